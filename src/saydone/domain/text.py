"""Text that every part can hold: both databases, JSON, a terminal."""

import re

from saydone.errors import InvalidInput

# NUL breaks PostgreSQL, lone surrogates break UTF-8, the other controls break terminals.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def checked_text(text: str, what: str) -> str:
    """``text``, unchanged. Raises ``InvalidInput`` on control characters and lone surrogates."""
    found = _UNSTORABLE.search(text)
    if found:
        raise InvalidInput(f"{what} contains a character that cannot be kept (U+{ord(found[0]):04X}).")
    return text


def shown_text(text: str, longest: int = 80) -> str:
    """The beginning of any text, fit to be shown: what ``checked_text`` refuses is replaced."""
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text[:longest])
