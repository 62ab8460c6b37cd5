"""Widgets as ChatKit defines them."""

import json
import re
from collections.abc import Iterator
from typing import Any, cast

import pytest
from chatkit.types import ThreadItemDoneEvent, ThreadStreamEvent, WidgetItem
from pydantic import TypeAdapter

from saydone.chatkit.actions import check_action
from saydone.chatkit.views import (
    STARTER_PROMPTS,
    TaskFormView,
    TaskListView,
    View,
)
from saydone.chatkit.widgets import chatkit_widget, widget_as_text
from saydone.domain.wording import words_of
from tests.chatkit.samples import LIST, VIEWS
from tests.chatkit.things import DUE_TASK, MOMENT, task

Json = dict[str, Any]
EVENT: TypeAdapter[ThreadStreamEvent] = TypeAdapter(ThreadStreamEvent)


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
        ("edit_task", "7"),
        ("delete_task", "7"),
        ("complete_task", "8"),
        ("edit_task", "8"),
        ("delete_task", "8"),
        ("edit_task", "9"),
        ("delete_task", "9"),
    ]


def test_a_row_tells_when_how_often_and_where_its_task_belongs() -> None:
    full = task(
        due="2026-03-05T17:00:00+01:00",
        repeat_text="every Thursday at 17:00",
        parent="Spring",
        list="Garden",
        labels=["out"],
    )
    captions = {
        name: [part["value"] for part in parts(json_of(view)) if part["type"] == "Caption"]
        for name, view in {
            "anywhere": TaskListView(arguments={}, tasks=[full], total=1, next_cursor=None),
            "in Garden": TaskListView(arguments={"list": "Garden"}, tasks=[full], total=1, next_cursor=None),
            "plain": TaskListView(arguments={}, tasks=[task(list="Inbox")], total=1, next_cursor=None),
        }.items()
    }
    told = {name: [re.sub("[\u2068\u2069]", "", text) for text in texts] for name, texts in captions.items()}
    assert told == {
        "anywhere": ["Thu 5 Mar 2026, 17:00 · every Thursday at 17:00 · ↳ Spring · #Garden · @out"],
        "in Garden": ["Thu 5 Mar 2026, 17:00 · every Thursday at 17:00 · ↳ Spring · @out"],
        "plain": [],
    }


def test_a_list_can_be_gone_on_with_and_its_last_deletion_undone() -> None:
    [*_, more, undo] = actions(VIEWS["more"])
    assert (more["type"], more["payload"]) == ("show_more", {"cursor": "c"})
    assert (undo["type"], undo["payload"]) == ("undo", {"operation": "o"})
    assert not {"show_more", "undo"} & {action["type"] for action in actions(LIST)}


def test_a_card_tells_what_the_task_has_and_nothing_that_it_has_not() -> None:
    assert widget_as_text(VIEWS["card"]).splitlines()[1:] == [
        "Due: Tue 3 Mar 2026 (overdue)",
        "Takes: 10m",
        "Repeats: every day",
        "List: Home",
        "Reminders: at 9:00",
        "Comments: 1",
        "Subtasks: 1 of 22 done",
    ]
    told = json.dumps(json_of(VIEWS["card"]))
    assert all(words in told for words in ("@garden", "Pot 19", "and 2 more subtasks"))
    assert "Pot 20" not in told
    assert widget_as_text(VIEWS["bare card"]) == "[ ] Feed the cat"


def test_what_is_to_be_confirmed_is_told_with_what_tells_it_apart() -> None:
    view = VIEWS["confirm"].model_copy(update={"tasks": [DUE_TASK, task(title="Milk", labels=["shop"], list="Home")]})
    values = [part["value"] for part in parts(json_of(view)) if part["type"] in ("Text", "Caption")]
    assert values[1:] == [DUE_TASK.title, "Tue 3 Mar 2026", "Milk", "\u2068#Home\u2069 · \u2068@shop\u2069"]


@pytest.mark.parametrize("name", ["confirm", "more", "card", "edit in place"])
def test_every_button_of_a_widget_sends_an_action_that_there_is(name: str) -> None:
    for action in actions(VIEWS[name]):
        title = {"title": "T"} if action["type"] == "create_task" else {}
        assert check_action(action["type"], action["payload"] | title).name == action["type"]
        assert action["loadingBehavior"] in ("self", "container")


