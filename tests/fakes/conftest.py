"""One fake provider a test."""

from collections.abc import AsyncGenerator, Generator

import pytest
from openai import AsyncOpenAI

from tests.fakes.provider.server import FakeProvider


@pytest.fixture
def provider() -> Generator[FakeProvider]:
    with FakeProvider() as provider:
        yield provider


@pytest.fixture
async def client(provider: FakeProvider) -> AsyncGenerator[AsyncOpenAI]:
    """The real OpenAI client, pointed at the fake and told not to retry."""
    async with AsyncOpenAI(api_key="test-key", base_url=provider.openai_base_url, max_retries=0) as client:
        yield client
