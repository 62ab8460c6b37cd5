"""Plans: what is done about a message, step by step, told anew from the history at every call of the model.

A plan is a generator. It yields batches of tool calls, is sent their answers, and returns the reply.
The model keeps no state: at each call it runs the plan from the start, on the answers that are in the
history already, up to the first batch that is not.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from saydone.agent.offline.reading import Changes, Clause, Intent, Reading
from saydone.agent.offline.transcript import Answer, Call, Done, Exchange
from saydone.tools.task_view import TaskView

STEPS_MAX = 10
"""Batches of tool calls in one turn."""

READS = frozenset({"list_tasks", "get_task", "show_lists"})
"""Tools that change nothing."""

T = TypeVar("T")
Reader = Callable[[str, datetime], Reading]


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked back: which of the candidates is meant, or whether to do it to all of them (``confirm``).

    ``close`` says that no task has the name that was said: the candidates only come close to it.
    """

    intent: Intent
    candidates: tuple[TaskView, ...]
    changes: Changes | None = None
    confirm: bool = False
    close: str = ""
    call: Call | None = None
    """What is called on a yes, instead of what the intent says."""
    total: int = 0
    """How many are to be confirmed, where the candidates are not all of them."""
    asked: str = ""
    """The question in words, where it is not about tasks."""
    hint: str = ""
    """What else could be done."""
    clause: Clause | None = None
    """What is done to the one that is picked, where the intent alone does not say it: a comment, a reminder."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said at the end, and the questions in it that wait for an answer, the first one first."""

    text: str
    asks: tuple[Question, ...] = ()


Part = Generator[Sequence[Call], list[Answer], T]
"""A part of a plan, with a result of its own."""
Plan = Part[Reply]


@dataclass(frozen=True, slots=True)
class Scenery:
    """What a plan knows: the conversation before, the user's clock, the reader, the tools on offer."""

    before: tuple[Exchange, ...]
    now: datetime
    read: Reader
    tools: frozenset[str]


class Derailed(Exception):
    """The calls in the history are not those of the plan: another model began this turn, or it broke off."""


def next_step(plan: Plan, done: Sequence[Done]) -> Sequence[Call] | Reply:
    """The first batch of calls of the plan that is not in ``done``, or the reply when all are."""
    try:
        calls = next(plan)
        for _ in range(STEPS_MAX):
            here, done = done[: len(calls)], done[len(calls) :]
            if any(made.call.name != call.name for made, call in zip(here, calls, strict=False)):
                raise Derailed
            if len(here) < len(calls):
                return calls[len(here) :]
            calls = plan.send([made.answer for made in here])
    except StopIteration as end:
        return end.value
    raise Derailed


def once(part: Part[T], tool: str) -> Part[T]:
    """The part, which calls a tool without arguments once alone and remembers what it answered until it writes."""
    told: list[Answer] = []
    answers: list[Answer] | None = None
    while True:
        try:
            calls = next(part) if answers is None else part.send(answers)
        except StopIteration as end:
            return end.value
        asks = [call.name for call in calls] == [tool] and not calls[0].arguments
        if asks and told:
            answers = told
            continue
        answers = yield calls
        told = answers if asks else [] if any(call.name not in READS for call in calls) else told


def say(text: str) -> Plan:
    """A plan that only says something."""
    yield from ()
    return Reply(text)


def together(*plans: Part[T]) -> Part[list[T]]:
    """Several plans side by side: the calls that each makes next are one batch. Returns their results."""
    results: dict[int, T] = {}
    sent: dict[int, list[Answer] | None] = dict.fromkeys(range(len(plans)))
    while sent:
        batches: dict[int, Sequence[Call]] = {}
        for index, answers in sent.items():
            try:
                batches[index] = next(plans[index]) if answers is None else plans[index].send(answers)
            except StopIteration as end:
                results[index] = end.value
        sent = {}
        if batches:
            answered = iter((yield [call for batch in batches.values() for call in batch]))
            sent = {index: [next(answered) for _ in batch] for index, batch in batches.items()}
    return [results[index] for index in range(len(plans))]
