"""Two servers on one PostgreSQL, without a Redis: the database alone says what runs, and stops it."""

from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.conftest import empty_tables
from tests.fakes.provider.script import stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import text_of
from tests.flows.process import ServedProcess, environment_on


@pytest.fixture
def servers(empty_postgres: str, tmp_path: Path) -> Generator[tuple[ServedProcess, ServedProcess, FakeProvider]]:
    with FakeProvider() as provider, ExitStack() as stack:
        env = environment_on(provider, tmp_path, SAYDONE_DATABASE_URL=empty_postgres)
        a, b = (stack.enter_context(ServedProcess(env, tmp_path / f"{name}.log")) for name in "ab")
        yield a, b, provider
        provider.close()
    empty_tables(empty_postgres)


def test_a_turn_elsewhere_is_neither_doubled_nor_followed_but_stopped_and_gone_on_with(
    servers: tuple[ServedProcess, ServedProcess, FakeProvider],
) -> None:
    a, b, provider = servers
    provider.reply(stall("One two three four.", after=2))
    with a.stream("/api/chatkit/generate", {"message": "Count"}) as told:
        provider.wait_until(lambda seen: len(seen.requests) == 1)
        (conversation,) = (each["id"] for each in b.http.get("/api/chatkit/conversations").json()["conversations"])
        at = f"/api/chatkit/conversations/{conversation}"
        again = b.http.post("/api/chatkit/generate", json={"message": "And?", "conversation_id": conversation})
        assert again.status_code == 409
        followed = b.http.get(f"{at}/events")
        assert followed.status_code == 503
        assert "cannot be followed from here" in followed.text
        assert b.http.post(f"{at}/stop").status_code == 204
        assert list(told)[-1]["error"] == "stopped"
    provider.reply("Here I am.")
    assert text_of(b.say("And now?", conversation)) == "Here I am."
    said = [message["text"] for message in a.messages(conversation)]
    assert said == ["Count", "One two ", "The answer was stopped.", "And now?", "Here I am."]
