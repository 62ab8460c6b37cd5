"""Widgets in the guide's own JSON."""

from typing import Any

from saydone.chatkit.guide_widgets import guide_widget
from saydone.chatkit.views import STARTER_PROMPTS, TaskFormView, TaskListView
from saydone.chatkit.widgets import chatkit_widget
from saydone.tools.task_view import TaskView
from tests.chatkit.things import DONE_TASK, DUE_TASK, task


def list_of(*tasks: TaskView, total: int | None = None) -> dict[str, Any]:
    count = len(tasks) if total is None else total
    return guide_widget(TaskListView(arguments={}, tasks=list(tasks), total=count, next_cursor=None))


def test_a_task_is_the_guides_list_item() -> None:
    card = list_of(task(description="Twice"))
    [item] = card["children"][1]["items"]
    assert card["type"] == "Card"
    assert card["children"][0] == {"type": "Title", "value": "Your Tasks"}
    assert {name: item[name] for name in ("type", "title", "description", "badge")} == {
        "type": "ListViewItem",
        "title": "Feed the cat",
        "description": "Twice",
        "badge": {"label": "pending", "color": "primary"},
    }
    assert item["actions"][0] == {
        "type": "Button",
        "label": "Complete",
        "onClickAction": {"type": "complete_task", "payload": {"task_id": "7"}},
    }


def test_a_total_that_was_not_counted_to_its_end_is_shown_as_such() -> None:
    view = TaskListView(arguments={}, tasks=[task()], total=5_000, total_is_at_least=True, next_cursor="abc")
    assert {"type": "Text", "value": "1 of 5,000+ tasks."} in guide_widget(view)["children"]
    shown = chatkit_widget(view).model_dump_json()
    assert '"5,000+"' in shown
    assert "1 of 5,000+ tasks." in shown


def test_a_completed_task_can_be_deleted_but_not_completed() -> None:
    [item] = list_of(DONE_TASK)["children"][1]["items"]
    assert item["badge"] == {"label": "completed", "color": "success"}
    assert [button["onClickAction"]["type"] for button in item["actions"]] == ["edit_task", "delete_task"]


def test_a_due_is_added_where_there_is_one() -> None:
    plain, due = list_of(task(), DUE_TASK)["children"][1]["items"]
    assert "due" not in plain
    assert (due["due"], due["due_text"], due["overdue"], due["priority"]) == (
        "2026-03-03",
        "Tue 3 Mar 2026",
        True,
        "p1",
    )


def test_a_list_says_when_it_is_empty_and_when_it_is_only_a_part() -> None:
    assert list_of()["children"][2]["value"] == "No tasks here."
    assert list_of(task(), total=9)["children"][2]["value"] == "1 of 9 tasks."
    assert len(list_of(task())["children"]) == 2


def test_the_form_for_a_new_task_is_the_guides() -> None:
    form = guide_widget(TaskFormView(task=None))
    title, name, _, button = form["children"]
    assert (form["type"], form["onSubmitAction"]) == ("Form", {"type": "create_task", "payload": {}})
    assert title == {"type": "Title", "value": "Create New Task"}
    assert name == {
        "type": "Text",
        "value": "",
        "editable": {"name": "title", "required": True, "placeholder": "Enter task title"},
    }
    assert button == {"type": "Button", "label": "Create", "submit": True}


def test_the_form_to_edit_a_task_names_it_and_is_filled_in() -> None:
    form = guide_widget(TaskFormView(task=DUE_TASK))
    values = {field["editable"]["name"]: field["value"] for field in form["children"] if "editable" in field}
    assert form["onSubmitAction"] == {"type": "update_task", "payload": {"task_id": "8", "was": {"version": 1}}}
    assert values == {"title": "Water the plants", "description": "All of them"}
    assert form["children"][-1]["label"] == "Save"


def test_each_starter_prompt_is_a_button_that_says_it() -> None:
    buttons = guide_widget(STARTER_PROMPTS)["children"][1:]
    assert [button["onClickAction"] for button in buttons] == [
        {"type": "send_message", "payload": {"message": prompt.prompt}} for prompt in STARTER_PROMPTS.prompts
    ]
