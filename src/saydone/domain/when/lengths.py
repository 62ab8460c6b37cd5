"""How long a new task takes: "for 30 minutes", "(1 hour)", "takes half an hour"."""

import re
from dataclasses import dataclass

from saydone.domain.when.pattern import Pattern

_NUMBER = (
    r"(?:\d{1,3}(?:[.,]\d)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty"
    r"|forty(?:[- ]five)?|sixty|ninety|half an|a quarter of an|a couple of|one and a half|two and a half)"
)
_SHORT = r"(?:minutes?|mins?|hours?|hrs?|h)"
LENGTH = rf"(?:{_NUMBER} ?(?:{_SHORT}|days?|weeks?)(?:,? (?:and )?(?:a half|\d{{1,2}} ?(?:minutes?|mins?|m)))?)"
"""A pattern of how long something takes, or how much earlier it is."""
_HERE = (
    r"(?P<long>\d{1,2}h\d{1,2}(?:m|min)?"
    rf"|{_NUMBER} ?{_SHORT}(?:,? (?:and )?(?:a half|\d{{1,2}} ?(?:minutes?|mins?|m)))?)"
)
_TAKES = Pattern(
    rf"(?:[\s,;]+(?:(?:and |which |that |it |it'll |i'll need )*(?:tak(?:es|ing)|will take|last(?:s|ing)|needs)"
    rf"|for)(?: about| around| roughly| up to)? {_HERE}|\s*\((?:about |for )?{_HERE.replace('long', 'long2')}\))"
    r"(?=$|[\s.,;])(?! (?:before|after|early|earlier|late|later|ago|from|walk|run|drive|session|call|meeting))",
    re.I,
)
_CLOCK = r"(?P<{0}>\d{{1,2}}(?:[:.][0-5]\d)?) ?(?P<{0}_half>[ap])?(?:(?<=[ap])\.?m\b\.?)?"
_FROM_TO = Pattern(
    rf"(?<![\w/:.-])(?P<from>from )?{_CLOCK.format('begin')} ?(?:-|to|until|till) ?{_CLOCK.format('end')}"
    r"(?=$|[\s.,;!?)])(?! ?%)",
    re.I,
)
_HALF_DAY = 12 * 60
_NOT_TAKING = Pattern(r"^(?:an? |the |my )*(?:timer|alarm|stopwatch|countdown|snooze)\b", re.I)


@dataclass(frozen=True, slots=True)
class Length:
    """How long something takes, as it was said, and where: nowhere else, from one time of day to another."""

    said: str
    start: int
    end: int


def find_length(words: str) -> tuple[str, str]:
    """How long it takes, as it was said, and the words without it."""
    length = length_in(words)
    if length is None:
        return "", words
    return length.said, " ".join(f"{words[: length.start]} {words[length.end :]}".split()) if length.end else words


def length_in(words: str) -> Length | None:
    """How long it takes, when the words say so."""
    hours = _FROM_TO.search(words)
    if hours and (minutes := _between(hours)):
        return Length(f"{minutes} min", 0, 0)  # the date engine reads when it begins
    match = _TAKES.search(words)
    if not match or _NOT_TAKING.match(words) or not words[: match.start()].strip():
        return None
    return Length(match["long"] or match["long2"], match.start(), match.end())


def _between(hours: re.Match[str]) -> int:
    """How many minutes "from 4 to 5pm" are; 0 where the numbers may be no times of day."""
    if not (hours["end_half"] or (hours["from"] and re.search("[:.]", hours["begin"] + hours["end"]))):
        return 0
    begin, end = _minutes(hours["begin"]), _minutes(hours["end"])
    if hours["begin_half"] and hours["end_half"]:
        begin += _HALF_DAY * (hours["begin_half"].lower() != hours["end_half"].lower())
        return (end % _HALF_DAY - begin) % (2 * _HALF_DAY)
    return end - begin if end > begin and not hours["end_half"] else (end - begin) % _HALF_DAY


def _minutes(clock: str) -> int:
    hour, _, minute = clock.replace(".", ":").partition(":")
    return int(hour) * 60 + int(minute or 0)
