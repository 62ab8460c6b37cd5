"""A language model's provider."""

from collections.abc import Generator

import pytest

from tests.agent.model_turn import KEY
from tests.fakes.provider.server import FakeProvider


@pytest.fixture
def provider() -> Generator[FakeProvider]:
    with FakeProvider(key=KEY) as running:
        yield running
