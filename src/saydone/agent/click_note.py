"""How a click in a widget reaches a model: as a remark of the user's, in parentheses."""

import re

_CLICK = re.compile(r"\(I (?:pressed “|added a task with the form|changed a task with the form)[^\n]*\)\Z")


def click_note(did: str, about: str) -> str:
    """What the user did, in a sentence, and what with."""
    return f"({did}{about})"


def is_click(text: str) -> bool:
    """Whether the user's words are such a remark."""
    return _CLICK.match(text) is not None


def is_decision(text: str) -> bool:
    """Whether it was a click that settled a question."""
    return text.startswith(("(I pressed “Confirm”", "(I pressed “Cancel”"))
