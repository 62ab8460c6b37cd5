"""Small builders of patterns: alternatives one below the other instead of in one long line."""

import re

from saydone.domain.when.pattern import Pattern


def any_of(*alternatives: str) -> str:
    """A group that matches any of the alternatives."""
    return f"(?:{'|'.join(alternatives)})"


def anywhere(*alternatives: str) -> Pattern:
    """A pattern, in any case, for one of the alternatives as whole words anywhere."""
    return Pattern(rf"\b{any_of(*alternatives)}\b", re.I)


def opening(*alternatives: str) -> Pattern:
    """A pattern, in any case, for one of the alternatives as whole words at the start."""
    return Pattern(rf"^{any_of(*alternatives)}\b", re.I)


def whole(*alternatives: str) -> Pattern:
    """A pattern, in any case, for a text that is one of the alternatives from end to end."""
    return Pattern(rf"^{any_of(*alternatives)}$", re.I)
