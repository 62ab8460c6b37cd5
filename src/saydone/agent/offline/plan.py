"""What is done about the user's last message: the answer to a question, a correction, or something new."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from saydone.agent.ask_user import ASK_USER
from saydone.agent.offline import replies
from saydone.agent.offline.acting import act, carry_out
from saydone.agent.offline.answers import Picked, answer_to
from saydone.agent.offline.asking_back import as_call, ask, beside, chosen
from saydone.agent.offline.bare_things import read_bare_thing
from saydone.agent.offline.correcting import correct
from saydone.agent.offline.corrections import Correction, read_correction
from saydone.agent.offline.follow_ups import following
from saydone.agent.offline.importing import bringing_in
from saydone.agent.offline.made_a_list import read_made_list
from saydone.agent.offline.open_offers import agreed_to, agrees_to_all, beside_offer, with_offers_told
from saydone.agent.offline.powers import do_to, go_ahead
from saydone.agent.offline.reading import Intent, Reading
from saydone.agent.offline.reporting import more
from saydone.agent.offline.spoken_list import is_unnamed, told_by_name, under_heading
from saydone.agent.offline.steps import Derailed, Plan, Question, Reply, Scenery, next_step, say
from saydone.agent.offline.transcript import Call, Exchange
from saydone.agent.offline.undoing import changed
from saydone.agent.offline.writing import Deed
from saydone.domain.when.pattern import Pattern

_MORE = Pattern(
    r"^(?:show |see |list |and )?(?:me )?(?:the )?(?:more|rest|next (?:page|ones)|others"
    r"|remaining ones)(?:,? please)?[.!?]?$",
    re.I,
)
_YES_OR_NO = Pattern(r"^\s*(?:yes|yeah|yep|yup|no|nope)(?:,? (?:please|thanks|thank you))?[\s.!]*$", re.I)
# What the tool that was chosen makes of the message: the reading's intent, and the words that lead there.
_OPENINGS: dict[str, tuple[Intent, str]] = {
    "add_task": ("add", "add {}"),
    "list_tasks": ("list", "find tasks about {}"),
    "show_task_form": ("show_form", "show me a task form: {}"),
}
_QUESTION = Pattern(r"\?|“yes, ")


def next_move(exchanges: Sequence[Exchange], scenery: Scenery, plan: Plan | None = None) -> Sequence[Call] | Reply:
    """The next calls of the exchange that is going on, or the reply that ends it; by ``plan`` or its own."""
    try:
        return next_step(plan or plan_of(exchanges[-1], scenery), exchanges[-1].done)
    except Derailed:
        return Reply(replies.DERAILED)


def plan_of(exchange: Exchange, scenery: Scenery) -> Plan:
    """The plan for a message, after the exchanges before it. What it asks back is asked with the tool for that."""
    reply = yield from _plan_of(exchange, scenery)
    while reply.asks and ASK_USER in scenery.tools and (call := as_call(reply)):
        (answer,) = yield [call]
        if answer.status not in ("answered", "skipped"):
            # It waits for the user, who may answer in a message.
            return replace(reply, text="")
        reply = yield from _go_on(answer.answers, reply.asks, scenery)
    return reply


def _go_on(answers: Sequence[str], asked: tuple[Question, ...], scenery: Scenery) -> Plan:
    """What follows the user's answer to the first question; none is a skip."""
    said = ", ".join(answers)
    picked = _picked(asked[0], said, scenery) if said else "no"
    if picked is None:
        return (yield from beside_offer(_begun(said, asked, scenery), asked[0], said))
    return (yield from _answered(picked, asked, scenery))


def _picked(question: Question, said: str, scenery: Scenery) -> Picked | Literal["no"] | None:
    return chosen(question, said) or answer_to(question, said, scenery)


