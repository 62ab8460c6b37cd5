"""Time zones by their everyday names: "PST", "eastern time", "UTC+2"."""

import re
from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from saydone.domain.when.pattern import Pattern

_HOURS = {
    "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "cet": 1, "west": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "ist": 5.5,
    "sgt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "hst": -10, "akst": -9, "akdt": -8,
    "pst": -8, "pdt": -7, "mst": -7, "mdt": -6, "cst": -6, "cdt": -5, "est": -5, "edt": -4,
}  # fmt: skip
_PLACES = {
    "et": "America/New_York", "eastern": "America/New_York", "ct": "America/Chicago", "central": "America/Chicago",
    "mt": "America/Denver", "mountain": "America/Denver", "pt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles",
}  # fmt: skip
_ZONE = Pattern(
    rf" ?\(?(?:(?P<shift>(?:utc|gmt) ?[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?)|(?P<short>{'|'.join(_HOURS)}|et"
    rf"|ct|mt|pt)"
    r"|(?P<long>eastern|central|mountain|pacific)"
    r"(?:(?: standard| daylight)? time|(?= ?(?:$|[.,;!?]))))\)?(?![\w-])"
)


def zone_after(text: str, place: int) -> tuple[tzinfo, int] | None:
    """The time zone named at ``place`` ("PST", "UTC+2") and where its name ends."""
    hit = _ZONE.match(text, place)
    if hit is None:
        return None
    if shift := hit["shift"]:
        digits = re.sub("[^0-9]", "", shift)
        hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
        delta = timedelta(hours=min(hours, 23), minutes=min(minutes, 59))
        return timezone(-delta if "-" in shift else delta), hit.end()
    short = hit["short"] or hit["long"]
    if short in _HOURS:
        return timezone(timedelta(hours=_HOURS[short])), hit.end()
    return ZoneInfo(_PLACES[short]), hit.end()
