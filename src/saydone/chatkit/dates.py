"""Dates in the words of a language."""

from datetime import date, datetime

from saydone.domain.wording import Words

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DATE_WORDS = (*_DAYS, *_MONTHS)


def say_when(due: str, words: Words) -> str:
    """A day or a moment as tools write it (ISO 8601, in the user's time): “Mon 2 Mar 2026, 17:00”."""
    if "T" not in due:
        return say_day(date.fromisoformat(due), words)
    moment = datetime.fromisoformat(due)
    return f"{say_day(moment.date(), words)}, {moment:%H:%M}"


def say_day(day: date, words: Words) -> str:
    """“Mon 2 Mar 2026”."""
    return words("{weekday} {day} {month} {year}", **_parts(day, words), year=f"{day.year:04}")


def say_day_of_year(day: date, words: Words) -> str:
    """“Mon 2 Mar”."""
    return words("{weekday} {day} {month}", **_parts(day, words))


def _parts(day: date, words: Words) -> dict[str, object]:
    return {"weekday": words(_DAYS[day.weekday()]), "day": day.day, "month": words(_MONTHS[day.month - 1])}
