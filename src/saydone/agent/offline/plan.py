"""What is done about the user's last message: the answer to a question, a correction, or something new."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from saydone.agent.offline import replies
from saydone.agent.offline.acting import act, carry_out
from saydone.agent.offline.answers import Picked, answer_to
from saydone.agent.offline.asking_back import ask
from saydone.agent.offline.correcting import correct
from saydone.agent.offline.corrections import read_correction
from saydone.agent.offline.mentions import written
from saydone.agent.offline.reading import Reading
from saydone.agent.offline.reporting import more
from saydone.agent.offline.steps import Derailed, Plan, Question, Reply, Scenery, next_step, say
from saydone.agent.offline.transcript import Call, Exchange
from saydone.agent.offline.writing import Deed
from saydone.domain.when.pattern import Pattern

_MORE = Pattern(
    r"^(?:show |see |list |and )?(?:me )?(?:the )?(?:more|rest|next (?:page|ones)|others"
    r"|remaining ones)(?:,? please)?[.!?]?$",
    re.I,
)
_AND_MORE = Pattern(
    r"^(?:oh )?(?:and|also|plus)[, ]+(?:also )?(?P<what>(?!then\b|so\b|now\b|what|how|why|who|i\b"
    r"|you\b)[^?!]{2,80})$",
    re.I,
)
_YES_OR_NO = Pattern(r"^\s*(?:yes|yeah|yep|yup|no|nope)(?:,? (?:please|thanks|thank you))?[\s.!]*$", re.I)
_QUESTION = Pattern(r"\?|“yes, ")


def next_move(exchanges: Sequence[Exchange], scenery: Scenery) -> Sequence[Call] | Reply:
    """The next calls of the exchange that is going on, or the reply that ends it."""
    try:
        return next_step(plan_of(exchanges[-1].said, scenery), exchanges[-1].done)
    except Derailed:
        return Reply(replies.DERAILED)


def plan_of(said: str, scenery: Scenery) -> Plan:
    """The plan for a message, after the exchanges before it."""
    asked = pending(scenery)
    if asked:
        picked = answer_to(asked[0], said, scenery)
        if picked is not None:
            return _answered(picked, asked, scenery)
    correction = read_correction(said)
    putting_right = correct(correction, scenery) if correction else None
    if putting_right is not None:
        return putting_right
    if _MORE.match(said.strip()) and (rest := more(scenery)):
        return rest
    if _YES_OR_NO.match(said):
        return say(replies.NOTHING_ASKED)
    return act(_reading(said, scenery), scenery)


def _reading(said: str, scenery: Scenery) -> Reading:
    """What is said; "and wrapping paper" goes on with what was added just before."""
    reading = scenery.read(said, scenery.now)
    more = _AND_MORE.match(said)
    adding = scenery.before and any(done.call.name == "add_task" for done in written(scenery.before[-1]))
    if more and adding and all(clause.intent == "other" and not clause.answer for clause in reading.clauses):
        return scenery.read(f"add {more['what']}", scenery.now)
    return reading


def pending(scenery: Scenery) -> tuple[Question, ...]:
    """The questions that the last reply asked, the first of which the user may be answering.

    They are worked out anew from the message that led to them. Only when that ends in the very words that
    the user was shown are they taken for asked.
    """
    if not scenery.before or not _QUESTION.search(scenery.before[-1].answered):
        return ()
    last = scenery.before[-1]
    try:
        move = next_step(plan_of(last.said, replace(scenery, before=scenery.before[:-1])), last.done)
    except Derailed:
        return ()
    return move.asks if isinstance(move, Reply) and move.text == last.answered.strip() else ()


def _answered(picked: Picked | Literal["no"], asked: tuple[Question, ...], scenery: Scenery) -> Plan:
    first, *others = asked
    if picked == "no":
        return (yield from carry_out([], others, [replies.LEFT_ALONE], scenery))
    if picked.again:
        return (yield from ask(asked, [], scenery))
    deed = Deed(first.intent, picked.tasks, changes=first.changes)
    return (yield from carry_out([deed], others, [], scenery, agreed=first.confirm))
