"""Filters that are kept under a name."""

import pytest

from saydone.domain.query_language.error import QueryError
from saydone.domain.task_query import TaskQuery
from saydone.errors import Conflict, InvalidInput, NotFound
from saydone.services import saved_filters, tasks
from tests.conftest import Clock, make_actor
from tests.services.world import World


async def test_a_filter_is_kept_as_typed_and_lists_what_it_asks_for(world: World, clock: Clock) -> None:
    await world.add("Buy milk", "Rest")
    async with world.step() as (session, actor):
        saved = await saved_filters.create(session, actor, "Shopping", "MILK |  due:today", now=clock())
        await saved_filters.create(session, actor, "Late", "overdue", now=clock())
    async with world.db.reading() as session:
        assert [each.name for each in await saved_filters.listing(session, actor)] == ["Shopping", "Late"]
        found = await saved_filters.find(session, actor, "SHOPPING")
        page = await tasks.listing(session, actor, TaskQuery(query=found.query), now=clock())
    assert (found.query, found.id) == ("MILK |  due:today", saved.id)
    assert [task.title for task in page.tasks] == ["Buy milk"]


async def test_a_filter_is_changed_and_deleted(world: World, clock: Clock) -> None:
    async with world.step() as (session, actor):
        saved = await saved_filters.create(session, actor, "Shopping", "milk", now=clock())
        changed = await saved_filters.change(session, actor, saved.id, name="Food", query="bread", now=clock())
        assert (changed.name, changed.query) == ("Food", "bread")
        await saved_filters.delete(session, actor, saved.id, now=clock())
        assert await saved_filters.listing(session, actor) == []


async def test_what_cannot_be_kept_is_refused(world: World, clock: Clock) -> None:
    async with world.step() as (session, actor):
        saved = await saved_filters.create(session, actor, "Shopping", "milk", now=clock())
        other = await saved_filters.create(session, actor, "Other", "milk", now=clock())
        with pytest.raises(Conflict):
            await saved_filters.create(session, actor, "SHOPPING", "bread", now=clock())
        with pytest.raises(Conflict):
            await saved_filters.change(session, actor, other.id, name="shopping", now=clock())
        for query in ("", "p1 & (", "x" * 2001):
            with pytest.raises(QueryError):
                await saved_filters.create(session, actor, "Bad", query, now=clock())
            with pytest.raises(QueryError):
                await saved_filters.change(session, actor, saved.id, query=query, now=clock())
        with pytest.raises(InvalidInput):
            await saved_filters.create(session, actor, " ", "milk", now=clock())
        assert len(await saved_filters.listing(session, actor)) == 2


async def test_another_users_filter_does_not_exist(world: World, clock: Clock) -> None:
    bob = await make_actor(world.db, "bob", clock)
    async with world.step() as (session, actor):
        saved = await saved_filters.create(session, actor, "Mine", "milk", now=clock())
        for filter_id in (saved.id, 999, 2**63):
            with pytest.raises(NotFound, match="There is no filter"):
                await saved_filters.delete(session, bob, filter_id, now=clock())
            with pytest.raises(NotFound):
                await saved_filters.change(session, bob, filter_id, name="x", now=clock())
        with pytest.raises(NotFound):
            await saved_filters.find(session, bob, "Mine")
