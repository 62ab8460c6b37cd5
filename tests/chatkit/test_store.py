"""ChatKit's store, through ChatKit's own interface."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import cast

import pytest
from chatkit.store import NotFoundError, Store
from chatkit.types import HiddenContextItem, Page, Thread, ThreadItem, ThreadMetadata
from sqlalchemy import QueuePool

from saydone.chatkit.context import RequestContext
from saydone.chatkit.events import ShownWidget
from saydone.chatkit.store import PAGE_MAX, ThreadStore
from saydone.chatkit.views import TaskFormView, TaskListView
from saydone.errors import InvalidInput, NotFound
from saydone.store import memory, threads
from saydone.store.db import Database
from tests.chatkit.conftest import Begin
from tests.chatkit.things import DONE_TASK, DUE_TASK, MOMENT, answered, said, shown, task, thread
from tests.conftest import Clock

Kept = Store[RequestContext]


async def ids(store: Kept, context: RequestContext, order: str = "asc") -> list[str]:
    """The ids of the thread's items."""
    page: Page[ThreadItem] = await store.load_thread_items("t1", None, 50, order, context)
    return [item.id for item in page.data]


async def all_items(store: Kept, context: RequestContext, *, order: str, limit: int) -> list[str]:
    """The ids of the thread's items, page by page."""
    seen: list[str] = []
    after: str | None = None
    while True:
        page: Page[ThreadItem] = await store.load_thread_items("t1", after, limit, order, context)
        assert len(page.data) <= limit
        seen += [item.id for item in page.data]
        if not page.has_more:
            return seen
        after = page.after


async def test_a_saved_thread_is_one_thread_as_it_was_saved_last(
    store: Kept, begin: Begin, of_alice: RequestContext
) -> None:
    await begin(thread(title="First"), of_alice)
    changed = thread(title="Second")
    changed.metadata = {"colour": "red"}
    await store.save_thread(changed, of_alice)
    assert await store.load_thread("t1", of_alice) == changed
    assert len((await store.load_threads(10, None, "desc", of_alice)).data) == 1


async def test_a_thread_is_kept_without_the_items_that_the_sdk_passes_with_it(
    store: Kept, begin: Begin, of_alice: RequestContext
) -> None:
    whole = Thread(**thread(title="Whole").model_dump(), items=Page(data=[said("i1", "Hello")]))
    await begin(thread(), of_alice)
    await store.save_thread(whole, of_alice)
    kept = await store.load_thread("t1", of_alice)
    assert type(kept) is ThreadMetadata
    assert await ids(store, of_alice) == []


async def test_an_item_saved_again_is_changed_where_it_stands(
    store: Kept, begin: Begin, of_alice: RequestContext
) -> None:
    await begin(thread(), of_alice)
    await store.add_thread_item("t1", said("i1", "Hello"), of_alice)
    await store.add_thread_item("t1", answered("i2", "Hel"), of_alice)
    await store.add_thread_item("t1", said("i3", "Thanks"), of_alice)
    await store.add_thread_item("t1", answered("i2", "Hello."), of_alice)
    assert await ids(store, of_alice) == ["i1", "i2", "i3"]
    assert await store.load_item("t1", "i2", of_alice) == answered("i2", "Hello.")


async def test_the_newest_item_of_some_kinds_is_found_behind_those_of_others(
    db: Database, store: Kept, begin: Begin, of_alice: RequestContext
) -> None:
    await begin(thread(), of_alice)
    await store.add_thread_item("t1", answered("i1", "Hello."), of_alice)
    await store.add_thread_item("t1", said("i2", "Hello"), of_alice)
    await store.add_thread_item("t1", answered("i3", "Hello."), of_alice)
    async with db.reading() as session:
        newest = await threads.newest_item(session, "t1", "structured_input", "user_message")
        assert newest is not None
        assert newest.id == "i2"
        assert await threads.newest_item(session, "t1", "structured_input") is None


@pytest.mark.parametrize("limit", [1, 2, 3, 7])
async def test_items_come_in_the_order_in_which_they_arrived_whatever_their_ids_and_times(
    store: Kept, begin: Begin, of_alice: RequestContext, limit: int
) -> None:
    await begin(thread(), of_alice)
    arrived = ["z", "a", "m", "b", "y"]
    for item_id in arrived:
        await store.add_thread_item("t1", said(item_id, "Hello"), of_alice)
    assert await all_items(store, of_alice, order="asc", limit=limit) == arrived
    assert await all_items(store, of_alice, order="desc", limit=limit) == arrived[::-1]


