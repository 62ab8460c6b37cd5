"""The form of the logs, and what never gets into them."""

import io
import logging
import sys

import pytest
import structlog

from saydone.logs import configure_logging
from saydone.settings import Settings
from tests.web.conftest import Lines


def test_a_line_has_what_is_bound_and_what_is_given(log_lines: Lines) -> None:
    with structlog.contextvars.bound_contextvars(request_id="r1", user="alice", thread="t1"):
        logging.getLogger("saydone.tools").info("called %s", "add_task", extra={"ms": 3})
    [line] = log_lines()
    assert line.pop("timestamp")
    assert line == {
        "message": "called add_task",
        "level": "info",
        "logger": "saydone.tools",
        "request_id": "r1",
        "user": "alice",
        "thread": "t1",
        "ms": 3,
    }


def test_structured_loggers_write_the_same_lines(log_lines: Lines) -> None:
    structlog.stdlib.get_logger("saydone.turns").warning("stopped", turn=7)
    [line] = log_lines()
    assert (line["message"], line["level"], line["logger"]) == ("stopped", "warning", "saydone.turns")
    assert line["turn"] == 7


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("got sdt_abcdefghijklmnopqrstuvwxyz0123456789-_", "abcdefghij"),
        ("header was Bearer test-token-0123", "test-token"),
        ("Incorrect API key provided: sk-proj-0123456789abcdef", "0123456789"),
    ],
)
def test_what_looks_like_a_token_is_not_written(log_lines: Lines, text: str, secret: str) -> None:
    logging.getLogger("saydone.web").warning(text)
    logging.getLogger("saydone.web").warning("%s", text)
    logging.getLogger("saydone.web").warning("given", extra={"detail": text, "list": [text]})
    try:
        raise ValueError(text)
    except ValueError:
        logging.getLogger("saydone.web").exception("failed")
    lines = log_lines()
    assert len(lines) == 4
    assert secret not in str(lines)


def test_a_trace_does_not_show_the_values_of_variables(log_lines: Lines) -> None:
    title = "surprise " + "party"
    try:
        raise ValueError(len(title))
    except ValueError:
        logging.getLogger("saydone.web").exception("failed")
    [line] = log_lines()
    assert "ValueError: 14" in str(line["exception"])
    assert "surprise party" not in str(line)


def test_other_libraries_are_heard_from_warnings_on(log_lines: Lines) -> None:
    logging.getLogger("aiosqlite").debug("executing INSERT … with 'Buy milk'")
    logging.getLogger("httpx").info("HTTP Request: POST https://example.com")
    logging.getLogger("mcp.server").warning("odd")
    assert [line["message"] for line in log_lines()] == ["odd"]


def test_half_a_character_breaks_no_line(log_lines: Lines) -> None:
    logging.getLogger("saydone.web").warning("half \ud83d of it")
    assert [line["level"] for line in log_lines()] == ["warning"]


@pytest.mark.usefixtures("log_lines")
def test_the_level_is_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    configure_logging(Settings(log_level="warning"))
    logging.getLogger("saydone.web").info("request")
    logging.getLogger("saydone.web").warning("careful")
    [line] = written.getvalue().splitlines()
    assert "careful" in line


@pytest.mark.usefixtures("log_lines")
def test_a_terminal_gets_lines_for_people(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    configure_logging(Settings(log_level="info"))
    logging.getLogger("saydone.web").info("request", extra={"status": 200})
    assert "request" in terminal.getvalue()
    assert "200" in terminal.getvalue()
    assert not terminal.getvalue().startswith("{")
