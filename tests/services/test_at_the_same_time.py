"""What two do at the same time: one waits for the other, and finds what that has left."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from mcp import Client
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.task import TaskChange, TaskDraft
from saydone.errors import AppError, Conflict
from saydone.services import completion, history, labels, lists, tasks
from saydone.services.outcome import Outcome
from saydone.store.list_contents import tasks_in
from saydone.store.task_tables import TaskRow
from saydone.store.trying_again import trying_again
from tests.conftest import ClientOf
from tests.services.world import World
from tests.tools.answers import titles_in
from tests.waiting import waits

Deed = Callable[[AsyncSession, Actor], Awaitable[object]]


async def one_while_another(world: World, first: Deed, second: Callable[[], Awaitable[object]]) -> object:
    """What comes of the second deed, which begins when the first is done and not committed."""
    async with world.step() as (session, actor):
        await first(session, actor)
        deed = asyncio.ensure_future(second())
        await waits(world.db, deed)
    return await deed


async def refused(world: World, first: Deed, second: Callable[[], Awaitable[object]]) -> str:
    """The sentence by which the second is refused, by an error or as the one of several that failed."""
    try:
        outcome = await one_while_another(world, first, second)
    except AppError as error:
        return error.message
    assert isinstance(outcome, Outcome)
    assert not outcome.changed
    return outcome.failed[0].error.message


@pytest.fixture
async def work(world: World) -> int:
    """A list."""
    async with world.step() as (session, actor):
        return (await lists.create(session, actor, "Work", now=world.clock())).id


async def present(world: World) -> list[str]:
    async with world.db.reading() as session:
        found = [await tasks_in(session, each.id) for each in await lists.listing(session, world.actor)]
    return [task.title for some in found for task in some]


def deleting_the_list(world: World, work: int) -> Deed:
    return lambda session, actor: lists.delete(session, actor, work, now=world.clock())


async def test_nothing_is_put_into_a_list_while_it_is_deleted(world: World, work: int) -> None:
    await world.add("Report")
    into = TaskChange(list_id=work)
    told = await refused(world, deleting_the_list(world, work), lambda: world.change("Report", into))
    assert told == f"There is no list {work}."
    assert (await world.task("Report")).list_id != work


async def test_nothing_is_added_to_a_list_while_it_is_deleted(world: World, work: int) -> None:
    told = await refused(world, deleting_the_list(world, work), lambda: world.add("Report", to=work))
    assert told == f"There is no list {work}."
    assert await present(world) == []


async def test_what_is_put_into_a_list_first_is_deleted_with_it(world: World, work: int) -> None:
    await world.add("Report")

    async def move(session: AsyncSession, actor: Actor) -> None:
        await tasks.update(session, actor, [(world.ids["Report"], TaskChange(list_id=work))], now=world.clock())

    async def delete() -> None:
        async with world.step() as (session, actor):
            await lists.delete(session, actor, work, now=world.clock())

    await one_while_another(world, move, delete)
    assert (await world.task("Report")).deleted_at is not None


async def test_making_a_list_is_not_undone_while_a_task_is_added_to_it(world: World, work: int) -> None:
    draft = TaskDraft("Report", list_id=work)

    async def undo() -> None:
        async with world.step() as (session, actor):
            await history.undo(session, actor, "op-1", now=world.clock())

    with pytest.raises(Conflict, match="There are other tasks in the list “Work” by now"):
        await one_while_another(
            world, lambda session, actor: tasks.add(session, actor, [draft], now=world.clock()), undo
        )
    assert await present(world) == ["Report"]


async def test_a_subtask_added_first_is_deleted_or_completed_with_its_parent(world: World) -> None:
    await world.add("Trip", "Party")

    def adding(title: str, parent: str) -> Deed:
        draft = TaskDraft(title, parent_id=int(world.ids[parent]))
        return lambda session, actor: tasks.add(session, actor, [draft], now=world.clock())

    deleted = await one_while_another(world, adding("Pack", "Trip"), lambda: world.delete("Trip"))
    completed = await one_while_another(world, adding("Cake", "Party"), lambda: world.complete("Party"))
    for outcome, along in ((deleted, "Pack"), (completed, "Cake")):
        assert isinstance(outcome, Outcome)
        assert [task.title for task in outcome.along] == [along]


async def test_a_deletion_is_not_undone_into_a_list_that_is_deleted_meanwhile(world: World, work: int) -> None:
    await world.add("Report", to=work)
    await world.delete("Report")
    async with world.db.reading() as session:
        deletion = (await history.newest(session, world.actor, limit=1))[0].operation.id

    async def undo() -> None:
        async with world.step() as (session, actor):
            await history.undo(session, actor, deletion, now=world.clock())

    with pytest.raises(Conflict, match="The list that it was in was deleted since"):
        await one_while_another(world, deleting_the_list(world, work), undo)


async def test_what_is_restored_while_its_list_is_deleted_comes_into_the_inbox(world: World, work: int) -> None:
    await world.add("Report", to=work)
    await world.delete("Report")
    await one_while_another(world, deleting_the_list(world, work), lambda: world.restore("Report"))
    assert await present(world) == ["Report"]


async def test_a_label_that_goes_while_it_is_given_is_made_anew(
    world: World, client_of: ClientOf, alice: Actor
) -> None:
    async with world.step() as (session, actor):
        home = await labels.create(session, actor, "home", now=world.clock())

    async def delete(session: AsyncSession, actor: Actor) -> None:
        await labels.delete(session, actor, home, now=world.clock())

    async def add(client: Client) -> object:
        return await client.call_tool("add_task", {"tasks": [{"title": "Sweep", "labels": ["home"]}]})

    async with client_of(alice) as client:
        await one_while_another(world, delete, lambda: add(client))
        assert titles_in(await client.call_tool("list_tasks", {"query": "@home"})) == ["Sweep"]


async def test_a_label_that_is_given_first_is_taken_from_the_task_again(world: World) -> None:
    async with world.step() as (session, actor):
        home = await labels.create(session, actor, "home", now=world.clock())

    async def delete() -> None:
        async with world.step() as (session, actor):
            await labels.delete(session, actor, home, now=world.clock())

    draft = TaskDraft("Sweep", labels=("home",))
    await one_while_another(world, lambda session, actor: tasks.add(session, actor, [draft], now=world.clock()), delete)
    async with world.db.reading() as session:
        (sweep,) = (await tasks.get(session, world.actor, ["1"])).unchanged
        by_label = await session.scalar(select(TaskRow.label_ids))
    assert (sweep.labels, by_label) == ((), "")


async def test_two_that_wait_for_each_other_end_and_one_is_refused(world: World) -> None:
    await world.add("A", "B")
    await world.add("A1", below="A")
    await world.add("B1", below="B")
    both_hold = asyncio.Barrier(2)
    attempts: list[str] = []

    async def move(name: str, under: str) -> Outcome:
        async with world.db.transaction() as session:
            actor = world.actor
            attempts.append(name)
            await completion.reopen(session, actor, [world.ids[name]], now=world.clock())  # holds it
            if world.db.dialect == "postgresql" and len(attempts) <= 2:
                await both_hold.wait()
            change = TaskChange(parent_id=int(world.ids[under]))
            return await tasks.update(session, actor, [(world.ids[name], change)], now=world.clock())

    outcomes = await asyncio.gather(trying_again(lambda: move("A", "B1")), trying_again(lambda: move("B", "A1")))
    assert sorted(len(outcome.changed) for outcome in outcomes) == [0, 1]
    (failed,) = [failure.error.message for outcome in outcomes for failure in outcome.failed]
    assert "cannot be below itself" in failed
