"""Lists, filters and labels by their names alone: what the user has decides what a sentence means."""

import pytest

from saydone.domain.task import Task
from tests.agent.offline.conftest import Conversation

_INBOX = "Inbox"


@pytest.fixture
async def settled(conversation: Conversation) -> Conversation:
    """A user with a few lists, a filter and a label."""
    await conversation.say("create lists Groceries and Work")
    await conversation.say("make a list called Kitchen renovation")
    await conversation.say("make a list called Things to do in Paris")
    await conversation.say("save a filter called Hot for urgent tasks")
    return conversation


async def _listed(conversation: Conversation, list_name: str) -> list[str]:
    """What stands in a list, by an export of it."""
    said = await conversation.say(f'export the "{list_name}" list as csv')
    return sorted(line.split(",")[3] for line in said.splitlines() if line[:1].isdigit())


async def _task(conversation: Conversation, title: str) -> Task:
    return (await conversation.tasks())[title]


@pytest.mark.parametrize(
    ("said", "list_name", "titles"),
    [
        (
            "add choose tiles, call the plumber and order paint to kitchen renovation",
            "Kitchen renovation",
            ["call the plumber", "choose tiles", "order paint"],
        ),
        ("add to groceries: apples, 2 kg flour, oat milk", "Groceries", ["2 kg flour", "apples", "oat milk"]),
        ("groceries: apples and pears", "Groceries", ["apples", "pears"]),
        ("add bread to the grocery list", "Groceries", ["bread"]),
        ("add bread to shopping", "Groceries", ["bread"]),
        ("put bread on my groceries", "Groceries", ["bread"]),
        ("on groceries put bread", "Groceries", ["bread"]),
        ("add see the Louvre to things to do in paris", "Things to do in Paris", ["see the Louvre"]),
        ("things to do in Paris: climb the tower", "Things to do in Paris", ["climb the tower"]),
        ("add send the invoice to Work", "Work", ["send the invoice"]),
        ("new task in kitchen renovation: choose tiles", "Kitchen renovation", ["choose tiles"]),
    ],
)
async def test_what_is_added_to_a_name_goes_into_that_list(
    settled: Conversation, said: str, list_name: str, titles: list[str]
) -> None:
    await settled.say(said)
    assert settled.calls == ["show_lists", "add_task"]
    assert await settled.pending() == sorted(titles)
    assert await _listed(settled, list_name) == titles


async def test_what_is_said_behind_the_list_is_of_the_task(settled: Conversation) -> None:
    said = await settled.say('put "quarterly report" on work, due end of next week, p1')
    assert said == "Added “quarterly report” (p1), due Fri 13 Mar 2026, in “Work”."
    said = await settled.say("add call Bob to work tomorrow at 5pm p2 @phone")
    assert "Added “call Bob” (p2), due Thu 5 Mar 2026, 17:00, labelled phone, in “Work”" in said
    assert (await _task(settled, "call Bob")).labels == ("phone",)


@pytest.mark.parametrize(
    "title",
    [
        "drive to work",
        "take the laptop to work",
        "book a flight to Paris",
        "call home",
        "work on the report",
        "order groceries",
        "read about work in Paris",
    ],
)
async def test_a_name_within_a_title_is_left_there(settled: Conversation, title: str) -> None:
    await settled.say("make a list called Home")
    await settled.say("make a list called Paris")
    await settled.say(f"add {title}")
    assert await settled.pending() == [title]
    assert await _listed(settled, _INBOX) == [title]


async def test_additions_to_two_lists_go_their_ways(settled: Conversation) -> None:
    await settled.say("add call Bob and write the offer to work and pears to groceries")
    assert await _listed(settled, "Work") == ["call Bob", "write the offer"]
    assert await _listed(settled, "Groceries") == ["pears"]
    await settled.say("add call Ida to work and send the parcel to aunt Ann")
    assert (await settled.pending())[0] == "call Bob"
    assert "send the parcel to aunt Ann" in await settled.pending()
    await settled.say("work: read the draft by friday p1, tidy the desk by monday")
    assert await settled.say("which work tasks are urgent?") == (
        "You have 1 open p1 task in “Work”.\n- read the draft (#6) (p1) in Work — due Fri 6 Mar 2026"
    )
    await settled.say("how many tasks are in work?")
    assert settled.words == "You have 5 open tasks in “Work”."


