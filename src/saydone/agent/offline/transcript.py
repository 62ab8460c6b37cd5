"""The conversation as the offline model sees it: what was said, which tools were called, what they answered."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from agents.items import TResponseInputItem
from pydantic import BaseModel, ValidationError

from saydone.tools.results import FailedItem
from saydone.tools.task_view import TaskView

_SHOWN_MAX = 300


@dataclass(frozen=True, slots=True)
class Call:
    """A tool call."""

    name: str
    arguments: Mapping[str, object]


class Answer(BaseModel):
    """What a tool answered; of an error (``ok`` is false) only the sentence."""

    message: str
    tasks: list[TaskView] = []
    failed: list[FailedItem] = []
    total: int = 0
    next_cursor: str | None = None
    ok: bool = True


@dataclass(frozen=True)
class Done:
    """A call that was made, and its raw output. It is parsed on demand: old outputs seldom matter."""

    call: Call
    output: str

    @cached_property
    def answer(self) -> Answer:
        """The output, parsed."""
        return parsed(self.output)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A message of the user with all that followed it. ``answered`` is empty while nothing was said."""

    said: str
    done: tuple[Done, ...] = ()
    answered: str = ""


def exchanges_of(history: str | Sequence[TResponseInputItem]) -> tuple[Exchange, ...]:
    """The exchanges of a history, oldest first; the last one is going on."""
    if isinstance(history, str):
        return (Exchange(history),)
    items = [cast(Mapping[str, object], item) for item in history]
    outputs = {item.get("call_id"): _text(item.get("output")) for item in items if _is(item, "function_call_output")}
    found: list[Exchange] = []
    said: str | None = None
    done: list[Done] = []
    answered: list[str] = []

    def close() -> None:
        if said is not None:
            found.append(Exchange(said, tuple(done), "\n".join(answered)))

    for item in items:
        if _is(item, "function_call"):
            call = Call(str(item.get("name")), _object(item.get("arguments")))
            if item.get("call_id") in outputs:
                done.append(Done(call, outputs[item.get("call_id")]))
        elif item.get("role") == "user":
            close()
            said, done, answered = _text(item.get("content")), [], []
        elif item.get("role") == "assistant":
            answered.append(_text(item.get("content")))
    close()
    return tuple(found)


def parsed(output: str) -> Answer:
    """A tool's output. What is not the structured content of a tool is taken for the sentence of an error."""
    try:
        return Answer.model_validate_json(output)
    except ValidationError:
        return Answer(message=output.strip()[:_SHOWN_MAX], ok=False)


def _is(item: Mapping[str, object], kind: str) -> bool:
    return item.get("type") == kind


def _text(content: object) -> str:
    if isinstance(content, list):
        parts = [cast(Mapping[str, object], part) for part in cast(list[object], content) if isinstance(part, dict)]
        return "".join(str(part.get("text", "")) for part in parts)
    if isinstance(content, dict):
        return str(cast(Mapping[str, object], content).get("text", ""))
    return content if isinstance(content, str) else ""


def _object(arguments: object) -> Mapping[str, object]:
    try:
        value = json.loads(str(arguments))
    except ValueError:
        return {}
    return cast(Mapping[str, object], value) if isinstance(value, dict) else {}
