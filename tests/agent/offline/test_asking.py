"""Questions about tasks."""

from datetime import date

import pytest

from tests.agent.offline.readings import intents, only


@pytest.mark.parametrize(
    "text",
    [
        "which tasks are open?",
        "could you read me the grocery list",
        "what's up next on my agenda",
        "how many things are on my plate",
        "let me see what i need to do",
        "did i already add detergent",
        "what should i do first",
        "show everything",
        "remind me what my list says",
        "tell me my chores",
        "what chores are left",
        "anything for today?",
        "today's to do list",
        "show me what i finished",
        "tasks tagged garden",
        "anything about the boat?",
        "list everything with high priority",
        "could you see if i need candles",
        "did i remind myself to buy ink",
        "what things do i need to take care of",
        "did i need to buy anything",
        "i need a reminder of what's on my list",
        "sort by due date",
    ],
)
def test_questions_about_ones_tasks_list_them(text: str) -> None:
    assert intents(text) == ["list"]


def test_states_and_counts_are_read() -> None:
    completed, overdue = only("show my completed tasks").query, only("which tasks are overdue").query
    counted, following = only("how many tasks are open").query, only("what's the next thing to do").query
    assert completed
    assert completed.status == "completed"
    assert overdue
    assert overdue.overdue
    assert counted
    assert counted.counting
    assert following
    assert following.next_only


def test_a_question_after_one_thing_carries_its_words() -> None:
    there = only("is toothpaste on my list?").query
    about = only("show me tasks about the recital").query
    assert there
    assert there.membership
    assert there.words == "toothpaste"
    assert about
    assert about.words == "recital"


def test_days_and_priority_limit_the_question() -> None:
    query = only("show high priority tasks due tomorrow").query
    assert query
    assert (query.due_after, query.due_before, query.terms) == (date(2026, 3, 5), date(2026, 3, 5), ("p1 | p2",))


def test_a_priority_that_is_said_by_its_number_is_meant_alone() -> None:
    query = only("show p2 tasks").query
    assert query
    assert (query.priority, query.terms) == (2, ())


def test_an_unfinished_state_is_pending_not_completed() -> None:
    query = only("which tasks are not done yet").query
    assert query
    assert query.status == "pending"


@pytest.mark.parametrize(
    "text",
    [
        "give me a list of good hotels in oslo",
        "what songs are on my playlist",
        "how do i get rust off a pan",
        "is the red panda on the endangered species list",
        "what's the weather tomorrow",
    ],
)
def test_questions_about_other_things_are_other(text: str) -> None:
    assert intents(text) == ["other"]
