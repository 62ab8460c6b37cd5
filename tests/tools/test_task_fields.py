"""What a task has besides words, due and priority, through the tools that add, change and list tasks."""

from typing import Any

import pytest
from mcp import Client

from saydone.domain.actor import Actor
from saydone.domain.task_list import TaskList
from saydone.services import lists, reminders
from saydone.store.db import Database
from saydone.tools.task_view import TaskView
from tests.conftest import ClientOf, Clock
from tests.tools.answers import error_in, failed_in, list_in, result_in, tasks_in, text_in, titles_in


@pytest.fixture
async def work(db: Database, alice: Actor, clock: Clock) -> TaskList:
    """A list of Alice's."""
    async with db.transaction() as session:
        return await lists.create(session, alice, "Work", now=clock())


async def add(client: Client, **task: Any) -> TaskView:
    (added,) = tasks_in(await client.call_tool("add_task", {"tasks": [task]}))
    return added


async def change(client: Client, task: TaskView, **fields: Any) -> TaskView:
    (changed,) = tasks_in(await client.call_tool("update_task", {"changes": [{"id": task.id, **fields}]}))
    return changed


async def test_a_task_is_added_with_all_that_it_may_have(
    client_of: ClientOf, alice: Actor, db: Database, work: TaskList
) -> None:
    async with client_of(alice) as client:
        task = await add(
            client, title="Report", list="work", labels=["office", "@Office", "Q1"], due="friday 17:00",
            start="thursday", duration="1h 30m", repeat="every friday", reminders=["30 min before", "thursday 9am"],
        )  # fmt: skip
    assert (task.list, task.list_id, task.labels) == ("Work", str(work.id), ["office", "Q1"])
    assert (task.due, task.start, task.duration) == ("2026-03-06T17:00:00+01:00", "2026-03-05", "1h 30m")
    assert (task.repeat, task.repeat_text) == ("FREQ=WEEKLY;BYDAY=FR", "every Friday at 17:00")
    async with db.reading() as session:
        kept = await reminders.listing(session, alice, task.id)
    assert [(each.minutes_before, each.at and each.at.isoformat()) for each in kept] == [
        (30, None),
        (None, "2026-03-05T08:00:00+00:00"),
    ]


