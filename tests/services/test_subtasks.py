"""Tasks below tasks: where they can be, and what happens to them together."""

from datetime import date

import pytest

from saydone.domain.task import TaskChange, TaskDraft
from saydone.errors import Conflict, InvalidInput
from saydone.services import bulk, completion, history, lists
from saydone.store.completions import of_task
from tests.services.world import World


def titles(tasks: list[object]) -> set[str]:
    return {getattr(task, "title", "") for task in tasks}


async def test_a_subtask_is_in_its_parents_list(world: World) -> None:
    async with world.step() as (session, actor):
        work = await lists.create(session, actor, "Work", now=world.clock())
    await world.add("Move house", to=work.id)
    (packing,) = await world.add("Pack", below="Move house")
    assert (packing.list_id, packing.parent_id) == (work.id, int(world.ids["Move house"]))


async def test_completing_a_task_completes_what_is_open_below_it_and_says_so(world: World) -> None:
    await world.add("Move house")
    await world.add("Pack", "Call a van", below="Move house")
    await world.add("Buy boxes", below="Pack")
    await world.complete("Call a van")
    outcome = await world.complete("Move house")
    assert titles([*outcome.changed]) == {"Move house"}
    assert titles([*outcome.along]) == {"Pack", "Buy boxes"}
    assert (await world.task("Buy boxes")).status == "completed"
    async with world.db.reading() as session:
        for title in ("Move house", "Pack", "Buy boxes", "Call a van"):
            assert len(await of_task(session, int(world.ids[title]))) == 1


async def test_a_task_with_open_subtasks_stays_open_where_that_is_the_rule(world: World) -> None:
    await world.add("Move house")
    await world.add("Pack", below="Move house")
    outcome = await world.complete("Move house", subtasks="refuse")
    assert outcome.changed == []
    assert outcome.failed[0].reason.startswith("“Move house” has an open subtask: “Pack”.")
    both = await world.complete("Move house", "Pack", subtasks="refuse")
    assert titles([*both.changed]) == {"Move house", "Pack"}


TODAY = date(2026, 3, 4)
WEEKLY = "FREQ=WEEKLY"


async def a_move(world: World, *, repeats: str = "Pack") -> None:
    """Three levels of tasks, one of which repeats."""
    for title, above in (("Move house", None), ("Pack", "Move house"), ("Buy boxes", "Pack")):
        rule = WEEKLY if title == repeats else None
        await world.add(TaskDraft(title, due=TODAY, rrule=rule), below=above)


@pytest.mark.parametrize("rule", ["with-parent", "refuse"])
@pytest.mark.parametrize("repeats", ["Pack", "Buy boxes"])
@pytest.mark.parametrize("named", [("Move house", "Pack", "Buy boxes"), ("Buy boxes", "Pack", "Move house")])
async def test_what_repeats_comes_no_more_when_it_is_completed_together_with_what_is_above_it(
    world: World, named: tuple[str, ...], repeats: str, rule: completion.SubtaskRule
) -> None:
    await a_move(world, repeats=repeats)
    before = [await world.task(title) for title in named]
    outcome = await world.complete(*named, subtasks=rule)
    assert (titles([*outcome.changed]), outcome.along, outcome.failed) == (set(named), [], [])
    async with world.db.reading() as session:
        for title in named:
            assert (await world.task(title)).status == "completed", title
            assert len(await of_task(session, int(world.ids[title]))) == 1, title
    async with world.step() as (session, actor):
        await history.undo(session, actor, now=world.clock())
    back = [await world.task(title) for title in named]
    assert [(task.status, task.due, task.rrule) for task in back] == [
        (task.status, task.due, task.rrule) for task in before
    ]
    async with world.db.reading() as session:
        assert [await of_task(session, int(world.ids[title])) for title in named] == [[], [], []]


