"""Server-sent events, cut anywhere."""

import pytest

from saydone.agent import sse_reader
from saydone.agent.provider_failures import Unreadable
from saydone.agent.sse_reader import SseReader

STREAM = ': keep-alive\n\nevent: x\ndata: {"text": "Grüße 🎉"}\n\nid: 7\ndata:one\ndata: two\n\n:\n\ndata: [DONE]\n\n'
EVENTS = ['{"text": "Grüße 🎉"}', "one\ntwo", "[DONE]"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_events_are_the_same_however_the_stream_is_cut_and_its_lines_end(line_end: str, size: int) -> None:
    stream = STREAM.replace("\n", line_end).encode()
    reader = SseReader()
    pieces = [stream[start : start + size] for start in range(0, len(stream), size)]
    assert [data.decode() for piece in pieces for data in reader.feed(piece)] == EVENTS


def test_an_event_is_told_as_soon_as_it_is_whole() -> None:
    reader = SseReader()
    assert reader.feed(b"data: a\n") == []
    assert reader.feed(b"\ndata: b") == [b"a"]


def test_an_event_without_an_end_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sse_reader, "_LONGEST", 10)
    reader = SseReader()
    with pytest.raises(Unreadable):
        reader.feed(b"data: a very long one")
