"""What a start of the server imports, and when: a start is quick because of what it leaves out."""

import re
import threading

import httpx
import pytest

from tests.cli.conftest import Command, Start

IMPORTED = re.compile(r"^import time: .*\| +(\S+)$", re.MULTILINE)
DEMO = {"Authorization": "Bearer test-token"}


def packages(told: str) -> set[str]:
    return {module.partition(".")[0] for module in IMPORTED.findall(told)}


def test_the_server_answers_before_the_heavy_libraries_are_there_and_without_those_it_does_not_need(
    saydone: Command, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert saydone("migrate").code == 0
    monkeypatch.setenv("PYTHONPROFILEIMPORTTIME", "1")
    with start("serve", "--port", "0") as process:
        stderr = process.stderr
        assert stderr is not None
        before = ""
        while "listens on" not in before:
            before += stderr.readline()
        url = before.rpartition(" ")[2].strip()
        rest: list[str] = []
        # Read along, or it stops when the pipe is full.
        reader = threading.Thread(target=lambda: rest.extend(stderr))
        reader.start()
        said = {"message": "Add a task to feed the cat"}
        answer = httpx.post(f"{url}/api/chatkit/generate", json=said, headers=DEMO, timeout=150)
        assert "add_task_tool" in answer.text
        process.terminate()
        reader.join(timeout=30)
    started = packages(before)
    assert {"typer", "sqlalchemy"} <= started
    assert started.isdisjoint({"agents", "openai", "mcp", "chatkit", "fastapi", "litellm", "alembic"})
    in_all = started | packages("".join(rest))
    assert {"agents", "chatkit", "fastapi"} <= in_all
    # The last is what traces would be sent with.
    assert in_all.isdisjoint({"litellm", "alembic", "httpcore2"})
