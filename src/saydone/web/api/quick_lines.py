"""What lines of tasks say: read, and shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Literal

from pydantic import BaseModel, Field

from saydone.domain.outline import outline
from saydone.domain.quick_add import QUICK_MAX, Mark, QuickReading, read_line
from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.recurrence.tell import tell
from saydone.domain.task import TaskDraft
from saydone.domain.task_list import TaskList
from saydone.domain.text import utf16_units
from saydone.domain.when.reading import say_due
from saydone.errors import InvalidInput
from saydone.services import lists
from saydone.services.outcome import check_batch
from saydone.tools.arguments import PriorityName, name_of
from saydone.tools.desk import Work
from saydone.web.api.views import due_words


class Span(BaseModel):
    """Which part of the line says what. Places are counted in UTF-16 units, as JavaScript does."""

    kind: Literal["due", "duration", "priority", "label", "list"]
    start: int
    end: int


class LineRead(BaseModel):
    """What a line says."""

    depth: int = Field(description="How far it stands below the first; at 0 it is a task of its own.")
    title: str
    due: str | None
    due_text: str | None = Field(description="The due as people say it.")
    repeat: str | None = Field(description="An RFC 5545 RRULE.")
    repeat_text: str | None = Field(description="The rule as people say it.")
    duration_minutes: int | None
    priority: PriorityName | None
    labels: Sequence[str]
    list: str | None = Field(description="The id of the list that is named.")
    spans: Sequence[Span]


class LineReading(LineRead):
    """What the first line says, and those after it."""

    more: Sequence[LineRead]


@dataclass(frozen=True, slots=True)
class Line:
    """A line, what it says, and the list that it names."""

    text: str
    depth: int
    reading: QuickReading
    task_list: TaskList | None

    def draft(self, *, parent: int | None) -> TaskDraft:
        """The task that it says. One below another is in that one's list, whichever it names."""
        said = self.reading
        return TaskDraft(
            title=said.title or self.text,
            priority=said.priority or 4,
            due=said.due,
            duration_minutes=said.duration_minutes,
            rrule=said.rrule,
            repeat_from=said.repeat_from,
            labels=said.labels,
            list_id=self.task_list.id if self.task_list and self.depth == 0 else None,
            parent_id=parent,
        )


async def read_lines(work: Work, text: str) -> list[Line]:
    """What each line says. Raises ``InvalidInput`` when they are too many, or one is too long."""
    told = outline(text)
    check_batch(told)
    if any(len(line.text) > QUICK_MAX for line in told):
        raise InvalidInput(f"A line has at most {QUICK_MAX:,} characters.")
    known = {each.name: each for each in reversed(await lists.listing(work.session, work.actor))}
    read = [(line, read_line(line.text, now=work.now, lists=known)) for line in told]
    return [Line(line.text, line.depth, reading, known.get(reading.list_name or "")) for line, reading in read]


def view_lines(work: Work, text: str, lines: Sequence[Line]) -> LineReading:
    """How the lines were read. A single one's places are those in ``text``."""
    first, *more = [_view(work, line) for line in lines]
    lead = utf16_units(text[: text.find(lines[0].text)])
    spans = [Span(kind=span.kind, start=span.start + lead, end=span.end + lead) for span in first.spans]
    return LineReading.model_validate({**first.model_dump(), "spans": spans, "more": more}, from_attributes=True)


def _view(work: Work, line: Line) -> LineRead:
    reading, zone = line.reading, work.actor.zone
    return LineRead(
        depth=line.depth,
        title=reading.title,
        due=due_words(reading.due, work.now),
        due_text=None if reading.due is None else say_due(reading.due, zone),
        repeat=reading.rrule,
        repeat_text=None if reading.rrule is None else _repeat_text(reading, reading.rrule, zone),
        duration_minutes=reading.duration_minutes,
        priority=None if reading.priority is None else name_of(reading.priority),
        labels=[*reading.labels],
        list=None if line.task_list is None else str(line.task_list.id),
        spans=[_span(line.text, mark) for mark in reading.marks],
    )


def _repeat_text(reading: QuickReading, rule: str, zone: tzinfo) -> str:
    return tell(parse_rule(rule), due=reading.due, zone=zone, repeat_from=reading.repeat_from)


def _span(text: str, mark: Mark) -> Span:
    return Span(kind=mark.kind, start=utf16_units(text[: mark.start]), end=utf16_units(text[: mark.end]))
