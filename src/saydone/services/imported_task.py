"""One task of a file: checked as any other, kept with the times that the file says."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.change import Record
from saydone.domain.comment import Comment, clean_comment
from saydone.domain.completion import Completion
from saydone.domain.exchange.archive import ArchivedCompletion, ArchivedTask
from saydone.domain.recurrence.expand import first_day
from saydone.domain.recurrence.fit import settle
from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.reminder import REMINDERS_MAX, Reminder, checked_reminder
from saydone.domain.task import Due, Task, check_span, checked_due, checked_duration, clean_description, clean_title
from saydone.domain.when.moment import localize
from saydone.errors import AppError, InvalidInput
from saydone.store import comments, completions, journal, reminders
from saydone.store import tasks as store

TellLine = Callable[[int | None, str, str, str], None]
"""Puts a note into the report: line, item, kind, reason."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a task goes."""

    list_id: int
    depth: int
    position: int


@dataclass(frozen=True, slots=True)
class _Repeats:
    due: Due | None
    rrule: str | None
    zone: str | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """A task and what belongs to it, checked, without ids."""

    task: Task
    comments: Sequence[Comment]
    reminders: Sequence[Reminder]
    completions: Sequence[Completion]


def checked(
    actor: Actor, task: ArchivedTask, place: Placed, names: tuple[str, ...], ids: tuple[int, ...], *, exact: bool,
    note: TellLine, now: datetime,
) -> Incoming:  # fmt: skip
    """What is kept of a task; what cannot be kept of it is noted. Raises ``InvalidInput`` when nothing can."""
    new = _checked(actor, task, place, names, ids, exact, note, now)
    done = task.completions
    if not done and new.status == "completed":
        done = (ArchivedCompletion(due=new.due, at=new.completed_at or now),)
    return Incoming(
        task=new,
        comments=[*_comments(actor, task, note, now)],
        reminders=[*_reminders(actor, task, note)],
        completions=[_completion(actor, each) for each in done],
    )


async def keep(session: AsyncSession, actor: Actor, incoming: Sequence[Incoming], now: datetime) -> list[int]:
    """Keep tasks with what belongs to them, and return their ids."""
    tasks = await store.insert_all(session, [each.task for each in incoming], actor.zone)
    ids = [task.id for task in tasks]
    own = list(zip(ids, incoming, strict=True))
    said = [replace(comment, task_id=number) for number, each in own for comment in each.comments]
    minded = [replace(reminder, task_id=number) for number, each in own for reminder in each.reminders]
    done = [replace(completion, task_id=number) for number, each in own for completion in each.completions]
    made: list[Record] = [
        *tasks,
        *await comments.RECORDS.insert_all(session, said),
        *await reminders.RECORDS.insert_all(session, minded),
        *await completions.RECORDS.insert_all(session, done),
    ]
    await journal.record_all(session, actor, [("add", None, each) for each in made], now)
    return ids


def _checked(
    actor: Actor, task: ArchivedTask, place: Placed, names: tuple[str, ...], ids: tuple[int, ...], exact: bool,
    note: TellLine, now: datetime,
) -> Task:  # fmt: skip
    title, description = clean_title(task.title), clean_description(task.description)
    repeats = _repeats(actor, task, _due(actor, task, task.due, note), exact, note, now)
    start = _start(actor, task, repeats.due, note)
    created, updated = (_moment_or_now(actor, moment, now) for moment in (task.created_at, task.updated_at))
    completed = _moment_or_now(actor, task.completed_at, now) if task.status == "completed" else None
    return Task(
        id=0,
        owner_id=actor.user_id,
        list_id=place.list_id,
        parent_id=None,
        position=place.position,
        title=title,
        description=description,
        status=task.status,
        priority=task.priority,
        due=repeats.due,
        start=start,
        duration_minutes=_duration(task, note),
        rrule=repeats.rrule,
        repeat_from=task.repeat_from if repeats.rrule else "due",
        due_zone=repeats.zone,
        labels=names,
        label_ids=ids,
        created_at=created,
        updated_at=updated,
        completed_at=completed,
        version=1,
    )


