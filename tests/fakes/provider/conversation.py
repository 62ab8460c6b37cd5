"""A request as the model sees it, the same for every wire format: what brains think about."""

from dataclasses import dataclass, field
from typing import Literal

from pydantic import JsonValue, TypeAdapter, ValidationError

_OBJECT = TypeAdapter(dict[str, JsonValue])


@dataclass(frozen=True, slots=True)
class MadeCall:
    """A tool call in the history, with its JSON text of arguments."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message. ``call_id`` belongs to role ``tool``; ``calls`` to ``assistant``."""

    role: Literal["system", "user", "assistant", "tool"]
    text: str
    calls: tuple[MadeCall, ...] = ()
    call_id: str = ""


@dataclass(frozen=True, slots=True)
class ToolResult:
    """A call and what came back."""

    name: str
    arguments: dict[str, JsonValue]
    output: str

    @property
    def data(self) -> dict[str, JsonValue] | None:
        """The output as a JSON object; None when it is a plain sentence (an error)."""
        return read_object(self.output)


@dataclass(slots=True)
class Exchange:
    """One thing the user said, the tools run for it, and what the assistant answered."""

    said: str
    results: list[ToolResult] = field(default_factory=list[ToolResult])
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """The messages so far (system ones first or not at all) and the names of the tools offered."""

    messages: tuple[Message, ...]
    tools: tuple[str, ...]

    @property
    def system(self) -> str:
        return "\n".join(message.text for message in self.messages if message.role == "system")

    @property
    def said(self) -> str:
        """The user's last words."""
        return next((message.text for message in reversed(self.messages) if message.role == "user"), "")

    @property
    def outputs(self) -> list[ToolResult]:
        """The tool results since the user's last words, in order."""
        exchanges = self.exchanges()
        return exchanges[-1].results if exchanges else []

    def exchanges(self) -> list[Exchange]:
        """The conversation in pairs of question and answer, the last one still open."""
        found: list[Exchange] = []
        calls: dict[str, MadeCall] = {}
        for message in self.messages:
            if message.role == "user":
                found.append(Exchange(message.text))
            elif found and message.role == "assistant":
                calls.update({made.id: made for made in message.calls})
                found[-1].answer = message.text or found[-1].answer
            elif found and message.role == "tool":
                made = calls[message.call_id]
                arguments = read_object(made.arguments) or {}
                found[-1].results.append(ToolResult(made.name, arguments, message.text))
        return found


def read_object(text: str) -> dict[str, JsonValue] | None:
    """The JSON object that ``text`` is, or None."""
    try:
        return _OBJECT.validate_json(text)
    except ValidationError:
        return None
