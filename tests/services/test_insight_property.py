"""Insight counts what going through all tasks one by one counts, in every zone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from saydone.domain.insight import Bucket, By, Insight, Period, day_starts
from saydone.domain.task import Due
from saydone.services import insight
from saydone.store.list_tables import ListRow
from saydone.store.task_rows import NEVER, with_commas
from saydone.store.task_tables import CompletionRow, LabelRow, TaskRow
from tests.services.world import World

NOW = datetime(2026, 4, 2, 9, 30, 17, tzinfo=UTC)
SINCE = datetime(2026, 3, 20, tzinfo=UTC)
ZONES = ("Europe/Berlin", "Asia/Kolkata", "Pacific/Apia")
PERIODS: tuple[tuple[str, By], ...] = (
    ("2026-03-27 to 2026-03-30", "day"), ("the last 10 days", "day"), ("2026-03-01 to 2026-04-02", "week"),
    ("the last 10 days", "list"), ("2026-03-27 to 2026-03-30", "label"),
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A task, and when it was done or passed over."""

    made: datetime
    due: Due | None
    open: bool
    trashed: bool
    repeats: bool
    list_id: int
    labels: Sequence[int]
    times: Sequence[tuple[datetime, bool]]


@dataclass(frozen=True)
class Everything:
    """All that is there; ``gone`` has when tasks were done that were deleted for good since, and their dues."""

    rows: Sequence[Row]
    gone: Sequence[tuple[datetime, Due | None]]
    lists: dict[int, str]
    archived: int
    labels: dict[int, str]


def moment(chance: Random) -> datetime:
    """One about that time; half of them where a day, or now, begins or ends somewhere."""
    at = SINCE + (NOW - SINCE) * chance.random()
    hours = [timedelta(hours=each) for each in (0, 1, 3.5, 10, 11, 18.5, 22, 23)]
    edge = datetime(at.year, at.month, at.day, tzinfo=UTC) + chance.choice(hours)
    return min(chance.choice([at, at, edge, edge, NOW]), NOW)


def a_due(chance: Random) -> Due | None:
    near = moment(chance) + timedelta(days=chance.randint(-3, 3))
    return chance.choice([None, near, near.date(), near.date()])


def a_row(chance: Random, lists: Sequence[int], labels: Sequence[int]) -> Row:
    repeats, is_open = chance.random() < 0.2, chance.random() < 0.5
    made = moment(chance)
    times = sorted(max(moment(chance), made) for _ in range(chance.randint(1, 3) if repeats else 0 if is_open else 1))
    return Row(
        made, a_due(chance), is_open, chance.random() < 0.1, repeats, chance.choice(lists),
        tuple(chance.sample(labels, chance.randint(0, 2))), [(at, chance.random() < 0.2) for at in times],
    )  # fmt: skip


def parts_of(due: Due | None) -> dict[str, Any]:
    return {"due_on": None, "due_at": due} if isinstance(due, datetime) else {"due_on": due, "due_at": None}


async def filled(world: World, chance: Random, zone: ZoneInfo) -> Everything:
    """What is there, put straight into the tables."""
    user = world.actor.user_id
    async with world.db.transaction() as session:
        lists = {(await session.scalars(select(ListRow.id).where(ListRow.user_id == user))).one(): "Inbox"}
        for name in ("Work", "Aside"):
            new = ListRow(
                user_id=user, name=name, description="", color="gray", position=1, is_inbox=False, created_at=SINCE,
                updated_at=SINCE, version=1, archived_at=SINCE if name == "Aside" else None,
            )  # fmt: skip
            session.add(new)
            await session.flush()
            lists[new.id] = name
        names = ["home", "phone"]
        made = [LabelRow(user_id=user, name=name, color="gray") for name in names]
        session.add_all(made)
        await session.flush()
        labels = {row.id: row.name for row in made}
        rows = [a_row(chance, [*lists], [*labels]) for _ in range(60)]
        for number, row in enumerate(rows, 1):
            due = row.due or NEVER
            due = due if isinstance(due, datetime) else datetime.combine(due, time(23, 59, 59), zone)
            done = None if row.open else row.times[-1][0] if row.times else row.made
            task = TaskRow(
                id=number, user_id=user, list_id=row.list_id, position=number, title="T", description="", priority=4,
                status="pending" if row.open else "completed", due_sort=due, **parts_of(row.due), search_text="t",
                rrule="FREQ=DAILY" if row.repeats else None, repeat_from="due", created_at=row.made,
                updated_at=row.made, completed_at=done, label_ids=with_commas(row.labels), version=1,
                deleted_at=NOW if row.trashed else None,
            )  # fmt: skip
            session.add(task)
        await session.flush()
        for number, row in enumerate(rows, 1):
            session.add_all(done_row(user, number, row.due, at, skipped) for at, skipped in row.times)
        gone = [(moment(chance), a_due(chance)) for _ in range(8)]
        session.add_all(done_row(user, None, due, at, False) for at, due in gone)
    archived = next(number for number, name in lists.items() if name == "Aside")
    return Everything(rows, gone, lists, archived, labels)


def done_row(user: int, task: int | None, due: Due | None, at: datetime, skipped: bool) -> CompletionRow:
    return CompletionRow(task_id=task, user_id=user, by_user_id=user, at=at, skipped=skipped, **parts_of(due))


