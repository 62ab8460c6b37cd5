"""The tool ``get_task``."""

from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from saydone.domain.task import Task
from saydone.domain.when.moment import zone_of
from saydone.domain.when.read import say_due
from saydone.services import comments, completion, reminders, task_files
from saydone.services import tasks as service
from saydone.tools.arguments import OneOrMore, TaskId
from saydone.tools.comment_task import CommentView, view_comment
from saydone.tools.desk import Desk, Work
from saydone.tools.reminding import say_reminder
from saydone.tools.results import FailedItem, call_result, failed_items, outcome_message, views_of
from saydone.tools.task_view import TaskView, line_of

_TIMES = 10


class SubtaskView(BaseModel):
    """A subtask in short."""

    id: str
    title: str
    done: bool = False


class TaskDetails(TaskView):
    """A task with all that belongs to it."""

    parts: list[SubtaskView] = Field(default=[], description="Its subtasks, in their order.")
    said: list[CommentView] = Field(default=[], description="Its comments, the oldest first.")
    reminders: list[str] = Field(default=[], description="When the user is reminded of it.")
    times: list[str] = Field(default=[], description="When it was done or skipped last, the newest first.")
    attached: list[str] = Field(default=[], description="The names of its files.")


class DetailsResult(BaseModel):
    """The tasks that were asked for."""

    message: str
    tasks: list[TaskDetails]
    failed: list[FailedItem] = []


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Get tasks",
        annotations=ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def get_task(
        ids: Annotated[list[TaskId], OneOrMore, Field(description="The tasks' ids.")],
    ) -> Annotated[CallToolResult, DetailsResult]:
        """Get tasks by id, with descriptions, subtasks, comments, reminders, files and when they were
        done. To find tasks by words, use list_tasks."""
        async with desk.work(write=False) as work:
            outcome = await service.get(work.session, work.actor, ids)
            message = outcome_message(outcome, did="", was="Here is")
            found = await _details(work, outcome.unchanged)
        result = DetailsResult(message=message, tasks=found, failed=failed_items(outcome))
        return call_result(result, [message, *(line for task in found for line in _lines(task))])

    _ = get_task


async def _details(work: Work, tasks: list[Task]) -> list[TaskDetails]:
    below = await service.subtasks(work.session, work.actor, tasks)
    found: list[TaskDetails] = []
    for task, view in zip(tasks, await views_of(work, tasks), strict=True):
        said = await comments.listing(work.session, work.actor, view.id) if view.comments else []
        kept = await reminders.listing(work.session, work.actor, view.id)
        files = await task_files.listing(work.session, work.actor, view.id) if view.files else []
        found.append(
            TaskDetails(
                **view.model_dump(),
                parts=[SubtaskView(id=str(p.id), title=p.title, done=p.status == "completed") for p in below[task.id]],
                said=[view_comment(comment, work) for comment in said],
                reminders=[say_reminder(reminder, work.now) for reminder in kept],
                times=await _times(work, task),
                attached=[file.name for file, _ in files],
            )
        )
    return found


async def _times(work: Work, task: Task) -> list[str]:
    """When one that repeats was done; of another the status says it."""
    if task.rrule is None:
        return []
    found = await completion.times(work.session, work.actor, str(task.id), limit=_TIMES)
    return [f"{'Skipped' if each.skipped else 'Done'} {say_due(each.at, zone_of(work.now))}" for each in found]


def _lines(task: TaskDetails) -> list[str]:
    parts = [f"  {'[x]' if part.done else '[ ]'} #{part.id} {part.title}" for part in task.parts]
    said = [f"  Comment {comment.id}: {comment.text}" for comment in task.said]
    reminded = [f"  Reminder: {', '.join(task.reminders)}"] if task.reminders else []
    attached = [f"  Files: {', '.join(task.attached)}"] if task.attached else []
    return [line_of(task), *parts, *said, *reminded, *[f"  {each}" for each in task.times], *attached]
