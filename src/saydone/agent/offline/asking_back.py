"""Asking back: the question in words, with its candidates looked at so that they are what was mentioned last."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from saydone.agent.ask_user import ASK_USER, OPTIONS_MAX
from saydone.agent.offline import replies
from saydone.agent.offline.answers import Picked
from saydone.agent.offline.proposals import proposal
from saydone.agent.offline.reading import Clause, Reading
from saydone.agent.offline.steps import Plan, Question, Reply, Scenery
from saydone.agent.offline.transcript import Call
from saydone.agent.offline.wording import LINES_MAX, line, sentences


def ask(questions: Sequence[Question], said: Sequence[str], scenery: Scenery) -> Plan:
    """Say what is to be said and ask the first question; the others wait for its answer."""
    first = questions[0]
    if first.close or first.hint or not first.confirm:
        # The candidates are now what was shown last; the list that was searched to find them is not.
        yield [Call("get_task", {"ids": [task.id for task in first.candidates[:LINES_MAX]]})]
    return Reply(sentences([*said, in_words(first)]), tuple(questions))


def is_offer(clause: Clause) -> bool:
    """Whether the clause only names something to do: whether to add it is asked."""
    return clause.perhaps is not None and bool(clause.perhaps.items)


def offer_of(clause: Clause) -> Clause | None:
    """What the clause may come to offer: what it only names, or what it is where no task has the name."""
    meant = clause.perhaps or clause
    return meant if is_offer(clause) else meant.otherwise


def offers(clauses: Sequence[Clause]) -> list[Question]:
    """The question whether to add what a message only names, where it asks for nothing else."""
    if len(clauses) != 1 or not is_offer(clauses[0]):
        return []
    return [Question("add", (), confirm=True, clause=clauses[0].perhaps)]


def beside(reading: Reading, asked: Sequence[Question]) -> Reading:
    """The reading of a message that did not answer whether to add something: that is asked again along with what it
    only names itself."""
    kept = asked[0].clause if asked and asked[0].confirm else None
    if kept is None or not kept.items:
        return reading
    last = reading.clauses[-1]
    if len(reading.clauses) == 1 and last.perhaps and is_offer(last):
        both = replace(last.perhaps, items=(*kept.items, *last.perhaps.items))
        return replace(reading, clauses=(replace(last, perhaps=both),))
    return reading


def in_words(question: Question) -> str:
    """The question."""
    if question.confirm and question.close:
        return replies.did_you_mean(question.close, question.candidates[0])
    if question.asked:
        return question.asked
    if question.clause and question.clause.items:
        return replies.may_add(proposal(question.clause.items))
    if question.confirm:
        return replies.confirm(question.intent, question.candidates, question.total, question.hint)
    return replies.which(question.intent, question.candidates, close=question.close)


def as_call(reply: Reply) -> Call | None:
    """The call that puts the reply's first question to the user; None where it has more candidates than options."""
    first = reply.asks[0]
    options = options_of(first)
    if not 2 <= len(options) <= OPTIONS_MAX:
        return None
    text = reply.text
    if not first.confirm:
        text = text.removesuffix(replies.numbered(first.candidates))
    elif not first.close:
        text = text.removesuffix(replies.how_to_agree(first.intent, first.candidates)) + replies.GO_AHEAD
    return Call(ASK_USER, {"question": text, "options": options})


def options_of(question: Question) -> list[str]:
    """What can be answered: one for each candidate, or yes and no."""
    if question.confirm:
        yes = replies.YES if question.close else replies.agree(question.intent, question.candidates)
        return [yes, replies.NO]
    return [line(task) for task in question.candidates]


def chosen(question: Question, answer: str) -> Picked | Literal["no"] | None:
    """What an answer in the words of an option, or by the number of a yes or no, picks."""
    options = options_of(question)
    if question.confirm:
        if answer in (options[0], "1"):
            return Picked(question.candidates)
        return "no" if answer in (options[1], "2") else None
    return Picked((question.candidates[options.index(answer)],)) if answer in options else None
