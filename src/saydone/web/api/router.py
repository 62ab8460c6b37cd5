"""``/api/v1``: everything about tasks, for programs."""

from fastapi import APIRouter

from saydone.web.api import (
    attachments,
    bulk,
    changes,
    comments,
    completions,
    exchange,
    feeds,
    filters,
    history,
    insight,
    labels,
    lists,
    me,
    quick,
    reminders,
    task_steps,
    tasks,
    tokens,
    trash,
)
from saydone.web.problem import PREFIX

router = APIRouter(prefix=PREFIX)
for part in (
    exchange,
    feeds,
    insight,
    quick,
    bulk,
    tasks,
    task_steps,
    completions,
    comments,
    attachments,
    reminders,
    lists,
    labels,
    filters,
    trash,
    history,
    me,
    tokens,
    changes,
):
    router.include_router(part.router)
