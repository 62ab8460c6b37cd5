"""Recurrence words by weekdays: "every other monday", "weekends", "mwf", "every last friday", "mon to thu"."""

import re
from datetime import datetime

from saydone.domain.when.monthly import COUNT, EVERY, NTHS, checked, interval, nth_days
from saydone.domain.when.parts import part_of
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.sense import Repeat, Rule, Sense
from saydone.domain.when.words import END, ORDINAL, RULE_DAYS, START, WEEKDAY, weekday_of

_WORKDAYS = RULE_DAYS[:5]
_WEEKEND = RULE_DAYS[5:]
_LETTERS = {"m": "MO", "t": "TU", "tu": "TU", "w": "WE", "th": "TH", "f": "FR", "sa": "SA", "su": "SU"}


def _workdays(hit: re.Match[str], _: datetime) -> Sense:
    part = part_of(hit["part"], None) if hit["part"] else "night" if hit["kind"].endswith(("night", "nights")) else None
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
    several = count is not None and re.search(r"and|,|&", count) is not None
    if nth and count and (hit["month"] or several or count[0] != "2"):
        return Sense(repeat=Repeat("MONTHLY", days=nth_days(count, _DAY_WORD.findall(hit["days"])[0])), part=part)
    return Sense(repeat=checked(Repeat("WEEKLY", interval(count), days=days)), part=part)


def _plural(hit: re.Match[str], _: datetime) -> Sense:
    part = part_of(hit["part"].rstrip("s"), None) if hit["part"] else None
    return Sense(repeat=Repeat("WEEKLY", days=_day_codes(hit["days"])), part=part)


