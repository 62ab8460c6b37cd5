"""The form for a new task has what was said of it already."""

import pytest

from saydone.agent.turn_context import FormShown
from tests.agent.offline.conftest import Conversation


@pytest.mark.parametrize(
    ("said", "title", "due"),
    [
        ("a form for a new task: wax the skis friday", "wax the skis", "2026-03-06"),
        ("show me the form: wax the skis", "wax the skis", ""),
        ("open a task form: add wax the skis tomorrow at 3pm", "wax the skis", "2026-03-05T15:00"),
        ("I need a form for a task: skis", "skis", ""),
        ("please show me a form to add a task: wax the skis on monday", "wax the skis", "2026-03-09"),
    ],
)
async def test_a_form_has_what_was_said(conversation: Conversation, said: str, title: str, due: str) -> None:
    await conversation.say(said)
    assert conversation.shown == FormShown(task=None, title=title, due=due)
    assert await conversation.tasks() == {}


@pytest.mark.parametrize("said", ["show me a form", "a form please", "open the task form", "a form for a new task"])
async def test_a_form_of_which_nothing_was_said_is_empty(conversation: Conversation, said: str) -> None:
    await conversation.say(said)
    assert conversation.shown == FormShown(task=None)


@pytest.mark.parametrize(
    "said", ["add fill in the form: 7b", "remind me to send the form: tax", "the form: who has it?"]
)
async def test_a_form_that_is_a_task_s_own_is_not_shown(conversation: Conversation, said: str) -> None:
    await conversation.say(said)
    assert not isinstance(conversation.shown, FormShown)
