"""Where a sentence may name a list, a label or a saved filter without saying so: "add milk to X", "what's in X?".

Which of these places hold a name, only what the user has can tell.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from saydone.agent.offline.chatter import without_openings
from saydone.agent.offline.dates import dated
from saydone.agent.offline.lexicon import DET, TASK_NOUN, TODO
from saydone.agent.offline.organizing import COLOURS
from saydone.agent.offline.patterns import any_of, whole
from saydone.agent.offline.titles import is_verbal
from saydone.domain.when.pattern import Pattern

Role = Literal["into", "labelled", "among", "shown", "alone", "thing", "head", "kind", "back"]
"""What the name is there for: where tasks go, where they are, what is shown, what is said alone, what is changed
itself, what stands before a colon, which tasks it is, what a task goes back to."""

_NO_DOING = ("alone", "thing", "head")
_FROM_START = ("alone", "head", "back")
LONGEST = 8
"""A name has no more words."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words begin (``start``), the preposition before them (``ahead``), the request (``opening``)."""

    role: Role
    opening: int
    ahead: int
    start: int
    line: int = 0


@dataclass(frozen=True, slots=True)
class _Frame:
    """A kind of request: how it begins, and what its name stands behind (nothing: it follows the beginning)."""

    role: Role
    opening: Pattern
    behind: Pattern | None = None


_CLAUSE = Pattern(r"(?:^|[.;!?]\s+|,\s*|\b(?:and|then|but|also|plus)\s+)", re.I)
_END = Pattern(r"[.;!?](?=\s|$)")
_INTO = Pattern(r"(?:^| )(?P<behind>(?:on |in )?to|onto|into|on|in) ", re.I)
_AMONG = Pattern(r"(?:^| )(?P<behind>in|on|of|from|off|under|for) ", re.I)
_LABELLED = Pattern(r"(?:^| )(?P<behind>(?:labell?ed|tagged)(?: (?:as|with))?|with the (?:label|tag)) ", re.I)
_SORTED = Pattern(r"(?P<behind> )")
_FOR = Pattern(r"(?:^| )(?P<behind>for) ", re.I)
_MOVED = Pattern(r"(?:^| )(?P<behind>to|into|onto|in|from) ", re.I)
_ADD = any_of(
    r"add|put|stick|pop|throw|chuck|note(?: down)?|write(?: down)?|jot(?: down)?|place|file|save|include|append|insert"
    r"|slip|drop|enter|log",
    rf"(?:(?:create|make|new|add) )+(?:an? |the |another |new )*{TASK_NOUN}",
)
_A_TASK = whole(rf"(?:(?:an?|the|another|my|new) )*(?:{TASK_NOUN})?")
_NO_PART = (
    r"(?!(?: an?| the| another)* (?:notes?|comments?|sub-?tasks?|steps?|reminders?|labels?|tags?|due dates?|deadlines?"
    r"|priority|descriptions?)\b)"
)
"""What is added to a task rather than to a list."""
_SHOW = r"(?:show|open|list|see|view|display|read|find|check|get|give|tell|go(?=\s+to\b))(?: me)?(?: out)?"
_ASK = any_of(
    _SHOW,
    r"what(?:'s|'re)?|which|how (?:many|much|about)|when(?:'s)?|is|are|do|did|have|has|any|anything|everything|all"
    r"|tasks?|count|overdue|urgent|open|completed|done",
)
_DEED = any_of(
    r"complete|finish|close|mark|tick(?: off)?|check(?: off)?|cross(?: off)?|delete|remove|erase|take|clear|empty"
    r"|assign|set|make|give|tag|label|prioriti[sz]e|reschedule|postpone|push|repeat|reopen|unmark|i",
)
_OBJECT = r"(?:rename|retitle|delete|remove|erase|get rid of|archive|colou?r|paint|recolou?r)"
_WHOLE = r"(?:clear(?: out)?|empty(?: out)?|wipe|export|back ?up|download|mark|complete|finish|tick off|check off)"
_DO_I_HAVE = r"(?:do i (?:still )?have|have i(?: got)?|are (?:there|left|open)|is left)"
_THEN_ADD = r"(?:please )?(?:add|put|note|i need|we need)"
_NOT_ALONE = (
    r"(?:i|you|he|she|it|we|they|a|an|no|not|yes|hi|hello|hey|who|what|when|where|why|how|which|is|are|do|does|did|can"
    r"|could|would|will|please|thanks|thank|help|good)"
)
_FRAMES = (
    _Frame("into", Pattern(r"(?:sort|order|rank|arrange)(?= .+ by\b)", re.I), _SORTED),
    _Frame("labelled", Pattern(r"", re.I), _LABELLED),
    _Frame("into", Pattern(rf"{_ADD}\b:?{_NO_PART}", re.I), _INTO),
    _Frame(
        "into", Pattern(rf"(?:(?:create|make|new|add) )*(?:an? |another )?(?:new )?{TASK_NOUN}(?= for )", re.I), _FOR
    ),
    _Frame("into", Pattern(r"(?:move|transfer|shift|file|drag|put|sort|relocate)\b", re.I), _MOVED),
    _Frame("among", Pattern(rf"{_DEED}\b", re.I), _AMONG),
    _Frame("among", Pattern(rf"{_ASK}\b", re.I), _AMONG),
    _Frame("thing", Pattern(rf"{_OBJECT} ", re.I)),
    _Frame("thing", Pattern(rf"(?:make|turn|set|give) (?=.+ (?:{COLOURS})(?: colou?r)?$)", re.I)),
    _Frame("among", Pattern(rf"{_WHOLE} ", re.I)),
    _Frame("shown", Pattern(rf"(?:{_SHOW}|what about|how about|go to|filter(?: by)?|use|apply|run) ", re.I)),
    _Frame(
        "kind", Pattern(r"(?:what|which|how many|any)(?: of my| of the)? (?=[^?.!,:]{1,60} (?:tasks|items)\b)", re.I)
    ),
    _Frame("kind", Pattern(rf"(?:{_DEED}|move) all(?: of)?(?: (?:the|my|our))? (?=[^?.!,:]{{1,60}})", re.I)),
    _Frame("shown", Pattern(rf"(?:what|which|any) (?=.+ {_DO_I_HAVE}\b)", re.I)),
    _Frame("into", Pattern(rf"(?:in|on|to|under|for) (?=[^,:]+[,:]? {_THEN_ADD}\b)", re.I)),
    _Frame("back", Pattern(r"(?:(?:move|put|bring) (?:it|that|them|those) )?back (?:to|in|into|on|onto) ", re.I)),
    _Frame("back", Pattern(r"(?:to|in|into|on|onto) (?=(?:the |my )?[\w' -]+$)", re.I)),
    _Frame("alone", Pattern(rf"(?=(?!{_NOT_ALONE}\b)[\w'&-]+(?: (?!an?\b|me\b|you\b)[\w'&-]+){{0,3}}[ ?.!]*$)", re.I)),
    _Frame("head", Pattern(r"(?=[^:,.;]{1,60}:\s)")),
)
_AFTER = Pattern(
    r"\s*(?:$|[.,;:!?@#)]|(?:as|to|with|and|by|due|for|today|tomorrow|tonight|this|next|on|at|in|from|into|every|each"
    r"|p[1-4]|please|then|is|are|that|which|now|before|after|until|labell?ed|tagged|done|again|add|put|i|we|only|too"
    r"|also|instead|so|if|so|sorted|grouped|red|orange|yellow|green|blue|purple|pink|teal|grey|gray|brown|black"
    r"|high|low|medium|urgent|do|have|left|open|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)",
    re.I,
)
_GOES_ON = whole(r"as|to|with|and|or|by|due|for|on|at|in|from|into|the|of|is|are|my|a|an")
_HARD_END = Pattern(
    r" *(?:[.,;:!?@)]|\b(?:due|by|as|sorted|grouped|labell?ed|tagged|today|tomorrow|tonight|every|each|p[1-4]|please)\b"
    r"|$)",
    re.I,
)
_NO_NAME = whole(
    rf"(?:(?:{DET}|{TODO}|tasks?|items?|reminders?|(?:check ?)?lists?|numbers?|\#?\d+|(?:over)?due|open|pending|left"
    r"|done|did|do|completed|finished|completion|late|urgent|important|high|low|medium|normal|priority|order|name"
    r"|repeating"
    r"|recurring|everything|anything|all|more|rest|others?|things?|stuff|ones?|it|them|him|her|me|us|i|you|that|these"
    r"|those"
    r"|mine|yours|which|what|how|many|of|and|or|with|no|without|only|about|up|out|off|have|show|tell|list|there|here"
    r"|first|second|third|fourth|fifth|last|next|top|bottom|end|start|beginning|front|back|trash|bin|plate|general"
    r"|total|full|detail|date|time|now|today'?s?|tomorrow'?s?|tonight|yesterday|day|week|month|calendar|schedule|agenda"
    r"|archive)(?: |$))+"
)


