"""All tasks but some: "complete everything except groceries", "delete the milk and the bread, but not the eggs"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from saydone.agent.offline import replies, scope
from saydone.agent.offline.leaving_out import left_out, limited
from saydone.agent.offline.patterns import any_of, whole
from saydone.agent.offline.reading import Clause, Intent
from saydone.domain.when.pattern import Pattern

Read = Callable[[str], tuple[Clause, ...]]

_CHANGING: tuple[Intent, ...] = ("complete", "reopen", "update", "remove")
_SPARING = any_of(
    r"except(?:ing)?(?: for)?|excluding|other than|apart from|aside from|save for|but for|minus"
    r"|with the exception of|but not|and not",
    r"(?:(?:but|and) (?:please )?|(?<=, ))(?:keep|leave|spare)(?: only| just)?",
    r"(?<=everything )but|(?<=all )but|(?<=of them )but|(?<=of it )but|(?<=tasks )but"
    r"|(?<=items )but",
    r"not(?= (?:the|my)\b)",
)
_SPARED = Pattern(rf"^(?P<meant>.+?)(?:,? |, ){_SPARING} (?P<spared>.+)$", re.I)
_SAID_BEHIND = Pattern(r" (?:to|into|onto|until|till|as|for|by|with|done|p[1-4]|due|on)\b", re.I)
_LEFT_SO = Pattern(
    r" (?:alone|as (?:it|they) (?:is|are)|open|untouched|out|there|on (?:it|there|the list)|please)$", re.I
)
_AND = Pattern(r",? (?:and|or|nor) (?:not )?|, (?:not )?", re.I)
_THOSE = (
    r"(?:(?:the|my|those|these|any|all|only|just|what(?:ever)?(?:'s| is| are)?|everything|anything|ones?|tasks?|things?"
    r"|stuff|items?|that|which|are|is|'s) )*"
)
_CONDITION = whole(
    rf"{_THOSE}(?P<condition>(?:in|on|from|under|due|overdue|labell?ed|tagged|urgent|important|p[1-4]|[@#]"
    r"|(?:high|low|medium|top)[- ]priority)\b.*?)(?: ones| tasks| things| stuff)?"
)
_NAMED = whole(
    r"(?:(?:the|my|our|list|project|label|tag|task|everything in|all) )*(?P<name>.+?)"
    r"(?: (?:list|project|tasks?|items?|ones?|stuff|things|label|tag))?"
)
_NO_NAME = whole(
    r"(?:it|that|this|them|those|these|me|you|i|we|the|my|now|yet|if|when|unless|once|after|before|because)(?: .*)?",
    r".*\b(?:i|you|we|he|she|they|it's)\b.*|(?:\S+ ){8,}\S+",
)


def sparing(text: str, read: Read, now: datetime) -> tuple[Clause, ...]:
    """The clauses of the text, where it leaves something out with that on its targets.

    Where that cannot be understood nothing is done: the words left out would be taken for those that are meant.
    """
    if spared := _spared(text, read, now):
        return (spared,)
    return _under_conditions(text, read(text), read, now)


def _spared(text: str, read: Read, now: datetime) -> Clause | None:
    match = _SPARED.match(text)
    if not match:
        return None
    for said, behind in _ends(match["spared"]):
        meant = read(f"{match['meant']}{behind}")
        if len(meant) != 1 or not _may_spare(meant[0]):
            continue
        if condition := _CONDITION.match(said):
            return _but(text, f"{match['meant']} not {condition['condition']}", meant[0], read, now)
        names = tuple(_name(each) for each in _AND.split(said))
        if all(name and not _NO_NAME.match(name) for name in names):
            return _without(meant[0], names)
    return None


def _but(text: str, said: str, meant: Clause, read: Read, now: datetime) -> Clause | None:
    """The clause with a condition; it must leave out something of many."""
    (clause, *more) = _under_conditions(said, (meant,), read, now)
    return None if more or clause is meant else clause


def _ends(spared: str) -> Iterator[tuple[str, str]]:
    """What is left out, and what is said behind it of the rest: all, or up to each word that may begin that."""
    yield _LEFT_SO.sub("", spared), ""
    for match in _SAID_BEHIND.compiled.finditer(spared):
        yield spared[: match.start()], spared[match.start() :]


def _may_spare(clause: Clause) -> bool:
    if clause.intent == "list":
        query = clause.query
        return query is not None and not (query.ids or query.membership or query.next_only)
    vague = clause.intent == "update" and clause.changes is None
    return clause.intent in _CHANGING and bool(clause.targets) and not vague


def _name(words: str) -> str:
    match = _NAMED.match(words.strip(" ,.!?"))
    return match["name"] if match else ""


def _without(clause: Clause, names: tuple[str, ...]) -> Clause:
    if clause.intent == "list" and clause.query:
        return replace(clause, query=replace(clause.query, without=names))
    return replace(clause, targets=tuple(replace(target, without=names) for target in clause.targets))


def _under_conditions(text: str, clauses: tuple[Clause, ...], read: Read, now: datetime) -> tuple[Clause, ...]:
    """The clauses with what is left out by a condition ("not in Work"), which is said beside them."""
    left = left_out(text, now=now)
    if left and not any(clause.items or clause.answer for clause in clauses):
        again = read(left.rest) if left.term else ()
        meant = limited(again[0], left.term) if len(again) == 1 else None
        return (meant,) if meant else tuple(_not_left_out(_without_exception(clause)) for clause in clauses)
    return tuple(map(_without_exception, clauses)) if scope.excepting(text) else clauses


def _not_left_out(clause: Clause) -> Clause:
    return Clause("other", answer=replies.NOT_LEFT_OUT) if clause.intent == "list" else clause


def _without_exception(clause: Clause) -> Clause:
    meant = clause.perhaps or clause
    wording = meant.changes and (meant.changes.title or meant.changes.description)
    if meant.intent not in (*_CHANGING, "show_form") or wording:
        return clause
    return Clause("other", answer=replies.NO_EXCEPTIONS)
