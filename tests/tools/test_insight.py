"""Looking back through the tool."""

from saydone.domain.actor import Actor
from tests.conftest import ClientOf, Clock
from tests.tools.answers import error_in, text_in


async def test_how_the_week_was_is_told_in_numbers_and_words(client_of: ClientOf, alice: Actor, clock: Clock) -> None:
    async with client_of(alice) as client:
        await client.call_tool("add_task", {"tasks": [{"title": "Milk"}, {"title": "Rent", "due": "2026-03-03"}]})
        clock.pass_(hours=2)
        await client.call_tool("complete_task", {"ids": ["1", "2"]})
        result = await client.call_tool("insight", {})
    assert result.structured_content is not None
    assert text_in(result).splitlines() == [
        "Mon 2 Mar to Wed 4 Mar: 2 tasks completed (the 3 days before: 0), 2 added. In time: 0 of 1 with a due date. "
        "The most, 2, on Wed 4 Mar. Now 0 open, 0 overdue. Streak: 1 day in a row. "
        "Tasks were typically done within 2 hours of being added.",
        "Mon 2 Mar: 0 completed, 0 added, 0 overdue",
        "Tue 3 Mar: 0 completed, 0 added, 0 overdue",
        "Wed 4 Mar: 2 completed, 2 added, 0 overdue",
    ]
    assert [bucket["completed"] for bucket in result.structured_content["buckets"]] == [0, 0, 2]
    assert (result.structured_content["completed"], result.structured_content["streak"]) == (2, 1)


async def test_numbers_are_told_by_week_list_and_label(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        await client.call_tool("add_task", {"tasks": [{"title": "Milk"}]})
        await client.call_tool("complete_task", {"ids": ["1"]})
        answers = [await client.call_tool("insight", {"by": by}) for by in ("week", "list", "label")]
    assert "no label: 1. Now" in text_in(answers[2])
    assert "1 added. Inbox: 1. Now" in text_in(answers[1])
    assert [text_in(answer).splitlines()[-1] for answer in answers] == [
        "Mon 2 Mar – Wed 4 Mar: 1 completed, 1 added, 0 overdue",
        "Inbox: 1 completed, 0 open, 0 overdue",
        "no label: 1 completed, 0 open, 0 overdue",
    ]


async def test_days_to_come_are_refused_in_a_sentence(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        refused = await client.call_tool("insight", {"period": "next week"})
    assert "lies ahead" in error_in(refused)
