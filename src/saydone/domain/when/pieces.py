"""The due words of a text: found, weighed by what stands around them, put together with their neighbours."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from saydone.domain.when import amounts, clock, dates, days, holidays, hours, monthly, parts, periods, repeats, weekly
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.resolve import day_of
from saydone.domain.when.sense import Rule, Sense, coming, join
from saydone.domain.when.zones import zone_after

_RULES: tuple[tuple[Pattern, tuple[Rule, ...]], ...] = tuple(
    (module.HINT, module.RULES)
    for module in (repeats, weekly, monthly, dates, periods, holidays, days, amounts, parts, hours, clock)
)


class Piece(NamedTuple):
    """Words in a plain text, and what they say."""

    start: int
    end: int
    sense: Sense
    stands: bool
    """Whether they are a due by themselves, where they are."""


def groups_in(text: str, now: datetime, *, whole: bool = False) -> list[Piece]:
    """The dues that a plain text tells, in its order, each with the prepositions before it.

    ``whole``: the text is meant to be a due, so that all its words count, past days too.
    """
    groups: list[Piece] = []
    for piece in _pieces(text, now, whole=whole):
        together = _joined(text, groups[-1], piece) if groups else None
        if together:
            groups[-1] = together
        else:
            groups.append(piece)
    if not any(group.sense.has_time for group in groups):
        groups = [group._replace(sense=group.sense.once()) for group in groups]
    return [_with_lead(text, group) for group in groups if whole or (group.stands and not group.sense.past)]


_BEFORE = Pattern(
    r"(?:(?<![\w'])(?:due date|due|by|on|at|for|around|about|before|after|until|till|til|from|starting|beginning"
    r"|ending|on or before|no later than|not before|not later than|as of|some ?time|(?<!\bup )early|later|late"
    r"|when it(?:'s| is)|bright and early|@"
    r"|through|since) ?(?:the )?)+$"
)
_BEHIND = Pattern(r",? (?:at the (?:very )?latest|latest|or (?:sooner|earlier|before|the day after))(?=$|[\s,.;!?])")
_PREPOSITION = Pattern(
    r"(?:\b(?:due|by|on|for|before|until|till|from|starting|beginning|after|this|next|since)|@|[,:(-]) ?$"
)
_FREE_LEFT = Pattern(r"(?:^|[,.;:!?\"(-]|\b(?:remind me|reminder|task|todo|due))\s*$")
_FREE_RIGHT = Pattern(
    r"\s*(?:$|[,.;:!?\")]|-(?!\w)|@|(?:to(?!-?do\b| do ?(?:$|[.,?!]|item|list))|remind|please|pls|and|or|at|on|by|for"
    r"|about|set|i|add|that|create|make|from|until|around|before|after|starting|with|we|my|i'm|i'll|you|he|she"
    r"|they|there|is|are|was)\b)"
)
_CHOSEN = Pattern(
    r"\b(?:delete|remove|cancel|drop|complete|completed|finish|finished|did|done|done with|check off|tick off|show"
    r"|open|edit|rename|move|update|change|reopen|undo|mark|pick|choose|is|was|and) (?:the )?$"
)
"""Before "the 3rd", when it is one of a list and not a day."""
_BETWEEN = Pattern(
    r"(?:[\s,;@-]|\b(?:at|on|of|in|the|for|by|around|about|from|starting|beginning|start|until|till|til|through"
    r"|thru|ending|ends|up to|approximately|after|before|due|sometime|later|early)\b)*"
)
_RANGE = Pattern(r" ?(?:-|to|through|thru|until|till|til|and|or) ?(?:the )?")
_UNTIL_MONTH = Pattern(r"(?:until|till|til|before)\b")
_ALL_OF_IT = Pattern(r"\b(?:through|thru|ending|ends)(?: on| at| in| the)* ?$")
_SINCE = Pattern(r"\b(?:starting|beginning|start|from|as of)(?: on| at| in| the)* ?$")
_UNTIL = Pattern(r"\b(?:until|till|til|through|thru|ending|ends|up to)(?: on| at| in| the)* ?$")
_FROM_TO = Pattern(r"\b(?:starting|beginning|from) [\w ]{1,24}?(?: to| ?-)(?: the)? ?$")
""" "Daily from 1 april to 30 june": the second day is the last."""
_UNTIL_EDGE = Pattern(r"(?:until|till|til)\b")
_LEFT_OUT = Pattern(
    r"\b(?:except(?:ing)?|excluding|but not|apart from|other than|besides)(?: (?:for|on|in|at|during|the))* ?$"
)
"""Before a day that is said not to be meant."""
_LONGEST_LEAD = 40


def _pieces(text: str, now: datetime, *, whole: bool = False) -> list[Piece]:
    """All that the rules find, the longest first where two overlap, in the order of the text."""
    found: list[Piece] = []
    for rule in (rule for hint, rules in _RULES if hint.search(text) for rule in rules):
        for hit in rule.pattern.finditer(text):
            sense = _read(rule, hit, now)
            start, end = hit.span("core") if "core" in rule.pattern.groups else hit.span()
            if sense is None or (sense.needs == "whole" and not whole and not _may_end(text, start, sense)):
                continue
            found.append(_zoned(Piece(start, end, sense, _stands(text, start, end, sense)), text))
    if not whole and not any(piece.sense.repeat for piece in found):
        found = [piece for piece in found if piece.sense.needs != "whole"]
    found.sort(key=lambda piece: (piece.start - piece.end, piece.sense.needs == "whole"))
    chosen: list[Piece] = []
    for piece in found:
        if all(piece.end <= other.start or other.end <= piece.start for other in chosen):
            chosen.append(piece)
    chosen = [piece for piece in chosen if piece.sense.without or not _LEFT_OUT.search(text, 0, piece.start)]
    chosen.sort(key=lambda piece: piece.start)
    if any(piece.sense.repeat for piece in chosen):
        chosen = [_bounded(piece, text, now) for piece in chosen]
    return chosen


def _may_end(text: str, start: int, sense: Sense) -> bool:
    """Whether a day that is none by itself is one here: "every day until january", "… from january to may"."""
    before = text[max(0, start - _LONGEST_LEAD) : start]
    return sense.has_day and any(edge.search(before) for edge in (_UNTIL, _SINCE, _FROM_TO))


def _bounded(piece: Piece, text: str, now: datetime) -> Piece:
    """A day behind "starting" or "until" bounds the repetition that is told with it."""
    sense = piece.sense
    if not sense.has_day or sense.repeat or sense.shift:
        return piece
    before = text[max(0, piece.start - _LONGEST_LEAD) : piece.start]
    if sense.within and _SINCE.search(before):
        return piece._replace(sense=Sense(since=sense.within[0]), stands=True)
    if sense.within and (_ALL_OF_IT.search(before) or _FROM_TO.search(before)):
        return piece._replace(sense=Sense(until=sense.within[1]), stands=True)
    if sense.within and (sense.needs == "whole" or _UNTIL_MONTH.match(text, piece.start, piece.end)):
        return piece._replace(sense=Sense(until=sense.within[0] - timedelta(days=1)), stands=True)
    day = day_of(sense, now.date())
    if _SINCE.search(before):
        return piece._replace(sense=Sense(since=day, clock=sense.clock, part=sense.part), stands=True)
    if _UNTIL.search(before) or _FROM_TO.search(before) or _UNTIL_EDGE.match(text, piece.start, piece.end):
        return piece._replace(sense=Sense(until=day), stands=True)
    return piece


def _read(rule: Rule, hit: re.Match[str], now: datetime) -> Sense | None:
    try:
        return rule.read(hit, now)
    except (ValueError, OverflowError):  # no such date, or beyond the calendar
        return None


def _zoned(piece: Piece, text: str) -> Piece:
    told = piece.sense.clock
    zone = zone_after(text, piece.end) if told else None
    if told is None or zone is None:
        return piece
    return piece._replace(end=zone[1], sense=replace(piece.sense, clock=replace(told, zone=zone[0])))


def _stands(text: str, start: int, end: int, sense: Sense) -> bool:
    if sense.needs in ("company", "behind", "whole"):
        return False
    if sense.needs == "":
        return True
    right = _FREE_RIGHT.match(text, end) is not None
    if sense.needs == "bare":
        return right and not (sense.monthday and _CHOSEN.search(text, max(0, start - 24), start))
    if _PREPOSITION.search(text, max(0, start - 16), start):
        return True
    return right and (_FREE_LEFT.search(text, 0, start) is not None or end >= len(text.rstrip(" .!?")))


def _joined(text: str, left: Piece, right: Piece) -> Piece | None:
    if _RANGE.fullmatch(text, left.end, right.start) and _alike(left.sense, right.sense):
        return Piece(left.start, right.end, left.sense, stands=True)  # "from 3pm to 5pm": when it begins
    ends = right.sense.until is not None and _RANGE.fullmatch(text, left.end, right.start)
    if not ends and not _BETWEEN.fullmatch(text, left.end, right.start):
        return None
    if left.sense.needs == "behind" and not text.startswith(" of ", left.end):  # "date night on friday"
        return None
    sense = _beside(text[left.end : right.start], left.sense, right.sense) or join(left.sense, right.sense)
    return Piece(left.start, right.end, sense, stands=True) if sense else None


def _beside(between: str, left: Sense, right: Sense) -> Sense | None:
    """ "the friday before christmas": left a weekday and nothing else, right a day of the calendar."""
    way = between.strip()
    if way not in ("before", "after") or left != Sense(weekday=left.weekday, needs=left.needs) or not right.on:
        return None
    if left.weekday is None:
        return None
    if way == "after":
        return replace(right, on=coming(right.on + timedelta(days=1), left.weekday))
    return replace(right, on=coming(right.on - timedelta(days=7), left.weekday))


def _alike(left: Sense, right: Sense) -> bool:
    days = left.has_day and right.has_day
    return (days or (left.clock is not None and right.clock is not None)) and not (left.repeat or right.repeat)


def _with_lead(text: str, group: Piece) -> Piece:
    if text.endswith("'s", group.start, group.end) and text[group.end :].strip():
        return group  # "cake for tomorrow's party" stays "cake for … party"
    lead = _BEFORE.search(text, max(0, group.start - 40), group.start)
    behind = _BEHIND.match(text, group.end)
    return group._replace(start=lead.start() if lead else group.start, end=behind.end() if behind else group.end)
