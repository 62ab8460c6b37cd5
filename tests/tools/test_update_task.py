"""Changing tasks through the tool."""

from typing import Any

from saydone.domain.actor import Actor
from tests.conftest import ClientOf, Clock
from tests.tools.answers import error_in, failed_in, result_in, tasks_in

MILK = {"title": "Buy milk", "description": "Two litres", "due": "2026-03-10", "priority": "p2"}


CHANGES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"title": "  Buy  bread "}, {"title": "Buy bread"}),
    ({"description": "Three\nlitres "}, {"description": "Three\nlitres"}),
    ({"due": "tomorrow"}, {"due": "2026-03-05", "due_text": "Thu 5 Mar 2026"}),
    ({"due": "2026-03-01"}, {"due": "2026-03-01", "due_text": "Sun 1 Mar 2026", "overdue": True}),
    ({"priority": 1}, {"priority": "p1"}),
    ({"due": "none"}, {"due": None, "due_text": None}),
    ({"due": " None "}, {"due": None, "due_text": None}),
    ({"description": "none"}, {"description": ""}),
    ({"title": "none"}, {"title": "none"}),
    (
        {"title": "Rest", "due": "none", "description": "None", "priority": "p4"},
        {"title": "Rest", "due": None, "due_text": None, "description": "", "priority": "p4"},
    ),
]


async def test_what_is_named_changes_and_the_rest_stays(client_of: ClientOf, alice: Actor, clock: Clock) -> None:
    async with client_of(alice) as client:
        added = tasks_in(await client.call_tool("add_task", {"tasks": [MILK] * len(CHANGES)}))
        clock.pass_(minutes=5)
        changes = [{"id": task.id, **change} for task, (change, _) in zip(added, CHANGES, strict=True)]
        changed = tasks_in(await client.call_tool("update_task", {"changes": changes}))
        assert tasks_in(await client.call_tool("get_task", {"ids": [task.id for task in added]})) == changed
    touched = {"updated_at": "2026-03-04T10:05:00+01:00", "version": 2}
    for before, after, (_, now_is) in zip(added, changed, CHANGES, strict=True):
        assert after.model_dump() == before.model_dump() | now_is | touched


async def test_a_due_that_takes_the_repetition_along_says_so(client_of: ClientOf, alice: Actor) -> None:
    plants = {"title": "Water", "due": "friday", "repeat": "every week"}
    async with client_of(alice) as client:
        await client.call_tool("add_task", {"tasks": [plants, plants, MILK]})
        due = await client.call_tool(
            "update_task", {"changes": [{"id": "1", "due": "none"}, {"id": "3", "due": "none"}]}
        )
        both = await client.call_tool("update_task", {"changes": [{"id": "2", "due": "none", "repeat": "none"}]})
        await client.call_tool("update_task", {"changes": [{"id": "1", "repeat": "every day"}]})
        many = await client.call_tool("change_many", {"query": "recurring", "do": "reschedule", "to": "none"})
    assert result_in(due).message == "Changed “Water”, “Buy milk”. No longer repeating: “Water”."
    assert result_in(both).message == "Changed “Water”."
    assert result_in(many).message == "Changed “Water”. No longer repeating: “Water”."


async def test_a_change_that_changes_nothing_leaves_the_task_alone(
    client_of: ClientOf, alice: Actor, clock: Clock
) -> None:
    changes: list[dict[str, Any]] = [
        {},
        {"title": "Buy milk"},
        {"title": " Buy   milk "},
        {"due": "2026-03-10", "priority": "P2"},
        {"title": "", "description": "", "due": "", "priority": None},
        {"title": None, "description": None, "due": None},
    ]
    async with client_of(alice) as client:
        added = tasks_in(await client.call_tool("add_task", {"tasks": [MILK]}))
        clock.pass_(minutes=5)
        for change in changes:
            result = await client.call_tool("update_task", {"changes": [{"id": "1", **change}]})
            assert tasks_in(result) == added
            assert result_in(result).message == "Already so: “Buy milk”."


async def test_what_can_be_changed_is_changed_and_the_rest_says_why(client_of: ClientOf, alice: Actor) -> None:
    changes = [
        {"id": "9", "title": "Nobody's"},
        {"id": "1", "title": "Better"},
        {"id": "2", "title": " "},
        {"id": "3", "due": "xyzzy"},
        {"id": "4", "priority": "p4"},
    ]
    async with client_of(alice) as client:
        await client.call_tool("add_task", {"tasks": [{"title": f"Task {n}"} for n in range(1, 5)]})
        result = await client.call_tool("update_task", {"changes": changes})
    assert [(task.title, task.version) for task in tasks_in(result)] == [("Better", 2), ("Task 4", 1)]
    assert [item for item, _ in failed_in(result)] == ["9", "2", "3"]
    assert result_in(result).message.startswith("Changed “Better”. Already so: “Task 4”. Not done: 9 — There is no")


async def test_two_changes_of_one_task_both_count_and_it_is_shown_once(client_of: ClientOf, alice: Actor) -> None:
    changes = [{"id": "1", "title": "Better"}, {"id": "#1", "priority": "p1"}, {"id": 1, "due": "xyzzy"}]
    async with client_of(alice) as client:
        await client.call_tool("add_task", {"tasks": [MILK]})
        result = await client.call_tool("update_task", {"changes": changes})
    (task,) = tasks_in(result)
    assert (task.title, task.priority, task.due, task.version) == ("Better", "p1", "2026-03-10", 3)
    assert [item for item, _ in failed_in(result)] == ["1"]


async def test_one_change_may_come_without_its_list(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        await client.call_tool("add_task", {"tasks": [MILK]})
        (task,) = tasks_in(await client.call_tool("update_task", {"changes": {"id": 1, "title": "Better"}}))
    assert task.title == "Better"


async def test_none_and_too_many_changes_are_refused(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        await client.call_tool("add_task", {"tasks": [MILK]})
        assert "Nothing was named" in error_in(await client.call_tool("update_task", {"changes": []}))
        many = [{"id": "1", "due": "xyzzy"}] * 26
        assert "26 at once" in error_in(await client.call_tool("update_task", {"changes": many}))


async def test_text_that_cannot_be_kept_changes_nothing(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        added = tasks_in(await client.call_tool("add_task", {"tasks": [MILK]}))
        for field in ("title", "description"):
            for text in ("nul \x00", "half \ud83d", "bell \x07", "x" * 10_001):
                sentence = error_in(await client.call_tool("update_task", {"changes": [{"id": "1", field: text}]}))
                assert sentence.startswith(f"The {field} ")
        assert tasks_in(await client.call_tool("get_task", {"ids": ["1"]})) == added
