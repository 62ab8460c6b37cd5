"""Text that every part can hold: both databases, JSON, a terminal."""

import re
import unicodedata

from saydone.errors import InvalidInput

# NUL breaks PostgreSQL, the other controls break terminals. (Lone surrogates break UTF-8; a pattern cannot name
# them everywhere, and no valid JSON has them.)
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_UNSTORABLE = re.compile(f"[{_CONTROLS}\ud800-\udfff]")

# Spaces and format characters: Unicode's categories Z and Cf. As escapes that every regular expression knows.
_INVISIBLE = (
    r"\t\n\r \u00a0\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u1680\u180e\u2000-\u200f\u2028-\u202f"
    r"\u205f-\u2064\u2066-\u206f\u3000\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001"
    "\U000e0020-\U000e007f"
)
_BLANK = re.compile(f"[{_INVISIBLE}]*")

TEXT_PATTERN = f"^[^{_CONTROLS}]*$"
"""What ``checked_text`` takes, as a regular expression for JSON Schema (ECMA-262)."""

NOTHING = "none"
"""The word that clears a field: some providers of models drop nulls."""

VISIBLE_TEXT_PATTERN = f"^[{_INVISIBLE}]*[^{_CONTROLS}{_INVISIBLE}][^{_CONTROLS}]*$"
"""The same, with something in it to be seen."""


def checked_text(text: str, what: str) -> str:
    """``text``, unchanged. Raises ``InvalidInput`` on control characters and lone surrogates."""
    found = _UNSTORABLE.search(text)
    if found:
        raise InvalidInput(f"{what} contains a character that cannot be kept (U+{ord(found[0]):04X}).")
    return text


def is_blank(text: str) -> bool:
    """Whether nothing in it can be seen."""
    return _BLANK.fullmatch(text) is not None


def utf16_units(text: str) -> int:
    """How long a text is as JavaScript counts: some characters are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_nothing(words: str) -> bool:
    """Whether they are the word that clears a field."""
    return words.strip().lower() == NOTHING


def folded(text: str) -> str:
    """The text to compare by: whatever the case, accents composed or not, letters wide or narrow."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def sort_key(text: str, longest: int = 60) -> str:
    """What to order a text by: its beginning, whatever the case and the accents."""
    plain = unicodedata.normalize("NFKD", folded(text))
    return "".join(letter for letter in plain if letter.isprintable() and not unicodedata.combining(letter))[:longest]


def counted(number: int, thing: str) -> str:
    """ "1 task", "3 tasks": a number of things whose name has a plain plural."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def shown_text(text: str, longest: int = 80) -> str:
    """The beginning of any text, fit to be shown: what ``checked_text`` refuses is replaced."""
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text[:longest])