@pytest.mark.parametrize("named", [("Move house", "Buy boxes"), ("Buy boxes", "Move house")])
async def test_a_subtask_that_repeats_moves_on_when_what_is_above_it_stays_open(
    world: World, named: tuple[str, ...]
) -> None:
    await a_move(world, repeats="Buy boxes")
    outcome = await world.complete(*named, subtasks="refuse")
    assert (titles([*outcome.changed]), [failure.item for failure in outcome.failed]) == (
        {"Buy boxes"},
        [world.ids["Move house"]],
    )
    assert ((await world.task("Buy boxes")).status, (await world.task("Buy boxes")).due) == (
        "pending",
        date(2026, 3, 11),
    )


async def test_many_are_completed_with_what_is_above_them_at_once(world: World) -> None:
    await a_move(world)
    await world.add(*[TaskDraft(f"Box {n}", due=TODAY, rrule=WEEKLY) for n in range(20)], below="Pack")
    await world.add(*[TaskDraft(f"Bag {n}", due=TODAY, rrule=WEEKLY) for n in range(20)], below="Pack")
    order = bulk.Order("complete")
    async with world.step() as (session, actor):
        found = await bulk.selected(session, actor, "due:today", order, now=world.clock())
        outcome = await bulk.carry_out(session, actor, found, order, now=world.clock())
    assert {task.status for task in outcome.changed} == {"completed"}
    async with world.db.reading() as session:
        assert {len(await of_task(session, int(number))) for number in world.ids.values()} == {1}


async def test_opening_a_subtask_again_opens_what_is_above_it(world: World) -> None:
    await world.add("Move house")
    await world.add("Pack", "Call a van", below="Move house")
    await world.complete("Move house")
    outcome = await world.reopen("Pack")
    assert titles([*outcome.along]) == {"Move house"}
    assert (await world.task("Call a van")).status == "completed"
    async with world.db.reading() as session:
        assert await of_task(session, int(world.ids["Move house"])) == []


async def test_a_task_moves_to_another_list_with_everything_below_it(world: World) -> None:
    async with world.step() as (session, actor):
        work = await lists.create(session, actor, "Work", now=world.clock())
    await world.add("Report")
    await world.add("Write", below="Report")
    await world.add("Read", below="Write")
    outcome = await world.change("Report", TaskChange(list_id=work.id))
    assert {task.list_id for task in [*outcome.changed, *outcome.along]} == {work.id}
    assert titles([*outcome.along]) == {"Write", "Read"}
    await world.change("Write", TaskChange(clear_parent=True))
    assert ((await world.task("Write")).parent_id, (await world.task("Read")).list_id) == (None, work.id)


async def test_a_task_cannot_be_below_itself(world: World) -> None:
    await world.add("A")
    await world.add("B", below="A")
    for parent in ("A", "B"):
        outcome = await world.change("A", TaskChange(parent_id=int(world.ids[parent])))
        assert [failure.reason for failure in outcome.failed] == ["“A” cannot be below itself."]
    assert (await world.task("A")).version == 1


async def test_subtasks_go_ten_levels_deep(world: World) -> None:
    await world.add("1")
    for level in range(2, 11):
        await world.add(str(level), below=str(level - 1))
    with pytest.raises(InvalidInput, match="10 levels deep"):
        await world.add("11", below="10")
    await world.add("Top")
    await world.add("Below", below="Top")
    outcome = await world.change("Top", TaskChange(parent_id=int(world.ids["9"])))
    assert [failure.reason for failure in outcome.failed] == ["Below there, “Top” would go deeper than 10 levels."]
    outcome = await world.change("Top", TaskChange(parent_id=int(world.ids["8"])))
    assert outcome.failed == []


async def test_nothing_is_added_below_a_task_that_is_done(world: World) -> None:
    await world.add("Done")
    await world.complete("Done")
    with pytest.raises(Conflict, match="“Done” is done"):
        await world.add("Late", below="Done")


async def test_deleting_a_task_deletes_what_is_below_it_and_restoring_brings_that_back(world: World) -> None:
    await world.add("A")
    await world.add("B", "C", below="A")
    await world.delete("C")
    outcome = await world.delete("A")
    assert titles([*outcome.along]) == {"B"}
    back = await world.restore("A")
    assert (titles([*back.changed]), titles([*back.along])) == ({"A"}, {"B"})
    assert (await world.task("C")).deleted_at is not None
    assert (await world.task("B")).parent_id == int(world.ids["A"])
