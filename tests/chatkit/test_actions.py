"""What can be clicked, and the tool call that it stands for."""

from typing import Any

import pytest

from saydone.chatkit.actions import ACTIONS, check_action
from saydone.errors import InvalidInput

Json = dict[str, Any]


def test_each_action_is_one_tools_or_names_it_or_needs_none() -> None:
    assert {name: kind.tool for name, kind in ACTIONS.items()} == {
        "create_task": "add_task",
        "complete_task": "complete_task",
        "update_task": "update_task",
        "delete_task": "delete_task",
        "edit_task": "get_task",
        "show_more": "list_tasks",
        "confirm": None,
        "cancel": None,
        "undo": "undo",
    }


def test_a_confirmation_names_its_tool_and_only_one_that_asks() -> None:
    sent: Json = {"tool": "change_many", "arguments": {"do": "delete"}, "confirm": "abc"}
    checked = check_action("confirm", sent)
    assert (checked.tool, checked.arguments) == ("change_many", {"do": "delete", "confirm": "abc"})
    with pytest.raises(InvalidInput, match=r"^The payload of confirm does not fit: tool\.$"):
        check_action("confirm", sent | {"tool": "update_task"})


@pytest.mark.parametrize(
    ("action", "payload", "arguments"),
    [
        ("complete_task", {"task_id": "123"}, {"ids": ["123"]}),
        ("delete_task", {"task_id": "123"}, {"ids": ["123"]}),
        ("create_task", {"title": "T", "description": "D"}, {"tasks": [{"title": "T", "description": "D"}]}),
        (
            "create_task",
            {"title": "T", "due": "", "priority": "p1", "description": None},
            {"tasks": [{"title": "T", "due": "none", "priority": "p1"}]},
        ),
        ("update_task", {"task_id": "1", "title": "T"}, {"changes": [{"id": "1", "title": "T"}]}),
        ("update_task", {"task_id": "1", "description": ""}, {"changes": [{"id": "1", "description": "none"}]}),
        ("update_task", {"task_id": "1", "due": ""}, {"changes": [{"id": "1", "due": "none"}]}),
        (
            "update_task",
            {"task_id": "1", "due": "2026-03-10T17:00:00.000Z"},
            {"changes": [{"id": "1", "due": "2026-03-10T17:00:00.000Z"}]},
        ),
        ("update_task", {"task_id": "1"}, {"changes": [{"id": "1"}]}),
        (
            "update_task",
            {"task_id": "1", "title": "T", "due": "2026-03-10", "was": {"due": "2026-03-10T17:00:00+01:00"}},
            {"changes": [{"id": "1", "title": "T"}]},
        ),
        (
            "update_task",
            {"task_id": "1", "due": "2026-03-11", "was": {"version": 3, "due": "2026-03-10"}},
            {"changes": [{"id": "1", "due": "2026-03-11", "expected_version": 3}]},
        ),
        (
            "update_task",
            {"task_id": "1", "due": "", "was": {"due": "2026-03-10"}},
            {"changes": [{"id": "1", "due": "none"}]},
        ),
        ("edit_task", {"task_id": "1"}, {"ids": ["1"]}),
        ("show_more", {"cursor": "c"}, {"cursor": "c"}),
        ("show_more", {"cursor": "c", "arguments": {"limit": 2}}, {"limit": 2, "cursor": "c"}),
        ("undo", {"operation": "o"}, {"operation": "o"}),
        ("cancel", {}, {}),
        ("cancel", {"title": "Milk", "due": ""}, {}),
    ],
)
def test_a_payload_becomes_the_tools_arguments(action: str, payload: Json, arguments: Json) -> None:
    checked = check_action(action, payload)
    assert checked.arguments == arguments
    assert checked.kind is ACTIONS[action]


@pytest.mark.parametrize(
    ("action", "payload", "field"),
    [
        ("complete_task", {}, "task_id"),
        ("complete_task", {"task_id": 1}, "task_id"),
        ("complete_task", {"task_id": "1; 2"}, "task_id"),
        ("complete_task", {"task_id": "1", "more": 1}, "more"),
        ("complete_task", [], "payload"),
        ("complete_task", None, "payload"),
        ("create_task", {}, "title"),
        ("create_task", {"title": "x" * 501}, "title"),
        ("create_task", {"title": "x", "priority": "urgent"}, "priority"),
        ("update_task", {"title": "x"}, "task_id"),
        ("show_more", {}, "cursor"),
        ("undo", {"operation": ""}, "operation"),
    ],
)
def test_a_payload_that_does_not_fit_is_refused_by_the_fields_name(action: str, payload: object, field: str) -> None:
    with pytest.raises(InvalidInput, match=f"^The payload of {action} does not fit: {field}\\.$"):
        check_action(action, payload)


def test_an_unknown_action_is_answered_with_the_known_ones() -> None:
    with pytest.raises(InvalidInput, match=r"There is no action “x{80}”\. There are: create_task, complete_task,"):
        check_action("x" * 200, {})
