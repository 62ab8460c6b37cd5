"""Queries on the databases: they find what the language means, in every order, page by page."""

from datetime import date, datetime, timedelta
from itertools import product
from typing import Any, get_args
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saydone.domain.query_language.error import QueryError
from saydone.domain.query_language.matches import TaskFacts, matches
from saydone.domain.query_language.statuses import possible_statuses
from saydone.domain.query_language.tree import (
    And,
    AssignedTo,
    DateField,
    During,
    Has,
    HasLabel,
    HasPriority,
    HasStatus,
    InList,
    Node,
    Not,
    Or,
    Overdue,
    Part,
    Says,
    TextField,
)
from saydone.domain.task import Due, Task, TaskDraft
from saydone.domain.task_query import Sort, TaskQuery
from saydone.services import comments, completion, insight, lists, search, tasks
from saydone.store import counting
from saydone.store import listing as store
from saydone.store.completions import of_task
from saydone.store.list_tables import MembershipRow
from saydone.store.visibility import visible_to
from tests.conftest import BERLIN, Clock, make_actor
from tests.services.world import World

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=BERLIN)
EDGES: list[Due] = [
    date(2026, 3, 3),
    date(2026, 3, 4),
    NOW,
    NOW - timedelta(hours=9, minutes=59),
    NOW + timedelta(days=1),
]
WORDS = ["milk", "MILK", "100%", "a_b", '"', "straße", "\\", "e\u0301", "blue\nsky"]


def facts(
    task: Task, list_name: str, said: tuple[str, ...], who: dict[int, str], done_at: tuple[datetime, ...]
) -> TaskFacts:
    return TaskFacts(
        title=task.title,
        description=task.description,
        comments=said,
        status=task.status,
        priority=task.priority,
        due=task.due,
        start=task.start,
        done_at=done_at,
        labels=frozenset(task.labels),
        list_name=list_name,
        assignee=who.get(task.assignee_id or 0),
        recurring=task.rrule is not None,
        has_parent=task.parent_id is not None,
        created_at=task.created_at,
        updated_at=task.updated_at,
    )


@pytest.fixture
async def known(world: World, clock: Clock) -> dict[int, TaskFacts]:
    """Tasks of every kind, by id, that alice sees: her own and those in a list that bob shares with her."""
    bob = await make_actor(world.db, "Bob", clock)
    async with world.step() as (session, actor):
        mine = await lists.create(session, actor, "Side Project", now=clock())
        theirs = await lists.create(session, bob, "side project", now=clock())
        session.add(MembershipRow(list_id=theirs.id, user_id=actor.user_id, role="editor"))
    await world.add(
        TaskDraft("Buy Milk 100%", "a blue\nsky", due=date(2026, 3, 4), labels=("Errand",), priority=1),
        TaskDraft("Ship A_B", "Straße", due=NOW, start=date(2026, 3, 3), list_id=mine.id, assignee_id=1),
        TaskDraft('Say "é" \\', due=date(2026, 3, 3), rrule="FREQ=DAILY", priority=2),
        TaskDraft("blue", "milk", due=NOW - timedelta(hours=10), start=NOW - timedelta(days=1)),
        TaskDraft("Rest"),
        TaskDraft("Done", due=date(2026, 3, 1)),
        TaskDraft("Water", due=date(2026, 3, 4), rrule="FREQ=DAILY"),
        TaskDraft("Walk", due=date(2026, 3, 4), rrule="FREQ=DAILY"),
    )
    await skip(world, "Walk")
    await world.add(TaskDraft("Part", due=NOW + timedelta(days=1)), below="Rest")
    await world.add(TaskDraft("Ours", list_id=theirs.id, labels=("errand",), assignee_id=bob.user_id))
    await world.as_(bob).add("Not for alice")
    await world.complete("Done")
    await world.complete("Water")
    await skip(world, "Water")
    async with world.step() as (session, actor):
        await comments.add(session, actor, world.ids["Rest"], "Milk & STRASSE", now=clock())
    names = {task_list.id: task_list.name for task_list in (mine, theirs)}
    who = {world.actor.user_id: "alice", bob.user_id: "Bob"}
    said = {"Rest": ("Milk & STRASSE",)}
    found = [await world.task(title) for title in world.ids if title != "Not for alice"]
    async with world.db.reading() as session:
        done = {task.id: [each.at for each in await of_task(session, task.id) if not each.skipped] for task in found}
    return {
        task.id: facts(task, names.get(task.list_id, "Inbox"), said.get(task.title, ()), who, tuple(done[task.id]))
        for task in found
    }