async def test_a_reader_loses_and_repeats_nothing_while_items_arrive(
    store: Kept, begin: Begin, of_alice: RequestContext
) -> None:
    await begin(thread(), of_alice)
    for number in range(4):
        await store.add_thread_item("t1", said(f"i{number}", "Hello"), of_alice)
    newest: Page[ThreadItem] = await store.load_thread_items("t1", None, 2, "desc", of_alice)
    await store.add_thread_item("t1", said("i4", "Hello"), of_alice)
    older: Page[ThreadItem] = await store.load_thread_items("t1", newest.after, 2, "desc", of_alice)
    assert [item.id for item in newest.data + older.data] == ["i3", "i2", "i1", "i0"]
    assert not older.has_more
    oldest: Page[ThreadItem] = await store.load_thread_items("t1", "i3", 2, "asc", of_alice)
    assert [item.id for item in oldest.data] == ["i4"]


async def test_threads_come_by_their_last_use_and_an_item_is_a_use(
    store: Kept, begin: Begin, of_alice: RequestContext, clock: Clock
) -> None:
    for name in ("t1", "t2", "t3"):
        clock.pass_(minutes=1)
        await begin(thread(name), of_alice)
    clock.pass_(minutes=1)
    await store.add_thread_item("t2", said("i1", "Hello", "t2"), of_alice)
    first = await store.load_threads(2, None, "desc", of_alice)
    second = await store.load_threads(2, first.after, "desc", of_alice)
    assert [found.id for found in first.data] == ["t2", "t3"]
    assert (first.has_more, second.has_more) == (True, False)
    assert [found.id for found in second.data] == ["t1"]
    oldest = await store.load_threads(3, None, "asc", of_alice)
    assert [found.id for found in oldest.data] == ["t1", "t3", "t2"]


async def test_a_deleted_thread_takes_its_items_along(store: Kept, begin: Begin, of_alice: RequestContext) -> None:
    await begin(thread(), of_alice)
    await store.add_thread_item("t1", said("i1", "Hello"), of_alice)
    await store.delete_thread("t1", of_alice)
    with pytest.raises(NotFoundError):
        await store.load_thread("t1", of_alice)
    await begin(thread(), of_alice)
    assert await ids(store, of_alice) == []


async def test_a_deleted_item_is_gone_and_the_others_stay(store: Kept, begin: Begin, of_alice: RequestContext) -> None:
    await begin(thread(), of_alice)
    await store.add_thread_item("t1", said("i1", "Hello"), of_alice)
    await store.add_thread_item("t1", answered("i2", "Hello."), of_alice)
    await store.delete_thread_item("t1", "i1", of_alice)
    assert await ids(store, of_alice) == ["i2"]


ASKED: dict[str, Callable[[Kept, RequestContext], Awaitable[object]]] = {
    "load_thread": lambda store, context: store.load_thread("t1", context),
    "save_thread": lambda store, context: store.save_thread(thread(title="Mine now"), context),
    "delete_thread": lambda store, context: store.delete_thread("t1", context),
    "load_thread_items": lambda store, context: store.load_thread_items("t1", None, 10, "asc", context),
    "load_item": lambda store, context: store.load_item("t1", "i1", context),
    "add_thread_item": lambda store, context: store.add_thread_item("t1", said("i9", "Hi"), context),
    "save_item": lambda store, context: store.save_item("t1", said("i1", "Changed"), context),
    "delete_thread_item": lambda store, context: store.delete_thread_item("t1", "i1", context),
}


@pytest.mark.parametrize("operation", ASKED)
async def test_another_users_thread_does_not_exist(
    store: Kept, begin: Begin, of_alice: RequestContext, of_bob: RequestContext, operation: str
) -> None:
    await begin(thread(title="Alice's"), of_alice)
    await store.add_thread_item("t1", said("i1", "Hello"), of_alice)
    with pytest.raises(NotFoundError) as refused:
        await ASKED[operation](store, of_bob)
    assert isinstance(refused.value, NotFound)
    assert "t1" not in str(refused.value)
    assert (await store.load_thread("t1", of_alice)).title == "Alice's"
    assert await store.load_item("t1", "i1", of_alice) == said("i1", "Hello")
    assert (await store.load_threads(10, None, "desc", of_bob)).data == []


@pytest.mark.parametrize("operation", ASKED)
async def test_an_unknown_thread_does_not_exist_either(store: Kept, of_alice: RequestContext, operation: str) -> None:
    with pytest.raises(NotFoundError):
        await ASKED[operation](store, of_alice)


async def test_an_item_of_another_thread_is_not_found_in_this_one(
    store: Kept, begin: Begin, of_alice: RequestContext
) -> None:
    await begin(thread("t1"), of_alice)
    await begin(thread("t2"), of_alice)
    await store.add_thread_item("t2", said("i1", "Hello", "t2"), of_alice)
    with pytest.raises(NotFoundError):
        await store.load_item("t1", "i1", of_alice)
    with pytest.raises(NotFoundError):
        await store.delete_thread_item("t1", "i1", of_alice)
    with pytest.raises(NotFoundError):
        await store.load_thread_items("t1", "i1", 10, "asc", of_alice)


