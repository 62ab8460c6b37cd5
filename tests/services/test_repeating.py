"""Tasks that repeat: completing moves them on and keeps what was done."""

from datetime import UTC, date, datetime

import pytest

from saydone.domain.completion import Completion
from saydone.domain.task import Due, Task, TaskChange, TaskDraft
from saydone.errors import InvalidInput
from saydone.services import completion, history
from saydone.services.outcome import Outcome
from saydone.store.completions import of_task
from tests.conftest import BERLIN
from tests.services.world import World

TODAY = date(2026, 3, 4)


async def done(world: World, title: str) -> list[Completion]:
    async with world.db.reading() as session:
        return await of_task(session, int(world.ids[title]))


async def skip(world: World, title: str) -> Outcome:
    async with world.step() as (session, actor):
        return await completion.skip(session, actor, [world.ids[title]], now=world.clock())


async def completed(world: World, title: str) -> Task:
    (task,) = (await world.complete(title)).changed
    return task


async def test_completing_moves_on_to_the_next_occurrence_and_keeps_the_last(world: World) -> None:
    await world.add(TaskDraft("Water", due=TODAY, start=date(2026, 3, 3), rrule="FREQ=DAILY;INTERVAL=3"))
    task = await completed(world, "Water")
    assert (task.status, task.due, task.start) == ("pending", date(2026, 3, 7), date(2026, 3, 6))
    assert [(each.due_on, each.skipped) for each in await done(world, "Water")] == [(TODAY, False)]


async def test_nine_o_clock_stays_nine_o_clock_when_the_clocks_change(world: World) -> None:
    due = datetime(2026, 3, 28, 9, 0, tzinfo=BERLIN)
    await world.add(TaskDraft("Run", due=due, rrule="FREQ=DAILY"))
    task = await completed(world, "Run")
    assert (task.due, task.due_zone) == (datetime(2026, 3, 29, 7, 0, tzinfo=UTC), "Europe/Berlin")


async def test_some_repeat_from_the_day_on_which_they_are_done(world: World) -> None:
    await world.add(TaskDraft("Shave", due=date(2026, 3, 1), rrule="FREQ=DAILY;INTERVAL=3", repeat_from="completion"))
    assert (await completed(world, "Shave")).due == date(2026, 3, 7)


@pytest.mark.parametrize(
    ("rrule", "due", "then"),
    [
        ("FREQ=DAILY;INTERVAL=3", date(2026, 3, 7), [date(2026, 3, 10), date(2026, 3, 13)]),
        ("FREQ=DAILY;INTERVAL=3", TODAY, [date(2026, 3, 7), date(2026, 3, 10)]),
        ("FREQ=DAILY;INTERVAL=3", date(2026, 2, 1), [date(2026, 3, 7), date(2026, 3, 10)]),
        (
            "FREQ=WEEKLY",
            datetime(2026, 3, 24, 9, tzinfo=BERLIN),
            [datetime(2026, 3, 31, 9, tzinfo=BERLIN), datetime(2026, 4, 7, 9, tzinfo=BERLIN)],
        ),
        (
            "FREQ=HOURLY;INTERVAL=8",
            datetime(2026, 3, 5, 9, tzinfo=BERLIN),
            [datetime(2026, 3, 5, 17, tzinfo=BERLIN), datetime(2026, 3, 6, 1, tzinfo=BERLIN)],
        ),
    ],
)
async def test_what_repeats_from_its_completion_is_skipped_to_the_time_after_each_that_is_skipped(
    world: World, rrule: str, due: Due, then: list[Due]
) -> None:
    await world.add(TaskDraft("Shave", due=due, rrule=rrule, repeat_from="completion"))
    assert [(await skip(world, "Shave")).changed[0].due for _ in range(2)] == then
    assert [each.due_on or each.due_at for each in await done(world, "Shave")] == [then[0], due]


async def test_the_last_occurrence_is_completed_for_good(world: World) -> None:
    await world.add(TaskDraft("Pill", due=TODAY, rrule="FREQ=DAILY;COUNT=3"))
    await skip(world, "Pill")
    assert [(await completed(world, "Pill")).status for _ in range(3)] == ["pending", "pending", "completed"]
    assert [each.skipped for each in await done(world, "Pill")] == [False, False, False, True]
    (task,) = (await world.reopen("Pill")).changed
    assert (task.status, len(await done(world, "Pill"))) == ("pending", 3)


async def test_skipping_past_the_end_of_the_rule_ends_it(world: World) -> None:
    await world.add(TaskDraft("Pill", due=TODAY, rrule="FREQ=DAILY;UNTIL=20260305"))
    assert [(await skip(world, "Pill")).changed[0].status for _ in range(2)] == ["pending", "completed"]
    for title in ("Pill", "Once"):
        await world.add("Once")
        assert (await skip(world, title)).failed[
            0
        ].reason == f"“{title}” does not come again, so there is nothing to skip."


async def test_its_subtasks_are_open_again_at_the_next_occurrence(world: World) -> None:
    await world.add(TaskDraft("Clean", due=TODAY, rrule="FREQ=WEEKLY"))
    await world.add("Kitchen", "Bath", "Hall", below="Clean")
    await world.complete("Kitchen")
    outcome = await world.complete("Clean", "Bath")
    assert [(task.title, task.status) for task in outcome.changed] == [("Clean", "pending"), ("Bath", "pending")]
    assert [(task.title, task.status) for task in outcome.along] == [("Kitchen", "pending")]
    assert [len(await done(world, title)) for title in ("Clean", "Kitchen", "Bath", "Hall")] == [1, 1, 1, 0]


async def test_an_occurrence_that_was_done_by_mistake_is_taken_back(world: World) -> None:
    await world.add(TaskDraft("Water", due=TODAY, rrule="FREQ=DAILY;COUNT=5"))
    before = await world.task("Water")
    await world.complete("Water")
    assert (await world.task("Water")).rrule == "FREQ=DAILY;COUNT=4"
    async with world.step() as (session, actor):
        await history.undo(session, actor, now=world.clock())
    after = await world.task("Water")
    assert (after.due, after.rrule, await done(world, "Water")) == (before.due, before.rrule, [])


async def test_a_rule_without_a_due_begins_on_its_first_day_and_ends_with_the_due(world: World) -> None:
    (task,) = await world.add(TaskDraft("Bins", rrule="RRULE:FREQ=WEEKLY;BYDAY=FR"))
    assert (task.due, task.rrule) == (date(2026, 3, 6), "FREQ=WEEKLY;BYDAY=FR")
    await world.change("Bins", TaskChange(title="Take the bins out"))
    assert (await world.task("Bins")).rrule == "FREQ=WEEKLY;BYDAY=FR"
    await world.change("Bins", TaskChange(clear_due=True))
    after = await world.task("Bins")
    assert (after.due, after.rrule, after.due_zone) == (None, None, None)


async def test_a_rule_that_cannot_be_is_refused(world: World) -> None:
    for rrule in ("every day", "FREQ=SECONDLY", "FREQ=HOURLY"):
        with pytest.raises(InvalidInput):
            await world.add(TaskDraft("Never", due=TODAY, rrule=rrule))
    await world.add(TaskDraft("Bins", due=TODAY))
    outcome = await world.change("Bins", TaskChange(rrule="FREQ=DAILY;UNTIL=20200101"))
    assert outcome.failed[0].reason.startswith("The repetition ends before the task is due")
