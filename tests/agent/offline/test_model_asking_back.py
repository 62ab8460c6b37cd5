"""What the offline model asks back, and what the answers do."""

from pathlib import Path

import pytest

from saydone.agent.assistant import build_assistant
from saydone.agent.offline import replies
from saydone.agent.offline.model import OfflineModel
from saydone.domain.actor import Actor
from saydone.domain.task import TaskDraft
from saydone.errors import NotFound
from saydone.services.attachments import open_attachments
from saydone.settings import Settings
from saydone.store.db import Database
from saydone.tools.desk import Desk
from saydone.tools.server import build_server
from tests.agent.offline.conftest import Conversation
from tests.conftest import Clock


@pytest.fixture
async def teas(conversation: Conversation) -> Conversation:
    """A conversation in which it was just asked which of two teas is to be completed."""
    await conversation.have("Buy green tea", "Buy black tea", "Sweep the yard")
    said = await conversation.say("I bought the tea")
    assert said == "Which one should I complete?\n1. Buy green tea (#1)\n2. Buy black tea (#2)"
    assert await conversation.done() == []
    return conversation


@pytest.mark.parametrize(
    ("answer", "done"),
    [
        ("2", ["Buy black tea"]),
        ("#1", ["Buy green tea"]),
        ("the second one", ["Buy black tea"]),
        ("The first, please", ["Buy green tea"]),
        ("the last one", ["Buy black tea"]),
        ("the green one", ["Buy green tea"]),
        ("I meant the black tea", ["Buy black tea"]),
        ("buy black tea", ["Buy black tea"]),
        ("both", ["Buy black tea", "Buy green tea"]),
        ("1 and 2", ["Buy black tea", "Buy green tea"]),
        ("both of them", ["Buy black tea", "Buy green tea"]),
    ],
)
async def test_the_answer_continues_what_was_asked_for(teas: Conversation, answer: str, done: list[str]) -> None:
    await teas.say(answer)
    assert await teas.done() == done


async def test_a_title_from_right_to_left_leaves_what_follows_it_in_its_place(conversation: Conversation) -> None:
    await conversation.have("شاي أخضر", "Buy milk", "Buy שום")
    said = await conversation.say("delete all my tasks")
    assert "- \u2068شاي أخضر\u2069\n- Buy milk\n- \u2068Buy שום\u2069" in said
    asked = await conversation.say("delete buy")
    assert asked == "Which one should I delete?\n1. Buy milk (#2)\n2. \u2068Buy שום\u2069 (#3)"
    assert await conversation.say("\u2068Buy שום\u2069 (#3)") == "Deleted “Buy שום”."


@pytest.mark.parametrize("answer", ["no", "neither", "never mind", "forget it", "3", "the fifth one", "the herbal one"])
async def test_an_answer_that_picks_nothing_changes_nothing(teas: Conversation, answer: str) -> None:
    await teas.say(answer)
    assert await teas.done() == []


async def test_an_answer_that_leaves_it_open_is_asked_again(teas: Conversation) -> None:
    assert (await teas.say("yes")).startswith("Which one should I complete?")
    await teas.say("2")
    assert await teas.done() == ["Buy black tea"]


async def test_a_message_of_its_own_is_no_answer(teas: Conversation) -> None:
    assert await teas.say("add buy white tea") == "Added “buy white tea”."
    await teas.say("2")
    assert await teas.done() == []


async def test_the_one_that_was_meant_can_be_named_afterwards(teas: Conversation) -> None:
    await teas.say("1")
    said = await teas.say("no, I meant the second one")
    assert said == "“Buy green tea” is open again. Marked “Buy black tea” as done."


async def test_what_is_clear_is_done_and_the_rest_is_asked_one_by_one(conversation: Conversation) -> None:
    await conversation.have("Call Jon", "Call Jane", "Mail Kim", "Mail Lou")
    said = await conversation.say("add sweep the yard. Delete call and delete mail.")
    assert "Added “sweep the yard”." in said
    assert "1. Call Jon" in said
    said = await conversation.say("2")
    assert said.startswith("Deleted “Call Jane”. Which one should I delete?")
    await conversation.say("the first one")
    assert await conversation.pending() == ["Call Jon", "Mail Lou", "sweep the yard"]


