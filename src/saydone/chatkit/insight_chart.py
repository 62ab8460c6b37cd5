"""An insight as a card with ChatKit's ``Chart``."""

from typing import Any

from saydone.chatkit.dates import say_day_of_year
from saydone.domain.wording import Words
from saydone.tools.insight_view import InsightBucket, InsightView, shares

Json = dict[str, Any]

_MOST = 60
"""More bars than that cannot be told apart; of lists and labels, those with the most done come first."""


def chart_card(insight: InsightView, words: Words) -> Json:
    """The card: of which days it is, and the numbers as bars. The answer above it has them in sentences."""
    timed = insight.by in ("day", "week")
    shown = insight.buckets[-_MOST:] if timed else insight.buckets[:_MOST]
    beside = ("added", "Added") if timed else ("open", "Open")
    # Two labels may look the same on an axis; rows that share a name would be drawn as one.
    data = [
        {"place": str(place), "completed": bucket.completed, beside[0]: getattr(bucket, beside[0]) or 0,
         "overdue": bucket.overdue}
        for place, bucket in enumerate(shown)
    ]  # fmt: skip
    series: list[Json] = [
        {"type": "bar", "dataKey": "completed", "label": words("Completed"), "color": "green"},
        {"type": "bar", "dataKey": beside[0], "label": words(beside[1]), "color": "blue"},
        {"type": "line", "dataKey": "overdue", "label": words("Overdue"), "color": "red"},
    ]
    chart: Json = {
        "type": "Chart",
        "data": data,
        "series": series,
        "xAxis": {
            "dataKey": "place",
            "labels": {str(place): _name(bucket, words) for place, bucket in enumerate(shown)},
        },
        "showYAxis": True,
        "showLegend": True,
        "showTooltip": True,
        "height": 220,
    }
    children: list[Json] = [
        {
            "type": "Title",
            "size": "sm",
            "value": words.number("{count} completed", "{count} completed", insight.completed),
        },
        {"type": "Text", "value": _caption(insight, words), "size": "sm", "color": "secondary"},
    ]
    return {"type": "Card", "size": "lg", "children": [*children, chart] if data else children}


def _caption(insight: InsightView, words: Words) -> str:
    now = words("Now {open} open, {overdue} overdue.", open=insight.open, overdue=insight.overdue)
    return f"{_days(insight, words)}. {now}"


def _days(insight: InsightView, words: Words) -> str:
    first, last = say_day_of_year(insight.first_day, words), say_day_of_year(insight.last_day, words)
    return first if first == last else words("{first} to {last}", first=first, last=last)


def told(insight: InsightView, words: Words) -> str:
    """The numbers in sentences: in English all that the tool says, in other languages what matters most of it."""
    if words.language == "en":
        return insight.message
    parts = [
        words.number(
            "{said}: {count} task completed ({before} before), {added} added.",
            "{said}: {count} tasks completed ({before} before), {added} added.",
            insight.completed,
            said=_days(insight, words),
            before=insight.completed_before,
            added=insight.added,
        )
    ]
    if insight.with_due:
        said = "In time: {on_time} of {with_due} with a due date."
        parts.append(words(said, on_time=insight.on_time, with_due=insight.with_due))
    lists = [bucket for bucket in insight.buckets if bucket.first_day is None]
    parts.append(shares((_name(bucket, words), bucket.completed) for bucket in lists))
    parts.append(words("Now {open} open, {overdue} overdue.", open=insight.open, overdue=insight.overdue))
    if insight.streak:
        said = "Streak: {count} day in a row.", "Streak: {count} days in a row."
        parts.append(words.number(*said, insight.streak))
    return " ".join(filter(None, parts))


def _name(bucket: InsightBucket, words: Words) -> str:
    if words.language == "en" or bucket.first_day is None or bucket.last_day is None:
        return bucket.name
    first, last = say_day_of_year(bucket.first_day, words), say_day_of_year(bucket.last_day, words)
    return first if first == last else f"{first} – {last}"
