"""iCalendar: what goes out is one to-do a task, and nothing that comes in is lost unsaid."""

from datetime import UTC, date, datetime
from typing import Any, cast

import pytest
from icalendar import Calendar

from saydone.domain.exchange.archive import (
    Archive,
    ArchivedTask,
)
from saydone.domain.exchange.calendar_in import read_todos
from saydone.domain.exchange.calendar_out import FeedTask, write_feed, write_todos
from saydone.domain.recurrence.ending import last_day
from saydone.domain.recurrence.parse import parse_rule
from tests.conftest import BERLIN
from tests.services.moving import NOW

HOSTILE = 'a;b,c\\d\nBEGIN:VALARM\r\nEND:VTODO "é" 日本語' * 4


def test_a_calendar_has_one_todo_a_task_whatever_is_written_in_it() -> None:
    tasks = (
        ArchivedTask(
            title="T" + HOSTILE.replace("\r\n", " ").replace("\n", " "),
            description=HOSTILE + "\rx",
            labels=("a,b", "c"),
        ),
        ArchivedTask(
            title="Swim",
            parent=0,
            due=datetime(2026, 3, 9, 6, tzinfo=UTC),
            rrule="FREQ=WEEKLY;BYDAY=MO",
            due_zone="Europe/Berlin",
            duration_minutes=90,
        ),
        ArchivedTask(title="Shave", due=date(2026, 3, 9), rrule="FREQ=DAILY;INTERVAL=3", repeat_from="completion"),
    )
    text = write_todos(Archive(tasks=tasks), ["1@x", "2@x", "3@x"], now=NOW)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\r" not in text.replace("\r\n", "")
    calendar = cast(Any, Calendar.from_ical(text))
    one, two, three = calendar.walk("VTODO")
    assert (str(three["x-saydone-repeat-from"]), "x-saydone-repeat-from" in two) == ("COMPLETION", False)
    assert not calendar.walk("VALARM")
    assert str(one["summary"]) == tasks[0].title
    assert str(two["related-to"]) == "1@x"
    assert two["dtstart"].dt == datetime(2026, 3, 9, 7, tzinfo=BERLIN)
    back = read_todos(text, name=None, now=NOW).archive.tasks
    kept = ("title", "labels", "due", "rrule", "repeat_from", "parent", "duration_minutes")
    assert [[getattr(task, name) for name in kept] for task in back] == [
        [getattr(task, name) for name in kept] for task in tasks
    ]


@pytest.mark.parametrize("until", ["20261225", "20261225T235959", "20261225T225959Z"])
@pytest.mark.parametrize("due", [date(2026, 12, 1), datetime(2026, 12, 1, 8, tzinfo=UTC)])
def test_a_repetition_ends_in_a_to_do_and_an_event_with_the_same_type_as_it_begins_and_comes_back(
    due: date, until: str
) -> None:
    rrule = f"FREQ=DAILY;UNTIL={until}"
    task = ArchivedTask(title="Open a door", due=due, rrule=rrule, due_zone="Europe/Berlin")
    todos = write_todos(Archive(tasks=(task,)), ["1@x"], now=NOW)
    shown = FeedTask("1@x", "Open a door", "", due, None, rrule, "Europe/Berlin", NOW)
    ends = "20261225T225959Z" if isinstance(due, datetime) else "20261225"
    for text in (todos, write_feed([shown], name="Saydone")):
        (part,) = [part for kind in ("VTODO", "VEVENT") for part in cast(Any, Calendar.from_ical(text)).walk(kind)]
        assert part["rrule"].to_ical().decode() == f"FREQ=DAILY;UNTIL={ends}"
        assert type(part["rrule"]["UNTIL"][0]) is type(part["dtstart"].dt)
    (back,) = read_todos(todos, name=None, now=NOW).archive.tasks
    assert back.rrule is not None
    assert last_day(parse_rule(back.rrule), BERLIN) == date(2026, 12, 25)


START = datetime(2026, 3, 9, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "due", "rrule"),
    [
        (date(2026, 3, 7), date(2026, 3, 9), "FREQ=WEEKLY;BYDAY=MO"),
        (date(2026, 3, 9), date(2026, 3, 9), "FREQ=WEEKLY;BYDAY=MO"),
        (date(2026, 3, 9), date(2026, 3, 9), None),
        (START, START, None),
        (date(2026, 3, 7), START, None),
        (START, date(2026, 3, 9), "FREQ=DAILY"),
        (START, None, None),
        (None, date(2026, 3, 9), "FREQ=DAILY"),
    ],
)
def test_a_start_comes_back_whatever_the_due_is(start: date | None, due: date | None, rrule: str | None) -> None:
    task = ArchivedTask(title="Swim", start=start, due=due, rrule=rrule, due_zone="Europe/Berlin" if rrule else None)
    text = write_todos(Archive(tasks=(task,)), ["1@x"], now=NOW)
    (back,) = read_todos(text, name=None, now=NOW).archive.tasks
    assert (back.start, back.due, back.rrule) == (start, due, rrule)


def todos(*lines: str) -> str:
    return "\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"])


def todo(title: str, *lines: str) -> tuple[str, ...]:
    return ("BEGIN:VTODO", f"UID:{title}", f"SUMMARY:{title}", *lines, "END:VTODO")


def test_what_tasks_have_no_field_for_is_in_the_description_or_told() -> None:
    text = todos(
        *todo("A", "DESCRIPTION:Ring twice", "LOCATION:Main St 1\\, Rome", "URL:https://example.org/a,b", "GEO:1;2"),
        *todo("B", "LOCATION: ", "ATTENDEE:mailto:bo@example.org"),
    )
    found = read_todos(text, name=None, now=NOW)
    assert [task.description for task in found.archive.tasks] == [
        "Ring twice\n\nLocation: Main St 1, Rome\n\nhttps://example.org/a,b",
        "",
    ]
    assert [(note.item, note.reason) for note in found.notes] == [
        ("A", "The place on the map is not kept."),
        ("B", "Who takes part is not kept."),
    ]


def test_a_parent_that_is_not_there_or_below_its_own_task_is_told() -> None:
    text = todos(
        *todo("Below", "RELATED-TO:First"),
        *todo("First", "RELATED-TO:Third"),
        *todo("Second", "RELATED-TO:First"),
        *todo("Third", "RELATED-TO:Second"),
        *todo("Itself", "RELATED-TO:Itself"),
        *todo("Orphan", "RELATED-TO:Nobody"),
    )
    found = read_todos(text, name=None, now=NOW)
    tasks = found.archive.tasks
    parents = {task.title: None if task.parent is None else tasks[task.parent].title for task in tasks}
    assert parents == {
        "First": None, "Below": "First", "Second": "First", "Third": "Second", "Itself": None, "Orphan": None,
    }  # fmt: skip
    assert {note.item: note.reason.partition(";")[0] for note in found.notes} == {
        "First": "The task above it is below it as well",
        "Itself": "The task above it is below it as well",
        "Orphan": "The task above it is not in the file",
    }


def test_a_long_chain_of_tasks_in_the_wrong_order_is_put_in_order() -> None:
    many = 3000
    text = todos(*(line for n in range(many) for line in todo(str(n), f"RELATED-TO:{n + 1}")))
    tasks = read_todos(text, name=None, now=NOW).archive.tasks
    assert [int(task.title) for task in tasks] == [*range(many)][::-1]
    assert [task.parent for task in tasks] == [None, *range(many - 1)]
