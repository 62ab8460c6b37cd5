"""A server that is killed inside a tool, and one that is killed between what a tool did and its output.

A write of somebody else's holds the database up at just that moment. SQLite lets nobody write while somebody writes:
there what comes after the tool is held up by a trigger that never comes to an end.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from saydone.store.db import Database
from tests.fakes.provider.script import call, hang
from tests.fakes.provider.server import OPENAI_MODEL, FakeProvider
from tests.flows.client import text_of
from tests.flows.conftest import Start
from tests.flows.process import ServedProcess, environment_on

ADD = call("add_task", {"tasks": [{"title": "Buy milk"}]})
WAITING = "SELECT count(*) FROM pg_locks JOIN pg_database ON oid = database WHERE NOT granted AND datname = {}"


ENDLESS = """CREATE VIEW endless AS
    WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers) SELECT n FROM numbers"""
HELD_UP = "CREATE TRIGGER held_up BEFORE INSERT ON model_items BEGIN SELECT count(*) FROM endless; END"

Hold = Callable[[str], AbstractAsyncContextManager[AsyncConnection]]


@asynccontextmanager
async def writes_of_tasks_held(url: str) -> AsyncGenerator[AsyncConnection]:
    """Within, nobody else can write tasks; on SQLite nothing at all."""
    statement = "DELETE FROM tasks WHERE id < 0" if url.startswith("sqlite") else "LOCK TABLE tasks IN EXCLUSIVE MODE"
    async with connected(url) as connection:
        await connection.execute(text(statement))
        yield connection
        await connection.rollback()


@asynccontextmanager
async def writes_of_outputs_held(url: str) -> AsyncGenerator[AsyncConnection]:
    """Within, nobody can write what a tool put out. The tools themselves can work."""
    async with connected(url) as connection:
        if not url.startswith("sqlite"):
            await connection.execute(text("LOCK TABLE model_items IN EXCLUSIVE MODE"))
            yield connection
            await connection.rollback()
            return
        for statement in (ENDLESS, HELD_UP):
            await connection.execute(text(statement))
        await connection.commit()
        yield connection
        for statement in ("DROP TRIGGER held_up", "DROP VIEW endless"):
            await connection.execute(text(statement))
        await connection.commit()


@asynccontextmanager
async def connected(url: str) -> AsyncGenerator[AsyncConnection]:
    db = Database(url)
    async with db.engine.connect() as connection:
        yield connection
    await db.close()


async def until(url: str, true: str) -> None:
    """Returns when the query finds something that is not zero."""
    async with connected(url) as connection:
        while not await connection.scalar(text(true)):
            await connection.rollback()
            await asyncio.sleep(0)


async def until_it_is_held_up(url: str, events: Iterator[dict[str, Any]], hold: Hold) -> None:
    if not url.startswith("sqlite"):
        await until(url, WAITING.format("current_database()"))
    elif hold is writes_of_outputs_held:
        await until(url, "SELECT count(*) FROM tasks")  # the tool has done it, and nothing can come after it
    else:
        await asyncio.to_thread(lambda: next(event for event in events if event["type"] == "tool_call"))


async def told_after_a_kill(
    url: str, provider: FakeProvider, folder: Path, start: Start, hold: Hold
) -> tuple[str, list[str]]:
    """What the next server tells of the turn that adds a task, and the tasks that there are by then."""
    env = environment_on(provider, folder, SAYDONE_DATABASE_URL=url)
    provider.reply(hang(ADD))
    with (
        ServedProcess(env, folder / "first.log") as server,
        server.stream("/api/chatkit/generate", {"message": "Add milk"}) as events,
    ):
        await asyncio.to_thread(provider.wait_until, lambda seen: len(seen.requests) == 1)
        async with hold(url):
            provider.release()
            await until_it_is_held_up(url, events, hold)
            server.process.kill()
            server.process.wait()
    # The next server may as well be one of this process.
    server = await asyncio.to_thread(
        start, model=OPENAI_MODEL, model_base_url=provider.openai_base_url, model_api_key=provider.key
    )
    conversation = server.http.get("/api/chatkit/conversations").json()["conversations"][0]["id"]
    told = server.messages(conversation)
    assert [message["role"] for message in told] == ["user", "assistant"]
    provider.reply("Here I am again.")
    assert text_of(server.say("Are you there?", conversation)) == "Here I am again."
    assert provider.requests[-1].status == 200, "the model's history is one that a strict provider takes"
    return told[-1]["text"], server.titles()


async def test_a_server_that_is_killed_in_a_tool_has_done_nothing_and_says_so(
    database_url: str, provider: FakeProvider, tmp_path: Path, start: Start
) -> None:
    told, titles = await told_after_a_kill(database_url, provider, tmp_path, start, writes_of_tasks_held)
    assert told == "(This answer was interrupted. Nothing was changed.)"
    assert titles == []


async def test_a_server_that_is_killed_between_a_tool_and_its_output_says_what_it_did(
    database_url: str, provider: FakeProvider, tmp_path: Path, start: Start
) -> None:
    told, titles = await told_after_a_kill(database_url, provider, tmp_path, start, writes_of_outputs_held)
    assert told == "(This answer was interrupted. Done before that: added task 1 “Buy milk”.)"
    assert titles == ["Buy milk"]
