"""Taking everything out: one's own lists with their tasks, without the trash and what others share."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.completion import Completion
from saydone.domain.exchange.archive import (
    Archive,
    ArchivedComment,
    ArchivedCompletion,
    ArchivedFilter,
    ArchivedLabel,
    ArchivedList,
    ArchivedReminder,
    ArchivedTask,
)
from saydone.domain.exchange.calendar_out import write_todos
from saydone.domain.exchange.csv_file import write_csv
from saydone.domain.exchange.json_file import write_json
from saydone.domain.task_list import TaskList
from saydone.services import access, labels, lists, saved_filters
from saydone.store import archive as store
from saydone.store.archive import Whole

ExportFormat = Literal["json", "csv", "ics"]
FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)
MEDIA_TYPES: dict[ExportFormat, str] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "ics": "text/calendar; charset=utf-8",
}


async def export(
    session: AsyncSession, actor: Actor, format: ExportFormat, *, list_id: int | None = None, now: datetime
) -> str:
    """The text of a file with all that is the actor's, or one of their lists. JSON loses nothing but assignees
    and attached files, of which it has the names; CSV and iCalendar have what such files can say.

    Raises ``NotFound``, and ``Forbidden`` when the list is another's.
    """
    archive, ids = await everything(session, actor, list_id=list_id)
    if format == "json":
        return write_json(archive, now=now)
    if format == "csv":
        return write_csv(archive, ids)
    return write_todos(archive, [uid_of(number) for number in ids], now=now)


async def everything(
    session: AsyncSession, actor: Actor, *, list_id: int | None = None
) -> tuple[Archive, Sequence[int]]:
    """The archive, and the id of each of its tasks."""
    if list_id is None:
        found = [*await lists.listing(session, actor), *await lists.listing(session, actor, state="archived")]
        own = [each for each in found if each.owner_id == actor.user_id]
    else:
        one = await access.the_list(session, actor, list_id)
        (await access.visible(session, actor)).check_owner(one.id, one.owner_id)
        own = [one]
    filters = await saved_filters.listing(session, actor) if list_id is None else []
    places = {each.id: place for place, each in enumerate(own)}
    rows = await store.whole_tasks(session, actor.user_id, list_id=list_id)
    ordered = list(_in_order([row for row in rows if row.task.list_id in places], places))
    place_of = {row.task.id: place for place, row in enumerate(ordered)}
    archive = Archive(
        lists=tuple(_list(each) for each in own),
        labels=tuple(ArchivedLabel(name=each.name, color=each.color) for each in await labels.listing(session, actor)),
        tasks=tuple(_task(row, places, place_of) for row in ordered),
        filters=tuple([ArchivedFilter(name=each.name, query=each.query) for each in filters]),
        exact=True,
    )
    return archive, [row.task.id for row in ordered]


def uid_of(task_id: int) -> str:
    """What a file calls a task."""
    return f"task-{task_id}@saydone"


def _in_order(rows: Sequence[Whole], places: dict[int, int]) -> Iterator[Whole]:
    """List by list, each task followed by its subtasks."""
    below: dict[int | None, list[Whole]] = {}
    known = {row.task.id for row in rows}
    for row in sorted(rows, key=lambda row: (places[row.task.list_id], row.task.position, row.task.id)):
        below.setdefault(row.task.parent_id if row.task.parent_id in known else None, []).append(row)
    waiting = below.get(None, [])[::-1]
    while waiting:
        row = waiting.pop()
        yield row
        waiting += below.get(row.task.id, [])[::-1]


def _list(each: TaskList) -> ArchivedList:
    return ArchivedList(
        name=each.name,
        description=each.description,
        color=each.color,
        is_inbox=each.is_inbox,
        archived_at=each.archived_at,
    )


def _task(row: Whole, places: dict[int, int], place_of: dict[int, int]) -> ArchivedTask:
    task = row.task
    return ArchivedTask(
        title=task.title,
        description=task.description,
        list=places[task.list_id],
        parent=place_of.get(task.parent_id or 0),
        status=task.status,
        priority=task.priority,
        due=task.due,
        start=task.start,
        duration_minutes=task.duration_minutes,
        rrule=task.rrule,
        repeat_from=task.repeat_from,
        due_zone=task.due_zone,
        labels=task.labels,
        created_at=task.created_at,
        updated_at=task.updated_at,
        completed_at=task.completed_at,
        comments=tuple(
            ArchivedComment(text=each.text, created_at=each.created_at, updated_at=each.updated_at)
            for each in row.comments
        ),
        reminders=tuple(ArchivedReminder(at=each.at, minutes_before=each.minutes_before) for each in row.reminders),
        completions=tuple(_completion(each) for each in row.completions),
        files=tuple(each.name for each in row.files),
        uid=uid_of(task.id),
    )


def _completion(each: Completion) -> ArchivedCompletion:
    return ArchivedCompletion(
        due=each.due_at if each.due_at is not None else each.due_on, at=each.at, skipped=each.skipped
    )
