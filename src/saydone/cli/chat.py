"""``saydone chat``: the same assistant in the terminal, streaming, with its tool calls shown."""

import asyncio
import sys

from chatkit.types import (
    AssistantMessageContentPartTextDelta,
    ThreadItemDoneEvent,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
)
from rich.console import Console
from rich.markup import escape
from rich.text import Text

from saydone.agent.endpoint import describe_model
from saydone.app import open_runtime
from saydone.chatkit.events import ShownWidget, ToolProgress, TurnFailed, WidgetShown
from saydone.chatkit.turn import Turn
from saydone.chatkit.views import TaskFormView, TaskListView
from saydone.cli.configuration import load_settings
from saydone.cli.terminal_user import terminal_user
from saydone.domain.actor import Actor
from saydone.errors import AppError
from saydone.logs import configure_logging
from saydone.settings import Settings
from saydone.tools.task_view import line_of
from saydone.web.runtime import Runtime

_MARKS = {"completed": "✓", "failed": "✗"}


def run(user: str | None, message: str | None) -> None:
    """Talk until end of input; with ``message`` say just that. Raises ``SetupError`` when it cannot start."""
    settings = load_settings()
    # On the terminal there is a conversation; only what is wrong may come between.
    configure_logging(settings.model_copy(update={"log_level": "error"}))
    try:
        asyncio.run(_chat(settings, user, message))
    except KeyboardInterrupt:
        sys.exit(130)


async def _chat(settings: Settings, user: str | None, message: str | None) -> None:
    console = Console(highlight=False, soft_wrap=True)
    async with open_runtime(settings) as runtime:
        actor = await terminal_user(runtime.db, settings, user, door="cli", command="chat")
        if message is not None:
            await _say(runtime, actor, None, message, console)
            return
        if sys.stdin.isatty():
            console.print(f"[bold]Saydone[/bold] — model: {escape(describe_model(settings))}. Say what you have to do.")
            console.print("[dim]Ctrl+D ends the conversation.[/dim]")
        thread_id: str | None = None
        while (line := await asyncio.to_thread(_ask, console)) is not None:
            if line.strip():
                thread_id = await _say(runtime, actor, thread_id, line, console) or thread_id


def _ask(console: Console) -> str | None:
    try:
        return input("> ") if sys.stdin.isatty() else input()
    except EOFError:
        console.print()
        return None


async def _say(runtime: Runtime, actor: Actor, thread_id: str | None, message: str, console: Console) -> str | None:
    try:
        turn = await runtime.chat.turns.say(actor, thread_id, message)
    except AppError as error:
        console.print(Text(error.message, style="red"))
        return None
    await _show(turn, console)
    return turn.thread_id


async def _show(turn: Turn, console: Console) -> None:
    said = ""
    open_line = False
    async for _, event in turn.log.read():
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


def _delta(event: ThreadStreamEvent) -> str | None:
    match event:
        case ThreadItemUpdatedEvent(update=AssistantMessageContentPartTextDelta(delta=delta)):
            return delta
        case _:
            return None


def _lines(event: ThreadStreamEvent, said: str) -> list[Text]:
    match event:
        case ToolProgress(status="completed" | "failed"):
            style = "red" if event.status == "failed" else "dim"
            return [Text(f"{_MARKS[event.status]} {_printable(event.tool)}", style=style)]
        case WidgetShown(item=ShownWidget(view=TaskFormView())):
            return [
                Text("A form needs a page to be shown on. Here, say it in words: add buy milk tomorrow", style="dim")
            ]
        case WidgetShown(item=ShownWidget(view=TaskListView() as view)):
            # Some models say the list themselves.
            missing = [task for task in view.tasks if task.title not in said]
            return [Text(_printable(line_of(task))) for task in view.tasks] if missing else []
        case TurnFailed():
            return [Text(event.message or "That did not work.", style="red")]
        case _:
            return []


def _printable(text: str) -> str:
    """Text of a model or a title: it must not steer the terminal."""
    return "".join(character for character in text if character.isprintable() or character == "\n")