def _due(actor: Actor, task: ArchivedTask, value: Due | None, note: TellLine) -> Due | None:
    try:
        return None if value is None else checked_due(_aware(actor, value))
    except AppError as error:
        note(task.line, task.title, "changed", error.message)
        return None


def _start(actor: Actor, task: ArchivedTask, due: Due | None, note: TellLine) -> Due | None:
    start = _due(actor, task, task.start, note)
    try:
        check_span(start, due, actor.zone)
    except AppError:
        note(task.line, task.title, "changed", "Its start lies after its due, so it came in without a start.")
        return None
    return start


def _duration(task: ArchivedTask, note: TellLine) -> int | None:
    try:
        checked_duration(task.duration_minutes)
    except AppError as error:
        note(task.line, task.title, "changed", error.message)
        return None
    return task.duration_minutes


def _repeats(actor: Actor, task: ArchivedTask, due: Due | None, exact: bool, note: TellLine, now: datetime) -> _Repeats:
    """The due and the rule as they are kept. A rule that Saydone wrote is as it was kept; another's is fitted."""
    if task.rrule is None:
        return _Repeats(due, None, None)
    zone = _zone(actor, task.due_zone)
    try:
        rule = parse_rule(task.rrule)
        today = now.astimezone(zone).date()
        first = due if due is not None else first_day(rule, today) or today
        timed = rule.freq == "HOURLY" or rule.hours or rule.minutes
        if exact and (isinstance(first, datetime) or not timed):
            return _Repeats(first, str(rule), zone.key)
        if task.status == "completed":
            raise InvalidInput("It is done.")
        return _Repeats(first, str(settle(rule, first, zone=zone)), zone.key)
    except (AppError, OverflowError) as error:
        reason = error.message if isinstance(error, AppError) else "Its repetition leaves the calendar."
        note(task.line, task.title, "changed", f"{reason} It came in without the repetition.")
        return _Repeats(due, None, None)


def _comments(actor: Actor, task: ArchivedTask, note: TellLine, now: datetime) -> Iterator[Comment]:
    for each in task.comments:
        created = _moment_or_now(actor, each.created_at, now)
        updated = created if each.updated_at is None else _moment(actor, each.updated_at)
        try:
            text = clean_comment(each.text)
        except AppError as error:
            note(task.line, task.title, "changed", error.message)
            continue
        yield Comment(
            id=0, task_id=0, author_id=actor.user_id, text=text, created_at=created, updated_at=updated, version=1
        )


def _reminders(actor: Actor, task: ArchivedTask, note: TellLine) -> Iterator[Reminder]:
    for each in task.reminders[:REMINDERS_MAX]:
        try:
            at, minutes = checked_reminder(None if each.at is None else _moment(actor, each.at), each.minutes_before)
        except AppError as error:
            note(task.line, task.title, "changed", error.message)
            continue
        yield Reminder(id=0, task_id=0, user_id=actor.user_id, at=at, minutes_before=minutes)


def _completion(actor: Actor, each: ArchivedCompletion) -> Completion:
    due = None if each.due is None else _aware(actor, each.due)
    moment = due if isinstance(due, datetime) else None
    return Completion(
        id=0, task_id=0, owner_id=actor.user_id, by_user_id=actor.user_id, at=_moment(actor, each.at),
        skipped=each.skipped, due_on=None if moment else due, due_at=moment,
    )  # fmt: skip


def _zone(actor: Actor, name: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(name) if name else actor.zone
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return actor.zone


def _aware(actor: Actor, value: Due) -> Due:
    try:
        return localize(value, actor.zone) if isinstance(value, datetime) and value.tzinfo is None else value
    except (OverflowError, ValueError) as error:
        raise InvalidInput("It has a date that is beyond the calendar.") from error


def _moment(actor: Actor, value: datetime) -> datetime:
    """A moment in the past or future as it is kept, in UTC. Raises ``InvalidInput``."""
    try:
        found = checked_due(_aware(actor, value))
    except OverflowError as error:
        raise InvalidInput("It has a date that is beyond the calendar.") from error
    if not isinstance(found, datetime):
        raise InvalidInput("A moment has a time.")
    return found


def _moment_or_now(actor: Actor, value: datetime | None, now: datetime) -> datetime:
    return now.astimezone(UTC) if value is None else _moment(actor, value)
