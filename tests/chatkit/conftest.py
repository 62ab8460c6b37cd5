"""A store, and who asks it."""

import pytest

from saydone.chatkit.context import RequestContext
from saydone.chatkit.store import ThreadStore
from saydone.domain.actor import Actor
from saydone.store.db import Database
from tests.conftest import Clock


@pytest.fixture
def store(db: Database, clock: Clock) -> ThreadStore:
    return ThreadStore(db, clock)


@pytest.fixture
def of_alice(alice: Actor) -> RequestContext:
    return RequestContext(alice)


@pytest.fixture
def of_bob(bob: Actor) -> RequestContext:
    return RequestContext(bob)
