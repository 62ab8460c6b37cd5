"""One thing done to many tasks at once: those that a query finds, or those named. It asks first where that takes much
away."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.task import BATCH_MAX, Priority, Task, TaskChange
from saydone.domain.task_query import PAGE_MAX, TaskQuery
from saydone.domain.text import shown_text
from saydone.domain.when.timing import read_timing
from saydone.errors import InvalidInput, about
from saydone.services import access, completion, going_along, lists, tasks, trash
from saydone.services.access import NamedTasks
from saydone.services.completion import SubtaskRule
from saydone.services.confirming import is_confirmed, was_shown
from saydone.services.outcome import Outcome, merged

Deed = Literal["complete", "reopen", "delete", "move", "label", "unlabel", "reschedule", "priority"]
MOST = 1000
NEEDS = {
    "move": "the list to move them to", "label": "the label", "unlabel": "the label",
    "reschedule": "the new due, or “none”", "priority": "the priority, p1 to p4",
}  # fmt: skip
"""What is to be said besides which tasks."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done; ``to`` is the list, the label, the due in words (“every monday” repeats as well) or the
    priority that it is done with.

    ``confirm_over`` is how many tasks may be completed or deleted without being asked, what goes along included.
    """

    do: Deed
    to: str = ""
    subtasks: SubtaskRule = "with-parent"
    confirm_over: int = 5

    @property
    def action(self) -> str:
        """What a confirmation is for."""
        return f"{self.do} {self.to.strip()}"


async def selected(session: AsyncSession, actor: Actor, query: str, order: Order, *, now: datetime) -> list[Task]:
    """The tasks that ``query`` finds; unless it says which, open ones, and to be opened again completed ones.

    Raises ``InvalidInput`` on an empty query, and on one that finds more than can be done at once.
    """
    if not query.strip():
        raise InvalidInput("Say which tasks, by a query such as “overdue & #Work”. An empty query selects nothing.")
    found: list[Task] = []
    cursor: str | None = None
    status = "completed" if order.do == "reopen" else None
    while True:
        wanted = TaskQuery(status=status, query=query, limit=PAGE_MAX, cursor=cursor)
        page = await tasks.listing(session, actor, wanted, now=now)
        if max(page.total, len(found) + len(page.tasks)) > MOST:
            raise InvalidInput(f"That is more than {MOST} tasks at once. Narrow the query.")
        found += page.tasks
        cursor = page.next_cursor
        if cursor is None:
            return found


async def named(session: AsyncSession, actor: Actor, ids: Sequence[str]) -> NamedTasks:
    """The tasks of these ids, held until the transaction ends. Raises ``InvalidInput`` on none, and on too many."""
    if not ids:
        raise InvalidInput("Nothing was named. Name at least one task.")
    if len(ids) > MOST:
        raise InvalidInput(f"That is more than {MOST} tasks at once. Name fewer.")
    return await access.named_tasks(session, actor, ids, for_change=True)


async def going(
    session: AsyncSession, actor: Actor, found: Sequence[Task], order: Order, *, now: datetime
) -> list[Task]:
    """The tasks that the order is about, and those that go along with them where it takes them away."""
    if order.do not in ("complete", "delete"):
        return list(found)
    return await going_along.taken_away(session, actor, found, order.do, subtasks=order.subtasks, now=now)


async def must_ask(
    session: AsyncSession, actor: Actor, found: Sequence[Task], about: Sequence[Task], order: Order, confirm: str, *,
    now: datetime,
) -> bool:  # fmt: skip
    """Whether the user is to be asked before: about many completions or deletions, and about everything there is.
    ``about`` is what goes with what was ``found``, as ``going`` says; that is what ``confirm`` is for.

    Raises ``Conflict`` when ``confirm`` is right, and the user cannot have agreed yet.
    """
    if found and was_shown(actor, confirm):
        return not is_confirmed(actor, confirm, order.action, about)
    if len(about) <= 1:
        return False
    many = order.do in ("complete", "delete") and len(about) > order.confirm_over
    if not many:
        if len(found) <= 1:
            return False
        there = await tasks.listing(session, actor, TaskQuery(status=found[0].status, limit=1), now=now)
        if len(found) < there.total:
            return False
    return not is_confirmed(actor, confirm, order.action, about)


async def carry_out(
    session: AsyncSession, actor: Actor, found: Sequence[Task], order: Order, *, now: datetime
) -> Outcome:
    """Do it to tasks that were selected. Raises ``InvalidInput`` and ``NotFound`` on what it is to be done with."""
    change = await change_by(session, actor, order, now=now)
    if order.do == "complete":
        ids = [str(task.id) for task in found]
        return await completion.complete_all(session, actor, ids, subtasks=order.subtasks, now=now)
    present = {str(task.id): task for task in found}
    done: list[Outcome] = []
    for ids in _batches(found):
        if order.do == "reopen":
            done.append(await completion.reopen(session, actor, ids, now=now))
        elif order.do == "delete":
            done.append(await trash.delete(session, actor, ids, now=now))
        else:
            changes = [(number, change(present[number])) for number in ids]
            done.append(await tasks.update(session, actor, changes, now=now))
    return merged(done)


async def change_by(
    session: AsyncSession, actor: Actor, order: Order, *, now: datetime
) -> Callable[[Task], TaskChange]:
    """What becomes of a task by what the order does it with. Raises ``InvalidInput`` and ``NotFound``."""
    to = order.to.strip()
    if order.do in NEEDS and not to:
        raise InvalidInput(f"Say in “to” {NEEDS[order.do]}.")
    if order.do == "reschedule":
        with about("to"):
            timing = read_timing(due=to, start=None, duration=None, repeat=None, now=now.astimezone(actor.zone))
        return lambda task: timing.change(task, now.astimezone(actor.zone))
    with about("to"):
        change = await _same_for_all(session, actor, order.do, to)
    return lambda _: change


async def _same_for_all(session: AsyncSession, actor: Actor, do: Deed, to: str) -> TaskChange:
    match do:
        case "move":
            return TaskChange(list_id=(await lists.find(session, actor, to)).id)
        case "label":
            return TaskChange(add_labels=(to,))
        case "unlabel":
            return TaskChange(remove_labels=(to,))
        case "priority":
            return TaskChange(priority=_priority(to))
        case _:
            return TaskChange()


def _priority(words: str) -> Priority:
    number = words.lower().removeprefix("p")
    if number not in ("1", "2", "3", "4"):
        raise InvalidInput(f"“{shown_text(words)}” is no priority. It goes from p1, the most urgent, to p4.")
    return cast(Priority, int(number))


def _batches(found: Sequence[Task]) -> Iterator[list[str]]:
    """The ids, subtasks before their parents: what is done to a parent may reach them as well."""
    by_id = {task.id: task for task in found}

    def depth(task: Task) -> int:
        above = by_id.get(task.parent_id or 0)
        return 0 if above is None else 1 + depth(above)

    ordered = sorted(found, key=lambda task: -depth(task))
    for start in range(0, len(ordered), BATCH_MAX):
        yield [str(task.id) for task in ordered[start : start + BATCH_MAX]]
