"""The date words of a query, read by the date engine: "today", "< 3 days", "2026-03-01..2026-03-31"."""

import re
from datetime import date, datetime

from saydone.domain.query_language.error import QueryError
from saydone.domain.query_language.tree import DateField, During, Has, Node, Not, Overdue, Part, Span
from saydone.domain.task import FIRST_YEAR, LAST_YEAR, Due, lies_after
from saydone.domain.when.moment import zone_of
from saydone.domain.when.pattern import Pattern
from saydone.domain.when.read import read_due, read_span
from saydone.errors import InvalidInput

_SIDES = {"<": "before", "<=": "until", ">": "after", ">=": "from"}
_SPAN = r"(?P<amount>[0-9]{1,4} ?(?:minute|hour|day|week|month|year)s?)"
_AMOUNT = Pattern(rf"\+?{_SPAN}", re.IGNORECASE)
_BACK = Pattern(rf"-{_SPAN}", re.IGNORECASE)
_LATE = frozenset({"overdue", "over due"})
_NONE = frozenset({"none", "never", "no", "empty"})
_EXACT = Pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt][0-9:.]+(?:[Zz]|[+-][0-9:]+)?)?")
_DOTS = Pattern(r"(?<!\.)\.\.(?!\.)")
"""Between the ends of a range; three of them are no sign."""


class BackwardsRange(QueryError):
    """A range of dates that ends before it begins: both are dates, and fewer words would not be what is meant."""


def is_range(words: str) -> bool:
    """Whether the words can only be a range of dates."""
    return _DOTS.search(words) is not None


def read_dates(field: DateField, sign: str, words: str, span: Span, *, now: datetime, at: int | None = None) -> Node:
    """What a date field with these words asks; ``at`` is where they begin, if they stand in the query as they are.

    Raises ``QueryError``, which says which words are no dates.
    """
    said = " ".join(words.lower().split())
    place = span if at is None else (at, span[1])
    if not sign and said in _NONE:
        return Not(_has(field, span, place), span=span)
    if not sign and said in _LATE and field == "due":
        return Overdue(now, span=span)
    dots = None if sign else _DOTS.search(words)
    if dots is None:
        after, before = _bounds(field, words, _reading(field, sign, words), now, place)
    else:
        after, before = _range(field, words, dots, now, place, exact=at is not None)
    return During(field, after, before, zone_of(now), span=span)


def _has(field: DateField, span: Span, place: Span) -> Node:
    parts: dict[DateField, Part] = {"due": "due", "start": "start"}
    if field not in parts:
        raise QueryError(f"“{field}:” needs a date, as in “{field}:today” or “{field}:last week”.", place)
    return Has(parts[field], span=span)


def _bounds(field: DateField, said: str, words: str, now: datetime, place: Span) -> tuple[Due | None, Due | None]:
    """The stretch of time that ``words`` are, which were ``said`` like this."""
    try:
        found = read_span(words, now=now)
    except InvalidInput as error:
        raise _no_date(field, said, place) from error
    if found == (None, None) or not all(_is_kept(one) for one in found):
        raise _no_date(field, said, place)
    return found


def _no_date(field: DateField, words: str, place: Span) -> QueryError:
    return QueryError(
        f"“{words}” is no date that “{field}” could have. Try “today”, “next friday”, “last week”, “< 3 days”, "
        "“today..friday” or “2026-03-01..2026-03-31”.",
        place,
    )


def _range(
    field: DateField, words: str, dots: re.Match[str], now: datetime, place: Span, *, exact: bool
) -> tuple[Due | None, Due | None]:
    """From the beginning of what the first words say to the end of what the last say; one side may be left out."""
    first, last = words[: dots.start()].strip(), words[dots.end() :].strip()
    if not first and not last:
        raise _no_date(field, words, place)
    behind = len(words) - len(words[dots.end() :].lstrip())
    before_it, behind_it = (
        ((place[0], place[0] + len(first)), (place[0] + behind, place[1])) if exact else (place, place)
    )
    after = _side(field, first, now, before_it)[0] if first else None
    before = _side(field, last, now, behind_it)[1] if last else None
    if first and last and _is_backwards(after, before, now):
        raise BackwardsRange(f"“{words}” ends before it begins. Did you mean “{last}..{first}”?", place)
    return after, before


def _side(field: DateField, words: str, now: datetime, place: Span) -> tuple[Due, Due]:
    """The first and the last of what an end of a range says; “before friday” has but one."""
    if _EXACT.fullmatch(words):
        try:
            after = before = read_due(words, now=now).due
        except InvalidInput as error:
            raise _no_date(field, words, place) from error
    else:
        after, before = _bounds(field, words, _point(field, words), now, place)
    if after is None or before is None:
        raise _no_date(field, words, place)
    return after, before


def _is_backwards(first: Due | None, last: Due | None, now: datetime) -> bool:
    return first is not None and last is not None and lies_after(first, last, zone_of(now))


def _reading(field: DateField, sign: str, words: str) -> str:
    """How the words are put to the date engine: "3 days" are those to come, or of the past for what is past."""
    if sign:
        return f"{_SIDES[sign]} {_point(field, words)}"
    hit = _AMOUNT.fullmatch(words)
    return f"{'past' if _is_past(field) else 'next'} {hit['amount']}" if hit else words


def _point(field: DateField, words: str) -> str:
    """The words for an end of a stretch of time: of "3 days" it is the last, or of the past the first."""
    hit, back = _AMOUNT.fullmatch(words), _BACK.fullmatch(words)
    past = back or (hit if _is_past(field) else None)
    if past:
        return f"{past['amount']} ago"
    return f"in {hit['amount']}" if hit else words


def _is_past(field: DateField) -> bool:
    return field not in ("due", "start")


def _is_kept(bound: date | None) -> bool:
    return bound is None or FIRST_YEAR <= bound.year <= LAST_YEAR
