"""Taking everything out and bringing it in."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saydone.domain.actor import Actor
from saydone.domain.exchange.archive import (
    Archive,
    ArchivedComment,
    ArchivedCompletion,
    ArchivedFilter,
    ArchivedLabel,
    ArchivedList,
    ArchivedReminder,
    ArchivedTask,
    FileRead,
)
from saydone.domain.exchange.json_file import read_json, write_json
from saydone.domain.exchange.read_file import read_file
from saydone.domain.task import TaskDraft
from saydone.errors import Forbidden, InvalidInput, NotFound
from saydone.services import comments, completion, exporting, history, lists, reminders, saved_filters
from saydone.services.importing import ImportReport
from tests.services.moving import NOW, bring, notes, out
from tests.services.world import World

FILES = Path(__file__).parent / "files"
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30)
NAME = TEXT.map(lambda text: " ".join(f"n{text}".split()))
MOMENT = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
SOME = st.lists(NAME, max_size=2)
DUE = st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)) | MOMENT


async def test_all_that_there_is_goes_to_another_account_and_comes_out_the_same(world: World, bob: Actor) -> None:
    async with world.step() as (session, actor):
        work = await lists.create(session, actor, "Work", description="Paid", color="blue", now=world.clock())
        old = await lists.create(session, actor, "Old", now=world.clock())
    due = datetime(2026, 3, 10, 16, tzinfo=UTC)
    await world.add(TaskDraft("Plan", "Two\nlines", 1, due, due - timedelta(days=1), 45, ("home", "fast")), to=work.id)
    await world.add("Part", below="Plan")
    await world.add("Part of the part", below="Part")
    await world.add(
        TaskDraft("Water", due=date(2026, 3, 4), rrule="FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3"), "Gone", to=old.id
    )
    await world.complete("Water")
    await world.complete("Part of the part")
    await world.delete("Gone")
    async with world.step() as (session, actor):
        await comments.add(session, actor, world.ids["Plan"], "Ask Jo", now=world.clock())
        await reminders.add(session, actor, world.ids["Plan"], minutes_before=15, now=world.clock())
        await completion.skip(session, actor, [world.ids["Water"]], now=world.clock())
        await lists.archive(session, actor, old.id, now=world.clock())
        await saved_filters.create(session, actor, "Late", "overdue &  p1", now=world.clock())
    archive = await out(world)
    assert [task.title for task in archive.tasks] == ["Plan", "Part", "Part of the part", "Water"]
    report = await bring(world, read_json(write_json(archive, now=NOW)), bob)
    assert (report.tasks, report.lists, report.notes) == (4, ["Work", "Old"], [])
    assert report.filters == ["Late"]
    assert await out(world, bob) == archive
    again = await bring(
        world, FileRead(Archive(filters=(*archive.filters, ArchivedFilter(name="late", query="p2")))), bob
    )
    assert (again.filters, notes(again)) == ([], [(None, "skipped")])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
async def test_a_file_of_saydones_is_written_the_same_after_it_was_read(data: st.DataObject) -> None:
    archive = data.draw(archives())
    assert read_json(write_json(archive, now=NOW)).archive == replace(
        archive, tasks=tuple(replace(task, line=place) for place, task in enumerate(archive.tasks, 1))
    )


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
async def test_whatever_is_read_in_comes_out_the_same(world: World, data: st.DataObject) -> None:
    before = await out(world)
    archive = data.draw(archives())
    report = await bring(world, read_json(write_json(archive, now=NOW)))
    assert report.notes == []
    assert (await out(world)).tasks == archive.tasks
    async with world.step() as (session, actor):
        await history.undo(session, actor, now=world.clock())
    assert (await out(world)).tasks == before.tasks == ()


@st.composite
def archives(draw: st.DrawFn) -> Archive:
    """An archive as Saydone writes one: only the Inbox, so that runs of one test do not meet."""
    tasks: list[ArchivedTask] = []
    for number in range(draw(st.integers(1, 5))):
        due = draw(DUE)
        rrule = (
            draw(st.sampled_from([None, "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=4"])) if due else None
        )
        done = draw(st.booleans())
        at = draw(MOMENT)
        parent = draw(st.none() | st.integers(0, number - 1)) if number else None
        tasks.append(
            ArchivedTask(
                title=draw(NAME), description=draw(TEXT).strip(), list=0, parent=parent,
                status="completed" if done else "pending", priority=draw(st.sampled_from([1, 2, 3, 4])), due=due,
                duration_minutes=draw(st.none() | st.integers(1, 999)), rrule=rrule,
                repeat_from=draw(st.sampled_from(["due", "completion"])) if rrule else "due",
                due_zone="America/New_York" if rrule else None, created_at=draw(MOMENT), updated_at=draw(MOMENT),
                completed_at=at if done else None,
                comments=tuple(
                    ArchivedComment(text=said, created_at=at, updated_at=at) for said in draw(SOME)
                ),
                reminders=tuple(
                    ArchivedReminder(minutes_before=n) for n in draw(st.lists(st.integers(0, 99), max_size=2))
                ),
                completions=(ArchivedCompletion(due=due, at=at),) if done else (),
            )
        )  # fmt: skip
    ordered = _in_order(tasks)
    return Archive(lists=(ArchivedList(name="Inbox", is_inbox=True),), tasks=tuple(ordered), exact=True)


def _in_order(tasks: list[ArchivedTask]) -> list[ArchivedTask]:
    """Each followed by its subtasks, as they are written."""
    order: list[int] = []

    def visit(number: int) -> None:
        order.append(number)
        for below, task in enumerate(tasks):
            if task.parent == number:
                visit(below)

    for number, task in enumerate(tasks):
        if task.parent is None:
            visit(number)
    return [
        replace(tasks[n], parent=None if tasks[n].parent is None else order.index(tasks[n].parent or 0)) for n in order
    ]


async def test_an_import_is_one_operation_and_a_dry_run_none(world: World) -> None:
    read = read_file((FILES / "todoist.csv").read_bytes(), name="Garden", now=NOW)
    dry = await bring(world, read, dry_run=True)
    assert dry.tasks == 5
    assert (await out(world)).tasks == ()
    async with world.db.reading() as session:
        assert await history.newest(session, world.actor) == []
    wet = await bring(world, read)
    assert replace_run(wet) == replace_run(dry)
    async with world.step() as (session, actor):
        await history.undo(session, actor, now=world.clock())
    left = await out(world)
    assert (left.tasks, left.labels, [each.name for each in left.lists]) == ((), (), ["Inbox"])


def replace_run(report: ImportReport) -> tuple[object, ...]:
    return report.tasks, report.lists, report.labels, report.notes


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"\xff\xfe\xfd", "UTF-8|no column"),
        (b"{}", "JSON, but not Saydone's"),
        (b"{", "JSON that Saydone wrote: EOF while parsing"),
        (b"[]", "JSON, but not Saydone's"),
        (b' [ {"title": "Milk"} ]', "JSON, but not Saydone's"),
        (b'{"format": "saydone", "version": 9}', "version"),
        (b'{"format": "saydone", "version": 1, "tasks": [{"title": 1}]}', "“tasks.0.title” must be text"),
        (b'{"format": "saydone", "version": 1, "tasks": [{}]}', "“tasks.0.title” is missing"),
        (b"{" * 20_000, "JSON that Saydone wrote"),
        (b"a,b\n1,2\n", "no column “title”"),
        (b"BEGIN:VCALENDAR\nBEGIN:VTODO\n", "line 2"),
        (b"BEGIN:VTODO\nEND:VTODO\n", "no BEGIN:VCALENDAR"),
        (b"BEGIN:VCALENDAR\nEND:VTODO\n", "ends nothing"),
        (b"title\n" + b"x\n" * 20_001, "Split it"),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        read_file(data, now=NOW)


async def test_what_is_wrong_with_a_task_is_told_and_the_others_come_in(world: World) -> None:
    tasks = [
        {"title": " "}, {"title": "Parent is gone", "parent": 0}, {"title": "Far", "due": "9999-12-31"},
        {"title": "Bad rule", "due": "2026-03-04", "rrule": "FREQ=SECONDLY"}, {"title": "NUL \u0000"},
        {"title": "Hourly without a time", "due": "2026-03-04", "rrule": "FREQ=HOURLY"},
        {"title": "B", "parent": 6}, {"title": "Labels", "labels": ["", "x"]}, {"title": "L", "duration_minutes": 0},
        {"title": "Done too early", "completions": [{"due": None, "at": "0001-01-01T00:00:00"}]},
    ]  # fmt: skip
    text = json.dumps({"format": "saydone", "version": 1, "tasks": tasks})
    report = await bring(world, read_json(text))
    assert notes(report) == [
        (1, "skipped"), (2, "changed"), (3, "changed"), (4, "changed"), (5, "skipped"), (6, "changed"), (7, "changed"),
        (8, "changed"), (9, "changed"), (10, "skipped"),
    ]  # fmt: skip
    assert report.tasks == len((await out(world)).tasks) == 7


async def test_that_a_repetition_did_not_come_in_is_told_once(world: World) -> None:
    rows = "title,status,due,repeat\nPay,done,2026-03-04,FREQ=DAILY\nSwim,,2026-03-04,FREQ=HOURLY\n"
    report = await bring(world, read_file(rows.encode(), now=NOW))
    assert [note.reason.count("It came in without the repetition.") for note in report.notes] == [1, 1]
    assert report.notes[0].reason == "It is done. It came in without the repetition."


async def test_lists_and_labels_that_are_there_are_used_again(world: World) -> None:
    read = FileRead(
        Archive(
            lists=(ArchivedList(name="Work"),), labels=(ArchivedLabel(name="Home", color="red"),),
            tasks=(ArchivedTask(title="A", list=0, labels=("home",)),), exact=True,
        )
    )  # fmt: skip
    first = await bring(world, read)
    second = await bring(world, read, again=True)
    assert (first.lists, first.labels) == (["Work"], ["Home"])
    assert (second.tasks, second.lists, second.labels) == (1, [], [])
    assert len((await out(world)).tasks) == 2


async def test_only_ones_own_lists_go_out(world: World, bob: Actor) -> None:
    await world.add("Mine")
    assert (await out(world, bob)).tasks == ()
    inbox = (await world.task("Mine")).list_id
    async with world.db.reading() as session:
        with pytest.raises((NotFound, Forbidden)):
            await exporting.export(session, bob, "json", list_id=inbox, now=NOW)
        assert "Mine" in await exporting.export(session, world.actor, "csv", list_id=inbox, now=NOW)
