"""What a chat completion has said so far, as the items of the Responses format."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from agents.models.fake_id import FAKE_RESPONSES_ID
from openai.types.responses import (
    ResponseFunctionToolCall,
    ResponseOutputItem,
    ResponseOutputMessage,
    ResponseOutputRefusal,
    ResponseOutputText,
    ResponseReasoningItem,
)
from openai.types.responses.response_reasoning_item import Content, Summary

from saydone.agent.chat_chunk import Json, object_in, text_in

_MESSAGE, _REASONING = "message", "reasoning"
_ITEMS = {"text": _MESSAGE, "refusal": _MESSAGE, "reasoning_content": _REASONING}
# How the SDK, when it sends a history, knows in which of two fields the reasoning came.
_REASONING_FIELD = "_chat_completions_reasoning_field"


def item_of(part: str) -> str:
    """The name of the item that a part is of; a tool call is a part of its own."""
    return _ITEMS.get(part, part)


@dataclass(slots=True)
class _Call:
    id: str = ""
    name: str = ""
    thought_signature: str | None = None


class ChatItems:
    """The items of one answer, in the order in which they began. A part is what words go on with:
    a field of the format, or a tool call, whose words are its arguments.
    """

    def __init__(self, model: str) -> None:
        self.response_id: str | None = None
        self._model = model
        self._order: list[str] = []
        self._parts: defaultdict[str, list[str]] = defaultdict(list)
        self._calls: dict[str, _Call] = {}

    def __len__(self) -> int:
        return len(self._order)

    def __iter__(self) -> Iterator[ResponseOutputItem]:
        return (self._item(name) for name in self._order)

    def begin(self, name: str) -> tuple[int, ResponseOutputItem | None]:
        """Where the item stands, and the item if it begins now."""
        if name in self._order:
            return self._order.index(name), None
        self._order.append(name)
        return len(self._order) - 1, self._item(name)

    def add(self, part: str, words: str) -> None:
        """Go on with a part."""
        self._parts[part].append(words)

    def take_call(self, told: Json) -> tuple[str, str]:
        """Take in a piece of a tool call, but for its arguments: the part that it is, and what they go on with."""
        index = told.get("index")
        if not isinstance(index, int):  # some number none, and send each whole
            index = len(self._calls) if told.get("id") or not self._calls else len(self._calls) - 1
        part = f"call {index}"
        call = self._calls.setdefault(part, _Call())
        function = object_in(told.get("function"))
        call.id = text_in(told.get("id")) or call.id
        call.name = text_in(function.get("name")) or call.name
        google = object_in(object_in(told.get("extra_content")).get("google"))
        call.thought_signature = google.get("thought_signature") or call.thought_signature
        return part, text_in(function.get("arguments"))

    def _item(self, name: str) -> ResponseOutputItem:
        """The item as far as it has come."""
        provider_data: Json = {"model": self._model, "response_id": self.response_id}
        if name == _MESSAGE:
            item = ResponseOutputMessage(
                id=FAKE_RESPONSES_ID, type="message", role="assistant", status="completed", content=[]
            )
            if text := "".join(self._parts["text"]):
                item.content.append(ResponseOutputText(type="output_text", text=text, annotations=[], logprobs=[]))
            if refusal := "".join(self._parts["refusal"]):
                item.content.append(ResponseOutputRefusal(type="refusal", refusal=refusal))
        elif name == _REASONING:
            item = ResponseReasoningItem(id=FAKE_RESPONSES_ID, type="reasoning", summary=[])
            if summary := "".join(self._parts["reasoning_content"]):
                item.summary.append(Summary(type="summary_text", text=summary))
            elif content := "".join(self._parts["reasoning"]):
                item.content = [Content(type="reasoning_text", text=content)]
                provider_data[_REASONING_FIELD] = "reasoning"
        else:
            call = self._calls[name]
            item = ResponseFunctionToolCall(
                id=FAKE_RESPONSES_ID,
                type="function_call",
                call_id=call.id,
                name=call.name,
                arguments="".join(self._parts[name]),
            )
            if call.thought_signature:
                provider_data["thought_signature"] = call.thought_signature
        # Which model it was: the SDK gives a model back what only it understands.
        item.provider_data = provider_data  # pyright: ignore[reportAttributeAccessIssue] # as the SDK does
        return item
