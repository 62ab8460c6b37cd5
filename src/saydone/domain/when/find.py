"""Finding due words inside a sentence, and taking them out of it."""

import re
from dataclasses import replace
from datetime import date, datetime

from saydone.domain.recurrence.rule import RecurrenceRule
from saydone.domain.recurrence.tell import tell
from saydone.domain.when.counted import AFTER_IT, TIMES, count_of
from saydone.domain.when.moment import zone_of
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.pieces import Piece, groups_in
from saydone.domain.when.plain import Plain, plain
from saydone.domain.when.reading import When, say_due
from saydone.domain.when.resolve import resolve, skipped_time
from saydone.domain.when.rules import resolve_repeat
from saydone.domain.when.sense import Sense, join


def find_when(text: str, *, now: datetime) -> When | None:
    """The due and recurrence words in ``text``, or None when there are none. Never raises."""
    told = plain(_BANG.sub(" ", text))
    groups = groups_in(told.text, now)
    for main in _by_rank(told.text, groups):
        when = _when(told, _with_others(main, groups), now) or _when(told, [main], now)
        if when is not None:
            return _counted(text, when) if when.rrule else when
    return None


def find_past(text: str, *, now: datetime) -> When | None:
    """The past day that a line of something to do ends with ("pay the rent yesterday"): it is overdue then.

    Where the line tells what was, its day is a part of that. Never raises.
    """
    hit = _PAST.search(text)
    if hit is None or _TELLS.search(text):
        return None
    when = find_whole(hit["day"], now=now)
    return replace(when, start=hit.start("day"), end=hit.end("day")) if when else None


def _counted(text: str, when: When) -> When:
    """The repetition with the words behind it that say how often it happens, or count it from the completion."""
    times = TIMES.match(text, when.end)
    if times and when.rrule and "UNTIL=" not in when.rrule and count_of(times):
        return replace(when, end=times.end(), rrule=f"{when.rrule};COUNT={count_of(times)}")
    after = AFTER_IT.match(text, when.end)
    if after:
        return replace(when, end=after.end(), repeat_from="completion")
    return replace(when, repeat_from="completion") if _BANG.search(text, when.start, when.end) else when


