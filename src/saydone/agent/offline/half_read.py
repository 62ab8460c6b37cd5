"""Additions whose time was read by half: those add nothing, and it is told why."""

import re

from saydone.agent.offline import replies
from saydone.agent.offline.reading import Clause
from saydone.domain.when.pattern import Pattern

_UNTIL_THEN = Pattern(r"\b(?:until|till|by) then$", re.I)
_OFFICE_DAY = Pattern(r"\b(?:first|last) (?:business|working|work|office) ?day$", re.I)


def read_whole(clause: Clause) -> Clause:
    """The clause, unless its words do not say until when ("until then") or it repeats on a day that no rule has."""
    if any(_UNTIL_THEN.search(item.title) for item in clause.items):
        return Clause("other", answer=replies.UNTIL_WHEN)
    if any(item.rrule and _OFFICE_DAY.search(item.title) for item in clause.items):
        return Clause("other", answer=replies.NO_OFFICE_DAY)
    return clause
