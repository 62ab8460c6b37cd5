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
_BOUND = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt][0-9:.]+(?:[Zz]|[+-][0-9:]+)?)?"
_RANGE = Pattern(rf"(?P<first>{_BOUND})?\.\.(?P<last>{_BOUND})?")


def read_dates(field: DateField, sign: str, words: str, span: Span, *, now: datetime) -> Node:
    """What a date field with these words asks. Raises ``QueryError`` when they are no dates."""
    said = " ".join(words.lower().split())
    if not sign and said in _NONE:
        return Not(_has(field, span), span=span)
    if not sign and said in _LATE and field == "due":
        return Overdue(now, span=span)
    after, before = _bounds(field, sign, words, span, now)
    return During(field, after, before, zone_of(now), span=span)


def _has(field: DateField, span: Span) -> Node:
    parts: dict[DateField, Part] = {"due": "due", "start": "start"}
    if field not in parts:
        raise QueryError(f"“{field}:” needs a date, as in “{field}:today” or “{field}:last week”.", span)
    return Has(parts[field], span=span)


def _bounds(field: DateField, sign: str, words: str, span: Span, now: datetime) -> tuple[Due | None, Due | None]:
    for said in _readings(field, sign, words):
        try:
            hit = _RANGE.fullmatch(said)
            found = (_bound(hit["first"], now), _bound(hit["last"], now)) if hit else read_span(said, now=now)
        except InvalidInput:
            continue
        if all(_is_kept(one) for one in found) and found != (None, None):
            if hit and _is_backwards(*found, now):
                turned = f"{hit['last']}..{hit['first']}"
                raise QueryError(f"“{said}” ends before it begins. Did you mean “{turned}”?", span)
            return found
    raise QueryError(
        f"“{words}” is no date that “{field}” could have. Try “today”, “next friday”, “last week”, “< 3 days” or "
        "“2026-03-01..2026-03-31”.",
        span,
    )


def _is_backwards(first: Due | None, last: Due | None, now: datetime) -> bool:
    return first is not None and last is not None and lies_after(first, last, zone_of(now))


def _readings(field: DateField, sign: str, words: str) -> list[str]:
    """How the words may be put to the date engine: "3 days" are those to come, or of the past for what is past."""
    past = field not in ("due", "start")
    hit, back = _AMOUNT.fullmatch(words), _BACK.fullmatch(words)
    if sign:
        if back or (hit and past):
            found = back or hit
            words = f"{found['amount']} ago" if found else words
        elif hit:
            words = f"in {hit['amount']}"
        return [f"{_SIDES[sign]} {words}"]
    if hit:
        return [f"{'past' if past else 'next'} {hit['amount']}"]
    return [words]


def _bound(said: str | None, now: datetime) -> Due | None:
    return read_due(said, now=now).due if said else None


def _is_kept(bound: date | None) -> bool:
    return bound is None or FIRST_YEAR <= bound.year <= LAST_YEAR