def strip_when(text: str, found: When) -> str:
    """``text`` without the words that ``found`` was read from, tidied: spaces, prepositions and commas left over."""
    if not re.search(r"\w", text[max(found.end, *(end for _, end in found.also), 0) :]):
        text = text.rstrip(" .")
    for start, end in sorted(((found.start, found.end), *found.also), reverse=True):
        if _is_name(text, start, end):
            continue
        text = f"{text[:start].rstrip()} {text[end:].lstrip()}"
    text = " ".join(text.split())
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r"[,;:]+(?=[,.;:!?])", "", text)
    return _DANGLING.sub("", text).strip(" ,;:-–—@")


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a time of day names what follows ("the 9pm news"): it is a due and a part of the title."""
    if _AN_EVENT.match(text, end) and (timed := _A_TIME.search(text, 0, end)):
        return timed.start("time") >= start >= timed.start()
    named = _THE_TIME.search(text, 0, end)
    return named is not None and named.start("time") >= start >= named.start() and _A_NOUN.match(text, end) is not None


_THE_TIME = Pattern(
    r"(?:\b(?:at|for|by|before|after|from|until|till|about) )?\bthe (?P<time>[0-9]{1,2}(?:[:.][0-9]{2})?"
    r"(?: ?[ap]\.?m\b\.?)?)$",
    re.IGNORECASE,
)
_A_TIME = Pattern(
    r"\b(?:(?:for|on|to|of) )?(?:(?:an?|our|my) )?"
    r"(?P<time>[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]\.?m\b\.?|[0-9]{1,2}:[0-9]{2})$",
    re.IGNORECASE,
)
_AN_EVENT = Pattern(
    r" (?:show|showing|screening|film|movie|matin[ée]e|performance|concert|game|match|train|flight|bus|ferry|class|mass"
    r"|service|session|slot|sitting|tour|news)s?\b(?! me\b)",
    re.IGNORECASE,
)
_A_NOUN = Pattern(
    r" (?!(?:today|tomorrow|tonight|this|next|on|at|in|for|by|from|to|and|or|with|every|each|daily|please"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b)[^\W\d_]",
    re.IGNORECASE,
)
_PAST = Pattern(
    r"(?:^|\s)(?P<day>yesterday|(?:the )?day before yesterday|last (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:\d{1,2}|an?|two|three) (?:day|week)s? ago)[\s.!]*$",
    re.IGNORECASE,
)
_TELLS = Pattern(
    r"\b(?:i|we|he|she|it|they|you|who|what|which|that|when|was|were|did|had|happened|from|of|since|on)\b|\w{3}ed\b",
    re.IGNORECASE,
)
_BANG = Pattern(r"(?<=every)!(?= )|(?<=\bev)!(?= )", re.IGNORECASE)
_DANGLING = Pattern(r"(?:\s+(?:due|by|on|at|for|from|until|till|starting|@|and))+(?=[\s.,;:!?]*$)", re.IGNORECASE)


def find_whole(text: str, *, now: datetime) -> When | None:
    """What ``text`` says when all of it is due words ("march", "the 15th please"), else None."""
    told = plain(text)
    group = whole_of(told.text, now)
    return _when(told, [group], now) if group else None


def whole_of(text: str, now: datetime) -> Piece | None:
    """The due words that a plain text is, but for fillers."""
    for group in groups_in(text, now, whole=True):
        if _FILLER.fullmatch(f"{text[: group.start]} {text[group.end :]}"):
            return group
    return None


_FILLER = Pattern(
    r"(?:\W|\b(?:due|by|on|at|the|for|please|is|it's|its|it|sometime|some time|date|deadline|in|of|only)\b)*"
)
_TOPIC = Pattern(r"(?:about|before|for)\b")
""" "Call Ann today about friday", "finish the slides tomorrow for monday": the other day is when."""
_FRONT = Pattern(r"(?:^|\b(?:remind me|reminder|task|todo|due))\s*$")


def _by_rank(text: str, groups: list[Piece]) -> list[Piece]:
    """The likeliest due first: repetitions, what stands at the front or behind "remind me", then the last."""

    def rank(group: Piece) -> tuple[int, int]:
        front = _FRONT.search(text, 0, group.start) is not None
        told = group.sense.has_day + group.sense.has_time
        possessive = text[group.start : group.end].endswith("'s")
        topic = _TOPIC.match(text, group.start) is not None
        return (2 * (group.sense.repeat is not None) + front + told - topic - 2 * possessive, group.start)

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


_EVENING = Pattern(
    r"\b(?:dinner|supper|drinks|party|concert|gig|cinema|theat(?:re|er)|opera|pub|(?:poker|game|date|movie|quiz|bingo"
    r"|girls'?|guys'?) night)\b"
    r"(?! ?(?:time|table|jacket|plates?|menu|supplies|shoes|hats?|invit\w+|tickets?|balloons?))"
)
_FIRST_EVENING, _LAST_EVENING = 5, 10


def _in_the_evening(told: Plain, sense: Sense) -> Sense:
    """The sense with a bare hour after noon where what is due belongs there ("dinner with Ann at 7")."""
    clock = sense.clock
    evening = clock and not clock.sure and _FIRST_EVENING <= clock.hour <= _LAST_EVENING and not sense.part
    if clock is None or not evening or not _EVENING.search(told.text):
        return sense
    return replace(sense, clock=replace(clock, hour=clock.hour + 12, sure=True))


def _when(told: Plain, chosen: list[Piece], now: datetime) -> When | None:
    sense = _in_the_evening(told, chosen[0].sense)
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
    return When(due, str(rule) if rule else None, start, end, said, also, skipped=skipped_time(sense, due))


def _say(due: date | datetime, rule: RecurrenceRule | None, now: datetime) -> str:
    zone = zone_of(now)
    if rule is None:
        return say_due(due, zone)
    timed = rule.freq in ("HOURLY", "MINUTELY")
    first = due.date() if isinstance(due, datetime) and not timed else due
    return f"{tell(rule, due=due, zone=zone)}, first on {say_due(first, zone)}"
