"""The assistant in the terminal, typed to and piped to."""

import io
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from tests.cli.conftest import Command, Start
from tests.fakes.provider.script import call, fail, say, stall
from tests.fakes.provider.server import OPENAI_MODEL, FakeProvider


@dataclass
class Terminal:
    """``saydone chat`` on a terminal; what it has shown so far is in ``shown``, waited for up to ``met``."""

    process: "subprocess.Popen[bytes]"
    keyboard: int
    shown: str = ""
    met: int = 0

    def type(self, text: str) -> None:
        os.write(self.keyboard, text.encode())

    def wait_for(self, text: str) -> None:
        """Reads on until the text has been shown after what was waited for last; one read may bring both."""
        while (found := self.shown.find(text, self.met)) < 0:
            self.shown += os.read(self.keyboard, 4096).decode(errors="replace")
        self.met = found + len(text)


@contextmanager
def chat(*arguments: str) -> Generator[Terminal]:
    ours, its = pty.openpty()
    command = [sys.executable, "-m", "saydone", "chat", *arguments]
    with subprocess.Popen(command, stdin=its, stdout=its, stderr=its) as process:
        os.close(its)
        try:
            yield Terminal(process, ours)
        finally:
            process.kill()
            os.close(ours)


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Generator[FakeProvider]:
    """A language model that the settings name."""
    with FakeProvider() as provider:
        monkeypatch.setenv("SAYDONE_TITLES", "words")
        monkeypatch.setenv("SAYDONE_MODEL", f"openai/{OPENAI_MODEL}")
        monkeypatch.setenv("SAYDONE_MODEL_BASE_URL", provider.openai_base_url)
        monkeypatch.setenv("SAYDONE_MODEL_API_KEY", provider.key)
        yield provider


def test_lines_from_a_pipe_are_one_conversation_and_only_the_answers_come_out(start: Start) -> None:
    with start("chat") as process:
        out, err = process.communicate("add feed the cat\nmake it p1\n\nshow my tasks\n", timeout=150)
    assert (process.returncode, err) == (0, "")
    assert out.splitlines()[:2] == ["✓ add_task", "Added “feed the cat”."]
    assert "✓ update_task" in out
    assert out.count("feed the cat") == 3
    assert "\x1b" not in out
    assert "> " not in out


def test_a_single_message_is_answered_and_its_exit_code_says_whether_it_was(
    saydone: Command, provider: FakeProvider
) -> None:
    provider.reply("Hello there.")
    provider.reply(fail(401))
    provider.reply(fail(401))
    answered, failed = saydone("chat", "Hello"), saydone("chat", "Hello")
    assert (answered.code, answered.out, answered.err) == (0, "Hello there.\n", "")
    assert failed.code == 1
    assert "key" in failed.out


def test_tool_calls_are_marked_as_done_or_failed(saydone: Command, provider: FakeProvider) -> None:
    provider.reply(call("add_task", {"tasks": [{"title": "Feed the cat"}]}), call("get_task", {"ids": ["77"]}))
    provider.reply("One of two.")
    assert saydone("chat", "Do both").out.splitlines() == ["✓ add_task", "✗ get_task", "One of two."]


def test_the_numbers_of_a_chart_are_told_where_there_is_none(saydone: Command, provider: FakeProvider) -> None:
    provider.reply(call("add_task", {"tasks": [{"title": "Milk"}, {"title": "Eggs"}]}))
    provider.reply(call("complete_task", {"ids": ["1"]}), call("insight", {"by": "list"}))
    provider.reply("You did well.")
    assert "Inbox: 1 completed, 1 open, 0 overdue" in saydone("chat", "Milk, done. How was my week?").out


def test_nothing_that_a_model_or_a_title_says_steers_the_terminal(saydone: Command, provider: FakeProvider) -> None:
    provider.reply(call("add_task", {"tasks": [{"title": "Feed \u202etac\u200b"}]}), call("list_tasks", {}))
    provider.reply(say("\x1b]0;owned\x07 all\u00a0done\u200b"))
    said = saydone("chat", "Hello")
    assert said.code == 0
    assert "#1 Feed tac" in said.out
    assert "owned all done" in said.out
    assert not {"\x1b", "\x07", "\u202e", "\u200b"} & set(said.out)


def test_what_looks_like_markdown_in_a_title_is_shown_as_it_was_typed(saydone: Command) -> None:
    assert "Added “**x** [y](z)”." in saydone("chat", "add a task called '**x** [y](z)'").out


def test_with_accounts_a_user_must_be_named(saydone: Command) -> None:
    saydone("user", "add", "alice")
    said = saydone("chat", "show my tasks")
    assert (said.code, said.err) == (1, "There are accounts, so say whose tasks: saydone chat --user NAME\n")
    assert saydone("chat", "--user", "alice", "add feed the cat").code == 0
    assert "feed the cat" in saydone("chat", "--user", "alice", "show my tasks").out


def test_a_message_that_cannot_be_kept_is_told_and_the_conversation_goes_on(
    saydone: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{'x' * 40_000}\nadd feed the cat\n"))
    said = saydone("chat")
    assert (said.code, said.err) == (0, "")
    assert "40000 characters" in said.out
    assert "Added “feed the cat”." in said.out


def test_at_the_terminal_words_come_as_they_are_written_ctrl_c_stops_an_answer_and_what_went_wrong_is_red(
    data_dir: object, provider: FakeProvider
) -> None:
    provider.reply(stall("First words, second words.", after=1))
    provider.reply("A new answer.")
    provider.reply(fail(401))
    with chat() as terminal:
        terminal.wait_for("> ")
        assert OPENAI_MODEL in terminal.shown
        terminal.type("Tell me\n")
        terminal.wait_for("Firs")
        assert "words" not in terminal.shown
        terminal.process.send_signal(signal.SIGINT)
        terminal.wait_for("> ")
        assert "Stopped." in terminal.shown
        terminal.type("Again\n")
        terminal.wait_for("A new answer.")
        terminal.wait_for("> ")
        terminal.type("And now?\n")
        terminal.wait_for("\x1b[31m")
        terminal.wait_for("> ")
        terminal.type("\x04")
        assert terminal.process.wait(timeout=150) == 0
    assert provider.requests[0].hung_up


def test_ctrl_c_at_the_prompt_ends_the_conversation(data_dir: object) -> None:
    with chat() as terminal:
        terminal.wait_for("> ")
        terminal.process.send_signal(signal.SIGINT)
        assert terminal.process.wait(timeout=150) == 130
        assert "Traceback" not in terminal.shown