def expected(there: Everything, found: Insight, zone: ZoneInfo) -> Insight:
    """The same by going through everything."""
    now = NOW.astimezone(zone)
    begin, end = (edge.astimezone(UTC) for edge in found.period.edges(zone))
    earlier, _ = (edge.astimezone(UTC) for edge in found.period.before().edges(zone))
    done = [(at, row, row.due) for row in there.rows for at, skipped in row.times if not skipped]
    done += [(at, None, due) for at, due in there.gone]
    within = [each for each in done if begin <= each[0] < end]
    still_open = [row for row in there.rows if row.open and not row.trashed and row.list_id != there.archived]
    late = [row for row in still_open if row.due is not None and _is_over(row.due, now)]
    took = [(at - row.made).total_seconds() / 3600 for at, row, _ in within if row is not None and not row.repeats]
    days = {at.astimezone(zone).date() for at, _, _ in done}
    return replace(
        found,
        completed=len(within),
        completed_before=sum(earlier <= at < begin for at, _, _ in done),
        with_due=sum(due is not None for _, _, due in within),
        on_time=sum(due is not None and at <= _over(due, zone) for at, _, due in within),
        added=sum(begin <= row.made < end for row in there.rows),
        skipped=sum(begin <= at < end and skipped for row in there.rows for at, skipped in row.times),
        open=len(still_open),
        overdue=len(late),
        streak=_run_up_to(days, now.date()) or _run_up_to(days, now.date() - timedelta(days=1)),
        longest_streak=max(_run_up_to(days, day) for day in days),
        hours_to_done=pytest.approx(median(took), abs=0.001) if took else None,
        buckets=tuple(_expected_buckets(there, found, zone, within)),
    )


def _expected_buckets(there: Everything, found: Insight, zone: ZoneInfo, within: Sequence[Any]) -> list[Bucket]:
    if found.by in ("day", "week"):
        return [replace(each, **_in_time(there, each.days, zone, within)) for each in found.buckets if each.days]
    names = [*there.lists.values(), "deleted for good"] if found.by == "list" else [*there.labels.values(), "no label"]
    every = {name: _by_name(there, name, zone, within) for name in names}
    assert {each.name for each in found.buckets} == {name for name, (done, still, _) in every.items() if done or still}
    return [
        replace(each, completed=done, open=still, overdue=late)
        for each in found.buckets
        for done, still, late in [every[each.name]]
    ]


def _in_time(there: Everything, days: Period, zone: ZoneInfo, within: Sequence[Any]) -> dict[str, int]:
    begin, end = (edge.astimezone(UTC) for edge in days.edges(zone))
    spells: list[tuple[Due | None, datetime | None, datetime | None]] = [
        *[(row.due, row.made, None) for row in there.rows if _is_standing(there, row)],
        *[(row.due, row.made, done) for row in there.rows for done, _ in row.times],
        *[(due, None, done) for done, due in there.gone],
    ]
    return {
        "completed": sum(begin <= done < end for done, _, _ in within),
        "added": sum(begin <= row.made < end for row in there.rows),
        "overdue": sum(
            due is not None and _overdue_then(due, made, done, min(end, NOW), zone) for due, made, done in spells
        ),
    }


def _by_name(there: Everything, name: str, zone: ZoneInfo, within: Sequence[Any]) -> tuple[int, int, int]:
    """How often something of it was done, how much is open and overdue."""
    of_this = [row for row in there.rows if name in _names(there, row)]
    still_open = [row for row in of_this if _is_standing(there, row)]
    late = [row for row in still_open if row.due is not None and _is_over(row.due, NOW.astimezone(zone))]
    gone = name in ("deleted for good", "no label")
    done = sum(gone if row is None else any(row is each for each in of_this) for _, row, _ in within)
    return done, len(still_open), len(late)


def _names(there: Everything, row: Row) -> list[str]:
    return [there.lists[row.list_id], *([there.labels[each] for each in row.labels] or ["no label"])]


def _is_standing(there: Everything, row: Row) -> bool:
    return row.open and not row.trashed and row.list_id != there.archived


def _overdue_then(due: Due, made: datetime | None, done: datetime | None, at: datetime, zone: ZoneInfo) -> bool:
    over = _over(due, zone)
    if done is not None and done <= over:
        return False
    return max(over, made or over) <= at and (done is None or done > at)


def _over(due: Due, zone: ZoneInfo) -> datetime:
    moment = due if isinstance(due, datetime) else day_starts(due + timedelta(days=1), zone)
    return moment.astimezone(UTC)


def _is_over(due: Due, now: datetime) -> bool:
    return due < now if isinstance(due, datetime) else due < now.date()


def _run_up_to(days: set[date], day: date) -> int:
    run = 0
    while day in days:
        run, day = run + 1, day - timedelta(days=1)
    return run


@pytest.mark.parametrize("zone", ZONES)
async def test_insight_counts_what_going_through_everything_counts(world: World, zone: str) -> None:
    actor = replace(world.actor, zone=ZoneInfo(zone))
    there = await filled(world, Random(zone), actor.zone)
    for period, by in PERIODS:
        async with world.db.reading() as session:
            found = await insight.insight(session, actor, period=period, by=by, now=NOW)
        assert found.completed
        assert found == expected(there, found, actor.zone), (period, by)
