"""What became of a call on several things: what works is done, and what fails says why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from saydone.domain.task import BATCH_MAX, Task
from saydone.errors import AppError, InvalidInput


@dataclass(frozen=True, slots=True)
class Failure:
    """One item that was not done: what it was called in the request, and why."""

    item: str
    error: AppError

    @property
    def reason(self) -> str:
        """Why, in a sentence."""
        return self.error.message


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of each item: ``changed`` now, ``unchanged`` because it was so already, or ``failed``.

    ``along`` has the tasks that were not named and changed with those that were: their subtasks, for the most part.
    """

    changed: list[Task] = field(default_factory=list[Task])
    unchanged: list[Task] = field(default_factory=list[Task])
    failed: list[Failure] = field(default_factory=list[Failure])
    along: list[Task] = field(default_factory=list[Task])


def outcome_of(
    before: Mapping[int, Task], after: Mapping[int, Task], failed: list[Failure], *, along: Sequence[Task] = ()
) -> Outcome:
    """The outcome of writes to the tasks ``before``, which are now as in ``after``."""
    return Outcome(
        changed=[task for number, task in after.items() if task != before[number]],
        unchanged=[task for number, task in after.items() if task == before[number]],
        failed=failed,
        along=list(along),
    )


def merged(outcomes: Sequence[Outcome]) -> Outcome:
    """What became of the items by steps one after the other: a task is as the last step left it."""
    last = {task.id: task for outcome in outcomes for task in _all(outcome)}
    changed = {task.id for outcome in outcomes for task in outcome.changed}
    named = dict.fromkeys(task.id for outcome in outcomes for task in (*outcome.changed, *outcome.unchanged))
    along = dict.fromkeys(task.id for outcome in outcomes for task in outcome.along if task.id not in named)
    return Outcome(
        changed=[last[number] for number in named if number in changed],
        unchanged=[last[number] for number in named if number not in changed],
        failed=[failure for outcome in outcomes for failure in outcome.failed],
        along=[last[number] for number in along],
    )


def _all(outcome: Outcome) -> list[Task]:
    return [*outcome.along, *outcome.unchanged, *outcome.changed]


def check_batch(items: Sequence[object]) -> None:
    """Raises ``InvalidInput`` on an empty list, which selects nothing, and on a too long one."""
    if not items:
        raise InvalidInput("Nothing was named. Name at least one task.")
    if len(items) > BATCH_MAX:
        raise InvalidInput(f"That is {len(items)} at once; {BATCH_MAX} is the most. Do it in several steps.")