@pytest.mark.parametrize("limit", [0, -1, PAGE_MAX + 1, 2**63])
async def test_a_page_has_bounds(store: Kept, begin: Begin, of_alice: RequestContext, limit: int) -> None:
    await begin(thread(), of_alice)
    with pytest.raises(InvalidInput):
        await store.load_threads(limit, None, "desc", of_alice)
    with pytest.raises(InvalidInput):
        await store.load_thread_items("t1", None, limit, "asc", of_alice)


@pytest.mark.parametrize(
    "view",
    [
        TaskListView(arguments={"status": "all"}, tasks=[task(), DUE_TASK, DONE_TASK], total=9, next_cursor="abc"),
        TaskFormView(task=None),
        TaskFormView(task=DUE_TASK),
    ],
    ids=["list", "new", "edit"],
)
async def test_a_widget_comes_back_with_the_view_it_was_built_from(
    store: Kept, begin: Begin, of_alice: RequestContext, view: TaskListView | TaskFormView
) -> None:
    await begin(thread(), of_alice)
    await store.add_thread_item("t1", shown("w1", view), of_alice)
    kept = await store.load_item("t1", "w1", of_alice)
    assert isinstance(kept, ShownWidget)
    assert kept.view == view
    # The SDK may read a widget into classes of its own.
    assert kept == ShownWidget.model_validate_json(shown("w1", view).model_dump_json())


async def test_a_hidden_item_is_kept_for_the_server(store: Kept, begin: Begin, of_alice: RequestContext) -> None:
    await begin(thread(), of_alice)
    hidden = HiddenContextItem(id="h1", thread_id="t1", created_at=MOMENT, content="Clicked.")
    await store.add_thread_item("t1", hidden, of_alice)
    assert await store.load_item("t1", "h1", of_alice) == hidden


async def test_whoever_is_cancelled_while_what_they_wrote_is_kept_is_so_when_that_is_done(
    db: Database, store: ThreadStore, begin: Begin, of_alice: RequestContext, clock: Clock
) -> None:
    await begin(thread(), of_alice)
    of_alice.held.append(answered("i1", "Hello."))
    of_alice.noted.append({"role": "assistant", "content": "Hello."})
    async with db.transaction() as session:
        await threads.touch_thread(session, of_alice.actor.user_id, "t1", clock())
        keeping = asyncio.create_task(store.keep("t1", of_alice))
        for _ in range(3):
            await asyncio.wait({keeping}, timeout=0.05)
            keeping.cancel()
        assert not keeping.done()
    with pytest.raises(asyncio.CancelledError):
        await keeping
    assert await ids(store, of_alice) == ["i1"]
    assert (of_alice.held, of_alice.noted) == ([], [])
    async with db.reading() as session:
        assert await memory.latest(session, "t1", 9) == [{"role": "assistant", "content": "Hello."}]


async def test_what_the_model_is_given_reaches_back_to_what_the_user_said_last(
    db: Database, store: ThreadStore, begin: Begin, of_alice: RequestContext
) -> None:
    await begin(thread(), of_alice)
    said = [{"role": "user", "content": "Hello."}, *({"role": "assistant", "content": str(n)} for n in range(9))]
    async with db.transaction() as session:
        await memory.append(session, "t1", [{"role": "user", "content": "Before."}, *said])
    async with db.reading() as session:
        assert (await memory.latest(session, "t1", 3))[-10:] == said
        assert await memory.latest(session, "t1", 10) == said


async def test_what_cannot_be_kept_when_one_is_cancelled_is_held_on_to(
    db: Database, store: ThreadStore, begin: Begin, of_alice: RequestContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begin(thread(), of_alice)
    of_alice.held.append(answered("i1", "Hello."))
    monkeypatch.setattr(db.engine.pool, "_timeout", 0.05)
    monkeypatch.setattr(db.engine.pool, "_max_overflow", 0)
    async with AsyncExitStack() as busy:
        for _ in range(cast(QueuePool, db.engine.pool).size()):
            await busy.enter_async_context(db.engine.connect())
        keeping = asyncio.create_task(store.keep("t1", of_alice))
        await asyncio.sleep(0)
        keeping.cancel()
        with pytest.raises(asyncio.CancelledError):
            await keeping
    assert [item.id for item in of_alice.held] == ["i1"]
    await store.keep("t1", of_alice)
    assert await ids(store, of_alice) == ["i1"]


async def test_new_ids_are_long_and_say_what_they_are_of(store: ThreadStore, of_alice: RequestContext) -> None:
    message = store.generate_item_id("message", thread(), of_alice)
    assert message.startswith("msg_")
    assert len(message) >= 36
    assert len({store.generate_item_id("message", thread(), of_alice) for _ in range(100)}) == 100
    assert len(store.generate_thread_id(of_alice)) == 36
