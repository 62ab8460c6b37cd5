"""To-dos in the order of an archive: each after the one that it is below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from saydone.domain.exchange.archive import ArchivedTask, Note
from saydone.domain.text import shown_text


@dataclass(frozen=True, slots=True)
class ReadTodo:
    """A to-do under the name that its file gives it, and the name of the one above it."""

    uid: str
    parent: str | None
    task: ArchivedTask


def in_order(todos: Sequence[ReadTodo], notes: list[Note]) -> list[ArchivedTask]:
    """The tasks; those whose parent is not in the file, or below itself, are at the top, and noted."""
    places = {todo.uid: place for place, todo in enumerate(todos)}
    above: dict[int, int] = {}
    for place, todo in enumerate(todos):
        if todo.parent in places:
            above[place] = places[todo.parent]
        elif todo.parent is not None:
            _note(notes, todo, "The task above it is not in the file; it is at the top.")
    ordered: list[ArchivedTask] = []
    new_place: dict[int, int] = {}
    for place in range(len(todos)):
        for number in reversed(_up_from(place, above, new_place, todos, notes)):
            new_place[number] = len(ordered)
            parent = new_place[above[number]] if number in above else None
            ordered.append(replace(todos[number].task, parent=parent))
    return ordered


def _up_from(
    place: int, above: dict[int, int], known: Mapping[int, int], todos: Sequence[ReadTodo], notes: list[Note]
) -> list[int]:
    """It and those above it that are not ``known``, from the lowest; a circle ends at its first in the file."""
    chain: dict[int, None] = {}
    number: int | None = place
    while number is not None and number not in known:
        if number in chain:
            circle = [*chain][[*chain].index(number) :]
            del above[min(circle)]
            _note(notes, todos[min(circle)], "The task above it is below it as well; it is at the top.")
            return _up_from(place, above, known, todos, notes)
        chain[number] = None
        number = above.get(number)
    return [*chain]


def _note(notes: list[Note], todo: ReadTodo, reason: str) -> None:
    notes.append(Note(todo.task.line, shown_text(todo.task.title), "changed", reason))
