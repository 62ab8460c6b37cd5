"""The built-in model: it speaks and calls tools like an LLM, by rules, without a key or a network."""

import json
import re
from collections.abc import AsyncGenerator, Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from agents.items import TResponseInputItem, TResponseStreamEvent
from agents.tool import Tool
from openai.types.responses import ResponseOutputItem

from saydone.agent.offline import replies
from saydone.agent.offline.attached import about, left_aside
from saydone.agent.offline.attaching import attaching
from saydone.agent.offline.files_of_tasks import to_import
from saydone.agent.offline.plan import next_move
from saydone.agent.offline.reading import Reading
from saydone.agent.offline.steps import Reply, Scenery
from saydone.agent.offline.stream import events, function_call, message
from saydone.agent.offline.transcript import Exchange, exchanges_of
from saydone.agent.offline.understand import understand
from saydone.agent.streaming_model import ModelRequest, StreamingModel
from saydone.domain.when.pattern import Pattern

_NAME = "offline"
_READ_TWICE = 64
_TOLD_NOW = Pattern(r"^It is \w+ (\d{1,2} \w+ \d{4}, \d{2}:\d{2}) for the user \(time zone ([^)]+)\)\.", re.M)

Understand = Callable[..., Reading]


class OfflineModel(StreamingModel):
    """A model of the Agents SDK that works by rules.

    Like any model it sees the instructions, the history and the tools, and nothing else. It keeps no state: what
    to do next is worked out from the history at each call. ``clock`` tells the time where the instructions do not.
    """

    def __init__(self, clock: Callable[[], datetime] | None = None, *, read: Understand = understand) -> None:
        self._clock = clock or _utc_now

        # A message is read at each model call of its turn, and once more when the next one may answer it.
        @lru_cache(maxsize=_READ_TWICE)
        def reader(text: str, now: datetime) -> Reading:
            return read(text, now=now)

        self._read = reader

    async def answer(self, request: ModelRequest) -> AsyncGenerator[TResponseStreamEvent]:
        """The answer as events, without any waiting between them."""
        for event in events(self._output(request.instructions, request.input, request.tools), _NAME):
            yield event

    def _output(
        self, instructions: str | None, history: str | list[TResponseInputItem], tools: Sequence[Tool]
    ) -> list[ResponseOutputItem]:
        *before, going_on = exchanges_of(history) or (None,)
        if going_on is None:
            return [message(replies.GREETING)]
        offered = frozenset(tool.name for tool in tools)
        scenery = Scenery(tuple(each for each in before if each), self._now(instructions or ""), self._read, offered)
        attach = attaching(going_on, scenery)
        used = attach is not None or to_import(going_on.said, going_on.files) is not None
        told = None if used else _about_files(going_on, scenery)
        if told is not None:
            return [message(told)]
        move = next_move((*scenery.before, going_on), scenery, attach)
        if isinstance(move, Reply):
            # A question stands alone: its answer is known by its very words.
            aside = f"\n\n{left_aside(going_on.files)}" if going_on.files and not (move.asks or used) else ""
            return [message(move.text + aside)]
        missing = [call.name for call in move if call.name not in offered]
        if missing:
            return [message(replies.not_offered(missing[0]))]
        return [function_call(call.name, json.dumps(dict(call.arguments), ensure_ascii=False)) for call in move]

    def _now(self, instructions: str) -> datetime:
        """The user's time as the instructions tell it: the model then reads dates by the same clock as the agent."""
        told = _TOLD_NOW.search(instructions)
        if told is None:
            return self._clock()
        try:
            return datetime.strptime(told[1], "%d %B %Y, %H:%M").replace(tzinfo=ZoneInfo(told[2]))
        except (ValueError, ZoneInfoNotFoundError):
            return self._clock()


def _about_files(exchange: Exchange, scenery: Scenery) -> str | None:
    if not exchange.files or exchange.done:
        return None
    clauses = scenery.read(exchange.said, scenery.now).clauses
    return about(exchange.said, exchange.files, understood=any(clause.intent != "other" for clause in clauses))


def _utc_now() -> datetime:
    return datetime.now(UTC)
