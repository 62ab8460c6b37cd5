"""``/api/v1/tasks/{id}/reminders`` and ``/api/v1/reminders``: each user has their own."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field, model_validator

from saydone.domain.reminder import MINUTES_BEFORE_MAX
from saydone.domain.when.read import read_due
from saydone.errors import InvalidInput, about
from saydone.services import reminders as service
from saydone.web.api.field_rules import one_of
from saydone.web.api.fields import Body, JsonNumber, MomentWords, NumberInPath, TaskId
from saydone.web.api.problems import JSON_BODY, reads, writes
from saydone.web.api.route import ApiRoute, Reads, Writes
from saydone.web.api.views import ReminderView, view_reminder

router = APIRouter(tags=["reminders"], route_class=ApiRoute)


class NewReminder(Body):
    """When to remind: at a moment, or some minutes before the task is due."""

    model_config = ConfigDict(json_schema_extra={"allOf": [*one_of(["at", "minutes_before"])]})

    at: MomentWords | None = None
    minutes_before: Annotated[int, Field(ge=0, le=MINUTES_BEFORE_MAX), JsonNumber] | None = None

    @model_validator(mode="after")
    def _one(self) -> "NewReminder":
        if (self.at is None) == (self.minutes_before is None):
            raise ValueError("say either “at” or “minutes_before”")
        return self


class Reminders(BaseModel):
    """The user's reminders of a task."""

    reminders: list[ReminderView]
    total: int


@router.get("/tasks/{task_id:digits}/reminders", responses=reads(404))
async def find(task_id: TaskId, work: Reads) -> Reminders:
    """The user's reminders of a task."""
    found = await service.listing(work.session, work.actor, task_id)
    return Reminders(reminders=[view_reminder(reminder, work.now) for reminder in found], total=len(found))


@router.post("/tasks/{task_id:digits}/reminders", status_code=201, responses=writes(404, *JSON_BODY, success=201))
async def add(task_id: TaskId, body: NewReminder, work: Writes) -> ReminderView:
    """Keep a reminder of a task; the same one again is the one there is."""
    with about("at"):
        at = None if body.at is None else _moment(body.at, work.now)
    reminder = await service.add(
        work.session, work.actor, task_id, at=at, minutes_before=body.minutes_before, now=work.now
    )
    return view_reminder(reminder, work.now)


@router.delete("/reminders/{reminder_id}", status_code=204, responses=writes(404, success=204))
async def delete(reminder_id: NumberInPath, work: Writes) -> Response:
    """Take a reminder away."""
    await service.delete(work.session, work.actor, int(reminder_id), now=work.now)
    return Response(status_code=204)


def _moment(words: str, now: datetime) -> datetime:
    due = read_due(words, now=now).due
    if not isinstance(due, datetime):
        raise InvalidInput(f"“{words}” has no time of day. Say when exactly: “tomorrow at 9”.")
    return due
