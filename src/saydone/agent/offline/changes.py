"""What ``update_task`` is told: a change, as it was said, worked out on the task that it is for."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from saydone.agent.offline import replies, time_replies
from saydone.agent.offline.dates import is_after_gap
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
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NOON = 12
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
    if changes.priority or changes.priority_shift:
        level = changes.priority or min(4, max(1, int(task.priority[1]) + changes.priority_shift))
        fields["priority"] = f"p{level}"
    if changes.rrule and not repeats(changes.rrule):
        caveats.append(replies.TOO_OFTEN)
    elif changes.rrule:
        # The first time is worked out from the due that is there: a day that was said goes before it.
        fields["repeat"] = repeat_argument(changes.rrule, changes.repeat_from)
    if changes.due is not None and (not changes.rrule or task.due is None or isinstance(changes.due, datetime)):
        fields["due"] = due_argument(_at_its_time(changes, changes.due, task.due))
    elif (by := _shift(changes, task)) is not None:
        moved = _moved(task.due, by)
        if moved is None:
            caveats.append(replies.cannot_shift(task))
        else:
            fields["due"] = due_argument(moved)
    fields |= _arranged(changes, task)
    caveats += [time_replies.not_then(task)] * (changes.skip and not _is_then(changes, task))
    for field in changes.clear:
        fields[_NAMES.get(field, field)] = "p4" if field == "priority" else NOTHING
    return Worked(fields, (*caveats, *_skipped_by_the_clocks(changes.due)))


def _shift(changes: Changes, task: TaskView) -> timedelta | None:
    """By how much the due moves: to the day of the week next to it, where one was said."""
    if not changes.weekday:
        return changes.due_shift
    if task.due is None:
        return timedelta()
    name, way = changes.weekday.split()
    day = date.fromisoformat(task.due[: len("2026-03-10")]).weekday()
    days = (_WEEKDAYS.index(name) - day) % 7 or 7
    return timedelta(days=days if way == "after" else days - 7 or -7)


def _skipped_by_the_clocks(due: Due | None) -> tuple[str, ...]:
    return (time_replies.clocks_go_forward(due),) if isinstance(due, datetime) and is_after_gap(due) else ()


def _is_then(changes: Changes, task: TaskView) -> bool:
    """Whether the time that is to be passed over is the next one of the task."""
    if changes.skipped_days is None or task.due is None:
        return True
    return changes.skipped_days[0] <= date.fromisoformat(task.due[: len("2026-03-10")]) <= changes.skipped_days[1]


def _arranged(changes: Changes, task: TaskView) -> dict[str, object]:
    fields: dict[str, object] = {}
    if changes.labels_add:
        fields["labels_add"] = list(changes.labels_add)
    if changes.labels_remove:
        fields["labels_remove"] = list(changes.labels_remove)
    if changes.skip and _is_then(changes, task):
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


def _at_its_time(changes: Changes, due: Due, old: str | None) -> Due:
    """ "Move the dentist to friday" keeps its time of day, "move it to 8pm" its day, unless that is over."""
    if not old or changes.whole_day:
        return due
    if isinstance(due, datetime):
        day = date.fromisoformat(old[: len("2026-03-10")])
        kept = changes.time_only and (day >= due.date() or (changes.bare_hour and "T" in old))
        return _nearer(datetime.combine(day, due.time()), old, changes) if kept else due
    return datetime.combine(due, datetime.fromisoformat(old).time()) if "T" in old else due


def _nearer(due: datetime, old: str, changes: Changes) -> datetime:
    """ "Make that 10" of what is due at 9:00 is 10:00, and "make it 2" of what is due at 11:00 is 14:00."""
    if not changes.bare_hour or "T" not in old:
        return due
    before = datetime.fromisoformat(old).replace(tzinfo=None)
    halves = (due.replace(hour=due.hour % _NOON), due.replace(hour=due.hour % _NOON + _NOON))
    return min(halves, key=lambda half: abs(half - before))


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
