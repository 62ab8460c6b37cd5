"""Conditions that tasks must not meet: "everything not in Work", "tasks without label shop", "that are not p1"."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from saydone.agent.offline.dates import dated
from saydone.agent.offline.filter_words import as_query
from saydone.agent.offline.lexicon import TASK_NOUN
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Clause, Query
from saydone.domain.when.pattern import Pattern

_MANY = rf"\b(?:everything|anything|all|every|each|any|{TASK_NOUN}s?|things|stuff|ones|what(?:'s|ever)?|which)\b"
_ARE = (
    r"(?:(?:(?:that|which|i|we) )?(?:is|are|was|were|do|does|did|has|have)(?:n't| not)|(?:that|which|what)'s not|not"
    r"|except(?: for)?|excluding)"
)
_CONDITION = (
    r"(?:in|on|from|under|inside|due|overdue|late|labell?ed|tagged|with|have|having|recurring|repeating|assigned"
    r"|urgent|important|(?:very )?(?:high|low|medium|top|normal)\b|priority|p[1-4]|[@#])"
)
_UNTIL = (
    r"(?=\s*$|\s*[.,;:!?]|(?<!-) (?:to|into|onto|and|or|nor|as|but|due|with|without|for|that|which|by|sorted|grouped"
    r"|labell?ed|tagged|today|tomorrow|this|next|done|please|yet|either|have|do|are|is|not|off|p[1-4])\b)"
)
_NOT = Pattern(
    rf"(?P<many>{_MANY}.*?)(?P<lead>^|\s+)(?:"
    rf"{_ARE} (?:be |been |currently |also )*(?P<not>due (?:(?:on|by|before|after|this|next|last) )*\S+?"
    rf"|(?={_CONDITION}).+?)"
    r"|(?:(?:that|which) (?:is|are) not|(?:that|which) (?:isn't|aren't)) (?:yet )?(?P<state>done|completed?|finished)"
    r"|(?:(?:that|which) (?:is|are) )?outside(?: of)? (?P<outside>.+?)"
    r"|(?:without|with no|(?:that |which )?(?:have|has) no) (?P<without>(?:(?:an?|the|any) )?(?:label|tag|priority)"
    rf" (?!or\b|and\b|in\b|on\b|due\b|from\b|for\b|to\b|that\b|which\b).+?|[@#].+?|p[1-4]))"
    rf"{_UNTIL}(?P<after>.*)$",
    re.I,
)
_PLACE = Pattern(
    r"^(?:in|on|from|under|inside|outside(?: of)?) (?:(?:the|my|our) )*(?:list |project )?"
    r"(?P<name>[^\s,]+(?: [^\s,]+){0,3}?)(?: list| project)?$",
    re.I,
)
_LIST_SIGN = Pattern(rf"^#(?P<name>{HIDDEN}|[^\W\d_][\w-]*)$")
_LABEL = Pattern(
    r"^(?:(?:with|have|having|an?|the|any) )*(?:labels?|tags?|labell?ed|tagged|@)(?: (?:as|with))? ?@?"
    rf"(?P<name>{HIDDEN}|[^\W\d_][\w-]*)$",
    re.I,
)
_ONE_WORD = Pattern(rf"^(?:{HIDDEN}|[\w-]+)$")
_OPEN = "status:open"
_STATE = Pattern(r"^(?:done|completed?|finished)$", re.I)
_NO_NAME = Pattern(r"^(?:lists?|tasks?|it|there|here|them|any|plate|mind|time|trash|bin|calendar)$", re.I)
_JOINED = Pattern(r"^ ?,? ?(?:or|nor|and not|and)\b", re.I)
_LEFT_BARE = Pattern(r"\bwhat(?:'s| is| are| do i have| have i)?$|\bthe (?:ones|things|stuff)$", re.I)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the sentence leaves out as a condition in the query language, and the sentence without it.

    Without a ``term`` it leaves something out in words that are not understood.
    """

    term: str
    rest: str


def left_out(text: str, *, now: datetime) -> LeftOut | None:
    """What the sentence about many tasks says that they must not be; None where it says nothing like that."""
    match = _NOT.search(text)
    if match is None:
        return None
    said = (match["not"] or match["without"] or match["state"] or f"outside {match['outside']}").strip()
    place = _PLACE.match(said)
    if place and _NO_NAME.match(place["name"]):
        return None
    term = "" if _JOINED.match(match["after"]) else _term(said, now)
    before = _LEFT_BARE.sub("everything", f"{text[: match.start()]}{match['many']}".strip())
    before = "show everything" if before == "everything" else before
    return LeftOut(term, f"{before} {match['after'].strip()}".strip(" ?.!"))


def limited(clause: Clause, term: str) -> Clause | None:
    """The clause about all its tasks but those of the condition; None where it is not about many."""
    if clause.intent == "list" and clause.query and not (clause.query.ids or clause.query.membership):
        query = clause.query if clause.query.status != "all" else replace(clause.query, status="pending")
        return replace(clause, query=_limited(query, term))
    if not clause.targets or any(target.kind != "every" for target in clause.targets):
        return None
    every = Query(status="completed" if clause.intent == "reopen" else "pending")
    targets = tuple(replace(target, query=_limited(target.query or every, term)) for target in clause.targets)
    return replace(clause, targets=targets)


def _limited(query: Query, term: str) -> Query:
    """The query, which finds open tasks anyway."""
    return query if term == _OPEN else replace(query, terms=(*query.terms, term))


def _term(said: str, now: datetime) -> str:
    """What is said not to be, as a condition; empty where they are not understood."""
    for pattern, sign in ((_PLACE, "#"), (_LIST_SIGN, "#"), (_LABEL, "@")):
        match = pattern.match(said)
        if match and not dated(said, now=now).due:
            name = match["name"]
            return f"!{sign}{name}" if _ONE_WORD.match(name) else f'!{sign}"{name}"'
    if _STATE.match(said):
        return _OPEN
    query = as_query(re.sub(r"^with (?=p[1-4])", "", said), now=now)
    return query and (f"!{query}" if _ONE_WORD.match(query) else f"!({query})")
