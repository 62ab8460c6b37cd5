"""Words behind a repetition: what it is counted from ("after I do it"), and how often it happens ("5 times")."""

import re

from saydone.domain.when.pattern import Pattern

_FINISHED = r"(?:done|completed|finished)"
AFTER_IT = Pattern(
    r"[ ,]*\b(?:after|from|since|once|when|from when|counted from|starting from)(?: the| my| each| every)? "
    rf"(?:(?:last )?(?:completion|doing it|completing it|finishing it)|(?:last )?{_FINISHED}|(?:it|that|it[’']s|its)"
    rf"(?: is| was| has been| gets)? ?{_FINISHED}|(?:i|we)(?:[’']ve| have)? (?:last )?(?:do|did|{_FINISHED}|complete"
    r"|finish)(?: it| that)?(?: last)?|(?:the )?last time)\b",
    re.IGNORECASE,
)
TIMES = Pattern(
    r"[ ,]*\b(?:for |only )?(?:(?P<count>[0-9]{1,4}) ?(?:times|x|occurrences)|(?P<word>once|twice))(?: in all|"
    r" only)?\b",
    re.IGNORECASE,
)


def count_of(times: re.Match[str]) -> int:
    """How often ``times``, a match of ``TIMES``, says; 0 when it says "0 times"."""
    return int(times["count"]) if times["count"] else 1 + (times["word"].lower() == "twice")
