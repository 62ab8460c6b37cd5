"""The tool ``update_task``."""

from dataclasses import replace
from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import Field

from saydone.domain.task import Task, TaskChange
from saydone.domain.text import NOTHING, is_nothing, shown_text
from saydone.domain.when.timing import read_timing
from saydone.errors import AppError
from saydone.services import access, task_files
from saydone.services import tasks as service
from saydone.services.changing import Asked, make_changes, read_spot
from saydone.services.outcome import Failure, Outcome, check_batch
from saydone.tools.arguments import (
    DUE_WORDS,
    REPEAT_WORDS,
    Item,
    Named,
    OneOrMore,
    PriorityArgument,
    TaskId,
    Words,
    number_of,
)
from saydone.tools.desk import Desk, Work
from saydone.tools.places import Places
from saydone.tools.reminding import read_reminder, remind, remind_no_more
from saydone.tools.results import TaskResult, ended_repetitions, outcome_result


class Change(Item):
    """What to change of one task. Fields left out stay as they are."""

    id: TaskId
    title: str | None = Field(default=None, description="The whole new title.")
    description: str | None = Field(default=None, description=f"The whole new description; “{NOTHING}” clears it.")
    due: str | None = Field(default=None, description=f"The new due: {DUE_WORDS}; “{NOTHING}” takes it away.")
    priority: PriorityArgument | None = Field(default=None, description="p1 is the most urgent.")
    list: Named | None = Field(default=None, description="The list to move it to, by name or id.")
    parent: Named | None = Field(default=None, description=f"The id of its new parent; “{NOTHING}” for the top.")
    labels_add: Words = Field(default=[], description="Labels to add.")
    labels_remove: Words = Field(default=[], description="Labels to take away.")
    start: str | None = Field(default=None, description=f"When to begin; “{NOTHING}” clears it.")
    duration: Named | None = Field(default=None, description=f"How long it takes: “30 min”; “{NOTHING}” clears it.")
    repeat: str | None = Field(default=None, description=f"How it repeats: {REPEAT_WORDS}; “{NOTHING}” ends it.")
    reminders_add: Words = Field(default=[], description="When to remind besides: “30 min before”.")
    reminders_remove: Words = Field(default=[], description="Reminders to take away: “30 min before”, or “all”.")
    files_add: Words = Field(default=[], description="Files to attach, by the names they had when they were sent.")
    files_remove: Words = Field(default=[], description="Files to take off, by name.")
    place: str | None = Field(default=None, description="“first”, “last”, “before 12” or “after 12”, among its own.")
    skip: bool = Field(default=False, description="true passes over the present time of one that repeats.")
    expected_version: int | None = Field(default=None, description="Fail if the task has another version by now.")


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Change tasks",
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=True, idempotent_hint=False, open_world_hint=False
        ),
    )
    async def update_task(
        changes: Annotated[list[Change], OneOrMore, Field(description="One entry a task.")],
    ) -> Annotated[CallToolResult, TaskResult]:
        """Change tasks: their words, due, repetition, priority, labels, list, parent or place in the order. Only
        change what the user asked for. To mark tasks as done or not done, use complete_task."""
        async with desk.work(write=True) as work:
            check_batch(changes)
            asked, unread, present = await _read_all(work, changes)
            outcome = await make_changes(work.session, work.actor, asked, now=work.now)
            outcome.failed.extend(unread)
            outcome = await _with_belongings(work, changes, outcome)
            more = ended_repetitions(present, outcome)
            return await outcome_result(work, outcome, did="Changed", was="Already so:", more=more)

    _ = update_task


async def _with_belongings(work: Work, changes: list[Change], outcome: Outcome) -> Outcome:
    """The outcome with reminders and files as well: a task that has others was changed."""
    wanted = {access.number_in(change.id) or 0: change for change in changes if _belongings(change)}
    touched = [task for task in (*outcome.changed, *outcome.unchanged) if task.id in wanted]
    for task in touched:
        change = wanted[task.id]
        await remind_no_more(work, task, [words for words in change.reminders_remove if words.strip()])
        said = [words for words in change.reminders_add if words.strip()]
        await remind(work, task, [read_reminder(words, now=work.now) for words in said])
        for name in change.files_add:
            await task_files.attach_named(work.session, work.actor, task, name, now=work.now)
        for name in change.files_remove:
            await task_files.remove_named(work.session, work.actor, task, name, now=work.now)
    rest = [task for task in outcome.unchanged if task not in touched]
    also = [task for task in touched if task not in outcome.changed]
    return replace(outcome, changed=[*outcome.changed, *also], unchanged=rest)


def _belongings(change: Change) -> bool:
    said = (*change.reminders_add, *change.reminders_remove, *change.files_add, *change.files_remove)
    return any(words.strip() for words in said)


async def _read_all(work: Work, changes: list[Change]) -> tuple[list[Asked], list[Failure], list[Task]]:
    """What is asked, what of it cannot be read, and the tasks, as they are, whose repetition was not to end."""
    found = await service.get(work.session, work.actor, [change.id for change in changes])
    present = {task.id: task for task in found.unchanged}
    places = Places(work)
    asked: list[Asked] = []
    unread: list[Failure] = []
    for change in changes:
        try:
            task = present.get(access.number_in(change.id) or 0)
            wanted = await _read(work, places, change, task)
            asked.append(Asked(change.id, wanted, read_spot(change.place or ""), change.skip))
        except AppError as error:
            unread.append(Failure(item=shown_text(change.id), error=error))
    said = {access.number_in(change.id) for change in changes if is_nothing(change.repeat or "")}
    return asked, unread, [task for task in found.unchanged if task.id not in said]


async def _read(work: Work, places: Places, change: Change, task: Task | None) -> TaskChange:
    timing = read_timing(
        due=change.due, start=change.start, duration=change.duration, repeat=change.repeat, now=work.now
    )
    # Models fill in "" for what the user did not mention: only the word clears.
    description = change.description or None
    return replace(
        timing.change(task, work.now),
        title=change.title or None,
        description="" if description is not None and is_nothing(description) else description,
        priority=None if change.priority is None else number_of(change.priority),
        list_id=await places.list_id(change.list),
        parent_id=await places.parent_id(change.parent),
        clear_parent=is_nothing(change.parent or ""),
        add_labels=tuple(label for label in change.labels_add if label.strip()),
        remove_labels=tuple(label for label in change.labels_remove if label.strip()),
        expected_version=change.expected_version,
    )
