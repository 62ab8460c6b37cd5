"""Recurrence words by the unit: "every 3 days", "daily", "every quarter", "monthly on the 15th"."""

import re
from datetime import datetime

from saydone.domain.recurrence.rule import Frequency
from saydone.domain.when.monthly import COUNT, EVERY, MONTH_DAYS, NTHS, checked, interval, month_days, nth_days
from saydone.domain.when.parts import part_of
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.sense import Repeat, Rule, Sense
from saydone.domain.when.words import END, MONTH, RULE_DAYS, START, WEEKDAY, unit_of

_FREQS: dict[str, tuple[Frequency, int]] = {
    "minutes": ("MINUTELY", 1), "hours": ("HOURLY", 1), "days": ("DAILY", 1), "weeks": ("WEEKLY", 1),
    "fortnights": ("WEEKLY", 2), "months": ("MONTHLY", 1), "quarters": ("MONTHLY", 3), "years": ("YEARLY", 1),
    "decades": ("YEARLY", 10),
}  # fmt: skip
_ADVERBS = {
    "daily": Repeat("DAILY"), "everyday": Repeat("DAILY"), "nightly": Repeat("DAILY"), "weekly": Repeat("WEEKLY"),
    "biweekly": Repeat("WEEKLY", 2), "fortnightly": Repeat("WEEKLY", 2), "monthly": Repeat("MONTHLY"),
    "bimonthly": Repeat("MONTHLY", 2), "quarterly": Repeat("MONTHLY", 3), "yearly": Repeat("YEARLY"),
    "annually": Repeat("YEARLY"), "annual": Repeat("YEARLY"), "semiannually": Repeat("MONTHLY", 6),
    "semiannual": Repeat("MONTHLY", 6), "biannually": Repeat("MONTHLY", 6), "biannual": Repeat("MONTHLY", 6),
    "halfyearly": Repeat("MONTHLY", 6), "semimonthly": Repeat("MONTHLY", monthdays=(1, 15)),
    "biennially": Repeat("YEARLY", 2), "hourly": Repeat("HOURLY"),
}  # fmt: skip
_SPREAD: dict[int, tuple[str, ...]] = {
    2: ("MO", "TH"), 3: ("MO", "WE", "FR"), 4: ("MO", "TU", "TH", "FR"), 5: RULE_DAYS[:5], 6: RULE_DAYS[:6],
}  # fmt: skip


def _unit(hit: re.Match[str], _: datetime) -> Sense | None:
    if "day of the month" in hit[0] and hit["count"] and hit["count"][-1].isalpha():
        return None  # "every 2nd day of the month" is one day of each month
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
    if hit["monthdays"]:
        return Repeat("MONTHLY", repeat.interval, monthdays=month_days(hit["monthdays"]))
    return repeat


def _alternate(hit: re.Match[str], _: datetime) -> Sense:
    freq, step = _FREQS[unit_of(hit["unit"])]
    return Sense(repeat=Repeat(freq, 2 * step))