def _alternate(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(repeat=Repeat("WEEKLY", 2, days=_day_codes(hit["days"])))


def _weeks(hit: re.Match[str], _: datetime) -> Sense:
    """ "Every 2 weeks on monday and thursday", "biweekly on tuesdays and fridays"."""
    step = 2 if hit["two"] else 1
    return Sense(repeat=checked(Repeat("WEEKLY", step * interval(hit["count"]), days=_day_codes(hit["days"]))))


def _letters(hit: re.Match[str], _: datetime) -> Sense:
    """ "mwf", "tu/th": the days by their first letters."""
    said = re.findall("th|tu|sa|su|[mtwf]", hit["letters"])
    codes = [_LETTERS[letters] for letters in said]
    return Sense(repeat=Repeat("WEEKLY", days=tuple(sorted(set(codes), key=RULE_DAYS.index))))


def _workday_of_month(hit: re.Match[str], _: datetime) -> Sense | None:
    """ "The last weekday of every month", "every first working day of the month"."""
    nth = -1 if hit["nth"] == "last" else int(hit["nth"].rstrip("stndrh"))
    months = interval(hit["count"]) if "count" in hit.re.groupindex else 1
    return Sense(repeat=checked(Repeat("MONTHLY", months, days=_WORKDAYS, position=nth))) if nth else None


def _nth_days(hit: re.Match[str], _: datetime) -> Sense:
    """ "The 1st and 3rd monday of the month": two days can only be those of every month."""
    return Sense(repeat=Repeat("MONTHLY", days=nth_days(hit["nth"], hit["day"])))


def _left_out(hit: re.Match[str], _: datetime) -> Sense:
    """ "Except sunday", "but not on weekends": the days that a repetition leaves out."""
    weekend = _WEEKEND if "weekend" in hit["days"] else ()
    return Sense(without=tuple({*_day_codes(hit["days"]), *weekend}))


def _days_through(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(repeat=Repeat("WEEKLY", days=_day_codes(f"{hit['first']} - {hit['last']}")))


def _mon_to_fri(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(repeat=Repeat("WEEKLY", days=_WORKDAYS), stretch=_AWAY.search(hit.string) is not None)


def _from_mon_to_fri(_: re.Match[str], __: datetime) -> Sense:
    return Sense(repeat=Repeat("WEEKLY", days=_WORKDAYS), stretch=True)


_AWAY = Pattern(
    r"\b(?:vacation|holidays?|trip|conference|congress|festival|retreat|camp|camping|cruise|honeymoon|leave|pto"
    r"|(?:business|school|class) trip|away|visit|visits|visiting|sprint|on call)\b"
)
"""What goes on for days on end, once."""
_PART = r"(?P<part>morning|afternoon|evening|night)"
_PARTS = r"(?: (?P<part>(?:morning|afternoon|evening|night)s?))?"
EXCEPT = r"(?:except(?:ing)?(?: for)?|excluding|but(?: not)?|bar|apart from|other than|besides)"
_DAYS = (
    rf"(?P<days>{WEEKDAY}s?(?:(?: ?, ?(?:and |or )?| and | & |/| ?- ?| to | through | thru | or "
    rf"| until | ){WEEKDAY}s?){{0,6}})"
)
_PLURAL = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|fris|sats)"
_SEP = r"(?: ?, ?(?:and |or )?| and | & |/| or | )"
_SHORT = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_OUT = rf"(?:weekends?|{WEEKDAY}s?)"
_PLURALS = rf"(?P<days>(?:{WEEKDAY}s?{_SEP}){{0,6}}{_PLURAL}(?:{_SEP}{WEEKDAY}s?){{0,6}})"
_OF_MONTH = r"(?P<month> (?:of|in) (?:the|each|every|a) month| monthly)?"
_WORKDAY = r"(?:weekday|work ?day|working day|business day)"
_EVERY_WEEK = r"(?:every|each) week|(?P<two>bi-?weekly|fortnightly|(?:every|each) fortnight)|weekly"
_OF_DAYS = r"(?:m|tu?|w|th|f|sa|su)"
HINT = Pattern(
    r"\bm ?- ?f\b|\b(?:every|each|ev|during|week|alternat(?:e|ing)|and|&|through|thru|in)\b|ly\b|\bmon|days\b|nights\b"
    r"|ends\b|except|excluding|\b(?:but|bar|apart|other|besides)\b|mornings|afternoons|evenings|\bfris\b|\bsats\b|\bmw|/(?:w|th?|f)\b|\bmt|\btu?th\b"
    r"|\b(?:tue|wed|thu|fri|sat|sun)\w*\.?[ ,/]+(?:mon|tue|wed|thu|fri|sat|sun)"
)
"""Without a hit of this in a text, none of the rules has one: they need not be tried, nor compiled."""

RULES = (
    Rule(
        Pattern(
            rf"{START}{EVERY} {COUNT}(?P<kind>weekdays?|week days?|work ?days?|working days?"
            rf"|business days?|school days?"
            rf"|school nights?|weeknights?|week nights?|weekends?)(?: {_PART}s?)?{END}"
        ),
        _workdays,
    ),
    Rule(
        Pattern(
            rf"{START}(?:(?:on|at|during)(?: the)? |all )?(?P<count>)(?P<kind>weekdays|workdays|weeknights"
            rf"|school nights"
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
        Pattern(
            rf"{START}(?:on )?(?P<days>{_SHORT}, ?{_SHORT}(?:(?:, ?(?:and )?| and | ?& ?){_SHORT}){{0,5}}){_PARTS}{END}"
        ),
        _plural,
    ),
    Rule(
        Pattern(rf"{START}(?:on )?(?P<days>{WEEKDAY}[ /]{WEEKDAY}(?:(?:[ /]| and | & ){WEEKDAY}){{0,5}}){_PARTS}{END}"),
        _plural,
    ),
    Rule(
        Pattern(rf"{START}(?:on )?(?P<days>{WEEKDAY}) (?P<part>mornings|afternoons|evenings|nights){END}"),
        _plural,
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
            rf"{START}{EXCEPT} (?:on )?(?:the )?(?P<days>{_OUT}(?:(?:{_SEP}| ?- ?| to | through | thru ){_OUT}){{0,6}})"
            rf"{END}(?! (?:morning|afternoon|evening|night|the [0-9]|[0-9]|(?:and|or) (?:\w+ )?holidays))"
        ),
        _left_out,
    ),
    Rule(
        Pattern(rf"{START}(?:from )?(?P<first>{WEEKDAY})s? (?:through|thru) (?P<last>{WEEKDAY})s?{END}"),
        _days_through,
    ),
    Rule(Pattern(rf"{START}(?:on )?{_DAYS}{_PARTS},? (?:(?:every|each|of every|of each) week|weekly){END}"), _plural),
    Rule(
        Pattern(
            rf"{START}{EVERY} (?P<count>other|alternate|[0-9]{{1,2}}|{ORDINAL}) (?P<two>fortnight)?(?:week)?s?,? on "
            rf"(?:the )?{_DAYS}{END}"
        ),
        _weeks,
    ),
    Rule(Pattern(rf"{START}(?P<count>)(?:{_EVERY_WEEK}),? on (?:the )?{_DAYS}{END}"), _weeks),
    Rule(Pattern(rf"{START}(?:on )?alternat(?:e|ing) (?P<days>{_PLURAL}){END}"), _alternate),
    Rule(
        Pattern(
            rf"{START}(?:(?:on|every) )?(?P<letters>m-?w-?f|mtwt?h?f|t(?:u|ue)?-?th|{_OF_DAYS}(?:/{_OF_DAYS})+){END}"
        ),
        _letters,
    ),
    Rule(Pattern(rf"{START}(?:(?:on|every) )(?P<letters>m w f|t th|mw|wf|mf|mt|mth){END}"), _letters),
    Rule(
        Pattern(
            rf"{START}(?:on |by )?(?:the )?(?P<nth>{ORDINAL}|last) {_WORKDAY} (?:of|in) (?:the month,? )?(?:every"
            rf"|each) "
            rf"{COUNT}months?{END}"
        ),
        _workday_of_month,
    ),
    Rule(
        Pattern(
            rf"{START}(?:(?:{EVERY}|monthly(?: on)?(?: the)?|(?:every"
            rf"|each) month,? on(?: the)?) (?P<nth>last) {_WORKDAY}"
            rf"(?: (?:of|in) (?:the|each|every|a) month)?){END}"
        ),
        _workday_of_month,
    ),
    Rule(
        Pattern(
            rf"{START}(?:{EVERY}|monthly(?: on)?(?: the)?|(?:every"
            rf"|each) month,? on(?: the)?) (?P<nth>{ORDINAL}) {_WORKDAY}"
            rf" (?:of|in) (?:the|each|every|a) month{END}"
        ),
        _workday_of_month,
    ),
    Rule(
        Pattern(rf"{START}(?:(?:on )?m ?- ?f|during the week|(?:on )?(?:school|week|working|business) days){END}"),
        _mon_to_fri,
    ),
    Rule(
        Pattern(
            rf"{START}(?<!repeat )(?<!repeats )(?<!repeating )from mon(?:day)? ?(?:-|to|through|thru) ?fri(?:day)?{END}"
        ),
        _from_mon_to_fri,
    ),
    Rule(
        Pattern(rf"{START}(?:from )?mon(?:day)?s? ?(?:-|to|through|thru) ?fri(?:day)?s?{END}"),
        _mon_to_fri,
    ),
)
