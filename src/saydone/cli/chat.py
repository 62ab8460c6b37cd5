"""``saydone chat``: the same assistant in the terminal, streaming, with its tool calls shown."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Coroutine, Generator
from dataclasses import dataclass
from typing import TypeVar

from rich.console import Console
from rich.markup import escape

from saydone.agent.endpoint import describe_model
from saydone.app import open_runtime
from saydone.cli.configuration import load_settings
from saydone.cli.terminal_user import terminal_user
from saydone.cli.turn_view import show_error, show_turn
from saydone.domain.actor import Actor
from saydone.errors import AppError
from saydone.logs import configure_logging
from saydone.web.runtime import Runtime

T = TypeVar("T")

_INTERRUPTED = 130  # what a shell says of a program that Ctrl+C ended


def run(user: str | None, message: str | None) -> None:
    """Talk until end of input; with ``message`` say just that, and exit 1 when it cannot be answered.

    Ctrl+C stops an answer, and at the prompt it ends the conversation. Raises ``SetupError`` when it cannot start.
    """
    settings = load_settings()
    # On the terminal there is a conversation; only what is wrong may come between.
    configure_logging(settings.model_copy(update={"log_level": "error"}))
    console = Console(highlight=False, soft_wrap=True)
    try:
        with asyncio.Runner() as runner, contextlib.closing(_Opened(runner)) as opened:
            runtime = opened.enter(open_runtime(settings))
            actor = runner.run(terminal_user(runtime.db, settings, user, door="cli", command="chat"))
            conversation = _Conversation(runtime, actor, console)
            if message is not None:
                sys.exit(0 if _answer(runner, conversation, message) else 1)
            if sys.stdin.isatty():
                model = escape(describe_model(settings))
                console.print(f"[bold]Saydone[/bold] — model: {model}. Say what you have to do.")
                console.print("[dim]Ctrl+D ends the conversation, Ctrl+C stops an answer.[/dim]")
            while (line := _ask(runner, console)) is not None:
                if line.strip():
                    _answer(runner, conversation, line)
    except KeyboardInterrupt:
        console.print()
        sys.exit(_INTERRUPTED)


class _Opened:
    """What is open between two runs of the loop; closed in the end by a run of its own."""

    def __init__(self, runner: asyncio.Runner) -> None:
        self._runner = runner
        self._stack = contextlib.AsyncExitStack()

    def enter(self, what: contextlib.AbstractAsyncContextManager[Runtime]) -> Runtime:
        return self._runner.run(self._stack.enter_async_context(what))

    def close(self) -> None:
        self._runner.run(self._stack.aclose())


@dataclass(slots=True)
class _Conversation:
    runtime: Runtime
    actor: Actor
    console: Console
    thread_id: str | None = None

    async def say(self, message: str) -> bool:
        """Say something and show the answer; returns whether there was one."""
        with _ctrl_c_cancels():
            try:
                turn = await self.runtime.chat.turns.say(self.actor, self.thread_id, message)
            except AppError as error:
                show_error(error.message, self.console)
                return False
            self.thread_id = turn.thread_id
            return await show_turn(turn, self.console)

    async def stop(self) -> None:
        """Stop the answer that is being written."""
        if self.thread_id is not None:
            await self.runtime.chat.turns.stop(self.actor, self.thread_id)


def _answer(runner: asyncio.Runner, conversation: _Conversation, message: str) -> bool:
    try:
        return _run(runner, conversation.say(message))
    except KeyboardInterrupt:
        runner.run(conversation.stop())
        if not sys.stdin.isatty():
            raise
        conversation.console.print("\n[dim]Stopped.[/dim]")
        return False


def _ask(runner: asyncio.Runner, console: Console) -> str | None:
    terminal = sys.stdin.isatty()
    if terminal:
        _run(runner, _prompt(console))
    try:
        return input()
    except EOFError:
        if terminal:
            console.print()
        return None


async def _prompt(console: Console) -> None:
    """Show the prompt, and wait until a line was typed."""
    loop, typed = asyncio.get_running_loop(), asyncio.Event()
    with _ctrl_c_cancels():
        console.print("> ", end="")
        loop.add_reader(sys.stdin, typed.set)
        try:
            await typed.wait()
        finally:
            loop.remove_reader(sys.stdin)


@contextlib.contextmanager
def _ctrl_c_cancels() -> Generator[None]:
    """Ctrl+C cancels the task that is in here.

    Python's own handlers, the runner's and that of ``input()``, run at the next byte code: one that comes just before
    the process begins to wait is seen only when something else happens. The loop's has a descriptor that wakes it.
    """
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None
    loop.add_signal_handler(signal.SIGINT, task.cancel)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGINT)


def _run(runner: asyncio.Runner, what: Coroutine[None, None, T]) -> T:
    """Raises ``KeyboardInterrupt`` for what Ctrl+C cancelled."""
    try:
        return runner.run(what)
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None
