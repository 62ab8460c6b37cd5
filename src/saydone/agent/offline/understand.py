"""Reading everyday task English, with rules alone: a pure function from a sentence and a clock."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from saydone.agent.offline import replies, scope
from saydone.agent.offline.adding import read_add
from saydone.agent.offline.asking import is_bare, read_list
from saydone.agent.offline.changing import read_aside, read_update
from saydone.agent.offline.chatter import request
from saydone.agent.offline.clauses import commanding, split
from saydone.agent.offline.completing import read_complete
from saydone.agent.offline.intentions import read_plan
from saydone.agent.offline.lines import is_jotted, parted
from saydone.agent.offline.new_lists import read_new_list
from saydone.agent.offline.perhaps import read_perhaps
from saydone.agent.offline.quotes import hide
from saydone.agent.offline.reading import LONGEST, Clause, Reading, Scene
from saydone.agent.offline.removing import read_remove
from saydone.agent.offline.reopening import read_reopen
from saydone.agent.offline.smalltalk import read_smalltalk
from saydone.agent.offline.spelling import mended, normal
from saydone.agent.offline.unquoted import unquoted

_OTHER = Clause("other")
_SMALL = ("greet", "thanks", "bye", "other")
_CHANGING = ("complete", "reopen", "update", "remove", "show_form")
_HARMLESS = (*_SMALL, "list", "help", "add", "new_list", "show_form")
"""What a doubt about the sentence need not stop."""


def understand(text: str, *, now: datetime) -> Reading:
    """The reading of one message. ``now`` is aware, in the user's zone; due words are read against it.

    Never raises on any text. What was not understood is a clause with the intent "other"; a deletion or a
    completion is there only where the sentence asks for it. A message longer than ``LONGEST`` is "other".
    """
    if len(text) > LONGEST or scope.ordering(hide(normal(text))[0]):
        return Reading(text, (_OTHER,))
    messages = parted(text)
    clauses = [clause for message in messages for clause in _message(message, now)]
    if is_jotted(messages) and all(clause.intent == "other" and not clause.answer for clause in clauses):
        clauses = [clause for message in messages for clause in _message(f"add {message}", now)]
    return Reading(text, _meant(_together(clauses)))


def _message(text: str, now: datetime) -> tuple[Clause, ...]:
    masked, quotes = hide(normal(text))
    clauses = _clauses(masked, now)
    if scope.excepting(masked):
        clauses = tuple(map(_without_exception, clauses))
    return tuple(unquoted(clause, quotes) for clause in clauses)


def _without_exception(clause: Clause) -> Clause:
    """Nothing is done to several tasks less some: the words left out would be taken for those that are meant."""
    meant = clause.perhaps or clause
    wording = meant.changes and (meant.changes.title or meant.changes.description)
    if meant.intent not in _CHANGING or wording:
        return clause
    return Clause("other", answer=replies.NO_EXCEPTIONS)


def _together(clauses: list[Clause]) -> list[Clause]:
    """Additions one after the other as one."""
    found: list[Clause] = []
    for clause in clauses:
        last = found[-1] if found else None
        if last and last.items and clause.items and not (last.conditional or clause.conditional):
            found[-1] = replace(last, items=last.items + clause.items)
        else:
            found.append(clause)
    return found


def _clauses(text: str, now: datetime) -> tuple[Clause, ...]:
    found: list[Clause] = []
    remark = ""
    doubtful = False
    for piece in split(text):
        body = mended(request(mended(piece)))
        doubtful = doubtful or scope.supposed(body)
        if found and scope.taken_back(piece):
            found = [earlier if earlier.intent in _SMALL else _OTHER for earlier in found]
            remark = ""
            continue
        clause = _read(body, piece, Scene(now, before=remark))
        if doubtful and clause.intent not in _HARMLESS:
            clause = _OTHER
        if _answers(found, clause):
            found.pop()
        if not _repeats(found, clause):
            found.append(clause)
        remark = body if clause.intent in _SMALL or (clause.query and clause.query.membership) else ""
    return _meant(found)


def _read(body: str, piece: str, scene: Scene) -> Clause:
    clause = read_smalltalk(body, piece, scene)
    if clause:
        return clause
    for read in _readers(body):
        clause = read(body, scene)
        if clause:
            return _OTHER if _not_ours(clause, body) else clause
    return Clause("other", said=piece, perhaps=read_perhaps(body, scene))


def _readers(body: str) -> tuple[Callable[[str, Scene], Clause | None], ...]:
    """Who may read the clause: a question, a wish not to, or a supposition is never a change of what exists."""
    if scope.asked(body):
        return (read_list,)
    if scope.negated(body):
        return () if scope.forbidden(body) else (read_list,)
    if scope.supposed(body):
        return (read_add, read_list)
    if is_bare(body):
        return (read_list,)
    if scope.conditional(body):
        return (read_add, read_list)
    if scope.talked_about(body):
        return (read_add, read_list)
    return (
        read_aside,
        read_reopen,
        read_new_list,
        read_add,
        read_complete,
        read_update,
        read_remove,
        read_list,
        read_plan,
    )


def _not_ours(clause: Clause, body: str) -> bool:
    if clause.intent in ("add", "list"):
        return clause.intent == "list" and scope.of_others(body)
    return scope.of_others(body) or scope.of_others_list(body)


def _answers(found: list[Clause], clause: Clause) -> bool:
    """ "Are eggs on my list? If not, add them": the question was there for the addition."""
    last = found[-1] if found else None
    return clause.intent == "add" and last is not None and last.query is not None and last.query.membership


def _repeats(found: list[Clause], clause: Clause) -> bool:
    """ "I'm done with the taxes, tick it off": one completion, said twice."""
    same = bool(found) and found[-1].intent == clause.intent and clause.intent in ("complete", "remove", "reopen")
    return same and all(target.kind == "pronoun" for target in clause.targets)


def _meant(found: list[Clause]) -> tuple[Clause, ...]:
    """The clauses that ask for something, understood or not; small talk beside them is dropped."""
    asked = tuple(clause for clause in found if clause.intent not in _SMALL)
    if not asked:
        return tuple(found[-1:]) or (_OTHER,)
    return tuple(
        clause
        for clause in found
        if clause in asked or clause.perhaps or clause.answer or (clause.said and commanding(clause.said))
    )
