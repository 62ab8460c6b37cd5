"""How tasks are worded: in quotation marks, in lines, in numbers."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence

from saydone.domain.task_list import INBOX
from saydone.tools.task_view import TaskView

LINES_MAX = 10
_NAMED_MAX = 5


def quoted(title: str) -> str:
    """A title in quotation marks."""
    return f"“{title}”"


def capital(name: str) -> str:
    """The name of a list, with a capital where it was written small."""
    return f"{name[:1].upper()}{name[1:]}"


def joined(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def tasks_said(count: int, kind: str = "", *, uncounted: bool = False) -> str:
    """ "1 open task", "3 open tasks"; "more than 5,000 tasks" if there are ``uncounted`` ones."""
    return f"{'more than ' if uncounted else ''}{count:,} {kind}{'task' if count == 1 else 'tasks'}"


def sentences(parts: Iterable[str]) -> str:
    """The parts in one paragraph; after a list a new one begins."""
    text = ""
    for part in (part.strip() for part in parts if part.strip()):
        text += ("\n\n" if "\n" in text.rpartition("\n\n")[2] else " ") + part if text else part
    return text


def names(tasks: Sequence[TaskView]) -> str:
    """The titles of tasks, five at the most."""
    # One more is said as fast as it is named.
    count = len(tasks) if len(tasks) <= _NAMED_MAX + 1 else _NAMED_MAX
    named = [quoted(task.title) for task in tasks[:count]]
    more = len(tasks) - count
    return joined([*named, f"{more} more"] if more else named)


def with_due(task: TaskView, before: str, after: str = "") -> str:
    """A task with its priority, and its due between the two words."""
    priority = "" if task.priority == "p4" else f" ({task.priority})"
    return f"{quoted(task.title)}{priority}" + (f"{before}{task.due_text}{after}" if task.due_text else "")


def lines(
    tasks: Sequence[TaskView],
    total: int | None = None,
    *,
    most: int = LINES_MAX,
    uncounted: bool = False,
    tell: Callable[[TaskView], str] | None = None,
) -> str:
    """Tasks as a compact list, ten at the most unless said otherwise; ``total`` counts those not given, too, but not
    all of them if there are ``uncounted`` ones."""
    count = len(tasks) if total is None else total
    said = "".join(f"\n- {(tell or line)(task)}" for task in tasks[:most])
    more = count - min(len(tasks), most)
    if uncounted:
        return f"{said}\n\n… and more than {more:,} more."
    return f"{said}\n\n… and {more} more." if more > 0 else said


def line(task: TaskView) -> str:
    """A task in a line: what it is called, its number, and what is special about it."""
    priority = "" if task.priority == "p4" else f" ({task.priority})"
    due = f" — due {task.due_text}" if task.due_text else ""
    due += f", {task.repeat_text}" if task.repeat_text else ""
    where = f" in {task.list}" if task.list and task.list != INBOX else ""
    labels = "".join(f" @{label}" for label in task.labels)
    state = ", overdue" if task.overdue else " — done" if task.status == "completed" or task.done else ""
    state = f" — done {task.done} times" if task.done > 1 else state
    return f"{_isolated(task.title)} (#{task.id}){priority}{labels}{where}{due}{state}"


def in_words(task: TaskView) -> str:
    """A task in a line without signs and numbers: what it is called, where it is, and when it is due."""
    facts = [
        f"in {task.list}" if task.list and task.list != INBOX else "",
        f"due {task.due_text}" if task.due_text else "",
        task.repeat_text or "",
        "overdue" if task.overdue else "",
    ]
    told = ", ".join(fact for fact in facts if fact)
    return f"{_isolated(task.title)} — {told}" if told else _isolated(task.title)


def _isolated(title: str) -> str:
    """A title; one that is written from right to left leaves what follows where it is (Unicode's isolates)."""
    turned = any(unicodedata.bidirectional(character) in ("R", "AL") for character in title)
    return f"\u2068{title}\u2069" if turned else title
