"""Widgets as ChatKit defines them."""

import json
from collections.abc import Iterator
from typing import Any, cast

import pytest
from chatkit.types import ThreadItemDoneEvent, ThreadStreamEvent, WidgetItem
from pydantic import TypeAdapter

from saydone.chatkit.actions import check_action
from saydone.chatkit.views import STARTER_PROMPTS, TaskFormView, TaskListView, View
from saydone.chatkit.widgets import chatkit_widget, widget_as_text
from tests.chatkit.things import DONE_TASK, DUE_TASK, MOMENT, task

Json = dict[str, Any]
EVENT: TypeAdapter[ThreadStreamEvent] = TypeAdapter(ThreadStreamEvent)

LIST = TaskListView(arguments={}, tasks=[task(), DUE_TASK, DONE_TASK], total=9, next_cursor=None)
VIEWS: dict[str, View] = {
    "list": LIST,
    "empty list": TaskListView(arguments={}, tasks=[], total=0, next_cursor=None),
    "new": TaskFormView(task=None),
    "edit": TaskFormView(task=DUE_TASK),
    "edit bare": TaskFormView(task=task()),
    "starters": STARTER_PROMPTS,
}


def json_of(view: View) -> Json:
    return chatkit_widget(view).model_dump(exclude_none=True)


def parts(widget: object) -> Iterator[Json]:
    """Every component of a widget, outermost first."""
    if isinstance(widget, dict):
        component = cast(Json, widget)
        yield component
        for child in component.get("children", []):
            yield from parts(child)


def actions(view: View) -> list[Json]:
    return [part[name] for part in parts(json_of(view)) for name in ("onClickAction", "onSubmitAction") if name in part]


@pytest.mark.parametrize("name", VIEWS)
def test_a_widget_travels_in_chatkits_events_as_it_was_built(name: str) -> None:
    widget = chatkit_widget(VIEWS[name])
    item = WidgetItem(id="w1", thread_id="t1", created_at=MOMENT, widget=widget)
    sent = ThreadItemDoneEvent(item=item).model_dump_json(exclude_none=True)
    EVENT.validate_json(sent)
    assert json.loads(sent)["item"]["widget"] == json_of(VIEWS[name])


def test_a_list_has_a_row_a_task_with_what_can_be_done() -> None:
    rows = [part for part in parts(json_of(LIST)) if part.get("key", "").startswith("task-")]
    assert [row["key"] for row in rows] == ["task-7", "task-8", "task-9"]
    clicks = [(action["type"], action["payload"]["task_id"]) for action in actions(LIST)]
    assert clicks == [
        ("complete_task", "7"),
        ("delete_task", "7"),
        ("complete_task", "8"),
        ("delete_task", "8"),
        ("delete_task", "9"),
    ]


def test_stored_text_is_shown_as_it_is_and_never_as_markdown() -> None:
    hostile = task(title="![x](https://example.org)", description="**bold**")
    view = TaskListView(arguments={}, tasks=[hostile], total=1, next_cursor=None)
    texts = {part["value"]: part["type"] for part in parts(json_of(view)) if "value" in part}
    assert texts["![x](https://example.org)"] == texts["**bold**"] == "Text"


@pytest.mark.parametrize("view", [TaskFormView(task=None), TaskFormView(task=DUE_TASK)], ids=["new", "edit"])
def test_what_a_form_sends_is_a_valid_action(view: TaskFormView) -> None:
    fields = {part["name"]: part.get("defaultValue", "") for part in parts(json_of(view)) if "name" in part}
    [action] = actions(view)
    checked = check_action(action["type"], action["payload"] | fields | {"title": "Feed the cat"})
    assert checked.kind.tool == ("update_task" if view.task else "add_task")


def test_a_form_to_edit_shows_the_task_as_it_is() -> None:
    fields = {part["name"]: part["defaultValue"] for part in parts(json_of(VIEWS["edit"])) if "name" in part}
    assert fields == {
        "title": "Water the plants",
        "description": "All of them",
        "due": "2026-03-03",
        "priority": "p1",
    }


def test_a_starter_prompt_is_sent_by_the_client() -> None:
    sent = actions(STARTER_PROMPTS)
    assert {action["handler"] for action in sent} == {"client"}
    assert [action["payload"]["message"] for action in sent] == [prompt.prompt for prompt in STARTER_PROMPTS.prompts]


def test_a_widget_can_be_read_without_widgets() -> None:
    assert widget_as_text(LIST).splitlines() == [
        "[ ] Feed the cat",
        "[ ] Water the plants — Tue 3 Mar 2026",
        "[x] Call mum",
    ]
    assert widget_as_text(VIEWS["empty list"]) == "No tasks here."
    assert "Water the plants" in widget_as_text(VIEWS["edit"])
    assert "add" in widget_as_text(VIEWS["new"])
    assert widget_as_text(STARTER_PROMPTS).splitlines()[1] == "Show my tasks"
