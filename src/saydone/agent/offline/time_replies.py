"""What is said of days and times that are none."""

from datetime import datetime


def no_day(said: str) -> str:
    """A day that no year has was said; the words stay in the title."""
    return f"There is no {said}, so it has no due date. Say for example “move it to friday”."


def no_time(said: str) -> str:
    """A time that no day has was said; the words stay in the title."""
    return f"There is no {said}, so it is due at no time. Say for example “move it to 5pm”."


def clocks_go_forward(due: datetime) -> str:
    """The due is where the clocks go forward to."""
    return f"The clocks go forward to {due:%H:%M} that day; the time before that is skipped."
