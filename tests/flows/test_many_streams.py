"""More answers at once than the database has connections."""

from contextlib import ExitStack

import pytest

from tests.fakes.provider.script import stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import GENERATE, text_of
from tests.flows.conftest import Start
from tests.flows.live import LiveServer


@pytest.fixture
def patient(start: Start, provider: FakeProvider) -> LiveServer:
    """A server that waits for its model as long as a busy machine takes to open all streams."""
    return start(model="gpt-test", model_base_url=provider.openai_base_url, model_api_key="test-key", model_timeout=300)


def test_open_streams_keep_no_connection_to_the_database(patient: LiveServer, provider: FakeProvider) -> None:
    provider.think = lambda _: stall("One two three four.", after=1)
    with ExitStack() as open_now:
        streams = [
            open_now.enter_context(patient.stream(GENERATE, {"message": f"Count to four, {number}."}))
            for number in range(2 * patient.most_connections())
        ]
        begun = [next(event for event in events if event["type"] == "text_delta") for events in streams]
        assert patient.http.get("/api/chatkit/tasks").status_code == 200
        provider.release()
        told = [[first, *rest] for first, rest in zip(begun, streams, strict=True)]
    assert {text_of(events) for events in told} == {"One two three four."}
    assert {events[-1]["type"] for events in told} == {"complete"}
