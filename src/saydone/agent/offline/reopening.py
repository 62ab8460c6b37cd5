"""Sentences that take a completion back: "unmark milk", "the report isn't done yet"."""

import re
from dataclasses import replace

from saydone.agent.offline.lexicon import FOREIGN, TASK_NOUN
from saydone.agent.offline.patterns import any_of, whole
from saydone.agent.offline.reading import Clause, Query, Scene, Target
from saydone.agent.offline.resolving import resolved, said_before
from saydone.domain.when.pattern import Pattern

_NOT_DONE = any_of(
    r"not (?:yet )?(?:been )?(?:done|finished|completed?|over|bought)(?: yet)?|un(?:done|finished|completed)",
    r"incomplete|pending|open|to[- ]?do|active|outstanding|still open",
)
_BE = r"(?:is|are|was|were)(?:n't|n't yet| not| actually not| still not)(?: actually| yet| really)?"
_DID = (
    r"(?:'ve| have)? (?:just |already )?(?:did|done|completed|finished|closed|ticked off|checked off|crossed off)\b"
    r"(?! (?:it|that|them|this$)\b)"
)
"""What follows "everything I", and says which tasks are meant rather than why."""
_PATTERNS = tuple(
    whole(pattern)
    for pattern in (
        r"(?:undo|revert|take back|reverse|cancel) (?:the )?(?:complet(?:ion|ing)|finishing|check(?:ing)?"
        r"|tick(?:ing)?)"
        r" (?:of|on) (?P<what>.+)",
        r"(?:undo|revert|take back|reverse) (?:marking|checking(?: off)?|ticking(?: off)?|crossing off|completing"
        r"|finishing)"
        r" (?P<what>.+?)(?: (?:as )?(?:done|completed?|finished)| off)?",
        r"(?:un-?(?:mark|check|tick|complete|finish|cross|done)|undo (?=(?:completing|finishing|marking)\b)|re-?open"
        r"|reactivate|resume|restore|uncheck"
        r" off)\b:? "
        rf"(?P<what>.+?)(?:,? (?:(?:i|we)(?!{_DID})|it|because|as|since)\b.*)?",
        r"(?:mark|set|flag|make|change|move|switch|turn)(?: back)? (?P<what>.+?) (?:back )?(?:as|to|into"
        r"|be)? ?(?:back )?"
        rf"(?:to |as )?{_NOT_DONE}(?: again)?",
        rf"(?P<what>.+?)(?: still)? {_BE} (?:been )?(?:done|finished|completed?|ready|over)(?: yet)?(?: after all)?",
        r"(?:actually |sorry |oops |no )*(?:i|we) (?:haven't|have not|didn't|did not|never)(?: actually| really|"
        r" yet)? "
        r"(?:done|finished|completed?|do|finish|did) (?P<what>.+?)(?: yet| after all)?",
        r"(?P<what>.+?) (?:has|have)(?:n't| not) (?:been )?(?:done|finished|completed)(?: yet)?",
        r"(?:put|bring|move|add) (?P<what>.+?) back (?:on|onto|to|in|into) (?:my |the )?(?:\w+ ){0,2}?"
        r"(?:list|todos?|to-dos?|pending|open)(?: .*)?",
        r"(?P<what>.+?) (?:is|are) (?:not (?:yet )?(?:done|finished|completed?)|un(?:done|finished|completed)"
        r"|incomplete)(?: again| after all)?",
        rf"(?P<what>(?:it|that|this|(?:the |my )?{TASK_NOUN}\b.*|#?\d+|.* (?:task|one|item))) (?:is"
        rf"|are) (?:still )?{_NOT_DONE}(?: again| after all)?",
    )
)
_BARE = whole(
    r"(?:it's |it is |that's |that is |they're |that one(?:'s| is) )?(?:actually )?(?:not|isn't) (?:actually )?"
    r"(?:done|finished|complete)(?: yet)?(?: after all)?",
    r"(?:i|we) (?:haven't|didn't) (?:actually )?(?:do|done|finish|finished|complete|completed) (?:it|that)(?: yet)?",
)
_A_NEW_ONE = Pattern(r"^(?:an?|some|new|another|on an?)\b| (?:an?|the|my)$", re.I)
_NOBODY = whole(r"i|we|you|he|she|they|there|who|what|which|nobody|nothing|something|someone|it's|that's")


def read_reopen(text: str, scene: Scene) -> Clause | None:
    """The re-opening that the request is, or None."""
    if _BARE.match(text):
        return Clause("reopen", targets=(said_before(scene),))
    for pattern in _PATTERNS:
        match = pattern.match(text)
        if (
            match
            and not FOREIGN.search(text)
            and not (_NOBODY.match(match["what"].strip()) or _A_NEW_ONE.search(match["what"]))
        ):
            target = resolved(re.sub(r"^(?:off|the status of) ", "", match["what"], flags=re.I), scene)
            return Clause("reopen", targets=(_completed(target),)) if target else None
    return None


def _completed(target: Target) -> Target:
    """Where all are to be re-opened, the completed ones are meant."""
    if target.kind != "every":
        return target
    return replace(target, query=replace(target.query or Query(), status="completed"))
