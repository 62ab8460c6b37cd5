"""Pages of tasks: their order, going on behind one, and how far they are counted."""

from datetime import date, datetime
from typing import Any

import pytest

from saydone.domain.task import TaskChange, TaskDraft
from saydone.domain.task_query import TaskQuery
from saydone.errors import InvalidInput
from saydone.services import tasks
from saydone.store import counting
from saydone.store import listing as store
from tests.conftest import BERLIN
from tests.services.world import World

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=BERLIN)


async def titles(world: World, **query: Any) -> list[str]:
    async with world.db.reading() as session:
        page = await tasks.listing(session, world.actor, TaskQuery(**query), now=world.clock())
    return [task.title for task in page.tasks]


async def test_each_order_is_what_it_is_called(world: World) -> None:
    await world.add(
        TaskDraft("b", priority=1, due=date(2026, 3, 5)),
        TaskDraft("Ä", priority=3),
        TaskDraft("c", due=date(2026, 3, 1)),
    )
    await world.move("c", side="first")
    await world.change("b", TaskChange(description="new"))
    await world.add("d")
    await world.complete("d")
    assert await titles(world) == ["c", "b", "Ä", "d"]
    assert await titles(world, sort="title") == ["Ä", "b", "c", "d"]
    assert await titles(world, sort="title", descending=True) == ["c", "b", "Ä", "d"]
    assert await titles(world, sort="priority") == ["b", "Ä", "c", "d"]
    assert await titles(world, sort="position") == ["c", "b", "Ä", "d"]
    assert await titles(world, sort="created", descending=True) == ["c", "Ä", "b", "d"]
    assert await titles(world, sort="updated", descending=True) == ["b", "c", "Ä", "d"]
    assert await titles(world, group="priority") == ["b", "Ä", "c", "d"]


async def test_a_page_goes_on_where_it_was_when_rows_came_and_went_meanwhile(world: World) -> None:
    await world.add("a", "b", "c", "d", "e")
    async with world.db.reading() as session:
        first = await tasks.listing(session, world.actor, TaskQuery(sort="title", limit=2), now=NOW)
    await world.add("aa", "cc")
    await world.delete("b")  # the one behind which the next page begins
    await world.change("a", TaskChange(title="z"))
    rest = await titles(world, sort="title", cursor=first.next_cursor)
    assert rest == ["c", "cc", "d", "e", "z"]


async def test_a_cursor_of_another_order_is_refused(world: World) -> None:
    await world.add("a", "b")
    async with world.db.reading() as session:
        page = await tasks.listing(session, world.actor, TaskQuery(sort="priority", limit=1), now=NOW)
    for other in ({"sort": "due"}, {"descending": True, "sort": "priority"}, {"group": "list", "sort": "priority"}):
        with pytest.raises(InvalidInput, match="of another query, order or group"):
            await titles(world, cursor=page.next_cursor, **other)


async def test_the_longest_titles_have_cursors(world: World) -> None:
    long = ["\U0001f600" * 499 + last for last in ("1", "2")] + ["\ufdfa" * 500]
    await world.add(*long)
    async with world.db.reading() as session:
        page = await tasks.listing(session, world.actor, TaskQuery(sort="title", limit=2), now=NOW)
    assert await titles(world, sort="title", cursor=page.next_cursor) == long[1:2]


async def test_counting_ends_somewhere(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "TOTAL_MAX", 2)
    monkeypatch.setattr(counting, "LOOKED_AT", 2)
    monkeypatch.setattr(store, "TOTAL_MAX", 2)
    await world.add(TaskDraft("aha", labels=("rare",)), "beta", "gamma", TaskDraft("delta", labels=("rare",)))
    async with world.db.reading() as session:
        every = await tasks.listing(session, world.actor, TaskQuery(limit=1), now=NOW)
        shown = await tasks.listing(session, world.actor, TaskQuery(query="!beta"), now=NOW)
        not_all = await tasks.listing(session, world.actor, TaskQuery(limit=1, query="!beta"), now=NOW)
        rare = await tasks.listing(session, world.actor, TaskQuery(limit=1, query="@rare"), now=NOW)
        spoken_of = await tasks.listing(session, world.actor, TaskQuery(limit=1, query="delta"), now=NOW)
    assert (every.total, every.total_is_at_least) == (2, True)
    assert (shown.total, shown.total_is_at_least) == (3, False)
    assert (1 <= not_all.total <= 2, not_all.total_is_at_least) == (True, True)
    assert (rare.total, rare.total_is_at_least) == (2, False)
    assert (spoken_of.total, spoken_of.total_is_at_least) == (1, False)
