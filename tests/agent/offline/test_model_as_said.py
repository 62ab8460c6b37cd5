"""What was said stays as it was said, and what cannot be so is told."""

from datetime import date, datetime

import pytest

from tests.agent.offline.conftest import Conversation
from tests.conftest import BERLIN


@pytest.mark.parametrize(
    "title",
    ["read 'Emil' aloud", 'read "Emil" aloud', "fix alert('x') in the page", "try the `ls` command", "buy 'oat' milk"],
)
async def test_quotation_marks_stay_as_typed(conversation: Conversation, title: str) -> None:
    await conversation.say(f"add {title}")
    assert await conversation.pending() == [title]


@pytest.mark.parametrize("said", ["add 'wash up'", 'add "wash up"', "add “wash up”"])
async def test_marks_around_the_whole_title_are_no_part_of_it(conversation: Conversation, said: str) -> None:
    await conversation.say(said)
    assert await conversation.pending() == ["wash up"]


@pytest.mark.parametrize(
    ("part", "due"),
    [("evening", (19, 18)), ("night", (19, 20)), ("morning", (19, 9)), ("afternoon", (19, 15))],
)
async def test_the_evening_before_is_counted_from_what_was_just_added(
    conversation: Conversation, part: str, due: tuple[int, int]
) -> None:
    await conversation.say("add museum visit on 20 march")
    await conversation.say(f"remind me the {part} before to pack the lunch")
    found = (await conversation.tasks())["pack the lunch"].due
    assert isinstance(found, datetime)
    local = found.astimezone(BERLIN)
    assert (local.day, local.hour) == due


@pytest.mark.parametrize(
    "said", ["and remind me to iron a shirt the day before", "remind me the day before to iron a shirt"]
)
async def test_the_day_before_is_a_day(conversation: Conversation, said: str) -> None:
    await conversation.say("add museum visit on 20 march at 10am")
    await conversation.say(said)
    assert (await conversation.tasks())["iron a shirt"].due == date(2026, 3, 19)


@pytest.mark.parametrize("time", ["25:00", "31:15", "10:75", "7:61"])
async def test_a_time_that_no_day_has_is_told(conversation: Conversation, time: str) -> None:
    assert f"There is no {time}" in await conversation.say(f"add call gran at {time}")


@pytest.mark.parametrize("time", ["2:30am", "02:15"])
async def test_a_time_that_the_clocks_skip_is_told(conversation: Conversation, time: str) -> None:
    said = await conversation.say(f"add feed the owl on 29 march at {time}")
    assert "03:00" in said
    assert "The clocks go forward to 03:00 that day" in said


@pytest.mark.parametrize("when", ["28 march at 2:30am", "29 march at 4am", "29 march"])
async def test_of_clocks_nothing_is_told_where_none_is_skipped(conversation: Conversation, when: str) -> None:
    assert "clocks" not in await conversation.say(f"add feed the owl on {when}")


@pytest.mark.parametrize("said", ["add call gran at 23:00", "add call gran at 5pm", "add buy 25 eggs"])
async def test_of_a_time_that_there_is_nothing_is_told(conversation: Conversation, said: str) -> None:
    assert "There is no" not in await conversation.say(said)


@pytest.mark.parametrize(
    "said",
    [
        "book it for thursday instead",
        "put bread to the top of the inbox",
        "put the rake at the bottom of my list",
        "clean up my lists",
        "take back what happened in the last ten minutes",
        "share Garden with my sister",
    ],
)
async def test_an_order_about_what_is_there_is_not_offered_as_a_task(conversation: Conversation, said: str) -> None:
    assert "I can add" not in await conversation.say(said)
    assert await conversation.pending() == []


@pytest.mark.parametrize("said", ["book a table for thursday", "scrub the gutters"])
async def test_a_thing_to_do_is_still_offered(conversation: Conversation, said: str) -> None:
    assert "I can add" in await conversation.say(said)
