"""Lines go to the list that the heading above them names, in the same message or in the next ones."""

import pytest

from saydone.agent.offline.headings import heading_of
from tests.agent.offline.conftest import Conversation
from tests.agent.offline.readings import intents, titles

LINES = "- choose tents by 20 March\n* pack lamps !!\n1. ring Bo on Monday"


async def _places(conversation: Conversation) -> list[str]:
    said = await conversation.say("show everything in Summer Camp")
    return [line.removeprefix("- ") for line in said.splitlines() if line.startswith("- ")]


@pytest.mark.parametrize(
    "heading", ["add the following to it:", "add these to Summer Camp:", "Put these in summer camp"]
)
async def test_lines_below_a_heading_go_to_its_list(conversation: Conversation, heading: str) -> None:
    await conversation.say("create project Summer Camp")
    await conversation.say(f"{heading}\n{LINES}")
    assert await _places(conversation) == [
        "ring Bo (#3) in Summer Camp — due Mon 9 Mar 2026",
        "choose tents (#1) in Summer Camp — due Fri 20 Mar 2026",
        "pack lamps (#2) (p2) in Summer Camp",
    ]


@pytest.mark.parametrize("heading", ["add the following to it:", "add these to Summer Camp:"])
async def test_lines_in_the_next_messages_go_there_too(conversation: Conversation, heading: str) -> None:
    await conversation.say("create project Summer Camp")
    assert await conversation.say(heading) == (
        "Go on: say what to add to “Summer Camp”, each in a line that begins with “-”."
    )
    assert await conversation.pending() == []
    for line in LINES.splitlines():
        await conversation.say(line)
    assert len(await _places(conversation)) == 3
    await conversation.say("add soap")
    assert "soap" in await conversation.pending()
    assert len(await _places(conversation)) == 3


async def test_lines_after_something_else_go_nowhere_special(conversation: Conversation) -> None:
    await conversation.say("create project Summer Camp")
    await conversation.say("add these to Summer Camp:")
    await conversation.say("never mind")
    await conversation.say("- choose tents by 20 March")
    assert await _places(conversation) == []


@pytest.mark.parametrize(
    "line", ["add this to my list", "add these to it", "add milk to Trip", "add these eggs to Trip"]
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert heading_of(line) == ""


def test_a_heading_alone_adds_nothing() -> None:
    assert intents("add these to Summer Camp:") == ["other"]


def test_a_list_of_no_name_is_the_inbox() -> None:
    assert titles("add the following to my list:\n- salt\n- oil") == ["salt", "oil"]
