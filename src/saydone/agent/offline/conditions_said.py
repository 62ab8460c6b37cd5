"""Conditions that stand in a question among other words: "without a date", "assigned to Ann", "milk in the title"."""

import re
from datetime import datetime

from saydone.agent.offline.filter_words import as_query
from saydone.agent.offline.quotes import HIDDEN
from saydone.domain.when.pattern import Pattern

_F = re.I
_TERMS = (
    (
        Pattern(
            r"\b(?:with(?:out| no)|that have no|lacking|missing|have no) (?:an? |any )?(?:due "
            r")?(?:dates?|deadlines?)\b|\bundated\b",
            _F,
        ),
        "no date",
    ),
    (
        Pattern(
            r"\b(?:with(?:out| no)|that have no|have no) (?:an? |any )?(?:labels?|tags?)\b|\bun(?:labell?ed|tagged)\b",
            _F,
        ),
        "no label",
    ),
    (
        Pattern(
            r"\b(?:repeating|recurring|repeated)\b|\bthat (?:repeat|recur)\b"
            r"|^(?:which|what)(?: of)?(?: (?:my|the|all))* (?:tasks?|items?|to-?dos?|things)(?: do)?"
            r" (?:repeat|recur)s?\b",
            _F,
        ),
        "recurring",
    ),
)


_ASSIGNED = Pattern(
    r"\b(?:(?:that|which) (?:are|is|were) )?"
    rf"(?P<said>unassigned|assigned to (?:{HIDDEN}|[\w'-]+(?: (?-i:[A-Z])[\w'-]+)?))",
    _F,
)
_IN_FIELD = Pattern(
    rf"\b(?P<said>(?:with|having|containing|mentioning|(?:(?:that|which) )?(?:have|has|says?|mentions?"
    rf"|contains?)) (?:{HIDDEN}|[\w'-]+(?: [\w'-]+){{0,3}}?) in (?:the|their|its) (?:titles?|names?|descriptions?"
    r"|notes?|comments?))\b",
    _F,
)
_COUNTS = {"a": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}
_AGE = Pattern(
    r"\b(?:(?:that |which )?(?:are|is|i added|were added|i created|were created) )?(?:(?:more than|over|at least) "
    r"(?P<count>\d{1,3}|a|one|two|three|four|five|six) (?P<unit>day|week|month|year)s? (?:old|ago)"
    r"|older than (?P<count2>\d{1,3}|a|one|two|three|four|five|six) (?P<unit2>day|week|month|year)s?)",
    _F,
)
""" "More than a week old": how long ago it was added."""


def conditions_said(text: str, now: datetime) -> tuple[tuple[str, ...], str]:
    """The conditions said in words, in the query language, and the text without them."""
    found: list[str] = []
    if match := _AGE.search(text):
        said, unit = match["count"] or match["count2"], match["unit"] or match["unit2"]
        count = _COUNTS.get(said.lower(), said)
        found.append(f"created < {count} {unit.lower()}{'' if count == '1' else 's'}")
        text = " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())
    for pattern in (_ASSIGNED, _IN_FIELD):
        if (match := pattern.search(text)) and (term := as_query(match["said"], now=now)):
            found.append(term)
            text = " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())
    for pattern, term in _TERMS:
        if pattern.search(text):
            found.append(term)
            text = " ".join(pattern.sub(" ", text).split())
    return tuple(found), text
