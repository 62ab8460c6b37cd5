"""Recurrence words: "every other monday", "daily", "weekends", "monthly on the 15th", "every last friday"."""

import re
from datetime import datetime

from saydone.domain.when.holidays import FIXED_DAYS
from saydone.domain.when.parts import part_of
from saydone.domain.when.sense import Repeat, Rule, Sense
from saydone.domain.when.words import (
    END,
    MONTH,
    MONTH_LENGTHS,
    ORDINAL,
    RULE_DAYS,
    START,
    WEEKDAY,
    month_of,
    unit_of,
    weekday_of,
)

_FREQS = {
    "minutes": ("MINUTELY", 1), "hours": ("HOURLY", 1), "days": ("DAILY", 1), "weeks": ("WEEKLY", 1),
    "fortnights": ("WEEKLY", 2), "months": ("MONTHLY", 1), "quarters": ("MONTHLY", 3), "years": ("YEARLY", 1),
}  # fmt: skip
_WORKDAYS = RULE_DAYS[:5]
_ADVERBS = {
    "daily": Repeat("DAILY"), "everyday": Repeat("DAILY"), "nightly": Repeat("DAILY"), "weekly": Repeat("WEEKLY"),
    "biweekly": Repeat("WEEKLY", 2), "fortnightly": Repeat("WEEKLY", 2), "monthly": Repeat("MONTHLY"),
    "bimonthly": Repeat("MONTHLY", 2), "quarterly": Repeat("MONTHLY", 3), "yearly": Repeat("YEARLY"),
    "annually": Repeat("YEARLY"), "annual": Repeat("YEARLY"), "semiannually": Repeat("MONTHLY", 6),
    "semiannual": Repeat("MONTHLY", 6), "biannually": Repeat("MONTHLY", 6), "biannual": Repeat("MONTHLY", 6),
    "halfyearly": Repeat("MONTHLY", 6), "biennially": Repeat("YEARLY", 2), "hourly": Repeat("HOURLY"),
}  # fmt: skip
_INTERVAL_MAX = 999


def _interval(said: str | None) -> int:
    if not said:
        return 1
    if said in ("other", "alternate"):
        return 2
    if said in ("few", "couple of", "couple"):
        return 3 if said == "few" else 2
    return int(re.sub("[^0-9]", "", said))


def _checked(repeat: Repeat) -> Repeat:
    if not 1 <= repeat.interval <= _INTERVAL_MAX:
        raise ValueError("no such interval")
    longest = MONTH_LENGTHS[repeat.month - 1] if repeat.month else 31
    if any(not -1 <= day <= longest or day == 0 for day in repeat.monthdays):
        raise ValueError("no such day in the month")
    return repeat


def _unit(hit: re.Match[str], _: datetime) -> Sense:
    freq, step = _FREQS[unit_of(hit["unit"])]
    repeat = Repeat(freq, step * _interval(hit["count"]))
    part = "night" if hit["unit"].startswith("night") else None
    return Sense(repeat=_checked(_with_tail(repeat, hit)), part=part)