def _times_a_year(hit: re.Match[str], _: datetime) -> Sense | None:
    """ "Twice a month" is on the 1st and the 15th, "four times a year" every three months."""
    said = hit["word"] or hit["number"]
    times = {"twice": 2, "thrice": 3}.get(said) or int(said)
    if hit["unit"] == "month":
        return Sense(repeat=Repeat("MONTHLY", monthdays=(1, 15))) if times == 2 else None
    return Sense(repeat=Repeat("MONTHLY", 12 // times)) if times in (2, 3, 4, 6) else None


def _times_a_day(hit: re.Match[str], _: datetime) -> Sense:
    said = hit["word"] or hit["number"]
    return Sense(repeat=Repeat("DAILY"), times={"twice": 2, "thrice": 3}.get(said) or int(said))


def _times_a_week(hit: re.Match[str], _: datetime) -> Sense | None:
    """ "Twice a week" is on Mondays and Thursdays, "3x a week" on Mondays, Wednesdays and Fridays."""
    days = _SPREAD.get({"twice": 2, "thrice": 3}.get(hit["word"]) or int(hit["number"]))
    return Sense(repeat=Repeat("WEEKLY", days=days)) if days else None


def _seven_days(_: re.Match[str], __: datetime) -> Sense:
    return Sense(repeat=Repeat("DAILY"))


def _adverb(hit: re.Match[str], _: datetime) -> Sense | None:
    word = re.sub("[ -]", "", hit["word"])
    repeat = _ADVERBS.get(word)
    if repeat is None:
        return None
    return Sense(repeat=checked(_with_tail(repeat, hit)), part="night" if word == "nightly" else None)


_PART = r"(?P<part>morning|afternoon|evening|night)"
_TAIL = (
    rf"(?:,? (?:(?:on|at|by) (?:the )?(?P<edge>last day|1st day|end|start|beginning)|on (?:the )?(?:"
    rf"(?P<nth>{NTHS}) (?P<nthday>{WEEKDAY})"
    rf"|(?P<monthdays>{MONTH_DAYS})(?: day)?))(?: (?:of|in) (?:the|each|every) month)?(?! ?"
    rf"(?::|[ap]\.?m))(?=\W|$)(?! (?:of )?{MONTH}\b))?"
)
_UNITS = (
    r"(?P<unit>minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|fortnights?|months?|quarters?"
    r"|years?|yrs?|decades?)"
)
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
    r"|each|with|about|except|excepting|excluding|but|apart|other than|besides"
    r"|the|of|i|that|as|morning|afternoon|evening|night|noon|midnight)\b))"
)
HINT = Pattern(
    r"\b(?:every|each|ev|once|twice|thrice|times?|[1-9]x|days|alternat(?:e|ing))\b|ly\b|\b(?:everyday|annual)|mornings"
    r"|afternoons|evenings|nights\b"
)
"""Without a hit of this in a text, none of the rules has one: they need not be tried, nor compiled."""

RULES = (
    Rule(Pattern(rf"{START}{EVERY} {COUNT}{_UNITS}(?: of the (?:week|month|year))?{_TAIL}{END}"), _unit),
    Rule(Pattern(rf"{START}{EVERY} {COUNT}{_PART}{END}"), _part),
    Rule(Pattern(rf"{START}{EVERY} (?:half(?: an?)? hour|1/2 hour|half-hour){END}"), _half_hour),
    Rule(Pattern(rf"{START}{EVERY} half[ -](?:a )?year{END}"), _half_year),
    Rule(Pattern(rf"{START}(?:once|1 time|1x) (?P<count>)(?:a|per|each|every) {_UNITS}{_TAIL}{END}"), _unit),
    Rule(Pattern(rf"{START}once in (?:a|every )?{COUNT}{_UNITS}{_TAIL}{END}"), _unit),
    Rule(Pattern(rf"{START}(?:on )?alternat(?:e|ing) {_UNITS}{END}"), _alternate),
    Rule(
        Pattern(
            rf"{START}(?:(?P<word>twice|thrice)|(?P<number>[2346]) times) (?:a|per|each|every) (?P<unit>year"
            rf"|month){END}"
        ),
        _times_a_year,
    ),
    Rule(Pattern(rf"{START}(?:in the |on )?(?P<part>mornings|afternoons|evenings|nights){END}"), _parts),
    Rule(
        Pattern(
            rf"{START}(?:(?P<word>twice|thrice)|(?P<number>[2-9]) ?(?:times|x)) (?:(?:a|per|each|every) day|daily){END}"
        ),
        _times_a_day,
    ),
    Rule(
        Pattern(
            rf"{START}(?:(?P<word>twice|thrice)|(?P<number>[2-6]) ?(?:times|x)) "
            rf"(?:(?:a |per |each |every )week|weekly){END}"
        ),
        _times_a_week,
    ),
    Rule(Pattern(rf"{START}7 days (?:a|per|each|every) week{END}"), _seven_days),
    Rule(Pattern(rf"{START}(?:(?:(?:that |which )?repeat(?:s|ing)?|recurring|once) )?{_WORD}{_TAIL}{_RIGHT}"), _adverb),
)
