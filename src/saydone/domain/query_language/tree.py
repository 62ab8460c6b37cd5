"""What a query asks, as a tree: the same for evaluating it here and for translating it to SQL."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal

from saydone.domain.task import Due, Priority
from saydone.domain.when.moment import localize

Span = tuple[int, int]
DateField = Literal["due", "start", "created", "updated", "completed"]
TextField = Literal["any", "title", "description", "comment"]
Part = Literal["due", "start", "label", "description", "assignee", "parent", "recurrence"]
Asked = Literal["open", "done", "all"]
_DAY, _TICK = timedelta(days=1), timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """``span`` is where it stands in the query, half-open. Nodes that ask the same are equal wherever they stand."""

    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class And(_Placed):
    """All of two or more parts, none of which is an ``And``."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or(_Placed):
    """Any of two or more parts, none of which is an ``Or``."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Not(_Placed):
    """What ``part`` does not match."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Says(_Placed):
    """``text`` occurs, in any case; ``any`` is title, description and comments."""

    text: str
    where: TextField = "any"


@dataclass(frozen=True, slots=True)
class HasStatus(_Placed):
    """Open or completed; ``all`` matches either, and says that both are wanted."""

    status: Asked


@dataclass(frozen=True, slots=True)
class HasPriority(_Placed):
    """1 is the most urgent."""

    priority: Priority


@dataclass(frozen=True, slots=True)
class HasLabel(_Placed):
    """The label's name, in any case."""

    name: str


@dataclass(frozen=True, slots=True)
class InList(_Placed):
    """The list's name, in any case."""

    name: str


@dataclass(frozen=True, slots=True)
class AssignedTo(_Placed):
    """``me``, or a user's name, in any case."""

    who: str


@dataclass(frozen=True, slots=True)
class Has(_Placed):
    """There is one at all."""

    part: Part


@dataclass(frozen=True, slots=True)
class Overdue(_Placed):
    """Open, and its due has passed at ``now``, which is in the user's zone: a day is over when it ends."""

    now: datetime


@dataclass(frozen=True, slots=True)
class During(_Placed):
    """The field lies between two bounds, both inclusive; a day as a bound stands for all of it in ``zone``."""

    field: DateField
    after: Due | None
    before: Due | None
    zone: tzinfo

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and last day that match; with a moment as the end, its day is not over and does not."""
        first, last = self.after, self.before
        if isinstance(first, datetime):
            first = first.astimezone(self.zone).date()
        if isinstance(last, datetime):
            last = last.astimezone(self.zone).date() - _DAY
        return first, last

    @property
    def moments(self) -> tuple[datetime | None, datetime | None]:
        """The first moment that matches, and the first behind it that does not."""
        first, last = self.after, self.before
        if first is not None and not isinstance(first, datetime):
            first = localize(datetime.combine(first, time()), self.zone)
        if isinstance(last, datetime):
            return first, last + _TICK
        return first, localize(datetime.combine(last + _DAY, time()), self.zone) if last is not None else None


Node = And | Or | Not | Says | HasStatus | HasPriority | HasLabel | InList | AssignedTo | Has | Overdue | During


def joined(kind: type[And] | type[Or], parts: Sequence[Node]) -> Node:
    """The parts in one node of that kind; parts that are of it already are taken apart."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else (part,))
    if len(flat) == 1:
        return flat[0]
    return kind(tuple(flat), span=(flat[0].span[0], flat[-1].span[1]))
