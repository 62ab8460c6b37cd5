"""What both wire formats hand to the server: refusals, pieces of a stream, whole answers."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from pydantic import JsonValue

from tests.fakes.provider.conversation import Conversation
from tests.fakes.provider.script import Answer, Call, Fail, Text

CREATED = 1_767_225_600  # 2026-01-01, so that answers are the same in every run


class Refused(Exception):
    """The request breaks a rule of the provider: a status and the body of its error."""

    def __init__(self, status: int, body: Mapping[str, JsonValue]) -> None:
        super().__init__(json.dumps(body))
        self.status = status
        self.body = body


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that passed every rule."""

    body: Mapping[str, JsonValue]
    model: str
    stream: bool
    conversation: Conversation


@dataclass(frozen=True, slots=True)
class Frame:
    """One server-sent event as it goes over the wire; ``piece`` marks a delta of the answer."""

    text: str
    piece: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """An answer ready to send, either way it was asked for."""

    frames: Sequence[Frame]
    body: Mapping[str, JsonValue]


class WireFormat(Protocol):
    """What the server needs of a format: the modules ``openai_format`` and ``anthropic_format``."""

    def authorise(self, headers: Mapping[str, str], key: str) -> None:
        """Raises Refused unless the headers carry the key as this provider wants it."""
        ...

    def read(self, raw: bytes, models: Collection[str]) -> Asked:
        """Raises Refused for whatever a strict provider of this format refuses."""
        ...

    def prepare(self, asked: Asked, answer: Answer, serial: int) -> Prepared:
        """The answer in this format. ``serial`` makes the ids of this provider unique."""
        ...

    def failure(self, fail: Fail) -> dict[str, JsonValue]:
        """The error body for this failure."""
        ...

    def failure_frame(self, fail: Fail) -> Frame:
        """The same, as an event in a stream that has begun."""
        ...

    def nothing(self, asked: Asked) -> dict[str, JsonValue]:
        """A body that is well-formed and empty."""
        ...


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens that the provider reports: one for every four characters begun."""

    input: int
    output: int


def measure(request: Mapping[str, JsonValue], answer: Answer) -> Usage:
    """What this request and its answer cost: the JSON of messages, tools and system; all the words."""
    asked = {key: request[key] for key in ("messages", "system", "tools") if key in request}
    said = [part.name + part.arguments if isinstance(part, Call) else part.text for part in answer.parts]
    return Usage(_tokens(json.dumps(asked)), max(1, _tokens("".join(said))))


def in_pieces(text: str, size: int = 4) -> list[str]:
    """The text as it is streamed, a few characters at a time."""
    return [text[start : start + size] for start in range(0, len(text), size)]


def words(answer: Answer) -> str:
    return "".join(part.text for part in answer.parts if isinstance(part, Text))


def _tokens(text: str) -> int:
    return -(-len(text) // 4)
