"""What is written down stands as it was typed, however the sentence around it is mended."""

import pytest

from tests.agent.offline.conftest import Conversation
from tests.agent.offline.readings import only


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("add buy vitamin u", "buy vitamin u"),
        ("pls add call ur mum tomorrow", "call ur mum"),
        ("add a task: learn dont starve", "learn dont starve"),
        ("ad grocries on friday", "grocries"),
        ("gotta call lits tomorrow", "call lits"),
    ],
)
def test_a_new_title_keeps_its_own_spelling(text: str, title: str) -> None:
    assert [item.title for item in only(text).items] == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("rename buy milk to pls call", "pls call"),
        ("rename buy milk to say thank you please", "say thank you please"),
        ("rename buy milk to run again", "run again"),
        ("change the title of buy milk to i dont know", "i dont know"),
        ("rename it to need sleep", "need sleep"),
        ("pls rename buy milk to call ur mum, thanks", "call ur mum"),
        ("rename buy milk to call mum please", "call mum"),
    ],
)
def test_a_new_name_is_kept_but_for_a_polite_end(text: str, title: str) -> None:
    clause = only(text)
    changes = clause.changes or (clause.perhaps and clause.perhaps.changes)
    assert changes
    assert changes.title == title


def test_notes_and_names_of_lists_keep_their_spelling() -> None:
    note, made, renamed = (
        only("note on oats: u know"),
        only("create a list called u and me"),
        only("rename the list Work to grocries"),
    )
    assert note.changes
    assert note.changes.description == "u know"
    assert made.tending
    assert made.tending.name == "U and me"
    assert renamed.tending
    assert renamed.tending.to == "grocries"


@pytest.mark.parametrize("said", ["oat please", "ask u about teh price, thanks!", "see you too"])
def test_a_comment_is_kept_to_its_end(said: str) -> None:
    assert only(f"comment on the oats: {said}").text == said


async def test_a_task_is_found_again_by_the_spelling_it_was_given(conversation: Conversation) -> None:
    await conversation.say("add buy vitamin u")
    await conversation.say("mark buy vitamin u as done")
    assert await conversation.done() == ["buy vitamin u"]
