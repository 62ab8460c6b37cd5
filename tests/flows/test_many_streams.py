"""More answers at once than the database has connections."""

from contextlib import ExitStack

from tests.fakes.provider.script import stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import GENERATE, text_of
from tests.flows.live import LiveServer


def test_open_streams_keep_no_connection_to_the_database(llm_server: LiveServer, provider: FakeProvider) -> None:
    provider.think = lambda _: stall("One two three four.", after=1)
    with ExitStack() as open_now:
        streams = [
            open_now.enter_context(llm_server.stream(GENERATE, {"message": f"Count to four, {number}."}))
            for number in range(2 * llm_server.most_connections())
        ]
        begun = [next(event for event in events if event["type"] == "text_delta") for events in streams]
        assert llm_server.http.get("/api/chatkit/tasks").status_code == 200
        provider.release()
        told = [[first, *rest] for first, rest in zip(begun, streams, strict=True)]
    assert {text_of(events) for events in told} == {"One two three four."}
    assert {events[-1]["type"] for events in told} == {"complete"}