async def test_a_due_that_repeats_makes_the_task_repeat(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        task = await add(client, title="Stand-up", due="every monday at 9")
        after = await add(client, title="Plants", due="every 3 days after I do it")
        moved = await change(client, task, repeat="every tuesday")
        once = await change(client, task, repeat="none")
        gone = await change(client, task, due="none")
    assert (task.due, task.repeat) == ("2026-03-09T09:00:00+01:00", "FREQ=WEEKLY;BYDAY=MO")
    assert (after.due, after.repeat_text) == ("2026-03-04", "every 3 days after it is done")
    assert (moved.due, moved.repeat_text) == ("2026-03-10T09:00:00+01:00", "every Tuesday at 09:00")
    assert (once.due, once.repeat) == ("2026-03-10T09:00:00+01:00", None)
    assert gone.due is None


async def test_completing_what_repeats_says_when_it_comes_again_and_skip_passes_over(
    client_of: ClientOf, alice: Actor
) -> None:
    async with client_of(alice) as client:
        task = await add(client, title="Stand-up", due="every monday at 9")
        done = await client.call_tool("complete_task", {"ids": [task.id]})
        skipped = await change(client, task, skip=True)
        single = await add(client, title="Once")
        refused = await client.call_tool("update_task", {"changes": [{"id": single.id, "skip": True}]})
    assert "“Stand-up” comes again: Mon 16 Mar 2026, 09:00." in text_in(done)
    assert skipped.due == "2026-03-23T09:00:00+01:00"
    assert "does not come again" in failed_in(refused)[0][1]


async def test_what_repeats_after_it_is_done_comes_again_from_that_day_on(
    client_of: ClientOf, alice: Actor, clock: Clock
) -> None:
    async with client_of(alice) as client:
        task = await add(client, title="Descale the kettle", due="today", repeat="every 3 days after I do it")
        clock.pass_(days=2)
        done = await client.call_tool("complete_task", {"ids": [task.id]})
    assert task.repeat_text == "every 3 days after it is done"
    assert [(each.status, each.due) for each in tasks_in(done)] == [("pending", "2026-03-09")]


async def test_a_list_is_never_made_by_being_named(client_of: ClientOf, alice: Actor, work: TaskList) -> None:
    async with client_of(alice) as client:
        near = await client.call_tool("add_task", {"tasks": [{"title": "One", "list": "Wrok"}]})
        far = await client.call_tool("add_task", {"tasks": [{"title": "One", "list": "Garden"}]})
        mixed = await client.call_tool(
            "add_task", {"tasks": [{"title": "In", "list": work.id}, {"title": "x", "list": "?"}]}
        )
        listed = await client.call_tool("list_tasks", {"list": "Garden"})
    assert error_in(near) == "There is no list “Wrok”. Did you mean “Work”?"
    assert error_in(far) == error_in(listed) == "There is no list “Garden”. There are: “Inbox”, “Work”."
    assert [task.list for task in tasks_in(mixed)] == ["Work"]
    assert failed_in(mixed)[0][0] == "x"


async def test_lists_and_labels_of_others_are_not_there(
    client_of: ClientOf, alice: Actor, bob: Actor, work: TaskList
) -> None:
    async with client_of(alice) as client:
        task = await add(client, title="Mine", labels=["secret"])
    async with client_of(bob) as client:
        answers = [
            await client.call_tool("add_task", {"tasks": [{"title": "In", "list": work.id}]}),
            await client.call_tool("add_task", {"tasks": [{"title": "In", "parent": task.id}]}),
        ]
        assert list_in(await client.call_tool("list_tasks", {"label": "secret"})).total == 0
    assert [error_in(answer) for answer in answers] == [f"There is no list {work.id}.", f"There is no task {task.id}."]


async def test_subtasks_are_counted_and_move_with_their_parent(
    client_of: ClientOf, alice: Actor, work: TaskList
) -> None:
    async with client_of(alice) as client:
        parent = await add(client, title="Party")
        for title in ("Cake", "Drinks"):
            await add(client, title=title, parent=parent.id)
        await client.call_tool("complete_task", {"ids": ["2"]})
        moved = await client.call_tool("update_task", {"changes": [{"id": parent.id, "list": "Work"}]})
        loose = await client.call_tool("update_task", {"changes": [{"id": "3", "parent": "none"}]})
        listed = list_in(await client.call_tool("list_tasks", {"list": "Work", "status": "all"}))
    (party,) = tasks_in(moved)
    assert party.subtasks is not None
    assert (party.subtasks.open, party.subtasks.total, party.list) == (1, 2, "Work")
    assert "Along with that: “Cake”, “Drinks”." in result_in(moved).message
    assert tasks_in(loose)[0].parent_id is None
    assert {task.title: task.parent_id for task in listed.tasks} == {"Party": None, "Drinks": None, "Cake": parent.id}


async def test_labels_are_added_taken_away_and_asked_for(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        task = await add(client, title="Post", labels=["errand", "home"])
        await add(client, title="Other")
        changed = await change(client, task, labels_add="Town", labels_remove=["HOME"])
        for label in ("errand", "@Town"):
            assert titles_in(await client.call_tool("list_tasks", {"label": label})) == ["Post"]
        assert titles_in(await client.call_tool("list_tasks", {"label": "home"})) == []
    assert changed.labels == ["errand", "Town"]


async def test_tasks_are_put_in_their_place_in_the_order_named(client_of: ClientOf, alice: Actor, db: Database) -> None:
    async with client_of(alice) as client:
        a, b, c = [await add(client, title=title) for title in "ABC"]
        places = [{"id": c.id, "place": "first"}, {"id": b.id, "place": "First"}]
        result = await client.call_tool("update_task", {"changes": places})
        again = await client.call_tool("update_task", {"changes": [{"id": c.id, "place": f"before #{a.id}"}]})
        bad = await client.call_tool("update_task", {"changes": [{"id": a.id, "place": "behind"}]})
        none = await client.call_tool("update_task", {"changes": [{"id": a.id, "title": "AA", "place": "after 99"}]})
    assert result_in(result).message == "Changed “C”, “B”."
    assert tasks_in(again)[0].title == "C"
    assert "is no place" in error_in(bad)
    assert tasks_in(none)[0].title == "AA"
    assert failed_in(none) == [(a.id, "There is no task 99.")]


async def test_a_task_that_changed_meanwhile_is_left_alone(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        task = await add(client, title="Plan")
        await change(client, task, title="New plan", expected_version=1)
        stale = await client.call_tool(
            "update_task", {"changes": [{"id": task.id, "title": "Old", "place": "first", "expected_version": 1}]}
        )
    assert error_in(stale) == "“New plan” was changed meanwhile. Look at it again before you change it."


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"duration": "long"}, "as a duration"),
        ({"repeat": "sometimes"}, "as a repetition"),
        ({"start": "xyzzy"}, "as a date"),
        ({"due": "tomorrow", "start": "in a week"}, "The start lies after the due"),
        ({"reminders": ["30 min before"]}, "has no due to remind of"),
        ({"due": "friday", "reminders": ["friday"]}, "needs a time of day"),
        ({"labels": ["x" * 61]}, "61 characters"),
    ],
)
async def test_what_cannot_be_read_adds_nothing(
    client_of: ClientOf, alice: Actor, fields: dict[str, Any], said: str
) -> None:
    async with client_of(alice) as client:
        assert said in error_in(await client.call_tool("add_task", {"tasks": [{"title": "One", **fields}]}))
        assert list_in(await client.call_tool("list_tasks", {})).total == 0


