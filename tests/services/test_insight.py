"""What was done, counted by the days of the user's zone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from saydone.domain.actor import Actor
from saydone.domain.insight import By, Insight, current_run, longest_run
from saydone.domain.task import TaskDraft
from saydone.errors import InvalidInput
from saydone.services import completion, insight, lists
from tests.conftest import BERLIN
from tests.services.world import World


async def look(world: World, period: str = "this week", by: By = "day") -> Insight:
    async with world.db.reading() as session:
        return await insight.insight(session, world.actor, period=period, by=by, now=world.clock())


def at(world: World, day: str, time: str = "12:00") -> None:
    """Let the clock show a time in Berlin."""
    world.clock.now = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=BERLIN).astimezone(UTC)


def by_day(found: Insight) -> dict[str, tuple[int, int | None, int]]:
    return {bucket.name: (bucket.completed, bucket.added, bucket.overdue) for bucket in found.buckets}


async def test_a_week_is_told_day_by_day_up_to_today(world: World) -> None:
    at(world, "2026-03-02")
    await world.add(TaskDraft("Rent", due=date(2026, 3, 2)), "Milk", "Eggs", "Bread")
    await world.complete("Milk")
    at(world, "2026-03-03", "23:50")
    await world.complete("Eggs")
    at(world, "2026-03-04", "10:00")
    await world.complete("Rent")
    found = await look(world)
    assert by_day(found) == {"2026-03-02": (1, 4, 1), "2026-03-03": (1, 0, 1), "2026-03-04": (1, 0, 0)}
    assert (found.completed, found.completed_before, found.added) == (3, 0, 4)
    assert (found.on_time, found.with_due) == (0, 1)
    assert (found.open, found.overdue) == (1, 0)
    assert (found.streak, found.longest_streak) == (3, 3)


async def test_a_day_in_which_the_clocks_change_ends_at_its_own_midnight(world: World) -> None:
    await world.add("A", "B", "C", "D")
    # Berlin, 29 March 2026: 00:00 is 23:00 UTC the day before, 24:00 is 22:00 UTC.
    for title, moment in (
        ("A", "2026-03-28T22:58:59+00:00"),
        ("B", "2026-03-28T22:59:00+00:00"),
        ("C", "2026-03-29T21:58:59+00:00"),
        ("D", "2026-03-29T21:59:00+00:00"),
    ):
        world.clock.now = datetime.fromisoformat(moment)  # a step takes a minute
        await world.complete(title)
    at(world, "2026-03-30")
    found = await look(world, "2026-03-28 to 2026-03-30")
    assert [bucket.completed for bucket in found.buckets] == [1, 2, 1]
    elsewhere = replace(world.actor, zone=ZoneInfo("America/New_York"))
    found = await look(replace(world, actor=elsewhere), "2026-03-28 to 2026-03-30")
    assert [bucket.completed for bucket in found.buckets] == [2, 2, 0]


async def test_what_repeats_counts_each_time_and_what_was_skipped_does_not(world: World) -> None:
    await world.add(TaskDraft("Water", due=date(2026, 3, 4), rrule="FREQ=DAILY"))
    await world.complete("Water")
    await world.complete("Water")
    async with world.step() as (session, actor):
        await completion.skip(session, actor, [world.ids["Water"]], now=world.clock())
    found = await look(world)
    assert (found.completed, found.skipped, found.hours_to_done) == (2, 1, None)


async def test_what_was_deleted_stays_done_and_what_was_reopened_does_not(world: World) -> None:
    await world.add("A", "B")
    await world.complete("A", "B")
    await world.delete("A")
    await world.reopen("B")
    assert (await look(world)).completed == 1


async def test_overdue_is_counted_at_the_end_of_each_day(world: World) -> None:
    at(world, "2026-03-01")
    moment = datetime(2026, 3, 2, 15, tzinfo=BERLIN)
    await world.add(
        TaskDraft("Day", due=date(2026, 3, 2)), TaskDraft("Moment", due=moment), TaskDraft("Open", due=date(2026, 3, 3))
    )
    at(world, "2026-03-03")
    await world.add(TaskDraft("Late from the start", due=date(2026, 2, 1)))
    at(world, "2026-03-04")
    await world.complete("Day")
    at(world, "2026-03-05")
    await world.complete("Moment", "Late from the start")
    found = await look(world, "2026-03-01 to 2026-03-05")
    assert [bucket.overdue for bucket in found.buckets] == [0, 2, 4, 3, 1]
    assert found.overdue == 1
    assert [bucket.overdue for bucket in (await look(world, "2026-03-01 to 2026-03-05", "week")).buckets] == [0, 1]


async def test_lists_and_labels_have_what_was_done_and_what_is_open(world: World) -> None:
    async with world.step() as (session, actor):
        work = await lists.create(session, actor, "Work", now=world.clock())
    await world.add(TaskDraft("A", labels=("home", "fast")), TaskDraft("B", labels=("home",), due=date(2026, 3, 1)))
    await world.add("C", "D", to=work.id)
    await world.complete("A", "C", "D")
    found = await look(world, by="list")
    assert [(each.name, each.completed, each.open, each.overdue) for each in found.buckets] == [
        ("Work", 2, 0, 0),
        ("Inbox", 1, 1, 1),
    ]
    found = await look(world, by="label")
    assert [(each.name, each.completed, each.open, each.overdue) for each in found.buckets] == [
        ("fast", 1, 0, 0),
        ("home", 1, 1, 1),
        ("no label", 2, 0, 0),
    ]


async def test_the_time_from_creation_to_completion_is_the_median(world: World) -> None:
    at(world, "2026-03-02")
    await world.add("A", "B", "C")
    for title, hours in (("A", 2), ("B", 6), ("C", 90)):
        at(world, "2026-03-02")
        world.clock.pass_(hours=hours)
        await world.complete(title)
    assert (await look(world)).hours_to_done == pytest.approx(6, abs=0.01)
    at(world, "2026-03-02", "20:00")
    assert (await look(world, "2026-03-02")).hours_to_done == pytest.approx(4, abs=0.01)


async def test_other_peoples_tasks_are_not_counted(world: World, bob: Actor) -> None:
    await world.add("A")
    await world.complete("A")
    found = await look(world.as_(bob), "all time")
    assert (found.completed, found.added, found.open, found.streak) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("period", "sentence"),
    [
        ("tomorrow", "lies ahead"),
        ("2015-01-01 to 2026-03-04", "ten years"),
        ("bananas", "can't read"),
        ("the last 2 years", "400 is the most"),
    ],
)
async def test_a_period_that_cannot_be_told_is_refused_in_a_sentence(world: World, period: str, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        await look(world, period)


def test_a_streak_holds_until_a_whole_day_has_passed() -> None:
    monday = date(2026, 3, 2)
    days = [monday + timedelta(days=n) for n in (0, 1, 2, 5, 6)]
    assert longest_run(days) == 3
    assert [current_run(days, monday + timedelta(days=n)) for n in (2, 3, 4, 6, 7, 8)] == [3, 3, 0, 2, 2, 0]
    assert longest_run([]) == current_run([], monday) == 0