def _part(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(repeat=_checked(Repeat("DAILY", _interval(hit["count"]))), part=part_of(hit["part"], None))


def _half_hour(_: re.Match[str], __: datetime) -> Sense:
    return Sense(repeat=Repeat("MINUTELY", 30))


def _with_tail(repeat: Repeat, hit: re.Match[str]) -> Repeat:
    """The "on the last friday" behind "every month"."""
    if repeat.freq != "MONTHLY":
        return repeat
    if hit["edge"]:
        return Repeat("MONTHLY", repeat.interval, monthdays=(-1 if hit["edge"] in ("last day", "end") else 1,))
    if hit["nth"]:
        return Repeat("MONTHLY", repeat.interval, days=_nth_days(hit["nth"], hit["nthday"]))
    if hit["monthday"]:
        return Repeat("MONTHLY", repeat.interval, monthdays=(int(hit["monthday"]),))
    return repeat


def _nth_days(nths: str, day: str) -> tuple[str, ...]:
    """("1MO", "3MO") for "1st and 3rd", "monday"."""
    code = RULE_DAYS[weekday_of(day.rstrip("s") if not day.startswith("tues") else "tue")]
    numbers = [-1 if nth == "last" else int(nth.rstrip("stndrh")) for nth in re.split(r",? and |, ?| & ", nths)]
    if any(number > 5 or number == 0 for number in numbers):
        raise ValueError("a month has no such weekday")
    return tuple(f"{number}{code}" for number in numbers)


def _workdays(hit: re.Match[str], _: datetime) -> Sense:
    part = part_of(hit["part"], None) if hit["part"] else "night" if hit["kind"].startswith("weeknight") else None
    days = RULE_DAYS[5:] if hit["kind"].startswith("weekend") else _WORKDAYS
    return Sense(repeat=_checked(Repeat("WEEKLY", _interval(hit["count"]), days=days)), part=part)


_DAY_WORD = re.compile(WEEKDAY)


def _day_codes(said: str) -> tuple[str, ...]:
    """("MO", "WE") for "mondays and wed", all days between for "mon to fri"; in the order of the week."""
    found = [weekday_of(word) for word in _DAY_WORD.findall(said)]
    if re.search(r"-|\bto\b|\bthrough\b|\bthru\b|\btill?\b", said) and len(found) == 2:
        first, last = found
        found = [(first + n) % 7 for n in range((last - first) % 7 + 1)]
    return tuple(RULE_DAYS[n] for n in sorted(set(found)))


def _weekdays(hit: re.Match[str], _: datetime) -> Sense:
    days, count = _day_codes(hit["days"]), hit["count"]
    part = part_of(hit["part"].rstrip("s"), None) if hit["part"] else None
    nth = count is not None and (count.startswith("last") or count[-1] in "tdh")
    if nth and count and (hit["month"] or count[0] != "2"):
        return Sense(repeat=Repeat("MONTHLY", days=_nth_days(count, _DAY_WORD.findall(hit["days"])[0])), part=part)
    return Sense(repeat=_checked(Repeat("WEEKLY", _interval(count), days=days)), part=part)


def _plural(hit: re.Match[str], _: datetime) -> Sense:
    part = part_of(hit["part"].rstrip("s"), None) if hit["part"] else None
    return Sense(repeat=Repeat("WEEKLY", days=_day_codes(hit["days"])), part=part)


def _mon_to_fri(_: re.Match[str], __: datetime) -> Sense:
    return Sense(repeat=Repeat("WEEKLY", days=_WORKDAYS))


def _adverb(hit: re.Match[str], _: datetime) -> Sense | None:
    word = re.sub("[ -]", "", hit["word"])
    repeat = _ADVERBS.get(word)
    if repeat is None:
        return None
    return Sense(repeat=_checked(_with_tail(repeat, hit)), part="night" if word == "nightly" else None)


def _monthday(hit: re.Match[str], _: datetime) -> Sense:
    """ "19th of every month", "every 15th"."""
    repeat = Repeat("MONTHLY", _interval(hit["count"]), monthdays=(int(hit["day"]),))
    return Sense(repeat=_checked(repeat))


def _edge(hit: re.Match[str], _: datetime) -> Sense:
    first = hit["edge"] in ("start", "beginning", "1st day")
    return Sense(repeat=_checked(Repeat("MONTHLY", _interval(hit["count"]), monthdays=(1 if first else -1,))))


def _nth_of(hit: re.Match[str], _: datetime) -> Sense:
    repeat = Repeat("MONTHLY", _interval(hit["count"]), days=_nth_days(hit["nth"], hit["day"]))
    return Sense(repeat=_checked(repeat))


def _date(hit: re.Match[str], _: datetime) -> Sense:
    day = (int(hit["day"]),) if hit["day"] else ()
    return Sense(repeat=_checked(Repeat("YEARLY", month=month_of(hit["month"]), monthdays=day)))


def _holiday(hit: re.Match[str], _: datetime) -> Sense | None:
    for words, (month, day) in FIXED_DAYS:
        if words.fullmatch(hit["name"]):
            return Sense(repeat=Repeat("YEARLY", month=month, monthdays=(day,)))
    return None


_EVERY = r"(?:(?:repeat(?:s|ing|ed)?|recurring) )?(?:on )?(?:once )?(?:every|each|ev)(?: single)?"
_COUNT = rf"(?:(?P<count>other|alternate|few|couple of|couple|[0-9]{{1,3}}|{ORDINAL}) )?"
_PART = r"(?P<part>morning|afternoon|evening|night)"
_PARTS = r"(?: (?P<part>(?:morning|afternoon|evening|night)s?))?"
_NTHS = rf"(?:{ORDINAL}|last)(?:(?:,? and |, ?| & )(?:{ORDINAL}|last))*"
_TAIL = (
    rf"(?:,? (?:(?:on|at|by) (?:the )?(?P<edge>last day|1st day|end|start|beginning)|on (?:the )?(?:"
    rf"(?P<nth>{_NTHS}) (?P<nthday>{WEEKDAY})"
    r"|(?P<monthday>[0-3]?[0-9])(?:st|nd|rd|th)?(?: day)?))(?: (?:of|in) (?:the|each|every) month)?(?! ?"
    r"(?::|[ap]\.?m))(?=\W|$))?"
)
_UNITS = (
    r"(?P<unit>minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|fortnights?|months?|quarters?"
    r"|years?|yrs?)"
)
_DAYS = (
    rf"(?P<days>{WEEKDAY}s?(?:(?: ?, ?(?:and |or )?| and | & |/| ?- ?| to | through | thru | or "
    rf"| until ){WEEKDAY}s?)*)"
)
_PLURAL = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|fris|sats)"
_SEP = r"(?: ?, ?(?:and |or )?| and | & |/| or )"
_PLURALS = rf"(?P<days>(?:{WEEKDAY}s?{_SEP})*{_PLURAL}(?:{_SEP}{WEEKDAY}s?)*)"
_OF_MONTH = r"(?P<month> (?:of|in) (?:the|each|every|a) month| monthly)?"
_WORD = (
    r"(?P<word>daily|everyday|nightly|bi[ -]?weekly|weekly|fortnightly|semi[ -]?annually|semi[ -]?annual"
    r"|bi[ -]?annually"
    r"|bi[ -]?annual|half[ -]?yearly|bi[ -]?monthly|monthly|quarterly|yearly|annually|annual|biennially"
    r"|hourly)"
)
_RIGHT = (
    r"(?= ?(?:$|[,.;:!?\")(]|-(?!\w)|[0-9@]|(?:reminders?|alarms?|alerts?|notifications?|tasks?|to-?dos?"
    r"|recurring|repeating"
    r"|to|at|on|by|starting|beginning|from|until|till|for|in|and|please|remind|before|after|around|every"
    r"|each|with|about"
    r"|the|of|i|that|as|morning|afternoon|evening|night|noon|midnight)\b))"
)
_EVERY_MONTH = r"(?:every|each) (?:(?P<count>other|alternate|[0-9]{1,2}|[0-9]{1,2}(?:nd|rd|th)) )?months?"

