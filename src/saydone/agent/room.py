"""How much of a conversation a model is given: the newest of it that has room.

A tool's answer may be as long as fifty tasks, so counting items says little. What goes first is what was said
longest ago, whole turns at a time; then the middle of long answers of tools, which can be asked for again.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

Item = Mapping[str, Any]
"""An item of the Agents SDK's input."""

_IMAGE = 4_000
"""What an image counts for, in characters; as text it would be a hundred times that, which no provider counts."""
_LEAST_OUTPUT = 500
"""Characters that a tool's answer keeps of its beginning, and of its end."""
_LEFT_OUT = "\n… left out here for want of room; ask for less at once to see it …\n"


def length(items: Sequence[Item]) -> int:
    """Characters of text in items of a conversation."""
    return sum(_length(item) for item in items)


def newest(items: Sequence[Item], limit: int) -> list[Item]:
    """The newest turns that are at most ``limit`` characters together, and always the last one."""
    starts = [index for index, item in enumerate(items) if item.get("role") == "user"]
    fitting = (start for start in starts if length(items[start:]) <= limit)
    return list(items[next(fitting, starts[-1] if starts else 0) :])


def shorter(items: Sequence[Item], limit: int) -> list[Item] | None:
    """The items made to fit ``limit`` characters, as far as that goes; None when there is nothing to leave out.

    Calls keep their outputs, so a strict provider takes them, and what the user said last is never touched.
    """
    kept = newest(items, limit)
    over = length(kept) - limit
    if over > 0:
        kept = [_cut(item) for item in kept]
    return kept if length(kept) < length(items) else None


def _length(value: object) -> int:
    if isinstance(value, str):
        return _IMAGE if value.startswith("data:image/") else len(value)
    if isinstance(value, Mapping):
        return sum(_length(each) for each in cast(Mapping[str, object], value).values())
    if isinstance(value, Sequence):
        return sum(_length(each) for each in cast(Sequence[object], value))
    return 0


def _cut(item: Item) -> Item:
    output = item.get("output")
    if item.get("type") != "function_call_output" or not isinstance(output, str):
        return item
    if len(output) <= 2 * _LEAST_OUTPUT + len(_LEFT_OUT):
        return item
    return {**item, "output": output[:_LEAST_OUTPUT] + _LEFT_OUT + output[-_LEAST_OUTPUT:]}
