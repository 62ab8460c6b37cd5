"""The tool ``add_task``."""

from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import Field

from saydone.domain.task import BATCH_MAX, TITLE_MAX, Task, TaskDraft
from saydone.domain.text import shown_text
from saydone.domain.when.timing import read_timing
from saydone.errors import AppError, InvalidInput
from saydone.services import tasks as service
from saydone.services.outcome import Failure, Outcome, check_batch
from saydone.tools.arguments import DUE_WORDS, REPEAT_WORDS, Item, Named, OneOrMore, PriorityArgument, Words, number_of
from saydone.tools.desk import Desk, Work
from saydone.tools.places import Places
from saydone.tools.reminding import Wanted, read_reminder, remind
from saydone.tools.results import TaskResult, outcome_result


class NewTask(Item):
    """A task to add."""

    title: str = Field(description=f"What is to be done, without the due words; 1 to {TITLE_MAX} characters.")
    description: str = Field(default="", description="Details, when the user gave any.")
    due: str | None = Field(default=None, description=f"When it is due: {DUE_WORDS}. Leave out when none was said.")
    priority: PriorityArgument = Field(default="p4", description="p1 is the most urgent; p4 when none was said.")
    list: Named | None = Field(default=None, description="The list's name or id; left out, the Inbox.")
    parent: Named | None = Field(default=None, description="The id of the task that it is a subtask of.")
    labels: Words = Field(default=[], description="Labels, when the user named some.")
    start: str | None = Field(default=None, description="When to begin, if that was said: like due.")
    duration: Named | None = Field(default=None, description="How long it takes: “30 min”.")
    repeat: str | None = Field(default=None, description=f"How it repeats: {REPEAT_WORDS}.")
    reminders: Words = Field(default=[], description="When to remind: “30 min before”, “tomorrow 8am”.")


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Add tasks",
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False
        ),
    )
    async def add_task(
        tasks: Annotated[list[NewTask], OneOrMore, Field(description=f"The tasks, 1 to {BATCH_MAX}.")],
    ) -> Annotated[CallToolResult, TaskResult]:
        """Add one or more tasks. Use it once with all tasks that the user named ("add milk and eggs" is two tasks).
        The answer has the new tasks with their ids and dues as they were understood."""
        async with desk.work(write=True) as work:
            check_batch(tasks)
            return await outcome_result(work, await _add(work, tasks), did="Added")

    _ = add_task


async def _add(work: Work, tasks: list[NewTask]) -> Outcome:
    added: list[Task] = []
    failed: list[Failure] = []
    places = Places(work)
    for new in tasks:
        try:
            draft, wanted = await _read(work, places, new)
        except AppError as error:
            failed.append(Failure(item=shown_text(new.title), error=error))
            continue
        outcome = await service.add(work.session, work.actor, [draft], now=work.now)
        failed += outcome.failed
        for task in outcome.changed:
            await remind(work, task, wanted)
            added.append(task)
    return Outcome(changed=added, failed=failed)


async def _read(work: Work, places: Places, new: NewTask) -> tuple[TaskDraft, list[Wanted]]:
    timing = read_timing(due=new.due, start=new.start, duration=new.duration, repeat=new.repeat, now=work.now)
    wanted = [read_reminder(words, now=work.now) for words in new.reminders if words.strip()]
    (due, rrule), told = timing.begins(None, work.now), timing.repetition
    if due is None and told is None and any(each.at is None for each in wanted):
        raise InvalidInput(f"“{shown_text(new.title)}” has no due to remind of. Give it one, or say when to remind.")
    draft = TaskDraft(
        title=new.title,
        description=new.description,
        priority=number_of(new.priority),
        due=due,
        start=timing.start,
        duration_minutes=timing.minutes,
        labels=tuple(label for label in new.labels if label.strip()),
        list_id=await places.list_id(new.list),
        parent_id=await places.parent_id(new.parent),
        rrule=rrule,
        repeat_from="due" if told is None else told.repeat_from,
    )
    return draft, wanted
