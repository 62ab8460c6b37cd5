"""Reading everyday task English, with rules alone: a pure function from a sentence and a clock."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from re import IGNORECASE

from saydone.agent.offline import replies, scope
from saydone.agent.offline.adding import read_add
from saydone.agent.offline.alerting import read_alert, read_no_alert
from saydone.agent.offline.alerts import drawn_in, find_alerts, with_reminder
from saydone.agent.offline.arranging import read_arranged, read_labelled
from saydone.agent.offline.as_typed import as_typed
from saydone.agent.offline.asking import is_bare, read_list
from saydone.agent.offline.blocked import as_addition
from saydone.agent.offline.changing import read_aside, read_update
from saydone.agent.offline.chatter import request
from saydone.agent.offline.chores import read_chore
from saydone.agent.offline.clauses import commanding, split, wishing
from saydone.agent.offline.commenting import read_comment
from saydone.agent.offline.completing import read_complete
from saydone.agent.offline.conditions import read_ahead, read_conditions, read_either
from saydone.agent.offline.dates_ahead import dated_ahead, joined_dates, when_done
from saydone.agent.offline.describing import read_its_note, read_told_note
from saydone.agent.offline.familiar import read_familiar
from saydone.agent.offline.figures import read_figures
from saydone.agent.offline.filing import read_calendar_wish, read_file_wish
from saydone.agent.offline.half_read import read_whole
from saydone.agent.offline.headings import read_heading
from saydone.agent.offline.intentions import read_plan
from saydone.agent.offline.line_by_line import line_by_line, together
from saydone.agent.offline.lines import is_jotted, parted
from saydone.agent.offline.new_lists import read_new_list
from saydone.agent.offline.offering import read_offer
from saydone.agent.offline.organizing import read_organizing, read_show_lists
from saydone.agent.offline.other_forms import otherwise, read_otherwise
from saydone.agent.offline.patterns import opening
from saydone.agent.offline.perhaps import read_perhaps
from saydone.agent.offline.plain_lines import is_plain, with_bangs
from saydone.agent.offline.priority import with_level
from saydone.agent.offline.put_down import is_put_it
from saydone.agent.offline.quotes import hide
from saydone.agent.offline.reading import LONGEST, Clause, Query, Reading, Scene
from saydone.agent.offline.removing import read_not_reminded, read_remove
from saydone.agent.offline.reopening import read_reopen
from saydone.agent.offline.rescheduling import read_instead
from saydone.agent.offline.smalltalk import read_smalltalk
from saydone.agent.offline.sparing import sparing
from saydone.agent.offline.spelling import mended, normal
from saydone.agent.offline.starting import read_start
from saydone.agent.offline.swapping import read_swap
from saydone.agent.offline.taking_back import read_done, read_taken_back
from saydone.agent.offline.titles import is_verbal
from saydone.agent.offline.tongues import is_other_tongue
from saydone.agent.offline.typed_query import read_typed_query
from saydone.agent.offline.unquoted import unquoted
from saydone.domain.when.pattern import Pattern

_OTHER = Clause("other")
_PARTED = Pattern(r"[;.]\s")
_SO_SAID = Pattern(r"^(?:all )?(?:done|finished|sorted|completed?)\W*$", IGNORECASE)
""" "Called the vet. Done": one completion, said twice."""
_ADDING = opening(r"(?:please )?(?:add|remind|create|new|todo|note)")
_SHORT = 3
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
    if heading := read_heading(text):
        return Reading(text, (heading,))
    if asked := read_typed_query(text, now=now):
        return Reading(text, (asked,))
    messages = parted(text)
    clauses = line_by_line(messages, partial(_message, now=now))
    if is_jotted(messages) and all(clause.intent == "other" and not clause.answer for clause in clauses):
        clauses = [clause for message in messages for clause in _message(f"add {message}", now=now)]
    return Reading(text, _meant(together(clauses)))


def _message(text: str, *, now: datetime) -> tuple[Clause, ...]:
    said = as_addition(with_level(normal(text)) if _ADDING.match(text) else normal(text))
    masked, quotes = hide(drawn_in(said))
    clauses = sparing(masked, partial(_clauses, now=now), now)
    return tuple(unquoted(clause, quotes) for clause in clauses)


def _clauses(text: str, now: datetime) -> tuple[Clause, ...]:
    found: list[Clause] = []
    remark = earlier = ""
    doubtful = False
    for piece in joined_dates(split(text), now=now):
        body = mended(request(mended(piece)))
        doubtful = doubtful or scope.supposed(body)
        if found and scope.taken_back(piece):
            found = [before if before.intent in _SMALL else _OTHER for before in found]
            remark = ""
            continue
        # "I need to delete the old backups, put that on my list": what was said before was no order.
        wished = bool(found) and scope.wished(earlier) and found[-1].intent in _CHANGING
        its_note = read_its_note(body) if found and found[-1].targets else None
        clause = its_note or _read(
            body, piece, Scene(now, before=request(earlier) if wished and is_put_it(body) else remark)
        )
        clause = as_typed(clause, piece)
        if found and found[-1].items and clause.intent == "other" and not clause.answer and _jotted(text, body):
            clause = read_add(f"add {body}", Scene(now)) or clause
        if doubtful and clause.intent not in _HARMLESS:
            clause = _OTHER
        if found and found[-1].intent == "complete" and _SO_SAID.match(body):
            continue
        if found and (added := with_reminder(found[-1], clause)):
            found[-1] = added
            continue
        if _answers(found, clause) or (wished and is_put_it(body)):
            found.pop()
        if not _repeats(found, clause):
            found += (clause, *_alerted(clause, body))
        earlier = piece
        remark = body if _is_remark(clause) else ""
    return _meant(found)


def _alerted(clause: Clause, body: str) -> tuple[Clause, ...]:
    """The reminders asked for beside a change: "make it due friday and remind me an hour before"."""
    if clause.intent != "update":
        return ()
    return tuple(Clause("remind", targets=clause.targets, text=alert) for alert in find_alerts(body)[0])


def _is_remark(clause: Clause) -> bool:
    """Whether "it" in what follows may mean what the clause speaks of."""
    query = clause.query
    return clause.intent in _SMALL or (query is not None and (query.membership or bool(query.words)))


def _read(body: str, piece: str, scene: Scene) -> Clause:
    body = otherwise(piece) if otherwise(piece) != piece else otherwise(body)
    clause = read_smalltalk(body, piece, scene) or read_instead(piece, scene)
    if clause:
        return clause
    if _wondered(body, piece):
        return _wonder(body, scene) or _unread(body, piece, scene)
    return _understood(body, scene) or _dated_ahead(body, scene) or _unread(body, piece, scene)


def _wondered(body: str, piece: str) -> bool:
    """ "Rent paid?": a statement with a question mark, and no polite order ("can you tick off the rent?")."""
    return piece.endswith("?") and not commanding(body) and body == piece.rstrip("? ")


def _wonder(body: str, scene: Scene) -> Clause | None:
    """The question whether something was done; None where the words are no change of what exists."""
    clause = _understood(body, scene)
    if clause is None or clause.intent not in _CHANGING or clause.intent == "show_form":
        return clause
    named = [target.name for target in clause.targets if target.kind == "name"]
    if clause.intent != "complete" or len(named) != 1:
        return _OTHER
    return Clause("list", query=Query(words=named[0], membership=True, whether_done=True))


def _unread(body: str, piece: str, scene: Scene) -> Clause:
    read = partial(_understood, scene=scene)
    perhaps = read_otherwise(body, read, scene) or read_perhaps(body, scene) or read_familiar(body, read)
    offer = None if perhaps or piece.endswith("?") else read_offer(body, scene)
    if offer and not is_other_tongue(piece):
        offer = with_bangs(offer, piece)
        plain = is_plain(offer, body, piece, now=scene.now)
        offer = read_whole(offer)
        if offer.answer:
            return offer
        return replace(offer, named=True) if plain else Clause("other", said=piece, perhaps=offer)
    chore = None if piece.endswith("?") else read_chore(body, scene)
    if perhaps and perhaps.targets:
        return Clause("other", said=piece, perhaps=replace(perhaps, otherwise=chore))
    answer = replies.ENGLISH_ONLY if not (perhaps or chore) and is_other_tongue(piece) else ""
    return Clause("other", said=piece, perhaps=perhaps or chore, answer=answer)


def _dated_ahead(body: str, scene: Scene) -> Clause | None:
    """ "On Tuesday I need a reminder to …": an addition whose time is said before it."""
    when, rest = dated_ahead(body, now=scene.now)
    clause = _understood(request(rest), scene) if rest else None
    if clause is None and rest:
        clause = _understood(f"{request(rest)} {body[: -len(rest)].strip(' ,')}", scene)
    if clause is None or clause.intent != "add":
        return None
    items = (item if item.due or item.rrule else when_done(item, when) for item in clause.items)
    return replace(clause, items=tuple(items))


def _understood(body: str, scene: Scene) -> Clause | None:
    for read in _readers(body):
        clause = read(body, scene)
        if clause:
            clause = replace(clause, named=read is read_plan)
            return _OTHER if _not_ours(clause, body) else read_whole(clause)
    return None


def _readers(body: str) -> tuple[Callable[[str, Scene], Clause | None], ...]:
    """Who may read the clause: a question, a wish not to, or a supposition is never a change of what exists."""
    if scope.asked(body):
        return (*_QUESTIONS, read_list, read_conditions)
    if scope.negated(body):
        return (read_no_alert, read_not_reminded) if scope.forbidden(body) else (read_not_reminded, read_list)
    if scope.supposed(body):
        return (read_add, read_list)
    if is_bare(body):
        return (read_list,)
    if scope.conditional(body):
        return (read_told_note, read_arranged, read_add, read_list)
    if scope.talked_about(body):
        return (read_add, read_list)
    return (
        *_QUESTIONS,
        read_no_alert,
        read_not_reminded,
        read_comment,
        read_alert,
        read_labelled,
        read_aside,
        read_start,
        read_swap,
        read_organizing,
        read_taken_back,
        read_reopen,
        read_new_list,
        read_arranged,
        read_add,
        read_complete,
        read_update,
        read_remove,
        read_list,
        read_conditions,
        read_plan,
    )


_QUESTIONS: tuple[Callable[[str, Scene], Clause | None], ...] = (
    read_show_lists,
    read_ahead,
    read_either,
    read_done,
    read_figures,
    read_file_wish,
    read_calendar_wish,
)


def _not_ours(clause: Clause, body: str) -> bool:
    if clause.intent in ("add", "list"):
        return clause.intent == "list" and scope.of_others(body)
    return scope.of_others(body) or scope.of_others_list(body)


def _answers(found: list[Clause], clause: Clause) -> bool:
    """ "Are eggs on my list? If not, add them", "got the eggs, delete it": the first was said for the second."""
    last = found[-1] if found else None
    if last is None:
        return False
    if last.perhaps:
        names = {target.name for target in last.perhaps.targets}
        return clause.intent in _CHANGING and not names.isdisjoint(target.name for target in clause.targets)
    return clause.intent == "add" and last.query is not None and last.query.membership


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
        if clause in asked
        or (clause.perhaps and not clause.perhaps.items)
        or clause.answer
        or (clause.said and (commanding(clause.said) or wishing(clause.said)))
    )


def _jotted(text: str, body: str) -> bool:
    """Whether what stands behind a semicolon or a stop is one more thing to do: "add buy milk; call mum"."""
    short = ";" in text and len(body.split()) <= _SHORT and not (scope.asked(body) or commanding(body))
    return (is_verbal(body) or short) and _PARTED.search(text) is not None
