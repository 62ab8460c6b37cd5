"""``/api/v1/history`` and ``undo``: what was done, and taking it back."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from saydone.domain.actor import Door
from saydone.domain.change import OperationKind
from saydone.domain.difference import Difference, differences
from saydone.domain.mistakes import ID_PATTERN
from saydone.domain.wording import words_of
from saydone.services import history as service
from saydone.services.differing import Names
from saydone.services.differing import names as names_of
from saydone.services.history import Entry, TakenBack
from saydone.tools.desk import Work
from saydone.web.api.difference_view import SHOWN, DifferenceView, view_difference
from saydone.web.api.fields import Limit
from saydone.web.api.problems import reads, writes
from saydone.web.api.route import ApiRoute, Reads, Writes
from saydone.web.api.showing import shown
from saydone.web.api.views import TaskView, local, local_or_none

router = APIRouter(tags=["history"], route_class=ApiRoute)

_OPERATION = r"^[\x21-\x7e]{1,64}$"
OperationId = Annotated[str, Path(pattern=_OPERATION, description="As in the header `X-Operation-Id`.")]
OperationCursor = Annotated[str | None, Query(pattern=_OPERATION, description="`next_cursor` of the page before.")]
TaskFilter = Annotated[str | None, Query(pattern=ID_PATTERN, description="Only what was done to this task.")]


class OperationView(BaseModel):
    """Something that the user did: a request, a chat turn, a click."""

    id: str
    sentence: str = Field(description="What it did.", examples=["Added “Milk”."])
    kind: OperationKind
    of: str | None = Field(description="The operation that was undone or redone.")
    door: Door = Field(description="Through what it was done.")
    tasks: list[str] = Field(description="The ids of the tasks that it wrote.")
    differences: list[DifferenceView] = Field(
        description=f"What it changed of what was there before and after it; {SHOWN} of them at most."
    )
    more_differences: int = Field(description="How many more there are.")
    started_at: str
    undone_at: str | None


class History(BaseModel):
    """The newest operations, the newest first."""

    operations: list[OperationView]
    next_cursor: str | None


class Undone(BaseModel):
    """What an undo or a redo did. It is an operation itself, and can be undone."""

    operation: str
    of: str
    sentence: str = Field(examples=["“Milk” is gone again."])
    tasks: list[TaskView] = Field(description="The tasks as they are now, without those in the trash.")


@router.get("/history", responses=reads(404))
async def find(work: Reads, limit: Limit = 20, cursor: OperationCursor = None, task: TaskFilter = None) -> History:
    """What the user did."""
    found = await service.newest(work.session, work.actor, limit=limit, before=cursor, task=task)
    last = found[-1].operation.id if len(found) == limit else None
    told = [differences(entry.changes) for entry in found]
    names = await names_of(work.session, work.actor, [each for those in told for each in those[:SHOWN]])
    views = [_view(work, entry, those, names) for entry, those in zip(found, told, strict=True)]
    return History(operations=views, next_cursor=last)


@router.post("/history/{operation}/undo", responses=writes(404))
async def undo(operation: OperationId, work: Writes) -> Undone:
    """Take back a whole operation; refused, with everything left as it was, when what it wrote was changed since."""
    return await _undone(work, await service.undo(work.session, work.actor, operation, now=work.now))


@router.post("/history/{operation}/redo", responses=writes(404))
async def redo(operation: OperationId, work: Writes) -> Undone:
    """Do again what was undone, by the operation or by its undo."""
    return await _undone(work, await service.redo(work.session, work.actor, operation, now=work.now))


@router.post("/undo", responses=writes(404))
async def undo_newest(work: Writes) -> Undone:
    """Take back the newest operation that stands."""
    return await _undone(work, await service.undo(work.session, work.actor, now=work.now))


@router.post("/redo", responses=writes(404))
async def redo_newest(work: Writes) -> Undone:
    """Do again what the newest undo took back."""
    return await _undone(work, await service.redo(work.session, work.actor, now=work.now))


async def _undone(work: Work, done: TakenBack) -> Undone:
    tasks = await shown(work, done.tasks)
    return Undone(operation=done.operation, of=done.of.id, sentence=_said(work, done.sentence), tasks=tasks)


def _said(work: Work, sentence: str) -> str:
    return words_of(work.actor.language).sentence(sentence)


def _view(work: Work, entry: Entry, differing: Sequence[Difference], names: Names) -> OperationView:
    operation = entry.operation
    tasks = dict.fromkeys(str(change.entity_id) for change in entry.changes if change.entity == "task")
    return OperationView(
        id=operation.id,
        sentence=_said(work, entry.sentence),
        kind=operation.kind,
        of=operation.of,
        door=operation.door,
        tasks=[*tasks],
        differences=[view_difference(each, names, work.now) for each in differing[:SHOWN]],
        more_differences=max(0, len(differing) - SHOWN),
        started_at=local(operation.started_at, work.now),
        undone_at=local_or_none(operation.undone_at, work.now),
    )
