"""A question before much is done is for the user to answer: no model answers it in their place."""

from tests.fakes.provider.conversation import Conversation
from tests.fakes.provider.script import Reply, answer, call
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import text_of
from tests.flows.live import LiveServer

CLEAR = {"query": "search: task", "do": "delete"}


def test_what_is_asked_first_is_confirmed_by_what_the_user_says_next_and_no_sooner(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    tokens: list[str] = []

    def hasty(conversation: Conversation) -> Reply:
        """A model that confirms as soon as it can, without asking anybody."""
        last = conversation.outputs[-1] if conversation.outputs else None
        if last is None:
            return answer(call("change_many", {**CLEAR, "confirm": tokens[-1]} if tokens else CLEAR))
        token = (last.data or {}).get("confirm")
        if isinstance(token, str):
            tokens.append(token)
            return answer(call("change_many", {**CLEAR, "confirm": token}))
        return answer(last.output)

    titles = [f"Task {n}" for n in range(6)]
    for title in titles:
        llm_server.click("create_task", {"title": title})
    provider.think = hasty
    asked = llm_server.say("Delete everything")
    assert "only after they have answered" in text_of(asked)
    assert sorted(llm_server.titles()) == titles
    llm_server.say("Yes", asked[-1]["conversation_id"])
    assert llm_server.titles() == []
