"""A turn whose conversation another process took, as after a laptop's sleep."""

import asyncio

from saydone.chatkit.recovery import interrupt
from saydone.store import memory, turns
from saydone.store.db import Database
from tests.conftest import Clock
from tests.fakes.provider.script import stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import text_of
from tests.flows.live import LiveServer


def test_a_turn_that_lost_its_conversation_stops_and_writes_nothing_more(
    llm_server: LiveServer, provider: FakeProvider, database_url: str, clock: Clock
) -> None:
    provider.reply(stall("One two three four.", after=2))
    with llm_server.stream("/api/chatkit/generate", {"message": "Count"}) as events:
        assert next(events)["type"] == "text_delta"
        conversation = llm_server.http.get("/api/chatkit/conversations").json()["conversations"][0]["id"]
        asyncio.run(take_over(database_url, conversation, clock))
        last = list(events)[-1]
    assert (last["type"], last["error"]) == ("error", "interrupted")
    provider.wait_until(lambda seen: seen.requests[-1].hung_up)
    note = "(This answer was interrupted. Nothing was changed.)"
    assert [message["text"] for message in llm_server.messages(conversation)] == ["Count", note]
    assert asyncio.run(remembered(database_url, conversation)) == ["Count", note]
    provider.reply("Here I am.")
    assert text_of(llm_server.say("Go on", conversation)) == "Here I am."
    assert provider.requests[-1].status == 200


def test_a_turn_holds_its_conversation_against_others_while_its_lease_lasts_only(
    llm_server: LiveServer, provider: FakeProvider, database_url: str, clock: Clock
) -> None:
    provider.reply(stall("One two three four.", after=2))
    with llm_server.stream("/api/chatkit/generate", {"message": "Count"}) as events:
        next(events)
        conversation = llm_server.http.get("/api/chatkit/conversations").json()["conversations"][0]["id"]
        body = {"message": "And?", "conversation_id": conversation}
        assert llm_server.http.post("/api/chatkit/generate", json=body).status_code == 409
        clock.pass_(seconds=31)
        provider.reply("Here I am.")
        assert text_of(llm_server.say("Are you there?", conversation)) == "Here I am."
        assert list(events)[-1]["error"] == "interrupted"
    texts = [message["text"] for message in llm_server.messages(conversation)]
    assert texts == ["Count", "(This answer was interrupted. Nothing was changed.)", "Are you there?", "Here I am."]


async def take_over(database_url: str, conversation: str, clock: Clock) -> None:
    """What another process does with a turn that it takes for dead."""
    db = Database(database_url)
    async with db.transaction() as session:
        [(turn, _)] = await turns.running_turns(session, thread_id=conversation)
        assert await interrupt(session, turn, clock())
    await db.close()


async def remembered(database_url: str, conversation: str) -> list[str]:
    """What the model remembers."""
    db = Database(database_url)
    async with db.reading() as session:
        items = await memory.latest(session, conversation, 100)
    await db.close()
    return [str(item["content"]) for item in items]
