"""Listing tasks through the tool."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from mcp import Client

from saydone.domain.actor import Actor
from saydone.domain.task_query import TaskQuery
from saydone.store.cursor import pack_cursor
from tests.conftest import ClientOf, Clock
from tests.tools.answers import error_in, list_in, text_in
from tests.tools.listing import add, titles
from tests.tools.turns import Turns


async def test_what_repeats_is_listed_by_when_it_was_done_and_how_often(turns: Turns) -> None:
    await turns.add("Water", due="today", repeat="every day")
    await turns.add("Milk")
    for number in ("1", "1", "2"):
        await turns.call("complete_task", ids=[number])
    for arguments in ({"query": "completed: this week"}, {"query": "completed:today", "status": "completed"}):
        result = await turns.call("list_tasks", **arguments)
        assert list_in(result).message == "2 tasks, done 3 times."
        assert [(task.title, task.done) for task in list_in(result).tasks] == [("Water", 2), ("Milk", 1)]
        assert "Water — due Fri 6 Mar 2026, every day, done 2 times then" in text_in(result)
    assert "3 tasks completed" in text_in(await turns.call("insight", period="this week"))


async def test_pending_tasks_come_soonest_first_then_by_priority_and_age(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        await add(
            client,
            "no due, p4",
            {"title": "no due, p1", "priority": "p1"},
            {"title": "10 March, older", "due": "2026-03-10"},
            {"title": "10 March, newer", "due": "2026-03-10"},
            {"title": "10 March, p2", "due": "2026-03-10", "priority": "p2"},
            {"title": "done", "due": "2026-03-01"},
            {"title": "overdue", "due": "2026-03-03"},
        )
        await client.call_tool("complete_task", {"ids": ["6"]})
        pending = ["overdue", "10 March, p2", "10 March, older", "10 March, newer", "no due, p1", "no due, p4"]
        assert await titles(client) == pending
        assert await titles(client, status="completed") == ["done"]
        assert await titles(client, status="all") == [*pending, "done"]


async def test_the_answer_says_how_many_match_and_shows_them_in_lines(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        none = await client.call_tool("list_tasks", {})
        await add(client, "One")
        one = await client.call_tool("list_tasks", {"status": "all"})
        await add(client, {"title": "Two", "due": "2026-03-03", "priority": "p1"})
        two = await client.call_tool("list_tasks", {"limit": 1})
    assert list_in(none).message == "No pending tasks match."
    assert list_in(one).message == "1 task."
    assert list_in(two).message == "2 pending tasks, 1 of them here."
    assert [part.text for part in two.content if part.type == "text"] == [
        "2 pending tasks, 1 of them here.\n[ ] #2 Two (p1) — due Tue 3 Mar 2026, overdue\n"
        f"next_cursor: {list_in(two).next_cursor}"
    ]


async def test_nobody_sees_the_tasks_of_another(client_of: ClientOf, alice: Actor, bob: Actor) -> None:
    async with client_of(alice) as client:
        await add(client, "Alice's milk", "Alice's eggs")
    async with client_of(bob) as client:
        await add(client, "Bob's milk")
        assert await titles(client, status="all") == ["Bob's milk"]
        assert await titles(client, search="milk") == ["Bob's milk"]
        assert list_in(await client.call_tool("list_tasks", {"search": "eggs"})).total == 0


async def pages(client: Client, **asked: object) -> list[list[str]]:
    found: list[list[str]] = []
    cursor: str | None = ""
    while cursor is not None:
        page = list_in(await client.call_tool("list_tasks", {**asked, "cursor": cursor or None}))
        found.append([task.title for task in page.tasks])
        cursor = page.next_cursor
    return found


async def test_pages_together_are_the_whole_list(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        for half in (range(12), range(12, 25)):
            await add(
                client,
                *({"title": f"Task {n}", "due": "2026-03-10" if n % 3 else "", "priority": n % 4 + 1} for n in half),
            )
        await client.call_tool("complete_task", {"ids": [str(n) for n in range(1, 26, 2)]})
        whole = await titles(client, status="all", limit=100)
        for limit in (1, 4, 5, 24):
            paged = await pages(client, status="all", limit=limit)
            assert [title for page in paged for title in page] == whole
            assert {len(page) for page in paged[:-1]} == {limit}
        assert [len(page) for page in await pages(client, status="all", limit=25)] == [25]


async def test_a_cursor_stays_right_while_tasks_come_and_go(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        await add(client, *({"title": f"Day {n}", "due": f"2026-03-{n:02}"} for n in range(11, 17)))
        first = list_in(await client.call_tool("list_tasks", {"limit": 3}))
        assert [task.title for task in first.tasks] == ["Day 11", "Day 12", "Day 13"]
        await add(client, {"title": "Day 1", "due": "2026-03-01"}, {"title": "Day 20", "due": "2026-03-20"})
        await client.call_tool("delete_task", {"ids": [first.tasks[0].id, first.tasks[2].id]})
        assert await titles(client, limit=3, cursor=first.next_cursor) == ["Day 14", "Day 15", "Day 16"]
        assert await titles(client, limit=9, cursor=first.next_cursor) == ["Day 14", "Day 15", "Day 16", "Day 20"]


async def test_a_made_up_cursor_is_refused_or_harmless(client_of: ClientOf, alice: Actor, clock: Clock) -> None:
    now = clock()
    top = 2**63 - 1
    async with client_of(alice) as client:
        await add(client, "One")
        for cursor in (
            "x",
            "%%%",
            "\ud800",
            "1",
            "W10",
            "A" * 9999,
            pack_cursor((0, now)),
            pack_cursor(()),
        ):
            sentence = error_in(await client.call_tool("list_tasks", {"cursor": cursor}))
            assert sentence == "The cursor is not one that this server gave. Start again without a cursor."
        of = f"due+pending {TaskQuery().selection}"
        for wrong in ((now, 1, 1, 1), (of, 1, now, 0, 0), (of, 0, now, 0), (of, 0, now, 0, top + 1)):
            assert "cursor" in error_in(await client.call_tool("list_tasks", {"cursor": pack_cursor(wrong)}))
        end = datetime(9999, 12, 31, tzinfo=UTC)  # where tasks without a due are
        for key, there in (((now, 0, 0), ["One"]), ((end, top, top), []), ((end, -top, -top), ["One"])):
            assert await titles(client, cursor=pack_cursor((of, 0, *key))) == there


async def test_limits_from_1_to_100_are_taken_and_no_others(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        for start in range(0, 125, 25):
            await add(client, *(f"Task {n}" for n in range(start, start + 25)))
        assert len(await titles(client)) == 20
        assert len(await titles(client, limit=100)) == 100
        for limit in (0, -1, 101, 2**31, 2**63, 1e30, "many", None, 1.5):
            sentence = error_in(await client.call_tool("list_tasks", {"limit": limit}))
            assert sentence.startswith("These arguments cannot be used. “limit” ")


async def test_days_of_a_range_are_inclusive(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        await add(client, "Never", *({"title": f"{n}", "due": f"2026-03-0{n}"} for n in range(3, 8)))
        assert await titles(client, due_after="today") == ["4", "5", "6", "7"]
        assert await titles(client, due_before="today") == ["3", "4"]
        assert await titles(client, due_after="tomorrow", due_before="2026-03-06") == ["5", "6"]
        assert await titles(client, due_after="2026-03-06", due_before="2026-03-05") == []
        assert len(await titles(client, due_after="none", due_before=" ")) == 6
        assert "“xyzzy”" in error_in(await client.call_tool("list_tasks", {"due_after": "xyzzy"}))
        for edge in ("due_after", "due_before"):
            assert error_in(await client.call_tool("list_tasks", {edge: "9999-12-31"}))


async def test_overdue_tasks_are_pending_ones_whose_day_has_passed(
    client_of: ClientOf, alice: Actor, clock: Clock
) -> None:
    async with client_of(alice) as client:
        await add(client, "Never", *({"title": f"{n}", "due": f"2026-03-0{n}"} for n in range(2, 6)))
        await client.call_tool("complete_task", {"ids": ["2"]})
        assert await titles(client, overdue=True, status="all") == ["3"]
        assert await titles(client, overdue=True, status="completed") == []
        clock.pass_(hours=13, minutes=59)
        assert await titles(client, overdue=True) == ["3"]
        clock.pass_(minutes=1)
        page = list_in(await client.call_tool("list_tasks", {}))
        assert await titles(client, overdue=True) == ["3", "4"]
        assert [task.title for task in page.tasks if task.overdue] == ["3", "4"]


async def test_conditions_add_up(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        await add(
            client,
            {"title": "Pay rent", "due": "2026-03-05", "priority": "p1"},
            {"title": "Pay Ann", "due": "2026-03-05"},
            {"title": "Pay tax", "due": "2026-03-09", "priority": "p1"},
            {"title": "Rent a car", "due": "2026-03-05", "priority": "p1"},
        )
        assert await titles(client, search="pay", priority="p1", due_before="tomorrow") == ["Pay rent"]
        assert await titles(client, priority=1) == ["Pay rent", "Rent a car", "Pay tax"]
        assert await titles(client, priority="p3") == []


async def test_a_repetition_ends_on_the_day_that_was_said_wherever_its_owner_is_by_now(
    client_of: ClientOf, alice: Actor
) -> None:
    async with client_of(alice) as client:
        await add(client, {"title": "Swim", "due": "tomorrow 9:00", "repeat": "every day until 25 december"})
    async with client_of(replace(alice, zone=ZoneInfo("Asia/Tokyo"))) as client:
        assert "until 25 December" in text_in(await client.call_tool("list_tasks", {}))


async def test_a_list_that_there_is_not_is_said(turns: Turns) -> None:
    assert list_in(await turns.call("list_tasks", query="#Nowhere")).message == (
        "No pending tasks match. There is no list “Nowhere”."
    )
