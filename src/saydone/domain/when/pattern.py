"""Regular expressions that are compiled when they are first needed."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

_TO_THE_END = 2**31
Match = re.Match[str]


class Pattern:
    """A regular expression by its source: making one costs nothing, its first use compiles it.

    The grammar has hundreds of them. A program that starts needs none yet, and a sentence needs a few.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self.pattern = source
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression of the library, compiled once."""
        return re.compile(self.pattern, self._flags)

    @property
    def groups(self) -> Mapping[str, int]:
        """The numbers of its named groups."""
        return self.compiled.groupindex

    def match(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Match | None:
        """The match at ``start``."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Match | None:
        """The match of all between ``start`` and ``end``."""
        return self.compiled.fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Match | None:
        """The first match anywhere."""
        return self.compiled.search(text, start, end)

    def finditer(self, text: str) -> Iterator[Match]:
        """All matches, in their order."""
        return self.compiled.finditer(text)

    def findall(self, text: str) -> list[str]:
        """What all matches are; for patterns with at most one group."""
        return self.compiled.findall(text)

    def split(self, text: str) -> list[str]:
        """The text between the matches; for patterns without groups."""
        return list(self.compiled.split(text))

    def sub(self, new: str | Callable[[Match], str], text: str, count: int = 0) -> str:
        """The text with ``new`` in place of the matches, of the first ``count`` where it is not 0."""
        return self.compiled.sub(new, text, count=count)
