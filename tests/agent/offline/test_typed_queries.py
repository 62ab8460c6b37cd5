"""Questions in the query language, and conditions that used to be left out of an answer."""

from datetime import date

import pytest

from saydone.agent.offline.reading import Query
from saydone.domain.task import TaskDraft
from tests.agent.offline.conftest import Conversation
from tests.agent.offline.readings import only, read


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("due:today | overdue", "due:today | overdue"),
        ("p1 & @errand", "p1 & @errand"),
        ("#Work & !p4", "#Work & !p4"),
        ('title:"oat milk" | p1', 'title:"oat milk" | p1'),
        ("due < 3 days", "due < 3 days"),
        ("show tasks matching: p1 | no date", "p1 | no date"),
        ("search no date & p1", "no date & p1"),
        ("search: p1 & @errand", "p1 & @errand"),
        ("find tasks where due:today & !@home", "due:today & !@home"),
        ("list all tasks with priority:1", "priority:1"),
    ],
)
def test_a_message_in_the_query_language_is_a_question(text: str, term: str) -> None:
    assert only(text).query == Query(terms=(term,))


@pytest.mark.parametrize("text", ["status:done & p1", "show tasks where completed:today | p1"])
def test_a_query_says_itself_which_status_it_asks_for(text: str) -> None:
    query = only(text).query
    assert query is not None
    assert query.status == "all"


@pytest.mark.parametrize(
    "text", ["buy milk & eggs", "buy milk @errand p1", "add call Bo & Ann p1", "wash the car | polish it", "note: p1"]
)
def test_a_task_with_signs_in_it_is_no_query(text: str) -> None:
    assert not any(clause.query for clause in read(text).clauses)


def test_an_error_in_a_query_that_is_asked_for_is_told() -> None:
    clause = only("show tasks matching due:someday | p1")
    assert clause.intent == "other"
    assert "someday" in clause.answer


@pytest.mark.parametrize("text", ["\x00 & p1", "p1 | \ud800", "show tasks matching p1 | \x00"])
def test_characters_that_no_query_has_are_no_failure(text: str) -> None:
    assert not any(clause.query and clause.query.terms for clause in read(text).clauses)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("show tasks assigned to me", "assigned:me"),
        ("which tasks are assigned to me?", "assigned:me"),
        ("what is assigned to Ann?", "assigned:Ann"),
        ("show unassigned tasks", "unassigned"),
        ("show tasks with chore in the title", "title:chore"),
        ("show tasks that mention glue in their comments", "comment:glue"),
        ("which tasks contain glue in the description?", "description:glue"),
    ],
)
def test_a_condition_of_a_question_is_kept(text: str, term: str) -> None:
    query = only(text).query
    assert query is not None
    assert query.terms == (term,)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("search for tasks with milk", "milk"),
        ("look up tasks that mention gamma", "gamma"),
        ("find all my tasks that contain glue", "glue"),
        ("show my tasks that say urgent fix", "urgent fix"),
    ],
)
def test_the_words_that_are_searched_for_are_kept(text: str, words: str) -> None:
    query = only(text).query
    assert query is not None
    assert query.words == words


@pytest.mark.parametrize("said", ["before 1900", "after the flood", "until the cows come home"])
def test_a_date_that_is_not_understood_is_told_instead_of_left_out(said: str) -> None:
    clause = only(f"show tasks due {said}")
    assert clause.intent == "other"
    assert said.split(" ", 1)[1] in clause.answer


async def test_what_a_typed_query_finds_is_shown(conversation: Conversation) -> None:
    await conversation.have_drafts(
        TaskDraft("Water the ferns", due=date(2026, 3, 4)),
        TaskDraft("Mow the lawn", due=date(2026, 3, 1)),
        TaskDraft("Paint the shed", due=date(2026, 4, 1)),
    )
    said = await conversation.say("due:today | overdue")
    assert "Water the ferns" in said
    assert "Mow the lawn" in said
    assert "Paint the shed" not in said
    assert await conversation.pending() == ["Mow the lawn", "Paint the shed", "Water the ferns"]
