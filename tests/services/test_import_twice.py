"""A file that comes in twice: what came in before is left alone, and of what looks like it, that is said."""

from saydone.domain.actor import Actor
from saydone.domain.exchange.read_file import read_file
from saydone.domain.task import TaskChange
from saydone.domain.task_query import TaskQuery
from saydone.services import history, lists, tasks
from saydone.services.exporting import export
from saydone.services.importing import ImportReport, import_file
from tests.services.world import World

ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Apple Inc.//Reminders//EN
BEGIN:VTODO
UID:A1
SUMMARY:Trip
END:VTODO
BEGIN:VTODO
UID:A2
SUMMARY:Pack
RELATED-TO:A1
END:VTODO
{more}END:VCALENDAR
"""
MORE = "BEGIN:VTODO\nUID:A3\nSUMMARY:Buy a map\nRELATED-TO:A2\nEND:VTODO\n"


async def bring_in(world: World, text: str, *, dry_run: bool = False, again: bool = False) -> ImportReport:
    async with world.step() as (session, actor):
        read = read_file(text, name="Travel", now=world.clock())
        return await import_file(session, actor, read, dry_run=dry_run, again=again, now=world.clock())


async def titles(world: World) -> list[str]:
    async with world.db.reading() as session:
        page = await tasks.listing(session, world.actor, TaskQuery("all", sort="title"), now=world.clock())
    return [task.title for task in page.tasks]


async def test_what_came_in_from_a_calendar_comes_in_once_and_what_is_new_goes_below_it(world: World) -> None:
    first = await bring_in(world, ICS.format(more=""))
    assert (first.tasks, first.present) == (2, 0)
    again = await bring_in(world, ICS.format(more=""), dry_run=True)
    assert again.told == "Would bring in 0 tasks. 2 tasks came in before."
    assert [(note.item, note.kind) for note in again.notes] == [("Trip", "skipped"), ("Pack", "skipped")]
    more = await bring_in(world, ICS.format(more=MORE))
    assert more.told == "Brought in 1 task. 2 tasks came in before."
    assert await titles(world) == ["Buy a map", "Pack", "Trip"]
    async with world.db.reading() as session:
        page = await tasks.listing(session, world.actor, TaskQuery("all"), now=world.clock())
    number_of = {task.title: task for task in page.tasks}
    assert number_of["Buy a map"].parent_id == number_of["Pack"].id


async def test_what_came_in_and_was_deleted_comes_in_anew(world: World) -> None:
    await bring_in(world, ICS.format(more=""))
    async with world.step() as (session, actor):
        await history.undo(session, actor, now=world.clock())
    assert (await bring_in(world, ICS.format(more=""))).tasks == 2
    assert (await bring_in(world, ICS.format(more=""))).present == 2


async def test_the_calendar_that_was_written_here_brings_in_nothing_here_but_all_of_it_elsewhere(
    world: World, bob: Actor
) -> None:
    await world.add("Milk", "Bread")
    async with world.db.reading() as session:
        text = await export(session, world.actor, "ics", now=world.clock())
    assert (await bring_in(world, text)).told == "Brought in 0 tasks. 2 tasks came in before."
    elsewhere = await bring_in(world.as_(bob), text)
    assert (elsewhere.tasks, elsewhere.present) == (2, 0)


TABLE = """title,due,list,repeat
Call Ann,2026-03-09,Calls,
Call Ann,2026-03-10,Calls,
Pay,,Calls,every month
Pay,,Calls,every month
"""


async def test_a_table_that_comes_in_twice_brings_in_what_is_new_in_it(world: World) -> None:
    first = await bring_in(world, TABLE)
    assert first.told == "Brought in 4 tasks, 1 new list."
    async with world.step() as (session, actor):
        page = await tasks.listing(session, actor, TaskQuery("all", words="pay"), now=world.clock())
        change = TaskChange(title="Pay the rent")
        await tasks.update(session, actor, [(str(page.tasks[0].id), change)], now=world.clock())
    world.clock.pass_(days=40)  # the repetitions would begin on another day
    assert (await bring_in(world, TABLE, dry_run=True)).told == "Would bring in 0 tasks. 4 tasks came in before."
    more = await bring_in(world, TABLE + "Call Ann,2026-03-10,Calls,\nCall Bob,,Calls,\n")
    assert (more.tasks, more.present) == (2, 4)
    assert (await titles(world)).count("Call Ann") == 3
    assert (await bring_in(world, TABLE.replace("Calls", "Other calls"))).tasks == 4, "in another list it is another"


async def test_what_came_in_before_comes_in_again_when_that_is_wanted(world: World) -> None:
    await bring_in(world, TABLE)
    again = await bring_in(world, TABLE, again=True)
    assert (again.tasks, again.present, again.lists) == (4, 0, [])
    assert (await bring_in(world, TABLE)).present == 4


async def test_saydones_own_file_comes_in_once_here_and_elsewhere(world: World, bob: Actor) -> None:
    async with world.step() as (session, actor):
        old = await lists.create(session, actor, "Old", now=world.clock())
    await world.add("Trip")
    await world.add("Pack", below="Trip")
    await world.add("Gone", to=old.id)
    async with world.step() as (session, actor):
        await lists.archive(session, actor, old.id, now=world.clock())
    await world.delete("Pack")
    async with world.db.reading() as session:
        text = await export(session, world.actor, "json", now=world.clock())
    restored = text.replace('"Trip"', '"Journey"')
    here = await bring_in(world, restored)
    assert (here.tasks, here.present, here.lists) == (0, 2, []), "a task is known by its name in the file"
    elsewhere = world.as_(bob)
    assert (await bring_in(elsewhere, text)).tasks == 2
    twice = await bring_in(elsewhere, text)
    assert (twice.tasks, twice.present, twice.lists) == (0, 2, [])


async def test_another_servers_task_of_the_same_number_is_another(world: World) -> None:
    await world.add("Milk")
    async with world.db.reading() as session:
        text = await export(session, world.actor, "json", now=world.clock())
    other = text.replace('"Milk"', '"Bread"').replace('"created_at": "20', '"created_at": "19')
    assert (await bring_in(world, other)).tasks == 1
    assert (await bring_in(world, other)).present == 1
    assert (await bring_in(world, text)).present == 1
    assert await titles(world) == ["Bread", "Milk"]


async def test_what_only_looks_like_what_is_there_comes_in_and_that_is_said(world: World) -> None:
    await world.add("Milk")
    again = await bring_in(world, "title,list\nMilk,Inbox\nEggs,Inbox\n", dry_run=True)
    assert (again.tasks, again.alike) == (2, 1)
    assert again.told == "Would bring in 2 tasks. Tasks like 1 of these were there already."
