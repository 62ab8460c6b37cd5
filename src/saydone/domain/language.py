"""The language that a person's screen is in."""

import re

LANGUAGE_PATTERN = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$"
"""A language tag (BCP 47), as far as people choose them."""

_READ_MAX = 500
_RANGE = re.compile(
    r"(?P<tag>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})"
    r"(?:[ \t]*;[ \t]*[qQ]=(?P<weight>0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?))?"
)


def preferred_language(header: str) -> str | None:
    """The language tag that an ``Accept-Language`` header prefers (RFC 9110, 12.5.4), if it names any.

    What is not of the header's form is passed over, and so is what comes after its first 500 characters.
    """
    whole = header if len(header) <= _READ_MAX else header[:_READ_MAX].rpartition(",")[0]
    best, most = None, 0.0
    for part in whole.split(","):
        found = _RANGE.fullmatch(part.strip(" \t"))
        if found is not None and (weight := float(found["weight"] or 1)) > most:
            best, most = found["tag"], weight
    return best
