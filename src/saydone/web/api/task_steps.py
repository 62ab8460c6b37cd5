"""``/api/v1/tasks/{id}/…``: done, opened again, skipped, moved."""

from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field, model_validator

from saydone.domain.task import Task, TaskChange
from saydone.services import completion, ordering
from saydone.services import tasks as service
from saydone.services.ordering import Spot
from saydone.services.outcome import Outcome
from saydone.tools.desk import Work
from saydone.web.api.field_rules import at_most_one, not_both, said_one_of
from saydone.web.api.fields import Body, Id, TaskId, number_or_none
from saydone.web.api.problems import JSON_BODY, writes
from saydone.web.api.route import ApiRoute, IfMatchHeader, Writes, tag
from saydone.web.api.showing import shown, shown_one
from saydone.web.api.tasks import check_match, the_one
from saydone.web.api.views import TaskView
from saydone.web.deps import RuntimeDep

router = APIRouter(prefix="/tasks/{task_id:digits}", tags=["tasks"], route_class=ApiRoute)

_ANSWERS = writes(404, tagged=True)


class TaskStep(BaseModel):
    """What became of a task."""

    task: TaskView
    along: list[TaskView] = Field(description="Tasks that changed with it: subtasks, or those above it.")


class Move(Body):
    """Where a task is to go: to the end of a list or below a parent, and there to a place, or beside another task."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"list": "3", "place": "first"}, {"after": "12"}],
            "allOf": [
                said_one_of(["list", "place", "before", "after"], even_null=["parent"]),
                *at_most_one("place", "before", "after"),
                *[not_both(beside, into) for beside in ("before", "after") for into in ("list", "parent")],
            ],
        }
    )

    list: Id | None = None
    parent: Id | None = Field(default=None, description="The task to put it below; null takes it to the list's top.")
    place: Literal["first", "last"] | None = None
    before: Id | None = Field(default=None, description="The task that is to come next.")
    after: Id | None = Field(default=None, description="The task that is to come just before.")

    @model_validator(mode="after")
    def _somewhere(self) -> "Move":
        if sum(each is not None for each in (self.place, self.before, self.after)) > 1:
            raise ValueError("say one of place, before and after")
        if (self.before or self.after) and (self.list or self.parent):
            raise ValueError("beside another task it is in its list and below its parent")
        if not any((self.list, self.parent, self.place, self.before, self.after)) and not self.to_top:
            raise ValueError("say where to")
        return self

    @property
    def to_top(self) -> bool:
        """Whether it is to be below no other task any more."""
        return "parent" in self.model_fields_set and not any((self.parent, self.before, self.after))

    @property
    def spot(self) -> Spot | None:
        """The place among the others, if one was said."""
        if self.place is not None:
            return Spot(self.place)
        if self.before is not None:
            return Spot("before", self.before)
        return None if self.after is None else Spot("after", self.after)


@router.post("/complete", responses=_ANSWERS)
async def complete(
    task_id: TaskId, work: Writes, runtime: RuntimeDep, if_match: IfMatchHeader, response: Response
) -> TaskStep:
    """Mark a task as done, with its open subtasks (or not before them, by `SAYDONE_COMPLETE_SUBTASKS`). One that
    repeats is afterwards pending at its next occurrence."""
    await check_match(work, task_id, if_match)
    rule = runtime.settings.complete_subtasks
    outcome = await completion.complete(work.session, work.actor, [task_id], subtasks=rule, now=work.now)
    return await _answer(outcome, work, response)


@router.post("/reopen", responses=_ANSWERS)
async def reopen(task_id: TaskId, work: Writes, if_match: IfMatchHeader, response: Response) -> TaskStep:
    """Mark a task as not done, and those above it."""
    await check_match(work, task_id, if_match)
    return await _answer(await completion.reopen(work.session, work.actor, [task_id], now=work.now), work, response)


@router.post("/skip", responses=_ANSWERS)
async def skip(task_id: TaskId, work: Writes, if_match: IfMatchHeader, response: Response) -> TaskStep:
    """Pass over the present occurrence of a task that repeats."""
    await check_match(work, task_id, if_match)
    return await _answer(await completion.skip(work.session, work.actor, [task_id], now=work.now), work, response)


@router.post("/move", responses=writes(404, *JSON_BODY, tagged=True))
async def move(task_id: TaskId, body: Move, work: Writes, if_match: IfMatchHeader, response: Response) -> TaskStep:
    """Put a task elsewhere: into a list, below another task, first or last, before or after another."""
    await check_match(work, task_id, if_match)
    along: dict[str, Task] = {}
    outcome = Outcome()
    if body.list is not None or body.parent is not None or body.to_top:
        change = TaskChange(
            list_id=number_or_none(body.list), parent_id=number_or_none(body.parent), clear_parent=body.to_top
        )
        outcome = await service.update(work.session, work.actor, [(task_id, change)], now=work.now)
        the_one(outcome)
        along |= {str(task.id): task for task in outcome.along}
    if body.spot is not None:
        outcome = await ordering.move(work.session, work.actor, [task_id], body.spot, now=work.now)
        along |= {str(task.id): task for task in outcome.along}
    return await _answer(Outcome(outcome.changed, outcome.unchanged, outcome.failed, [*along.values()]), work, response)


async def _answer(outcome: Outcome, work: Work, response: Response) -> TaskStep:
    task = the_one(outcome)
    tag(response, task.version)
    return TaskStep(task=await shown_one(work, task), along=await shown(work, outcome.along))
