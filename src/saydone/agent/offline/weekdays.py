"""One thing on several days of a week: "swim on monday, wednesday and friday"."""

import re

from saydone.domain.when.pattern import Pattern

_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_DAYS = Pattern(
    rf"(?<!every )(?<!each )(?<!between )(?<!from )(?<!weekly on )\b(?:on )?(?P<days>{_DAY}(?:(?:, ?(?:and )?"
    rf"| and | ?& ?|/){_DAY})+)\b(?!s\b)",
    re.I,
)
_EACH = Pattern(rf"\b{_DAY}\b", re.I)
_OFTEN = Pattern(r"\b(?:every|each|weekly|repeat\w*|recurring)\b", re.I)


def day_by_day(words: str) -> tuple[str, ...]:
    """The words once for each of the days in them; the words themselves when they name one day or none."""
    match = None if _OFTEN.search(words) else _DAYS.search(words)
    if match is None:
        return (words,)
    days = dict.fromkeys(day.lower() for day in _EACH.findall(match["days"]))
    return tuple(f"{words[: match.start()]}on {day}{words[match.end() :]}" for day in days)
