"""Finding due words inside a sentence, and taking them out of it."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from saydone.domain.when import amounts, clock, dates, days, holidays, parts, periods, repeats
from saydone.domain.when.moment import zone_of
from saydone.domain.when.plain import Plain, plain
from saydone.domain.when.reading import When, say_due
from saydone.domain.when.resolve import resolve
from saydone.domain.when.rules import resolve_repeat, say_rule
from saydone.domain.when.sense import Rule, Sense, join

_RULES: tuple[Rule, ...] = (
    *repeats.RULES, *dates.RULES, *periods.RULES, *holidays.RULES, *days.RULES, *amounts.RULES, *parts.RULES, *clock.RULES,
)  # fmt: skip


class Piece(NamedTuple):
    """Words in a plain text, and what they say."""

    start: int
    end: int
    sense: Sense
    stands: bool
    """Whether they are a due by themselves, where they are."""


def find_when(text: str, *, now: datetime) -> When | None:
    """The due and recurrence words in ``text``, or None when there are none. Never raises."""
    told = plain(text)
    groups = _groups(told.text, _pieces(told.text, now))
    for main in _by_rank(told.text, groups):
        together = _with_others(main, groups)
        when = _when(told, together, now) or _when(told, [main], now)
        if when is not None:
            return when
    return None


def strip_when(text: str, found: When) -> str:
    """``text`` without the words that ``found`` was read from, tidied."""
    for start, end in sorted(((found.start, found.end), *found.also), reverse=True):
        text = f"{text[:start].rstrip()} {text[end:].lstrip()}"
    text = " ".join(text.split())
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r"[,;:]+(?=[,.;:!?])", "", text)
    return _DANGLING.sub("", text).strip(" ,;:-–—@")


_DANGLING = re.compile(r"(?:\s+(?:due|by|on|at|for|from|until|till|starting|@|and))+(?=[\s.,;:!?]*$)", re.IGNORECASE)


def find_whole(text: str, *, now: datetime) -> When | None:
    """What ``text`` says when all of it is due words ("march", "the 15th please"), else None."""
    told = plain(text)
    pieces = [piece._replace(stands=True) for piece in _pieces(told.text, now, whole=True)]
    for group in _groups(told.text, pieces):
        rest = told.text[: group.start] + " " + told.text[group.end :]
        if _FILLER.fullmatch(rest):
            return _when(told, [group], now)
    return None


_FILLER = re.compile(r"(?:\W|\b(?:due|by|on|at|the|for|please|is|it's|its|it|sometime|some time|date|deadline|in|of|only)\b)*")
_LEAD = (
    r"due|by|on|at|for|in|around|about|before|until|till|til|from|starting|beginning|start|after|during|@|this|the|to|"
    r"no later than|not later than|latest|as of|sometime|some time|through|within|since|of"
)
_BEFORE = re.compile(
    r"(?:(?<![\w'])(?:due date|due|by|on|at|for|in|around|about|before|until|till|til|from|starting|beginning|start|ending"
    r"|no later than|not later than|as of|sometime|@|through|since|the|to be (?:done|completed|finished)(?= by| on)) ?)+$"
)
_PREPOSITION = re.compile(r"(?:\b(?:due|by|on|for|before|until|till|from|starting|beginning|after|this|next|since)|@|[,:(-]) ?$")
_FREE_LEFT = re.compile(r"(?:^|[,.;:!?\"(-]|\b(?:remind me|reminder|task|todo|due))\s*$")
_FREE_RIGHT = re.compile(
    r"\s*(?:$|[,.;:!?\")]|-(?!\w)|@|(?:to|remind|please|pls|and|or|at|on|by|for|about|set|i|add|that|create|make|from|until"
    r"|around|before|after|starting|with|we|my|i'm|i'll|you|he|she|they|there|is|are|was)\b)"
)
_BETWEEN = re.compile(
    r"(?:[\s,;@-]|\b(?:at|on|of|in|the|for|by|around|about|from|starting|beginning|start|until|till|til|through|ending"
    r"|approximately|after|before|due|to|sometime|and|that|is|s|later|early)\b)*"
)
_SINCE = re.compile(r"\b(?:starting|beginning|start|from|as of)\b")
_UNTIL = re.compile(r"\b(?:until|till|til|through|ending|up to)\b")


def _pieces(text: str, now: datetime, *, whole: bool = False) -> list[Piece]:
    """All that the rules find, the longest first where two overlap, in the order of the text."""
    found: list[Piece] = []
    for rule in _RULES:
        for hit in rule.pattern.finditer(text):
            sense = _read(rule, hit, now)
            if sense is None or (sense.needs == "whole" and not whole):
                continue
            start, end = hit.span("core") if "core" in rule.pattern.groupindex else hit.span()
            found.append(_zoned(Piece(start, end, sense, _stands(text, start, end, sense)), text))
    found.sort(key=lambda piece: (piece.start - piece.end, piece.sense.needs == "whole"))
    chosen: list[Piece] = []
    for piece in found:
        if all(piece.end <= other.start or other.end <= piece.start for other in chosen):
            chosen.append(piece)
    return sorted(chosen, key=lambda piece: piece.start)


def _read(rule: Rule, hit: re.Match[str], now: datetime) -> Sense | None:
    try:
        return rule.read(hit, now)
    except (ValueError, OverflowError):  # no such date, or beyond the calendar
        return None


def _zoned(piece: Piece, text: str) -> Piece:
    told = piece.sense.clock
    zone = clock.zone_after(text, piece.end) if told else None
    if told is None or zone is None:
        return piece
    return piece._replace(end=zone[1], sense=replace(piece.sense, clock=replace(told, zone=zone[0])))


def _stands(text: str, start: int, end: int, sense: Sense) -> bool:
    if sense.needs in ("company", "whole"):
        return False
    if sense.needs == "":
        return True
    right = _FREE_RIGHT.match(text, end) is not None
    if sense.needs == "bare":
        return right
    if _PREPOSITION.search(text, max(0, start - 16), start):
        return True
    return right and (_FREE_LEFT.search(text, 0, start) is not None or end == len(text.rstrip(" .!?")))


def _groups(text: str, pieces: list[Piece]) -> list[Piece]:
    """Neighbouring pieces put together, with the prepositions before them; those that do not stand left out."""
    groups: list[Piece] = []
    for piece in pieces:
        together = _joined(text, groups[-1], piece) if groups else None
        if together:
            groups[-1] = together
        else:
            groups.append(piece._replace(sense=_with_role(text, 0, piece)))
    return [_with_lead(text, group) for group in groups if group.stands and not group.sense.past]


def _joined(text: str, left: Piece, right: Piece) -> Piece | None:
    if not _BETWEEN.fullmatch(text, left.end, right.start):
        return None
    sense = join(left.sense, _with_role(text, left.end, right))
    if sense is None:
        return None
    return Piece(left.start, right.end, sense, left.stands or right.stands or (left.sense.shift is None))


def _with_role(text: str, begin: int, piece: Piece) -> Sense:
    """A day behind "starting" or "until", which matters to a repetition."""
    return piece.sense


def _with_lead(text: str, group: Piece) -> Piece:
    lead = _BEFORE.search(text, max(0, group.start - 40), group.start)
    return group._replace(start=lead.start()) if lead else group


def _by_rank(text: str, groups: list[Piece]) -> list[Piece]:
    """The likeliest due first: repetitions, what stands at the front or behind "remind me", then the last."""

    def rank(group: Piece) -> tuple[int, int]:
        front = _FREE_LEFT.search(text, 0, group.start) is not None
        possessive = text[group.start : group.end].endswith("'s")
        return (2 * (group.sense.repeat is not None) + front - 2 * possessive, group.start)

    return sorted(groups, key=rank, reverse=True)


def _with_others(main: Piece, groups: list[Piece]) -> list[Piece]:
    """The main group, and those apart from it that tell what it leaves open."""
    chosen, sense = [main], main.sense
    for group in groups:
        if group is main:
            continue
        left, right = (sense, group.sense) if main.start < group.start else (group.sense, sense)
        together = join(left, right)
        if together is not None and not group.sense.length and together.shift is None:
            sense = together
            chosen.append(group)
    chosen[0] = main._replace(sense=sense)
    return chosen


def _when(told: Plain, chosen: list[Piece], now: datetime) -> When | None:
    sense = chosen[0].sense
    due: date | datetime
    rule = None
    try:
        if sense.repeat is not None:
            due, rule = resolve_repeat(sense, sense.repeat, now)
        else:
            due = resolve(sense, now)
        said = _say(due, rule, now)
    except (ValueError, OverflowError):
        return None
    start, end = told.source(chosen[0].start, chosen[0].end)
    also = tuple(sorted(told.source(piece.start, piece.end) for piece in chosen[1:]))
    return When(due, rule, start, end, said, also)


def _say(due: date | datetime, rule: str | None, now: datetime) -> str:
    zone = zone_of(now)
    if rule is None:
        return say_due(due, zone)
    time = f" at {due:%H:%M}" if isinstance(due, datetime) else ""
    day = due.date() if isinstance(due, datetime) else due
    return f"{say_rule(rule)}{time}, first on {say_due(day, zone)}"
