"""What the user's lists, saved filters and labels are called, and which of them some words are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from saydone.agent.offline.patterns import whole
from saydone.agent.offline.reading import Kind
from saydone.agent.offline.resolve import alike, same
from saydone.agent.offline.transcript import Answer

_SHOPPING = frozenset({"grocery", "groceries", "shopping", "food"})
_BEFORE = whole(r"(?:(?:the|my|our|this|that) )*(?P<name>.+?)")


@dataclass(frozen=True, slots=True)
class Names:
    """All names, by kind."""

    lists: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    @classmethod
    def told(cls, answer: Answer) -> Self:
        """The names in an answer of ``show_lists``."""
        return cls(*(tuple(each.name for each in kind) for kind in (answer.lists, answer.filters, answer.labels)))

    def of(self, kind: Kind) -> tuple[str, ...]:
        """The names of one kind."""
        return {"list": self.lists, "filter": self.filters, "label": self.labels}[kind]


def called(name: str, names: Sequence[str]) -> str:
    """The list that is named so, for certain a list, in its own spelling; empty when there is none."""
    plain = name.strip().removesuffix(" list")
    fitting = _exactly(plain, names) or [each for each in names if alike(plain, each)] or _shopping(plain, names)
    return fitting[0] if len(fitting) == 1 else ""


def is_name(words: str, names: Sequence[str], *, meaning: bool = True) -> str:
    """The name that the words are but for capitals and endings, where they may as well be something else.

    ``meaning``: or one that means the same, "Groceries" for "shopping".
    """
    match = _BEFORE.match(words.strip())
    plain = match["name"] if match else words
    fitting = _exactly(words, names) or _exactly(plain, names) or [each for each in names if same(plain, each)]
    fitting = fitting or (_shopping(plain, names) if meaning else [])
    return fitting[0] if len(fitting) == 1 else ""


def for_shopping(names: Sequence[str]) -> list[str]:
    """The names of what keeps things to buy."""
    return [each for each in names if _SHOPPING & set(each.casefold().split())]


def _exactly(plain: str, names: Sequence[str]) -> list[str]:
    said = plain.casefold()
    return [each for each in names if said in (each.casefold(), each.casefold().removesuffix(" list"))][:1]


def _shopping(plain: str, names: Sequence[str]) -> list[str]:
    return for_shopping(names) if plain.casefold() in _SHOPPING else []
