"""Adding tasks through the tool."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saydone.domain.actor import Actor
from saydone.domain.task import clean_title
from saydone.errors import InvalidInput
from tests.conftest import ClientOf
from tests.tools.answers import error_in, failed_in, list_in, result_in, tasks_in, text_in


async def test_several_tasks_are_added_at_once(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        result = await client.call_tool(
            "add_task", {"tasks": [{"title": "Buy milk", "due": "tomorrow"}, {"title": "Buy eggs"}]}
        )
    tasks = tasks_in(result)
    assert [(task.title, task.due) for task in tasks] == [("Buy milk", "2026-03-05"), ("Buy eggs", None)]
    assert result_in(result).message == "Added “Buy milk”, “Buy eggs”."
    assert text_in(result).splitlines()[1:] == [
        f"[ ] #{tasks[0].id} Buy milk — due {tasks[0].due_text}",
        f"[ ] #{tasks[1].id} Buy eggs",
    ]


async def test_a_new_task_has_all_that_was_said_and_plain_defaults(client_of: ClientOf, alice: Actor) -> None:
    said = {"title": " Call  the bank ", "description": "Ask for\r\nAnn ", "due": "2026-03-10", "priority": "p2"}
    async with client_of(alice) as client:
        full, bare = tasks_in(await client.call_tool("add_task", {"tasks": [said, {"title": "Rest"}]}))
    assert full.model_dump(exclude={"id"}, exclude_defaults=True) == {
        "title": "Call the bank",
        "description": "Ask for\nAnn",
        "status": "pending",
        "priority": "p2",
        "due": "2026-03-10",
        "due_text": "Tue 10 Mar 2026",
        "overdue": False,
        "created_at": "2026-03-04T10:00:00+01:00",
        "updated_at": "2026-03-04T10:00:00+01:00",
        "completed_at": None,
        "version": 1,
        "list": "Inbox",
        "list_id": full.list_id,
    }
    assert (bare.description, bare.due, bare.due_text, bare.priority) == ("", None, None, "p4")


async def test_a_moment_is_read_in_the_users_zone_and_told_in_it(client_of: ClientOf, alice: Actor) -> None:
    dues = ["2026-03-10T17:00", "2026-03-10T16:00:00Z", "2026-07-01T17:00"]
    async with client_of(alice) as client:
        added = tasks_in(await client.call_tool("add_task", {"tasks": [{"title": "Run", "due": due} for due in dues]}))
        listed = list_in(await client.call_tool("list_tasks", {"due_before": dues[0]}))
        again = await client.call_tool("update_task", {"changes": [{"id": "1", "due": added[0].due}]})
    assert [task.due for task in added] == [*["2026-03-10T17:00:00+01:00"] * 2, "2026-07-01T17:00:00+02:00"]
    assert added[0].due_text == "Tue 10 Mar 2026, 17:00"
    assert listed.tasks == added[:2]
    assert result_in(again).message == "Already so: “Run”."


async def test_a_priority_is_read_as_models_write_it(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        written = [{"title": "Run", "priority": priority} for priority in ("p1", "P1", " p1 ", "1", 1)]
        tasks = tasks_in(await client.call_tool("add_task", {"tasks": written}))
    assert [task.priority for task in tasks] == ["p1"] * 5


async def test_one_task_may_come_without_its_list_or_as_json_text(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        for tasks in ({"title": "Run"}, '[{"title": "Run"}]', '{"title": "Run", "due": ""}'):
            (task,) = tasks_in(await client.call_tool("add_task", {"tasks": tasks}))
            assert (task.title, task.due) == ("Run", None)


async def test_what_can_be_added_is_added_and_the_rest_says_why(client_of: ClientOf, alice: Actor) -> None:
    tasks: list[dict[str, Any]] = [
        {"title": "Good"},
        {"title": "  "},
        {"title": "Odd day", "due": "xyzzy"},
        {"title": "x" * 501},
        {"title": "Nul \x00"},
        {"title": "Good too", "description": "y" * 10_000},
        {"title": "Long", "description": "y" * 10_001},
    ]
    async with client_of(alice) as client:
        result = await client.call_tool("add_task", {"tasks": tasks})
        listed = list_in(await client.call_tool("list_tasks", {}))
    assert [task.title for task in tasks_in(result)] == ["Good", "Good too"]
    assert [task.title for task in listed.tasks] == ["Good", "Good too"]
    reasons = dict(failed_in(result))
    assert list(reasons) == ["  ", "Odd day", "x" * 80, "Nul �", "Long"]
    assert reasons["  "] == "A task needs a title."
    assert "501 characters" in reasons["x" * 80]
    assert "U+0000" in reasons["Nul �"]
    assert "10001 characters" in reasons["Long"]
    assert "“xyzzy” as a date" in reasons["Odd day"]
    assert all(reason in result_in(result).message for reason in reasons.values())


async def test_when_nothing_can_be_added_the_answer_is_an_error_with_every_reason(
    client_of: ClientOf, alice: Actor
) -> None:
    async with client_of(alice) as client:
        result = await client.call_tool("add_task", {"tasks": [{"title": ""}, {"title": "Odd", "due": "xyzzy"}]})
    assert "A task needs a title." in error_in(result)
    assert "xyzzy" in error_in(result)


async def test_25_tasks_are_added_at_once_but_not_26_nor_none(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        most = await client.call_tool("add_task", {"tasks": [{"title": f"Task {n}"} for n in range(25)]})
        over = await client.call_tool("add_task", {"tasks": [{"title": "Over", "due": "xyzzy"}] * 26})
        none = await client.call_tool("add_task", {"tasks": []})
        assert list_in(await client.call_tool("list_tasks", {})).total == 25
    assert len(tasks_in(most)) == 25
    assert result_in(most).message == "Added “Task 0”, “Task 1”, “Task 2”, “Task 3”, “Task 4” and 20 more."
    assert error_in(over) == "That is 26 at once; 25 is the most. Do it in several steps."
    assert error_in(none) == "Nothing was named. Name at least one task."


async def test_a_due_that_cannot_be_kept_or_read_adds_nothing(client_of: ClientOf, alice: Actor) -> None:
    dues = ["1899-12-31", "9999-01-01", "0001-01-01", "2026-02-30", "9" * 5000, "\ud800", "٣", "2026-13-01", "1e30"]
    async with client_of(alice) as client:
        for due in dues:
            sentence = error_in(await client.call_tool("add_task", {"tasks": [{"title": "Odd", "due": due}]}))
            assert len(sentence.encode()) < 4000
        assert list_in(await client.call_tool("list_tasks", {})).total == 0


async def test_unusable_arguments_are_told_without_the_machinery(client_of: ClientOf, alice: Actor) -> None:
    cases: list[tuple[dict[str, Any], str]] = [
        ({}, "“tasks” is missing."),
        ({"tasks": None}, "“tasks.0” cannot be null."),
        ({"tasks": [{}]}, "“tasks.0.title” is missing."),
        ({"tasks": [{"title": 7}]}, "“tasks.0.title” must be text, in quotes."),
        (
            {"tasks": [{"title": "Run", "priority": "asap"}]},
            "“tasks.0.priority” must be one of “p1”, “p2”, “p3” or “p4”.",
        ),
        ({"tasks": [{"title": "Run", "priority": "\ud800"}]}, "“tasks.0.priority” "),
        ({"title": "Run"}, "“tasks” is missing. “title” is not known here."),
        ({"tasks": [{"title": None}] * 25}, "And 22 more."),
    ]
    async with client_of(alice) as client:
        for arguments, said in cases:
            sentence = error_in(await client.call_tool("add_task", arguments))
            assert sentence.startswith("These arguments cannot be used. ")
            assert said in sentence
            assert "pydantic" not in sentence
            assert "add_task" not in sentence


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(titles=st.lists(st.text(st.characters(codec=None), min_size=1, max_size=30), min_size=1, max_size=25))
async def test_any_title_comes_back_to_the_last_character_or_is_refused(
    client_of: ClientOf, alice: Actor, titles: list[str]
) -> None:
    async with client_of(alice) as client:
        result = await client.call_tool("add_task", {"tasks": [{"title": title} for title in titles]})
        kept = [clean_title(title) for title in titles if can_be_kept(title)]
        if not kept:
            assert error_in(result)
            return
        added = tasks_in(result)
        assert [task.title for task in added] == kept
        assert len(failed_in(result)) == len(titles) - len(kept)
        read = tasks_in(await client.call_tool("get_task", {"ids": [task.id for task in added]}))
    assert read == added


def can_be_kept(title: str) -> bool:
    try:
        clean_title(title)
    except InvalidInput:
        return False
    return True
