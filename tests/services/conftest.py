"""Fixtures for the services' tests."""

import pytest

from saydone.domain.actor import Actor
from saydone.store.db import Database
from tests.conftest import Clock
from tests.services.world import World


@pytest.fixture
def world(db: Database, alice: Actor, clock: Clock) -> World:
    return World(db, alice, clock)