async def test_what_a_task_does_not_have_costs_no_words(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        result = await client.call_tool("add_task", {"tasks": [{"title": "One"}]})
    assert result.structured_content is not None
    assert set(result.structured_content) == {"message", "tasks"}
    assert not {"labels", "repeat", "subtasks", "deleted_at"} & set(result.structured_content["tasks"][0])


async def test_a_reminder_is_added_to_a_task_that_is_there(
    client_of: ClientOf, alice: Actor, db: Database, clock: Clock
) -> None:
    async with client_of(alice) as client:
        task = await add(client, title="Report", due="friday 17:00")
        arguments = {"changes": [{"id": task.id, "reminders_add": ["30 min before"]}]}
        assert text_in(await client.call_tool("update_task", arguments)).startswith("Changed “Report”")
    async with db.reading() as session:
        (kept,) = await reminders.listing(session, alice, task.id)
    assert kept.minutes_before == 30


@pytest.mark.parametrize(("said", "left"), [("30 min before", [60]), ("all", [])])
async def test_reminders_are_taken_from_a_task(
    client_of: ClientOf, alice: Actor, db: Database, said: str, left: list[int]
) -> None:
    async with client_of(alice) as client:
        task = await add(client, title="Report", due="friday 17:00", reminders=["30 min before", "1h before"])
        change = {"changes": [{"id": task.id, "reminders_remove": [said]}]}
        assert text_in(await client.call_tool("update_task", change)).startswith("Changed “Report”")
        missing = {"changes": [{"id": task.id, "reminders_remove": ["2h before"]}]}
        assert "“Report” has no reminder “2h before”" in text_in(await client.call_tool("update_task", missing))
    async with db.reading() as session:
        assert [each.minutes_before for each in await reminders.listing(session, alice, task.id)] == left
