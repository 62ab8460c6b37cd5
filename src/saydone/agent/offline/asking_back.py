"""Asking back: the question in words, with its candidates looked at so that they are what was mentioned last."""

from collections.abc import Sequence

from saydone.agent.offline import replies
from saydone.agent.offline.steps import Plan, Question, Reply, Scenery
from saydone.agent.offline.transcript import Call
from saydone.agent.offline.wording import LINES_MAX, sentences


def ask(questions: Sequence[Question], said: Sequence[str], scenery: Scenery) -> Plan:
    """Say what is to be said and ask the first question; the others wait for its answer."""
    first = questions[0]
    if first.close or not first.confirm:
        # The candidates are now what was shown last; the list that was searched to find them is not.
        yield [Call("get_task", {"ids": [task.id for task in first.candidates[:LINES_MAX]]})]
    return Reply(sentences([*said, in_words(first)]), tuple(questions))


def in_words(question: Question) -> str:
    """The question."""
    if question.confirm and question.close:
        return replies.did_you_mean(question.close, question.candidates[0])
    if question.confirm:
        return replies.confirm(question.intent, question.candidates)
    return replies.which(question.intent, question.candidates, close=question.close)
