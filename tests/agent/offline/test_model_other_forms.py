"""The same said in other forms: arrows, statements of when something is, questions for one fact of a task."""

from datetime import date

import pytest

from saydone.domain.task import TaskDraft
from tests.agent.offline.conftest import Conversation


@pytest.fixture
async def settled(conversation: Conversation) -> Conversation:
    """A conversation of someone with a few tasks, on Wednesday 4 March 2026."""
    await conversation.have_drafts(
        TaskDraft("wash the van", due=date(2026, 3, 4)),
        TaskDraft("swimming badge", due=date(2026, 3, 13), priority=2, description="bring the form"),
        TaskDraft("vet for Rex"),
        TaskDraft("vet bill"),
    )
    return conversation


@pytest.mark.parametrize(
    ("said", "title", "due"),
    [
        ("vet for rex -> fri", "vet for Rex", date(2026, 3, 6)),
        ("the swimming badge can wait til monday", "swimming badge", date(2026, 3, 9)),
        ("finish the van tomorrow", "wash the van", date(2026, 3, 5)),
        ("put the badge back to next thursday", "swimming badge", date(2026, 3, 12)),
        ("vet for Rex is on friday", "vet for Rex", date(2026, 3, 6)),
    ],
)
async def test_a_task_is_moved_and_not_done(settled: Conversation, said: str, title: str, due: date) -> None:
    await settled.say(said)
    task = (await settled.tasks())[title]
    assert (task.due, task.status) == (due, "pending")
    assert len(await settled.pending()) == 4


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("which day is the swimming badge?", "“swimming badge” is due Fri 13 Mar 2026."),
        ("what's the deadline for the badge?", "“swimming badge” is due Fri 13 Mar 2026."),
        ("how many days until the badge?", "“swimming badge” is due Fri 13 Mar 2026."),
        ("what's the priority of the badge?", "(p2)"),
        ("what's the status of the van?", "it is open"),
        ("tell me about the badge", "bring the form"),
        ("what's the status of the refund?", "I found no task called “refund”."),
        ("list what I deleted today", "No tasks are in the trash."),
        ("show me everything i removed", "No tasks are in the trash."),
    ],
)
async def test_a_question_for_a_fact_is_answered_and_changes_nothing(
    settled: Conversation, said: str, answer: str
) -> None:
    before = await settled.tasks()
    assert answer in await settled.say(said)
    assert await settled.tasks() == before


async def test_what_was_not_done_is_open_again(settled: Conversation) -> None:
    await settled.say("complete the vet bill")
    assert await settled.say("oops, i didn't pay the vet bill") == "“vet bill” is open again."


async def test_what_is_to_be_forgotten_is_asked_about(settled: Conversation) -> None:
    assert "That would delete 1 task" in await settled.say("forget the van")
    assert len(await settled.pending()) == 4
    await settled.say("yes")
    assert len(await settled.pending()) == 3


@pytest.mark.parametrize(
    ("said", "titles"),
    [
        ("+shampoo", ["shampoo"]),
        ("Choir rehearsal is on Thursday at 7pm", ["Choir rehearsal"]),
        ("erase please the vet bill", []),
    ],
)
async def test_short_forms_are_read(settled: Conversation, said: str, titles: list[str]) -> None:
    before = await settled.pending()
    await settled.say(said)
    assert [title for title in await settled.pending() if title not in before] == titles
    assert ("vet bill" in await settled.pending()) == bool(titles)


@pytest.mark.parametrize("said", ["my sister is on the phone", "the milk is on the table", "he is at home on friday"])
async def test_what_is_told_of_others_is_not_added(settled: Conversation, said: str) -> None:
    before = await settled.pending()
    await settled.say(said)
    assert await settled.pending() == before


@pytest.mark.parametrize(
    ("before", "said", "hour"),
    [("9am", "make that 10", 10), ("11am", "make it 2", 14), ("5pm", "make that 6", 18), ("9am", "make it 17:00", 17)],
)
async def test_a_bare_hour_is_the_one_nearer_to_the_tasks_time(
    conversation: Conversation, before: str, said: str, hour: int
) -> None:
    await conversation.say(f"add haircut on friday {before}")
    assert f"Fri 6 Mar 2026, {hour}:00" in await conversation.say(said)


async def test_lists_are_put_in_order(conversation: Conversation) -> None:
    for name in ("Attic", "Boat", "Cellar"):
        await conversation.say(f"make a list called {name}")
    await conversation.have("sand the hull")
    assert await conversation.say("put Cellar before Attic") == "Moved the list “Cellar”."
    assert await conversation.say("move Boat to the top of my lists") == "Moved the list “Boat”."
    await conversation.say("move Boat after Cellar")
    assert "The Inbox always stays" in await conversation.say("put Cellar before Inbox")
    told = await conversation.say("which lists do i have?")
    assert [line.split(" — ")[0] for line in told.splitlines()[1:]] == ["- Inbox", "- Cellar", "- Boat", "- Attic"]


