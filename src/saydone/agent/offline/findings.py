"""What is looked for, and what was found of it."""

from dataclasses import dataclass

from saydone.agent.offline.reading import Intent, Target
from saydone.agent.offline.transcript import Call
from saydone.tools.task_view import TaskView


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target, and what is to be done with it; ``said`` is the whole message."""

    target: Target
    intent: Intent
    said: str


@dataclass(frozen=True, slots=True)
class Found:
    """The tasks meant, or several of which one is meant (``unsure``), or some that are only ``close``.

    ``problem`` says what was not found; ``missed`` is a name that no task has, ``others`` are those that there are.
    ``ask_first``: it may be everything there is, so that the user is asked first.
    """

    tasks: tuple[TaskView, ...] = ()
    unsure: tuple[TaskView, ...] = ()
    close: tuple[TaskView, ...] = ()
    problem: str = ""
    missed: str = ""
    others: tuple[TaskView, ...] = ()
    ask_first: bool = False
    call: Call | None = None
    """What does it to all of them, where they are too many to be looked at."""
