"""The trash: what is in it, what comes back from it and to where, and what is gone for good."""

from datetime import timedelta

from sqlalchemy import select

from saydone.domain.actor import Actor
from saydone.domain.task import TaskChange
from saydone.domain.task_query import TaskQuery
from saydone.services import lists, tasks, trash
from saydone.store.journal_tables import ChangeRow
from tests.services.world import World


async def in_trash(world: World, **options: object) -> list[str]:
    async with world.db.reading() as session:
        page = await trash.listing(session, world.actor, **options)  # pyright: ignore[reportArgumentType] # limit, cursor
    return [task.title for task in page.tasks]


async def listed(world: World) -> list[str]:
    async with world.db.reading() as session:
        page = await tasks.listing(session, world.actor, TaskQuery(status="all"), now=world.clock())
    return [task.title for task in page.tasks]


async def test_what_is_deleted_is_in_the_trash_and_nowhere_else(world: World, bob: Actor) -> None:
    await world.add("A", "B", "C")
    await world.delete("A")
    await world.delete("C")
    assert (await in_trash(world), await listed(world)) == (["C", "A"], ["B"])
    assert await in_trash(world.as_(bob)) == []
    again = await world.delete("A")
    assert [failure.reason for failure in again.failed] == [f"There is no task {world.ids['A']}."]
    stolen = await world.as_(bob).restore("A")
    assert [failure.reason for failure in stolen.failed] == [f"There is no task {world.ids['A']}."]


async def test_an_open_subtask_does_not_come_back_below_a_task_that_is_done(world: World) -> None:
    await world.add("Trip", "Milk")
    await world.add("Pack", below="Trip")
    await world.delete("Pack", "Milk")
    await world.complete("Trip")
    outcome = await world.restore("Pack", "Milk")
    assert [failure.reason for failure in outcome.failed] == [
        "“Trip” is done. Open it again before you restore its subtasks."
    ]
    assert ([task.title for task in outcome.changed], await in_trash(world)) == (["Milk"], ["Pack"])
    await world.reopen("Trip")
    (pack,) = (await world.restore("Pack")).changed
    assert (pack.parent_id, pack.status) == (int(world.ids["Trip"]), "pending")


async def test_the_trash_is_read_page_by_page(world: World) -> None:
    await world.add(*"ABCDE")
    for title in "ABCDE":
        await world.delete(title)
    async with world.db.reading() as session:
        first = await trash.listing(session, world.actor, limit=2)
        second = await trash.listing(session, world.actor, limit=2, cursor=first.next_cursor)
        last = await trash.listing(session, world.actor, limit=2, cursor=second.next_cursor)
    pages = [[task.title for task in page.tasks] for page in (first, second, last)]
    assert pages == [["E", "D"], ["C", "B"], ["A"]]
    assert (first.total, last.next_cursor) == (5, None)


async def test_a_task_comes_back_to_its_place_or_to_the_inbox_when_its_list_is_gone(world: World) -> None:
    async with world.step() as (session, actor):
        work = await lists.create(session, actor, "Work", now=world.clock())
        inbox = await lists.find(session, actor, "inbox")
    await world.add("A", "B", to=work.id)
    await world.delete("A")
    assert (await world.restore("A")).changed[0].list_id == work.id
    assert await world.order(work.id) == ["A", "B"]
    await world.delete("A")
    async with world.step() as (session, actor):
        await lists.delete(session, actor, work.id, now=world.clock())
    (back,) = (await world.restore("A")).changed
    assert (back.list_id, back.deleted_at) == (inbox.id, None)


async def test_a_subtask_whose_parent_is_in_the_trash_comes_back_to_the_top_of_the_list(world: World) -> None:
    await world.add("A")
    await world.add("B", below="A")
    await world.delete("A")
    (back,) = (await world.restore("B")).changed
    assert back.parent_id is None
    assert await in_trash(world) == ["A"]


async def test_what_was_not_deleted_is_left_as_it_is(world: World) -> None:
    await world.add("A")
    outcome = await world.restore("A")
    assert ([task.title for task in outcome.unchanged], outcome.changed) == (["A"], [])


async def test_emptying_the_trash_leaves_nothing_of_it_anywhere(world: World, bob: Actor) -> None:
    await world.add("Secret")
    await world.add("Kept")
    await world.delete("Secret")
    async with world.step() as (session, actor):
        assert await trash.empty(session, actor, now=world.clock()) == 1
    assert await in_trash(world) == []
    async with world.db.reading() as session:
        rows = list(await session.scalars(select(ChangeRow)))
    assert "Secret" not in "".join(f"{row.before}{row.after}" for row in rows)
    assert "Kept" in "".join(f"{row.after}" for row in rows)
    (new,) = await world.add("New")
    assert new.id == int(world.ids["Kept"]) + 1


async def test_the_trash_empties_itself_of_what_is_older_than_the_days_set(world: World) -> None:
    async with world.step() as (session, actor):
        work = await lists.create(session, actor, "Work", now=world.clock())
    await world.add("Old", to=work.id)
    await world.add("Young")
    async with world.step() as (session, actor):
        await lists.delete(session, actor, work.id, now=world.clock())
    world.clock.pass_(days=29)
    await world.delete("Young")
    world.clock.pass_(days=1, minutes=1)
    async with world.db.transaction() as session:
        assert await trash.purge(session, days=30, now=world.clock()) == 1
        assert await trash.purge(session, days=30, now=world.clock() - timedelta(days=1)) == 0
        assert await lists.listing(session, world.actor, state="deleted") == []
    assert await in_trash(world) == ["Young"]


async def test_tasks_come_back_below_a_parent_that_is_newer_than_they_are(world: World) -> None:
    await world.add("Old", "New")
    await world.change("Old", TaskChange(parent_id=int(world.ids["New"])))
    await world.delete("Old")
    await world.delete("New")
    await world.restore("Old", "New")
    assert (await world.task("Old")).parent_id == int(world.ids["New"])
