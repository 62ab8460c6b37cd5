"""What is kept of each turn: its model, what it took, and how it ended."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from saydone.store.db import Database
from saydone.store.tables import TurnRow
from tests.conftest import Clock
from tests.fakes.provider.script import call, fail, stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import GENERATE
from tests.flows.conftest import Start
from tests.flows.live import LiveServer


def turns(database_url: str) -> Sequence[TurnRow]:
    """All of them, in the order in which they began."""

    async def read() -> Sequence[TurnRow]:
        db = Database(database_url)
        async with db.reading() as session:
            found = (await session.scalars(select(TurnRow).order_by(TurnRow.started_at))).all()
        await db.close()
        return found

    return asyncio.run(read())


def test_a_turn_s_model_tokens_calls_duration_and_outcome_are_kept(
    llm_server: LiveServer, provider: FakeProvider, clock: Clock, database_url: str
) -> None:
    provider.reply(call("add_task", {"tasks": [{"title": "Buy milk"}]}), call("list_tasks", {}))
    provider.reply("Done.")
    llm_server.say("Add milk")
    (turn,) = turns(database_url)
    assert (turn.status, turn.model.split()[0], turn.tool_calls, turn.error) == ("completed", "gpt-test", 2, None)
    assert turn.input_tokens > turn.output_tokens > 0
    assert turn.finished_at == turn.started_at == clock()
    clock.pass_(minutes=1)
    provider.reply(fail(401))
    llm_server.say("And eggs")
    failed = turns(database_url)[-1]
    assert (failed.status, failed.error, failed.tool_calls, failed.output_tokens) == ("failed", "model_auth", 0, 0)
    assert failed.started_at - turn.started_at == timedelta(minutes=1)


def test_a_stopped_turn_is_kept_as_stopped_and_a_click_as_a_turn_without_a_model(
    llm_server: LiveServer, provider: FakeProvider, clock: Clock, database_url: str
) -> None:
    provider.reply(stall("One two three four.", after=2))
    with llm_server.stream(GENERATE, {"message": "Count"}) as events:
        next(event for event in events if event["type"] == "text_delta")
        conversation = llm_server.http.get("/api/chatkit/conversations").json()["conversations"][0]["id"]
        llm_server.http.post(f"/api/chatkit/conversations/{conversation}/stop").raise_for_status()
    clock.pass_(minutes=1)
    llm_server.click("create_task", {"title": "Buy milk"})
    stopped, click = turns(database_url)
    assert (stopped.status, stopped.model.split()[0]) == ("stopped", "gpt-test")
    assert stopped.finished_at is not None
    assert (click.status, click.thread_id, click.input_tokens) == ("completed", None, 0)


def test_a_turn_that_the_server_broke_off_as_it_was_stopped_is_told_from_one_that_its_user_stopped(
    start: Start, provider: FakeProvider, clock: Clock, database_url: str
) -> None:
    server = start(
        model="gpt-test", model_base_url=provider.openai_base_url, model_api_key=provider.key, shutdown_seconds=0.1
    )
    for _ in range(2):
        provider.reply(stall("One two three four.", after=2))
    with server.stream(GENERATE, {"message": "Count"}) as events:
        next(event for event in events if event["type"] == "text_delta")
        conversation = server.http.get("/api/chatkit/conversations").json()["conversations"][0]["id"]
        server.http.post(f"/api/chatkit/conversations/{conversation}/stop").raise_for_status()
    clock.pass_(minutes=1)
    with server.stream(GENERATE, {"message": "Count"}) as events:
        next(event for event in events if event["type"] == "text_delta")
        server.stop()
        assert list(events)[-1]["error"] == "stopped"
    assert [(turn.status, turn.error) for turn in turns(database_url)] == [
        ("stopped", "stopped"),
        ("stopped", "shut_down"),
    ]
