"""Events of a turn: kept and read again, and what of them ChatKit's clients see."""

from typing import cast

import pytest
from chatkit.types import (
    AssistantMessageContentPartTextDelta,
    Page,
    Thread,
    ThreadCreatedEvent,
    ThreadItemAddedEvent,
    ThreadItemDoneEvent,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
)
from pydantic import TypeAdapter

from saydone.chatkit.events import (
    ToolProgress,
    TurnFailed,
    WidgetReplaced,
    WidgetShown,
    dump_events,
    load_events,
    tool_progress,
)
from saydone.chatkit.views import TaskListView
from tests.chatkit.things import answered, said, shown, task, thread

EVENT: TypeAdapter[ThreadStreamEvent] = TypeAdapter(ThreadStreamEvent)
LIST = TaskListView(arguments={"status": "all"}, tasks=[task()], total=1, next_cursor=None)
EVENTS = cast(
    "list[ThreadStreamEvent]",
    [
        ThreadCreatedEvent(thread=Thread(**thread().model_dump(), items=Page())),
        ThreadItemDoneEvent(item=said("i1", "Hello")),
        tool_progress("add_task", "c1", "running"),
        tool_progress("add_task", "c1", "completed"),
        ThreadItemAddedEvent(item=answered("i2", "")),
        ThreadItemUpdatedEvent(
            item_id="i2", update=AssistantMessageContentPartTextDelta(content_index=0, delta="Hello.")
        ),
        ThreadItemDoneEvent(item=answered("i2", "Hello.")),
        WidgetShown(item=shown("w1", LIST)),
        WidgetReplaced(item=shown("w1", LIST)),
        TurnFailed(reason="model_timeout", message="Too slow.", allow_retry=True, retry_after=5),
    ],
)


def test_events_that_were_kept_are_the_same_when_they_are_read() -> None:
    read = load_events(dump_events(EVENTS))
    assert [type(event) for event in read] == [type(event) for event in EVENTS]
    assert [event for event in read if not isinstance(event, WidgetShown)] == [
        event for event in EVENTS if not isinstance(event, WidgetShown)
    ]
    # The SDK may read a widget into classes of its own.
    [widget] = [event.item for event in read if isinstance(event, WidgetShown)]
    assert widget.view == LIST
    assert load_events(dump_events(cast("list[ThreadStreamEvent]", read))) == read


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_chatkits_clients_see_its_own_events_without_ours_inside(event: ThreadStreamEvent) -> None:
    sent = event.model_dump_json(by_alias=True, exclude_none=True, context={"exclude_metadata": True})
    EVENT.validate_json(sent)
    for ours in ('"reason"', '"retry_after"', '"call_id"', '"tool"', '"view"'):
        assert ours not in sent


def test_a_tool_call_is_told_in_words() -> None:
    assert tool_progress("add_task", "c1", "running").text == "Adding to your tasks…"
    assert tool_progress("delete_task", "c1", "failed").text == "Deleting: that did not work"
    unknown = tool_progress("make_coffee", "c1", "completed")
    assert unknown == ToolProgress(
        tool="make_coffee", call_id="c1", status="completed", text="make_coffee: done", icon="cube"
    )
