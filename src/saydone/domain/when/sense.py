"""What a piece of a due phrase says, and how two pieces say something together."""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal, NamedTuple

from saydone.domain.recurrence.rule import Frequency
from saydone.domain.when.moment import Amount
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.words import RULE_DAYS

Which = Literal["", "this", "next", "coming", "after next", "last"]
Part = Literal[
    "early", "morning", "late morning", "noon", "afternoon", "late afternoon", "evening", "night", "late", "end"
]
Needs = Literal["", "preposition", "bare", "company", "behind", "whole"]
"""What words need around them to count as a due: nothing; a preposition or nothing around them ("sun");
nothing behind them ("the 4th"); other due words ("9 tomorrow"), before them ("friday night"); to be all that
is said ("march")."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. ``sure`` is False when it may be either half of the day ("at 5"); ``ends``: 24:00."""

    hour: int
    minute: int = 0
    sure: bool = True
    zone: tzinfo | None = None
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Repeat:
    """A recurrence, part by part as in RFC 5545."""

    freq: Frequency
    interval: int = 1
    days: tuple[str, ...] = ()
    monthdays: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    position: int = 0
    """Which of the days of the period is meant, -1 the last; 0 for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What is said, as far as it is said; what is missing comes from other pieces or from the clock.

    ``loose``: the day ``on`` is as good as another of its week ("monday in two weeks"). ``stretch``: the days of
    ``repeat`` are one stretch, unless something with them repeats ("from monday to friday").
    """

    on: date | None = None
    weekday: int | None = None
    which: Which = ""
    monthday: int | None = None
    within: tuple[date, date] | None = None
    clock: Clock | None = None
    more_clocks: tuple[Clock, ...] | None = None
    """Further times of the same day."""
    times: int | None = None
    """How often in a day ("twice a day")."""
    part: Part | None = None
    moment: datetime | None = None
    shift: Amount | None = None
    repeat: Repeat | None = None
    without: tuple[str, ...] | None = None
    """The weekdays that a repetition leaves out."""
    since: date | None = None
    until: date | None = None
    length: Amount | None = None
    loose: bool = False
    stretch: bool = False
    past: bool = False
    needs: Needs = ""

    def once(self) -> "Sense":
        """Itself; of a stretch of days that nothing repeats, its first day."""
        if self.stretch and self.repeat and _said(self) == {"repeat"}:
            return Sense(weekday=RULE_DAYS.index(self.repeat.days[0]))
        return self

    @property
    def has_day(self) -> bool:
        """Whether a day is named."""
        return any(x is not None for x in (self.on, self.weekday, self.monthday, self.within))

    @property
    def has_time(self) -> bool:
        """Whether a time of day or a part of the day is named."""
        return self.clock is not None or self.part is not None


class Rule(NamedTuple):
    """A pattern for plain text, and what its match says (None or ValueError: nothing after all).

    A group named ``core`` is the part of the match that is meant; otherwise all of it.
    """

    pattern: Pattern
    read: Callable[[re.Match[str], datetime], Sense | None]


_SLOTS = tuple(
    field.name for field in fields(Sense) if field.name not in ("which", "loose", "stretch", "past", "needs")
)


def join(left: Sense, right: Sense) -> Sense | None:
    """Both together, or None when they do not go together."""
    if left.repeat and right.repeat:
        return _on_days(left, right) or _on_days(right, left)
    if _said(left) & _said(right):
        return None
    if left.repeat or right.repeat:
        return _repeated(left, right)
    return _merged(left, right) if _fit(left, right) else None


def _said(sense: Sense) -> set[str]:
    return {name for name in _SLOTS if getattr(sense, name) is not None}


def _fit(left: Sense, right: Sense) -> bool:
    if left.moment or right.moment or left.length or right.length or left.without or right.without:
        return False
    if right.shift:  # "tomorrow 2 days after …" is two things
        return False
    both = _merged(left, right)
    if both.on and both.weekday not in (None, both.on.weekday()):  # "before friday today" is two days
        return False
    if both.on and (both.monthday or both.within):
        return False
    if both.monthday and both.within:
        first, last = both.within
        return (first.year, first.month) == (last.year, last.month)
    return True


def _merged(left: Sense, right: Sense) -> Sense:
    new = {name: getattr(right, name) for name in _said(right)}
    both = replace(left, **new, which=left.which or right.which, past=left.past or right.past, needs="")
    if both.on and both.weekday is not None and (left.loose or right.loose):
        both = replace(both, on=both.on + timedelta(days=both.weekday - both.on.weekday()))
    return both


def _on_days(often: Sense, days: Sense) -> Sense | None:
    """ "weekly on mondays", "daily from monday to friday": the second says which days the first means."""
    first, second = often.repeat, days.repeat
    if first is None or second is None or first.freq not in ("DAILY", "WEEKLY") or second.freq != "WEEKLY":
        return None
    if first.days or (first.interval != 1 and second.interval != 1) or (_said(often) & _said(days)) != {"repeat"}:
        return None
    return replace(_merged(often, days), repeat=replace(second, interval=max(first.interval, second.interval)))


def _repeated(left: Sense, right: Sense) -> Sense | None:
    rule, more = (left, right) if left.repeat else (right, left)
    repeat = rule.repeat
    if repeat is None or more.moment or more.shift:
        return None
    if more.without:
        return _leaving_out(rule, repeat, more)
    if more.weekday is not None and repeat.freq == "WEEKLY" and not repeat.days:
        repeat = replace(repeat, days=(RULE_DAYS[more.weekday],))
        more = replace(more, weekday=None, which="")
    elif more.monthday is not None and repeat.freq == "MONTHLY" and not repeat.days and not repeat.monthdays:
        repeat = replace(repeat, monthdays=(more.monthday,))
        more = replace(more, monthday=None)
    elif more.on is not None and repeat.freq == "YEARLY" and not repeat.months:
        repeat = replace(repeat, months=(more.on.month,), monthdays=(more.on.day,))
        more = replace(more, on=None)
    elif more.within is not None and repeat.freq == "YEARLY" and not repeat.months:
        repeat = replace(repeat, months=(more.within[0].month,))
        more = replace(more, within=None)
    elif more.within is not None and rule.since is None and rule.until is None and more.until is None:
        more = replace(more, since=more.within[0], until=more.within[1], within=None)
    elif more.on is not None and rule.since is None and more.since is None:
        more = replace(more, since=more.on, on=None)
    return None if more.has_day else _merged(replace(rule, repeat=repeat), more)


def _leaving_out(rule: Sense, repeat: Repeat, more: Sense) -> Sense | None:
    """ "Every morning" with "except weekends"; None where a rule cannot leave days out ("every 3 days")."""
    among = RULE_DAYS if repeat == Repeat("DAILY") else repeat.days if repeat.freq == "WEEKLY" else ()
    days = tuple(day for day in among if day not in (more.without or ()))
    if not days:
        return None
    return _merged(replace(rule, repeat=replace(repeat, freq="WEEKLY", days=days)), replace(more, without=None))


def coming(today: date, weekday: int) -> date:
    """The first day from ``today`` on that is ``weekday``."""
    return today + timedelta(days=(weekday - today.weekday()) % 7)
