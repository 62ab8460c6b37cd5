"""Recurrence words: "every other monday", "daily", "weekends", "monthly on the 15th", "every last friday"."""

import re
from datetime import datetime

from saydone.domain.recurrence.rule import Frequency
from saydone.domain.when.monthly import EVERY, NTHS, checked, interval, nth_days
from saydone.domain.when.parts import part_of
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.sense import Repeat, Rule, Sense
from saydone.domain.when.words import (
    END,
    MONTH,
    ORDINAL,
    RULE_DAYS,
    START,
    WEEKDAY,
    unit_of,
    weekday_of,
)

_FREQS: dict[str, tuple[Frequency, int]] = {
    "minutes": ("MINUTELY", 1), "hours": ("HOURLY", 1), "days": ("DAILY", 1), "weeks": ("WEEKLY", 1),
    "fortnights": ("WEEKLY", 2), "months": ("MONTHLY", 1), "quarters": ("MONTHLY", 3), "years": ("YEARLY", 1),
}  # fmt: skip
_WORKDAYS = RULE_DAYS[:5]
_WEEKEND = RULE_DAYS[5:]
_ADVERBS = {
    "daily": Repeat("DAILY"), "everyday": Repeat("DAILY"), "nightly": Repeat("DAILY"), "weekly": Repeat("WEEKLY"),
    "biweekly": Repeat("WEEKLY", 2), "fortnightly": Repeat("WEEKLY", 2), "monthly": Repeat("MONTHLY"),
    "bimonthly": Repeat("MONTHLY", 2), "quarterly": Repeat("MONTHLY", 3), "yearly": Repeat("YEARLY"),
    "annually": Repeat("YEARLY"), "annual": Repeat("YEARLY"), "semiannually": Repeat("MONTHLY", 6),
    "semiannual": Repeat("MONTHLY", 6), "biannually": Repeat("MONTHLY", 6), "biannual": Repeat("MONTHLY", 6),
    "halfyearly": Repeat("MONTHLY", 6), "semimonthly": Repeat("MONTHLY", monthdays=(1, 15)),
    "biennially": Repeat("YEARLY", 2), "hourly": Repeat("HOURLY"),
}  # fmt: skip


def _unit(hit: re.Match[str], _: datetime) -> Sense:
    freq, step = _FREQS[unit_of(hit["unit"])]
    repeat = Repeat(freq, step * interval(hit["count"]))
    part = "night" if hit["unit"].startswith("night") else None
    return Sense(repeat=checked(_with_tail(repeat, hit)), part=part)


