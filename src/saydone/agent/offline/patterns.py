"""Small builders of patterns: alternatives one below the other instead of in one long line."""

import re


def any_of(*alternatives: str) -> str:
    """A group that matches any of the alternatives."""
    return f"(?:{'|'.join(alternatives)})"


def anywhere(*alternatives: str) -> re.Pattern[str]:
    """A pattern, in any case, for one of the alternatives as whole words anywhere."""
    return re.compile(rf"\b{any_of(*alternatives)}\b", re.I)


def opening(*alternatives: str) -> re.Pattern[str]:
    """A pattern, in any case, for one of the alternatives as whole words at the start."""
    return re.compile(rf"^{any_of(*alternatives)}\b", re.I)


def whole(*alternatives: str) -> re.Pattern[str]:
    """A pattern, in any case, for a text that is one of the alternatives from end to end."""
    return re.compile(rf"^{any_of(*alternatives)}$", re.I)
