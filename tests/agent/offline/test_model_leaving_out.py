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
    ["delete everything not in Work or Home", "show tasks that are not in Work or Home", "delete all but what I said"],
)
def test_what_cannot_be_left_out_is_refused(text: str) -> None:
    assert intents(text) == ["other"]
    assert "leave" in only(text).answer


def test_a_task_may_have_such_words_in_its_name() -> None:
    assert only("add pack everything not in the suitcase").items[0].title == "pack everything not in the suitcase"


async def _with_chores(conversation: Conversation) -> None:
    await conversation.say("make lists Garden and Study")
    await conversation.say("add rake the leaves to the Garden list")
    await conversation.say("add sort the slides @desk to the Study list")
    await conversation.say("add iron the shirts")
    await conversation.say("add oil the hinges")


@pytest.mark.parametrize(
    ("said", "spared"),
    [
        ("complete everything except garden", {"rake the leaves"}),
        ("tick off all tasks apart from the Study list", {"sort the slides"}),
        ("delete everything but the shirts and the hinges", {"iron the shirts", "oil the hinges"}),
        ("remove all tasks other than the slides", {"sort the slides"}),
        ("complete all my tasks, but leave the shirts", {"iron the shirts"}),
        ("delete everything except the ones in Garden", {"rake the leaves"}),
        ("complete everything except desk", {"sort the slides"}),
        ("make everything p1 except garden and study", {"rake the leaves", "sort the slides"}),
        ("move everything except the hinges to tomorrow", {"oil the hinges"}),
    ],
)
async def test_a_list_a_label_or_tasks_are_spared_and_it_is_asked_first(
    conversation: Conversation, said: str, spared: set[str]
) -> None:
    await _with_chores(conversation)
    before = await conversation.tasks()
    asked = await conversation.say(said)
    assert f"{4 - len(spared)} task" in asked
    assert await conversation.tasks() == before
    await conversation.say("yes")
    after = await conversation.tasks()
    assert {title for title, task in before.items() if after.get(title) == task} == spared


@pytest.mark.parametrize(
    ("said", "touched"),
    [
        ("tick off the leaves and the slides, but not the shirts", {"rake the leaves", "sort the slides"}),
        ("delete the hinges, not the shirts", {"oil the hinges"}),
        ("mark the leaves and the hinges as done but not the slides", {"rake the leaves", "oil the hinges"}),
        ("complete the shirts but leave the leaves open", {"iron the shirts"}),
        ("reschedule the slides to friday but not the leaves", {"sort the slides"}),
    ],
)
async def test_a_task_beside_those_that_are_named_is_spared(
    conversation: Conversation, said: str, touched: set[str]
) -> None:
    await _with_chores(conversation)
    before = await conversation.tasks()
    await conversation.say(said)
    after = await conversation.tasks()
    assert {title for title, task in before.items() if after.get(title) != task} == touched


@pytest.mark.parametrize(
    "said",
    [
        "delete everything except the unicorn",
        "complete all tasks but what I said",
        "delete all but if it rains the leaves",
    ],
)
async def test_what_is_to_be_spared_has_to_be_there(conversation: Conversation, said: str) -> None:
    await _with_chores(conversation)
    before = await conversation.tasks()
    assert "changed nothing" in await conversation.say(said)
    await conversation.say("yes")
    assert await conversation.tasks() == before


async def test_who_spares_a_subtask_spares_what_it_is_below(conversation: Conversation) -> None:
    (party,) = await conversation.have("hold the party")
    await conversation.have_drafts(TaskDraft("blow up balloons", parent_id=party.id), TaskDraft("hang lanterns"))
    assert "1 task:\n- hang lanterns" in await conversation.say("complete everything but the balloons")


async def test_a_question_leaves_out_lists_and_tasks_by_name(conversation: Conversation) -> None:
    await _with_chores(conversation)
    told = await conversation.say("show my tasks except garden and the shirts")
    assert told.startswith("You have 2 open tasks besides “garden” and “shirts”.")
    assert ("slides" in told, "hinges" in told, "leaves" in told) == (True, True, False)
