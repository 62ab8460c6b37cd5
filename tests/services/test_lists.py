"""Lists: what can be done with them, and what the Inbox does not put up with."""

import pytest

from saydone.domain.actor import Actor
from saydone.domain.task_list import ListChange, TaskList
from saydone.errors import Conflict, InvalidInput, NotFound, Stale
from saydone.services import lists
from tests.services.world import World


async def create(world: World, *names: str) -> list[TaskList]:
    async with world.step() as (session, actor):
        return [await lists.create(session, actor, name, now=world.clock()) for name in names]


async def names(world: World, state: lists.State = "used") -> list[str]:
    async with world.db.reading() as session:
        return [each.name for each in await lists.listing(session, world.actor, state=state)]


async def test_everyone_has_an_inbox_that_stays(world: World, bob: Actor) -> None:
    assert await names(world) == ["Inbox"]
    assert await names(world.as_(bob)) == ["Inbox"]
    async with world.step() as (session, actor):
        inbox = await lists.find(session, actor, " inbox ")
        for refused in (
            lists.delete(session, actor, inbox.id, now=world.clock()),
            lists.archive(session, actor, inbox.id, now=world.clock()),
            lists.change(session, actor, inbox.id, ListChange(name="Other"), now=world.clock()),
            lists.move(session, actor, inbox.id, now=world.clock()),
        ):
            with pytest.raises((InvalidInput, Conflict), match="Inbox"):
                await refused
        (change,) = (await lists.change(session, actor, inbox.id, ListChange(color="blue"), now=world.clock()),)
    assert (change.color, change.version) == ("blue", 2)


async def test_a_name_is_one_list_s_whatever_its_case_until_that_is_put_aside(world: World, bob: Actor) -> None:
    (work,) = await create(world, " Work ")
    assert work.name == "Work"
    for taken in ("WORK", "inbox"):
        with pytest.raises(Conflict, match="There is a list"):
            await create(world, taken)
    await create(world.as_(bob), "Work")
    async with world.step() as (session, actor):
        await lists.archive(session, actor, work.id, now=world.clock())
    await create(world, "work")
    assert (await names(world), await names(world, "archived")) == (["Inbox", "work"], ["Work"])
    async with world.step() as (session, actor):
        with pytest.raises(Conflict, match="There is a list “Work” already"):
            await lists.unarchive(session, actor, work.id, now=world.clock())


@pytest.mark.parametrize("name", ["", " \n", "x" * 101, "a\x00b"])
async def test_a_name_that_cannot_be_is_refused(world: World, name: str) -> None:
    with pytest.raises(InvalidInput):
        await create(world, name)


async def test_lists_are_in_the_order_that_their_owner_gives_them(world: World) -> None:
    a, _, c = await create(world, "A", "B", "C")
    async with world.step() as (session, actor):
        ordered = await lists.move(session, actor, c.id, before=a.id, now=world.clock())
    assert [each.name for each in ordered] == ["Inbox", "C", "A", "B"]
    async with world.step() as (session, actor):
        await lists.move(session, actor, a.id, now=world.clock())
    assert await names(world) == ["Inbox", "C", "B", "A"]


async def test_a_change_of_a_list_that_changed_meanwhile_is_refused_with_the_list_as_it_is(world: World) -> None:
    (work,) = await create(world, "Work")
    async with world.step() as (session, actor):
        now = await lists.change(session, actor, work.id, ListChange(name="Job", expected_version=1), now=world.clock())
        with pytest.raises(Stale) as caught:
            await lists.change(session, actor, work.id, ListChange(name="Toil", expected_version=1), now=world.clock())
    assert caught.value.present == now


async def test_a_list_is_found_by_its_name_before_its_number(world: World) -> None:
    await create(world, "A", "3")
    async with world.db.reading() as session:
        assert (await lists.find(session, world.actor, "3")).name == "3"
        assert (await lists.find(session, world.actor, "#2")).name == "A"
        with pytest.raises(NotFound, match="There is no list “Nowhere”"):
            await lists.find(session, world.actor, "Nowhere")


async def test_a_deleted_list_takes_its_tasks_along_and_brings_them_back(world: World) -> None:
    (work,) = await create(world, "Work")
    await world.add("A", "B", "C", to=work.id)
    await world.delete("C")
    async with world.step() as (session, actor):
        gone = await lists.delete(session, actor, work.id, now=world.clock())
    assert [task.title for task in gone.tasks] == ["A", "B"]
    assert (await names(world), await names(world, "deleted")) == (["Inbox"], ["Work"])
    async with world.step() as (session, actor):
        back, tasks = await lists.restore(session, actor, work.id, now=world.clock())
    assert (back.name, [task.title for task in tasks]) == ("Work", ["A", "B"])
    assert await world.order(work.id) == ["A", "B"]


async def test_nothing_is_added_to_a_list_that_is_put_aside(world: World) -> None:
    (work,) = await create(world, "Work")
    async with world.step() as (session, actor):
        await lists.archive(session, actor, work.id, now=world.clock())
    with pytest.raises(Conflict, match="“Work” is archived"):
        await world.add("A", to=work.id)
