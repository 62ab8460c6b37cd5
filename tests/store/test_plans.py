"""Listings go by an index, in its order: nobody's tasks are all read for a page, and none are sorted."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from bench.plans import sent_to
from saydone.domain.actor import Actor
from saydone.domain.task import TaskDraft
from saydone.domain.task_query import Sort, TaskQuery
from saydone.services import lists, tasks
from saydone.store import counting
from saydone.store.db import Database
from tests.conftest import Clock

OPEN = TaskQuery("pending", limit=2)
INDEXES: dict[Sort, str] = {
    "due": "tasks_by_due",
    "priority": "tasks_by_priority",
    "created": "tasks_by_creation",
    "updated": "tasks_by_update",
    "completed": "tasks_by_due",
    "title": "tasks_by_title",
    "position": "tasks_by_place",
}


async def plans(db: Database, actor: Actor, query: TaskQuery, clock: Clock) -> list[tuple[str, str]]:
    """What is read of tasks for a page, and how."""
    async with db.transaction() as session:
        if db.dialect == "postgresql":  # with a handful of tasks it would rather read them all, or sort them
            for other_way in ("seqscan", "bitmapscan", "sort"):
                await session.execute(text(f"SET LOCAL enable_{other_way} = off"))
        with sent_to(db) as sent:
            await tasks.listing(session, actor, query, now=clock())
        return [(said, plan) for said, plan in await sent.plans(session) if "FROM tasks" in said]


@pytest.fixture
async def some_tasks(db: Database, alice: Actor, clock: Clock) -> None:
    async with db.transaction() as session:
        drafts = [TaskDraft(f"Task {n}", due=clock().date(), labels=("rare",) if n == 3 else ()) for n in range(9)]
        await tasks.add(session, alice, drafts, now=clock())


@pytest.mark.usefixtures("some_tasks")
@pytest.mark.parametrize("sort", INDEXES)
async def test_a_page_is_read_in_the_order_of_an_index(db: Database, alice: Actor, clock: Clock, sort: Sort) -> None:
    async with db.reading() as session:
        first = await tasks.listing(session, alice, replace(OPEN, sort=sort), now=clock())
    for cursor in (None, first.next_cursor):
        for said, plan in await plans(db, alice, replace(OPEN, sort=sort, cursor=cursor), clock):
            assert "SCAN tasks" not in plan, said
            assert "Seq Scan" not in plan, said
            if said.startswith("SELECT tasks.id"):
                assert INDEXES[sort] in plan
                assert "Sort" not in plan
                assert "TEMP B-TREE" not in plan


@pytest.fixture
async def another_list(db: Database, alice: Actor, clock: Clock, some_tasks: None) -> None:
    """PostgreSQL has to know that not all are in one list: any index serves a handful as well."""
    async with db.transaction() as session:
        other = await lists.create(session, alice, "Other", now=clock())
        for _ in range(8):
            await tasks.add(session, alice, [TaskDraft("Task", list_id=other.id)] * 25, now=clock())
        if db.dialect == "postgresql":
            await session.execute(text("ANALYZE tasks"))


PARTS = {
    "a list": (replace(OPEN, list_id=1), "tasks_by_list_and_due"),
    "a list by its name": (replace(OPEN, query="list:Inbox"), "tasks_by_list_and_due"),
    "a list by position": (replace(OPEN, list_id=1, sort="position"), "tasks_by_place|tasks_by_list "),
    "groups by list": (replace(OPEN, group="list"), "tasks_by_list_and_due"),
    "groups by list, of all": (replace(OPEN, status="all", group="list"), "tasks_by_list_and_due"),
    "groups by assignee": (replace(OPEN, group="assignee"), "tasks_by_due"),
    "groups by assignee, of all": (replace(OPEN, status="all", group="assignee"), "tasks_by_due"),
}


@pytest.mark.usefixtures("another_list")
@pytest.mark.parametrize("part", PARTS)
async def test_a_list_and_groups_are_read_in_the_order_of_an_index(
    db: Database, alice: Actor, clock: Clock, part: str
) -> None:
    query, indexes = PARTS[part]  # either, where two are in the order that is asked for
    async with db.reading() as session:
        first = await tasks.listing(session, alice, query, now=clock())
    for cursor in (None, first.next_cursor):
        pages = [
            plan for said, plan in await plans(db, alice, replace(query, cursor=cursor), clock) if "tasks.title" in said
        ]
        assert pages
        for plan in pages:
            assert any(index in plan for index in indexes.split("|")), plan
            assert "Sort" not in plan
            assert "TEMP B-TREE" not in plan


@pytest.mark.usefixtures("some_tasks")
async def test_the_few_tasks_with_a_rare_label_are_looked_up_by_their_ids(
    db: Database, alice: Actor, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "LOOKED_AT", 2)
    found = await plans(db, alice, replace(OPEN, query="@rare"), clock)
    pages = [plan for said, plan in found if said.startswith("SELECT tasks.id, tasks.user_id")]
    assert pages
    for plan in pages:
        assert ("INTEGER PRIMARY KEY" if db.dialect == "sqlite" else "ProjectSet") in plan  # the ids that were given
        assert "tasks_by_due" not in plan


@pytest.mark.usefixtures("another_list")
@pytest.mark.parametrize(("query", "index"), [("beta", "tasks_by_creation"), ("@rare", "tasks_by_due")])
async def test_rows_that_have_to_be_read_are_those_that_stand_side_by_side(
    db: Database, alice: Actor, clock: Clock, query: str, index: str
) -> None:
    counts = [
        plan
        for said, plan in await plans(db, alice, replace(OPEN, query=query), clock)
        if said.startswith("SELECT count(*) AS count_1, count(anon_1.hit)")
    ]
    assert counts
    assert index in counts[0]


@pytest.mark.usefixtures("another_list")
async def test_the_few_within_bounds_are_read_by_these_bounds_and_sorted(
    db: Database, alice: Actor, clock: Clock
) -> None:
    clock.pass_(days=2)
    async with db.transaction() as session:
        await tasks.add(session, alice, [TaskDraft("New")] * 5, now=clock())
        if db.dialect == "postgresql":
            await session.execute(text("ANALYZE tasks"))
    found = await plans(db, alice, replace(OPEN, query="created:today"), clock)
    assert [said for said, _ in found if said.startswith("SELECT tasks.id \n")] == []  # no ids to and fro
    pages = [plan for said, plan in found if "tasks.title" in said]
    assert pages
    for plan in pages:
        assert "tasks_by_creation" in plan


async def test_what_is_frequent_but_not_where_a_page_begins_is_looked_up(
    db: Database, alice: Actor, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("LOOKED_AT", 4), ("_RARE", 1), ("_FIRST", 3), ("_SOON", 1)):
        monkeypatch.setattr(counting, name, value)
    async with db.transaction() as session:
        early = [TaskDraft("Alpha", due=clock().date())] * 5
        await tasks.add(session, alice, [*early, *[TaskDraft("Zebra")] * 5], now=clock())
    for words, by_ids in (("zebra", True), ("a", False)):
        found = await plans(db, alice, replace(OPEN, query=words), clock)
        (page,) = [plan for said, plan in found if "tasks.title" in said]
        assert (("INTEGER PRIMARY KEY" if db.dialect == "sqlite" else "ProjectSet") in page) is by_ids


@pytest.mark.usefixtures("another_list")
async def test_a_list_is_counted_without_a_look_at_the_tasks_of_others(
    db: Database, alice: Actor, clock: Clock
) -> None:
    counts = [
        plan
        for said, plan in await plans(db, alice, replace(OPEN, list_id=1), clock)
        if said.startswith("SELECT count(*)")
    ]
    assert counts
    for plan in counts:
        assert "tasks_by_due" not in plan
        assert "list_id" in plan