async def skip(world: World, title: str) -> None:
    async with world.step() as (session, actor):
        await completion.skip(session, actor, [world.ids[title]], now=world.clock())


def during(field: DateField, ends: tuple[Due | None, Due | None]) -> Node:
    return During(field, *ends, zone=BERLIN)


def several(kind: type[And] | type[Or], parts: list[Node]) -> Node:
    return kind(tuple(parts))


FIELDS: list[DateField] = ["due", "start", "created", "updated", "completed"]
PLACES: list[TextField] = ["any", "title", "description", "comment"]
PARTS: list[Part] = ["due", "start", "label", "description", "assignee", "parent", "recurrence"]
LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(Says, st.sampled_from(WORDS), st.sampled_from(PLACES)),
    st.builds(HasStatus, st.sampled_from(["open", "done", "all"])),
    st.builds(HasPriority, st.sampled_from([1, 2, 4])),
    st.builds(HasLabel, st.sampled_from(["errand", "ERRAND", "none"])),
    st.builds(InList, st.sampled_from(["inbox", "SIDE project", "%"])),
    st.builds(AssignedTo, st.sampled_from(["me", "bob", "Alice", "nobody"])),
    st.builds(Has, st.sampled_from(PARTS)),
    st.just(Overdue(NOW)),
    st.builds(during, st.sampled_from(FIELDS), st.tuples(*[st.sampled_from([None, *EDGES])] * 2).filter(any)),
)
TREES: st.SearchStrategy[Node] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(several, st.sampled_from([And, Or]), st.lists(inner, min_size=2, max_size=3)),
    ),
    max_leaves=6,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tree=TREES, looked_at=st.sampled_from([1_000, 0]), rare=st.booleans())
async def test_a_query_finds_on_the_database_what_the_language_means(
    world: World, known: dict[int, TaskFacts], tree: Node, looked_at: int, rare: bool
) -> None:
    """As it is found among few tasks, and as among so many that they are not all looked at, rare or frequent."""
    least = 50 if rare else 0
    async with world.db.reading() as session:
        with patch.multiple(counting, LOOKED_AT=looked_at, _RARE=least, _SOON=least):
            page = await store.page(session, await visible_to(session, world.actor.user_id), TaskQuery(limit=100), tree)
    wanted = {number for number, task in known.items() if matches(tree, task, me="alice")}
    assert {task.id for task in page.tasks} == wanted
    assert page.total == len(wanted)
    assert {known[number].status for number in wanted} <= possible_statuses(tree)


async def titles(world: World, **query: Any) -> list[str]:
    async with world.db.reading() as session:
        page = await tasks.listing(session, world.actor, TaskQuery(**query), now=world.clock())
    return [task.title for task in page.tasks]


async def test_a_query_that_says_nothing_of_the_status_finds_open_tasks(world: World) -> None:
    await world.add("Buy milk", "Drink milk")
    await world.complete("Drink milk")
    assert await titles(world, status=None, query="milk") == ["Buy milk"]
    assert await titles(world, status=None) == ["Buy milk"]
    assert await titles(world, status=None, query="milk status:all") == ["Buy milk", "Drink milk"]
    assert await titles(world, status=None, query="completed:today") == ["Drink milk"]
    assert await titles(world, status="pending", query="status:done") == []
    assert await titles(world, status="all", query="milk", priority=1) == []


async def test_what_repeats_is_found_by_each_time_that_it_was_done_as_looking_back_counts_it(world: World) -> None:
    await world.add(TaskDraft("Water", due=date(2026, 3, 4), rrule="FREQ=DAILY"), "Milk", "Bread")
    await world.add(TaskDraft("Pill", due=date(2026, 3, 4), rrule="FREQ=DAILY;COUNT=2"))
    for title in ("Water", "Milk", "Water", "Pill", "Pill"):
        await world.complete(title)
    await skip(world, "Water")
    await world.add(TaskDraft("Skipped", due=date(2026, 3, 4), rrule="FREQ=DAILY;COUNT=1"))
    await skip(world, "Skipped")
    for status in (None, "completed", "all"):
        async with world.db.reading() as session:
            query = TaskQuery(status=status, query="completed:today")
            page = await tasks.listing(session, world.actor, query, now=world.clock())
            told = await insight.insight(session, world.actor, period="today", by="day", now=world.clock())
        assert {task.title: page.times[task.id] for task in page.tasks} == {"Water": 2, "Milk": 1, "Pill": 2}
        assert told.completed == sum(page.times.values())
    assert await titles(world, status="pending", query="completed:today") == ["Water"]
    assert await titles(world, status=None, query="completed:yesterday") == []
    assert await titles(world, status=None, query="completed:today status:done") == ["Pill", "Milk"]


