"""Tasks that are asked about, or meant, by conditions."""

from datetime import date

import pytest

from tests.agent.offline.conftest import Conversation
from tests.agent.offline.readings import intents, only, target


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("p1 and p2", "p1 | p2"),
        ("show p1 and p2", "p1 | p2"),
        ("p1 and p2 tasks", "p1 | p2"),
        ("what's due this weekend or overdue?", 'due:"this weekend" | overdue'),
        ("show urgent or overdue tasks", "p1 | overdue"),
        ("show me everything tagged garden or attic", "@garden | @attic"),
        ("how much stuff is overdue", "overdue"),
        ("what's the most urgent thing", "p1"),
        ("what did i add today", "created:today"),
        ("tasks i added this week", 'created:"this week"'),
        ("show tasks created today", "created:today"),
        ("which tasks were added yesterday?", "created:yesterday"),
        ("which of my tasks repeat?", "recurring"),
    ],
)
def test_what_is_asked_by_conditions_is_asked_in_the_query_language(text: str, term: str) -> None:
    clause = only(text)
    assert clause.intent == "list"
    assert clause.query
    assert clause.query.terms == (term,)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("what's coming up", date(2026, 3, 4), None),
        ("what's next week look like", date(2026, 3, 9), date(2026, 3, 15)),
        ("how's my friday looking", date(2026, 3, 6), date(2026, 3, 6)),
        ("am i free friday?", date(2026, 3, 6), date(2026, 3, 6)),
        ("show me what's due between thursday and saturday", date(2026, 3, 5), date(2026, 3, 7)),
        ("what was i supposed to do today", date(2026, 3, 4), date(2026, 3, 4)),
        ("what's on my plate for the rest of the week", date(2026, 3, 4), date(2026, 3, 8)),
        ("do i have anything on thursday morning", date(2026, 3, 5), date(2026, 3, 5)),
    ],
)
def test_the_days_asked_about(text: str, first: date, last: date | None) -> None:
    clause = only(text)
    assert clause.query
    assert (clause.intent, clause.query.due_after, clause.query.due_before) == ("list", first, last)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("complete all p1 and p2", "p1 | p2"),
        ("delete p1 tasks", "p1"),
        ("delete tasks without a label", "no label"),
    ],
)
def test_all_tasks_under_conditions_are_meant(text: str, term: str) -> None:
    found = target(text)
    assert found.kind == "every"
    assert found.query
    assert found.query.terms == (term,)


@pytest.mark.parametrize("text", ["delete the friday task", "delete friday", "complete urgent", "drop the late one"])
def test_one_task_is_never_taken_for_all_under_a_condition(text: str) -> None:
    assert not any(found.kind == "every" for clause in [only(text)] for found in clause.targets)
    assert len(intents(text)) == 1


async def test_what_conditions_mean_is_shown_before_it_is_deleted(conversation: Conversation) -> None:
    await conversation.say("add rake p1")
    await conversation.say("add hoe p2")
    assert "That would delete 1 task" in await conversation.say("delete p1 tasks")
    await conversation.say("yes")
    assert await conversation.pending() == ["hoe"]


async def test_a_name_with_a_slip_is_found(conversation: Conversation) -> None:
    await conversation.have("call the florist", "pay the toll")
    assert "“call the florist”" in await conversation.say("show floirst")
    assert "is not done yet" in await conversation.say("is the toll paid?")
