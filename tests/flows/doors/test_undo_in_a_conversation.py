"""“Undo that” is about this conversation; what was done elsewhere is taken back only after it, and told."""

from tests.conftest import Clock
from tests.flows.doors.feature import Say, Send
from tests.flows.doors.person import Person
from tests.flows.talking import difference, world_of


def test_undo_takes_back_what_this_conversation_did_whatever_was_done_elsewhere_since(
    person: Person, moving: Clock
) -> None:
    before = world_of(person.client)
    person.does(Say("make the invoice p3"))
    person.does(Send("PATCH", "/tasks/<buy milk>", {"title": "buy oat milk"}))
    first, person.conversation = person.conversation, None
    person.does(Say("make the report p4"))
    second, person.conversation = person.conversation, first
    assert person.does(Say("undo that")).endswith("“send the invoice” is as before.")
    assert person.does(Say("redo")).endswith("Did again: changed “send the invoice”.")
    person.does(Say("undo"))
    told = person.does(Say("undo"))
    assert "Changed “write the report”. It was said in another conversation." in told
    assert "“write the report” is as before." in person.does(Say("yes"))
    told = person.does(Say("undo"))
    assert "It was done outside of the chat." in told
    assert "“buy oat milk” is called “buy milk” again." in person.does(Say("undo"))
    assert difference(before, world_of(person.client), start=moving.now) == ""
    person.conversation = second
    assert "Did again" in person.does(Say("redo"))
