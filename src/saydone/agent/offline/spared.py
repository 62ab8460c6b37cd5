"""What a request spares, told apart from what is meant: lists and labels by a condition, tasks by name or number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from saydone.agent.offline.names import Names, for_shopping, is_name
from saydone.agent.offline.resolve import fit
from saydone.agent.offline.steps import Part, Scenery
from saydone.agent.offline.transcript import Call
from saydone.tools.task_view import TaskView

_NUMBER = re.compile(r"#?(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Spared:
    """Conditions in the query language that leave out lists and labels, and the names of tasks."""

    terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def spare(names: Sequence[str], scenery: Scenery) -> Part[Spared]:
    """What the names are: a list or a label before a task."""
    if not names or "show_lists" not in scenery.tools:
        return Spared(names=tuple(names))
    (answer,) = yield [Call("show_lists", {})]
    there = Names.told(answer)
    lists = {name: found for name in names if (found := is_name(name, ("Inbox", *there.lists)))}
    labels = {name: found for name in names if name not in lists and (found := is_name(name, there.labels))}
    terms = [f'!#"{name}"' for name in lists.values()] + [f'!@"{name}"' for name in labels.values()]
    return Spared(tuple(terms), tuple(name for name in names if name not in lists and name not in labels))


def to_buy(scenery: Scenery) -> Part[str]:
    """What is to be bought, as a condition: tasks that say so, and what is in a list for it or labelled so."""
    names = Names()
    if "show_lists" in scenery.tools:
        (answer,) = yield [Call("show_lists", {})]
        names = Names.told(answer)
    kept = [f'#"{name}"' for name in for_shopping(names.lists)] + [f'@"{name}"' for name in for_shopping(names.labels)]
    return " | ".join(["search: buy", *kept])


def without(tasks: Sequence[TaskView], names: Sequence[str]) -> tuple[tuple[TaskView, ...], str]:
    """The tasks that none of the names means; and, if there is one, a name that means none of them."""
    gone: set[str] = set()
    unknown = ""
    for name in names:
        number = _NUMBER.fullmatch(name)
        fits = [task for task in tasks if task.id == number[1]] if number else fit(name, tasks).fits
        gone |= _with_kin(fits, tasks)
        unknown = unknown or ("" if fits else name)
    return tuple(task for task in tasks if task.id not in gone), unknown


def _with_kin(spared: Sequence[TaskView], tasks: Sequence[TaskView]) -> set[str]:
    """The tasks, what is below them, and what they are below: what is done to a task is done to its subtasks."""
    by_id = {task.id: task for task in tasks}
    gone = {task.id for task in spared}
    for task in spared:
        parent = task.parent_id
        while parent and parent in by_id:
            gone.add(parent)
            parent = by_id[parent].parent_id
    below = {task.id for task in spared}
    while more := {task.id for task in tasks if task.parent_id in below} - below:
        below |= more
    return gone | below
