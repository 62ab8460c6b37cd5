"""What the conversation was about: the tasks last shown, last touched, last written."""

import re
from collections.abc import Sequence

from saydone.agent.ask_user import ASK_USER
from saydone.agent.offline.transcript import Done, Exchange
from saydone.domain.when.pattern import Pattern
from saydone.tools.task_view import TaskView

WRITES = frozenset({"add_task", "update_task", "complete_task", "delete_task"})
_BACK = 20
_NOT_FOUND = Pattern(r"\bI found no task called “")
_CUT_SHORT = Pattern(r"^… and \d+ more\.", re.M)


def shown(before: Sequence[Exchange], *, at_end: bool = False) -> tuple[TaskView, ...]:
    """The tasks that "the second one" counts in: the newest list, candidates, or several tasks added at once.

    ``at_end``: it counts from the end, and so "the last one" may be the task just added.
    """
    return _shown(before, at_end=at_end)[0]


def cut_short(before: Sequence[Exchange], *, at_end: bool = False) -> bool:
    """Whether the tasks that ``shown`` gives were not all told in words, so that the last one told is not the last."""
    return _CUT_SHORT.search(_shown(before, at_end=at_end)[1]) is not None


def _shown(before: Sequence[Exchange], *, at_end: bool) -> tuple[tuple[TaskView, ...], str]:
    """The tasks shown, and the words that they were told in."""
    for exchange in reversed(before[-_BACK:]):
        tasks = _listed(exchange)
        if tasks is not None:
            return tasks, exchange.answered
        added = _tasks([done for done in written(exchange) if done.call.name == "add_task"])
        if len(added) > 1 or (added and at_end):
            return added, exchange.answered
    return (), ""


def trash_shown(before: Sequence[Exchange]) -> tuple[TaskView, ...]:
    """What the trash was shown to hold, where no other list was shown since."""
    for exchange in reversed(before[-_BACK:]):
        last = exchange.done[-1] if exchange.done else None
        if last and last.call.name == "trash" and last.call.arguments.get("do", "list") == "list" and last.answer.ok:
            return tuple(last.answer.tasks)
        if _listed(exchange) is not None:
            return ()
    return ()


def focus(before: Sequence[Exchange]) -> tuple[TaskView, ...]:
    """The tasks that "it" or "them" are: those last written, shown or asked about."""
    for exchange in reversed(before[-_BACK:]):
        # What there is instead of a name that was not found was looked at, and not spoken of.
        listed = None if _NOT_FOUND.search(exchange.answered) and not _asked(exchange) else _listed(exchange)
        tasks = listed or _tasks(written(exchange))
        if tasks:
            return tasks
    return ()


def _asked(exchange: Exchange) -> bool:
    return "?" in exchange.answered or any(done.call.name == ASK_USER for done in exchange.done)


def written(exchange: Exchange) -> list[Done]:
    """The calls of an exchange that changed something."""
    return [done for done in exchange.done if done.call.name in WRITES and done.answer.ok]


def found_before(exchange: Exchange, write: Done) -> dict[str, TaskView]:
    """The tasks as they were read in this exchange before the write, by id."""
    reads = exchange.done[: exchange.done.index(write)]
    return {task.id: task for done in reads if done.call.name not in WRITES for task in done.answer.tasks}


def _listed(exchange: Exchange) -> tuple[TaskView, ...] | None:
    """The tasks of the last call, when that was one that only reads."""
    last = next((done for done in reversed(exchange.done) if done.call.name != ASK_USER), None)
    if last is None or last.call.name not in ("list_tasks", "get_task") or not last.answer.ok:
        return None
    return tuple(last.answer.tasks)


def _tasks(done: Sequence[Done]) -> tuple[TaskView, ...]:
    newest = {task.id: task for made in done for task in made.answer.tasks}
    return tuple(newest.values())
