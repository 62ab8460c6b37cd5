"""Two hundred turns at once, with hang-ups, stops and reconnects: nothing is left but what they did."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from random import Random
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from saydone.store import memory, turns
from saydone.store.db import Database
from saydone.store.tables import TurnRow
from saydone.store.task_tables import TaskRow
from tests.fakes.provider.conversation import Conversation
from tests.fakes.provider.script import Reply, answer, call, hang, say, stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import DEMO, Json, text_of
from tests.flows.conftest import Start
from tests.flows.live import LiveServer

TURNS = 200
ONE_OF_THEM_SPEAKS_ON = 10
Event = tuple[str, Json]


def brain(conversation: Conversation) -> Reply:
    """Adds a task and says so; now and then it falls silent before it speaks, or in the middle."""
    said = conversation.said
    mood = Random(f"{said} {len(conversation.outputs)}").random()
    if said.startswith("Thanks"):
        return answer("You are welcome.")
    if not conversation.outputs:
        parts = say("Adding it."), call("add_task", {"tasks": [{"title": said}]})
        return hang(*parts) if mood < 0.2 else answer(*parts)
    return stall("One two three four five six.", after=2) if mood < 0.5 else answer("It is on your list.")


@pytest.fixture
def stormy(start: Start, provider: FakeProvider, database_url: str, request: pytest.FixtureRequest) -> LiveServer:
    """A server; on PostgreSQL, with Redis."""
    redis = {"redis_url": request.getfixturevalue("redis_url")} if "postgresql" in database_url else {}
    provider.think = brain
    return start(model="gpt-test", model_base_url=provider.openai_base_url, model_api_key="test-key", **redis)


async def test_after_a_storm_of_turns_nothing_runs_holds_or_hangs_and_all_is_paired(
    stormy: LiveServer, provider: FakeProvider, database_url: str
) -> None:
    stormy.say("Thanks")  # what serves all turns is there after the first
    quiet = stormy.running_tasks()
    # A connection each: a kept one may be closed by the server just when it is used again.
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=0)
    async with httpx.AsyncClient(base_url=stormy.url, headers=DEMO, timeout=150, limits=limits) as http:
        storm = [asyncio.create_task(one_turn(http, number)) for number in range(TURNS)]
        while not all(turn.done() for turn in storm):
            provider.release()
            await asyncio.wait(storm, timeout=0.1)
        conversations = [await turn for turn in storm]
        db = Database(database_url)
        await until(lambda: no_turn_runs(db, provider))
        statuses = await check_database(db)
        assert statuses["stopped"] > TURNS / 10, statuses
        assert statuses["completed"] > TURNS / 10, statuses
        for conversation in conversations:
            path = f"/api/chatkit/conversations/{conversation}/events"
            assert (await http.get(path)).status_code == 204
        await asyncio.gather(*(speak_on(http, conversation) for conversation in conversations[::ONE_OF_THEM_SPEAKS_ON]))
        assert {request.status for request in provider.requests if not request.hung_up} == {200}
        await db.close()

    async def is_quiet() -> bool:
        return not stormy.running_tasks() - quiet

    await until(is_quiet)


async def one_turn(http: httpx.AsyncClient, number: int) -> str:
    """One turn through one of the doors, left in one of the ways; returns its conversation."""
    choice = Random(number)
    door = choice.choice(("guide", "chatkit", "resumable chatkit"))
    way = choice.choice(("read", "hang up", "stop", "come back"))
    seen: list[Event] = []
    async with asking(http, door, f"Task of turn {number}") as response:
        conversation = response.headers["X-Conversation-Id"]
        wanted = None if way == "read" else choice.randint(0, 6)
        events = events_of(response)
        while wanted is None or len(seen) < wanted:
            event = await anext(events, None)
            if event is None:
                break
            seen.append(event)
        if way == "stop":
            async with served(http, "POST", f"/api/chatkit/conversations/{conversation}/stop") as stopped:
                # With so many at once the answer may end later than a stop waits for it, which it says.
                assert stopped.status_code in (204, 409)
            seen += [event async for event in events]
    if way == "come back":
        path = {"guide": f"/api/chatkit/conversations/{conversation}/events"}.get(
            door, f"/chatkit/threads/{conversation}/events"
        )
        headers = {"Last-Event-ID": seen[-1][0]} if seen else {}
        async with served(http, "GET", path, headers=headers) as response:
            assert response.status_code in (200, 204)
            seen += [event async for event in events_of(response)]
    numbers = [int(event_id.rpartition("-")[2]) for event_id, _ in seen]
    assert numbers == sorted(set(numbers)), (door, way, seen)
    if way != "hang up" and door == "guide" and seen:
        assert seen[-1][1]["type"] in ("complete", "error"), (way, seen)
    return conversation


@asynccontextmanager
async def asking(http: httpx.AsyncClient, door: str, text: str) -> AsyncGenerator[httpx.Response]:
    """The answer to a message, as a stream."""
    if door == "guide":
        path = "/api/chatkit/generate"
        body: Json = {"message": text}
        headers: dict[str, str] = {}
    else:
        said: Json = {"content": [{"type": "input_text", "text": text}], "attachments": [], "inference_options": {}}
        path = "/chatkit"
        body = {"type": "threads.create", "params": {"input": said}}
        headers = {"X-Resumable": str(door == "resumable chatkit")}
    async with served(http, "POST", path, json=body, headers=headers) as response:
        assert response.status_code == 200, await response.aread()
        yield response


@asynccontextmanager
async def served(http: httpx.AsyncClient, method: str, path: str, **request: Any) -> AsyncGenerator[httpx.Response]:
    """The answer to a request, asked again while these are too many at once for this machine."""
    while True:
        async with http.stream(method, path, **request) as response:
            if response.status_code != 503 or "Retry-After" not in response.headers:
                yield response
                return


async def events_of(response: httpx.Response) -> AsyncGenerator[Event]:
    event_id = ""
    async for line in response.aiter_lines():
        if line.startswith("id: "):
            event_id = line.removeprefix("id: ")
        elif line.startswith("data: "):
            yield event_id, json.loads(line.removeprefix("data: "))


async def speak_on(http: httpx.AsyncClient, conversation: str) -> None:
    """The conversation is free, and a strict provider takes its history."""
    body = {"message": "Thanks", "conversation_id": conversation}
    async with served(http, "POST", "/api/chatkit/generate", json=body) as answered:
        assert answered.status_code == 200
        events = [event async for _, event in events_of(answered)]
    assert text_of(events) == "You are welcome."


async def no_turn_runs(db: Database, provider: FakeProvider) -> bool:
    provider.release()
    async with db.reading() as session:
        return not await turns.running_turns(session)


async def check_database(db: Database) -> Counter[str]:
    """No output without its call, no task twice; returns how the turns ended."""
    async with db.reading() as session:
        titles = list(await session.scalars(select(TaskRow.title)))
        rows = list(await session.scalars(select(TurnRow)))
        assert len(titles) == len(set(titles))
        for row in rows:
            assert row.thread_id is not None
            items = await memory.latest(session, row.thread_id, 100)
            calls = [item["call_id"] for item in items if item.get("type") == "function_call"]
            outputs = [item["call_id"] for item in items if item.get("type") == "function_call_output"]
            assert len(set(calls)) == len(calls), (row.status, items)
            assert set(outputs) <= set(calls)
            assert row.status == "stopped" or calls == outputs, (row.status, items)
    assert len(rows) == TURNS + 1
    statuses = Counter(row.status for row in rows)
    assert statuses.keys() <= {"completed", "stopped"}
    return statuses


async def until(happened: Callable[[], Awaitable[bool]]) -> None:
    """Until it has happened; the test's own time limit is the limit."""
    async with asyncio.timeout(150):
        while not await happened():
            await asyncio.to_thread(lambda: None)
