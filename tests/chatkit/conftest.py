"""A store, and who asks it."""

from collections.abc import Awaitable, Callable

import pytest
from chatkit.types import ThreadMetadata

from saydone.chatkit.context import RequestContext
from saydone.chatkit.store import ThreadStore
from saydone.domain.actor import Actor
from saydone.store.db import Database
from tests.conftest import Clock

Begin = Callable[[ThreadMetadata, RequestContext], Awaitable[None]]


@pytest.fixture
def store(db: Database, clock: Clock) -> ThreadStore:
    return ThreadStore(db, clock)


@pytest.fixture
def begin(db: Database, store: ThreadStore) -> Begin:
    """``begin(thread, context)``: a new conversation of the context's user."""

    async def add(thread: ThreadMetadata, context: RequestContext) -> None:
        async with db.transaction() as session:
            await store.add_thread(session, thread, context)

    return add


@pytest.fixture
def of_alice(alice: Actor) -> RequestContext:
    return RequestContext(alice)


@pytest.fixture
def of_bob(bob: Actor) -> RequestContext:
    return RequestContext(bob)
