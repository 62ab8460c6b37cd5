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
    """Whether there are more than the tasks that ``shown`` gives, so that the last one shown is not the last."""
    return _shown(before, at_end=at_end)[1]


def _shown(before: Sequence[Exchange], *, at_end: bool) -> tuple[tuple[TaskView, ...], bool]:
    """The tasks shown, and whether there are more."""
    for exchange in reversed(before[-_BACK:]):
        tasks = _listed(exchange)
        if tasks is not None:
            more = exchange.done[-1].answer.next_cursor is not None
            return tasks, more or _CUT_SHORT.search(exchange.answered) is not None
        added = _tasks([done for done in written(exchange) if done.call.name == "add_task"])
        if len(added) > 1 or (added and at_end):
            return added, _CUT_SHORT.search(exchange.answered) is not None
    return (), False


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
        missed = _NOT_FOUND.search(said_in(exchange)) is not None
        if missed and _asked(exchange) and not written(exchange):
            # A guess that nobody agreed to.
            return ()
        # What there is instead of a name that was not found was looked at, and not spoken of.
        tasks = (None if missed else _listed(exchange)) or _tasks(written(exchange))
        if tasks:
            return tasks
    return ()


def said_in(exchange: Exchange) -> str:
    """What the user read: the answer, and what was asked with the tool for it."""
    asked = (str(done.call.arguments.get("question", "")) for done in exchange.done if done.call.name == ASK_USER)
    return "\n".join([exchange.answered, *asked])


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
    """The tasks that were read last, all pages of them, when nothing was done after that."""
    calls = [done for done in exchange.done if done.call.name != ASK_USER]
    last = calls[-1] if calls else None
    if last is None or last.call.name not in ("list_tasks", "get_task") or not last.answer.ok:
        return None
    pages = [last]
    for before in reversed(calls[:-1]):
        cursor = pages[0].call.arguments.get("cursor")
        if cursor is None or before.answer.next_cursor != cursor:
            break
        pages.insert(0, before)
    return tuple(task for page in pages for task in page.answer.tasks)


def _tasks(done: Sequence[Done]) -> tuple[TaskView, ...]:
    newest = {task.id: task for made in done for task in made.answer.tasks}
    return tuple(newest.values())
