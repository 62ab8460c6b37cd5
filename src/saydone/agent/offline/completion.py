"""Building the clause of a completion, where what is said to be done may be a task."""

import re
from dataclasses import replace

from saydone.agent.offline.lexicon import DET, LIST_NAMED, LIST_TAIL, TASK_NOUN
from saydone.agent.offline.patterns import opening, whole
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Clause, Scene
from saydone.agent.offline.resolving import resolved
from saydone.agent.offline.titles import is_verbal
from saydone.domain.when.pattern import Pattern

ON_LIST = rf"(?: (?:from|off(?: of)?|on|in|of|out of) {LIST_NAMED}{LIST_TAIL})"
NEVER = whole(
    r"i|we|you|he|she|they|there|who|what|which|everybody|everyone|nobody|nothing|something|someone|hey|life"
    r"|time|work|yet|dating|people|life|politics",
    r"game|this (?:song|conversation)|man|men|women|humans|god|oh|well|just|already|over|job",
)
"""What is never a task, whatever is said of it."""
UNDONE = (
    r"\b(?:not|never|to|should|must|needs?|has|have|well|medium|nicely|badly|almost|nearly|partly|partially|mostly"
    r"|practically|barely|be|get"
    r"|getting|being|isn't|half|halfway|want|will|would|could|can|yet to)$|n't$"
)
"""What stands before "done" where nothing is done yet."""
_NOT_A_THING = Pattern(
    r"^(?:to|that(?! (?:one|task|item|thing|reminder|chore)\b)|from|by|at|in|for|here|now|today|early|late|soon"
    r"|up|working|talking|eating|and|it's|you|my job"
    r"|off|an? |some(?:thing|one)|well\b|nothing|(?:first|second|third|last|fourth|fifth)\b(?! (?:one|task|item"
    r"|two|three))|badly|poorly|great|good|okay|fine|enough|so\b|not\b|too|\$"
    r"|\d+ (?:dollars|bucks))\b"
    r"|\b(?:is|are|was|were|isn't|aren't|but|because|and then|when|which|who|if|from my job|wrong|sentence"
    r"|phrase)\b|:",
    re.I,
)
LIFE = whole(
    r"(?:(?:my|the|our|his|her) )?(?:high )?(?:college|school|university|degree|phd|masters?|studies|dinner"
    r"|lunch|breakfast"
    r"|supper|meal|shift|job|work|career|life|hands?(?: of .+)?|hair|him|her|you|me|us|them all|summer|semester"
    r"|talking)"
    r"(?: in \d{4}| last year| today| now| (?:at|with|from) .+)?"
)
"""What people are done with that is no task: "I finished college", "my shift is done"."""
DOING = opening(
    r"\w+ing (?:about|of|an?|some|another|his|her|their|things|stuff|people)",
    r"(?:watching|playing|listening to|streaming|binging) (?:the|my|that|this)",
)
"""What somebody was at, rather than a task: "reading about …", "watching a film"."""
_LONGEST = 12
OURS = Pattern(rf"\b(?:{TASK_NOUN}|{LIST_NAMED})\b", re.I)
_LEAD = Pattern(
    r"^(?:off|that|with|doing|(?:the )?status of|as|i'm done with|i finished|i've finished)\s+(?=\S{3,})", re.I
)
_ADJECTIVE = opening(r"(?:finished|completed)(?! (?:with|doing|up|off)\b| ?[:-])")
_NAMED_FIRST = Pattern(rf"^(?:{DET}|{TASK_NOUN}|all|both|\w+ing|#?\d+|{HIDDEN})(?: |,|$)", re.I)
_THAT_ONE = opening(r"that (?:one|task|item|thing|\w+ task)")


def completion(what: str, scene: Scene) -> Clause | None:
    """The completion of what the words name, None where that cannot be a task."""
    what = what.strip()
    if NEVER.match(what) or what.lower() in ("is", "are", "was", "were", "has", "have"):
        return None
    target = resolved(what if _THAT_ONE.match(what) else _LEAD.sub("", what), scene)
    return Clause("complete", targets=(target,)) if target else None


def said_so(clause: Clause | None) -> Clause | None:
    """The clause, about tasks that somebody only speaks of: they may be something else."""
    return clause and replace(clause, targets=tuple(replace(target, stated=True) for target in clause.targets))


def is_described(text: str, what: str) -> bool:
    """Whether "finished" says what a thing is like: "completed projects of the firm", "finished wood looks nice"."""
    named = _NAMED_FIRST.match(what) or is_verbal(what)
    return _ADJECTIVE.match(text) is not None and not named and len(what.split()) > 2


def is_thing(what: str) -> bool:
    """Whether the object of "i fetched …" may be what a task was about."""
    return len(what.split()) <= _LONGEST and not (_NOT_A_THING.search(what) or DOING.match(what) or LIFE.match(what))
