"""How much one user may ask for in a minute, and one answer may do."""

from pydantic import JsonValue

from tests.conftest import Clock
from tests.fakes.provider.conversation import Conversation
from tests.fakes.provider.script import Reply, answer, call
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import ACTION, GENERATE, GuideClient, Json, text_of
from tests.flows.conftest import Start

SAID: Json = {"content": [{"type": "input_text", "text": "Hello"}], "attachments": [], "inference_options": {}}
TURNS: list[tuple[str, Json]] = [
    (GENERATE, {"message": "Hello"}),
    (ACTION, {"type": "create_task", "payload": {"title": "Buy milk"}}),
    ("/chatkit", {"type": "threads.create", "params": {"input": SAID}}),
]


def test_more_turns_than_fit_a_minute_are_refused_at_each_door_before_anything_is_stored(
    start: Start, clock: Clock
) -> None:
    server = start(turns_per_minute=1)  # ten at once
    for path, body in [*TURNS, *TURNS, *TURNS, TURNS[0]]:
        assert server.http.post(path, json=body).status_code == 200
    clock.pass_(seconds=20)
    for path, body in TURNS:
        refused = server.http.post(path, json=body)
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "40"), path
        assert refused.json() == {
            "type": "error",
            "error": "rate_limited",
            "message": "These are too many messages and clicks. Try again in 40 s.",
        }
    assert len(server.http.get("/api/chatkit/conversations").json()["conversations"]) == 7
    assert server.titles() == ["Buy milk"] * 3
    clock.pass_(seconds=40)
    assert server.say("Hello")[-1]["type"] == "complete"


def take_all(server: GuideClient, **headers: str) -> None:
    """All the turns that one a minute lets a user have at once."""
    for _ in range(10):
        assert server.http.post(GENERATE, json={"message": "Hello"}, headers=headers).status_code == 200


def test_a_refused_turn_says_so_in_the_language_of_the_screen(start: Start) -> None:
    server = start(turns_per_minute=1)
    take_all(server)
    refused = server.http.post(GENERATE, json={"message": "Hello"}, headers={"Accept-Language": "de"})
    assert refused.json()["message"] == "Das sind zu viele Nachrichten und Klicks. Versuche es in 60 s noch einmal."


def test_a_clock_that_is_put_back_makes_nobody_wait_longer(start: Start, clock: Clock) -> None:
    server = start(turns_per_minute=1)
    take_all(server)
    clock.pass_(hours=-1)
    assert server.http.post(GENERATE, json={"message": "Hello"}).headers["retry-after"] == "60"
    clock.pass_(seconds=60)
    assert server.say("Hello")[-1]["type"] == "complete"


def test_what_one_user_asks_for_takes_nothing_from_another(start: Start, tokens: dict[str, str]) -> None:
    server = start(turns_per_minute=1)
    for token in tokens.values():
        headers = {"Authorization": f"Bearer {token}"}
        take_all(server, **headers)
        assert server.http.post(GENERATE, json={"message": "Hello"}, headers=headers).status_code == 429


def test_the_same_request_again_is_no_further_turn(start: Start) -> None:
    server = start(turns_per_minute=1)
    first = server.say("Hello", **{"Idempotency-Key": "once"})
    for _ in range(10):
        assert server.say("Hello", **{"Idempotency-Key": "once"}) == first


def test_deleting_conversations_makes_no_room_for_more(start: Start) -> None:
    server = start(turns_per_minute=1)
    conversation = server.say("Hello")[-1]["conversation_id"]
    assert server.http.delete(f"/api/chatkit/conversations/{conversation}").status_code == 204
    statuses = [server.http.post(GENERATE, json={"message": "Hello"}).status_code for _ in range(10)]
    assert statuses == [200] * 9 + [429]


def adding_for_ever(conversation: Conversation) -> Reply:
    """A model that adds two tasks again and again, four calls at a time, until it is told that it may not."""
    refused = [result.output for result in conversation.outputs if "One answer may" in result.output]
    if refused:
        return answer(f"{len(conversation.outputs)} calls. {refused[-1]}")
    titles: list[JsonValue] = [{"title": "Buy milk"}, {"title": "Buy eggs"}]
    return answer(*(call("add_task", {"tasks": titles}) for _ in range(4)))


def on(provider: FakeProvider) -> Json:
    """The settings for its model."""
    return {"model": "gpt-test", "model_base_url": provider.openai_base_url, "model_api_key": "test-key"}


def test_a_model_that_calls_tools_without_end_is_told_to_stop_and_can_still_answer(
    start: Start, provider: FakeProvider
) -> None:
    provider.think = adding_for_ever
    server = start(**on(provider), max_tool_calls=6)
    events = server.say("Add groceries")
    assert text_of(events).startswith("8 calls. One answer may call tools 6 times.")
    assert [event["status"] for event in events if event["type"] == "tool_call"].count("failed") == 2
    assert len(server.titles()) == 12
    assert "8 calls" in text_of(server.say("Add groceries"))  # the next answer has its own


def test_a_model_that_adds_tasks_without_end_is_told_to_stop(start: Start, provider: FakeProvider) -> None:
    provider.think = adding_for_ever
    server = start(**on(provider), max_new_tasks=5)
    assert "One answer may add 5 tasks." in text_of(server.say("Add 10,000 tasks"))
    assert len(server.titles()) == 4


def test_who_may_add_no_more_tasks_may_still_do_the_rest(start: Start, provider: FakeProvider) -> None:
    three: list[JsonValue] = [{"title": title} for title in ("Buy milk", "Buy eggs", "Buy bread")]
    provider.reply(call("add_task", {"tasks": three}))
    provider.reply(call("add_task", {"tasks": three[:2]}))
    provider.reply(call("list_tasks", {}))
    provider.reply("Two are there.")
    events = start(**on(provider), max_new_tasks=2).say("Add groceries")
    told = [event["status"] for event in events if event["type"] == "tool_call" and event["status"] != "running"]
    assert told == ["failed", "completed", "completed"]
