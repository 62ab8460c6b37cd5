"""Readers that do not read: hundreds of them cost a chunk each, and hold nothing up."""

import asyncio
import json
from pathlib import Path

from chatkit.types import AssistantMessageContentPartTextDelta, ThreadItemUpdatedEvent
from starlette.types import Message

from saydone.chatkit.links import Links, LinkSigner
from saydone.chatkit.protocol import chatkit_events
from saydone.chatkit.turn import Turn
from saydone.web.sse import EventStream
from tests.conftest import Clock

READERS, WORDS = 500, 40


class SlowClient:
    """Takes the head and one chunk, and the rest only when it may go on."""

    def __init__(self, may_go_on: asyncio.Event) -> None:
        self.chunks: list[bytes] = []
        self._may_go_on = may_go_on

    async def receive(self) -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.body":
            self.chunks.append(message["body"])
            await self._may_go_on.wait()

    @property
    def text(self) -> str:
        """What it has read of the answer."""
        lines = b"".join(self.chunks).decode().splitlines()
        events = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]
        return "".join(event["update"]["delta"] for event in events)


async def test_readers_that_do_not_read_cost_a_chunk_each_and_hold_neither_the_turn_nor_others_up(
    tmp_path: Path, clock: Clock
) -> None:
    links = Links(LinkSigner(tmp_path, clock), "http://localhost")
    turn, may_go_on = Turn(id="t1", thread_id=None), asyncio.Event()
    slow = [SlowClient(may_go_on) for _ in range(READERS)]
    streams = [
        asyncio.create_task(EventStream(chatkit_events(turn, links=links))({"type": "http"}, each.receive, each.send))
        for each in slow
    ]
    said = [f"{number} " for number in range(WORDS)]
    for words in said:
        update = AssistantMessageContentPartTextDelta(content_index=0, delta=words)
        turn.log.append(ThreadItemUpdatedEvent(item_id="i1", update=update))
        await asyncio.sleep(0)
    turn.log.close()
    others = asyncio.Event()
    others.set()
    quick = SlowClient(others)
    await EventStream(chatkit_events(turn, links=links))({"type": "http"}, quick.receive, quick.send)
    assert quick.text == "".join(said)
    assert {len(each.chunks) for each in slow} == {1}
    may_go_on.set()
    await asyncio.gather(*streams)
    assert {each.text for each in slow} == {quick.text}
    assert turn.log.readers == 0
