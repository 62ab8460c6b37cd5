"""Messages that go on from what was done just before."""

import pytest

from tests.agent.offline.conftest import Conversation


async def test_what_a_new_task_lacks_is_said_after_it(conversation: Conversation) -> None:
    await conversation.say("add cheese")
    assert await conversation.say("and p1") == "“cheese” has priority p1."
    assert await conversation.say("due tomorrow") == "“cheese” is now due Thu 5 Mar 2026."
    assert await conversation.say("actually friday at 5") == "“cheese” is now due Fri 6 Mar 2026, 17:00."
    assert await conversation.say("every week") == "“cheese” repeats every week at 17:00."


async def test_the_same_is_done_to_another_task(conversation: Conversation) -> None:
    await conversation.have("wax the skis", "pack the tent", "air the loft")
    await conversation.say("move the skis to monday")
    assert await conversation.say("the tent too") == "“pack the tent” is now due Mon 9 Mar 2026."
    assert await conversation.say("and the loft") == "“air the loft” is now due Mon 9 Mar 2026."
    await conversation.say("the skis are done")
    assert await conversation.say("the loft too") == "Marked “air the loft” as done."
    assert await conversation.done() == ["air the loft", "wax the skis"]


async def test_more_is_added_after_an_addition(conversation: Conversation) -> None:
    await conversation.say("add figs")
    await conversation.say("dates too")
    await conversation.say("and sultanas")
    assert await conversation.pending() == ["dates", "figs", "sultanas"]


async def test_a_question_is_asked_on_for_another_day(conversation: Conversation) -> None:
    await conversation.say("add figs on friday")
    await conversation.say("what's due today")
    assert "figs" in await conversation.say("and friday?")


async def test_a_completion_is_brought_back(conversation: Conversation) -> None:
    await conversation.have("wax the skis", "pack the tent")
    await conversation.say("the skis are done")
    assert await conversation.say("bring it back") == "“wax the skis” is open again."


@pytest.mark.parametrize(
    "text", ["what's due tomorrow", "show tomorrow", "thanks", "the tent is heavy", "and then what"]
)
async def test_what_stands_by_itself_does_not_go_on(conversation: Conversation, text: str) -> None:
    await conversation.say("add cheese")
    await conversation.say(text)
    task = (await conversation.tasks())["cheese"]
    assert (task.due, task.priority, await conversation.pending()) == (None, 4, ["cheese"])


async def test_nothing_is_deleted_by_a_remark_after_a_deletion(conversation: Conversation) -> None:
    await conversation.have("wax the skis", "pack the tent")
    await conversation.say("delete the skis")
    for text in ("the tent is nice too", "tomorrow", "and so on", "what about the tent?"):
        await conversation.say(text)
    assert await conversation.pending() == ["pack the tent"]


@pytest.mark.parametrize("said", ["oh and also nappies size 4", "and nappies size 4", "also nappies size 4"])
async def test_what_is_added_besides_goes_into_the_same_list(conversation: Conversation, said: str) -> None:
    await conversation.say("make a list called Baby")
    await conversation.say("add wipes to Baby")
    assert await conversation.say(said) == "Added “nappies size 4”, in “Baby”."


async def test_what_is_added_besides_the_inbox_stays_there(conversation: Conversation) -> None:
    await conversation.say("make a list called Baby")
    await conversation.say("add wipes")
    assert await conversation.say("and nappies size 4") == "Added “nappies size 4”."
