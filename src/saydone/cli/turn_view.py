"""What the terminal shows of a turn: the words as they come, tool calls, lists, and what went wrong."""

from chatkit.types import (
    AssistantMessageContentPartTextDelta,
    StructuredInputItem,
    ThreadItemDoneEvent,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
)
from rich.console import Console
from rich.text import Text

from saydone.chatkit.events import ShownWidget, ToolProgress, TurnFailed, WidgetShown
from saydone.chatkit.markdown import as_plain
from saydone.chatkit.questions import question_in_words
from saydone.chatkit.turn import Turn
from saydone.chatkit.views import InsightChartView, TaskFormView, TaskListView
from saydone.tools.insight_view import line_of as line_of_bucket
from saydone.tools.task_view import line_of

_MARKS = {"completed": "✓", "failed": "✗"}
_NO_FORM = "A form needs a page to be shown on. Here, say it in words: add buy milk tomorrow"


async def show_turn(turn: Turn, console: Console) -> bool:
    """Follow a turn to its end; returns whether it came to a good one."""
    said, open_line, good = "", False, True
    async for together in turn.log.read():
        for _, event in together:
            good = good and not isinstance(event, TurnFailed)
            delta = _delta(event)
            if delta is not None:
                console.print(Text(_printable(delta)), end="")
                said, open_line = said + delta, True
                continue
            lines = _lines(event, said)
            if open_line and (lines or isinstance(event, ThreadItemDoneEvent)):
                console.print()
                open_line = False
            for line in lines:
                console.print(line)
    return good


def show_error(sentence: str, console: Console) -> None:
    """Say what went wrong."""
    console.print(_red(sentence))


def _delta(event: ThreadStreamEvent) -> str | None:
    match event:
        case ThreadItemUpdatedEvent(update=AssistantMessageContentPartTextDelta(delta=delta)):
            return as_plain(delta)
        case _:
            return None


def _lines(event: ThreadStreamEvent, said: str) -> list[Text]:
    match event:
        case ToolProgress(status="completed" | "failed"):
            style = "red" if event.status == "failed" else "dim"
            return [Text(f"{_MARKS[event.status]} {_printable(event.tool)}", style=style)]
        case WidgetShown(item=ShownWidget(view=TaskFormView())):
            return [Text(_NO_FORM, style="dim")]
        case WidgetShown(item=ShownWidget(view=TaskListView() as view)):
            # Some models say the list themselves.
            all_said = all(task.title in said for task in view.tasks)
            return [] if all_said else [Text(_printable(line_of(task))) for task in view.tasks]
        case WidgetShown(item=ShownWidget(view=InsightChartView(insight=insight))):
            # What a chart has besides the sentences above it.
            done = [bucket for bucket in insight.buckets if bucket.completed]
            return [Text(_printable(line_of_bucket(bucket)), style="dim") for bucket in done]
        case ThreadItemDoneEvent(item=StructuredInputItem() as question):
            return [Text(_printable(question_in_words(question)))]
        case TurnFailed():
            return [_red(event.message or "That did not work.")]
        case _:
            return []


def _red(sentence: str) -> Text:
    return Text(_printable(sentence), style="red")


def _printable(text: str) -> str:
    """Text of a model, a provider or a title: it must not steer the terminal."""
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character.isprintable() or character == "\n":
        return character
    return " " if character.isspace() else ""
