"""Tasks in several lines: what is indented, or behind a dash, is a subtask of what stands above it."""

import re
from dataclasses import dataclass

_LINE = re.compile(r"(?P<indent>[ \t]*)(?P<mark>(?:[-*+•–]|\d{1,2}[.)])[ \t]+)?(?:\[[ xX]?\][ \t]+)?(?P<text>.*)")
_TAB = 4


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A line without what stood before its words; at depth 0 it is below none."""

    text: str
    depth: int


def outline(text: str) -> list[OutlineLine]:
    """The lines of ``text`` that say something. A single one is as it was written, dash and all."""
    told = [line for line in text.splitlines() if line.strip()]
    if len(told) < 2:
        return [OutlineLine(line.strip(), 0) for line in told]
    above: list[int] = []
    lines: list[OutlineLine] = []
    for line in told:
        hit = _LINE.match(line)
        if hit is None or not hit["text"].strip():
            continue
        # Behind a dash it is deeper than a line at the same edge without one.
        place = 2 * len(hit["indent"].expandtabs(_TAB)) + (hit["mark"] is not None)
        while above and above[-1] >= place:
            above.pop()
        lines.append(OutlineLine(hit["text"].strip(), len(above)))
        above.append(place)
    return lines
