"""How long a new task takes: "for 30 minutes", "(1 hour)", "takes half an hour"."""

import re

from saydone.domain.when.pattern import Pattern

_NUMBER = (
    r"(?:\d{1,3}(?:[.,]\d)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty"
    r"|forty(?:[- ]five)?|sixty|ninety|half an|a quarter of an|a couple of|one and a half|two and a half)"
)
_SHORT = r"(?:minutes?|mins?|hours?|hrs?|h)"
LENGTH = rf"(?:{_NUMBER} ?(?:{_SHORT}|days?|weeks?)(?:,? (?:and )?(?:a half|\d{{1,2}} ?(?:minutes?|mins?|m)))?)"
"""A pattern of how long something takes, or how much earlier it is."""
_HERE = rf"(?P<long>{_NUMBER} ?{_SHORT}(?:,? (?:and )?(?:a half|\d{{1,2}} ?(?:minutes?|mins?|m)))?)"
_TAKES = Pattern(
    rf"(?:[\s,;]+(?:(?:and |which |that |it |it'll |i'll need )*(?:tak(?:es|ing)|will take|last(?:s|ing)|needs)"
    rf"|for)(?: about| around| roughly| up to)? {_HERE}|\s*\((?:about |for )?{_HERE.replace('long', 'long2')}\))"
    r"(?=$|[\s.,;])(?! (?:before|after|early|earlier|late|later|ago|from|walk|run|drive|session|call|meeting))",
    re.I,
)
_NOT_TAKING = Pattern(r"^(?:an? |the |my )*(?:timer|alarm|stopwatch|countdown|snooze)\b", re.I)


def find_length(words: str) -> tuple[str, str]:
    """How long it takes, as it was said, and the words without it."""
    match = _TAKES.search(words)
    if not match or _NOT_TAKING.match(words) or not words[: match.start()].strip():
        return "", words
    return match["long"] or match["long2"], " ".join(f"{words[: match.start()]} {words[match.end() :]}".split())
