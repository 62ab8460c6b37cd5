"""What can be done with tasks: what is journalled, and what happens at the same time."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import select

from saydone.domain.actor import Actor
from saydone.domain.task import Task, TaskChange, TaskDraft
from saydone.services import completion, tasks, trash
from saydone.services.outcome import Outcome
from saydone.store.db import Database
from saydone.store.journal_tables import ChangeRow
from tests.conftest import BERLIN, Clock

FIVE_PM = datetime(2026, 3, 10, 17, tzinfo=BERLIN)


async def add(db: Database, actor: Actor, clock: Clock, *drafts: TaskDraft | str) -> list[Task]:
    wanted = [TaskDraft(title=draft) if isinstance(draft, str) else draft for draft in drafts]
    async with db.transaction() as session:
        return (await tasks.add(session, actor, wanted, now=clock())).changed


async def change(db: Database, actor: Actor, clock: Clock, *changes: tuple[str, TaskChange]) -> Outcome:
    async with db.transaction() as session:
        return await tasks.update(session, actor, changes, now=clock())


async def journal(db: Database) -> list[dict[str, Any]]:
    async with db.reading() as session:
        rows = list(await session.scalars(select(ChangeRow).where(ChangeRow.entity == "task").order_by(ChangeRow.id)))
    return [
        {
            "who": (row.user_id, row.door, row.operation),
            "what": (row.kind, row.task_id),
            "before": json.loads(row.before) if row.before else None,
            "after": json.loads(row.after) if row.after else None,
            "at": row.at,
        }
        for row in rows
    ]


async def test_every_kind_of_write_is_journalled_with_before_and_after(
    db: Database, alice: Actor, clock: Clock
) -> None:
    widget = replace(alice, door="widget", operation="click-1")
    await add(db, alice, clock, TaskDraft("Run", due=FIVE_PM, priority=2))
    clock.pass_(hours=1)
    await change(db, widget, clock, ("1", TaskChange(title="Walk", due=date(2026, 3, 11))))
    async with db.transaction() as session:
        await completion.complete(session, alice, ["1"], now=clock())
        await completion.reopen(session, alice, ["1"], now=clock())
        await trash.delete(session, alice, ["1"], now=clock())
    rows = await journal(db)
    assert [row["what"] for row in rows] == [(kind, 1) for kind in ("add", "update", "complete", "reopen", "delete")]
    assert [row["who"][1:] for row in rows] == [("mcp", "op-alice"), ("widget", "click-1"), *[("mcp", "op-alice")] * 3]
    assert {row["who"][0] for row in rows} == {alice.user_id}
    assert [row["at"].hour for row in rows] == [9, 10, 10, 10, 10]
    assert rows[0]["before"] is None
    assert rows[0]["after"] == {
        "id": 1,
        "owner_id": alice.user_id,
        "list_id": 1,
        "parent_id": None,
        "position": 2**20,
        "title": "Run",
        "description": "",
        "status": "pending",
        "priority": 2,
        "due": "2026-03-10T16:00:00Z",
        "start": None,
        "duration_minutes": None,
        "rrule": None,
        "repeat_from": "due",
        "due_zone": None,
        "assignee_id": None,
        "labels": [],
        "label_ids": [],
        "created_at": "2026-03-04T09:00:00Z",
        "updated_at": "2026-03-04T09:00:00Z",
        "completed_at": None,
        "deleted_at": None,
        "version": 1,
    }
    assert (rows[1]["after"]["title"], rows[1]["after"]["due"]) == ("Walk", "2026-03-11")
    assert rows[2]["after"]["completed_at"] == "2026-03-04T10:00:00Z"
    for earlier, later in pairwise(rows):
        assert later["before"] == earlier["after"]
    assert [row["after"]["version"] for row in rows[:-1]] == [1, 2, 3, 4]
    assert rows[-1]["after"] is None


async def test_what_changes_nothing_is_not_journalled(db: Database, alice: Actor, bob: Actor, clock: Clock) -> None:
    await add(db, alice, clock, TaskDraft("Run", due=FIVE_PM), "Done")
    async with db.transaction() as session:
        await completion.complete(session, alice, ["2"], now=clock())
    before = await journal(db)
    clock.pass_(hours=1)
    same = TaskChange(title="Run", due=FIVE_PM.astimezone(UTC), priority=4, description=" ")
    outcome = await change(db, alice, clock, ("1", same), ("7", same), ("1", TaskChange(title="")))
    assert (outcome.changed, [task.id for task in outcome.unchanged]) == ([], [1])
    async with db.transaction() as session:
        await completion.complete(session, alice, ["2", "9"], now=clock())
        await completion.reopen(session, alice, ["1"], now=clock())
        await trash.delete(session, bob, ["1", "2"], now=clock())
        await tasks.get(session, alice, ["1", "2"])
        assert (await tasks.add(session, alice, [TaskDraft("")], now=clock())).changed == []
    assert await journal(db) == before


async def test_a_journal_row_and_its_write_stand_or_fall_together(db: Database, alice: Actor, clock: Clock) -> None:
    async def add_and_fail() -> None:
        async with db.transaction() as session:
            await tasks.add(session, alice, [TaskDraft("Run"), TaskDraft("Rest")], now=clock())
            raise LookupError

    with pytest.raises(LookupError):
        await add_and_fail()
    assert await journal(db) == []
    assert (await add(db, alice, clock, "Run"))[0].title == "Run"


async def test_changes_of_one_task_at_the_same_time_all_count(db: Database, alice: Actor, clock: Clock) -> None:
    await add(db, alice, clock, "Run")
    outcomes = await asyncio.gather(
        change(db, alice, clock, ("1", TaskChange(title="Walk"))),
        change(db, alice, clock, ("1", TaskChange(description="Slowly"))),
        change(db, alice, clock, ("1", TaskChange(priority=1))),
        change(db, alice, clock, ("1", TaskChange(due=date(2026, 3, 10)))),
    )
    assert sorted(outcome.changed[0].version for outcome in outcomes) == [2, 3, 4, 5]
    async with db.reading() as session:
        (task,) = (await tasks.get(session, alice, ["1"])).unchanged
    assert (task.title, task.description, task.priority, task.due) == ("Walk", "Slowly", 1, date(2026, 3, 10))
    rows = await journal(db)
    assert [row["before"]["version"] for row in rows[1:]] == [1, 2, 3, 4]


async def test_batches_in_opposite_order_never_wait_for_each_other_for_ever(
    db: Database, alice: Actor, clock: Clock
) -> None:
    await add(db, alice, clock, *(f"Task {n}" for n in range(1, 9)))
    up = [str(n) for n in range(1, 9)]
    batches = [up, up[::-1], up[4:] + up[:4], up[::-1]]
    outcomes = await asyncio.gather(
        *(
            change(db, alice, clock, *((number, TaskChange(description=f"Round {n}")) for number in batch))
            for n, batch in enumerate(batches)
        )
    )
    assert [len(outcome.changed) for outcome in outcomes] == [8] * 4
    async with db.reading() as session:
        assert {task.version for task in (await tasks.get(session, alice, up)).unchanged} == {5}


async def test_a_task_deleted_at_the_same_time_is_deleted_once(db: Database, alice: Actor, clock: Clock) -> None:
    await add(db, alice, clock, "Run")

    async def delete(number: int) -> Outcome:
        async with db.transaction() as session:
            return await trash.delete(session, replace(alice, operation=f"op-{number}"), ["1"], now=clock())

    outcomes = await asyncio.gather(*(delete(number) for number in range(4)))
    assert sum(len(outcome.changed) for outcome in outcomes) == 1
    assert sum(len(outcome.failed) for outcome in outcomes) == 3
    assert [row["what"][0] for row in await journal(db)] == ["add", "delete"]


async def test_a_task_comes_back_from_the_database_as_it_was_answered(db: Database, alice: Actor, clock: Clock) -> None:
    second = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)
    added = await add(
        db, alice, clock, TaskDraft("Run", "Far\n", 1, FIVE_PM), TaskDraft("Rest", due=date(1900, 1, 1)),
        TaskDraft("Fold", due=second), TaskDraft("Late", due=date(9998, 12, 31)), "Never",
    )  # fmt: skip
    changed = (await change(db, alice, clock, ("5", TaskChange(due=FIVE_PM)))).changed
    async with db.reading() as session:
        found = (await tasks.get(session, alice, ["1", "2", "3", "4", "5"])).unchanged
    assert found == [*added[:4], *changed]
    moments = [moment for task in found for moment in (task.due, task.created_at) if isinstance(moment, datetime)]
    assert {moment.tzinfo for moment in moments} == {UTC}
    assert found[2].due == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
