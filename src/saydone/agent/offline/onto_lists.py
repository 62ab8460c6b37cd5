"""Additions that name a list: "add sponges to my shopping list", "my list needs salt", "it should go on the list"."""

import re
from dataclasses import replace

from saydone.agent.offline.additions import addition
from saydone.agent.offline.dates import dated
from saydone.agent.offline.lexicon import ALIEN, LIST_NAMED, LIST_TAIL, TASK_NOUN
from saydone.agent.offline.patterns import any_of, anywhere, opening, whole
from saydone.agent.offline.reading import Clause, Scene
from saydone.domain.when.pattern import Pattern

_ADD = any_of(
    r"add|put(?: (?:in|on|down))?|insert|append|include|tack(?: on)?|throw(?: (?:in|on))?|stick|chuck|stuff|jot(?:"
    r" down)?|note(?: down)?",
    r"write(?: down)?|enter|log|record|place|pop|slap|toss|pencil in|save|register|drop|have|make sure(?: that)?",
)
DEST = rf"(?P<dest>{LIST_NAMED}{LIST_TAIL}|my (?:tasks|reminders))"
PREP = r"(?:to(?! ?-?do'?s?\b)|onto|on|into|in|for|under|at)"
_TO_LIST = whole(
    rf"{_ADD}\b:? (?P<what>.+?),? (?:{PREP}|with) {DEST}",
    r"(?:add|put|write|note|log|record|save|enter)\b (?P<kept>.+?)(?: down)? as (?:an?|my|one)(?: new| more)?"
    rf" {TASK_NOUN}(?P<nowhere>)",
    rf"(?:get|let's get|let's have)\b (?P<got>(?!me\b|what|rid\b|all\b|(?:[\w'-]+ )?(?:things|stuff|items|tasks)\b).+?)"
    rf"(?: added| put| included)? {PREP} (?P<where>{LIST_NAMED}{LIST_TAIL})",
)
_LIST_FIRST = whole(
    rf"(?:{PREP}|update) (?P<dest>{LIST_NAMED}(?: (?:of|for) [\w' ]+?)?)(?:,| please|:)* (?:please )?"
    rf"(?:{_ADD}|with|also)\b (?P<what>.+)",
    r"(?:add|append|insert|put|include)(?: this| these| the following)? (?:to|on|onto|in"
    rf"|into) (?P<list>{LIST_NAMED})(?: that| to|:|,)? ?(?P<rest>.*)",
    rf"(?P<needy>{LIST_NAMED}) (?:needs|should (?:also )?(?:have|include)|has to have|must have|could use|is missing)"
    r" (?P<needed>.+)",
    rf"(?P<bare>{LIST_NAMED})(?:,|:)* (?:please )?(?:add|put(?: down)?|append|insert|include)\b:? (?P<more>.+)",
    rf"(?P<headed>{LIST_NAMED}|shopping|to buy|(?:things )?to get)(?: ?: ?| - )(?P<named>.+)",
    rf"(?:for|on) (?P<wanting>{LIST_NAMED}),? (?:i|we)(?:'ll)?(?: also| will)? (?:need|want) (?P<wanted>.+)",
)
_WANT_ON = whole(
    r"(?:i(?:'d)? (?:need|want|would like|like) |make sure (?:that )?|ensure (?:that )?|be sure (?:that )?)(?:to"
    r" have )?"
    rf"(?P<what>.+?) (?:(?:is|are|gets?|goes|to be) )?(?:(?:added|put|placed) )?{PREP} {DEST}"
)
_PASSIVE = whole(
    r"(?:i(?:'d)? (?:need|want|would like|like) |make sure (?:that )?|have |get )?(?P<what>.+?) "
    r"(?P<said>(?:(?:should|must|has to|needs to|need to|ought to|can|could|to) (?:please )?(?:be|go|get)"
    r"|gets?|be|is|are|goes"
    r"|belongs)?(?: ?(?:added|put|placed|included|listed|written|noted|appended|inserted))?(?: to go)?)"
    rf" {PREP} {DEST}"
)
_PASSIVE_WORD = anywhere(r"added|put|placed|included|goes|go|belongs|noted|be|listed|inserted|written")
_NO_ADDITION = opening(
    r"tell|show|read|list|say|repeat|let me|check|see|get rid|inform|give|find|pull|i (?:want|need) to|delete"
    r"|remove|take|cross",
    r"tick|mark|erase|clear|is|are|did|do|does|have|has|was|were|what|which|who|when|will|would|am|how",
)
_NOT_THERE = Pattern(r"(?:n't|\bnot|\bnever|\bno longer|\bany ?more)$", re.I)
_TO_SEE = anywhere(r"see|look|hear|know|read|check|view|what|go over")
_CALLED = Pattern(rf"^(?:an? )?(?:{TASK_NOUN})(?: to| that| called| for|:) ", re.I)


def read_listed(text: str, scene: Scene) -> Clause | None:
    """An addition that names a list: "add sponges to my shopping list"."""
    match = _LIST_FIRST.match(text)
    if match:
        groups = match.groupdict()
        dest = next(groups[name] for name in ("dest", "list", "needy", "bare", "headed", "wanting") if groups[name])
        words = next(
            (groups[name] for name in ("what", "rest", "needed", "more", "named", "wanted") if groups[name]), ""
        )
        return None if ALIEN.search(dest) else addition(words, scene, dest=dest)
    if match := _TO_LIST.match(text):
        return _onto(match, scene)
    match = _WANT_ON.match(text)
    if match and not _TO_SEE.search(match["what"]):
        return _onto(match, scene)
    match = _PASSIVE.match(text)
    return (
        _onto(match, scene) if match and _PASSIVE_WORD.search(match["said"]) and not _NO_ADDITION.match(text) else None
    )


def _onto(match: re.Match[str], scene: Scene) -> Clause | None:
    groups = match.groupdict()
    what, dest = (
        next(groups[name] for name in ("what", "kept", "got") if groups.get(name)),
        groups["dest"] or groups.get("where") or "",
    )
    what = what.strip()
    if ALIEN.search(dest) or what.lower() in ("that", "sure") or _NOT_THERE.search(what):
        return None
    clause = addition(_CALLED.sub("", what), scene, dest=dest)
    if clause.items and clause.items[0].due is None:
        when = dated(dest, now=scene.now)
        clause = replace(clause, items=tuple(replace(item, due=when.due, rrule=when.rrule) for item in clause.items))
    return clause
