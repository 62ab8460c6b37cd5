"""Building the clause of a change, where what is to change may be a task."""

import re

from saydone.agent.offline.dates import dated
from saydone.agent.offline.lexicon import FOREIGN, TODO
from saydone.agent.offline.patterns import any_of, opening, whole
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Changes, Clause, Scene
from saydone.agent.offline.resolving import resolved
from saydone.agent.offline.titles import is_verbal
from saydone.domain.when.pattern import Pattern

CHANGE = any_of(r"change|update|edit|modify|alter|adjust|set|make|correct|fix|revise|amend|turn|switch|convert")
NAMED_TASK = Pattern(rf"\b(?:tasks?|{TODO}|reminders?|chores?|errands?|items?)\b|#\d|^\d{{1,6}}$", re.I)
"""Words that say outright that a task is meant."""

_NOBODY = opening(r"your|you|me|my name|yourself|him|her")
_NOTHING = whole(r"my|your|his|her|the|an?|this|to|another|self|myself")
_HOUR = any_of(
    r"\d{1,2}", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
)
_TIME_ONLY = whole(
    rf"(?:(?:to|at|by|around|about|for|until|half past|quarter past|quarter to) )*(?:{_HOUR}(?:[:.h]?\d\d)?|noon"
    r"|midday|midnight)"
    r"(?: ?o'? ?clock)?(?: ?[ap]\.? ?m\.?)?(?: (?:in the |at )?(?:morning|afternoon|evening"
    r"|night))?(?: (?:instead|sharp))?"
)
_EITHER_HALF = whole(
    rf"(?:(?:to|at|by|around|about|for|half past|quarter past|quarter to) )*(?!0|1[3-9]|2\d){_HOUR}(?:[:.][0-5]\d)?"
    r"(?: ?o'? ?clock)?(?: (?:instead|sharp))?"
)
_BARE_HOUR = whole(r"(?:1[0-2]|[1-9])")
_IT = whole(r"it|that|that one|this one|the (?:first|second|third|last) one")


def edit(what: str, changes: Changes | None, scene: Scene, *, surely: bool = False) -> Clause | None:
    """The change of what the words point at, or None where they point at nothing or at what others keep.

    ``surely``: only a task is changed in that way.
    """
    known = surely or NAMED_TASK.search(what) or re.search(HIDDEN, what) or is_verbal(what)
    if _NOTHING.match(what) or (FOREIGN.search(what) and not known):
        return None
    target = resolved(what, scene)
    return Clause("update", targets=(target,), changes=changes) if target else None


def may_be_task(what: str, *, surely: bool) -> bool:
    """Whether what is to change may be a task. Without a word that says so, ``surely`` decides about things."""
    if re.search(HIDDEN, what) or NAMED_TASK.search(what) or (surely and is_verbal(what)):
        return True
    if FOREIGN.search(what) or _NOBODY.match(what):
        return False
    return surely or is_verbal(what) or _IT.match(what) is not None


def due_of(words: str, scene: Scene, *, only: bool = False, hour: bool = False) -> Changes | None:
    """The change of a due date that the words name; with ``only``, where they name nothing else.

    ``hour``: a number alone is an hour.
    """
    when = dated(f"at {words}" if hour and _BARE_HOUR.match(words) else words, now=scene.now)
    if (when.due is None and when.rrule is None) or (only and len(when.text.split()) > 1):
        return None
    return Changes(
        due=when.due,
        rrule=when.rrule,
        repeat_from=when.repeat_from,
        time_only=_TIME_ONLY.match(words.strip()) is not None,
        bare_hour=_EITHER_HALF.match(words.strip()) is not None,
    )
