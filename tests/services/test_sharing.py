"""Who sees and changes what in a list that is shared: editors and viewers, and everyone else, for whom it is not."""

import pytest

from saydone.domain.access import Role
from saydone.domain.actor import Actor
from saydone.domain.task import TaskChange, TaskDraft
from saydone.domain.task_list import ListChange, TaskList
from saydone.domain.task_query import TaskQuery
from saydone.errors import Forbidden, InvalidInput, NotFound
from saydone.services import comments, lists, tasks
from saydone.store.list_tables import MembershipRow
from tests.services.world import World


@pytest.fixture
async def work(world: World) -> TaskList:
    async with world.step() as (session, actor):
        return await lists.create(session, actor, "Work", now=world.clock())


async def share(world: World, task_list: TaskList, actor: Actor, role: Role) -> World:
    async with world.db.transaction() as session:
        session.add(MembershipRow(list_id=task_list.id, user_id=actor.user_id, role=role))
    return world.as_(actor)


async def seen(world: World) -> list[str]:
    async with world.db.reading() as session:
        page = await tasks.listing(session, world.actor, TaskQuery(status="all"), now=world.clock())
    assert page.total == len(page.tasks)
    return [task.title for task in page.tasks]


async def test_a_member_sees_the_list_and_its_tasks_and_nothing_else(world: World, work: TaskList, bob: Actor) -> None:
    await world.add("Private")
    await world.add("Report", to=work.id)
    assert await seen(world.as_(bob)) == []
    viewer = await share(world, work, bob, "viewer")
    await viewer.add("Mine")
    assert await seen(viewer) == ["Report", "Mine"]
    async with world.db.reading() as session:
        assert [each.name for each in await lists.listing(session, bob)] == ["Inbox", "Work"]
        private = await tasks.get(session, bob, [world.ids["Private"]])
    assert [failure.reason for failure in private.failed] == [f"There is no task {world.ids['Private']}."]


async def test_a_viewer_changes_nothing(world: World, work: TaskList, bob: Actor) -> None:
    await world.add("Report", to=work.id)
    viewer = await share(world, work, bob, "viewer")
    outcomes = [
        await viewer.change("Report", TaskChange(title="Mine")),
        await viewer.complete("Report"),
        await viewer.reopen("Report"),
        await viewer.delete("Report"),
        await viewer.move("Report", side="first"),
    ]
    reasons = {failure.reason for outcome in outcomes for failure in outcome.failed}
    assert reasons == {"You may look at this list, not change it."}
    for refused in (viewer.add("New", to=work.id), viewer.add("New", below="Report")):
        with pytest.raises(Forbidden):
            await refused
    async with viewer.step() as (session, actor):
        with pytest.raises(Forbidden):
            await comments.add(session, actor, world.ids["Report"], "Hm", now=world.clock())
        with pytest.raises(Forbidden, match="Only the owner"):
            await lists.change(session, actor, work.id, ListChange(name="Mine"), now=world.clock())
    report = await world.task("Report")
    assert (report.title, report.version) == ("Report", 1)


async def test_an_editor_works_in_the_list_and_what_is_added_is_the_owners(
    world: World, work: TaskList, bob: Actor
) -> None:
    editor = await share(world, work, bob, "editor")
    await editor.add(TaskDraft("Report", labels=("urgent",)), to=work.id)
    await editor.complete("Report")
    report = await world.task("Report")
    assert (report.owner_id, report.status, report.labels) == (world.actor.user_id, "completed", ("urgent",))
    async with editor.step() as (session, actor):
        with pytest.raises(Forbidden, match="Only the owner"):
            await lists.delete(session, actor, work.id, now=world.clock())


async def test_a_task_that_moves_to_the_list_of_another_gets_that_ones_labels(
    world: World, work: TaskList, bob: Actor
) -> None:
    editor = await share(world, work, bob, "editor")
    await world.add(TaskDraft("Old", labels=("Errand",)))
    await editor.add(TaskDraft("Mine", labels=("errand", "new")))
    await editor.change("Mine", TaskChange(list_id=work.id))
    mine, old = await world.task("Mine"), await world.task("Old")
    assert (mine.owner_id, mine.labels) == (world.actor.user_id, ("Errand", "new"))
    assert set(old.label_ids) < set(mine.label_ids)


async def test_a_task_is_given_to_those_only_who_share_its_list(world: World, work: TaskList, bob: Actor) -> None:
    with pytest.raises(InvalidInput, match="Only someone who shares the list"):
        await world.add(TaskDraft("Report", assignee_id=bob.user_id), to=work.id)
    await share(world, work, bob, "viewer")
    await world.add(TaskDraft("Report", assignee_id=bob.user_id), to=work.id)
    outcome = await world.change("Report", TaskChange(assignee_id=999))
    assert outcome.failed[0].reason == "Only someone who shares the list can be given a task in it."
    assert (await world.change("Report", TaskChange(clear_assignee=True))).changed[0].assignee_id is None


async def test_a_list_that_is_not_shared_is_none(world: World, work: TaskList, bob: Actor) -> None:
    async with world.as_(bob).step() as (session, actor):
        for number in (work.id, 999):
            with pytest.raises(NotFound, match=f"There is no list {number}"):
                await lists.change(session, actor, number, ListChange(name="Mine"), now=world.clock())
    with pytest.raises(NotFound):
        await world.as_(bob).add("Here", to=work.id)
