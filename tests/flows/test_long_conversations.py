"""Conversations of thousands of messages: a turn in them reads and sends no more than in a shorter one."""

import asyncio
from datetime import UTC, datetime
from typing import cast

from chatkit.types import AssistantMessageContent, AssistantMessageItem

from saydone.agent.memory import HISTORY_LIMIT
from saydone.chatkit.item_json import item_to_keep
from saydone.store import memory, threads
from saydone.store.db import Database
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import Json, conversation_of, text_of
from tests.flows.live import LiveServer

PAIRS = 5_000


async def lengthen(database_url: str, thread: str) -> None:
    """Ten thousand more items, for the user and for the model."""
    db = Database(database_url)
    shown = [
        AssistantMessageItem(
            id=f"msg_{number}",
            thread_id=thread,
            created_at=datetime(2026, 3, 4, tzinfo=UTC),
            content=[AssistantMessageContent(text=f"Answer {number}")],
        )
        for number in range(2 * PAIRS)
    ]
    said = [{"role": role, "content": f"{role} {number}"} for number in range(PAIRS) for role in ("user", "assistant")]
    async with db.transaction() as session:
        await threads.save_items(session, thread, [item_to_keep(item) for item in shown])
        await memory.append(session, thread, said)
    await db.close()


def test_a_turn_in_a_conversation_of_ten_thousand_items_sends_the_newest_and_shows_a_page(
    llm_server: LiveServer, provider: FakeProvider, database_url: str
) -> None:
    provider.reply("Hello.")
    thread = conversation_of(llm_server.say("Hello"))
    asyncio.run(lengthen(database_url, thread))
    provider.reply("Still here.")
    assert text_of(llm_server.say("Are you there?", thread)) == "Still here."
    sent = cast("list[Json]", provider.requests[-1].body["messages"])
    assert sent[-2]["content"] == f"assistant {PAIRS - 1}"
    assert len(sent) <= HISTORY_LIMIT + 2  # with the instructions and the new message
    read = llm_server.http.post("/chatkit", json={"type": "threads.get_by_id", "params": {"thread_id": thread}}).json()
    assert len(read["items"]["data"]) <= 100
    assert read["items"]["has_more"]
