"""What the model is given of a conversation."""

from collections.abc import Sequence
from typing import cast

from agents.items import TResponseInputItem

from saydone.agent.room import newest
from saydone.store.memory import MemoryItem

# Newest items that the model is given. A turn seldom has more than ten, so that is some twenty turns.
HISTORY_LIMIT = 200
_HISTORY_CHARACTERS = 120_000
"""What they may be together, some 30,000 tokens: each turn pays for them. A model that takes less says so, and is then
given less (:mod:`saydone.agent.model_boundary`)."""

_LOST = "This call was interrupted. Whether it took effect is not known: look before you do it again."


def history(items: Sequence[MemoryItem]) -> list[TResponseInputItem]:
    """The newest items, oldest first, made valid for a strict provider.

    They start with a user's message, and each call is directly followed by its output: what a crash or a stop left
    without one is mended. Long ones are fewer.
    """
    return cast(list[TResponseInputItem], newest(mended(items), _HISTORY_CHARACTERS))


def mended(items: Sequence[MemoryItem]) -> list[MemoryItem]:
    """The items from the first user's message on, each call followed by its output, no output alone.

    A call that has a later output as well, as a question that was answered, stands where its last output came.
    """
    start = next((index for index, item in enumerate(items) if item.get("role") == "user"), len(items))
    recent = items[start:]
    calls = {item["call_id"]: item for item in recent if item.get("type") == "function_call"}
    outputs: dict[str, list[MemoryItem]] = {}
    for item in recent:
        if item.get("type") == "function_call_output":
            outputs.setdefault(item["call_id"], []).append(item)
    whole: list[MemoryItem] = []
    for item in recent:
        kind = item.get("type")
        if kind not in ("function_call", "function_call_output"):
            whole.append(item)
            continue
        call_id = item["call_id"]
        told = outputs.get(call_id) or [{"type": "function_call_output", "call_id": call_id, "output": _LOST}]
        at_its_place = kind == "function_call" if len(told) == 1 else item is told[-1]
        if at_its_place and call_id in calls:
            whole += [calls[call_id], told[-1]]
    return whole
