"""An insight as tools, REST and widgets show it."""

from collections.abc import Iterable
from datetime import UTC, date

from pydantic import BaseModel, Field

from saydone.domain.insight import Bucket, By, Insight, Period
from saydone.domain.text import counted
from saydone.domain.when.read import say_due

_SHARES = 5


class InsightBucket(BaseModel):
    """A day, a week, a list or a label."""

    name: str = Field(description="As people say it: “Mon 2 Mar”, “Work”.")
    first_day: date | None = Field(description="Of a day or a week.")
    last_day: date | None
    completed: int = Field(description="How often something was done; a task that repeats counts each time.")
    added: int | None = Field(description="Tasks made; null with by=list and by=label.")
    open: int | None = Field(description="Tasks that are open now; null with by=day and by=week.")
    overdue: int = Field(description="Tasks that were overdue when the day or week ended, or are now.")


class InsightView(BaseModel):
    """What was done in a period, in the user's zone."""

    message: str = Field(description="The numbers in a few sentences.")
    first_day: date
    last_day: date
    by: By
    buckets: list[InsightBucket]
    completed: int
    completed_before: int = Field(description="The same for as many days right before.")
    with_due: int = Field(description="Of what was completed, how much had a due.")
    on_time: int = Field(description="Of that, how much was done in time.")
    added: int
    skipped: int
    open: int = Field(description="Tasks that are open now.")
    overdue: int = Field(description="Tasks that are overdue now.")
    streak: int = Field(description="Days in a row with something done, up to today or yesterday.")
    longest_streak: int = Field(description="The most days in a row ever.")
    hours_to_done: float | None = Field(description="Median time from creation to completion, without what repeats.")


def view_insight(insight: Insight) -> InsightView:
    """The view of an insight."""
    return InsightView(
        message=_message(insight),
        first_day=insight.period.first,
        last_day=insight.period.last,
        by=insight.by,
        buckets=[_bucket(bucket) for bucket in insight.buckets],
        completed=insight.completed,
        completed_before=insight.completed_before,
        with_due=insight.with_due,
        on_time=insight.on_time,
        added=insight.added,
        skipped=insight.skipped,
        open=insight.open,
        overdue=insight.overdue,
        streak=insight.streak,
        longest_streak=insight.longest_streak,
        hours_to_done=None if insight.hours_to_done is None else round(insight.hours_to_done, 1),
    )


def in_words(view: InsightView) -> str:
    """The view for those who read text only."""
    return "\n".join([view.message, *(line_of(bucket) for bucket in view.buckets)])


def shares(completed: Iterable[tuple[str, int]]) -> str:
    """The lists or labels in which most was done: “Work: 3, Home: 1.”, in any language."""
    most = sorted(((name, number) for name, number in completed if number), key=lambda each: -each[1])[:_SHARES]
    return f"{', '.join(f'{name}: {number}' for name, number in most)}." if most else ""


def _message(insight: Insight) -> str:
    period = insight.period
    said = _day(period.first) if period.days == 1 else f"{_day(period.first)} to {_day(period.last)}"
    before = "the day" if period.days == 1 else f"the {period.days} days"
    lately = f"{before} before: {insight.completed_before}"
    parts = [f"{said}: {counted(insight.completed, 'task')} completed ({lately}), {insight.added} added."]
    if insight.with_due:
        parts.append(f"In time: {insight.on_time} of {insight.with_due} with a due date.")
    best = max(insight.buckets, key=lambda bucket: bucket.completed, default=None)
    if best is not None and best.days is not None and best.completed and len(insight.buckets) > 1:
        parts.append(f"The most, {best.completed}, on {_name(best)}." if insight.by == "day" else "")
    parts.append(shares((bucket.name, bucket.completed) for bucket in insight.buckets if bucket.days is None))
    parts.append(f"Now {insight.open} open, {insight.overdue} overdue.")
    if insight.streak:
        longest = f", the longest {insight.longest_streak}" if insight.longest_streak > insight.streak else ""
        parts.append(f"Streak: {counted(insight.streak, 'day')} in a row{longest}.")
    if insight.hours_to_done is not None:
        parts.append(f"Tasks were typically done within {_hours(insight.hours_to_done)} of being added.")
    return " ".join(part for part in parts if part)


def _bucket(bucket: Bucket) -> InsightBucket:
    return InsightBucket(
        name=_name(bucket),
        first_day=None if bucket.days is None else bucket.days.first,
        last_day=None if bucket.days is None else bucket.days.last,
        completed=bucket.completed,
        added=bucket.added,
        open=bucket.open,
        overdue=bucket.overdue,
    )


def line_of(bucket: InsightBucket) -> str:
    """A bucket as one line of text."""
    more = f"{bucket.added} added" if bucket.open is None else f"{bucket.open} open"
    return f"{bucket.name}: {bucket.completed} completed, {more}, {bucket.overdue} overdue"


def _name(bucket: Bucket) -> str:
    days: Period | None = bucket.days
    if days is None:
        return bucket.name
    return _day(days.first) if days.days == 1 else f"{_day(days.first)} – {_day(days.last)}"


def _day(day: date) -> str:
    """“Mon 2 Mar”; the year is the period's to say."""
    return say_due(day, UTC).rsplit(" ", 1)[0]


def _hours(hours: float) -> str:
    if hours < 1:
        return counted(max(1, round(hours * 60)), "minute")
    if hours < 48:
        return f"{round(hours, 1):g} hours"
    return f"{round(hours / 24, 1):g} days"
