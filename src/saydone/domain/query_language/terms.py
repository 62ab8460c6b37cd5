"""One condition of a query: a field with its value, or one of the words that stand for a condition."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from rapidfuzz import fuzz, process

from saydone.domain.query_language.dates import BackwardsRange, is_range, read_dates
from saydone.domain.query_language.error import QueryError
from saydone.domain.query_language.tokens import Kind, Token
from saydone.domain.query_language.tree import (
    Asked,
    AssignedTo,
    DateField,
    Has,
    HasLabel,
    HasPriority,
    HasStatus,
    InList,
    Node,
    Not,
    Overdue,
    Part,
    Says,
    Span,
    TextField,
)
from saydone.domain.task import Priority
from saydone.domain.text import shown_text

_DATE_WORDS_MAX = 8


@dataclass(slots=True)
class Reader:
    """The tokens of a query, how far they are read, and how many conditions they were."""

    query: str
    tokens: list[Token]
    now: datetime
    place: int = field(default=0)
    conditions: int = field(default=0)

    @property
    def next(self) -> Token:
        """The token to be read."""
        return self.tokens[self.place]

    @property
    def before(self) -> Token | None:
        """The token read last."""
        return self.tokens[self.place - 1] if self.place else None

    def take(self, count: int = 1) -> Token:
        """The next token, or the last of the next ``count``, read."""
        self.place += count
        return self.tokens[self.place - 1]

    def words(self) -> list[Token]:
        """The words that come next, as many as a date may have."""
        end = self.place
        while self.tokens[end].kind == "word" and end - self.place < _DATE_WORDS_MAX:
            end += 1
        return self.tokens[self.place : end]


def read_term(reader: Reader) -> Node:
    """The condition that comes next. Raises ``QueryError``."""
    if reader.next.kind == "field":
        return _field(reader)
    if reader.next.kind == "word" and (found := _keyword(reader)):
        return found
    token = reader.take()
    _check_almost(reader, token)
    if token.kind in ("label", "list", "phrase") and not token.text.strip():
        raise QueryError("there is nothing between the quotation marks.", token.span)
    if token.kind == "label":
        return HasLabel(token.text, span=token.span)
    if token.kind == "list":
        return InList(token.text, span=token.span)
    return Says(token.text, span=token.span)


def _check_almost(reader: Reader, token: Token) -> None:
    """Raises ``QueryError`` on words that look like a condition, and are none."""
    if token.kind != "word":
        return
    said = token.text.lower()
    if re.fullmatch("p[05-9]", said):
        raise QueryError(f"{_no_priority(said)} To search for the word, put it in quotation marks.", token.span)
    if said == "..":
        raise QueryError(
            '“..” stands between two dates. Put both into the quotation marks, as in “due:"today..next friday"”.',
            token.span,
        )
    if said == "no" and reader.next.kind == "word":
        what = f"“no {shown_text(reader.next.text, 40)}”"
        raise QueryError(
            f"{what} is no condition. Try “no” with one of: {', '.join(_PARTS)}, priority. To search for the words, "
            "put them in quotation marks.",
            (token.span[0], reader.next.span[1]),
        )


def _no_priority(said: str) -> str:
    return f"“{said}” is no priority. It goes from p1, the most urgent, to p4."


def _keyword(reader: Reader) -> Node | None:
    """A condition without a field: "today", "no date", "p1", "7 days"; the longest wins."""
    words = reader.words()
    for count in range(min(len(words), 3), 0, -1):
        said = " ".join(token.text.lower() for token in words[:count])
        span = (words[0].span[0], words[count - 1].span[1])
        make = _KEYWORDS.get(said)
        if make is None and count == 2 and words[0].text.isdecimal() and said.split()[1] in ("day", "days"):
            make = _due_in
        if make:
            reader.take(count)
            return make(said, span, reader.now)
    return None


Make = Callable[[str, Span, datetime], Node]


def _due_in(said: str, span: Span, now: datetime) -> Node:
    return read_dates("due", "", said, span, now=now)


def _has(part: Part) -> Make:
    return lambda _said, span, _now: Has(part, span=span)


def _has_no(part: Part) -> Make:
    return lambda _said, span, _now: Not(Has(part, span=span), span=span)


def _priority_word(said: str, span: Span, _: datetime) -> Node:
    return HasPriority(cast(Priority, int(said[-1])), span=span)


_PARTS: dict[str, Part] = {
    "date": "due", "due": "due", "due date": "due", "start": "start", "start date": "start", "label": "label",
    "labels": "label", "description": "description", "assignee": "assignee", "parent": "parent",
    "recurrence": "recurrence",
}  # fmt: skip
_KEYWORDS: dict[str, Make] = {
    **{f"no {words}": _has_no(part) for words, part in _PARTS.items()},
    **dict.fromkeys(("today", "tomorrow", "yesterday"), _due_in),
    **{f"p{number}": _priority_word for number in (1, 2, 3, 4)},
    "no priority": lambda _, span, __: HasPriority(4, span=span),
    "overdue": lambda _, span, now: Overdue(now, span=span),
    "over due": lambda _, span, now: Overdue(now, span=span),
    "recurring": _has("recurrence"),
    "subtask": _has("parent"),
    "subtasks": _has("parent"),
    "assigned": _has("assignee"),
    "unassigned": _has_no("assignee"),
}


def _field(reader: Reader) -> Node:
    token = reader.take()
    name, _, side = token.text.partition(" ")
    if name in _DATES and side in _SIDES:
        return _dated(reader, token)
    if token.text not in _VALUES:
        raise QueryError(_unknown(token.text), token.span)
    if token.sign:
        raise QueryError(f"“{token.text}” cannot be compared; write “{token.text}:” and a value.", token.span)
    value = reader.next
    if value.kind not in ("word", "phrase", _MARKED.get(token.text)) or not value.text.strip():
        raise QueryError(f"a value is missing behind “{token.text}:”.", value.span)
    reader.take()
    return _VALUES[token.text](value.text, (token.span[0], value.span[1]))


def _unknown(name: str) -> str:
    near = process.extractOne(name, [*_VALUES, *_DATES], scorer=fuzz.ratio, score_cutoff=60)
    meant = f" Did you mean “{near[0]}:”?" if near else ""
    return f"“{name}:” is no field.{meant} To search for the words, put them in quotation marks."


_DATES: dict[str, DateField] = {
    "due": "due", "date": "due", "deadline": "due", "start": "start", "starts": "start", "created": "created",
    "added": "created", "updated": "updated", "changed": "updated", "completed": "completed",
}  # fmt: skip
_SIDES = {"": "", "before": "<", "after": ">"}


def _dated(reader: Reader, token: Token) -> Node:
    """A date field; of the words behind it as many as are a date together."""
    name, _, side = token.text.partition(" ")
    kind, sign = _DATES[name], token.sign or _SIDES[side]
    if reader.next.kind == "phrase":
        value = reader.take()
        return read_dates(kind, sign, value.text, (token.span[0], value.span[1]), now=reader.now)
    words = reader.words()
    if not words:
        raise QueryError(f"a date is missing behind “{token.text}{token.sign or ':'}”.", reader.next.span)
    problem: QueryError | None = None
    begin = words[0].span[0]
    fewest = next((count for count, word in enumerate(words, 1) if not sign and is_range(word.text)), 1)
    for count in range(len(words), fewest - 1, -1):
        end = words[count - 1].span[1]
        try:
            found = read_dates(kind, sign, reader.query[begin:end], (token.span[0], end), now=reader.now, at=begin)
        except BackwardsRange:
            raise
        except QueryError as error:
            problem = error
            continue
        reader.take(count)
        return found
    assert problem
    raise problem


Value = Callable[[str, Span], Node]
_MARKED: dict[str, Kind] = {"label": "label", "list": "list", "project": "list"}
"""Fields whose value may have its mark all the same: “label:@home”."""


def _status(value: str, span: Span) -> Node:
    asked: dict[str, Asked] = {
        "open": "open", "pending": "open", "active": "open", "todo": "open", "done": "done", "completed": "done",
        "closed": "done", "all": "all", "any": "all",
    }  # fmt: skip
    if value.lower() not in asked:
        raise QueryError(f"“{value}” is no status. A task is “open” or “done”; “all” are both.", span)
    return HasStatus(asked[value.lower()], span=span)


def _priority(value: str, span: Span) -> Node:
    number = value.lower().removeprefix("p")
    if number not in ("1", "2", "3", "4"):
        raise QueryError(_no_priority(value), span)
    return HasPriority(cast(Priority, int(number)), span=span)


def _part(value: str, span: Span) -> Node:
    if value.lower() not in _PARTS:
        raise QueryError(f"“{value}” cannot be asked for like this. Try one of: {', '.join(_PARTS)}.", span)
    return Has(_PARTS[value.lower()], span=span)


def _text(where: TextField) -> Value:
    return lambda value, span: Says(value, where, span=span)


def _assigned(value: str, span: Span) -> Node:
    if value.lower() in ("none", "nobody", "no"):
        return Not(Has("assignee", span=span), span=span)
    return AssignedTo("me" if value.lower() == "me" else value, span=span)


def _label(value: str, span: Span) -> Node:
    return HasLabel(value, span=span)


def _list(value: str, span: Span) -> Node:
    return InList(value, span=span)


_VALUES: dict[str, Value] = {
    "status": _status, "is": _status, "priority": _priority, "label": _label, "list": _list, "project": _list,
    "assigned": _assigned, "assigned to": _assigned, "assignee": _assigned, "has": _part, "search": _text("any"),
    "title": _text("title"), "description": _text("description"), "comment": _text("comment"),
}  # fmt: skip
