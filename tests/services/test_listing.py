"""Which tasks a query finds, by days and moments, in several zones."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from saydone.domain.actor import Actor
from saydone.domain.task import Due, TaskDraft
from saydone.domain.task_query import TaskQuery
from saydone.errors import InvalidInput
from saydone.services import tasks
from saydone.store.db import Database
from tests.conftest import BERLIN, Clock

NEW_YORK = ZoneInfo("America/New_York")
KIRITIMATI = ZoneInfo("Pacific/Kiritimati")  # UTC+14
PAGO_PAGO = ZoneInfo("Pacific/Pago_Pago")  # UTC-11


async def add(db: Database, actor: Actor, clock: Clock, **dues: Due | None) -> None:
    async with db.transaction() as session:
        drafts = [TaskDraft(title=title, due=due) for title, due in dues.items()]
        await tasks.add(session, actor, drafts, now=clock())


async def found(db: Database, actor: Actor, now: datetime, query: TaskQuery) -> list[str]:
    async with db.reading() as session:
        page = await tasks.listing(session, actor, query, now=now)
    assert page.total == len(page.tasks)
    return [task.title for task in page.tasks]


async def test_a_day_holds_its_moments_from_midnight_to_midnight_where_the_user_is(
    db: Database, alice: Actor, clock: Clock
) -> None:
    day = date(2026, 3, 10)
    await add(
        db,
        alice,
        clock,
        before=datetime(2026, 3, 9, 23, 59, 59, 999999, tzinfo=BERLIN),
        first=datetime(2026, 3, 10, tzinfo=BERLIN),
        last=datetime(2026, 3, 10, 23, 59, 59, 999999, tzinfo=BERLIN),
        whole=day,
        after=datetime(2026, 3, 11, tzinfo=BERLIN),
        never=None,
    )
    now = clock()
    assert await found(db, alice, now, TaskQuery(due_after=day, due_before=day)) == ["first", "whole", "last"]
    assert await found(db, alice, now, TaskQuery(due_before=day - timedelta(days=1))) == ["before"]
    assert await found(db, alice, now, TaskQuery(due_after=day + timedelta(days=1))) == ["after"]
    in_new_york = replace(alice, zone=NEW_YORK)
    on_day = TaskQuery(due_after=day, due_before=day)
    assert await found(db, in_new_york, now, on_day) == ["whole", "last", "after"]


@pytest.mark.parametrize(("written", "asked"), [(KIRITIMATI, PAGO_PAGO), (PAGO_PAGO, KIRITIMATI)])
async def test_a_day_is_the_same_day_wherever_it_was_written(
    db: Database, alice: Actor, clock: Clock, written: ZoneInfo, asked: ZoneInfo
) -> None:
    day = date(2026, 3, 10)
    await add(db, replace(alice, zone=written), clock, whole=day)
    there = replace(alice, zone=asked)
    just_after = datetime(2026, 3, 11, 0, 0, 1, tzinfo=asked)
    assert await found(db, there, just_after, TaskQuery(due_after=day, due_before=day)) == ["whole"]
    assert await found(db, there, just_after, TaskQuery(overdue=True)) == ["whole"]
    assert await found(db, there, just_after - timedelta(days=1), TaskQuery(query="today")) == ["whole"]
    assert await found(db, there, just_after - timedelta(days=1), TaskQuery(overdue=True)) == []


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [(BERLIN, date(2026, 3, 29), 23), (BERLIN, date(2026, 10, 25), 25), (KIRITIMATI, date(2026, 3, 29), 24)],
)
async def test_a_day_is_as_long_as_its_clock_makes_it(
    db: Database, alice: Actor, clock: Clock, zone: ZoneInfo, day: date, hours: int
) -> None:
    actor = replace(alice, zone=zone)
    start = datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
    every_hour = {f"{n:02}": start + timedelta(hours=n) for n in range(-1, hours + 1)}
    async with db.transaction() as session:
        for titles in (list(every_hour)[:20], list(every_hour)[20:]):
            drafts = [TaskDraft(title=title, due=every_hour[title]) for title in titles]
            await tasks.add(session, actor, drafts, now=clock())
    query = TaskQuery(due_after=day, due_before=day, limit=100)
    assert await found(db, actor, clock(), query) == [f"{n:02}" for n in range(hours)]


async def test_the_hour_that_comes_twice_is_two_hours(db: Database, alice: Actor, clock: Clock) -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    second = first.replace(fold=1)
    await add(db, alice, clock, second=second, first=first)
    assert await found(db, alice, clock(), TaskQuery()) == ["first", "second"]
    assert await found(db, alice, clock(), TaskQuery(due_before=first)) == ["first"]
    assert await found(db, alice, clock(), TaskQuery(due_after=second)) == ["second"]
    assert await found(db, alice, second, TaskQuery(overdue=True)) == ["first"]


async def test_a_moment_as_an_edge_is_inclusive_and_reads_days_as_a_whole(
    db: Database, alice: Actor, clock: Clock
) -> None:
    noon = datetime(2026, 3, 10, 12, tzinfo=BERLIN)
    await add(
        db,
        alice,
        clock,
        day_before=date(2026, 3, 9),
        just_before=noon - timedelta(microseconds=1),
        at_noon=noon,
        just_after=noon + timedelta(microseconds=1),
        the_day=date(2026, 3, 10),
        never=None,
    )
    at_noon = noon.astimezone(NEW_YORK)
    before = await found(db, alice, clock(), TaskQuery(due_before=at_noon))
    after = await found(db, alice, clock(), TaskQuery(due_after=at_noon))
    assert before == ["day_before", "just_before", "at_noon"]
    assert after == ["at_noon", "just_after", "the_day"]


async def test_overdue_is_the_same_for_the_query_and_for_the_task(db: Database, alice: Actor, clock: Clock) -> None:
    now = clock().astimezone(BERLIN)
    await add(
        db,
        alice,
        clock,
        yesterday=date(2026, 3, 3),
        this_morning=now - timedelta(seconds=1),
        right_now=now,
        today=date(2026, 3, 4),
        later=now + timedelta(seconds=1),
        never=None,
    )
    assert await found(db, alice, now, TaskQuery(overdue=True)) == ["yesterday", "this_morning"]
    late = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
    missed = ["yesterday", "this_morning", "right_now", "later"]
    assert await found(db, alice, late, TaskQuery(overdue=True)) == [*missed, "today"]
    assert await found(db, replace(alice, zone=NEW_YORK), late, TaskQuery(overdue=True)) == missed


async def test_days_and_moments_are_ordered_together_a_day_at_its_end(db: Database, alice: Actor, clock: Clock) -> None:
    await add(
        db,
        alice,
        clock,
        never=None,
        next_day=datetime(2026, 3, 11, 0, 0, tzinfo=BERLIN),
        whole_day=date(2026, 3, 10),
        evening=datetime(2026, 3, 10, 23, 0, tzinfo=BERLIN),
        morning=datetime(2026, 3, 10, 8, 0, tzinfo=NEW_YORK),
        long_ago=date(1900, 1, 1),
        far=date(9998, 12, 31),
    )
    ordered = ["long_ago", "morning", "evening", "whole_day", "next_day", "far", "never"]
    assert await found(db, alice, clock(), TaskQuery()) == ordered
    assert (
        await found(db, alice, clock(), TaskQuery(due_after=date(1900, 1, 1), due_before=date(9998, 12, 31)))
        == (ordered[:-1])
    )


@pytest.mark.parametrize(
    "query",
    [
        TaskQuery(limit=0),
        TaskQuery(limit=-1),
        TaskQuery(limit=101),
        TaskQuery(limit=2**63),
        TaskQuery(words="\x00"),
        TaskQuery(words="x" * 501),
        TaskQuery(cursor=""),
        TaskQuery(due_after=date.min),
        TaskQuery(due_before=datetime.max.replace(tzinfo=UTC)),
    ],
)
async def test_a_query_that_cannot_be_is_refused(db: Database, alice: Actor, clock: Clock, query: TaskQuery) -> None:
    with pytest.raises(InvalidInput):
        await found(db, alice, clock(), query)
