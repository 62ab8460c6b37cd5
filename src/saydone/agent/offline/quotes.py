"""Quoted passages: hidden while a sentence is read, because what is quoted is a name and never a command."""

import re
from collections.abc import Sequence

from saydone.domain.when.pattern import Pattern

FIRST = 0xE000
LIMIT = 64
HIDDEN = rf"[{chr(FIRST)}-{chr(FIRST + LIMIT - 1)}]"

_PRIVATE = Pattern("[\ue000-\uf8ff]")
_QUOTED = Pattern(r"\"([^\"]{1,500})\"|(?<![^\s(:,])'((?:[^']|(?<=\w)'(?=\w)){1,500})'(?!\w)|`([^`]{1,500})`")


def hide(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with each quoted passage replaced by one placeholder, and the passages in their own marks."""
    found: list[str] = []

    def placeholder(match: re.Match[str]) -> str:
        inner = next((group for group in match.groups() if group), "").strip()
        if not inner or len(found) == LIMIT:
            return " "
        mark = match[0][0]
        found.append(f"{mark}{inner}{mark}")
        return chr(FIRST + len(found) - 1)

    return _QUOTED.sub(placeholder, _PRIVATE.sub("", text)), tuple(found)


def restore(text: str, quotes: Sequence[str]) -> str:
    """The text with its passages back: bare when one is all there is, else in its quotation marks."""
    if len(text) == 1 and FIRST <= ord(text) < FIRST + len(quotes):
        return quotes[ord(text) - FIRST][1:-1]
    for number, passage in enumerate(quotes):
        text = text.replace(chr(FIRST + number), passage)
    return text
