"""What was done, and taking it back: a whole operation, or with a reason nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event

from saydone.domain.actor import Actor
from saydone.domain.exchange.archive import Archive, ArchivedComment, ArchivedTask, FileRead
from saydone.domain.task import TaskChange, TaskDraft
from saydone.domain.task_list import ListChange
from saydone.domain.wording import words_of
from saydone.errors import Conflict, GoneForGood, NotFound
from saydone.services import comments, history, labels, lists, tasks, trash
from saydone.services.history import TakenBack
from saydone.services.importing import import_file
from saydone.store.completions import of_task
from tests.services.world import World


async def undo(world: World, operation: str | None = None) -> TakenBack:
    async with world.step() as (session, actor):
        return await history.undo(session, actor, operation, now=world.clock())


async def redo(world: World, operation: str | None = None) -> TakenBack:
    async with world.step() as (session, actor):
        return await history.redo(session, actor, operation, now=world.clock())


async def sentences(world: World, limit: int = 20) -> list[str]:
    async with world.db.reading() as session:
        return [entry.sentence for entry in await history.newest(session, world.actor, limit=limit)]


async def test_an_operation_is_told_in_a_sentence(world: World, bob: Actor) -> None:
    await world.add("Milk", "Eggs", "Bread", "Rice")
    await world.change("Milk", TaskChange(title="Oat milk"))
    await world.complete("Eggs", "Bread")
    await world.delete("Rice")
    await world.move("Milk", side="last")
    async with world.step() as (session, actor):
        await lists.create(session, actor, "Work", now=world.clock())
    assert await sentences(world) == [
        "Added the list “Work”.",
        "Moved “Oat milk”.",
        "Deleted “Rice”.",
        "Completed “Eggs” and “Bread”.",
        "Renamed “Milk” to “Oat milk”.",
        "Added “Milk”, “Eggs”, “Bread” and 1 more.",
    ]
    assert await sentences(world, limit=1) == ["Added the list “Work”."]
    assert await sentences(world.as_(bob)) == []


async def test_undo_takes_back_the_newest_operation_as_a_whole(world: World) -> None:
    await world.add("Milk", "Eggs")
    before = (await world.task("Milk"), await world.task("Eggs"))
    await world.complete("Milk", "Eggs")
    taken = await undo(world)
    assert taken.sentence == "“Milk” and “Eggs” are open again."
    assert {task.status for task in taken.tasks} == {"pending"}
    after = (await world.task("Milk"), await world.task("Eggs"))
    assert [replace(task, version=1, updated_at=task.created_at) for task in after] == list(before)
    assert [task.version for task in after] == [3, 3]
    async with world.db.reading() as session:
        assert await of_task(session, int(world.ids["Milk"])) == []


async def test_what_was_deleted_comes_back_with_all_that_belongs_to_it(world: World) -> None:
    due = datetime(2026, 3, 10, 0, 0, tzinfo=UTC)  # midnight: as text it could be taken for the day
    await world.add(TaskDraft("Trip", "Far", 2, due, labels=("fun",), start=date(2026, 3, 9), duration_minutes=90))
    await world.add("Pack", below="Trip")
    before = await world.task("Trip")
    async with world.step() as (session, actor):
        await comments.add(session, actor, world.ids["Trip"], "Passport!", now=world.clock())
    await world.delete("Trip")
    await undo(world)
    after = await world.task("Trip")
    assert replace(after, version=1, updated_at=before.updated_at) == before
    assert (await world.task("Pack")).deleted_at is None
    async with world.db.reading() as session:
        (comment,) = await comments.listing(session, world.actor, world.ids["Trip"])
    assert comment.text == "Passport!"


async def test_undo_again_goes_further_back_and_redo_forth_again(world: World) -> None:
    await world.add("Milk")
    await world.change("Milk", TaskChange(priority=1))
    await world.complete("Milk")
    assert (await undo(world)).sentence == "“Milk” is open again."
    assert (await undo(world)).sentence == "“Milk” is as before."
    assert (await undo(world)).sentence == "“Milk” is gone again."
    with pytest.raises(NotFound, match="There is nothing to undo"):
        await undo(world)
    assert (await world.task("Milk")).deleted_at is not None
    told = [(await redo(world)).sentence for _ in range(3)]
    assert told == ["Did again: added “Milk”.", "Did again: changed “Milk”.", "Did again: completed “Milk”."]
    milk = await world.task("Milk")
    assert (milk.status, milk.priority, milk.deleted_at) == ("completed", 1, None)
    with pytest.raises(NotFound, match="nothing to do again"):
        await redo(world)
    assert (await undo(world)).sentence == "“Milk” is open again."


async def test_what_was_done_since_is_not_overwritten_by_redo(world: World) -> None:
    await world.add("Milk")
    await world.complete("Milk")
    await undo(world)
    await world.add("Eggs")
    with pytest.raises(NotFound, match="nothing to do again"):
        await redo(world)
    assert (await redo(world, "op-2")).sentence == "Did again: completed “Milk”."


async def test_what_was_done_since_and_undone_itself_ends_redo_as_well(world: World) -> None:
    await world.add("Gold")
    await world.delete("Gold")
    await undo(world)
    await world.add("Silver")
    await undo(world)
    for _ in range(2):
        assert "“Silver”" in (await redo(world)).sentence
        with pytest.raises(NotFound, match="nothing to do again"):
            await redo(world)
        await undo(world)
    assert (await world.task("Gold")).deleted_at is None


async def test_an_operation_whose_task_was_changed_since_is_refused_by_name_and_nothing_of_it_undone(
    world: World,
) -> None:
    await world.add("Milk", "Eggs")
    await world.complete("Milk", "Eggs")
    await world.change("Eggs", TaskChange(description="Six"))
    with pytest.raises(Conflict, match="“Eggs” was changed since"):
        await undo(world, "op-2")
    assert (await world.task("Milk")).status == "completed"
    await world.delete("Milk")
    with pytest.raises(Conflict, match="“Milk” was deleted since"):
        await undo(world, "op-2")
    assert len(await sentences(world)) == 4


async def test_a_caller_who_goes_on_after_a_refusal_has_nothing_done_by_halves(world: World) -> None:
    async with world.step() as (session, actor):
        work = await lists.create(session, actor, "Work", now=world.clock())
        await lists.create(session, actor, "Play", now=world.clock())
    await world.add("Report", to=work.id)
    async with world.step() as (session, actor):
        with pytest.raises(Conflict, match="other tasks in the list “Work”"):
            await history.undo(session, actor, "op-1", now=world.clock())
        await tasks.add(session, actor, [TaskDraft("After")], now=world.clock())
    async with world.db.reading() as session:
        assert [each.name for each in await lists.listing(session, world.actor)] == ["Inbox", "Work", "Play"]
    assert (await sentences(world))[0] == "Added “After”."


async def test_an_operation_is_undone_once(world: World) -> None:
    await world.add("Milk")
    await world.complete("Milk")
    await undo(world, "op-2")
    with pytest.raises(Conflict, match="That was undone already"):
        await undo(world, "op-2")
    await redo(world, "op-2")
    await undo(world, "op-2")
    assert (await world.task("Milk")).status == "pending"
    with pytest.raises(NotFound, match="There is no operation “made-up”"):
        await undo(world, "made-up")


async def test_nobody_undoes_what_another_did(world: World, bob: Actor) -> None:
    await world.add("Milk")
    with pytest.raises(NotFound, match="There is no operation “op-1”"):
        await undo(world.as_(bob), "op-1")
    with pytest.raises(NotFound, match="There is nothing to undo"):
        await undo(world.as_(bob))


async def test_a_deleted_list_comes_back_with_its_tasks(world: World) -> None:
    async with world.step() as (session, actor):
        work = await lists.create(session, actor, "Work", now=world.clock())
    await world.add("A", to=work.id)
    await world.add("B", below="A")
    async with world.step() as (session, actor):
        await lists.change(session, actor, work.id, ListChange(name="Job"), now=world.clock())
    async with world.step() as (session, actor):
        gone = await lists.delete(session, actor, work.id, now=world.clock())
    assert [task.title for task in gone.tasks] == ["A", "B"]
    assert (await undo(world)).sentence == "“A” and “B” are back. The list “Job” is back."
    assert await world.order(work.id) == ["A"]
    await undo(world)
    async with world.db.reading() as session:
        assert (await lists.find(session, world.actor, "work")).id == work.id


async def test_a_label_made_on_first_use_goes_with_it_unless_others_use_it(world: World) -> None:
    await world.add("A", "B")
    await world.change("A", TaskChange(add_labels=("fun",)))
    await undo(world)
    async with world.db.reading() as session:
        assert await labels.listing(session, world.actor) == []
    await redo(world)
    await world.change("B", TaskChange(add_labels=("Fun",)))
    await undo(world, "op-2")
    assert ((await world.task("A")).labels, (await world.task("B")).labels) == ((), ("fun",))


async def test_a_deleted_label_comes_back_to_the_tasks_that_had_it(world: World) -> None:
    await world.add(TaskDraft("A", labels=("fun", "home")))
    async with world.step() as (session, actor):
        await labels.delete(session, actor, await labels.find(session, actor, "@fun"), now=world.clock())
    assert (await world.task("A")).labels == ("home",)
    await undo(world)
    assert (await world.task("A")).labels == ("fun", "home")


async def test_what_was_deleted_for_good_cannot_come_back(world: World) -> None:
    await world.add("Milk")
    await world.delete("Milk")
    async with world.step() as (session, actor):
        await trash.empty(session, actor, now=world.clock())
    for operation in ("op-2", "op-3"):
        with pytest.raises(Conflict, match="deleted for good"):
            await undo(world, operation)


async def test_a_plain_undo_of_a_deletion_for_good_names_what_can_still_be_undone(world: World) -> None:
    await world.add("Bread")
    await world.add("Milk", "Eggs")
    await world.delete("Milk", "Eggs")
    async with world.step() as (session, actor):
        await trash.empty(session, actor, now=world.clock())
    async with world.db.reading() as session:
        following = await history.next_undo(session, world.actor)
    assert following is not None
    entry, where = following
    assert (entry.operation.id, where) == ("op-1", "What was deleted for good since does not come back.")
    with pytest.raises(GoneForGood) as refused:
        await undo(world)
    assert refused.value.message == (
        "This cannot be undone: it deleted 2 tasks for good. Before that, “op-1” can be undone: Added “Bread”."
    )
    assert words_of("de").sentence(refused.value.message) == (
        "Das lässt sich nicht rückgängig machen: 2 Aufgaben wurden endgültig gelöscht. "
        "Rückgängig machen lässt sich „op-1“ davor: Hinzugefügt: “Bread”."
    )
    assert (await undo(world, "op-1")).sentence == "“Bread” is gone again."
    with pytest.raises(GoneForGood, match=r"^This cannot be undone: it deleted 2 tasks for good\.$"):
        await undo(world)


async def test_an_undo_in_the_operation_that_it_follows_is_one_of_its_own(world: World) -> None:
    async with world.step() as (session, actor):
        await tasks.add(session, actor, [TaskDraft("Milk")], now=world.clock())
        taken = await history.undo(session, actor, now=world.clock())
    assert (taken.of.id, taken.operation) == ("op-1", "op-1.2")
    assert await sentences(world) == ["Undo: deleted “Milk”.", "Added “Milk”."]


def a_file(count: int) -> FileRead:
    """Pairs of a task that is done and a step below it that is not, each with a label and a comment."""
    found = [
        ArchivedTask(
            title=f"Task {number}",
            parent=number - 1 if number % 2 else None,
            status="pending" if number % 2 else "completed",
            labels=("all", f"label {number % 3}"),
            comments=(ArchivedComment(text="Hm"),),
        )
        for number in range(count)
    ]
    return FileRead(Archive(tasks=tuple(found)))


async def sent_for(world: World, count: int) -> list[int]:
    """How many statements it takes to undo an import of so many tasks, and to do it again."""
    statements: list[str] = []

    def listen(_: object, __: object, statement: str, *___: object) -> None:
        statements.append(statement)

    async with world.step() as (session, actor):
        await import_file(session, actor, a_file(count), now=world.clock())
    event.listen(world.db.engine.sync_engine, "before_cursor_execute", listen)
    try:
        taken = await undo(world)
        there = len(statements)
        again = await redo(world)
    finally:
        event.remove(world.db.engine.sync_engine, "before_cursor_execute", listen)
    assert (taken.tasks, len(again.tasks)) == ([], count)
    in_order = sorted(again.tasks, key=lambda task: int(task.title.removeprefix("Task ")))
    assert [task.status for task in in_order] == ["completed", "pending"] * (count // 2)
    return [there, len(statements) - there]


async def test_what_is_undone_in_hundreds_takes_as_many_statements_as_a_few(world: World) -> None:
    few = await sent_for(world, 10)
    await undo(world)
    assert await sent_for(world, 502) == few


async def test_an_undo_tells_how_things_are_now_and_in_german_too(world: World) -> None:
    await world.add("Milk", "Eggs", "Bread", "Tea", "Salt")
    async with world.step() as (session, actor):
        for said in ("One", "Two"):
            await comments.add(session, actor, world.ids["Milk"], said, now=world.clock())
    await world.change("Tea", TaskChange(title="Green tea"))
    async with world.step() as (session, actor):
        await comments.add(session, actor, world.ids["Milk"], "Three", now=world.clock())
    await world.delete("Milk", "Eggs", "Bread", "Salt")
    german = words_of("de")
    for told, auf_deutsch in (
        (
            "4 tasks (“Milk”, “Eggs”, “Bread” and 1 more) are back.",
            "4 Aufgaben (“Milk”, “Eggs”, “Bread” und 1 weitere) sind wieder da.",
        ),
        ("A comment is gone again.", "Ein Kommentar ist wieder weg."),
        ("“Green tea” is called “Tea” again.", "“Green tea” heißt wieder „Tea“."),
        ("2 comments are gone again.", "2 Kommentare sind wieder weg."),
    ):
        sentence = (await undo(world)).sentence
        assert (sentence, german.sentence(sentence)) == (told, auf_deutsch)
