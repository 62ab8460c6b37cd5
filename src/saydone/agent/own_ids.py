"""Ids of our own for what a model says and calls, and tool calls that any provider accepts back.

Chat-completions models give every item the id ``__fake_id__``, and some servers call every tool call
``call_0`` or nothing at all. Items are stored, and tool calls are told apart, by these ids.
"""

import json
import re
import secrets
import string
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from agents.items import TResponseStreamEvent
from openai.types.responses import (
    ResponseCompletedEvent,
    ResponseContentPartAddedEvent,
    ResponseContentPartDoneEvent,
    ResponseFunctionCallArgumentsDeltaEvent,
    ResponseFunctionCallArgumentsDoneEvent,
    ResponseFunctionToolCall,
    ResponseOutputItem,
    ResponseOutputItemAddedEvent,
    ResponseOutputItemDoneEvent,
    ResponseReasoningSummaryPartAddedEvent,
    ResponseReasoningSummaryPartDoneEvent,
    ResponseReasoningSummaryTextDeltaEvent,
    ResponseReasoningSummaryTextDoneEvent,
    ResponseReasoningTextDeltaEvent,
    ResponseReasoningTextDoneEvent,
    ResponseRefusalDeltaEvent,
    ResponseRefusalDoneEvent,
    ResponseTextDeltaEvent,
    ResponseTextDoneEvent,
)

from saydone.agent.whole_text import whole_text

_PREFIXES = {"message": "msg", "function_call": "fc", "reasoning": "rs"}
_CALL_PARTS = (ResponseFunctionCallArgumentsDeltaEvent, ResponseFunctionCallArgumentsDoneEvent)
_MESSAGE_PARTS = (
    ResponseTextDeltaEvent,  # the first looked for: nearly all are this
    ResponseContentPartAddedEvent,
    ResponseContentPartDoneEvent,
    ResponseTextDoneEvent,
    ResponseRefusalDeltaEvent,
    ResponseRefusalDoneEvent,
)
_REASONING_PARTS = (
    ResponseReasoningSummaryPartAddedEvent,
    ResponseReasoningSummaryPartDoneEvent,
    ResponseReasoningSummaryTextDeltaEvent,
    ResponseReasoningSummaryTextDoneEvent,
    ResponseReasoningTextDeltaEvent,
    ResponseReasoningTextDoneEvent,
)
_TOOL_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CALL_ID_LETTERS = string.ascii_letters + string.digits


@dataclass(frozen=True, slots=True)
class _Ids:
    item: str
    call: str


def _new_ids(kind: str) -> _Ids:
    return _Ids(f"{_PREFIXES.get(kind, 'item')}_{uuid4().hex}", _new_call_id() if kind == "function_call" else "")


def _new_call_id() -> str:
    # Nine letters and digits: the one shape of call id that every provider takes (Mistral takes no other).
    return "".join(secrets.choice(_CALL_ID_LETTERS) for _ in range(9))


@dataclass(slots=True)
class OwnIds:
    """Renames the items of one model response, the same way in each of its events."""

    _given: dict[tuple[str, int], _Ids] = field(default_factory=dict[tuple[str, int], _Ids])

    def event(self, event: TResponseStreamEvent) -> TResponseStreamEvent:
        """The event with our ids in it. The items in it are copies; the event itself is changed."""
        if isinstance(event, _MESSAGE_PARTS):
            event.item_id = self._ids("message", event.output_index).item
        elif isinstance(event, _CALL_PARTS):
            event.item_id = self._ids("function_call", event.output_index).item
        elif isinstance(event, _REASONING_PARTS):
            event.item_id = self._ids("reasoning", event.output_index).item
        elif isinstance(event, ResponseOutputItemAddedEvent):
            # Arguments are still to come: nothing to repair yet.
            event.item = _renamed(event.item, self._ids(event.item.type, event.output_index))
        elif isinstance(event, ResponseOutputItemDoneEvent):
            event.item = _repaired(_renamed(event.item, self._ids(event.item.type, event.output_index)))
        elif isinstance(event, ResponseCompletedEvent):
            event.response = event.response.model_copy(update={"output": self.output(event.response.output)})
        return event

    def output(self, items: Sequence[ResponseOutputItem]) -> list[ResponseOutputItem]:
        """The items of the whole response, with the ids that their events had.

        An item's place in the list is not its ``output_index`` in every stream, but items of one kind
        keep their order.
        """
        given = {kind: [self._given[key] for key in sorted(self._given) if key[0] == kind] for kind in _PREFIXES}
        left = {kind: iter(ids) for kind, ids in given.items()}
        return [
            _repaired(_renamed(item, next(left.get(item.type, iter(())), None) or _new_ids(item.type)))
            for item in items
        ]

    def _ids(self, kind: str, index: int) -> _Ids:
        known = self._given.get((kind, index))
        if known is None:
            known = self._given[kind, index] = _new_ids(kind)
        return known


def _renamed(item: ResponseOutputItem, ids: _Ids) -> ResponseOutputItem:
    update = {"id": ids.item}
    if isinstance(item, ResponseFunctionToolCall):
        update["call_id"] = ids.call
    return item.model_copy(update=update)


def _repaired(item: ResponseOutputItem) -> ResponseOutputItem:
    """A tool call that may stand in a history: strict providers refuse what is not JSON or has no name.

    Broken arguments become ``{}``, so that the tool's own validation tells the model; half a character in them
    becomes U+FFFD, and a broken name one that no tool has, so that the model is told that, too.
    """
    if isinstance(item, ResponseFunctionToolCall):
        name = item.name if _TOOL_NAME.fullmatch(item.name) else "unnamed_tool"
        arguments = _object_in(item.arguments)
        if (name, arguments) != (item.name, item.arguments):
            return item.model_copy(update={"name": name, "arguments": arguments})
    return item


def _object_in(text: str) -> str:
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return "{}"
    if not isinstance(value, dict):
        return "{}"
    # Half a character, as an escape, ends the run: the SDK takes a hash of the arguments.
    return whole_text(json.dumps(value, ensure_ascii=False) if "\\ud" in text.lower() else text)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
