"""Whatever was done, undone and done again: what is there is what was there at that place of two stacks, of which any
new deed empties the one of what was undone."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.task import Task, TaskChange, TaskDraft
from saydone.domain.task_list import ListChange
from saydone.errors import AppError, NotFound
from saydone.services import accounts, comments, completion, history, labels, lists, ordering, tasks, trash
from saydone.services.ordering import Spot
from saydone.store.db import Database
from saydone.store.list_tables import ListRow
from saydone.store.task_rows import COLUMNS, tasks_of, with_commas
from saydone.store.task_tables import CommentRow, CompletionRow, LabelRow, TaskRow
from tests.conftest import Clock, empty_tables

Step = Callable[[AsyncSession, Actor, Random, Clock], Awaitable[object]]


async def ids(session: AsyncSession) -> list[int]:
    return list(await session.scalars(select(TaskRow.id).where(TaskRow.deleted_at.is_(None)).order_by(TaskRow.id)))


async def some(session: AsyncSession, chance: Random, count: int = 2) -> list[str]:
    there = await ids(session)
    return [str(number) for number in chance.sample(there, min(count, len(there)))]


async def some_list(session: AsyncSession, chance: Random) -> int:
    wanted = select(ListRow.id).where(ListRow.deleted_at.is_(None)).order_by(ListRow.id)
    return chance.choice(list(await session.scalars(wanted)))


async def add(session: AsyncSession, actor: Actor, chance: Random, clock: Clock) -> None:
    parent = chance.choice([None, *await ids(session)])
    draft = TaskDraft(
        f"Task {chance.random()}",
        due=chance.choice([None, date(2026, 3, 9)]),
        rrule=None,
        labels=tuple(chance.sample(["a", "b", "c"], chance.randint(0, 2))),
        parent_id=parent,
        list_id=None if parent else await some_list(session, chance),
    )
    await tasks.add(session, actor, [draft], now=clock())


async def repeat(session: AsyncSession, actor: Actor, chance: Random, clock: Clock) -> None:
    draft = TaskDraft("Again", due=date(2026, 3, 9), rrule=f"FREQ=DAILY;COUNT={chance.randint(1, 3)}")
    await tasks.add(session, actor, [draft], now=clock())


async def change(session: AsyncSession, actor: Actor, chance: Random, clock: Clock) -> None:
    wanted = chance.choice(
        [
            TaskChange(title=f"Other {chance.random()}", priority=2),
            TaskChange(add_labels=(chance.choice("abc"),)),
            TaskChange(labels=()),
            TaskChange(list_id=await some_list(session, chance)),
            TaskChange(parent_id=chance.choice([0, *await ids(session)])),
            TaskChange(clear_due=True, clear_parent=True),
        ]
    )
    await tasks.update(session, actor, [(name, wanted) for name in await some(session, chance)], now=clock())


async def complete(session: AsyncSession, actor: Actor, chance: Random, clock: Clock) -> None:
    await completion.complete(session, actor, await some(session, chance), now=clock())


async def reopen(session: AsyncSession, actor: Actor, chance: Random, clock: Clock) -> None:
    await completion.reopen(session, actor, await some(session, chance), now=clock())


async def delete(session: AsyncSession, actor: Actor, chance: Random, clock: Clock) -> None:
    await trash.delete(session, actor, await some(session, chance), now=clock())


async def restore(session: AsyncSession, actor: Actor, chance: Random, clock: Clock) -> None:
    gone = list(await session.scalars(select(TaskRow.id).where(TaskRow.deleted_at.is_not(None)).order_by(TaskRow.id)))
    await trash.restore(session, actor, [str(chance.choice(gone or [1]))], now=clock())


async def move(session: AsyncSession, actor: Actor, chance: Random, clock: Clock) -> None:
    names = await some(session, chance, 3)
    side = chance.choice(["first", "last", "before", "after"])
    await ordering.move(session, actor, names[1:], Spot(side, names[0]), now=clock())  # pyright: ignore[reportArgumentType] # one of the four


async def with_lists(session: AsyncSession, actor: Actor, chance: Random, clock: Clock) -> None:
    number = await some_list(session, chance)
    what = chance.randint(0, 4)
    if what == 0:
        await lists.create(session, actor, f"List {chance.randint(0, 5)}", now=clock())
    elif what == 1:
        await lists.change(session, actor, number, ListChange(name=f"List {chance.randint(0, 5)}"), now=clock())
    elif what == 2:
        await lists.delete(session, actor, number, now=clock())
    elif what == 3:
        await lists.archive(session, actor, number, now=clock())
    else:
        await lists.move(session, actor, number, now=clock())


async def with_others(session: AsyncSession, actor: Actor, chance: Random, clock: Clock) -> None:
    if chance.random() < 0.5:
        await comments.add(session, actor, (await some(session, chance, 1))[0], "Hm", now=clock())
    else:
        await labels.delete(session, actor, await labels.find(session, actor, chance.choice("abc")), now=clock())


STEPS: list[Step] = [
    add, add, add, repeat, change, change, complete, complete, reopen, delete, restore, move, with_lists, with_others,
]  # fmt: skip

Kind = Literal["do", "undo", "redo"]
KINDS: list[Kind] = ["do", "do", "do", "undo", "undo", "redo"]


async def state(db: Database) -> dict[str, Any]:
    """All that a user can see, without versions and the trash."""
    async with db.reading() as session:
        rows = await session.execute(select(*COLUMNS).where(TaskRow.deleted_at.is_(None)).order_by(TaskRow.id))
        present: list[Task] = await tasks_of(session, rows.all())
        in_rows = await session.execute(select(TaskRow.id, TaskRow.label_ids).where(TaskRow.deleted_at.is_(None)))
        assert dict(in_rows.all()) == {task.id: with_commas(task.label_ids) for task in present}
        there = {task.id for task in present}
        kept = [replace(task, version=0, updated_at=task.created_at) for task in present]
        used = select(ListRow).where(ListRow.deleted_at.is_(None)).order_by(ListRow.id)
        return {
            "tasks": kept,
            "lists": [(row.id, row.name, row.position, row.archived_at) for row in await session.scalars(used)],
            "labels": [(row.id, row.name) for row in await session.scalars(select(LabelRow).order_by(LabelRow.id))],
            "comments": [
                (row.id, row.text) for row in await session.scalars(select(CommentRow)) if row.task_id in there
            ],
            "completions": [
                (row.id, row.at, row.skipped)
                for row in await session.scalars(select(CompletionRow).order_by(CompletionRow.id))
            ],
        }


async def do_and_undo(url: str, seed: int, count: int) -> None:
    db, clock, chance = Database(url), Clock(), Random(seed)
    name = f"user{seed}"
    async with db.transaction() as session:
        user = await accounts.add_user(session, name, time_zone="Europe/Berlin", adopt_demo=False, now=clock())
    actor = Actor(user_id=user.id, name=name, zone=ZoneInfo("Europe/Berlin"), door="api", operation="")
    # What was there after each deed that stands, or can be done again; ``place`` is where we are among them.
    states, place = [await state(db)], 0
    steps: list[Kind] = [chance.choice(KINDS) for _ in range(count)]
    back: list[Kind] = ["undo"] * (count + 1)
    forth: list[Kind] = ["redo"] * (count + 1)
    try:
        for number, kind in enumerate(steps + back + forth):  # to both ends, and beyond
            clock.pass_(minutes=1)
            acting = replace(actor, operation=f"op-{number}")
            if kind != "do":
                place = await take_back(db, acting, clock, kind, place, len(states))
            elif await is_done(db, acting, chance, clock):
                states[place + 1 :] = [await state(db)]
                place += 1
            assert await state(db) == states[place]
    finally:
        await db.close()


async def is_done(db: Database, actor: Actor, chance: Random, clock: Clock) -> bool:
    """Whether any deed could be done, and wrote something."""
    try:
        async with db.transaction() as session:
            await chance.choice(STEPS)(session, actor, chance, clock)
    except (AppError, IndexError):
        return False
    async with db.reading() as session:
        newest = await history.newest(session, actor, limit=1)
    return bool(newest) and newest[0].operation.id == actor.operation


async def take_back(db: Database, actor: Actor, clock: Clock, how: Kind, place: int, ends: int) -> int:
    """Undo, or do again; returns the place that this leads to. At the end of its stack it is refused."""
    there = place - 1 if how == "undo" else place + 1
    take = history.undo if how == "undo" else history.redo
    async with db.transaction() as session:
        if 0 <= there < ends:
            await take(session, actor, now=clock())
            return there
        with pytest.raises(NotFound, match="There is nothing to"):
            await take(session, actor, now=clock())
    return place


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), count=st.integers(1, 20))
def test_undo_and_redo_go_back_and_forth_among_what_was_there_until_something_else_is_done(
    empty_sqlite: Path, tmp_path: Path, seed: int, count: int
) -> None:
    path = tmp_path / f"{seed}-{count}.db"
    shutil.copy(empty_sqlite, path)
    asyncio.run(do_and_undo(f"sqlite+aiosqlite:///{path}", seed, count))
    path.unlink()


# Few: what PostgreSQL could do otherwise is to lock and to order, not to undo.
@settings(max_examples=2)
@given(seed=st.integers(0, 2**32), count=st.integers(10, 18))
def test_on_postgresql_too_they_go_back_and_forth(empty_postgres: str, seed: int, count: int) -> None:
    try:
        asyncio.run(do_and_undo(empty_postgres, seed, count))
    finally:
        empty_tables(empty_postgres)