def _plan_of(exchange: Exchange, scenery: Scenery) -> Plan:
    said = told_by_name(under_heading(exchange.said, scenery.before), scenery.before)
    coming_in = bringing_in(exchange, scenery)
    if coming_in is not None:
        return coming_in
    if exchange.chosen in _OPENINGS:
        return with_offers_told(act(_steered(said, exchange.chosen, scenery), scenery), said, scenery)
    asked = pending(scenery)
    if taken := agreed_to(said, asked, scenery):
        return act(taken, scenery)
    correction = read_correction(said)
    taking_back = correction == Correction()
    if asked and not (taking_back and changed(scenery.before[-1])):
        picked = _picked(asked[0], said, scenery)
        if picked is not None:
            return _answered(picked, asked, scenery)
    return with_offers_told(_anew(said, correction, asked, scenery), said, scenery)


def _anew(said: str, correction: Correction | None, asked: Sequence[Question], scenery: Scenery) -> Plan:
    """The plan for a message that answers nothing."""
    if correction == Correction() and "undo" in scenery.tools:
        return act(scenery.read("undo", scenery.now), scenery)
    putting_right = correct(correction, scenery) if correction else None
    if putting_right is not None:
        return putting_right
    if _MORE.match(said.strip()) and (rest := more(scenery)):
        return rest
    plainly = _plainly(said, scenery)
    if plainly:
        return say(plainly)
    return _begun(said, asked, scenery)


def _plainly(said: str, scenery: Scenery) -> str:
    """The answer to what needs no look at the tasks; empty where that is needed."""
    if is_unnamed(said, scenery.before):
        return replies.WHICH_LIST
    return replies.NOTHING_ASKED if _YES_OR_NO.match(said) or agrees_to_all(said) else ""


def _begun(said: str, asked: Sequence[Question], scenery: Scenery) -> Plan:
    """What is done about a message that answers nothing of what was asked."""
    return act(beside(_reading(said, scenery), asked), scenery)


def _steered(said: str, tool: str, scenery: Scenery) -> Reading:
    """What is said, read as the tool that was chosen for it wants it."""
    intent, opening = _OPENINGS[tool]
    plain = scenery.read(said, scenery.now)
    if any(clause.intent == intent for clause in plain.clauses):
        return plain
    return scenery.read(opening.format(said), scenery.now)


def _reading(said: str, scenery: Scenery) -> Reading:
    return (
        read_made_list(said, scenery)
        or following(said, scenery)
        or read_bare_thing(said, scenery)
        or scenery.read(said, scenery.now)
    )


def pending(scenery: Scenery) -> tuple[Question, ...]:
    """The questions that the last reply asked, the first of which the user may be answering.

    They are worked out anew from the message that led to them. Only when that ends in the very words that
    the user was shown are they taken for asked.
    """
    if not scenery.before:
        return ()
    last = scenery.before[-1]
    if not (last.done and last.done[-1].call.name == ASK_USER) and not _QUESTION.search(last.answered):
        return ()
    try:
        move = next_step(plan_of(last, replace(scenery, before=scenery.before[:-1])), last.done)
    except Derailed:
        return ()
    return move.asks if isinstance(move, Reply) and move.text == last.answered.strip() else ()


def _answered(picked: Picked | Literal["no"], asked: tuple[Question, ...], scenery: Scenery) -> Plan:
    first, *others = asked
    if picked == "no":
        return (yield from carry_out([], others, [replies.LEFT_ALONE], scenery))
    if picked.again:
        return (yield from ask(asked, [], scenery))
    if first.call and picked.tasks == first.candidates:
        told, besides = yield from go_ahead(first)
        return (yield from carry_out([], [*besides, *others], [told] if told else [], scenery))
    if first.clause and first.clause.items:
        return (yield from act(Reading("", (first.clause,)), scenery))
    if first.clause:
        told = yield from do_to(first.clause, picked.tasks)
        return (yield from carry_out([], others, [told], scenery))
    deed = Deed(first.intent, picked.tasks, changes=first.changes)
    return (yield from carry_out([deed], others, [], scenery, agreed=first.confirm))
