"""To-dos of an iCalendar file (RFC 5545), such as Apple's Reminders and Nextcloud write them, as tasks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from icalendar import vDDDTypes

from saydone.domain.exchange.archive import (
    UID_MAX,
    Archive,
    ArchivedComment,
    ArchivedList,
    ArchivedReminder,
    ArchivedTask,
    FileRead,
    Note,
)
from saydone.domain.exchange.calendar_lines import Component, read_components
from saydone.domain.exchange.calendar_order import ReadTodo, in_order
from saydone.domain.exchange.calendar_out import LIST, REPEAT_FROM, START
from saydone.domain.exchange.calendar_values import Values, listed, plain, read_value, zone_name
from saydone.domain.task import Due, Priority
from saydone.domain.task_list import INBOX
from saydone.domain.text import folded, is_blank, shown_text
from saydone.domain.when.moment import localize, zone_of

_OTHERS = {"VEVENT": "an event", "VJOURNAL": "a journal entry"}
_UNKNOWN_HERE = {
    "RDATE": "Single further dates are not kept",
    "EXDATE": "Dates that are left out of the repetition are not kept",
    "EXRULE": "Rules for exceptions are not kept",
    "ATTACH": "What is attached is not read",
    "ORGANIZER": "Who organizes it is not kept",
    "ATTENDEE": "Who takes part is not kept",
    "CONTACT": "Whom to ask is not kept",
    "GEO": "The place on the map is not kept",
    "RESOURCES": "What is needed for it is not kept",
}


def read_todos(text: str, *, name: str | None, now: datetime) -> FileRead:
    """What is in a file; ``name`` is the list for what does not say one. Times without a zone are those of ``now``.

    Raises ``InvalidInput`` when it is no iCalendar file.
    """
    reader = _Reader(Values(now))
    for calendar in read_components(text):
        title = calendar.get("X-WR-CALNAME")
        reader.calendar_name = name or (None if title is None else plain(title))
        for part in calendar.parts:
            if part.name == "VTODO":
                reader.todo(part)
            elif part.name in _OTHERS:
                summary = part.get("SUMMARY")
                item = "" if summary is None else shown_text(plain(summary))
                reader.values.notes.append(
                    Note(part.line, item, "skipped", f"This is {_OTHERS[part.name]}, not a task.")
                )
    tasks = in_order(reader.todos, reader.values.notes)
    return FileRead(Archive(lists=tuple(reader.lists.values()), tasks=tuple(tasks)), reader.values.notes)


@dataclass(slots=True)
class _Reader:
    values: Values
    calendar_name: str | None = None
    lists: dict[str, ArchivedList] = field(default_factory=dict[str, ArchivedList])
    todos: list[ReadTodo] = field(default_factory=list[ReadTodo])

    def todo(self, part: Component) -> None:
        summary = part.get("SUMMARY")
        title = "" if summary is None else " ".join(plain(summary).split())
        if part.get("RECURRENCE-ID") is not None:
            self._skip(part, title, "This changes one time of a task that repeats, which is not kept.")
            return
        status = part.get("STATUS")
        stands = "" if status is None else status.value.strip().upper()
        if stands == "CANCELLED":
            self._skip(part, title, "It was cancelled.")
            return
        for line, _ in part.broken:
            self.values.notes.append(Note(line, shown_text(title), "skipped", "This line is none of iCalendar's."))
        for prop in part.properties:
            if prop.name in _UNKNOWN_HERE:
                self.values.note(prop, title, f"{_UNKNOWN_HERE[prop.name]}.")
        completed = self.values.moment(part.get("COMPLETED"), title)
        done = completed is not None or stands == "COMPLETED"
        due, start, duration, zone = self._times(part, title)
        rule, counted = part.get("RRULE"), part.get(REPEAT_FROM)
        uid = part.get("UID")
        task = ArchivedTask(
            title=title,
            description="\n\n".join(_described(part)),
            list=self._list(part),
            status="completed" if done else "pending",
            priority=self._priority(part, title),
            due=due,
            start=start,
            duration_minutes=duration,
            rrule=None if rule is None else rule.value,
            repeat_from="completion" if counted and counted.value.strip().upper() == "COMPLETION" else "due",
            due_zone=zone,
            labels=tuple(dict.fromkeys(label for each in part.all("CATEGORIES") for label in listed(each.value))),
            created_at=self.values.moment(part.get("CREATED"), title),
            completed_at=completed,
            comments=tuple(ArchivedComment(text=plain(each)) for each in part.all("COMMENT")),
            reminders=self._reminders(part, title, due),
            line=part.line,
            uid=None if uid is None else shown_text(uid.value.strip(), UID_MAX) or None,
        )
        self.todos.append(ReadTodo(f"line {part.line}" if uid is None else uid.value, _parent_of(part), task))

    def _times(self, part: Component, title: str) -> tuple[Due | None, Due | None, int | None, str | None]:
        due_property, start_property = part.get("DUE"), part.get("DTSTART")
        due, start = self.values.when(due_property, title), self.values.when(start_property, title)
        length = self.values.length(part.get("DURATION"), title)
        estimated = self.values.length(part.get("ESTIMATED-DURATION"), title)
        if due is None and start is not None and (length is not None or part.get("RRULE") is not None):
            # RFC 5545: without DUE, a to-do is due a DURATION after its start.
            due = (
                start + (length or timedelta())
                if isinstance(start, datetime)
                else start + timedelta(days=(length or timedelta()).days)
            )
        own = self.values.when(part.get(START), title)
        if start == due or own is not None:
            # Others write DTSTART beside each DUE; a start that may not stand there is Saydone's own property.
            start = own
        minutes = None if estimated is None else int(estimated.total_seconds() // 60) or None
        named = due_property or start_property
        return due, start, minutes, None if named is None else zone_name(named)

    def _priority(self, part: Component, title: str) -> Priority:
        prop = part.get("PRIORITY")
        if prop is None or prop.value.strip() == "0":
            return 4
        if prop.value.strip() not in ("1", "2", "3", "4", "5", "6", "7", "8", "9"):
            self.values.note(prop, title, f"There is no priority “{shown_text(prop.value, 20)}”; it came in as p4.")
            return 4
        number = int(prop.value)
        return 1 if number < 5 else 2 if number == 5 else 3

    def _reminders(self, part: Component, title: str, due: Due | None) -> tuple[ArchivedReminder, ...]:
        found: list[ArchivedReminder] = []
        for alarm in part.parts:
            trigger = alarm.get("TRIGGER") if alarm.name == "VALARM" else None
            if trigger is None:
                continue
            try:
                value: object = read_value(vDDDTypes, trigger.value.strip())
            except (ValueError, OverflowError):
                value = None
            if isinstance(value, datetime):
                found.append(ArchivedReminder(at=value if value.tzinfo else localize(value, zone_of(self.values.now))))
            elif isinstance(value, timedelta) and value <= timedelta() and due is not None:
                found.append(ArchivedReminder(minutes_before=int(-value.total_seconds() // 60)))
            else:
                self.values.note(trigger, title, "This reminder is not before the task is due, so it is not kept.")
        return tuple(dict.fromkeys(found))

    def _list(self, part: Component) -> int | None:
        own = part.get(LIST)
        name = " ".join((plain(own) if own is not None else self.calendar_name or "").split())
        if is_blank(name) or folded(name) == folded(INBOX):
            return None
        self.lists.setdefault(folded(name), ArchivedList(name=name))
        return list(self.lists).index(folded(name))

    def _skip(self, part: Component, title: str, reason: str) -> None:
        self.values.notes.append(Note(part.line, shown_text(title), "skipped", reason))


def _described(part: Component) -> Iterator[str]:
    """The description, and below it what tasks have no field for."""
    yield from (plain(each) for each in part.all("DESCRIPTION"))
    yield from (f"Location: {plain(each)}" for each in part.all("LOCATION") if plain(each).strip())
    yield from (each.value.strip() for each in part.all("URL") if each.value.strip())


def _parent_of(part: Component) -> str | None:
    for prop in part.all("RELATED-TO"):
        if str(prop.parameters.get("RELTYPE", "PARENT")).upper() == "PARENT":
            return prop.value
    return None
