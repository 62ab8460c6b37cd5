"""One turn."""

from dataclasses import dataclass, field

from saydone.chatkit.event_log import EventLog
from saydone.errors import Conflict


@dataclass(slots=True)
class Turn:
    """A turn that runs or has run; its log ends when it does. A click outside of a conversation has no thread.

    ``is_repeat`` says that another request than the one that is answered with it had started it.
    """

    id: str
    thread_id: str | None
    idempotency_key: str | None = None
    log: EventLog = field(default_factory=EventLog)
    is_repeat: bool = False


class StillAnswering(Conflict):
    """A turn holds the conversation."""

    def __init__(self) -> None:
        super().__init__("An answer is still being written in this conversation. Wait for it.", retry_after=2)


class StillGoingOn(Conflict):
    """What was to be stopped has not come to its end yet."""

    def __init__(self) -> None:
        super().__init__("What goes on here is about to end, and has not yet. Try again in a moment.", retry_after=2)
