"""ChatKit events → the integration guide's events."""

from collections.abc import AsyncGenerator, Sequence
from typing import Any, Literal, TypeGuard

from chatkit.types import (
    AssistantMessageContentPartTextDelta,
    AssistantMessageItem,
    StructuredInputItem,
    ThreadItemDoneEvent,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
)
from pydantic import BaseModel, ConfigDict, Field

from saydone.chatkit.events import ToolProgress, ToolStatus, TurnFailed, WidgetShown
from saydone.chatkit.guide_widgets import guide_widget
from saydone.chatkit.markdown import as_plain
from saydone.chatkit.questions import question_in_words
from saydone.chatkit.turn import Turn
from saydone.chatkit.views import TaskListView
from saydone.domain.wording import ENGLISH, Words
from saydone.tools.task_view import line_of

Json = dict[str, Any]


class _Event(BaseModel):
    # Always sent: so that the described events are told apart by their type.
    model_config = ConfigDict(json_schema_serialization_defaults_required=True)


class TextDelta(_Event):
    """A piece of the answer's text."""

    type: Literal["text_delta"] = "text_delta"
    text: str


class ToolCall(_Event):
    """A tool is called: once "running", and later "completed" or "failed" with the same ``call_id``."""

    type: Literal["tool_call"] = "tool_call"
    tool: str = Field(examples=["add_task_tool"])
    status: ToolStatus
    call_id: str


class Widget(_Event):
    """A widget that belongs to the answer."""

    type: Literal["widget"] = "widget"
    widget: Json


class Complete(_Event):
    """The end of an answer."""

    type: Literal["complete"] = "complete"
    conversation_id: str | None


class Error(_Event):
    """The end of an answer that failed; trying again may help after ``retry_after`` seconds."""

    type: Literal["error"] = "error"
    error: str
    message: str
    conversation_id: str | None
    retry_after: int | None


GuideEvent = TextDelta | ToolCall | Widget | Complete | Error


async def guide_events(
    turn: Turn, after: int = -1, *, words: Words = ENGLISH
) -> AsyncGenerator[list[tuple[str | None, Json]]]:
    """The turn in the guide's words, from a point of its log on; the last event is "complete" or "error"."""
    # A message whose pieces were told before ``after`` is not told again as a whole.
    streamed = {event.item_id for event in turn.log.events[: after + 1] if _is_piece(event)}
    number = after
    # The last event is told when the turn has let go of the conversation: the next thing may be said at once.
    last: GuideEvent = Complete(conversation_id=turn.thread_id)
    async for together in turn.log.read(after):
        telling: list[tuple[str | None, Json]] = []
        for number, event in together:
            if isinstance(event, WidgetShown) and (listed := _in_lines(event, _words_in(turn.log.events[:number]))):
                # Without an id: who comes back between the two is told both.
                telling.append((None, listed.model_dump()))
            told = _told(event, streamed, turn.thread_id, words)
            if isinstance(told, Error):
                last = told
            elif told is not None:
                telling.append((f"{turn.id}-{number}", told.model_dump()))
        yield telling
    end = number if isinstance(last, Error) else number + 1
    yield [(f"{turn.id}-{end}", last.model_dump())]


def _is_piece(event: ThreadStreamEvent) -> TypeGuard[ThreadItemUpdatedEvent]:
    return isinstance(event, ThreadItemUpdatedEvent) and isinstance(event.update, AssistantMessageContentPartTextDelta)


def _words_in(events: Sequence[ThreadStreamEvent]) -> str:
    pieces = (event.update for event in events if _is_piece(event))
    return as_plain("".join(each.delta for each in pieces if isinstance(each, AssistantMessageContentPartTextDelta)))


def _in_lines(event: WidgetShown, said: str) -> TextDelta | None:
    """A list in lines, unless its tasks were ``said``: the guide's answers have words, and widgets only with us."""
    view = event.item.view
    # What follows a click shows what was clicked again, and nothing is said of it piece by piece.
    if not said or not isinstance(view, TaskListView) or all(task.title in said for task in view.tasks):
        return None
    return TextDelta(text="\n\n" + "\n".join(f"- {line_of(task)}" for task in view.tasks))


def _told(event: ThreadStreamEvent, streamed: set[str], thread_id: str | None, words: Words) -> GuideEvent | None:
    match event:
        case ThreadItemUpdatedEvent(update=AssistantMessageContentPartTextDelta(delta=delta)):
            streamed.add(event.item_id)
            return TextDelta(text=as_plain(delta))
        case ToolProgress():
            # The tools' one name, in the guide's vocabulary.
            return ToolCall(tool=f"{event.tool}_tool", status=event.status, call_id=event.call_id)
        case WidgetShown():
            return Widget(widget=guide_widget(event.item.view, words))
        case ThreadItemDoneEvent(item=StructuredInputItem() as question):
            # As text, to be answered by a message.
            return TextDelta(text=("\n\n" if streamed else "") + question_in_words(question))
        case ThreadItemDoneEvent(item=AssistantMessageItem() as message) if message.id not in streamed:
            return TextDelta(text=as_plain("".join(part.text for part in message.content)))
        case TurnFailed():
            return Error(
                error=event.reason,
                message=words.sentence(event.message or ""),
                conversation_id=thread_id,
                retry_after=event.retry_after,
            )
        case _:
            return None
