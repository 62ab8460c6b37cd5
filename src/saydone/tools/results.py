"""What tools answer: structured content, and the same as text for clients that read only that."""

from collections.abc import Iterable, Sequence
from typing import Annotated

from mcp_types import CallToolResult, TextContent
from pydantic import BaseModel, Field, WithJsonSchema

from saydone.domain.task import Task
from saydone.domain.text import shown_text
from saydone.services import tasks as service
from saydone.services.confirming import token_for
from saydone.services.outcome import Failure, Outcome
from saydone.tools.desk import Work
from saydone.tools.task_view import TaskView, line_of, view_task

SHOWN_MAX = 25
CONFIRM = "Nothing was done yet: with this the same call does it, when the user agrees."

ASK_FIRST = "Nothing was done yet: ask the user first, and call again with confirm when they agree."


# A model is shown every tool's schemas before anything is said: the whole task is in that of ``get_task`` alone.
ShownTask = Annotated[
    TaskView,
    WithJsonSchema(
        {
            "type": "object",
            "description": "A task, as in get_task up to deleted_at.",
            "required": ["id", "title", "status"],
        }
    ),
]
"""A task in an answer that is about several."""


class FailedItem(BaseModel):
    """What was not done."""

    item: str
    reason: str


class TaskResult(BaseModel):
    """The tasks a call was about, as they are now, and what could not be done."""

    message: str
    tasks: list[ShownTask]
    failed: list[FailedItem] = []
    unchanged: list[str] = Field(default=[], description="Ids of tasks that were so already.")
    confirm: str | None = Field(default=None, description=CONFIRM)
    total: int = Field(default=0, description="How many are to be confirmed, if not all are shown.")


class TaskListResult(BaseModel):
    """One page of tasks."""

    message: str
    tasks: list[ShownTask]
    total: int = Field(description="How many tasks match, on all pages together.")
    total_is_at_least: bool = Field(default=False, description="More than total match: counting ended there.")
    next_cursor: str | None = Field(
        default=None, description="Pass it as cursor for the next page; left out on the last."
    )


async def outcome_result(work: Work, outcome: Outcome, *, did: str, was: str = "", more: str = "") -> CallToolResult:
    """The answer to a call on named tasks: ``did`` is the verb for those changed, ``was`` for the others; ``more`` is
    said after the first.

    Raises the first failure's error, with the sentences of all, when nothing at all could be done.
    """
    result = TaskResult(
        message=outcome_message(outcome, did=did, was=was, more=more),
        tasks=await views_of(work, [*outcome.changed, *outcome.unchanged]),
        unchanged=[str(task.id) for task in outcome.unchanged] if did else [],
        failed=failed_items(outcome),
    )
    return as_call_result(result)


def outcome_message(outcome: Outcome, *, did: str, was: str = "", more: str = "") -> str:
    """What became of the items, in sentences. Raises the first failure's error, with the sentences of all, when nothing
    at all could be done."""
    if outcome.failed and not outcome.changed and not outcome.unchanged:
        error = outcome.failed[0].error
        error.message = " ".join(dict.fromkeys(failure.reason for failure in outcome.failed))
        raise error
    parts = [
        _sentence(did, outcome.changed),
        more,
        _sentence("Along with that:", outcome.along),
        _sentence(was, outcome.unchanged),
        _failures(outcome.failed),
    ]
    return " ".join(part for part in parts if part)


def ended_repetitions(before: Iterable[Task], outcome: Outcome) -> str:
    """What is to be said of tasks that repeated before, and do no more: a due that is taken away takes that along."""
    repeated = {task.id for task in before if task.rrule is not None}
    ended = [task for task in outcome.changed if task.id in repeated and task.rrule is None]
    return _sentence("No longer repeating:", ended)


def failed_items(outcome: Outcome) -> list[FailedItem]:
    """What was not done, and why."""
    return [FailedItem(item=failure.item, reason=shown_text(failure.reason, 500)) for failure in outcome.failed]


async def asking_result(work: Work, action: str, tasks: Sequence[Task], would: str) -> CallToolResult:
    """The answer to a call that is to be confirmed first: ``would`` says what it would do to these tasks."""
    named = _sentence(would, tasks)
    result = TaskResult(
        message=f"{named} {ASK_FIRST}",
        tasks=await views_of(work, tasks[:SHOWN_MAX]),
        confirm=token_for(work.actor, action, tasks),
        total=len(tasks) if len(tasks) > SHOWN_MAX else 0,
    )
    return as_call_result(result)


async def views_of(work: Work, tasks: Sequence[Task]) -> list[TaskView]:
    """The tasks as tools show them."""
    around = await service.surroundings(work.session, tasks)
    return [view_task(task, work.now, around.get(task.id)) for task in tasks]


def as_call_result(result: TaskResult | TaskListResult) -> CallToolResult:
    """The result as MCP carries it. What is as it is by default is left out: a model reads every word of it."""
    # What the next call needs is in the text as well, for models that see only that.
    needed = {"next_cursor": result.next_cursor} if isinstance(result, TaskListResult) else {"confirm": result.confirm}
    further = [f"{name}: {value}" for name, value in needed.items() if value]
    return call_result(result, [result.message, *(line_of(task) for task in result.tasks), *further])


def call_result(result: BaseModel, lines: Sequence[str]) -> CallToolResult:
    """Any result, and the same in lines."""
    return CallToolResult(
        content=[TextContent(type="text", text="\n".join(lines))],
        structured_content=result.model_dump(mode="json", exclude_defaults=True),
    )


def _sentence(verb: str, tasks: Sequence[Task]) -> str:
    if not tasks:
        return ""
    named = ", ".join(f"“{task.title}”" for task in tasks[:5])
    more = f" and {len(tasks) - 5} more" if len(tasks) > 5 else ""
    return f"{verb} {named}{more}."


def _failures(failed: Sequence[Failure]) -> str:
    return " ".join(f"Not done: {failure.item} — {shown_text(failure.reason, 500)}" for failure in failed)
