"""Asking for all tasks but some: what is left out is never what is meant."""

import pytest

from saydone.domain.task import TaskDraft
from tests.agent.offline.conftest import Conversation
from tests.agent.offline.readings import intents, only, target


async def _with_lists(conversation: Conversation) -> None:
    await conversation.say("make lists Work and Home")
    await conversation.say("add report today p1 to the Work list")
    await conversation.say("add milk today @shop")


@pytest.mark.parametrize(
    "said",
    [
        "delete everything due this week not in Work",
        "delete everything not in work",
        'delete everything due this week not in the "Work" list',
        "delete all tasks that aren't in the Work list",
        "delete everything outside of Work",
        "delete all tasks that are not p1",
    ],
)
async def test_what_is_in_a_list_is_left_out_of_a_deletion_which_asks_first(
    conversation: Conversation, said: str
) -> None:
    await _with_lists(conversation)
    assert "would delete 1 task:\n- milk" in await conversation.say(said)
    assert await conversation.pending() == ["milk", "report"]
    await conversation.say("yes")
    assert await conversation.pending() == ["report"]


async def test_what_is_in_a_list_is_left_out_of_a_completion_and_of_a_move(conversation: Conversation) -> None:
    await _with_lists(conversation)
    assert "would change 1 task:\n- milk" in await conversation.say("move everything not in Work to Home")
    await conversation.say("no")
    await conversation.say("complete everything that isn't in Work")
    await conversation.say("yes")
    assert await conversation.done() == ["milk"]


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("show me what's not in Work", "milk"),
        ("show everything due in march not in work", "milk"),
        ("which tasks aren't in Work?", "milk"),
        ("what's not on my Work list?", "milk"),
        ("show everything except in Work", "milk"),
        ("show tasks without label shop", "report"),
        ("show tasks not tagged shop", "report"),
        ("show tasks that are not p1", "milk"),
    ],
)
async def test_a_question_leaves_out_what_it_says(conversation: Conversation, said: str, there: str) -> None:
    await _with_lists(conversation)
    told = await conversation.say(said)
    assert (f"- {there} " in told, told.count("\n- ")) == (True, 1)
    assert "1 open task" in await conversation.say("how many tasks without label shop")


async def test_a_list_that_is_not_there_cannot_be_left_out(conversation: Conversation) -> None:
    await _with_lists(conversation)
    assert "There is no list “Wrok”" in await conversation.say("delete everything not in Wrok")
    assert "would delete" not in await conversation.say("yes")


async def test_tasks_that_are_not_done_are_the_open_ones(conversation: Conversation) -> None:
    await conversation.have("Alpha", "Beta")
    await conversation.say("complete Beta")
    assert "Beta" not in await conversation.say("show all tasks that are not done")
    await conversation.have_drafts(TaskDraft(title="Gamma"))
    await conversation.say("delete all tasks that are not done")
    await conversation.say("yes")
    assert (await conversation.pending(), await conversation.done()) == ([], ["Beta"])


def test_what_is_late_is_left_out() -> None:
    found = target("delete tasks that are not overdue").query
    assert found is not None
    assert (found.overdue, found.terms) == (False, ("!overdue",))


@pytest.mark.parametrize(
    "text",
    ["delete everything not in Work or Home", "show tasks that are not in Work or Home", "delete all but the milk"],
)
def test_what_cannot_be_left_out_is_refused(text: str) -> None:
    assert intents(text) == ["other"]
    assert "leave" in only(text).answer


def test_a_task_may_have_such_words_in_its_name() -> None:
    assert only("add pack everything not in the suitcase").items[0].title == "pack everything not in the suitcase"
