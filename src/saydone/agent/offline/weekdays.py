"""One thing at several times: "swim on monday and friday", "pills at 8 and again at 8pm"; "mon, wed" is every week."""

import re

from saydone.domain.when.pattern import Pattern

_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_DAYS = Pattern(
    rf"(?<!every )(?<!each )(?<!between )(?<!from )(?<!weekly on )\b(?:on )?(?P<days>{_DAY}(?:(?:, ?(?:and )?"
    rf"| and | ?& ?){_DAY})+)\b(?!s\b)",
    re.I,
)
_EACH = Pattern(rf"\b{_DAY}\b", re.I)
_SHORT = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_SHORTLY = Pattern(rf"\b{_SHORT}, ?{_SHORT}\b", re.I)
_HOUR = r"\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b)?|noon|midnight"
_AGAIN = Pattern(rf",? and (?:then )?again (?:at )?(?={_HOUR})", re.I)
_TWICE = Pattern(rf"\bat (?P<one>{_HOUR}) and at (?P<two>{_HOUR})(?! ?[ap]m|[:.]\d)", re.I)
_RUN = Pattern(rf"\b{_DAY}[ /]$", re.I)
_OFTEN = Pattern(r"\b(?:every|each|weekly|repeat\w*|recurring)\b", re.I)


def day_by_day(words: str) -> tuple[str, ...]:
    """The words once for each day, or hour said to be another, in them; else the words themselves."""
    words = _AGAIN.sub(" and at ", words)
    often = _OFTEN.search(words) is not None
    if not often and (twice := _TWICE.search(words)):
        one, two = twice["one"], twice["two"]
        hours = (f"{one}am" if two.lower().replace(" ", "") == f"{one}pm" else one, two)
        return tuple(f"{words[: twice.start()]}at {hour}{words[twice.end() :]}" for hour in hours)
    match = None if often or _SHORTLY.search(words) else _DAYS.search(words)
    if match is None or _RUN.search(words, 0, match.start()):
        return (words,)
    days = dict.fromkeys(day.lower() for day in _EACH.findall(match["days"]))
    return tuple(f"{words[: match.start()]}on {day}{words[match.end() :]}" for day in days)
