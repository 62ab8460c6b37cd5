"""What ``update_task`` is told: a change, as it was said, worked out on the task that it is for."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from saydone.agent.offline import replies
from saydone.agent.offline.reading import Changes, Clearable
from saydone.domain.recurrence.fit import forgiving
from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.recurrence.rule import RepeatFrom
from saydone.domain.recurrence.tell import tell
from saydone.domain.task import Due
from saydone.domain.text import NOTHING
from saydone.errors import InvalidInput
from saydone.tools.task_view import TaskView

_DAY = timedelta(days=1)
_NAMES: dict[Clearable, str] = {"rrule": "repeat"}


@dataclass(frozen=True, slots=True)
class Worked:
    """The fields to send, and what cannot be done, said to the user."""

    fields: dict[str, object]
    caveats: tuple[str, ...] = ()


def work_out(changes: Changes, task: TaskView) -> Worked:
    """The change of this task."""
    fields: dict[str, object] = {}
    caveats: list[str] = []
    title = _title(changes, task)
    if title:
        fields["title"] = title
    if changes.description is not None:
        below = changes.adds_note and task.description
        fields["description"] = f"{task.description}\n{changes.description}" if below else changes.description
    if changes.priority is not None:
        fields["priority"] = f"p{changes.priority}"
    if changes.rrule and not repeats(changes.rrule):
        caveats.append(replies.TOO_OFTEN)
    elif changes.rrule:
        # The first time is worked out from the due that is there: a day that was said goes before it.
        fields["repeat"] = repeat_argument(changes.rrule, changes.repeat_from)
    if changes.due is not None and (not changes.rrule or task.due is None or isinstance(changes.due, datetime)):
        fields["due"] = due_argument(_at_its_time(changes, changes.due, task.due))
    elif changes.due_shift is not None:
        moved = _moved(task.due, changes.due_shift)
        if moved is None:
            caveats.append(replies.cannot_shift(task))
        else:
            fields["due"] = due_argument(moved)
    fields |= _arranged(changes)
    for field in changes.clear:
        fields[_NAMES.get(field, field)] = "p4" if field == "priority" else NOTHING
    return Worked(fields, tuple(caveats))


def _arranged(changes: Changes) -> dict[str, object]:
    fields: dict[str, object] = {}
    if changes.labels_add:
        fields["labels_add"] = list(changes.labels_add)
    if changes.labels_remove:
        fields["labels_remove"] = list(changes.labels_remove)
    if changes.skip:
        fields["skip"] = True
    place = f"{changes.place} {changes.beside}".strip()
    said = {"list": changes.list_name, "parent": changes.parent, "duration": changes.duration, "start": changes.start}
    said |= {"place": place}
    return fields | {field: value for field, value in said.items() if value}


def repeats(rrule: str) -> bool:
    """Whether a task can repeat so: not by minutes."""
    try:
        parse_rule(rrule)
    except InvalidInput:
        return False
    return True


def repeat_argument(rrule: str, repeat_from: RepeatFrom) -> str:
    """A repetition as the tools take it."""
    rule = forgiving(parse_rule(rrule))
    return str(rule) if repeat_from == "due" else f"{tell(rule)} after I do it"


def due_argument(due: Due) -> str:
    """A due as the tools take it: a day, or a local time of the user's."""
    return due.strftime("%Y-%m-%dT%H:%M") if isinstance(due, datetime) else due.isoformat()


def same_due(due: str) -> str:
    """The due of a task as a tool showed it, as the tools take it."""
    return due[: len("2026-03-10T17:00")]


def _at_its_time(changes: Changes, due: Due, old: str | None) -> Due:
    """ "Move the dentist to friday" keeps its time of day, "move it to 8pm" its day, unless that is over."""
    if not old or changes.whole_day:
        return due
    if isinstance(due, datetime):
        day = date.fromisoformat(old[: len("2026-03-10")])
        return datetime.combine(day, due.time()) if changes.time_only and day >= due.date() else due
    return datetime.combine(due, datetime.fromisoformat(old).time()) if "T" in old else due


def _title(changes: Changes, task: TaskView) -> str | None:
    if changes.replace is None:
        return changes.title
    old, new = changes.replace
    title, count = re.subn(re.escape(old), lambda _: new, task.title, count=1, flags=re.I)
    return title if count else new


def _moved(due: str | None, by: timedelta) -> Due | None:
    """The due moved; None when there is none, or when a day should move by hours."""
    if due is None:
        return None
    if "T" in due:
        # On the clock of the user: an hour of summer time is not a part of "by a day".
        return datetime.fromisoformat(due).replace(tzinfo=None) + by
    return None if by % _DAY else date.fromisoformat(due) + by