def _part(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(repeat=checked(Repeat("DAILY", interval(hit["count"]))), part=part_of(hit["part"], None))


def _parts(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(repeat=Repeat("DAILY"), part=part_of(hit["part"].rstrip("s"), None))


def _half_hour(_: re.Match[str], __: datetime) -> Sense:
    return Sense(repeat=Repeat("MINUTELY", 30))


def _half_year(_: re.Match[str], __: datetime) -> Sense:
    return Sense(repeat=Repeat("MONTHLY", 6))


def _with_tail(repeat: Repeat, hit: re.Match[str]) -> Repeat:
    """The "on the last friday" behind "every month"."""
    if repeat.freq != "MONTHLY":
        return repeat
    if hit["edge"]:
        return Repeat("MONTHLY", repeat.interval, monthdays=(-1 if hit["edge"] in ("last day", "end") else 1,))
    if hit["nth"]:
        return Repeat("MONTHLY", repeat.interval, days=nth_days(hit["nth"], hit["nthday"]))
    if hit["monthday"]:
        return Repeat("MONTHLY", repeat.interval, monthdays=(int(hit["monthday"]),))
    return repeat


def _workdays(hit: re.Match[str], _: datetime) -> Sense:
    part = part_of(hit["part"], None) if hit["part"] else "night" if hit["kind"].startswith("weeknight") else None
    days = RULE_DAYS[5:] if hit["kind"].startswith("weekend") else _WORKDAYS
    return Sense(repeat=checked(Repeat("WEEKLY", interval(hit["count"]), days=days)), part=part)


_DAY_WORD = Pattern(WEEKDAY)


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
        return Sense(repeat=Repeat("MONTHLY", days=nth_days(count, _DAY_WORD.findall(hit["days"])[0])), part=part)
    return Sense(repeat=checked(Repeat("WEEKLY", interval(count), days=days)), part=part)


def _plural(hit: re.Match[str], _: datetime) -> Sense:
    part = part_of(hit["part"].rstrip("s"), None) if hit["part"] else None
    return Sense(repeat=Repeat("WEEKLY", days=_day_codes(hit["days"])), part=part)


def _alternate(hit: re.Match[str], _: datetime) -> Sense:
    if hit["days"]:
        return Sense(repeat=Repeat("WEEKLY", 2, days=_day_codes(hit["days"])))
    freq, step = _FREQS[unit_of(hit["unit"])]
    return Sense(repeat=Repeat(freq, 2 * step))


def _times_a_year(hit: re.Match[str], _: datetime) -> Sense | None:
    """ "Twice a month" is on the 1st and the 15th, "four times a year" every three months."""
    said = hit["word"] or hit["number"]
    times = {"twice": 2, "thrice": 3}.get(said) or int(said)
    if hit["unit"] == "month":
        return Sense(repeat=Repeat("MONTHLY", monthdays=(1, 15))) if times == 2 else None
    return Sense(repeat=Repeat("MONTHLY", 12 // times)) if times in (2, 3, 4, 6) else None


def _nth_days(hit: re.Match[str], _: datetime) -> Sense:
    """ "The 1st and 3rd monday of the month": two days can only be those of every month."""
    return Sense(repeat=Repeat("MONTHLY", days=nth_days(hit["nth"], hit["day"])))


def _most_days(hit: re.Match[str], _: datetime) -> Sense | None:
    """ "Every day except sunday", "weekdays but not on friday"."""
    among = RULE_DAYS if hit["kind"] == "day" else _WORKDAYS
    without = _WEEKEND if hit["ends"] else _day_codes(hit["days"])
    days = tuple(day for day in among if day not in without)
    return Sense(repeat=Repeat("WEEKLY", days=days)) if days else None


def _days_through(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(repeat=Repeat("WEEKLY", days=_day_codes(f"{hit['first']} - {hit['last']}")))


def _seven_days(_: re.Match[str], __: datetime) -> Sense:
    return Sense(repeat=Repeat("DAILY"))


def _mon_to_fri(_: re.Match[str], __: datetime) -> Sense:
    return Sense(repeat=Repeat("WEEKLY", days=_WORKDAYS))


def _adverb(hit: re.Match[str], _: datetime) -> Sense | None:
    word = re.sub("[ -]", "", hit["word"])
    repeat = _ADVERBS.get(word)
    if repeat is None:
        return None
    return Sense(repeat=checked(_with_tail(repeat, hit)), part="night" if word == "nightly" else None)


_COUNT = rf"(?:(?P<count>other|alternate|few|couple of|couple|[0-9]{{1,3}}|{ORDINAL}) )?"
_PART = r"(?P<part>morning|afternoon|evening|night)"
_PARTS = r"(?: (?P<part>(?:morning|afternoon|evening|night)s?))?"
_TAIL = (
    rf"(?:,? (?:(?:on|at|by) (?:the )?(?P<edge>last day|1st day|end|start|beginning)|on (?:the )?(?:"
    rf"(?P<nth>{NTHS}) (?P<nthday>{WEEKDAY})"
    r"|(?P<monthday>[0-3]?[0-9])(?:st|nd|rd|th)?(?: day)?))(?: (?:of|in) (?:the|each|every) month)?(?! ?"
    rf"(?::|[ap]\.?m))(?=\W|$)(?! (?:of )?{MONTH}\b))?"
)
_UNITS = (
    r"(?P<unit>minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|fortnights?|months?|quarters?"
    r"|years?|yrs?)"
)
_DAYS = (
    rf"(?P<days>{WEEKDAY}s?(?:(?: ?, ?(?:and |or )?| and | & |/| ?- ?| to | through | thru | or "
    rf"| until | ){WEEKDAY}s?){{0,6}})"
)
_PLURAL = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|fris|sats)"
_SEP = r"(?: ?, ?(?:and |or )?| and | & |/| or | )"
_PLURALS = rf"(?P<days>(?:{WEEKDAY}s?{_SEP}){{0,6}}{_PLURAL}(?:{_SEP}{WEEKDAY}s?){{0,6}})"
_OF_MONTH = r"(?P<month> (?:of|in) (?:the|each|every|a) month| monthly)?"
_WORD = (
    r"(?P<word>semi[ -]?monthly|daily|everyday|nightly|bi[ -]?weekly|weekly|fortnightly|semi[ -]?annually"
    r"|semi[ -]?annual"
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
HINT = Pattern(
    r"\bm ?- ?f\b|\b(?:every|each|ev|once|twice|thrice|times|during|week|alternat(?:e|ing)|and|&|through|thru)\b|ly\b"
    r"|\b(?:everyday"
    r"|annual|mon)|days\b|nights\b|ends\b|mornings|afternoons|evenings|\bfris\b|\bsats\b"
)
"""Without a hit of this in a text, none of the rules has one: they need not be tried, nor compiled."""

RULES = (
    Rule(Pattern(rf"{START}{EVERY} {_COUNT}{_UNITS}(?: of the (?:week|month|year))?{_TAIL}{END}"), _unit),
    Rule(Pattern(rf"{START}{EVERY} {_COUNT}{_PART}{END}"), _part),
    Rule(Pattern(rf"{START}{EVERY} (?:half(?: an?)? hour|1/2 hour|half-hour){END}"), _half_hour),
    Rule(Pattern(rf"{START}{EVERY} half[ -](?:a )?year{END}"), _half_year),
    Rule(Pattern(rf"{START}once (?P<count>)(?:a|per|each|every) {_UNITS}{_TAIL}{END}"), _unit),
    Rule(
        Pattern(
            rf"{START}{EVERY} {_COUNT}(?P<kind>weekdays?|week days?|work ?days?|working days?"
            rf"|business days?|school days?"
            rf"|school nights?|weeknights?|week nights?|weekends?)(?: {_PART}s?)?{END}"
        ),
        _workdays,
    ),
    Rule(
        Pattern(
            rf"{START}(?:(?:on|at|during)(?: the)? |all )?(?P<count>)(?P<kind>weekdays|workdays|weeknights"
            rf"|weekends)(?: {_PART}s?)?{END}"
        ),
        _workdays,
    ),
    Rule(Pattern(rf"{START}(?:on )?(?P<count>)(?P<kind>weekday|weekend) {_PART}s{END}"), _workdays),
    Rule(
        Pattern(
            rf"{START}{EVERY} (?:(?P<count>other|alternate|[0-9]{{1,2}}"
            rf"|{NTHS}) )?{_DAYS}{_PARTS}{_OF_MONTH}{END}"
        ),
        _weekdays,
    ),
    Rule(Pattern(rf"{START}(?:on )?{_PLURALS}{_PARTS}{END}"), _plural),
    Rule(
        Pattern(rf"{START}(?:on )?(?P<days>{WEEKDAY}) (?P<part>mornings|afternoons|evenings|nights){END}"),
        _plural,
    ),
    Rule(Pattern(rf"{START}(?:on )?alternat(?:e|ing) (?:{_UNITS}|(?P<days>{_PLURAL})){END}"), _alternate),
    Rule(
        Pattern(
            rf"{START}(?:(?P<word>twice|thrice)|(?P<number>[2346]) times) (?:a|per|each|every) (?P<unit>year"
            rf"|month){END}"
        ),
        _times_a_year,
    ),
    Rule(
        Pattern(
            rf"{START}(?:on )?(?:the )?(?P<nth>{ORDINAL}(?: and | & |, ){NTHS}) (?P<day>{WEEKDAY})s?"
            rf"(?: (?:of|in) (?:the|each|every|a) month)?{END}"
        ),
        _nth_days,
    ),
    Rule(
        Pattern(
            rf"{START}(?:{EVERY} |on )?(?P<kind>day|weekday|work ?day|working day)s?,? (?:except|excluding"
            rf"|but(?: not)?|bar"
            rf"|apart from|other than|besides)(?: for)?(?: on)?(?: the)? (?:(?P<ends>weekends?)|{_DAYS}){END}"
        ),
        _most_days,
    ),
    Rule(
        Pattern(rf"{START}(?:from )?(?P<first>{WEEKDAY})s? (?:through|thru) (?P<last>{WEEKDAY})s?{END}"),
        _days_through,
    ),
    Rule(Pattern(rf"{START}(?:on )?{_DAYS}{_PARTS},? (?:(?:every|each|of every|of each) week|weekly){END}"), _plural),
    Rule(Pattern(rf"{START}(?:every|each) week,? on {_DAYS}{_PARTS}{END}"), _plural),
    Rule(
        Pattern(rf"{START}(?:(?:on )?m ?- ?f|during the week|(?:on )?(?:school|week|working|business) days){END}"),
        _mon_to_fri,
    ),
    Rule(Pattern(rf"{START}(?:in the |on )?(?P<part>mornings|afternoons|evenings|nights){END}"), _parts),
    Rule(Pattern(rf"{START}7 days (?:a|per|each|every) week{END}"), _seven_days),
    Rule(
        Pattern(rf"{START}(?:from )?mon(?:day)?s? ?(?:-|to|through|thru) ?fri(?:day)?s?{END}"),
        _mon_to_fri,
    ),
    Rule(Pattern(rf"{START}(?:(?:repeat(?:s|ing)?|recurring|once) )?{_WORD}{_TAIL}{_RIGHT}"), _adverb),
)
