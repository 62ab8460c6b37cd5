"""Questions that the agent asks, and their answers, through both APIs."""

from typing import cast

import pytest
from pydantic import SecretStr

from tests.fakes.provider.script import call, cut
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import create, items, message, post, request, stream, text_in
from tests.flows.client import Json, text_of
from tests.flows.conftest import Start
from tests.flows.live import LiveServer

ASK = call("ask_user", {"question": "Which milk?", "options": ["oat milk", "cow's milk"]})
DONE = call("complete_task", {"ids": ["1"]})


def question_in(events: list[Json]) -> Json:
    """The question that waits at the end of an answer."""
    assert (events[-1]["item"]["type"], events[-1]["item"]["status"]) == ("structured_input", "pending")
    return events[-1]["item"]


def answering(thread: str, question: Json, *values: str, status: str = "answered") -> Json:
    answers = {question["inputs"][0]["id"]: {"values": list(values)}} if values else {}
    given = {"status": status, "answers": answers}
    return request("threads.add_structured_input", thread_id=thread, item_id=question["id"], input=given)


def say(thread: str, text: str) -> Json:
    return request("threads.add_user_message", thread_id=thread, input=message(text))


def seen(provider: FakeProvider) -> list[Json]:
    """What the model was sent last, without the instructions."""
    return cast("list[Json]", provider.requests[-1].body["messages"])[1:]


def asked(server: LiveServer, provider: FakeProvider) -> tuple[str, Json]:
    """A conversation in which the model waits for an answer."""
    provider.reply("Let me see.", ASK)
    thread, events = create(server, "I have the milk")
    return thread, question_in(events)


