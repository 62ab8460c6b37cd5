"""A file that comes in twice: what can be known again is left alone, of the rest it is said that it is there."""

from saydone.domain.actor import Actor
from saydone.domain.exchange.read_file import read_file
from saydone.domain.task import TaskChange
from saydone.domain.task_query import TaskQuery
from saydone.services import history, tasks
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


async def bring_in(world: World, text: str, *, dry_run: bool = False) -> ImportReport:
    async with world.step() as (session, actor):
        read = read_file(text, name="Travel", now=world.clock())
        return await import_file(session, actor, read, dry_run=dry_run, now=world.clock())


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


async def test_a_table_that_comes_in_twice_is_said_to_look_like_what_is_there(world: World) -> None:
    table = "title,due,list\nCall Ann,2026-03-09,Calls\nCall Ann,2026-03-10,Calls\nPay,,Calls\n"
    assert (await bring_in(world, table)).told == "Brought in 3 tasks, 1 new list."
    async with world.step() as (session, actor):
        page = await tasks.listing(session, actor, TaskQuery("all", words="pay"), now=world.clock())
        change = TaskChange(title="Pay the rent")
        await tasks.update(session, actor, [(str(page.tasks[0].id), change)], now=world.clock())
    again = await bring_in(world, table, dry_run=True)
    assert (again.tasks, again.alike) == (3, 2)
    assert again.told == "Would bring in 3 tasks. Tasks like 2 of these were there already."
