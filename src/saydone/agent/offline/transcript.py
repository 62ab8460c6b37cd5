"""The conversation as the offline model sees it: what was said, which tools were called, what they answered."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, cast

from agents.items import TResponseInputItem
from pydantic import BaseModel, ValidationError

from saydone.agent.attached_files import SeenFile, read_part
from saydone.agent.click_note import is_click, is_decision
from saydone.agent.context_note import without_context
from saydone.agent.offline.attached import listed
from saydone.tools.get_task import TaskDetails
from saydone.tools.import_tasks import ImportResult
from saydone.tools.results import FailedItem

_SHOWN_MAX = 300


@dataclass(frozen=True, slots=True)
class Call:
    """A tool call."""

    name: str
    arguments: Mapping[str, object]


class Kept(BaseModel):
    """A list with how many open tasks are in it, or a label."""

    name: str
    open: int = 0


class Filter(BaseModel):
    """A saved filter."""

    name: str
    query: str


class Link(BaseModel):
    """A link for calendars."""

    id: str
    list: str | None = None
    created: str = ""


class Operation(BaseModel):
    """Something that was done."""

    what: str
    id: str = ""
    at_text: str = ""
    undone: bool = False


class Answer(BaseModel):
    """What a tool answered; of an error (``ok`` is false) only the sentence.

    ``text`` is a file's; ``status`` and ``answers`` are what the user said to a question.
    """

    message: str = ""
    text: str = ""
    tasks: list[TaskDetails] = []
    failed: list[FailedItem] = []
    total: int = 0
    total_is_at_least: bool = False
    lists: list[Kept] = []
    labels: list[Kept] = []
    filters: list[Filter] = []
    operations: list[Operation] = []
    undoes: Operation | None = None
    elsewhere: str = ""
    links: list[Link] = []
    confirm: str | None = None
    next_cursor: str | None = None
    count: int = 0
    """How many tasks a file brings in; ``notes`` say what its lines became."""
    notes: list[str] = []
    status: Literal["", "waiting", "answered", "skipped"] = ""
    answers: list[str] = []
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
    chosen: str | None = None
    """The tool that the user chose for the message."""
    files: tuple[SeenFile, ...] = ()


def exchanges_of(history: str | Sequence[TResponseInputItem]) -> tuple[Exchange, ...]:
    """The exchanges of a history, oldest first; the last one is going on.

    Clicks meanwhile end none: a question can be answered after them, unless they settled one.
    """
    if isinstance(history, str):
        said, chosen = without_context(history)
        return (Exchange(said, chosen=chosen),)
    items = [*_without_clicks(cast("Sequence[Mapping[str, object]]", history))]
    outputs = {item.get("call_id"): _text(item.get("output")) for item in items if _is(item, "function_call_output")}
    found: list[Exchange] = []
    said: str | None = None
    chosen: str | None = None
    files: tuple[SeenFile, ...] = ()
    done: list[Done] = []
    answered: list[str] = []

    def close() -> None:
        if said is not None:
            found.append(Exchange(said, tuple(done), "\n".join(answered), chosen, files))

    for item in items:
        if _is(item, "function_call"):
            call = Call(str(item.get("name")), _object(item.get("arguments")))
            if item.get("call_id") in outputs:
                done.append(Done(call, outputs[item.get("call_id")]))
        elif item.get("role") == "user":
            close()
            words, files = _message(item.get("content"))
            (said, chosen), done, answered = without_context(words), [], []
            said, files = listed(said, files)
        elif item.get("role") == "assistant":
            answered.append(_text(item.get("content")))
    close()
    return tuple(found)


def _without_clicks(items: Sequence[Mapping[str, object]]) -> Iterator[Mapping[str, object]]:
    """The items without those clicks, and what was answered to them, that settled no question."""
    clicked = False
    for item in items:
        answers_click = clicked and item.get("role") == "assistant"
        words = _text(item.get("content")) if item.get("role") == "user" else ""
        clicked = is_click(words) and not is_decision(words)
        if not clicked and not answers_click:
            yield item


def parsed(output: str) -> Answer:
    """A tool's output. What is not the structured content of a tool is taken for the sentence of an error."""
    try:
        return Answer.model_validate_json(output)
    except ValidationError:
        pass
    try:
        report = ImportResult.model_validate_json(output)
        return Answer(message=report.message, count=report.tasks, notes=report.notes)
    except ValidationError:
        return Answer(message=output.strip()[:_SHOWN_MAX], ok=False)


def _is(item: Mapping[str, object], kind: str) -> bool:
    return item.get("type") == kind


def _message(content: object) -> tuple[str, tuple[SeenFile, ...]]:
    """The user's own words, and the files beside them."""
    if not isinstance(content, list):
        return _text(content), ()
    texts = [_text([part]) for part in cast(list[object], content)]
    seen = [(text, read_part(text)) for text in texts]
    words = "".join(text for text, file in seen if file is None)
    return words, tuple(file for _, file in seen if file is not None)


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
