"""Days by a word: "today", "day after tomorrow", "next friday", "friday after next"."""

import re
from datetime import date, datetime, timedelta

from saydone.domain.when.pattern import Pattern
from saydone.domain.when.sense import Clock, Needs, Rule, Sense, Which, coming
from saydone.domain.when.words import END, START, WEEKDAY, weekday_of

_SHIFTS = {"today": 0, "tomorrow": 1, "overmorrow": 2, "yesterday": -1}
_WHICH: dict[str, Which] = {
    "this": "this", "next": "next", "coming": "coming", "upcoming": "coming", "following": "coming",
    "this coming": "coming", "last": "last", "past": "last", "previous": "last",
}  # fmt: skip
_TITLE_WORDS = ("sun", "sat", "mon", "wed", "fri", "thr", "tue", "thu")
"""Short weekdays that are other words, or parts of names, as well."""


def find_weekday(weekday: int, which: Which, *, today: date) -> date:
    """The day that "this friday", "next friday", "friday after next" are.

    "next friday" is the Friday of next week, weeks beginning on Monday; "friday" may be today.
    """
    this = coming(today, weekday)
    if which == "next":
        return today + timedelta(days=7 - today.weekday() + weekday)
    if which == "coming":
        return coming(today + timedelta(days=1), weekday)
    if which == "after next":
        return coming(today + timedelta(days=1), weekday) + timedelta(days=7)
    if which == "last":
        return this - timedelta(days=7)
    return this


def _word(hit: re.Match[str], now: datetime) -> Sense:
    shift = _SHIFTS[hit["word"]]
    return Sense(on=now.date() + timedelta(days=shift), past=shift < 0)


def _beyond(hit: re.Match[str], now: datetime) -> Sense:
    shift = 2 if hit["word"] == "tomorrow" else -2
    return Sense(on=now.date() + timedelta(days=shift), past=shift < 0)


def _weekday(hit: re.Match[str], _: datetime) -> Sense | None:
    name = hit["day"]
    which = _WHICH.get(hit["which"] or "", "")
    bare = name.rstrip(".") in _TITLE_WORDS and not which
    if bare and hit["article"]:
        return None
    needs: Needs = "preposition" if bare else "bare" if hit["article"] and not which else ""
    return Sense(weekday=weekday_of(name), which=which, past=which == "last", needs=needs)


def _after_next(hit: re.Match[str], _: datetime) -> Sense:
    return Sense(weekday=weekday_of(hit["day"]), which="after next")


def _week_on(hit: re.Match[str], now: datetime) -> Sense:
    """ "friday week", "a week on friday", "a week friday"."""
    return Sense(on=coming(now.date(), weekday_of(hit["day"])) + timedelta(days=7 * (2 if hit["two"] else 1)))


def _weeks_on(hit: re.Match[str], now: datetime) -> Sense:
    """ "a week today", "tomorrow fortnight", "3 weeks on friday"."""
    weeks = 2 if hit["what"] == "fortnight" else 1
    if hit["count"] and hit["count"].isdigit():
        weeks *= int(hit["count"])
    day = hit["day"]
    start = now.date() + timedelta(days=_SHIFTS[day]) if day in _SHIFTS else coming(now.date(), weekday_of(day))
    return Sense(on=start + timedelta(weeks=weeks))


def _weekdays_from_now(hit: re.Match[str], now: datetime) -> Sense:
    count = int(hit["count"]) if hit["count"].isdigit() else 2 if "couple" in hit["count"] else 1
    first = coming(now.date() + timedelta(days=1), weekday_of(hit["day"]))
    return Sense(on=first + timedelta(weeks=count - 1))


def _that_time(_: re.Match[str], now: datetime) -> Sense:
    return Sense(clock=Clock(now.hour, now.minute), needs="company")


def _same_time(hit: re.Match[str], now: datetime) -> Sense:
    day = now.date() + timedelta(days=1 if hit["day"] == "tomorrow" else 7)
    return Sense(on=day, clock=Clock(now.hour, now.minute))


def _workday(hit: re.Match[str], now: datetime) -> Sense:
    day = now.date() + timedelta(days=1)
    return Sense(on=day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0))


def _asap(_: re.Match[str], now: datetime) -> Sense:
    return Sense(on=now.date())


def _now(_: re.Match[str], now: datetime) -> Sense:
    return Sense(moment=now.replace(second=0, microsecond=0))


def _now_whole(_: re.Match[str], now: datetime) -> Sense:
    return Sense(moment=now.replace(second=0, microsecond=0), needs="whole")


_WHICH_WORDS = r"(?P<which>this coming|this|next|coming|upcoming|following|last|past|previous)"

HINT = Pattern(rf"day\b|days?'?s\b|tomorrow|overmorrow|\bnow\b|asap|as soon|away|immediately|same|time|\b{WEEKDAY}")
"""Without a hit of this in a text, none of the rules has one: they need not be tried, nor compiled."""

RULES = (
    Rule(Pattern(rf"{START}(?:later )?(?P<word>today|tomorrow|overmorrow|yesterday)(?:'?s)?{END}"), _word),
    Rule(Pattern(rf"{START}(?:the )?day (?:after|before) (?P<word>tomorrow|yesterday){END}"), _beyond),
    Rule(
        Pattern(
            rf"{START}(?P<article>(?:the|a|my|your|in the) )?(?:{_WHICH_WORDS} )?(?P<day>{WEEKDAY})"
            rf"(?:'s)?{END}"
        ),
        _weekday,
    ),
    Rule(Pattern(rf"{START}(?:the )?(?P<day>{WEEKDAY}) after next{END}"), _after_next),
    Rule(Pattern(rf"{START}(?P<day>{WEEKDAY}) (?:week|(?P<two>fortnight)){END}"), _week_on),
    Rule(
        Pattern(
            rf"{START}(?<!every )(?<!each )(?:in )?(?P<count>an?|[0-9]{{1,2}}) (?P<what>week|fortnight)s?"
            rf" (?:on |this )?(?P<day>today|tomorrow|{WEEKDAY}){END}"
        ),
        _weeks_on,
    ),
    Rule(Pattern(rf"{START}(?P<count>)(?P<day>today|tomorrow) (?P<what>week|fortnight){END}"), _weeks_on),
    Rule(
        Pattern(
            rf"{START}(?:(?P<in>in )?(?P<count>[0-9]{{1,2}}|(?:a )?couple(?: of)?|a) (?P<day>{WEEKDAY})s?(?(in)"
            rf"| (?:from (?:now"
            rf"|today)|hence))){END}"
        ),
        _weekdays_from_now,
    ),
    Rule(Pattern(rf"{START}(?:at )?(?:this|the) (?:same |very )?time (?P<day>tomorrow|next week){END}"), _same_time),
    Rule(Pattern(rf"{START}(?:(?:at )?(?:the |this )?same time|at this (?:very )?time){END}"), _that_time),
    Rule(Pattern(rf"{START}(?:the )?next (?:working|business|work) ?day{END}"), _workday),
    Rule(Pattern(rf"{START}(?:asap|as soon as possible){END}"), _asap),
    Rule(Pattern(rf"{START}(?:right|just) (?:now|away){END}"), _now),
    Rule(Pattern(rf"{START}(?:now|immediately){END}"), _now_whole),
)
