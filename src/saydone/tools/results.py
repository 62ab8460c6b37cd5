"""What tools answer: structured content, and the same as text for clients that read only that."""

from collections.abc import Sequence
from datetime import datetime

from mcp_types import CallToolResult, TextContent
from pydantic import BaseModel, Field

from saydone.domain.task import Task
from saydone.domain.text import shown_text
from saydone.services.tasks import Failure, Outcome
from saydone.tools.task_view import TaskView, line_of, view_task


class FailedItem(BaseModel):
    """An item of the call that was not done."""

    item: str
    reason: str


class TaskResult(BaseModel):
    """The tasks a call was about, as they are now, and what could not be done."""

    message: str = Field(description="What happened, in a sentence.")
    tasks: list[TaskView]
    failed: list[FailedItem] = []
    unchanged: list[str] = Field(default=[], description="The ids of tasks that were so already.")


class TaskListResult(BaseModel):
    """One page of tasks."""

    message: str
    tasks: list[TaskView]
    total: int = Field(description="How many tasks match, on all pages together.")
    next_cursor: str | None = Field(description="Pass it as cursor for the next page; null on the last.")


def outcome_result(outcome: Outcome, now: datetime, *, did: str, was: str = "") -> CallToolResult:
    """The answer to a call on named tasks: ``did`` is the verb for those changed, ``was`` for the others.

    Raises an error of the first failure's kind when nothing at all could be done.
    """
    if outcome.failed and not outcome.changed and not outcome.unchanged:
        sentences = dict.fromkeys(failure.reason for failure in outcome.failed)
        raise type(outcome.failed[0].error)(" ".join(sentences))
    parts = [_sentence(did, outcome.changed), _sentence(was, outcome.unchanged), _failures(outcome.failed)]
    result = TaskResult(
        message=" ".join(part for part in parts if part),
        tasks=[view_task(task, now) for task in (*outcome.changed, *outcome.unchanged)],
        unchanged=[str(task.id) for task in outcome.unchanged] if did else [],
        failed=[FailedItem(item=failure.item, reason=shown_text(failure.reason, 500)) for failure in outcome.failed],
    )
    return as_call_result(result)


def as_call_result(result: TaskResult | TaskListResult) -> CallToolResult:
    """The result as MCP carries it."""
    text = "\n".join([result.message, *(line_of(task) for task in result.tasks)])
    return CallToolResult(
        content=[TextContent(type="text", text=text)], structured_content=result.model_dump(mode="json")
    )


def _sentence(verb: str, tasks: Sequence[Task]) -> str:
    if not tasks:
        return ""
    named = ", ".join(f"“{task.title}”" for task in tasks[:5])
    more = f" and {len(tasks) - 5} more" if len(tasks) > 5 else ""
    return f"{verb} {named}{more}."


def _failures(failed: Sequence[Failure]) -> str:
    return " ".join(f"Not done: {failure.item} — {shown_text(failure.reason, 500)}" for failure in failed)
