"""``/api/v1/tasks/bulk``: one thing done to many tasks."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.config import JsonDict

from saydone.chatkit.fields import TEXT
from saydone.domain.query_language.parse import LENGTH_MAX
from saydone.domain.task import Task
from saydone.domain.task_query import TaskQuery
from saydone.domain.wording import words_of
from saydone.errors import Unconfirmed
from saydone.services import bulk as service
from saydone.services.bulk import MOST, NEEDS, Deed, Order
from saydone.services.confirming import token_for
from saydone.services.finding import unknown_names
from saydone.services.outcome import Failure
from saydone.tools.desk import Work
from saydone.web.api.field_rules import needed_with, one_of
from saydone.web.api.fields import Body, Flag, Id
from saydone.web.api.problems import JSON_BODY, writes
from saydone.web.api.route import ApiRoute, Writes
from saydone.web.api.showing import shown
from saydone.web.api.trash import Failed
from saydone.web.api.views import TaskView
from saydone.web.deps import RuntimeDep

router = APIRouter(prefix="/tasks", tags=["tasks"], route_class=ApiRoute)

_SHOWN = 100
_BY_QUERY: JsonDict = {"do": "complete", "query": "today & #Work", "dry_run": True}
_BY_IDS: JsonDict = {"do": "reschedule", "to": "tomorrow", "ids": ["12", "15"]}
_WORDS_OF: dict[Deed, str] = {"reopen": "open again", "unlabel": "take the label from", "priority": "change"}


_ONLY_WITH: JsonDict = {
    "anyOf": [
        {"properties": {"to": {"maxLength": 0}}},
        {"required": ["do"], "properties": {"do": {"enum": [*NEEDS]}}},
    ]
}
"""`to` is said with these only."""


class Bulk(Body):
    """What to do, and to which tasks: those of `ids`, or those that `query` finds; an empty one is no selection."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [_BY_QUERY, _BY_IDS],
            "allOf": [*one_of(["ids", "query"]), needed_with("to", "do", [*NEEDS]), _ONLY_WITH],
        }
    )

    do: Deed
    to: Annotated[
        str,
        Field(
            max_length=200,
            description="The list, label, due in words (`none` is no due and no repetition, `every monday` repeats) "
            "or priority.",
        ),
        TEXT,
    ] = ""
    ids: Annotated[list[Id], Field(min_length=1, max_length=MOST)] | None = None
    query: (
        Annotated[
            str,
            Field(
                min_length=1,
                max_length=LENGTH_MAX,
                description="In the query language; open tasks unless it says which, to open again completed ones.",
            ),
            TEXT,
        ]
        | None
    ) = None
    dry_run: Flag = Field(default=False, description="Only tell what would be done, with the `confirm` for it.")
    confirm: Annotated[str, Field(max_length=100)] | None = Field(
        default=None, description="The `confirm` of a dry run; null, as it answers when nothing is to be confirmed."
    )

    @model_validator(mode="after")
    def _one_selection(self) -> "Bulk":
        if (self.ids is None) == (self.query is None):
            raise ValueError("say which tasks by either ids or query")
        if self.to and self.do not in NEEDS:
            raise ValueError(f"there is nothing to say in “to” when they are to {self.do}")
        return self


class BulkDone(BaseModel):
    """What was done, and of a dry run what would be."""

    dry_run: bool
    total: int = Field(description="How many tasks it is about.")
    tasks: list[TaskView] = Field(description=f"The first {_SHOWN} of them, as they are now.")
    changed: list[str] = Field(description="The ids of those that were changed.")
    along: list[str] = Field(description="The ids of subtasks, and tasks above, that changed with them, or would.")
    unchanged: list[str] = Field(description="The ids of those that were so already.")
    failed: list[Failed]
    notices: list[str] = Field(description="What is to be said of the query: names that there are not.")
    confirm: str | None = Field(
        description="After a dry run, when it has to be confirmed: send it, with all as it was."
    )


@router.post("/bulk", responses=writes(404, *JSON_BODY))
async def bulk(body: Bulk, work: Writes, runtime: RuntimeDep) -> BulkDone:
    """Do one thing to many tasks, in one operation. More completions or deletions than `SAYDONE_CONFIRM_OVER`,
    subtasks that go along included, and whatever is about all the tasks there are, need the `confirm` of a dry run for
    these very tasks as they are."""
    settings = runtime.settings
    order = Order(body.do, body.to, subtasks=settings.complete_subtasks, confirm_over=settings.confirm_over)
    await service.change_by(work.session, work.actor, order, now=work.now)
    found, failed = await _selected(work, body, order)
    about = [task for task in found if not _is_so(task, body.do)]
    going = await service.going(work.session, work.actor, about, order, now=work.now)
    notices = await _notices(work, body.query or "")
    if body.dry_run:
        asks = await service.must_ask(work.session, work.actor, about, going, order, "", now=work.now)
        token = token_for(work.actor, order.action, going) if asks else None
        return BulkDone(
            dry_run=True, total=len(about), tasks=await shown(work, about[:_SHOWN]), changed=[],
            along=_ids(going[len(about) :]),
            unchanged=_ids([task for task in found if _is_so(task, body.do)]), failed=_failed(failed), notices=notices,
            confirm=token,
        )  # fmt: skip
    if await service.must_ask(work.session, work.actor, about, going, order, body.confirm or "", now=work.now):
        raise _unconfirmed(body, len(going))
    outcome = await service.carry_out(work.session, work.actor, found, order, now=work.now)
    return BulkDone(
        dry_run=False,
        total=len(about),
        tasks=await shown(work, [task for task in outcome.changed if task.deleted_at is None][:_SHOWN]),
        changed=_ids(outcome.changed),
        along=_ids(outcome.along),
        unchanged=_ids(outcome.unchanged),
        failed=_failed([*failed, *outcome.failed]),
        notices=notices,
        confirm=None,
    )


async def _selected(work: Work, body: Bulk, order: Order) -> tuple[list[Task], list[Failure]]:
    if body.ids is None:
        return await service.selected(work.session, work.actor, body.query or "", order, now=work.now), []
    named = await service.named(work.session, work.actor, body.ids)
    if not named.tasks:
        raise named.failures[0].error
    return named.tasks, named.failures


async def _notices(work: Work, query: str) -> list[str]:
    words = words_of(work.actor.language)
    told = await unknown_names(work.session, work.actor, TaskQuery(query=query), now=work.now)
    return [words.sentence(notice) for notice in told]


def _is_so(task: Task, do: Deed) -> bool:
    """Whether there is nothing to do."""
    return (do, task.status) in (("complete", "completed"), ("reopen", "pending"))


def _unconfirmed(body: Bulk, count: int) -> Unconfirmed:
    if body.confirm:
        return Unconfirmed("What was confirmed was about other tasks, or they were changed since. Do a dry run again.")
    would = f"This would {_WORDS_OF.get(body.do, body.do)} {count} tasks"
    return Unconfirmed(f"{would}. Send it with dry_run to see which, then again with the confirm of that answer.")


def _ids(tasks: Sequence[Task]) -> list[str]:
    return [str(task.id) for task in tasks]


def _failed(failures: Sequence[Failure]) -> list[Failed]:
    return [Failed(id=failure.item, reason=failure.reason) for failure in failures]
