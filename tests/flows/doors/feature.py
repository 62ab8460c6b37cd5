"""What a person does, by each door in its own way: one row of the table that ``test_doors`` goes through."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from tests.flows.client import Json

Door = Literal["talking", "tool", "rest"]
DOORS: tuple[Door, ...] = get_args(Door)


@dataclass(frozen=True)
class Say:
    """A sentence of a conversation; ``answers`` is in the reply. With a ``key`` it is the same message if it comes
    again; a ``file`` is its name, type and text."""

    words: str
    answers: str = ""
    key: str = ""
    file: tuple[str, str, str] | None = None


@dataclass(frozen=True)
class Call:
    """A call of a tool; ``answers`` is in what it answers, be it an error."""

    tool: str
    arguments: Mapping[str, object]
    answers: str = ""
    meta: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Send:
    """A request to the REST API; ``answers`` is in its body. An error is expected by its ``status``."""

    method: str
    path: str
    body: object = None
    answers: str = ""
    status: int = 0
    headers: Mapping[str, str] | None = None
    query: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Feature:
    """``does`` is what comes of it, the same by every door, as ``talking.difference`` tells it; ``shows`` are the tasks
    that the last answer names, in its order.

    In what is called and sent ``<buy milk>`` is the id of that task, ``<list Work>`` of that list, ``<label …>`` and
    ``<filter …>`` likewise; ``<.confirm>`` is the newest value of that name in an answer before.
    """

    name: str
    talking: Sequence[Say]
    tool: Sequence[Call]
    rest: Sequence[Send]
    does: str = ""
    shows: tuple[str, ...] = ()

    def steps(self, door: Door) -> Sequence[Say | Call | Send]:
        """What is done by a door."""
        by: dict[Door, Sequence[Say | Call | Send]] = {"talking": self.talking, "tool": self.tool, "rest": self.rest}
        return by[door]


def one_change(task: str, **fields: object) -> Call:
    """``update_task`` for one task."""
    return Call("update_task", {"changes": [{"id": f"<{task}>", **fields}]})


def patch(task: str, **fields: object) -> Send:
    """``PATCH`` of one task."""
    return Send("PATCH", f"/tasks/<{task}>", fields)


def organize(kind: str, do: str, name: str, to: str = "") -> Call:
    """``organize`` with one change."""
    return Call("organize", {kind: [{"do": do, "name": name, "to": to}]})


GIVEN: Json = {
    "format": "saydone",
    "version": 1,
    "lists": [{"name": name} for name in ("Home", "Work", "Groceries")],
    "tasks": [
        {"title": "call the dentist", "due": "2026-03-04T14:00:00Z"},
        {"title": "plan the trip"},
        {"title": "book the hotel", "parent": 1},
        {"title": "return the books", "labels": ["errand"], "status": "completed"},
        {"title": "pay the rent", "list": 0, "due": "2026-03-02", "priority": 1},
        {"title": "water the plants", "list": 0, "due": "2026-03-09", "rrule": "FREQ=WEEKLY;BYDAY=MO"},
        {"title": "write the report", "list": 1, "due": "2026-03-06", "priority": 2, "labels": ["office"]},
        {"title": "send the invoice", "list": 1, "priority": 1},
        {"title": "buy milk", "list": 2, "due": "2026-03-04", "labels": ["errand"]},
        {"title": "buy bread", "list": 2},
    ],
}
"""What everybody has who does something here."""
TITLES: tuple[str, ...] = tuple(task["title"] for task in GIVEN["tasks"])


def filled(value: Any, known: Mapping[str, str]) -> Any:
    """The value with ids and earlier answers in their places."""
    if isinstance(value, str):
        for name, found in known.items():
            value = value.replace(f"<{name}>", found)
        return value
    if isinstance(value, Mapping):
        return {name: filled(each, known) for name, each in value.items()}  # pyright: ignore[reportUnknownVariableType] # JSON
    if isinstance(value, Sequence):
        return [filled(each, known) for each in value]  # pyright: ignore[reportUnknownVariableType] # JSON
    return value
