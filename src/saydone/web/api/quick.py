"""``/api/v1/tasks/read`` and ``quick``: a task in one line, read while it is typed and added."""

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from saydone.chatkit.fields import VISIBLE_TEXT
from saydone.domain.quick_add import QUICK_MAX, Mark, QuickReading, read_line
from saydone.domain.task import TaskDraft
from saydone.domain.task_list import TaskList
from saydone.services import lists
from saydone.services import tasks as service
from saydone.tools.arguments import PriorityName, name_of
from saydone.tools.desk import Work
from saydone.web.api.fields import Body, Id, number_or_none
from saydone.web.api.problems import JSON_BODY, problems, writes
from saydone.web.api.route import ApiRoute, ReadingRoute, Reads, Writes, tag
from saydone.web.api.showing import shown_one
from saydone.web.api.tasks import the_one
from saydone.web.api.views import TaskView, due_words

router = APIRouter()
_reading = APIRouter(prefix="/tasks", tags=["tasks"], route_class=ReadingRoute)
_writing = APIRouter(prefix="/tasks", tags=["tasks"], route_class=ApiRoute)

Line = Annotated[
    str, Field(min_length=1, max_length=QUICK_MAX, examples=["Call Ann tomorrow 5pm p1 @phone #Work"]), VISIBLE_TEXT
]


class QuickLine(Body):
    """A task in one line."""

    text: Line
    list: Id | None = Field(default=None, description="Where it goes when the line names no list.")
    parent: Id | None = Field(default=None, description="The task that it is a subtask of.")


class LineToRead(Body):
    """A line as far as it is typed."""

    text: Line


class Span(BaseModel):
    """Which part of the line says what. Places are counted in UTF-16 units, as JavaScript does."""

    kind: Literal["due", "priority", "label", "list"]
    start: int
    end: int


class LineReading(BaseModel):
    """What a line says."""

    title: str
    due: str | None
    due_text: str | None = Field(description="The due, and the repetition, as people say it.")
    repeat: str | None
    priority: PriorityName | None
    labels: Sequence[str]
    list: str | None = Field(description="The id of the list that is named.")
    spans: Sequence[Span]


class QuickTask(BaseModel):
    """What was read, and the task that was added."""

    reading: LineReading
    task: TaskView


@_reading.post("/read", responses=problems(*JSON_BODY))
async def read(body: LineToRead, work: Reads) -> LineReading:
    """What a line says, for showing it while it is typed. Nothing is written."""
    reading, task_list = await _read(work, body.text)
    return _view(work, body.text, reading, task_list)


@_writing.post("/quick", status_code=201, responses=writes(404, *JSON_BODY, success=201, tagged=True))
async def quick(body: QuickLine, work: Writes, response: Response) -> QuickTask:
    """Add the task that a line says."""
    reading, task_list = await _read(work, body.text)
    parent = number_or_none(body.parent)
    into = task_list.id if task_list else number_or_none(body.list)
    draft = TaskDraft(
        title=reading.title or body.text,
        priority=reading.priority or 4,
        due=reading.due,
        rrule=reading.rrule,
        labels=reading.labels,
        list_id=into,
        parent_id=parent,
    )
    task = the_one(await service.add(work.session, work.actor, [draft], now=work.now))
    tag(response, task.version, location=f"/api/v1/tasks/{task.id}")
    return QuickTask(reading=_view(work, body.text, reading, task_list), task=await shown_one(work, task))


router.include_router(_reading)
router.include_router(_writing)


async def _read(work: Work, text: str) -> tuple[QuickReading, TaskList | None]:
    known = {each.name: each for each in reversed(await lists.listing(work.session, work.actor))}
    reading = read_line(text, now=work.now, lists=known)
    return reading, known.get(reading.list_name or "")


def _view(work: Work, text: str, reading: QuickReading, task_list: TaskList | None) -> LineReading:
    return LineReading(
        title=reading.title,
        due=due_words(reading.due, work.now),
        due_text=reading.said,
        repeat=reading.rrule,
        priority=None if reading.priority is None else name_of(reading.priority),
        labels=[*reading.labels],
        list=None if task_list is None else str(task_list.id),
        spans=[_span(text, mark) for mark in reading.marks],
    )


def _span(text: str, mark: Mark) -> Span:
    return Span(kind=mark.kind, start=_units(text[: mark.start]), end=_units(text[: mark.end]))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
