"""What is told and logged of failures: no keys, no tokens, nothing that somebody said."""

import json
from pathlib import Path

import pytest

from tests.conftest import Clock
from tests.fakes.provider.script import call, fail
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import ACTION, calls_of, text_of
from tests.flows.conftest import Start
from tests.flows.live import LiveServer
from tests.flows.process import ServedProcess, environment
from tests.flows.tool_calls import call_tool


def test_an_error_of_the_provider_does_not_tell_its_key(start: Start, provider: FakeProvider) -> None:
    key = "sk-very-secret-0123456789abcdef"
    server = start(model="gpt-test", model_base_url=provider.openai_base_url, model_api_key=key)
    for status in (400, 401, 403):
        provider.reply(fail(status, message=f"Incorrect API key provided: {key}. Request: {{'Bearer {key}'}}"))
        events = server.say("Hello")
        assert events[-1]["type"] == "error"
        assert key not in json.dumps(events)
        assert "Traceback" not in json.dumps(events)


def test_neither_tokens_nor_what_is_said_are_in_the_log(tmp_path: Path, provider: FakeProvider) -> None:
    env = environment(
        tmp_path,
        SAYDONE_MODEL="gpt-test",
        SAYDONE_MODEL_BASE_URL=provider.openai_base_url,
        SAYDONE_MODEL_API_KEY="sk-very-secret",
        SAYDONE_LOG_LEVEL="debug",
    )
    with ServedProcess(env, tmp_path / "log") as server:
        provider.reply(call("add_task", {"tasks": [{"title": "PRIVATE title"}]}))
        provider.reply("PRIVATE answer")
        server.say("PRIVATE question")
        server.click("create_task", {"title": "PRIVATE form"})
        provider.reply(fail(401, message="Incorrect API key: sk-very-secret"))
        server.say("PRIVATE question", **{"Idempotency-Key": "PRIVATE-key"})
        provider.reply(call("complete_task", {"ids": ["PRIVATE id"]}))
        provider.reply("PRIVATE answer")
        server.say("PRIVATE question")
        call_tool(server, "list_tasks", {"search": "PRIVATE search"})
        call_tool(server, "PRIVATE tool", {})
        server.http.post(ACTION, json={"type": "PRIVATE", "payload": {"PRIVATE": "PRIVATE"}})
        server.http.get("/api/chatkit/tasks?status=PRIVATE", headers={"Authorization": "Bearer PRIVATE"})
        server.http.get("/api/chatkit/tasks?access_token=PRIVATE")
    log = (tmp_path / "log").read_text().partition('\n{"')[2]  # what comes first greets whoever started it
    assert '"path": "/api/chatkit/generate"' in log
    for secret in ("title", "answer", "question", "form", "id", "search"):
        assert f"PRIVATE {secret}" not in log
    assert "PRIVATE-key" not in log
    assert "Bearer" not in log
    assert "sk-very-secret" not in log
    assert "test-token" not in log


def test_a_turn_that_breaks_is_told_in_general_words(
    llm_server: LiveServer, provider: FakeProvider, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("SELECT secret FROM tokens")

    monkeypatch.setattr("saydone.services.tasks.add", broken)
    provider.reply(call("add_task", {"tasks": [{"title": "Feed the cat"}]}))
    provider.reply("It did not work.")
    events = llm_server.say("Add: feed the cat")
    assert calls_of(events)[-1] == ("add_task_tool", "failed")
    assert text_of(events) == "It did not work."
    assert "SELECT" not in str(provider.requests[-1].body["messages"])
    clicked = llm_server.http.post(ACTION, json={"type": "create_task", "payload": {"title": "Feed the cat"}})
    assert clicked.status_code == 500
    assert "SELECT" not in clicked.text
    assert llm_server.tasks() == []
