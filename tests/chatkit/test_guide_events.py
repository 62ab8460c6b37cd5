"""ChatKit's events in the guide's words."""

from typing import Any

from chatkit.types import (
    AssistantMessageContentPartTextDelta,
    ThreadItemDoneEvent,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
)

from saydone.chatkit.events import TurnFailed, WidgetShown, tool_progress
from saydone.chatkit.guide_events import guide_events
from saydone.chatkit.guide_widgets import guide_widget
from saydone.chatkit.turn import Turn
from saydone.chatkit.views import TaskFormView, TaskListView
from tests.chatkit.things import DONE_TASK, DUE_TASK, answered, said, shown

Json = dict[str, Any]
COMPLETE: Json = {"type": "complete", "conversation_id": "t1"}


def delta(text: str) -> ThreadItemUpdatedEvent:
    update = AssistantMessageContentPartTextDelta(content_index=0, delta=text)
    return ThreadItemUpdatedEvent(item_id="i2", update=update)


def turn_of(*events: ThreadStreamEvent) -> Turn:
    turn = Turn(id="turn", thread_id="t1")
    for event in events:
        turn.log.append(event)
    turn.log.close()
    return turn


async def told(turn: Turn, after: int = -1) -> list[Json]:
    return [event async for together in guide_events(turn, after) for _, event in together]


async def test_streamed_text_is_told_once() -> None:
    turn = turn_of(delta("Hel"), delta("lo."), ThreadItemDoneEvent(item=answered("i2", "Hello.")))
    assert await told(turn) == [
        {"type": "text_delta", "text": "Hel"},
        {"type": "text_delta", "text": "lo."},
        COMPLETE,
    ]


async def test_text_that_was_not_streamed_is_told_when_it_is_done_and_the_users_own_never() -> None:
    turn = turn_of(ThreadItemDoneEvent(item=said("i1", "Hi")), ThreadItemDoneEvent(item=answered("i2", "Hello.")))
    assert await told(turn) == [{"type": "text_delta", "text": "Hello."}, COMPLETE]


async def test_a_tool_has_the_guides_name() -> None:
    turn = turn_of(tool_progress("add_task", "c1", "running"))
    assert await told(turn) == [
        {"type": "tool_call", "tool": "add_task_tool", "status": "running", "call_id": "c1"},
        COMPLETE,
    ]


async def test_a_widget_is_the_guides() -> None:
    view = TaskFormView(task=None)
    turn = turn_of(WidgetShown(item=shown("w1", view)))
    assert await told(turn) == [{"type": "widget", "widget": guide_widget(view)}, COMPLETE]


async def test_a_list_is_in_lines_too_for_clients_that_read_only_words() -> None:
    view = TaskListView(arguments={}, tasks=[DUE_TASK, DONE_TASK], total=2, next_cursor=None)
    turn = turn_of(delta("You have 2 tasks."), WidgetShown(item=shown("w1", view)))
    lines = "- [ ] #8 Water the plants (p1) — due Tue 3 Mar 2026, overdue\n- [x] #9 Call mum"
    widget: Json = {"type": "widget", "widget": guide_widget(view)}
    first: Json = {"type": "text_delta", "text": "You have 2 tasks."}
    assert await told(turn) == [first, {"type": "text_delta", "text": f"\n\n{lines}"}, widget, COMPLETE]
    assert await told(turn, 0) == [{"type": "text_delta", "text": f"\n\n{lines}"}, widget, COMPLETE]
    assert await told(turn, 1) == [COMPLETE]


async def test_a_list_that_was_said_is_not_said_again() -> None:
    view = TaskListView(arguments={}, tasks=[DONE_TASK], total=1, next_cursor=None)
    turn = turn_of(delta("One: Call"), delta(" mum."), WidgetShown(item=shown("w1", view)))
    assert [event["type"] for event in await told(turn)] == ["text_delta", "text_delta", "widget", "complete"]


async def test_a_failure_is_the_last_event() -> None:
    failed = TurnFailed(reason="model_timeout", message="Too slow.", allow_retry=True)
    assert await told(turn_of(delta("Hel"), failed)) == [
        {"type": "text_delta", "text": "Hel"},
        {
            "type": "error",
            "error": "model_timeout",
            "message": "Too slow.",
            "conversation_id": "t1",
            "retry_after": None,
        },
    ]


async def test_a_reader_who_comes_back_is_told_what_comes_after_the_last_id_it_saw() -> None:
    turn = turn_of(delta("Hel"), delta("lo."), tool_progress("add_task", "c1", "running"))
    every = [told async for together in guide_events(turn) for told in together]
    assert len({event_id for event_id, _ in every}) == len(every)
    for position, (event_id, _) in enumerate(every[:-1]):
        assert event_id is not None
        number = int(event_id.rpartition("-")[2])
        assert [told async for together in guide_events(turn, number) for told in together] == every[position + 1 :]
