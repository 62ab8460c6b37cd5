"""What is wrong with fields that were sent, in sentences: a validator's own words are hard to read, and some repeat
what was sent."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from saydone.domain.text import shown_text

Problem = Mapping[str, Any]
"""One of the errors that a validator (pydantic) found: its ``type``, ``loc``, ``ctx`` and ``msg``."""

ID_PATTERN = "^[0-9]{1,18}$"
ID_OR_NONE_PATTERN = "^([0-9]{1,18}|none)$"
CURSOR_PATTERN = "^[A-Za-z0-9_-]{1,500}$"
FILE_PATTERN = "^atc_[0-9a-f]{32}$"
MOST = 25

_LONGEST = 60
_QUOTED = re.compile("'([^']*)'")
_SOURCES = ("body", "query", "path", "header", "cookie")
_FORMS = {
    ID_PATTERN: "must be an id, like “12”.",
    ID_OR_NONE_PATTERN: "must be an id, like “12”, or “none”.",
    CURSOR_PATTERN: "is no cursor of this server.",
    FILE_PATTERN: "must be a file's id, as the upload answered it.",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a field; its name has dots between its parts, and is "" for the whole body."""

    field: str
    sentence: str
    known: bool = True
    """Whether there is such a field: one that there is not has a name that the client made up."""


def mistakes_in(
    problems: Iterable[Problem], whole: str = "The body", sources: Sequence[str] = _SOURCES
) -> list[Mistake]:
    """What is wrong, a field once: what a validator says of a field besides follows from the first. ``whole`` is what
    is sent; a place may begin with one of the ``sources``, which is no field."""
    found: dict[str, Mistake] = {}
    for problem in problems:
        field = _field(problem, sources)
        if field not in found and len(found) < MOST:
            found[field] = Mistake(field, _sentence(problem, field, whole), problem["type"] != "extra_forbidden")
    return list(found.values())


def _field(problem: Problem, sources: Sequence[str]) -> str:
    """The field's name. It may be one that the client made up, so it is kept short and printable."""
    # The field that says which of several bodies is meant is always called so.
    location: Sequence[str | int] = (*problem["loc"], *(("type",) if problem["type"].startswith("union_tag") else ()))
    source = location[0] if location and location[0] in sources else ""
    parts = location[1:] if source else location
    # A parameter has no parts: what stands behind its name is which of several types did not fit.
    parts = parts[:1] if source not in ("", "body") else parts
    name = ".".join(str(part) for part in parts)
    return "".join(character for character in name if character.isprintable())[:_LONGEST]


def _sentence(problem: Problem, field: str, whole: str) -> str:
    if "input" in problem and problem["input"] is None and problem["type"] not in ("missing", "extra_forbidden"):
        return f"“{field}” cannot be null." if field else f"{whole} cannot be null."
    said = _SENTENCES.get(problem["type"])
    told = "cannot be used." if said is None else said(problem.get("ctx") or {})
    return f"“{field}” {told}" if field else f"{whole} {told}"


def _one_of(context: Mapping[str, Any]) -> str:
    expected = str(context.get("expected_tags") or context.get("expected"))
    if expected == "True":
        return "must be true."
    quoted = _QUOTED.sub(r"“\1”", expected)
    return f"must be one of {quoted}."


def _amount(name: str, how: str, what: str) -> Callable[[Mapping[str, Any]], str]:
    def told(context: Mapping[str, Any]) -> str:
        number = context[name]
        return f"{how} {number:,} {what if number == 1 else f'{what}s'}."

    return told


def _at_least(what: str) -> Callable[[Mapping[str, Any]], str]:
    several = _amount("min_length", "needs at least", what)
    return lambda context: "must not be empty." if context["min_length"] == 1 else several(context)


def _always(words: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda _: words


_TEXT, _WHOLE, _YES = "must be text, in quotes.", "must be a whole number.", "must be true or false."
_SENTENCES: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "missing": _always("is missing."),
    "extra_forbidden": _always("is not known here."),
    "repeated": _always("is there twice: say it once."),
    "string_type": _always(_TEXT),
    "int_type": _always(_WHOLE),
    "int_parsing": _always(_WHOLE),
    "int_parsing_size": _always(_WHOLE),
    "int_from_float": _always(_WHOLE),
    "bool_type": _always(_YES),
    "bool_parsing": _always(_YES),
    "list_type": _always("must be a list."),
    "dict_type": _always("must be an object."),
    "model_type": _always("must be an object."),
    "model_attributes_type": _always("must be an object."),
    "uuid_parsing": _always("must be a UUID."),
    "uuid_type": _always("must be a UUID."),
    "union_tag_invalid": _one_of,
    "union_tag_not_found": _always("is missing."),
    "literal_error": _one_of,
    "enum": _one_of,
    "string_too_short": _at_least("character"),
    "string_too_long": _amount("max_length", "may have at most", "character"),
    "too_short": _at_least("item"),
    "too_long": _amount("max_length", "may have at most", "item"),
    "greater_than_equal": lambda context: f"must be at least {context['ge']}.",
    "less_than_equal": lambda context: f"must be at most {context['le']}.",
    "string_pattern_mismatch": lambda context: _FORMS.get(context["pattern"], "has a form that is not taken."),
    "value_error": lambda context: (
        f"cannot be used: {shown_text(str(context.get('error', 'not valid')), 300).rstrip('.')}."
    ),
}