async def test_deleting_everything_waits_for_a_yes(conversation: Conversation) -> None:
    await conversation.have("Alpha", "Beta")
    said = await conversation.say("delete everything")
    assert said.startswith("That would delete 2 tasks:")
    assert said.endswith("Shall I go ahead?\n1. Yes, delete them\n2. No")
    assert await conversation.pending() == ["Alpha", "Beta"]
    assert await conversation.say("yes, delete them") == "Deleted “Alpha” and “Beta”."
    assert await conversation.tasks() == {}


async def test_what_is_asked_about_is_told_without_numbers_and_signs(conversation: Conversation) -> None:
    await conversation.have("Alpha")
    await conversation.say("add Beta tomorrow p1 @deep")
    said = await conversation.say("delete everything")
    assert "\n- Beta — due Thu 5 Mar 2026\n" in said
    assert "\n- Alpha\n" in said


async def test_a_yes_is_for_the_tasks_that_were_named_in_the_question_only(conversation: Conversation) -> None:
    await conversation.have("Alpha", "Beta")
    await conversation.say("delete everything")
    await conversation.have("Added elsewhere since")
    await conversation.say("yes")
    assert await conversation.pending() == ["Added elsewhere since"]


@pytest.mark.parametrize("answer", ["no", "No, keep them", "yes, but not Alpha", "yes, complete them", "hmm", "cancel"])
async def test_anything_but_a_yes_deletes_nothing(conversation: Conversation, answer: str) -> None:
    titles = [f"Alpha {number}" for number in range(6)]
    await conversation.have(*titles)
    await conversation.say("delete everything")
    await conversation.say(answer)
    assert await conversation.pending() == titles


async def test_more_than_five_at_once_are_asked_about(conversation: Conversation) -> None:
    titles = [f"Errand {number}" for number in range(1, 7)]
    await conversation.have(*titles)
    assert (await conversation.say("mark everything as done")).startswith("That would complete 6 tasks:")
    assert await conversation.done() == []
    await conversation.say("go ahead")
    assert await conversation.done() == titles


async def test_five_are_completed_at_once_but_not_when_they_are_all_there_is(
    conversation: Conversation, clock: Clock
) -> None:
    titles = [f"Errand {number}" for number in range(1, 6)]
    today = clock().date()
    await conversation.have_drafts(*(TaskDraft(title=title, due=today) for title in titles))
    assert (await conversation.say("mark everything as done")).startswith("That would complete 5 tasks:")
    assert await conversation.say("no") == "All right, I left everything as it was."
    await conversation.have("Alpha")
    await conversation.say("complete everything due today")
    assert await conversation.done() == titles
    await conversation.say("mark everything as done")
    assert await conversation.pending() == []


async def test_an_old_question_is_not_answered_by_a_later_yes(conversation: Conversation) -> None:
    await conversation.have("Alpha")
    await conversation.say("delete everything")
    await conversation.say("what is on my list now?")
    await conversation.say("yes")
    assert await conversation.pending() == ["Alpha"]


async def test_a_server_that_asks_about_fewer_tasks_is_agreed_with_by_one_more_yes(
    db: Database, alice: Actor, clock: Clock, tmp_path: Path
) -> None:
    async def nobody(subject: str) -> Actor:
        raise NotFound(f"There is no user {subject}.")

    careful = build_server(Desk(db=db, clock=clock, actor_of_subject=nobody, confirm_over=1))
    files = open_attachments(Settings(data_dir=tmp_path), db, clock)
    assistant = build_assistant(OfflineModel(clock), careful, clock, max_turns=12, files=files)
    conversation = Conversation(assistant, db, alice, clock)
    await conversation.open()
    await conversation.have("wash the car", "feed the cat", "buy milk")
    asked = await conversation.say("delete wash the car and feed the cat")
    assert asked.startswith("That would delete 2 tasks:")
    assert len(await conversation.pending()) == 3
    await conversation.say("yes")
    assert await conversation.pending() == ["buy milk"]


async def test_everything_is_more_than_the_one_task_that_was_asked_about(conversation: Conversation) -> None:
    await conversation.have("Hem the curtains", "Oil the hinges")
    assert "That would delete 1 task" in await conversation.say("I don't need the curtains any more")
    said = await conversation.say("delete everything")
    assert "That would delete 2 tasks" in said
    assert len(await conversation.pending()) == 2


async def test_a_yes_to_all_that_nothing_was_asked_about_adds_nothing(conversation: Conversation) -> None:
    assert await conversation.say("yes to all") == replies.NOTHING_ASKED
    assert await conversation.pending() == []
