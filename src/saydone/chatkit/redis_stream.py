"""A turn's log as a Redis stream.

An entry carries the events that queued up since the one before, as JSON, and the number of their first. Its id is
the number of events up to its end, so a write that is repeated after a lost connection cannot be taken twice, and
a reader asks for what comes after the events that it has. The last entry says that no more will come.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from chatkit.types import ThreadStreamEvent

from saydone.chatkit.events import TurnEvent, dump_events, load_events

RUNNING_SECONDS = 3600
"""How long a stream is kept after the last write of a turn that has not ended: tools and models may be silent."""
ENDED_SECONDS = 600
"""How long a stream is kept after its turn's end."""

INBOX_SECONDS = 3600
INBOX_LENGTH = 1000

Entry = tuple[bytes, Mapping[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Piece:
    """What one entry holds."""

    first: int
    events: list[TurnEvent]
    is_end: bool


def stream_of(turn_id: str) -> str:
    """The key of a turn's stream."""
    return f"saydone:turn:{turn_id}"


def inbox_of(holder: str) -> str:
    """The key of the stream in which a process is asked for things; see ``holder.this_process``."""
    return f"saydone:inbox:{hashlib.sha256(holder.encode()).hexdigest()[:32]}"


def events_command(turn_id: str, first: int, events: list[ThreadStreamEvent]) -> tuple[str | int, ...]:
    """The command that adds these events."""
    # Only the first makes the stream: one that was deleted meanwhile stays so, and none begins in the middle.
    only_if_there = ("NOMKSTREAM",) if first else ()
    fields = ("first", first, "events", dump_events(events))
    return ("XADD", stream_of(turn_id), *only_if_there, f"{first + len(events)}-0", *fields)


def end_command(turn_id: str, count: int) -> tuple[str | int, ...]:
    """The command that ends the stream after so many events."""
    only_if_there = ("NOMKSTREAM",) if count else ()
    return ("XADD", stream_of(turn_id), *only_if_there, f"{count}-1", "end", 1)


def id_after(count: int) -> str:
    """What a reader who has so many events asks to read after."""
    return f"{count}-0"


def read_entry(entry: Entry) -> Piece:
    """What an entry holds."""
    _, fields = entry
    if b"end" in fields:
        return Piece(0, [], is_end=True)
    return Piece(int(fields[b"first"]), load_events(fields[b"events"].decode()), is_end=False)
