"""Conversations: found again, read, renamed, deleted, and nobody else's."""

from collections.abc import Generator

import pytest

from tests.conftest import Clock
from tests.fakes.provider.script import call, hang
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import GuideClient, Json, conversation_of
from tests.flows.conftest import Start
from tests.flows.live import LiveServer
from tests.flows.users import alice_and_bob

CONVERSATIONS = "/api/chatkit/conversations"
UNKNOWN = "0b5c1d6e-7f7a-4f0e-9d5a-3c2b1a098765"


@pytest.fixture
def pair(start: Start, tokens: dict[str, str]) -> Generator[tuple[GuideClient, GuideClient]]:
    """Alice and bob, on one server."""
    with alice_and_bob(start().url, tokens) as clients:
        yield clients


def page(server: GuideClient, **params: str | int) -> Json:
    return server.http.get(CONVERSATIONS, params=params).json()


def listed(server: GuideClient) -> list[str]:
    """The titles, newest first."""
    return [conversation["title"] for conversation in page(server)["conversations"]]


def begin(server: LiveServer, clock: Clock, *sentences: str) -> list[str]:
    """A conversation for each sentence, a minute apart."""
    ids: list[str] = []
    for sentence in sentences:
        clock.pass_(minutes=1)
        ids.append(conversation_of(server.say(sentence)))
    return ids


def test_the_conversation_used_last_comes_first(server: LiveServer, clock: Clock) -> None:
    first, *_ = begin(server, clock, "Show my tasks", "What is due today?", "What can you do?")
    assert listed(server) == ["What can you do?", "What is due today?", "Show my tasks"]
    clock.pass_(minutes=1)
    server.say("And what is overdue?", first)
    assert listed(server) == ["Show my tasks", "What can you do?", "What is due today?"]


def test_paging_passes_over_no_conversation_while_others_are_used(server: LiveServer, clock: Clock) -> None:
    ids = begin(server, clock, *(f"Show my tasks {number}" for number in range(5)))
    newest_first = ids[::-1]
    top = page(server, limit=2)
    assert [conversation["id"] for conversation in top["conversations"]] == newest_first[:2]
    clock.pass_(minutes=1)
    server.say("Show my tasks", newest_first[0])
    begin(server, clock, "What can you do?")
    seen = [conversation["id"] for conversation in top["conversations"]]
    after: str | None = top["next"]
    while after:
        later = page(server, limit=2, after=after)
        seen += [conversation["id"] for conversation in later["conversations"]]
        after = later["next"]
    assert seen == newest_first


def test_a_conversation_is_read_with_its_messages_and_widgets_page_by_page(server: LiveServer, clock: Clock) -> None:
    [conversation] = begin(server, clock, "Add a task to feed the cat")
    server.say("Show my tasks", conversation)
    whole = server.http.get(f"{CONVERSATIONS}/{conversation}").json()
    assert (whole["id"], whole["title"]) == (conversation, "Add a task to feed the cat")
    messages = whole["messages"]
    assert whole["next"] is None
    assert [message["role"] for message in messages if message["role"] == "user"] == ["user", "user"]
    assert [message["text"] for message in messages if message["role"] == "user"] == [
        "Add a task to feed the cat",
        "Show my tasks",
    ]
    shown = messages[-1]["widget"]
    assert [item["title"].lower() for item in shown["children"][1]["items"]] == ["feed the cat"]
    assert "feed the cat" in messages[-1]["text"].lower()
    seen: list[Json] = []
    after: str | None = ""
    while after is not None:
        params = {"limit": 2} | ({"after": after} if after else {})
        part = server.http.get(f"{CONVERSATIONS}/{conversation}", params=params).json()
        seen += part["messages"]
        after = part["next"]
    assert seen == messages


def test_a_renamed_conversation_keeps_its_name(server: LiveServer, clock: Clock) -> None:
    [conversation] = begin(server, clock, "Show my tasks")
    answer = server.http.patch(f"{CONVERSATIONS}/{conversation}", json={"title": " The  cat\n and me "})
    assert answer.json()["title"] == "The cat and me"
    server.say("What is overdue?", conversation)
    assert listed(server) == ["The cat and me"]
    assert server.http.get(f"{CONVERSATIONS}/{conversation}").json()["title"] == "The cat and me"


