"""What changed, told to those who see it."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from saydone.domain.actor import Actor
from saydone.domain.task import Task, TaskDraft
from saydone.services import comments, lists, tasks
from saydone.services.change_feed import ChangeFeed, Notice, open_feed
from saydone.services.redis_feed import spreading
from saydone.store.db import Database

NOW = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
async def feed(db: Database) -> AsyncGenerator[ChangeFeed]:
    async with open_feed(db) as feed:
        yield feed


async def add(db: Database, actor: Actor, title: str) -> Task:
    async with db.transaction() as session:
        return (await tasks.add(session, actor, [TaskDraft(title)], now=NOW)).changed[0]


async def next_of(notices: AsyncGenerator[Notice]) -> Notice:
    return await asyncio.wait_for(anext(notices), 60)


async def seen_until(notices: AsyncGenerator[Notice], last: str) -> set[tuple[str, int]]:
    """Which things are named, up to the first notice of that type."""
    seen: set[tuple[str, int]] = set()
    while last not in {kind for kind, _ in seen}:
        notice = await next_of(notices)
        seen |= {(notice.type, int(number)) for number in notice.ids}
    return seen


async def test_who_listens_is_told_what_was_committed_and_in_which_operation(
    db: Database, feed: ChangeFeed, alice: Actor
) -> None:
    async with aclosing(feed.follow(alice.user_id, None)) as notices:
        hello = await next_of(notices)
        task = await add(db, alice, "Milk")
        told = await next_of(notices)
        assert (hello.type, told.type, told.ids) == ("hello", "task", (str(task.id),))
        assert told.operation == alice.operation
        assert told.line > hello.line


async def test_what_was_rolled_back_is_not_told(db: Database, feed: ChangeFeed, alice: Actor) -> None:
    async with aclosing(feed.follow(alice.user_id, None)) as notices:
        await next_of(notices)
        async with db.transaction() as session:
            await tasks.add(session, alice, [TaskDraft("Never")], now=NOW)
            await session.rollback()
        task = await add(db, alice, "Milk")
        assert (await next_of(notices)).ids == (str(task.id),)


async def test_others_are_told_of_what_they_see_alone(db: Database, feed: ChangeFeed, alice: Actor, bob: Actor) -> None:
    secret = await add(db, alice, "Secret")
    async with db.transaction() as session:
        both = await lists.create(session, alice, "Both", now=NOW)
        draft = TaskDraft("Shared", list_id=both.id)
        [shared] = (await tasks.add(session, alice, [draft], now=NOW)).changed
    async with aclosing(feed.follow(bob.user_id, None)) as notices:
        hello = await next_of(notices)
        async with db.transaction() as session:
            await comments.add(session, alice, str(secret.id), "hidden", now=NOW)
        async with db.transaction() as session:
            insert = "INSERT INTO memberships (list_id, user_id, role) VALUES (:list_id, :user_id, 'viewer')"
            await session.execute(text(insert), {"list_id": shared.list_id, "user_id": bob.user_id})
        async with db.transaction() as session:
            comment = await comments.add(session, alice, str(shared.id), "seen", now=NOW)
        told = await next_of(notices)
        assert (told.type, told.ids, told.tasks) == ("comment", (str(comment.id),), (str(shared.id),))
    async with aclosing(feed.follow(bob.user_id, hello.line)) as missed:
        # The list comes again: of what is older than the last event a little is told twice.
        assert await seen_until(missed, "comment") == {("list", both.id), ("comment", comment.id)}


async def test_who_comes_back_is_told_what_they_missed(
    db: Database, feed: ChangeFeed, alice: Actor, bob: Actor
) -> None:
    first = await add(db, alice, "Milk")
    async with aclosing(feed.follow(alice.user_id, None)) as notices:
        line = (await next_of(notices)).line
    await add(db, bob, "Secret")
    second = await add(db, alice, "Eggs")
    async with aclosing(feed.follow(alice.user_id, line)) as notices:
        told = await next_of(notices)
        assert set(told.ids) - {str(first.id)} == {str(second.id)}
    async with aclosing(feed.follow(alice.user_id, line + 10**6)) as notices:
        assert (await next_of(notices)).type == "reset"


async def test_a_reader_that_falls_behind_is_told_to_read_all_anew(feed: ChangeFeed, alice: Actor) -> None:
    async with aclosing(feed.follow(alice.user_id, None)) as notices:
        await next_of(notices)
        for line in range(1, 1000):
            feed.tell({alice.user_id: [Notice(line, "task", (str(line),))]})
        seen = [(await next_of(notices)).type for _ in range(2)]
        assert "reset" in seen
        feed.close()
        assert len([notice async for notice in notices]) < 1000


async def test_another_process_is_told_through_redis(
    db: Database, database_url: str, redis_url: str, alice: Actor
) -> None:
    other = Database(database_url)
    async with (
        open_feed(db) as here,
        open_feed(other) as there,
        spreading(redis_url, here),
        spreading(redis_url, there) as remote,
    ):
        await asyncio.wait_for(remote.listening.wait(), 60)
        async with aclosing(there.follow(alice.user_id, None)) as notices:
            await next_of(notices)
            task = await add(db, alice, "Milk")
            assert (await next_of(notices)).ids == (str(task.id),)
    await other.close()
