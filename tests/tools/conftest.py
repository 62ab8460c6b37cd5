"""Fixtures for the tools' tests."""

import pytest

from saydone.domain.actor import Actor
from tests.conftest import ClientOf, Clock
from tests.tools.turns import Turns


@pytest.fixture
def turns(client_of: ClientOf, alice: Actor, clock: Clock) -> Turns:
    """Alice's."""
    return Turns(client_of, alice, clock)