@pytest.mark.parametrize(
    "body",
    [
        {"title": ""},
        {"title": " \t "},
        {"title": "\u200b\u00a0"},
        {"title": "x" * 201},
        {"title": "bell\u0007"},
        {"title": "nul\u0000"},
        {"title": None},
        {"title": ["x"]},
        {"title": "fine", "colour": "red"},
        {},
    ],
)
def test_a_name_that_cannot_be_kept_changes_nothing(server: LiveServer, clock: Clock, body: Json) -> None:
    [conversation] = begin(server, clock, "Show my tasks")
    answer = server.http.patch(f"{CONVERSATIONS}/{conversation}", json=body)
    assert (answer.status_code, answer.json()["error"]) == (422, "invalid_request")
    assert answer.json()["message"].endswith(".")
    assert listed(server) == ["Show my tasks"]


def test_a_deleted_conversation_is_gone_and_its_tasks_stay(server: LiveServer, clock: Clock) -> None:
    [conversation] = begin(server, clock, "Add a task to feed the cat")
    assert server.http.delete(f"{CONVERSATIONS}/{conversation}").status_code == 204
    assert listed(server) == []
    assert server.http.get(f"{CONVERSATIONS}/{conversation}").status_code == 404
    assert server.http.delete(f"{CONVERSATIONS}/{conversation}").status_code == 404
    said = server.http.post("/api/chatkit/generate", json={"message": "Hello", "conversation_id": conversation})
    assert (said.status_code, said.json()["error"]) == (404, "not_found")
    assert [task["title"].lower() for task in server.tasks()] == ["feed the cat"]


def test_deleting_a_conversation_ends_the_answer_that_is_being_written_in_it(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply(call("add_task", {"tasks": [{"title": "Feed the cat"}]}))
    provider.reply(hang("Never said."))
    with llm_server.stream("/api/chatkit/generate", {"message": "Add: feed the cat"}) as events:
        provider.wait_until(lambda seen: len(seen.requests) == 2)
        [conversation] = page(llm_server)["conversations"]
        assert llm_server.http.delete(f"{CONVERSATIONS}/{conversation['id']}").status_code == 204
        last = list(events)[-1]
    assert (last["type"], last["error"]) == ("error", "stopped")
    assert listed(llm_server) == []
    assert [task["title"] for task in llm_server.tasks()] == ["Feed the cat"]
    provider.release()
    provider.reply("Here I am.")
    assert llm_server.say("Hello?")[-1]["type"] == "complete"


def test_another_users_conversation_is_as_unknown_as_none(pair: tuple[GuideClient, GuideClient]) -> None:
    alice, bob = pair
    theirs = conversation_of(alice.say("Add a task to feed the cat"))
    before = alice.messages(theirs)
    for method, path, body in (
        ("GET", f"{CONVERSATIONS}/ID", None),
        ("PATCH", f"{CONVERSATIONS}/ID", {"title": "Mine now"}),
        ("DELETE", f"{CONVERSATIONS}/ID", None),
        ("GET", f"{CONVERSATIONS}?after=ID", None),
        ("POST", "/api/chatkit/generate", {"message": "Show my tasks", "conversation_id": "ID"}),
        ("POST", "/api/chatkit/action", {"type": "create_task", "payload": {"title": "x"}, "conversation_id": "ID"}),
    ):
        answers = [_ask(bob, method, path, body, conversation) for conversation in (theirs, UNKNOWN)]
        assert answers[0] == answers[1]
        assert answers[0][0] == 404
    assert listed(bob) == []
    assert bob.tasks() == []
    assert listed(alice) == ["Add a task to feed the cat"]
    assert alice.messages(theirs) == before


def _ask(client: GuideClient, method: str, path: str, body: Json | None, conversation: str) -> tuple[int, Json]:
    if body and "conversation_id" in body:
        body = body | {"conversation_id": conversation}
    answer = client.http.request(method, path.replace("ID", conversation), json=body)
    return answer.status_code, answer.json()


@pytest.mark.parametrize("conversation", ["1", "not-a-uuid", "0b5c1d6e-7f7a-4f0e-9d5a-3c2b1a09876", "%00", "x" * 300])
def test_an_id_that_cannot_be_one_is_refused(server: LiveServer, conversation: str) -> None:
    assert server.http.get(f"{CONVERSATIONS}/{conversation}").status_code == 422


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=2147483648", "limit=1e30", "limit=-1", "limit=٣", "after=", "after=%00"]
)
def test_a_page_that_cannot_be_one_is_refused(server: LiveServer, query: str) -> None:
    answer = server.http.get(f"{CONVERSATIONS}?{query}")
    assert (answer.status_code, answer.json()["error"]) == (422, "invalid_request")
