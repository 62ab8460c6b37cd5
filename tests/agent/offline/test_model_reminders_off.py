"""Whether "delete the reminder for the dentist" means the reminder or the task."""

from datetime import UTC, datetime

import pytest

from saydone.domain.task import TaskDraft
from tests.agent.offline.conftest import Conversation

_DUE = datetime(2026, 3, 20, 8, 0, tzinfo=UTC)
_SAID = (
    "delete the reminder for the dentist",
    "remove my dentist reminder",
    "cancel the reminder of the dentist",
    "remove the reminder about the dentist",
    "get rid of the dentist reminder",
    "delete my reminders for the dentist",
    "erase the reminder to see the dentist",
    "stop reminding me to see the dentist",
    "turn off the reminder for the dentist",
)


async def _reminded(conversation: Conversation, *titles: str) -> None:
    await conversation.have_drafts(*(TaskDraft(title, due=_DUE) for title in titles))
    for title in titles:
        await conversation.say(f'remind me 1 hour before "{title}"')
        assert "reminds 1h before" in await conversation.say(f'show "{title}" in full')


@pytest.mark.parametrize("text", _SAID)
async def test_a_reminder_that_there_is_goes_and_its_task_stays(conversation: Conversation, text: str) -> None:
    await _reminded(conversation, "See the dentist")
    said = await conversation.say(text)
    assert "has no reminders any more" in said
    assert "The task itself stays" in said
    assert await conversation.pending() == ["See the dentist"]
    assert "reminds" not in await conversation.say('show "See the dentist" in full')


async def test_a_task_without_reminders_is_the_reminder_itself(conversation: Conversation) -> None:
    await conversation.have("Call mom")
    await conversation.say("delete the reminder to call mom")
    assert await conversation.pending() == []


async def test_a_task_whose_title_says_reminder_is_deleted_by_its_name(conversation: Conversation) -> None:
    await _reminded(conversation, "Send payment reminder")
    await conversation.say("delete send payment reminder")
    assert await conversation.pending() == []


async def test_which_of_two_tasks_keeps_its_reminder_is_asked(conversation: Conversation) -> None:
    await _reminded(conversation, "Dentist for Ann", "Dentist for Bo")
    asked = await conversation.say("delete the dentist reminder")
    assert "take the reminder from" in asked
    await conversation.say("the one for Bo")
    assert await conversation.pending() == ["Dentist for Ann", "Dentist for Bo"]
    assert "reminds" not in await conversation.say('show "Dentist for Bo" in full')
    assert "reminds" in await conversation.say('show "Dentist for Ann" in full')


async def test_another_deletion_in_the_same_message_is_made(conversation: Conversation) -> None:
    await _reminded(conversation, "See the dentist")
    await conversation.have("Buy milk")
    await conversation.say("delete buy milk and remove the reminder for the dentist")
    assert await conversation.pending() == ["See the dentist"]
