"""Clicks that take a while: they keep their conversation, and are waited for."""

import asyncio
import threading
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from saydone.chatkit import keeper, stopping
from saydone.services import tasks as service
from saydone.store import turns as store
from saydone.store.db import Database
from tests.conftest import Clock
from tests.flows.client import Json, conversation_of
from tests.flows.live import LiveServer


@contextmanager
def held_click(
    server: LiveServer, conversation: str, monkeypatch: pytest.MonkeyPatch
) -> Generator[tuple[threading.Event, list[Json]]]:
    """A click whose tool waits for the event; its answer's events are there at the end."""
    go_on, reached, told = threading.Event(), threading.Event(), list[Json]()
    get = service.get

    async def held(*args: object, **more: object) -> object:
        reached.set()
        await asyncio.to_thread(go_on.wait, 60)
        return await get(*args, **more)  # pyright: ignore[reportArgumentType] # what it was called with

    monkeypatch.setattr(service, "get", held)
    with ThreadPoolExecutor(1) as pool:
        clicking = pool.submit(server.click, "edit_task", {"task_id": "1"}, conversation)
        try:
            assert reached.wait(60)
            yield go_on, told
        finally:
            go_on.set()
            told += clicking.result()


def test_a_stop_waits_for_a_click_and_breaks_nothing_off(server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> None:
    conversation = conversation_of(server.say("add milk"))
    monkeypatch.setattr(stopping, "_LOOKS", 1)
    with held_click(server, conversation, monkeypatch) as (go_on, told), ThreadPoolExecutor(1) as pool:
        stop = pool.submit(server.http.post, f"/api/chatkit/conversations/{conversation}/stop")
        with pytest.raises(TimeoutError):
            stop.result(timeout=0.5)
        go_on.set()
        assert stop.result(60).status_code == 204
    assert told[-1]["type"] == "complete"


def test_a_stop_does_not_wait_for_ever(server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> None:
    conversation = conversation_of(server.say("add milk"))
    monkeypatch.setattr(stopping, "_HERE_SECONDS", 0)
    with held_click(server, conversation, monkeypatch) as (_, told):
        stop = server.http.post(f"/api/chatkit/conversations/{conversation}/stop")
        assert (stop.status_code, "has not yet" in stop.json()["message"]) == (409, True)
    assert told[-1]["type"] == "complete"


def test_a_click_that_takes_longer_than_its_lease_keeps_its_conversation(
    server: LiveServer, monkeypatch: pytest.MonkeyPatch, database_url: str, clock: Clock
) -> None:
    conversation = conversation_of(server.say("add milk"))
    monkeypatch.setattr(keeper, "_LOOK", 0.01)
    with held_click(server, conversation, monkeypatch) as (_, told):
        clock.pass_(seconds=20)
        asyncio.run(renewed(database_url, conversation, clock))
        clock.pass_(seconds=20)
        body = {"message": "And now?", "conversation_id": conversation}
        assert server.http.post("/api/chatkit/generate", json=body).status_code == 409
    assert told[-1]["type"] == "complete"


async def renewed(database_url: str, conversation: str, clock: Clock) -> None:
    """Wait until the hold on the conversation lasts for its whole time from now on."""
    db = Database(database_url)
    for _ in range(30_000):
        async with db.reading() as session:
            [(_, lease)] = await store.running_turns(session, thread_id=conversation)
        if lease - clock() >= keeper.LEASE:
            break
    else:
        raise AssertionError("the hold was not renewed")
    await db.close()
