"""Putting a mistake right by words: "no, I meant the eggs", "undo that"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from saydone.agent.offline import outcomes, replies
from saydone.agent.offline.acting import act, carry_out
from saydone.agent.offline.changes import same_due
from saydone.agent.offline.dates import dated
from saydone.agent.offline.lookup import Found, Wanted, find
from saydone.agent.offline.mentions import found_before, written
from saydone.agent.offline.reading import Changes, Intent, Target
from saydone.agent.offline.resolve import fit
from saydone.agent.offline.steps import Part, Plan, Question, Reply, Scenery
from saydone.agent.offline.titles import item_of
from saydone.agent.offline.transcript import Answer, Call, Done, Exchange
from saydone.agent.offline.wording import names, quoted, sentences
from saydone.agent.offline.writing import Deed, write
from saydone.tools.arguments import NOTHING
from saydone.tools.task_view import TaskView

_F = re.I
_SORRY = r"(?:(?:oh|ah|no|nope|oops|whoops|sorry|wait|hmm|hang on|actually|my bad|my mistake|i made a mistake)[\s,.;:!-]+)"
_WRONG = r"(?:(?:not (?:that|this)(?: one)?|(?:that(?:'s| is| was) )?(?:the )?wrong(?: one| task)?|that(?:'s| is| was) not (?:it|the one|right|what i meant))(?:[\s,.;:!-]+|$))"
_MEANT = r"(?:i (?:actually |really )?(?:mean|meant|was talking about|wanted)(?: to say)?|it (?:was|is|should be|should have been)|should (?:be|have been))"
_RIGHT = re.compile(
    rf"^(?:{_SORRY}*{_WRONG}?{_SORRY}*i (?:actually |really )?(?:mean|meant)(?: to say)?|{_SORRY}*{_WRONG}(?:{_MEANT})?|{_SORRY}+{_MEANT})[\s,:]*"
    r"(?P<right>.+?)(?:,? (?:and not|not|instead of|rather than) (?P<wrong>.+))?$",
    _F,
)
_NOT_BUT = re.compile(rf"^{_SORRY}*not (?P<wrong>[^,;]+?)(?:[,;]+(?: but)?| but) (?P<right>.+)$", _F)
_UNDO = re.compile(rf"^{_SORRY}*(?:please )?(?:undo|revert|take (?:that|it) back|un-?do)(?: (?:that|it|this|the last (?:one|change|thing|step)|what you (?:just )?did))*(?: please)?$", _F)
_BACK = re.compile(rf"^{_SORRY}*(?:please )?(?:(?:put|bring|get) (?:it|that|them|those) back|restore (?:it|that|them)|un-?delete (?:it|that|them))(?: (?:please|again))?$", _F)
_VAGUE = re.compile(rf"^{_SORRY}*(?:{_WRONG}|that(?:'s| is| was) (?:a mistake|not what i (?:meant|wanted|said))|i didn't (?:mean|want|say) that|not what i (?:meant|wanted))$", _F)
_ASKING: frozenset[Intent] = frozenset({"complete", "reopen", "update", "remove", "add", "list", "show_form"})


@dataclass(frozen=True, slots=True)
class Correction:
    """What was meant instead (empty for a plain "undo"), and which of the tasks was wrong, when said."""

    right: str = ""
    wrong: str = ""
    vague: bool = False
    back: bool = False


def read_correction(text: str) -> Correction | None:
    """The correction that the text is; whether there is something to correct shows in the conversation."""
    plain = " ".join(text.replace("’", "'").split()).strip(" ,.;:!?-")
    if _UNDO.match(plain):
        return Correction()
    if _BACK.match(plain):
        return Correction(back=True)
    if _VAGUE.match(plain):
        return Correction(vague=True)
    match = _NOT_BUT.match(plain) or _RIGHT.match(plain)
    if match is None:
        return None
    return Correction(right=match["right"].strip(" ,"), wrong=(match["wrong"] or "").strip(" ,"))


def correct(correction: Correction, scenery: Scenery) -> Plan | None:
    """The plan that puts the last writes right; None when nothing was written just before."""
    exchange = scenery.before[-1] if scenery.before else None
    writes = written(exchange) if exchange else []
    if exchange is None or (not writes and correction.right):
        return None
    if correction.vague or (correction.back and not any(done.call.name == "delete_task" for done in writes)):
        return _say(replies.WHAT_WAS_WRONG) if writes and correction.vague else None
    if not writes:
        return _say(replies.NOTHING_TO_UNDO)
    if not correction.right:
        return _undo_all(exchange, writes)
    return _meant(correction, exchange, writes[-1], scenery)


def _say(text: str) -> Plan:
    yield from ()
    return Reply(text)


def _undo_all(exchange: Exchange, writes: Sequence[Done]) -> Plan:
    said: list[str] = []
    for done in reversed(writes):
        said.append((yield from _undo(exchange, done, done.answer.tasks)))
    return Reply(sentences(said) or replies.NOTHING_TO_UNDO)


def _meant(correction: Correction, exchange: Exchange, done: Done, scenery: Scenery) -> Plan:
    reading = scenery.read(correction.right, scenery.now)
    wrong = _wrong(correction, done)
    if len(wrong) != 1 and len(done.answer.tasks) > 1:
        return Reply(replies.which_was_wrong(done.answer.tasks))
    if any(clause.intent in _ASKING for clause in reading.clauses) and not _is_title(correction.right, reading):
        undone = yield from _undo(exchange, done, wrong)
        reply = yield from act(reading, scenery)
        return replace(reply, text=sentences([undone, reply.text]))
    if done.call.name == "add_task":
        return (yield from _added_otherwise(correction, wrong[0], scenery))
    if done.call.name == "update_task" and (changes := _other_due(correction.right, scenery)):
        return (yield from carry_out([Deed("update", tuple(wrong), changes=changes)], [], [], scenery))
    return (yield from _other_task(correction, exchange, done, wrong, scenery))
