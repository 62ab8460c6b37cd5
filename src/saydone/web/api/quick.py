"""``/api/v1/tasks/read`` and ``quick``: tasks in lines, read while they are typed and added."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from saydone.chatkit.fields import VISIBLE_TEXT
from saydone.domain.quick_add import QUICK_MAX
from saydone.domain.task import Task, TaskDraft
from saydone.domain.when.timing import Timing, read_timing
from saydone.errors import InvalidInput
from saydone.services import tasks as service
from saydone.web.api.fields import Body, Id, WhenWords, number_or_none
from saydone.web.api.problems import JSON_BODY, problems, writes
from saydone.web.api.quick_lines import LineReading, read_lines, view_lines
from saydone.web.api.route import ApiRoute, ReadingRoute, Reads, Writes, tag
from saydone.web.api.showing import shown
from saydone.web.api.task_bodies import Labels
from saydone.web.api.tasks import the_one
from saydone.web.api.views import TaskView, due_words

router = APIRouter()
_reading = APIRouter(prefix="/tasks", tags=["tasks"], route_class=ReadingRoute)
_writing = APIRouter(prefix="/tasks", tags=["tasks"], route_class=ApiRoute)

Lines = Annotated[
    str,
    Field(
        min_length=1,
        max_length=4 * QUICK_MAX,
        examples=["Call Ann tomorrow 5pm for 30 min p1 @phone #Work"],
        description="A task, or several in lines: what is indented, or behind a dash, is a subtask of what is above.",
    ),
    VISIBLE_TEXT,
]


class QuickLine(Body):
    """A task in one line, or several."""

    text: Lines
    list: Id | None = Field(default=None, description="Where it goes when the line names no list.")
    parent: Id | None = Field(default=None, description="The task that it is a subtask of.")
    due: WhenWords | None = Field(default=None, description="When it is due, or how it repeats, unless the line says.")
    labels: Labels = Field(default=[], description="Those it gets besides the line's own.")


class LineToRead(Body):
    """Lines as far as they are typed."""

    text: Lines


class WordsToRead(Body):
    """When something is due or starts, as far as it is typed."""

    words: WhenWords


class WhenReading(BaseModel):
    """What the words say; nulls where they cannot be read, or not yet."""

    due: str | None = Field(description="A day, or a moment.", examples=["2026-03-10T17:00:00+01:00"])
    repeat: str | None = Field(description="An RFC 5545 RRULE.", examples=["FREQ=WEEKLY;BYDAY=TU"])


class QuickTask(BaseModel):
    """What was read, and the task that was added."""

    reading: LineReading
    task: TaskView
    more: Sequence[TaskView] = Field(description="The tasks of the lines after the first.")


@_reading.post("/read", responses=problems(*JSON_BODY))
async def read(body: LineToRead, work: Reads) -> LineReading:
    """What a line says, for showing it while it is typed. Nothing is written."""
    return view_lines(work, body.text, await read_lines(work, body.text))


@_reading.post("/when", responses=problems(*JSON_BODY))
async def when(body: WordsToRead, work: Reads) -> WhenReading:
    """What a due says, for showing it while it is typed: as changing a task reads it."""
    try:
        said = read_timing(due=body.words, start=None, duration=None, repeat=None, now=work.now)
    except InvalidInput:
        return WhenReading(due=None, repeat=None)
    due, rule = said.begins(None, work.now)
    return WhenReading(due=due_words(due, work.now), repeat=rule)


@_writing.post("/quick", status_code=201, responses=writes(404, *JSON_BODY, success=201, tagged=True))
async def quick(body: QuickLine, work: Writes, response: Response) -> QuickTask:
    """Add the task that a line says, and those of the lines after it."""
    lines = await read_lines(work, body.text)
    when = read_timing(due=body.due, start=None, duration=None, repeat=None, now=work.now)
    made: list[Task] = []
    above = [number_or_none(body.parent)]
    for line in lines:
        draft = line.draft(parent=above[line.depth])
        if line.depth == 0:
            labels = tuple(dict.fromkeys([*draft.labels, *body.labels]))
            if draft.due is None:
                draft = _timed(draft, when, work.now)
            draft = replace(draft, labels=labels, list_id=draft.list_id or number_or_none(body.list))
        task = the_one(await service.add(work.session, work.actor, [draft], now=work.now))
        above[line.depth + 1 :] = [task.id]
        made.append(task)
    tag(response, made[0].version, location=f"/api/v1/tasks/{made[0].id}")
    first, *more = await shown(work, made)
    return QuickTask(reading=view_lines(work, body.text, lines), task=first, more=more)


def _timed(draft: TaskDraft, when: Timing, now: datetime) -> TaskDraft:
    """The task with the time that was said beside its line; a due that repeats is a repetition as well."""
    due, rrule = when.begins(None, now)
    draft = replace(draft, due=due)
    if draft.rrule is not None or when.repetition is None:
        return draft
    return replace(draft, rrule=rrule, repeat_from=when.repetition.repeat_from)


router.include_router(_reading)
router.include_router(_writing)
