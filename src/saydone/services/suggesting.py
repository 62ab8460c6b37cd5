"""What is said besides to a name that there is not: which it may have been, or which there are."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from saydone.domain.text import folded

_NAMED = 10
_NEAR = 70  # of 100


def suggestion(words: str, names: Sequence[str]) -> str:
    """A sentence with the name that is nearly ``words``, else with the first of all names; empty without any."""
    # A single letter is in nearly everything.
    alike = [name for name in names if 3 * len(name) >= len(words)]
    near = process.extractOne(words, alike, scorer=fuzz.WRatio, processor=folded, score_cutoff=_NEAR)
    if near:
        return f"Did you mean “{near[0]}”?"
    more = ", …" if len(names) > _NAMED else ""
    return f"There are: {', '.join(f'“{name}”' for name in names[:_NAMED])}{more}." if names else ""
