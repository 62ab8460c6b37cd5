"""What the fake provider can be told to answer: messages, and the faults of real providers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the model."""

    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """One tool call; ``arguments`` is JSON text, or broken text on purpose."""

    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """The model declines (OpenAI: a ``refusal``; Anthropic: stop reason ``refusal``)."""

    text: str


@dataclass(frozen=True, slots=True)
class Thought:
    """What the model thinks before it says or does something, as OpenAI-compatible endpoints tell it."""

    text: str


Part = Text | Call | Refusal | Thought


@dataclass(frozen=True, slots=True)
class Answer:
    """One message of the model: texts and calls, in the order in which they are streamed."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Fail:
    """An HTTP error with the body of a real one; ``retry_after`` in seconds becomes the header.

    ``message`` None is the provider's usual sentence for the status.
    """

    status: int
    retry_after: int | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """Streams ``after`` pieces of the answer (texts and argument fragments count), then breaks off.

    With ``error`` None the socket closes in mid-body. Otherwise the stream says the error as an event
    and ends, as providers do when they are overloaded half-way. Not streamed: half a body.
    """

    answer: Answer
    after: int
    error: Fail | None


@dataclass(frozen=True, slots=True)
class Stall:
    """Streams ``after`` pieces, then nothing until released; then the rest.

    ``after`` None holds back everything, status line included.
    """

    answer: Answer
    after: int | None


@dataclass(frozen=True, slots=True)
class Empty:
    """A 200 with nothing in it: a stream without an event, a message without a choice or content."""


Fault = Fail | Cut | Stall | Empty
Reply = Answer | Fault


def say(text: str) -> Text:
    """Words. ``say("")`` is a well-formed message that says nothing."""
    return Text(text)


def call(name: str, arguments: Mapping[str, JsonValue]) -> Call:
    """A tool call. Several in one reply are parallel calls."""
    return Call(name, json.dumps(dict(arguments)))


def malformed_call(name: str, arguments: str) -> Call:
    """A tool call whose arguments are this text, however broken."""
    return Call(name, arguments)


def refuse(text: str) -> Refusal:
    """The model will not answer, and says so."""
    return Refusal(text)


def thought(text: str) -> Thought:
    """Reasoning: ``reasoning_content`` (DeepSeek, vLLM, llama.cpp)."""
    return Thought(text)


def fail(status: int, *, retry_after: int | None = None, message: str | None = None) -> Fail:
    """An error of the provider: 401, 404, 429, 500, 503, 529, …"""
    return Fail(status, retry_after, message)


def cut(*parts: Part | str, after: int, error: Fail | None = None) -> Cut:
    """A stream that breaks off after so many pieces; see :class:`Cut`."""
    return Cut(answer(*parts), after, error)


def hang(*parts: Part | str) -> Stall:
    """Accepts the request and sends nothing before ``FakeProvider.release()``; then these parts."""
    return Stall(answer(*parts), None)


def stall(*parts: Part | str, after: int) -> Stall:
    """Falls silent after so many pieces, until ``FakeProvider.release()``; then the rest."""
    return Stall(answer(*parts), after)


def empty() -> Empty:
    """A success without content."""
    return Empty()


def answer(*parts: Part | str) -> Answer:
    """One message; bare strings are texts."""
    return Answer(tuple(Text(part) if isinstance(part, str) else part for part in parts))


def one_reply(*parts: Part | Fault | str) -> Reply:
    """The parts of one message, or one fault alone. Raises ValueError for a mixture or nothing."""
    pieces = [part for part in parts if isinstance(part, (str, Text, Call, Refusal, Thought))]
    faults = [part for part in parts if not isinstance(part, (str, Text, Call, Refusal, Thought))]
    if faults and not pieces and len(faults) == 1:
        return faults[0]
    if faults or not pieces:
        raise ValueError("a reply is the parts of one message, or one fault on its own")
    return answer(*pieces)
