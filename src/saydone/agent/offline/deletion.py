"""Building the clause of a deletion out of the words that name what goes."""

import re
from dataclasses import replace

from saydone.agent.offline.lexicon import LIST_NAMED, TASK_NOUN, TODO
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.reading import Clause, Scene
from saydone.agent.offline.resolving import resolved
from saydone.domain.when.pattern import Pattern

STRONG = r"(?:delete|remove|erase)"
ANCHOR = Pattern(rf"\b(?:{TASK_NOUN}|{LIST_NAMED}|{TODO})\b|^#?\d+$|#\d+", re.I)
_NOBODY = whole(r"(?:your|my|our|him|her|it)sel(?:f|ves)|me|you|us|everybody|everyone")
_WHY = Pattern(r",? (?:because|since|as) (?:i|we|it|they|he|she)\b.*$|, (?:i|we|it|they|he|she)(?:'\w+)? .*$", re.I)

_ALERT = Pattern(r"\b(?:reminders?|alerts?|notifications?|alarms?)\b", re.I)
_ELSEWHERE = Pattern(
    r"^(?:me|us|him|her|my name)\b|^(?:by|at|in|into|over|through|your)\b(?!.*\b(?:list|tasks?|reminders?)\b)|^(?:my"
    r"|your|his|her"
    r"|the) number$",
    re.I,
)
"""What does not name a task ("drop me a line", "delete my number")."""


def deletion(what: str, scene: Scene) -> Clause | None:
    """The deletion of what the words name, None where they name nothing or somebody."""
    if _NOBODY.match(what) or _ELSEWHERE.match(what):
        return None
    what = _WHY.sub("", re.sub(r"^(?:out|off) (?=item|task)", "", what, flags=re.I))
    target = resolved(what, scene)
    if target is None:
        return None
    said_of = bool(target.name or (target.query and target.query.words)) and _ALERT.search(what) is not None
    return Clause("remove", targets=(replace(target, alert=said_of),))
