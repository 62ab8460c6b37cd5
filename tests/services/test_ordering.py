"""The order of tasks, by words."""

import pytest

from saydone.domain.task import TaskChange
from saydone.errors import InvalidInput, NotFound
from saydone.services import lists
from saydone.services.changing import Asked, make_changes
from saydone.services.ordering import Spot
from tests.services.world import World


async def inbox(world: World) -> int:
    async with world.db.reading() as session:
        return (await lists.find(session, world.actor, "Inbox")).id


async def test_tasks_are_put_first_last_before_and_after(world: World) -> None:
    number = await inbox(world)
    await world.add(*"ABCD")
    await world.move("C", side="first")
    assert await world.order(number) == list("CABD")
    await world.move("A", "C", side="last")
    assert await world.order(number) == list("BDAC")
    await world.move("C", "B", side="before", of="D")
    assert await world.order(number) == list("CBDA")
    await world.move("C", side="after", of="D")
    assert await world.order(number) == list("BDCA")


async def test_what_is_there_already_is_not_changed(world: World) -> None:
    await world.add(*"ABC")
    for outcome in (
        await world.move("A", side="first"),
        await world.move("B", "C", side="last"),
        await world.move("B", side="after", of="A"),
    ):
        assert outcome.changed == []
    assert (await world.task("B")).version == 1


async def test_a_place_can_be_taken_again_and_again(world: World) -> None:
    number = await inbox(world)
    await world.add(*"AZBC")
    for _ in range(30):  # each halves the gap between A and what was put there last: 2**20 is used up by then
        await world.move("B", side="after", of="A")
        await world.move("C", side="after", of="A")
    assert await world.order(number) == list("ACBZ")
    positions = [(await world.task(title)).position for title in "ACBZ"]
    assert sorted(set(positions)) == positions


async def test_a_task_put_beside_one_elsewhere_goes_there(world: World) -> None:
    await world.add("A", "B")
    await world.add("A1", "A2", below="A")
    await world.move("B", side="after", of="A1")
    assert await world.order(await inbox(world), below="A") == ["A1", "B", "A2"]
    await world.move("A2", side="before", of="A")
    assert await world.order(await inbox(world)) == ["A2", "A"]
    outcome = await world.change("B", TaskChange(clear_parent=True))
    assert outcome.changed[0].parent_id is None
    assert await world.order(await inbox(world)) == ["A2", "A", "B"]


async def test_what_cannot_be_is_refused(world: World) -> None:
    await world.add("A", "B")
    await world.add("A1", below="A")
    with pytest.raises(InvalidInput, match="cannot be put beside itself"):
        await world.move("A", "B", side="before", of="A")
    with pytest.raises(InvalidInput, match="Say which task"):
        await world.move("A", side="before")
    with pytest.raises(InvalidInput, match="“A” cannot be below itself"):
        await world.move("A", side="before", of="A1")
    world.ids["Nowhere"] = "999"
    with pytest.raises(NotFound, match="There is no task 999"):
        await world.move("A", side="after", of="Nowhere")


async def test_of_a_move_that_is_refused_nothing_is_left(world: World) -> None:
    async with world.step() as (session, actor):
        work = await lists.create(session, actor, "Work", now=world.clock())
    await world.add("A")
    await world.add("A1", below="A")
    await world.add("Top", to=work.id)
    await world.add("Low", below="Top")
    beside = Spot("before", world.ids["Low"])
    asked = [Asked(world.ids[title], TaskChange(), beside, skip=False) for title in ("A", "Top")]
    async with world.step() as (session, actor):
        outcome = await make_changes(session, actor, asked, now=world.clock())
    assert len(outcome.failed) == 2
    asked = [Asked(world.ids["A"], TaskChange(list_id=work.id, add_labels=("x" * 500,)), None, skip=False)]
    async with world.step() as (session, actor):
        outcome = await make_changes(session, actor, asked, now=world.clock())
    assert len(outcome.failed) == 1
    assert await world.order(await inbox(world)) == ["A"]
    assert await world.order(await inbox(world), below="A") == ["A1"]