def test_stored_text_is_shown_as_it_is_and_never_as_markdown() -> None:
    hostile = task(title="![x](https://example.org)", description="**bold**")
    view = TaskListView(arguments={}, tasks=[hostile], total=1, next_cursor=None)
    texts = {part["value"]: part["type"] for part in parts(json_of(view)) if "value" in part}
    assert texts["![x](https://example.org)"] == texts["**bold**"] == "Text"


@pytest.mark.parametrize("view", [TaskFormView(task=None), TaskFormView(task=DUE_TASK)], ids=["new", "edit"])
def test_what_a_form_sends_is_a_valid_action(view: TaskFormView) -> None:
    fields = {part["name"]: part.get("defaultValue", "") for part in parts(json_of(view)) if "name" in part}
    action = actions(view)[0]
    checked = check_action(action["type"], action["payload"] | fields | {"title": "Feed the cat"})
    assert checked.kind.tool == ("update_task" if view.task else "add_task")


def test_a_form_to_edit_shows_the_task_as_it_is() -> None:
    fields = {part["name"]: part["defaultValue"] for part in parts(json_of(VIEWS["edit"])) if "defaultValue" in part}
    assert fields == {
        "title": "Water the plants",
        "description": "All of them",
        "due": "2026-03-03",
        "priority": "p1",
    }
    fields = {part["name"]: part["defaultValue"] for part in parts(json_of(VIEWS["edit all"])) if "name" in part}
    assert {name: fields[name] for name in ("list", "labels", "repeat")} == {
        "list": "Home",
        "labels": "garden, daily",
        "repeat": "every day",
    }


def test_a_form_changes_of_list_labels_and_repetition_only_what_is_another_now() -> None:
    [submit] = [action for action in actions(VIEWS["edit all"]) if action["type"] == "update_task"]
    shown = submit["payload"] | {"list": "Home", "labels": "garden, daily", "repeat": "every day"}
    assert check_action("update_task", shown).arguments["changes"] == [
        {"id": "8", "labels_add": [], "labels_remove": [], "expected_version": 1}
    ]
    changed = shown | {"list": "Inbox", "labels": "daily, new", "repeat": ""}
    assert check_action("update_task", changed).arguments["changes"] == [
        {
            "id": "8",
            "list": "Inbox",
            "repeat": "none",
            "labels_add": ["new"],
            "labels_remove": ["garden"],
            "expected_version": 1,
        }
    ]
    new = {"title": "T", "list": "Home", "labels": "a, ,b", "repeat": "", "due": "", "description": ""}
    assert check_action("create_task", new).arguments["tasks"] == [
        {"title": "T", "list": "Home", "labels": ["a", "b"], "due": "none", "description": ""}
    ]


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


def test_an_insight_is_a_chart_of_its_numbers_whose_axis_has_their_names() -> None:
    (chart,) = [part for part in parts(json_of(VIEWS["insight"])) if part["type"] == "Chart"]
    assert [(row["completed"], row["added"], row["overdue"]) for row in chart["data"]] == [(1, 2, 0), (3, 0, 1)]
    assert [chart["xAxis"]["labels"][row[chart["xAxis"]["dataKey"]]] for row in chart["data"]] == [
        "Mon 2 Mar",
        "Tue 3 Mar",
    ]
    assert {series["dataKey"] for series in chart["series"]} <= set(chart["data"][0])
    (chart,) = [part for part in parts(json_of(VIEWS["insight by list"])) if part["type"] == "Chart"]
    assert [(row["completed"], row["open"], row["overdue"]) for row in chart["data"]] == [(4, 2, 1)]
    assert "Mon 2 Mar: 1 completed, 2 added, 0 overdue" in widget_as_text(VIEWS["insight"])
    assert " Work: 4. " in widget_as_text(VIEWS["insight by list"], words_of("de"))


def test_an_insight_does_not_say_again_what_the_answer_above_it_says() -> None:
    (caption,) = [part["value"] for part in parts(json_of(VIEWS["insight"])) if part["type"] == "Text"]
    assert re.fullmatch(r"Mon 2 Mar to Tue 3 Mar\. Now \d+ open, \d+ overdue\.", caption)
