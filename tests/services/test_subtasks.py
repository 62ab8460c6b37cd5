"""Tasks below tasks: where they can be, and what happens to them together."""

import pytest

from saydone.domain.task import TaskChange
from saydone.errors import Conflict, InvalidInput
from saydone.services import lists
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
