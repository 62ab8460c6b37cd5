"""Todoist's and Apple's exports come in whole."""

from datetime import UTC, date, datetime
from pathlib import Path

from saydone.domain.exchange.archive import (
    ArchivedReminder,
)
from saydone.domain.exchange.read_file import read_file
from tests.conftest import BERLIN
from tests.services.moving import NOW, bring, notes, out
from tests.services.world import World

FILES = Path(__file__).parent / "files"


async def test_a_project_of_todoists_comes_in_whole(world: World) -> None:
    report = await bring(world, read_file((FILES / "todoist.csv").read_bytes(), name="Garden", now=NOW))
    archive = await out(world)
    plan, measure, buy, water, mow = archive.tasks
    assert archive.lists[plan.list or 0].name == "Garden"
    assert (plan.title, plan.labels, plan.priority, plan.duration_minutes) == (
        "Plan the garden",
        ("outside", "spring"),
        1,
        90,
    )
    assert plan.description == "Beds, paths\nand a pond"
    assert plan.due == datetime(2026, 3, 5, 17, tzinfo=BERLIN)
    assert (measure.parent, buy.parent, water.parent) == (0, 1, None)
    assert (measure.due, measure.priority, buy.title) == (date(2026, 4, 1), 4, "Buy string, pegs")
    assert [comment.text for comment in buy.comments] == ["Red ones are easier to see"]
    assert (water.rrule, water.repeat_from, water.labels) == ("FREQ=DAILY;INTERVAL=3", "completion", ("Every week",))
    assert mow.due is None
    assert "Due in Todoist: jeden Montag um 9" in mow.description
    assert notes(report) == [(10, "changed"), (11, "changed"), (12, "changed")]


async def test_a_deadline_of_todoists_beside_a_date_is_kept_and_told(world: World) -> None:
    text = (
        "TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,DATE,DATE_LANG,DEADLINE,DEADLINE_LANG\n"
        "task,Order plants,Roses,4,1,2026-04-10,en,2026-04-20,en\n"
        "task,Pay,,4,1,,,2026-04-30,en\n"
        "task,Ask,,4,1,irgendwann,de,2026-04-30,en\n"
    )
    report = await bring(world, read_file(text, now=NOW))
    order, pay, ask = (await out(world)).tasks
    assert (order.due, order.description) == (date(2026, 4, 10), "Roses\n\nDeadline in Todoist: 2026-04-20")
    assert (pay.due, pay.description) == (date(2026, 4, 30), "")
    assert (ask.due, ask.description) == (
        None,
        "Deadline in Todoist: 2026-04-30\n\nDue in Todoist: irgendwann",
    )
    assert notes(report) == [(2, "changed"), (4, "changed"), (4, "changed")]
    assert "its deadline, 2026-04-20, is in its description" in report.notes[0].reason


async def test_apples_reminders_come_in_whole(world: World) -> None:
    report = await bring(world, read_file((FILES / "reminders.ics").read_bytes(), now=NOW))
    archive = await out(world)
    parcel, long, swim, books, odd = archive.tasks
    assert {archive.lists[task.list or 0].name for task in archive.tasks} == {"Errands"}
    assert (parcel.title, parcel.description) == ("Pick up the parcel, then call Jo", "Locker 12\nCode 4711")
    assert (parcel.due, parcel.start) == (datetime(2026, 3, 5, 17, 30, tzinfo=BERLIN), None)
    assert (parcel.priority, parcel.labels, parcel.reminders) == (
        1,
        ("quick", "town"),
        (ArchivedReminder(minutes_before=15),),
    )
    assert parcel.created_at == datetime(2026, 2, 28, 10, 15, tzinfo=UTC)
    assert long.title.endswith("wrote it at seventy-five octets")
    assert (long.parent, long.due, long.priority) == (0, date(2026, 3, 10), 3)
    assert (swim.due, swim.rrule, swim.due_zone) == (
        datetime(2026, 3, 9, 7, tzinfo=BERLIN),
        "FREQ=WEEKLY;BYDAY=MO",
        "Europe/Berlin",
    )
    assert (books.status, books.completed_at) == ("completed", datetime(2026, 3, 3, 16, tzinfo=UTC))
    assert (odd.due, odd.rrule, odd.priority) == (None, None, 4)
    assert notes(report) == [(45, "changed"), (53, "changed"), (56, "changed"), (58, "changed"), (60, "skipped")]