@pytest.mark.parametrize("said", ["füge Milch hinzu", "lösche alles", "wat kann ich hier machen", "ajoute du lait"])
async def test_another_language_is_told_apart_from_a_task(settled: Conversation, said: str) -> None:
    assert (await settled.say(said)).startswith("I understand English only (ich verstehe nur Englisch)")
    assert len(await settled.pending()) == 4


async def test_thanks_with_slips_are_thanks(settled: Conversation) -> None:
    assert await settled.say("thanks youre the best") == "You're welcome."


async def test_what_is_listed_after_an_announcement_goes_to_that_list(conversation: Conversation) -> None:
    await conversation.say("create project Orchard")
    assert "each in a line" in await conversation.say("add the following to it:")
    assert "“Orchard”" in await conversation.say("- order trees by 4 Dec")
    assert "“Orchard”" in await conversation.say("* dig holes")
    assert {task.title for task in (await conversation.tasks()).values()} == {"order trees", "dig holes"}
    assert "2 open tasks in “Orchard”" in await conversation.say("what's in orchard?")


@pytest.mark.parametrize(
    ("said", "titles"),
    [
        (
            "add chalk for mia, a kite for grandpa, map for uncle",
            ["a kite for grandpa", "chalk for mia", "map for uncle"],
        ),
        ("add lunch with Ida, Ben and Kim", ["lunch with Ida, Ben and Kim"]),
        ("add corks, caps and that rye flour ben likes", ["caps", "corks", "that rye flour ben likes"]),
    ],
)
async def test_things_in_a_row_are_tasks_of_their_own(conversation: Conversation, said: str, titles: list[str]) -> None:
    await conversation.say(said)
    assert await conversation.pending() == titles


@pytest.mark.parametrize("said", ["delete the kite", "complete the kite"])
async def test_a_small_part_of_a_task_that_names_several_things_is_asked_about(
    conversation: Conversation, said: str
) -> None:
    await conversation.have("chalk for mia, a kite for grandpa, map")
    assert "Did you mean" in await conversation.say(said)
    assert len(await conversation.pending()) == 1


async def test_of_many_words_one_that_is_shared_says_little(conversation: Conversation) -> None:
    await conversation.have("review with Sandra")
    assert "Did you mean" not in await conversation.say("complete the long walk along the river with Tom")


async def test_the_age_of_tasks_is_a_condition(conversation: Conversation) -> None:
    await conversation.have("Iron shirts")
    said = await conversation.say("which tasks are more than a week old?")
    assert said == "You have no open tasks added more than 1 week ago."


async def test_the_day_is_put_right_in_passing(conversation: Conversation) -> None:
    await conversation.say("add vet on thursday")
    assert "Fri 6 Mar 2026" in await conversation.say("actually its friday not thursday")


async def test_a_time_that_the_clocks_skip_is_told_of_a_change(conversation: Conversation) -> None:
    await conversation.have("pay the rent")
    assert "The clocks go forward to 03:00" in await conversation.say("move the rent to 29 march 2:30am")


@pytest.mark.parametrize(
    "said",
    [
        "thinking about deleting the cake -> maybe tomorrow",
        "suppose I delete the cake",
        "you deleted the wrong cake",
        "my sister said the cake is done",
        "let's say I complete the cake: what then?",
        "I'm not done with the cake",
        "if I finish the cake tomorrow, I'll celebrate",
    ],
)
async def test_what_is_only_thought_of_or_told_changes_nothing(conversation: Conversation, said: str) -> None:
    await conversation.have("the cake")
    before = await conversation.tasks()
    await conversation.say(said)
    assert await conversation.tasks() == before


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("please to remind me for the badge one day before", "“swimming badge” has a reminder one day before"),
        ("remove the p2 from the badge", "“swimming badge” has no special priority any more."),
        ("is the badge due on the 13th?", "Yes, “swimming badge” (p2), due Fri 13 Mar 2026"),
        ("change 'bill' to 'letter' in the vet bill task", "Renamed “vet bill” to “vet letter”."),
        ("i need until monday for the van", "“wash the van” is now due Mon 9 Mar 2026."),
        ("let me do the van on saturday instead", "“wash the van” is now due Sat 7 Mar 2026."),
        ("show the rest of the week", "due the rest of the week."),
        ("no more reminders for the van", "“wash the van” has no reminders"),
    ],
)
async def test_more_of_what_people_say_of_a_task(settled: Conversation, said: str, answer: str) -> None:
    assert answer in await settled.say(said)
    assert len(await settled.pending()) == 4


async def test_what_is_used_up_is_offered_and_what_is_kept_is_not(settled: Conversation) -> None:
    assert (await settled.say("we're out of dish soap")).startswith("I can add “dish soap”")
    await settled.say("no")
    assert "I can add" not in await settled.say("actually keep the van")


async def test_a_time_may_have_a_point(settled: Conversation) -> None:
    assert "Fri 6 Mar 2026, 12:30" in await settled.say("add lunch fri 12.30")


async def test_what_a_thing_needs_is_its_note(conversation: Conversation) -> None:
    await conversation.say("add museum visit on 4 december, needs warm socks")
    tasks = await conversation.tasks()
    assert [*tasks] == ["museum visit"]
    assert tasks["museum visit"].description == "needs warm socks"
