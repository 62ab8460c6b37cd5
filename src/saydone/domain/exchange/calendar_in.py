"""To-dos of an iCalendar file (RFC 5545), such as Apple's Reminders and Nextcloud write them, as tasks."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import vDDDTypes, vDuration

from saydone.domain.exchange.archive import (
    Archive,
    ArchivedComment,
    ArchivedList,
    ArchivedReminder,
    ArchivedTask,
    FileRead,
    Note,
)
from saydone.domain.exchange.calendar_lines import Component, Property, read_components
from saydone.domain.exchange.calendar_out import LIST, REPEAT_FROM
from saydone.domain.task import Due, Priority
from saydone.domain.task_list import INBOX
from saydone.domain.text import folded, is_blank, shown_text
from saydone.domain.when.moment import localize, zone_of

_ESCAPED = re.compile(r"\\([\\;,nN])")
_OTHERS = {"VEVENT": "an event", "VJOURNAL": "a journal entry"}
_UNKNOWN_HERE = {
    "RDATE": "Single further dates are not kept",
    "EXDATE": "Dates that are left out of the repetition are not kept",
    "EXRULE": "Rules for exceptions are not kept",
    "ATTACH": "What is attached is not read",
}


def read_todos(text: str, *, name: str | None, now: datetime) -> FileRead:
    """What is in a file; ``name`` is the list for what does not say one. Times without a zone are those of ``now``.

    Raises ``InvalidInput`` when it is no iCalendar file.
    """
    reader = _Reader(now=now)
    for calendar in read_components(text):
        title = calendar.get("X-WR-CALNAME")
        reader.calendar_name = name or (None if title is None else _plain(title))
        for part in calendar.parts:
            if part.name == "VTODO":
                reader.todo(part)
            elif part.name in _OTHERS:
                summary = part.get("SUMMARY")
                item = "" if summary is None else shown_text(_plain(summary))
                reader.notes.append(Note(part.line, item, "skipped", f"This is {_OTHERS[part.name]}, not a task."))
    return FileRead(Archive(lists=tuple(reader.lists.values()), tasks=tuple(reader.in_order())), reader.notes)


@dataclass(slots=True)
class _Reader:
    now: datetime
    calendar_name: str | None = None
    lists: dict[str, ArchivedList] = field(default_factory=dict[str, ArchivedList])
    notes: list[Note] = field(default_factory=list[Note])
    tasks: list[tuple[str, str | None, ArchivedTask]] = field(
        default_factory=list[tuple[str, str | None, ArchivedTask]]
    )

    def todo(self, part: Component) -> None:
        summary = part.get("SUMMARY")
        title = "" if summary is None else " ".join(_plain(summary).split())
        if part.get("RECURRENCE-ID") is not None:
            self._skip(part, title, "This changes one time of a task that repeats, which is not kept.")
            return
        status = part.get("STATUS")
        if status is not None and status.value.strip().upper() == "CANCELLED":
            self._skip(part, title, "It was cancelled.")
            return
        for line, _ in part.broken:
            self.notes.append(Note(line, shown_text(title), "skipped", "This line is none of iCalendar's."))
        for prop in part.properties:
            if prop.name in _UNKNOWN_HERE:
                self._note(prop, title, f"{_UNKNOWN_HERE[prop.name]}.")
        completed = self._moment(part.get("COMPLETED"), title)
        done = completed is not None or (status is not None and status.value.strip().upper() == "COMPLETED")
        due, start, duration, zone = self._times(part, title)
        rule, counted = part.get("RRULE"), part.get(REPEAT_FROM)
        task = ArchivedTask(
            title=title,
            description="\n\n".join(_plain(each) for each in part.all("DESCRIPTION")),
            list=self._list(part),
            status="completed" if done else "pending",
            priority=self._priority(part, title),
            due=due,
            start=start,
            duration_minutes=duration,
            rrule=None if rule is None else rule.value,
            repeat_from="completion" if counted and counted.value.strip().upper() == "COMPLETION" else "due",
            due_zone=zone,
            labels=tuple(dict.fromkeys(label for each in part.all("CATEGORIES") for label in _listed(each.value))),
            created_at=self._moment(part.get("CREATED"), title),
            completed_at=completed,
            comments=tuple(ArchivedComment(text=_plain(each)) for each in part.all("COMMENT")),
            reminders=self._reminders(part, title, due),
            line=part.line,
        )
        uid = part.get("UID")
        self.tasks.append((f"line {part.line}" if uid is None else uid.value, _parent_of(part), task))

    def in_order(self) -> list[ArchivedTask]:
        """The tasks, each after its parent; those whose parent is not in the file, or below itself, at the top."""
        places = {uid: place for place, (uid, _, _) in enumerate(self.tasks)}
        ordered: list[ArchivedTask] = []
        new_place: dict[int, int] = {}
        waiting = list(range(len(self.tasks)))
        while waiting:
            left: list[int] = []
            for place in waiting:
                _, parent, task = self.tasks[place]
                above = None if parent is None else places.get(parent)
                if above is not None and above not in new_place:
                    left.append(place)
                    continue
                new_place[place] = len(ordered)
                ordered.append(replace(task, parent=None if above is None else new_place[above]))
            if len(left) == len(waiting):
                uid, _, task = self.tasks[left[0]]
                self.tasks[left[0]] = (uid, None, task)
            waiting = left
        return ordered

    def _times(self, part: Component, title: str) -> tuple[Due | None, Due | None, int | None, str | None]:
        due_property, start_property = part.get("DUE"), part.get("DTSTART")
        due, start = self._when(due_property, title), self._when(start_property, title)
        length = self._length(part.get("DURATION"), title)
        estimated = self._length(part.get("ESTIMATED-DURATION"), title)
        if due is None and start is not None and (length is not None or part.get("RRULE") is not None):
            # RFC 5545: without DUE, a to-do is due a DURATION after its start.
            due = (
                start + (length or timedelta())
                if isinstance(start, datetime)
                else start + timedelta(days=(length or timedelta()).days)
            )
        if start == due:
            start = None
        minutes = None if estimated is None else int(estimated.total_seconds() // 60) or None
        named = due_property or start_property
        return due, start, minutes, None if named is None else _zone_name(named)

    def _when(self, prop: Property | None, title: str) -> Due | None:
        if prop is None:
            return None
        zone = zone_of(self.now)
        try:
            name = _zone_name(prop)
            if name is not None:
                zone = ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self._note(
                prop,
                title,
                f"The time zone “{shown_text(prop.parameters.get('TZID', ''), 40)}” is not known; yours was taken.",
            )
        try:
            found: object = _read(vDDDTypes, prop.value.strip())
        except (ValueError, OverflowError):
            found = None
        if isinstance(found, datetime):
            return found.astimezone(UTC) if found.tzinfo is not None else localize(found, zone).astimezone(UTC)
        if isinstance(found, date):
            return found
        self._note(prop, title, f"{prop.name} “{shown_text(prop.value, 40)}” is no date.")
        return None

    def _moment(self, prop: Property | None, title: str) -> datetime | None:
        found = self._when(prop, title)
        if found is None or isinstance(found, datetime):
            return found
        return localize(datetime(found.year, found.month, found.day, 12), zone_of(self.now))

    def _length(self, prop: Property | None, title: str) -> timedelta | None:
        if prop is None:
            return None
        try:
            found = _read(vDuration, prop.value.strip())
            return found if isinstance(found, timedelta) else None
        except (ValueError, OverflowError):
            self._note(prop, title, f"{prop.name} “{shown_text(prop.value, 40)}” is no duration.")
            return None

    def _priority(self, part: Component, title: str) -> Priority:
        prop = part.get("PRIORITY")
        if prop is None or prop.value.strip() == "0":
            return 4
        if prop.value.strip() not in ("1", "2", "3", "4", "5", "6", "7", "8", "9"):
            self._note(prop, title, f"There is no priority “{shown_text(prop.value, 20)}”; it came in as p4.")
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
                value: object = _read(vDDDTypes, trigger.value.strip())
            except (ValueError, OverflowError):
                value = None
            if isinstance(value, datetime):
                found.append(ArchivedReminder(at=value if value.tzinfo else localize(value, zone_of(self.now))))
            elif isinstance(value, timedelta) and value <= timedelta() and due is not None:
                found.append(ArchivedReminder(minutes_before=int(-value.total_seconds() // 60)))
            else:
                self._note(trigger, title, "This reminder is not before the task is due, so it is not kept.")
        return tuple(dict.fromkeys(found))

    def _list(self, part: Component) -> int | None:
        own = part.get(LIST)
        name = " ".join((_plain(own) if own is not None else self.calendar_name or "").split())
        if is_blank(name) or folded(name) == folded(INBOX):
            return None
        self.lists.setdefault(folded(name), ArchivedList(name=name))
        return list(self.lists).index(folded(name))

    def _note(self, prop: Property, title: str, reason: str) -> None:
        self.notes.append(Note(prop.line, shown_text(title), "changed", reason))

    def _skip(self, part: Component, title: str, reason: str) -> None:
        self.notes.append(Note(part.line, shown_text(title), "skipped", reason))


def _read(kind: Any, value: str) -> object:
    # The library does not say what it reads a value to. Raises ``ValueError``, ``OverflowError``.
    return kind.from_ical(value)


def _plain(prop: Property) -> str:
    return _unescaped(prop.value)


def _unescaped(text: str) -> str:
    """A TEXT as RFC 5545 (3.3.11) escapes it."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _listed(value: str) -> list[str]:
    """The texts between commas that are not escaped."""
    found, text, escaped = list[str](), "", False
    for letter in value:
        if letter == "," and not escaped:
            found.append(text)
            text = ""
        else:
            text += letter
        escaped = letter == "\\" and not escaped
    return [plain for each in [*found, text] if (plain := _unescaped(each).strip())]


def _zone_name(prop: Property) -> str | None:
    # "/freeassociation.sourceforge.net/Europe/Berlin": the IANA name is at the end of others' names.
    named = str(prop.parameters.get("TZID", "")).strip('"')
    return "/".join(named.split("/")[-2:]) if named.startswith("/") else named or None


def _parent_of(part: Component) -> str | None:
    for prop in part.all("RELATED-TO"):
        if str(prop.parameters.get("RELTYPE", "PARENT")).upper() == "PARENT":
            return prop.value
    return None
