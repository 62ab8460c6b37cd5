"""Characters of which a model's text has only half.

JSON can carry half a surrogate pair as an escape, and gateways that cut a text by its UTF-16 units send the two
halves of an emoji apart. A string with a half in it has no bytes: it can be neither sent nor stored.
"""

import json
import re

from pydantic_core import from_json

_HALF = re.compile("[\ud800-\udfff]")


def whole_text(text: str) -> str:
    """The text with halves that belong together joined, and others as U+FFFD."""
    if text.isascii() or _HALF.search(text) is None:
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def ends_in_half(text: str) -> bool:
    """Whether the first half of a character comes last, so that the second may follow."""
    return "\ud800" <= text[-1:] <= "\udbff"


def read_json(data: bytes) -> object:
    """JSON that may have halves in it. Raises ``ValueError`` when it is none."""
    try:
        return from_json(data)
    except ValueError:
        if b"\\ud" not in data.lower():
            raise
        return json.loads(data)