async def test_what_is_in_an_archived_list_is_shown_to_those_who_ask_for_the_list(world: World) -> None:
    async with world.step() as (session, actor):
        trip = await lists.create(session, actor, "Trip", now=world.clock())
    await world.add("Milk", TaskDraft("Book tram", due=date(2026, 3, 1), list_id=trip.id, labels=("errand",)))
    await world.add("Ticket", below="Book tram")
    async with world.step() as (session, actor):
        await lists.archive(session, actor, trip.id, now=world.clock())
    assert await titles(world) == ["Milk"]
    for query in ("overdue", "@errand", "tram", "!@errand & !milk", "(tram | ticket) status:all"):
        assert await titles(world, query=query) == [], query
    for query in ("#Trip", "#trip & overdue", "#trip | milk", "!#Inbox & #Trip"):
        assert "Book tram" in await titles(world, query=query), query
    assert await titles(world, query="!#Trip") == ["Milk"]
    assert await titles(world, list_id=trip.id) == ["Book tram", "Ticket"]
    assert await titles(world, parent_id=int(world.ids["Book tram"])) == ["Ticket"]
    async with world.db.reading() as session:
        page = await tasks.listing(session, world.actor, TaskQuery(limit=1), now=world.clock())
        assert (page.total, page.total_is_at_least) == (1, False)
        assert await search.search(session, world.actor, "tram") == []
        assert await search.search(session, world.actor, "tran") == []
        among = TaskQuery(words="tran", list_id=trip.id)
        assert [hit.task.title for hit in await search.search_among(session, world.actor, among, "best", now=NOW)] == [
            "Book tram"
        ]
        told = await insight.insight(session, world.actor, period="this week", by="list", now=world.clock())
        assert (told.open, told.overdue, [bucket.name for bucket in told.buckets]) == (1, 0, ["Inbox"])
        assert (await tasks.get(session, world.actor, [world.ids["Book tram"]])).failed == []
    await world.complete("Book tram")
    assert await titles(world, query="completed:today") == []
    async with world.db.reading() as session:
        assert (await insight.insight(session, world.actor, period="today", by="day", now=world.clock())).completed == 2
    async with world.step() as (session, actor):
        await lists.unarchive(session, actor, trip.id, now=world.clock())
    assert await titles(world) == ["Milk", "Book tram", "Ticket"]


@pytest.mark.parametrize(
    "sign",
    ['"', "NEAR(", "AND", "title:x", "-milk", "*", "%", "_", "\\", "%' --", "x" * 1990, "\u202e"],
)
async def test_signs_in_what_is_searched_for_are_text(world: World, sign: str) -> None:
    await world.add("Buy oat milk")
    phrase = sign.replace("\\", "\\\\").replace('"', '\\"')
    assert await titles(world, query=f'"{phrase}"') == []
    assert await titles(world, words=sign[:500]) == []
    if len(sign) < 100:  # it fits a title
        await world.add(f"x{sign}x")
        assert await titles(world, query=f'"{phrase}"') == [f"x{sign}x"]


async def test_a_query_that_cannot_be_read_says_where(world: World) -> None:
    for query, message in (
        ("p1 & (", "At character 7"),
        ("a " * 101, "more than 100 conditions"),
        ("x" * 5000, "too long"),
        ("due:9999999999", "At character 5"),
    ):
        with pytest.raises(QueryError, match=message):
            await titles(world, query=query)


async def test_a_hundred_conditions_nested_fifty_deep_are_answered(world: World) -> None:
    await world.add("a1")
    deep = "!(" * 24 + "|".join(f"a{number}" for number in range(100)) + ")" * 24
    assert await titles(world, query=deep) == ["a1"]


@pytest.mark.parametrize("group", [None, "list", "priority", "assignee"])
async def test_pages_in_every_order_have_each_task_once(
    world: World, known: dict[int, TaskFacts], group: str | None
) -> None:
    for sort, descending in product(get_args(Sort), (False, True)):
        await check_pages(world, known, {"sort": sort, "descending": descending, "group": group})


async def check_pages(world: World, known: dict[int, TaskFacts], order: dict[str, Any]) -> None:
    async with world.db.reading() as session:
        whole = await tasks.listing(session, world.actor, TaskQuery(limit=100, **order), now=world.clock())
        seen: list[Task] = []
        cursor = None
        while cursor or not seen:
            page = await tasks.listing(session, world.actor, TaskQuery(limit=2, cursor=cursor, **order), now=NOW)
            assert page.total == len(known)
            seen += page.tasks
            cursor = page.next_cursor
    assert seen == list(whole.tasks)
    assert {task.id for task in seen} == set(known)