RULES = (
    Rule(re.compile(rf"{START}{_EVERY} {_COUNT}{_UNITS}(?: of the (?:week|month|year))?{_TAIL}{END}"), _unit),
    Rule(re.compile(rf"{START}{_EVERY} {_COUNT}{_PART}{END}"), _part),
    Rule(re.compile(rf"{START}{_EVERY} (?:half(?: an?)? hour|1/2 hour|half-hour){END}"), _half_hour),
    Rule(re.compile(rf"{START}once (?P<count>)(?:a|per|each|every) {_UNITS}{_TAIL}{END}"), _unit),
    Rule(
        re.compile(
            rf"{START}{_EVERY} {_COUNT}(?P<kind>weekdays?|week days?|work ?days?|working days?"
            rf"|business days?|school days?"
            rf"|school nights?|weeknights?|week nights?|weekends?)(?: {_PART}s?)?{END}"
        ),
        _workdays,
    ),
    Rule(
        re.compile(
            rf"{START}(?:(?:on|at|during)(?: the)? )?(?P<count>)(?P<kind>weekdays|workdays|weeknights"
            rf"|weekends)(?: {_PART}s?)?{END}"
        ),
        _workdays,
    ),
    Rule(re.compile(rf"{START}(?:on )?(?P<count>)(?P<kind>weekday|weekend) {_PART}s{END}"), _workdays),
    Rule(
        re.compile(
            rf"{START}{_EVERY} (?:(?P<count>other|alternate|[0-9]{{1,2}}"
            rf"|{_NTHS}) )?{_DAYS}{_PARTS}{_OF_MONTH}{END}"
        ),
        _weekdays,
    ),
    Rule(re.compile(rf"{START}(?:on )?{_PLURALS}{_PARTS}{END}"), _plural),
    Rule(
        re.compile(rf"{START}(?:on )?(?P<days>{WEEKDAY}) (?P<part>mornings|afternoons|evenings|nights){END}"),
        _plural,
    ),
    Rule(
        re.compile(rf"{START}(?:from )?mon(?:day)?s? ?(?:-|to|through|thru) ?fri(?:day)?s?{END}"),
        _mon_to_fri,
    ),
    Rule(re.compile(rf"{START}(?:(?:repeat(?:s|ing)?|recurring) )?{_WORD}{_TAIL}{_RIGHT}"), _adverb),
    Rule(
        re.compile(
            rf"{START}(?:on )?(?:the )?(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?: day)? (?:of"
            rf"|in) {_EVERY_MONTH}{END}"
        ),
        _monthday,
    ),
    Rule(
        re.compile(
            rf"{START}{_EVERY} (?P<count>)(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)(?: day)?(?: of (?:the|each"
            rf"|every) month)?{END}(?! (?:of )?{MONTH})"
        ),
        _monthday,
    ),
    Rule(
        re.compile(
            rf"{START}(?:at |on |by )?(?:the )?(?P<edge>end|last day|start|beginning"
            rf"|1st day) of {_EVERY_MONTH}{END}"
        ),
        _edge,
    ),
    Rule(
        re.compile(
            rf"{START}{_EVERY} (?P<count>)(?P<edge>month end|end of (?:the )?month|last day of "
            rf"(?:the )?month){END}"
        ),
        _edge,
    ),
    Rule(
        re.compile(rf"{START}(?:on )?(?:the )?(?P<nth>{_NTHS}) (?P<day>{WEEKDAY}) (?:of|in) {_EVERY_MONTH}{END}"),
        _nth_of,
    ),
    Rule(
        re.compile(
            rf"{START}{_EVERY} (?P<month>{MONTH})(?: (?:the )?(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?)?"
            rf"(?! ?(?::|[ap]\.?m)){END}"
        ),
        _date,
    ),
    Rule(
        re.compile(rf"{START}{_EVERY} (?P<day>[0-3]?[0-9])(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH}){END}"),
        _date,
    ),
    Rule(
        re.compile(rf"{START}{_EVERY} (?P<name>{'|'.join(words.pattern for words, _ in FIXED_DAYS)}){END}"),
        _holiday,
    ),
)
