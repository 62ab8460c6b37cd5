"""Tasks as iCalendar (RFC 5545): to-dos in an export, events in a feed, which is what calendars show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Component, Event, Todo, vDuration, vRecur, vText

from saydone import __version__
from saydone.domain.exchange.archive import Archive, ArchivedReminder, ArchivedTask
from saydone.domain.exchange.calendar_zone import zone_component
from saydone.domain.recurrence.ending import with_end_for
from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.task import Due
from saydone.domain.task_list import INBOX

LIST = "X-SAYDONE-LIST"
REPEAT_FROM = "X-SAYDONE-REPEAT-FROM"
"""RFC 5545 knows no repetition that is counted from the completion: others take it for one from the due."""
START = "X-SAYDONE-START"
"""A start that DTSTART cannot say: it has to be a day where DUE is one, and of what repeats the rule counts from it."""
_PRODUCT = f"-//Saydone//Saydone {__version__}//EN"
_PRIORITIES = {1: 1, 2: 5, 3: 9}
"""Of RFC 5545's three levels, as Apple's reminders have them; p4 is none."""
_EVENT_MINUTES = 30
_DAY, _MOMENT = "%Y%m%d", "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class FeedTask:
    """What a feed shows of a task; ``uid`` stays the same as long as the task is there."""

    uid: str
    title: str
    description: str
    due: Due
    duration_minutes: int | None
    rrule: str | None
    zone: str | None
    updated_at: datetime
    reminders: tuple[ArchivedReminder, ...] = ()


def write_todos(archive: Archive, uids: Sequence[str], *, now: datetime) -> str:
    """Each task as a VTODO; ``uids`` has a name for each that is unique in the world."""
    calendar = _calendar("Saydone")
    for task, uid in zip(archive.tasks, uids, strict=True):
        name = INBOX if task.list is None else archive.lists[task.list].name
        parent = None if task.parent is None else uids[task.parent]
        calendar.add_component(_todo(task, uid, name, parent, now))
    return _text(calendar)


def write_feed(tasks: Sequence[FeedTask], *, name: str) -> str:
    """Each task as a VEVENT at its due: a day as a whole, a moment as half an hour unless it says how long."""
    calendar = _calendar(name)
    _add(calendar, "refresh-interval", timedelta(minutes=15), {"VALUE": "DURATION"})
    _add(calendar, "x-published-ttl", vText("PT15M"))
    for task in tasks:
        event = Event()
        _add(event, "uid", task.uid)
        _add(event, "dtstamp", task.updated_at)
        _add(event, "summary", _plain(task.title))
        if task.description:
            _add(event, "description", _plain(task.description))
        _add(event, "dtstart", _in_zone(task.due, task.zone if task.rrule else None))
        if isinstance(task.due, datetime):
            _add(event, "duration", timedelta(minutes=task.duration_minutes or _EVENT_MINUTES))
        else:
            _add(event, "transp", "TRANSPARENT")
        if task.rrule:
            _add(event, "rrule", _rule(task.rrule, task.due, task.zone))
        for reminder in task.reminders:
            # An event has its due at its start.
            event.add_component(_alarm(reminder, task.title, "START"))
        calendar.add_component(event)
    return _text(calendar)


def _add(component: Component, name: str, value: object, parameters: dict[str, str] | None = None) -> None:
    # The library does not say the type of a value: it is whatever the property takes.
    cast(Any, component).add(name, value, parameters)


def _calendar(name: str) -> Calendar:
    calendar = Calendar()
    _add(calendar, "prodid", _PRODUCT)
    _add(calendar, "version", "2.0")
    _add(calendar, "x-wr-calname", vText(_plain(name)))
    return calendar


def _todo(task: ArchivedTask, uid: str, list_name: str, parent: str | None, now: datetime) -> Todo:
    todo = Todo()
    _add(todo, "uid", uid)
    _add(todo, "dtstamp", now.astimezone(UTC))
    _add(todo, "summary", _plain(task.title))
    if task.description:
        _add(todo, "description", _plain(task.description))
    _add(todo, LIST, vText(_plain(list_name)))
    if parent is not None:
        _add(todo, "related-to", parent)
    _add_times(todo, task)
    if task.priority in _PRIORITIES:
        _add(todo, "priority", _PRIORITIES[task.priority])
    if task.labels:
        _add(todo, "categories", list(task.labels))
    _add(todo, "status", "COMPLETED" if task.status == "completed" else "NEEDS-ACTION")
    if task.completed_at is not None and task.status == "completed":
        _add(todo, "completed", task.completed_at.astimezone(UTC))
    if task.created_at is not None:
        _add(todo, "created", task.created_at.astimezone(UTC))
    for comment in task.comments:
        _add(todo, "comment", _plain(comment.text))
    for reminder in task.reminders:
        todo.add_component(_alarm(reminder, task.title, "END"))
    return todo


def _add_times(todo: Todo, task: ArchivedTask) -> None:
    zone = task.due_zone if task.rrule else None
    if task.due is not None:
        _add(todo, "due", _in_zone(task.due, zone))
    # Both must be days or both moments; and a rule counts from the start, so one that has none starts when it is due.
    fits = task.start is not None and (
        task.due is None or isinstance(task.start, datetime) == isinstance(task.due, datetime)
    )
    start = task.start if fits else task.due if task.rrule else None
    if start is not None:
        _add(todo, "dtstart", _in_zone(start, zone))
    if task.start is not None and (not fits or task.start == task.due):
        _add(
            todo,
            START,
            vText(_in_zone(task.start, None).strftime(_MOMENT if isinstance(task.start, datetime) else _DAY)),
        )
    if task.rrule and start is not None:
        _add(todo, "rrule", _rule(task.rrule, start, zone))
    if task.rrule and task.repeat_from == "completion":
        _add(todo, REPEAT_FROM, vText("COMPLETION"))
    if task.duration_minutes is not None:  # DURATION may not stand beside DUE; this is RFC 9253's
        _add(todo, "estimated-duration", vDuration(timedelta(minutes=task.duration_minutes)))


def _alarm(reminder: ArchivedReminder, title: str, due_at: str) -> Alarm:
    alarm = Alarm()
    _add(alarm, "action", "DISPLAY")
    _add(alarm, "description", _plain(title))
    if reminder.at is not None:
        _add(alarm, "trigger", reminder.at.astimezone(UTC), {"VALUE": "DATE-TIME"})
    else:
        _add(alarm, "trigger", -timedelta(minutes=reminder.minutes_before or 0), {"RELATED": due_at})
    return alarm


def _in_zone(due: Due, zone: str | None) -> date | datetime:
    """A moment in UTC; of what repeats in its zone, where it keeps its time on the wall."""
    if not isinstance(due, datetime):
        return due
    return due.astimezone(ZoneInfo(zone) if zone else UTC)


def _rule(rrule: str, due: Due, zone: str | None) -> object:
    rule = with_end_for(parse_rule(rrule), due, ZoneInfo(zone) if zone else UTC)
    return vRecur.from_ical(str(rule))


def _plain(text: str) -> str:
    # A lone carriage return would go out as it is, and end a line for some readers.
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(calendar: Calendar) -> str:
    first = _first_years(calendar)
    named = sorted(calendar.get_missing_tzids() & first.keys())
    calendar.subcomponents[:0] = [zone_component(name, first[name]) for name in named]
    return calendar.to_ical().decode()


def _first_years(calendar: Calendar) -> dict[str, int]:
    """The zones that are named, each with the year of the first moment that names it."""
    first: dict[str, int] = {}
    for component in calendar.subcomponents:
        for name in ("dtstart", "due"):
            moment = getattr(component.get(name), "dt", None)
            if isinstance(moment, datetime) and isinstance(moment.tzinfo, ZoneInfo):
                key = moment.tzinfo.key
                first[key] = min(first.get(key, moment.year), moment.year)
    return first
