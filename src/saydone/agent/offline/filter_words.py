"""Which tasks a saved filter finds, said in words ("urgent tasks in Work due this week") or in the query language."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from saydone.agent.offline.patterns import anywhere
from saydone.agent.offline.priority import LEVEL, whole_priority
from saydone.agent.offline.quotes import HIDDEN
from saydone.domain.query_language.parse import parse_query
from saydone.domain.query_language.tree import And, Node, Not, Or, Says
from saydone.domain.when.pattern import Pattern
from saydone.errors import InvalidInput

_WORDS_MAX = 6
"""A stretch of time is said in no more words."""
_NAME = rf"(?:{HIDDEN}|[^\W\d_][\w-]*)"
_PROPER = rf"(?-i:{HIDDEN}|[A-Z][\w&'-]*(?: [A-Z][\w&'-]*){{0,3}})"
_FILLER = Pattern(
    r"(?:(?:all|any|every|my|the|our|open|those|these|tasks?|to-?dos?|items?|things?|stuff|ones?|everything|anything"
    r"|that|which|are|is|have|has|being|only|just|still|with|i|need to do|to do|marked)\b|[,.])\s*",
    re.I,
)
_JOINER = Pattern(r"(?P<or>or)\b\s*|(?P<and>and|but|also)\b\s*", re.I)
_NOT = Pattern(r"(?:(?:not|except|without|isn't|aren't|excluding)\b\s*)", re.I)
_FIELDS = {
    "due": "due", "scheduled": "due", "planned": "due", "completed": "completed", "finished": "completed",
    "done": "completed", "created": "created", "added": "created", "updated": "updated", "changed": "updated",
}  # fmt: skip
_DATED = Pattern(
    rf"(?:(?P<field>{'|'.join(_FIELDS)}) )?(?P<side>before|after|since|by|until|on|in|within|during|for)? ?"
    r"(?P<when>.+)",
    re.I,
)
_LEVEL = Pattern(r"p[1-4]$|\(p1 \| p2\)$")
_SIDES = {"before": " < ", "after": " > ", "since": " >= ", "by": " <= ", "until": " <= "}
_SIGNS = anywhere("p[1-4]", "no (?:date|label)").pattern + r"|[@#&|!:()]"


def as_query(words: str, *, now: datetime) -> str:
    """The words in the query language, with days as they were said; empty when not all of them is understood."""
    words = " ".join(words.split()).strip(" .!?,")
    if not words:
        return ""
    try:
        tree = parse_query(words, now=now)
    except InvalidInput:
        tree = None
    if re.fullmatch(HIDDEN, words) or (tree and re.search(_SIGNS, words, re.I) and not any(_loose(tree))):
        return words
    return _in_words(words, now)


def problem_of(words: str, *, now: datetime) -> str:
    """What is wrong with words that are in the query language by their signs; empty when nothing is."""
    if not re.search(r"[@#&|!:()]", words):
        return ""
    try:
        parse_query(words, now=now)
    except InvalidInput as error:
        return error.message
    return ""


def _loose(tree: Node) -> Iterator[str]:
    """The words that a query only searches for."""
    if isinstance(tree, And | Or):
        for part in tree.parts:
            yield from _loose(part)
    elif isinstance(tree, Not):
        yield from _loose(tree.part)
    elif isinstance(tree, Says) and not re.fullmatch(HIDDEN, tree.text):
        yield tree.text


def _in_words(words: str, now: datetime) -> str:
    """The conditions one after the other. “Or” joins its neighbours: “in Work or Home and urgent” is urgent in both."""
    groups: list[list[str]] = []
    sign, joined, also = "", False, False
    while words:
        if match := _JOINER.match(words):
            joined, also = match["or"] is not None, match["and"] is not None
            words = words[match.end() :]
            continue
        negated = _NOT.match(words)
        rest = words[negated.end() :] if negated else words
        read = _condition(words, sign, now)
        term, left = read or (negated and _condition(rest, sign, now)) or ("", "")
        if not term and (filler := _FILLER.match(words)):
            words = words[filler.end() :]
            continue
        if not term:
            return ""
        sign = term[0] if term[0] in "#@" else ""
        said = term if read else f"!{term}"
        # No task has two priorities: "p1 and p2" is either.
        if groups and (joined or (also and _LEVEL.match(said) and _LEVEL.match(groups[-1][-1]))):
            groups[-1].append(said)
        else:
            groups.append([said])
        joined, also, words = False, False, left.lstrip()
    alone = len(groups) == 1
    return " & ".join(" | ".join(group) if alone or len(group) == 1 else f"({' | '.join(group)})" for group in groups)


def _condition(words: str, sign: str, now: datetime) -> tuple[str, str] | None:
    """The condition that the words begin with, and what is left; a name alone is of the kind of the one before."""
    for pattern, told in _TERMS:
        if match := pattern.match(words):
            return (told if isinstance(told, str) else told(match)), words[match.end() :]
    if dated := _dates(words, now):
        return dated
    match = re.match(_PROPER if sign == "#" else _NAME, words) if sign else None
    return (f"{sign}{_value(match[0])}", words[match.end() :]) if match else None


def _dates(words: str, now: datetime) -> tuple[str, str] | None:
    match = _DATED.match(words)
    if match is None:
        return None
    said = match["when"].split()
    for count in range(min(len(said), _WORDS_MAX), 0, -1):
        when = " ".join(said[:count]).strip(",")
        if _NO_DAY.match(when):
            continue
        field = _FIELDS[(match["field"] or "due").lower()]
        term = f"{field}{_SIDES.get((match['side'] or '').lower(), ':')}{_value(when)}"
        try:
            parse_query(term, now=now)
        except InvalidInput:
            continue
        return term, " ".join(said[count:])
    return None


_NO_DAY = Pattern(r"^(?:(?:is|it|that|are|one|be|them)\b|first$)", re.I)
""" "Which one is first?" asks for no day."""


def _value(words: str) -> str:
    return words if re.fullmatch(rf"{HIDDEN}|\w[\w-]*", words) else f'"{words}"'


def _one(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group)


def _priority(match: re.Match[str]) -> str:
    level = whole_priority(match[0].strip())
    return "(p1 | p2)" if level == 2 and not re.search(r"\d", match[0]) else f"p{level}"


_SAID_IN = {
    "title": "title", "name": "title", "description": "description", "note": "description", "comment": "comment",
}  # fmt: skip
_KINDS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"(?:overdue|past[- ]due|late)\b", "overdue"),
    (r"(?:with(?:out| no)|no) (?:an? |any )?(?:due )?(?:dates?|deadlines?)\b|undated\b", "no date"),
    (r"(?:with(?:out| no)|no) (?:an? |any )?(?:labels?|tags?)\b|un(?:labell?ed|tagged)\b", "no label"),
    (r"(?:recurring|repeating|repeated)\b|(?:that )?(?:repeat|recur)\b", "recurring"),
    (r"assigned to (?:me|myself)\b", "assigned:me"),
    (r"assigned to (?:nobody|no ?one|anyone|anybody)\b|unassigned\b", "unassigned"),
    (rf"assigned to ({_PROPER}|{_NAME})", lambda match: f"assigned:{_value(match[1])}"),
    (
        rf"(?:(?:labell?ed|tagged)(?: (?:as|with))?|(?:with |of |has |have )?(?:the |a )?(?:label|tag)) ({_NAME})"
        rf"|@({_NAME})",
        lambda match: f"@{_value(_one(match))}",
    ),
    (
        rf"#({_NAME})|(?:in|on|from|of|under) (?:the |my )?(?:(?:list|project) ({_PROPER}|{_NAME})|({_PROPER})"
        rf"(?: (?:list|project))?|({_NAME}) (?:list|project))",
        lambda match: f"#{_value(_one(match))}",
    ),
    (
        r"(?:with|having|containing|mentioning|(?:(?:that|which) )?(?:have|has|says?|mentions?|contains?)) "
        rf"({HIDDEN}|[\w'-]+(?: [\w'-]+){{0,3}}?) in (?:the|their|its) "
        r"(titles?|names?|descriptions?|notes?|comments?)\b",
        lambda match: f"{_SAID_IN[match[2].lower().removesuffix('s')]}:{_value(match[1])}",
    ),
    (
        rf"(?:about|containing|mentioning|saying|called|named|with the words?) ({HIDDEN}|[\w'-]+)",
        lambda match: _one(match) if re.fullmatch(HIDDEN, _one(match)) else f'"{_one(match)}"',
    ),
    (rf"{LEVEL}(?![\w-])", _priority),
    (r"(?:completed|done|finished)\b(?! (?:last|this|today|yesterday|on|in|since|before|after))", "status:done"),
    (r"(?:open|pending|unfinished|incomplete)\b", "status:open"),
)
_TERMS = tuple((Pattern(pattern, re.I), told) for pattern, told in _KINDS)
