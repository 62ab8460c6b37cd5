"""Tasks whose titles count, as "chore 3" does, beside tasks that have that number."""

import pytest

from tests.agent.offline.conftest import Conversation


async def _chores(conversation: Conversation) -> None:
    """Chores in the reverse of their numbers, so that no title counts like its task's number."""
    await conversation.have(*(f"Chore {number}" for number in range(12, 0, -1)))
    numbers = {title: task.id for title, task in (await conversation.tasks()).items()}
    assert all(title != f"Chore {number}" for title, number in numbers.items())


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("delete chore 3", ["Chore 3"]),
        ("delete the chore 3", ["Chore 3"]),
        ("remove chores 3 and 5", ["Chore 3", "Chore 5"]),
        ("delete chore 3 and chore 5", ["Chore 3", "Chore 5"]),
        ("complete chores 1-3", ["Chore 1", "Chore 2", "Chore 3"]),
        ("complete chores 2 to 4", ["Chore 2", "Chore 3", "Chore 4"]),
        ("mark chore 3 as done", ["Chore 3"]),
        ("chore 11 is done", ["Chore 11"]),
    ],
)
async def test_the_tasks_called_so_are_meant(conversation: Conversation, said: str, gone: list[str]) -> None:
    await _chores(conversation)
    before = await conversation.pending()
    await conversation.say(said)
    assert await conversation.pending() == [title for title in before if title not in gone]


async def test_the_task_called_so_is_renamed_and_moved(conversation: Conversation) -> None:
    await _chores(conversation)
    await conversation.say("rename chore 1 to sweep")
    await conversation.say("set chore 2 to p1")
    tasks = await conversation.tasks()
    assert "sweep" in tasks
    assert "Chore 1" not in tasks
    assert [title for title, task in tasks.items() if task.priority == 1] == ["Chore 2"]


async def test_of_several_those_that_are_not_there_are_told(conversation: Conversation) -> None:
    await _chores(conversation)
    said = await conversation.say("complete chores 11-14")
    assert await conversation.done() == ["Chore 11", "Chore 12"]
    assert "Chore 13" in said.replace("chore 13", "Chore 13")
    assert "Chore 14" in said.replace("chore 14", "Chore 14")


async def test_a_number_behind_a_noun_of_the_users_own_is_asked_about(conversation: Conversation) -> None:
    (milk,) = await conversation.have("Buy milk")
    asked = await conversation.say(f"delete errand {milk.id}")
    assert "Buy milk" in asked
    assert await conversation.pending() == ["Buy milk"]
    await conversation.say("yes")
    assert await conversation.pending() == []


@pytest.mark.parametrize("said", ["delete task {}", "delete #{}", "remove item {}", "delete number {}"])
async def test_a_tasks_number_is_its_number_where_none_is_called_so(conversation: Conversation, said: str) -> None:
    (milk,) = await conversation.have("Buy milk")
    await conversation.have("Chore 9")
    await conversation.say(said.format(milk.id))
    assert await conversation.pending() == ["Chore 9"]


@pytest.mark.parametrize(
    "said",
    [
        "set item {} due tomorrow and item {} due friday",
        "make errand {} due tomorrow and errand {} due friday",
        "move item {} to tomorrow and item {} to friday",
        "set number {} due tomorrow, and #{} due on friday",
    ],
)
async def test_two_changes_with_one_verb_are_both_made(conversation: Conversation, said: str) -> None:
    milk, eggs = await conversation.have("Buy milk", "Buy eggs")
    await conversation.say(said.format(milk.id, eggs.id))
    due = {title: str(task.due) for title, task in (await conversation.tasks()).items()}
    assert due == {"Buy milk": "2026-03-05", "Buy eggs": "2026-03-06"}


async def test_two_named_tasks_are_due_on_two_days(conversation: Conversation) -> None:
    await conversation.have("Buy milk", "Boil eggs")
    await conversation.say("set the milk due tomorrow and the eggs due friday")
    due = {title: str(task.due) for title, task in (await conversation.tasks()).items()}
    assert due == {"Buy milk": "2026-03-05", "Boil eggs": "2026-03-06"}
