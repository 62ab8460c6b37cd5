"""Reading server-sent events (WHATWG HTML, section 9.2), as bytes come."""

from saydone.agent.provider_failures import Unreadable

# A provider's largest event is some kilobytes; what never ends must not fill the memory.
_LONGEST = 16 * 1024 * 1024


class SseReader:
    """Fed with pieces cut anywhere, in the middle of a character or of a line's end too."""

    def __init__(self) -> None:
        self._rest = b""
        self._data: list[bytes] = []
        self._ended_with_cr = False

    def feed(self, piece: bytes) -> list[bytes]:
        """The data of the events that end in this piece. Raises ``Unreadable`` when one has no end."""
        lines = self._lines(piece)
        if len(self._rest) > _LONGEST:
            raise Unreadable("an event without an end")
        events: list[bytes] = []
        for line in lines:
            if not line:
                if self._data:
                    events.append(b"\n".join(self._data))
                    self._data.clear()
            elif line.startswith(b"data:"):
                self._data.append(line[6:] if line[5:6] == b" " else line[5:])
            # Comments, which keep a connection alive, and other fields say nothing here.
        return events

    def _lines(self, piece: bytes) -> list[bytes]:
        if self._ended_with_cr and piece.startswith(b"\n"):
            piece = piece[1:]  # the second half of a line's end
        self._ended_with_cr = piece.endswith(b"\r")
        if b"\r" in piece:
            piece = piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        lines = (self._rest + piece).split(b"\n")
        self._rest = lines.pop()
        return lines
