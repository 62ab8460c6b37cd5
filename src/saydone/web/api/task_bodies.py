"""What a client says of a task, and what it comes to."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from saydone.chatkit.fields import TEXT, VISIBLE_TEXT
from saydone.domain.label import LABELS_MAX
from saydone.domain.recurrence.rule import RepeatFrom
from saydone.domain.task import DESCRIPTION_MAX, DURATION_MAX, TITLE_MAX, Task, TaskChange, TaskDraft
from saydone.domain.text import NOTHING
from saydone.domain.version import Seen
from saydone.domain.when.timing import read_timing
from saydone.errors import InvalidInput
from saydone.tools.arguments import PriorityName, number_of
from saydone.web.api.field_rules import needed_with
from saydone.web.api.fields import (
    Body,
    Id,
    JsonNumber,
    Patch,
    RepeatWords,
    WhenWords,
    number_or_none,
)
from saydone.web.api.list_bodies import LabelName

Title = Annotated[str, Field(min_length=1, max_length=TITLE_MAX), VISIBLE_TEXT]
Description = Annotated[str, Field(max_length=DESCRIPTION_MAX), TEXT]
Duration = Annotated[int, Field(ge=1, le=DURATION_MAX), JsonNumber]
Labels = Annotated[list[LabelName], Field(max_length=LABELS_MAX)]

_NEW: JsonDict = {
    "title": "Water the plants",
    "due": "next tuesday at 17:00",
    "repeat": "every week",
    "labels": ["home"],
}
_CHANGE: JsonDict = {"due": "tomorrow", "priority": "p1", "description": None}


class _NeedsItsDue(InvalidInput):
    field = "due"


class _NothingToCount(InvalidInput):
    field = "repeat_from"


class NewTask(Body):
    """A task to add: to its parent's list when it has a parent, else to ``list``, else to the Inbox."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [_NEW], "allOf": [needed_with("repeat", "repeat_from", ["completion"])]}
    )

    title: Title
    description: Description = ""
    priority: PriorityName = "p4"
    due: WhenWords | None = Field(default=None, description="Words that repeat (“every monday”) set `repeat` too.")
    start: WhenWords | None = None
    duration_minutes: Duration | None = None
    repeat: RepeatWords | None = None
    repeat_from: RepeatFrom | None = Field(default=None, description="Without it, what the words of `repeat` say.")
    list: Id | None = None
    parent: Id | None = None
    labels: Labels = Field(default=[], description="Their names; those that do not exist are made.")
    assignee: Id | None = None

    def draft(self, now: datetime) -> TaskDraft:
        """The task that is meant; ``now`` is in the user's zone. Raises ``InvalidInput`` on words that say no time."""
        when = read_timing(due=self.due, start=self.start, duration=None, repeat=self.repeat, now=now)
        (due, rrule), told = when.begins(None, now), when.repetition
        _check_counting(self.repeat_from, repeats=told is not None)
        return TaskDraft(
            title=self.title,
            description=self.description,
            priority=number_of(self.priority),
            due=due,
            start=when.start,
            duration_minutes=self.duration_minutes,
            labels=tuple(self.labels),
            list_id=number_or_none(self.list),
            parent_id=number_or_none(self.parent),
            rrule=rrule,
            repeat_from=self.repeat_from or (told.repeat_from if told else "due"),
            assignee_id=number_or_none(self.assignee),
        )


class TaskPatch(Patch):
    """What to change (RFC 7396): what is left out stays as it is, null takes it away. What repeats needs its due, which
    goes only together with `repeat`."""

    model_config = ConfigDict(json_schema_extra={"examples": [_CHANGE]})

    title: Title = ""
    description: Description | None = None
    priority: PriorityName | None = None
    due: WhenWords | None = None
    start: WhenWords | None = None
    duration_minutes: Duration | None = None
    repeat: RepeatWords | None = None
    repeat_from: RepeatFrom | None = Field(default=None, description="Without it, what the words of `repeat` say.")
    list: Id = Field(default="", description="A list to move it to, with its subtasks.")
    parent: Id | None = Field(default=None, description="A task to move it below; null takes it to the list's top.")
    labels: Labels | None = Field(default=None, description="All the names that it is to have.")
    assignee: Id | None = None

    def change(self, present: Task, now: datetime, *, seen: Seen) -> TaskChange:
        """The change that is meant of the task as it is at ``present``. Raises ``InvalidInput`` on words that say no
        time, and when the due of a task that repeats would go alone."""
        if self.cleared("due") and present.rrule is not None and not self.has("repeat"):
            raise _NeedsItsDue("A task that repeats needs its due. To take both away, clear “repeat” as well.")
        when = read_timing(
            due=self._timed("due"), start=self._timed("start"), duration=None, repeat=self._timed("repeat"), now=now
        )
        timed = when.change(present, now)
        repeats = timed.rrule is not None or (present.rrule is not None and not timed.clear_rrule)
        _check_counting(self.repeat_from, repeats=repeats)
        return replace(
            timed,
            title=self.said("title"),
            description=(self.description or "") if self.has("description") else None,
            priority=number_of(self.priority or "p4") if self.has("priority") else None,
            duration_minutes=self.duration_minutes,
            clear_duration=self.cleared("duration_minutes"),
            labels=tuple(self.labels or ()) if self.has("labels") else None,
            list_id=number_or_none(self.said("list")),
            parent_id=number_or_none(self.parent),
            clear_parent=self.cleared("parent"),
            repeat_from=self.repeat_from or timed.repeat_from,
            assignee_id=number_or_none(self.assignee),
            clear_assignee=self.cleared("assignee"),
            expected_version=seen,
        )

    def _timed(self, name: str) -> str | None:
        return NOTHING if self.cleared(name) else self.said(name)


def _check_counting(repeat_from: RepeatFrom | None, *, repeats: bool) -> None:
    if repeat_from == "completion" and not repeats:
        raise _NothingToCount("What does not repeat is not counted from its completion. Say “repeat” as well.")