def test_a_question_waits_and_its_answer_goes_to_the_model_that_goes_on(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    llm_server.click("create_task", {"title": "oat milk"})
    thread, question = asked(llm_server, provider)
    [choice] = question["inputs"]
    assert (choice["type"], choice["question"]) == ("multiple_choice", "Which milk?")
    assert [option["value"] for option in choice["options"]] == ["oat milk", "cow's milk"]
    provider.reply(DONE)
    provider.reply("Done.")
    events = stream(llm_server, answering(thread, question, "oat milk"))
    assert (events[0]["type"], events[0]["item"]["status"]) == ("thread.item.replaced", "answered")
    assert text_in(events) == "Done."
    assert llm_server.tasks()[0]["badge"]["label"] == "completed"
    kept = next(item for item in items(llm_server, thread) if item["type"] == "structured_input")
    assert (kept["status"], kept["inputs"][0]["answer"]["values"]) == ("answered", ["oat milk"])
    roles = [said["role"] for said in seen(provider)]
    assert roles == ["user", "assistant", "tool", "assistant", "tool"]
    assert '"answers":["oat milk"]' in seen(provider)[2]["content"]


def test_a_question_is_answered_once_by_its_own_user_with_what_belongs_to_it(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    thread, question = asked(llm_server, provider)
    stranger = answering(thread, question | {"inputs": [{"id": "another"}]}, "oat milk")
    assert llm_server.http.post("/chatkit", json=stranger).status_code == 422
    unknown = answering(thread, question | {"id": items(llm_server, thread)[0]["id"]}, "oat milk")
    assert llm_server.http.post("/chatkit", json=unknown).status_code == 404
    provider.reply("Fine.")
    stream(llm_server, answering(thread, question, "neither of them"))
    assert "neither of them" in seen(provider)[2]["content"]
    again = llm_server.http.post("/chatkit", json=answering(thread, question, "oat milk"))
    assert (again.status_code, again.json()["error"]) == (409, "conflict")
    assert "answered already" in again.json()["message"]


def test_questions_of_others_do_not_exist(start: Start, provider: FakeProvider, tokens: dict[str, str]) -> None:
    server = start(model="gpt-test", model_base_url=provider.openai_base_url, model_api_key=SecretStr("test-key"))
    server.http.headers["Authorization"] = f"Bearer {tokens['alice']}"
    thread, question = asked(server, provider)
    server.http.headers["Authorization"] = f"Bearer {tokens['bob']}"
    assert server.http.post("/chatkit", json=answering(thread, question, "oat milk")).status_code == 404


def test_a_skipped_question_is_told_as_such(llm_server: LiveServer, provider: FakeProvider) -> None:
    thread, question = asked(llm_server, provider)
    provider.reply("As you like.")
    events = stream(llm_server, answering(thread, question, status="skipped"))
    assert events[0]["item"]["status"] == "skipped"
    assert "skipped the question" in seen(provider)[2]["content"]


def test_an_answer_that_cannot_be_seen_is_none(llm_server: LiveServer, provider: FakeProvider) -> None:
    thread, question = asked(llm_server, provider)
    provider.reply("As you like.")
    events = stream(llm_server, answering(thread, question, "\u200b"))
    assert events[0]["item"]["status"] == "skipped"


def test_a_message_instead_of_an_answer_is_what_counts(llm_server: LiveServer, provider: FakeProvider) -> None:
    thread, question = asked(llm_server, provider)
    provider.reply("All right.")
    events = stream(llm_server, say(thread, "Forget the milk"))
    assert [event["type"] for event in events[:2]] == ["thread.item.replaced", "thread.item.done"]
    assert events[0]["item"]["status"] == "skipped"
    assert [said["role"] for said in seen(provider)] == ["user", "assistant", "tool", "user"]
    assert llm_server.http.post("/chatkit", json=answering(thread, question, "oat milk")).status_code == 409


def test_an_answer_after_a_click_still_stands_where_a_strict_provider_takes_it(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    thread, question = asked(llm_server, provider)
    llm_server.click("create_task", {"title": "eggs"}, thread)
    provider.reply("Good.")
    events = stream(llm_server, answering(thread, question, "oat milk"))
    assert events[-1]["type"] != "error"
    assert seen(provider)[-1]["role"] == "tool"


def test_a_retry_takes_the_question_back_and_a_failed_answer_leaves_valid_histories(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    thread, question = asked(llm_server, provider)
    provider.reply(cut("Just a mo", after=1))
    assert stream(llm_server, answering(thread, question, "oat milk"))[-1]["type"] == "error"
    provider.reply("Where were we?")
    assert stream(llm_server, say(thread, "Go on"))[-1]["type"] != "error"
    first = items(llm_server, thread)[0]
    provider.reply("Which milk do you mean?")
    stream(llm_server, request("threads.retry_after_item", thread_id=thread, item_id=first["id"]))
    assert [item["type"] for item in items(llm_server, thread)] == ["user_message", "assistant_message"]
    assert [said["role"] for said in seen(provider)] == ["user"]


def test_a_question_that_cannot_be_asked_goes_back_to_the_model(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.reply(call("ask_user", {"question": "Sure?", "options": ["Yes"]}))
    provider.reply("Are you sure?")
    thread, _ = create(llm_server, "Delete it all")
    assert [item["type"] for item in items(llm_server, thread)] == ["user_message", "assistant_message"]


def test_the_guides_client_reads_the_question_and_answers_in_a_message(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    provider.reply("Let me see.", ASK)
    events = llm_server.say("I have the milk")
    assert text_of(events) == "Let me see.\n\nWhich milk?\n1. oat milk\n2. cow's milk"
    assert {event["type"] for event in events} == {"text_delta", "complete"}
    thread = events[-1]["conversation_id"]
    assert llm_server.messages(thread)[-1]["text"] == "Which milk?\n1. oat milk\n2. cow's milk"
    provider.reply("Done.")
    assert llm_server.say("the first", thread)[-1]["type"] == "complete"


def two_teas(server: LiveServer) -> tuple[str, Json]:
    for title in ("Buy green tea", "Buy black tea"):
        server.click("create_task", {"title": title})
    thread, events = create(server, "I bought the tea")
    return thread, question_in(events)


def test_the_offline_model_asks_and_goes_on_with_the_choice(server: LiveServer) -> None:
    thread, question = two_teas(server)
    options = [option["value"] for option in question["inputs"][0]["options"]]
    assert options == ["Buy green tea (#1)", "Buy black tea (#2)"]
    events = stream(server, answering(thread, question, options[1]))
    assert text_in(events) == "Marked “Buy black tea” as done."
    assert [task["title"] for task in server.tasks("pending")] == ["Buy green tea"]


def test_the_offline_model_understands_answers_in_other_words_and_none(server: LiveServer) -> None:
    thread, question = two_teas(server)
    events = stream(server, answering(thread, question, status="skipped"))
    assert text_in(events) == "All right, I left everything as it was."
    question = question_in(stream(server, say(thread, "I bought the tea")))
    stream(server, answering(thread, question, "the first one"))
    assert [task["title"] for task in server.tasks("pending")] == ["Buy black tea"]


def test_the_offline_model_goes_on_with_an_answer_after_a_click_meanwhile(server: LiveServer) -> None:
    thread, question = two_teas(server)
    server.click("create_task", {"title": "Buy red tea"}, thread)
    server.click("complete_task", {"task_id": "1"}, thread)
    events = stream(server, answering(thread, question, "Buy black tea (#2)"))
    assert text_in(events) == "Marked “Buy black tea” as done."
    assert [task["title"] for task in server.tasks("pending")] == ["Buy red tea"]
    stream(server, say(thread, "undo that"))
    assert [task["title"] for task in server.tasks("pending")] == ["Buy black tea", "Buy red tea"]


def test_the_offline_model_takes_an_answer_in_a_message_after_a_click_and_none_after_a_decision(
    server: LiveServer,
) -> None:
    thread, _ = two_teas(server)
    server.click("complete_task", {"task_id": "2"}, thread)
    stream(server, say(thread, "the second one"))
    assert [task["title"] for task in server.tasks("pending")] == ["Buy green tea"]
    stream(server, say(thread, "delete everything"))
    server.click("cancel", {}, thread)
    stream(server, say(thread, "yes"))
    assert len(server.tasks()) == 2


@pytest.mark.parametrize(
    ("said", "answer"), [("Oat milk.", "oat milk"), ("2", "cow's milk"), ("oat", None), ("oat milk, and more", None)]
)
def test_a_message_that_names_an_option_shows_as_the_answer_where_it_was_asked(
    llm_server: LiveServer, provider: FakeProvider, said: str, answer: str | None
) -> None:
    thread, _ = asked(llm_server, provider)
    provider.reply("All right.")
    settled = stream(llm_server, say(thread, said))[0]["item"]
    assert settled["status"] == ("skipped" if answer is None else "answered")
    assert settled["inputs"][0]["answer"]["values"] == ([] if answer is None else [answer])
    # The model reads the message itself.
    assert [each["role"] for each in seen(provider)] == ["user", "assistant", "tool", "user"]


def test_a_typed_yes_is_the_answer_to_an_offer(server: LiveServer) -> None:
    thread, events = create(server, "call mom")
    question = question_in(events)
    settled = stream(server, say(thread, "yes"))[0]["item"]
    assert (settled["id"], settled["status"]) == (question["id"], "answered")
    assert settled["inputs"][0]["answer"]["values"] == ["Yes, add it"]
    assert [task["title"] for task in server.tasks()] == ["call mom"]


def test_the_offline_model_understands_a_message_as_the_answer(server: LiveServer) -> None:
    thread, question = two_teas(server)
    stream(server, say(thread, "the second one"))
    assert [task["title"] for task in server.tasks("pending")] == ["Buy green tea"]
    read = post(server, request("threads.get_by_id", thread_id=thread))
    kept = next(item for item in read["items"]["data"] if item["id"] == question["id"])
    assert kept["status"] == "skipped"


def test_the_offline_model_deletes_much_only_after_a_yes(server: LiveServer) -> None:
    thread, _ = two_teas(server)
    question = question_in(stream(server, say(thread, "delete everything")))
    assert [option["value"] for option in question["inputs"][0]["options"]] == ["Yes, delete them", "No"]
    stream(server, answering(thread, question, "Yes, delete them"))
    assert server.tasks() == []
