"""What is said of the time: what it is, and of days and times that are none."""

from datetime import datetime

from saydone.agent.offline.wording import quoted
from saydone.domain.task import Due
from saydone.tools.task_view import TaskView


def now_is(now: datetime) -> str:
    """The day and the time of the user."""
    return f"It is {now:%A}, {now.day} {now:%B %Y}, {now:%H:%M}."


def that_is(due: Due) -> str:
    """The date of a day that was asked about."""
    return f"That is {due:%A}, {due.day} {due:%B %Y}."


def no_day(said: str) -> str:
    """A day that no year has was said; the words stay in the title."""
    return f"There is no {said}, so it has no due date. Say for example “move it to friday”."


def no_time(said: str) -> str:
    """A time that no day has was said; the words stay in the title."""
    return f"There is no {said}, so it is due at no time. Say for example “move it to 5pm”."


def not_then(task: TaskView) -> str:
    """What is to be passed over is not the task's next time."""
    return (
        f"{quoted(task.title)} is due {task.due_text} next, and I can pass over its next time only, so I skipped "
        "nothing. Say “skip it” for that."
    )


def clocks_go_forward(due: datetime) -> str:
    """The due is where the clocks go forward to."""
    return f"The clocks go forward to {due:%H:%M} that day; the time before that is skipped."