def places(text: str, *, now: datetime) -> tuple[Place, ...]:
    """The places of a sentence (one line, with its quoted passages hidden) where a name may stand, in order."""
    found: dict[int, Place] = {}
    for clause in _CLAUSE.finditer(text):
        rest = text[clause.end() :]
        opening = clause.end() + len(rest) - len(without_openings(rest))
        for frame in _FRAMES:
            if clause.end() and frame.role in _FROM_START:
                continue
            for place in _of(frame, text, opening):
                if place.start not in found and _may_be(text, place, now):
                    found[place.start] = place
    return tuple(found[start] for start in sorted(found))


def ends(text: str, start: int) -> Iterator[int]:
    """Where words that begin at ``start`` may end as a name does, the longest first."""
    words = list(re.finditer(r"[^\s,:;]+", text[start:]))[:LONGEST]
    for word in reversed(words):
        if _GOES_ON.match(word[0]):
            continue
        for end in (start + word.end(), start + len(text[start : start + word.end()].rstrip(".!?"))):
            if _AFTER.match(text, end):
                yield end


def _of(frame: _Frame, text: str, opening: int) -> Iterator[Place]:
    match = frame.opening.match(text, opening)
    if match is None:
        return
    if frame.behind is None:
        yield Place(frame.role, opening, match.start(), match.end())
        return
    stop = _END.search(text, match.end())
    for behind in frame.behind.compiled.finditer(text, match.end(), stop.start() if stop else len(text)):
        before = text[match.end() : behind.start("behind")].strip()
        if behind["behind"] == "to" and _A_TASK.match(before) and is_verbal(text[behind.end() :]):
            continue  # "add a task to buy milk"
        yield Place(frame.role, opening, behind.start("behind"), behind.end())


def _may_be(text: str, place: Place, now: datetime) -> bool:
    """Whether the words there are more than a day, a number or what every sentence has."""
    said = text[place.start :]
    until = _HARD_END.search(said)
    shortest = min((text[place.start : end] for end in ends(text, place.start)), key=len, default="")
    if not shortest or _NO_NAME.match(said[: until.start()] if until else said):
        return False
    if is_verbal(said.partition(":")[0] if place.role == "head" else shortest) and place.role in _NO_DOING:
        return False
    when = dated(text[place.ahead :], now=now)
    return when.due is None or len(when.text.split()) > 1