async def test_nothing_is_looked_up_where_nothing_may_be_a_name(settled: Conversation) -> None:
    for text in ("add call home to my list", "add buy milk tomorrow at 5pm", "remind me to pay the rent on friday"):
        await settled.say(text)
        assert settled.calls == ["add_task"]
    for text in ("what do I have to do today?", "show tasks sorted by name", "list everything due this week"):
        await settled.say(text)
        assert settled.calls == ["list_tasks"]


@pytest.mark.parametrize(
    "question",
    [
        "what's in work?",
        "show me everything in work",
        "show work",
        "Work",
        "what about work?",
        "show my work tasks",
        "what's left on work?",
        "which tasks are in work",
    ],
)
async def test_a_list_is_asked_for_by_its_name(settled: Conversation, question: str) -> None:
    await settled.say("add write the offer to Work")
    await settled.say("add buy milk")
    said = await settled.say(question)
    assert settled.calls == ["show_lists", "list_tasks"]
    assert "in “Work”." in said
    assert "write the offer" in said
    assert "buy milk" not in said


async def test_a_filter_and_a_label_are_asked_for_by_their_names(settled: Conversation) -> None:
    await settled.say("add pay the rent p1")
    await settled.say("add fetch the parcel @errands")
    for question in ("show hot", "what's in hot?", "hot"):
        assert "in your filter “Hot”.\n- pay the rent" in await settled.say(question)
        assert settled.calls == ["show_lists", "list_tasks"]
    for question in ("show errands", "what errands do I have?", "what's in errands"):
        said = await settled.say(question)
        assert "labelled “errands”.\n- fetch the parcel" in said
        assert "rent" not in said


async def test_a_task_moves_to_a_list_and_back_by_names(settled: Conversation) -> None:
    await settled.say("add oat milk to groceries")
    assert await settled.say("move oat milk to work") == "“oat milk” is in “Work” now."
    assert await settled.say("no, back to groceries") == "“oat milk” is in “Groceries” now."
    await settled.say("move everything from groceries to kitchen renovation")
    assert await _listed(settled, "Kitchen renovation") == ["oat milk"]


async def test_all_tasks_of_a_list_are_changed_by_its_name(settled: Conversation) -> None:
    await settled.say("add order paint and order tiles to kitchen renovation")
    await settled.say("add order lunch")
    await settled.say("assign priority 2 to all tasks in kitchen renovation")
    assert {title: task.priority for title, task in (await settled.tasks()).items()} == {
        "order paint": 2,
        "order tiles": 2,
        "order lunch": 4,
    }
    await settled.say("mark everything on kitchen renovation as done")
    assert await settled.pending() == ["order lunch"]


async def test_a_list_that_has_the_name_is_renamed_archived_and_deleted_rather_than_a_task_with_its_words(
    settled: Conversation,
) -> None:
    await settled.have("ask about the kitchen renovation and pay for groceries")
    said = await settled.say("rename kitchen renovation to new kitchen")
    assert said == "The list “Kitchen renovation” is now “new kitchen”."
    assert await settled.say("archive groceries") == "Archived the list “Groceries”."
    assert await settled.say("unarchive groceries") == "Brought the list “Groceries” back."
    assert (await settled.say("delete groceries")).startswith("Deleted the list “Groceries”")
    assert await settled.say("make work blue") == "The list “Work” is now blue."
    assert await settled.pending() == ["ask about the kitchen renovation and pay for groceries"]


async def test_a_list_of_many_tasks_is_deleted_after_a_yes(settled: Conversation) -> None:
    await settled.say("add apples, pears, plums, figs, dates and nuts to groceries")
    assert "6 tasks" in await settled.say("delete groceries")
    assert len(await settled.pending()) == 6
    await settled.say("yes")
    assert await settled.pending() == []


async def test_a_list_that_is_not_there_is_named_as_it_was_written(conversation: Conversation) -> None:
    said = await conversation.say("add to groceries: apples, 2 kg flour, oat milk")
    assert "There is no list “Groceries” yet, so that is in the Inbox. Say “make a list called Groceries”" in said
    assert await conversation.pending() == ["2 kg flour", "apples", "oat milk"]
    said = await conversation.say("what's left on groceries?")
    assert said.startswith("There is no list “groceries”")


async def test_without_such_a_list_the_words_stay_in_the_title(conversation: Conversation) -> None:
    for title in ("order paint to kitchen renovation", "send flowers to Ida", "book a hotel in Lisbon"):
        await conversation.say(f"add {title}")
        assert title in await conversation.tasks()
