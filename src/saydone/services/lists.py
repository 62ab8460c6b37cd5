"""What can be done with lists. Everyone has an Inbox, which can be neither renamed, archived nor deleted."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.change import ChangeKind
from saydone.domain.task import Task, clean_description
from saydone.domain.task_list import Color, ListChange, TaskList, clean_name
from saydone.domain.text import shown_text
from saydone.domain.version import Seen, is_seen
from saydone.errors import Conflict, InvalidInput, NotFound, Stale
from saydone.services import access, trash
from saydone.services.suggesting import suggestion
from saydone.services.writing import write_all as write_tasks
from saydone.store import journal, list_contents
from saydone.store import lists as store
from saydone.store.order import GAP, last_position

State = Literal["used", "archived", "deleted"]


@dataclass(frozen=True, slots=True)
class DeletedList:
    """A list as it was, and its tasks as they were, which went to the trash with it."""

    task_list: TaskList
    tasks: list[Task]


async def listing(session: AsyncSession, actor: Actor, *, state: State = "used") -> list[TaskList]:
    """The lists that the actor sees, the Inbox first, then in their order."""
    sees = await access.visible(session, actor)
    return await store.all_lists(session, sees, archived=state == "archived", deleted=state == "deleted")


async def find(session: AsyncSession, actor: Actor, words: str) -> TaskList:
    """The list of that name, or of that id ("3" or "#3") when none has the name. Raises ``NotFound``, which says what
    lists there are."""
    found = await store.named(session, await access.visible(session, actor), " ".join(words.split()))
    if found:
        return found[0]
    number = access.number_in(words)
    if number is None:
        names = [each.name for each in await listing(session, actor)]
        raise NotFound(f"There is no list “{shown_text(words)}”. {suggestion(words, names)}")
    return await access.the_list(session, actor, number)


async def open_counts(session: AsyncSession, actor: Actor) -> dict[int, int]:
    """How many open tasks are in each list that the actor sees; lists without any are left out."""
    return await list_contents.open_counts(session, await access.visible(session, actor))


async def gone_with(session: AsyncSession, actor: Actor, list_id: int) -> list[Task]:
    """The tasks that go when a list is deleted, held until the transaction ends. Raises as ``delete`` does."""
    return await list_contents.tasks_in(session, (await _to_delete(session, actor, list_id)).id)


async def create(
    session: AsyncSession, actor: Actor, name: str, *, description: str = "", color: Color = "gray", now: datetime
) -> TaskList:
    """Make a list, after the others. Raises ``InvalidInput``, or ``Conflict`` when there is one of that name."""
    moment = now.astimezone(UTC)
    new = TaskList(
        id=0,
        owner_id=actor.user_id,
        name=clean_name(name, "a list"),
        description=clean_description(description),
        color=color,
        position=await store.last_position(session, actor.user_id),
        is_inbox=False,
        archived_at=None,
        created_at=moment,
        updated_at=moment,
        deleted_at=None,
        version=1,
    )
    made = await store.insert(session, new)
    await journal.record(session, actor, "add", None, made, now)
    return made


async def change(session: AsyncSession, actor: Actor, list_id: int, change: ListChange, *, now: datetime) -> TaskList:
    """Rename, describe or recolour a list. Raises ``NotFound``, ``InvalidInput``, ``Conflict`` when there is another
    of that name, and ``Stale`` when ``expected_version`` is not the list's."""
    before = await _mine(session, actor, list_id)
    check_version(change.expected_version, before)
    if change.name is not None and before.is_inbox:
        raise InvalidInput("The Inbox keeps its name.")
    after = replace(
        before,
        name=before.name if change.name is None else clean_name(change.name, "a list"),
        description=before.description if change.description is None else clean_description(change.description),
        color=before.color if change.color is None else change.color,
    )
    return await write(session, actor, "update", before, after, now)


async def archive(session: AsyncSession, actor: Actor, list_id: int, *, now: datetime) -> TaskList:
    """Put a list aside, with its tasks as they are. Raises ``NotFound``, and ``InvalidInput`` on the Inbox."""
    before = await _mine(session, actor, list_id)
    if before.is_inbox:
        raise InvalidInput("The Inbox cannot be archived.")
    archived_at = before.archived_at or now.astimezone(UTC)
    return await write(session, actor, "archive", before, replace(before, archived_at=archived_at), now)


async def unarchive(session: AsyncSession, actor: Actor, list_id: int, *, now: datetime) -> TaskList:
    """Bring an archived list back. Raises ``NotFound``, and ``Conflict`` when its name is taken by now."""
    before = await _mine(session, actor, list_id)
    return await write(session, actor, "unarchive", before, replace(before, archived_at=None), now)


async def move(
    session: AsyncSession, actor: Actor, list_id: int, *, before: int | None = None, now: datetime
) -> list[TaskList]:
    """Put a list before another of the actor's, or last; returns the actor's lists in their new order."""
    moved = await _mine(session, actor, list_id)
    mine = [each for each in await listing(session, actor) if each.owner_id == actor.user_id]
    others = [each for each in mine if each.id != moved.id and not each.is_inbox]
    if moved.is_inbox or before in {each.id for each in mine if each.is_inbox}:
        raise Conflict("The Inbox comes first. Name another of your lists to put one before it.")
    if before is not None and before not in {each.id for each in others}:
        raise NotFound(f"There is no other list {before} of yours to put it before.")
    at = len(others) if before is None else [each.id for each in others].index(before)
    ordered = [*(each for each in mine if each.is_inbox), *others[:at], moved, *others[at:]]
    for place, each in enumerate(ordered, start=1):
        await write(session, actor, "order", each, replace(each, position=place * GAP), now)
    return await listing(session, actor)


async def delete(
    session: AsyncSession, actor: Actor, list_id: int, *, keep_tasks: bool = False, now: datetime
) -> DeletedList:
    """Put a list into the trash together with its tasks: nothing of it is left behind in the Inbox, and restoring
    it brings all of it back. With ``keep_tasks`` they go to the end of the Inbox instead.

    Raises ``NotFound``, and ``InvalidInput`` on the Inbox.
    """
    before = await _to_delete(session, actor, list_id)
    tasks = await list_contents.tasks_in(session, list_id)
    if keep_tasks:
        await _to_inbox(session, actor, tasks, now)
    else:
        await trash.discard(session, actor, tasks, now)
    await discard(session, actor, before, now)
    return DeletedList(before, tasks)


async def restore(session: AsyncSession, actor: Actor, list_id: int, *, now: datetime) -> tuple[TaskList, list[Task]]:
    """Bring a list back from the trash, with the tasks that were deleted with it. Raises ``NotFound``, and
    ``Conflict`` when its name is taken by now."""
    gone = await access.the_list(session, actor, list_id, deleted=True, for_change=True)
    (await access.visible(session, actor)).check_owner(gone.id, gone.owner_id)
    operation = await store.delete_operation(session, list_id)
    back = await undelete(session, actor, gone, gone, now)
    tasks = await list_contents.tasks_in(session, list_id, deleted_in=operation)
    return back, await trash.undelete_all(session, actor, [(task, task) for task in tasks], now)


async def write(
    session: AsyncSession, actor: Actor, kind: ChangeKind, before: TaskList, after: TaskList, now: datetime
) -> TaskList:
    """Make one list into another; the same is no write. Raises ``Conflict`` when its name is taken."""
    if after == before:
        return before
    after = replace(after, version=before.version + 1, updated_at=now.astimezone(UTC))
    await store.save(session, after)
    await journal.record(session, actor, kind, before, after, now)
    return after


async def discard(session: AsyncSession, actor: Actor, task_list: TaskList, now: datetime) -> None:
    """Put a list, in which nothing is any more, into the trash."""
    moment = now.astimezone(UTC)
    gone = replace(task_list, deleted_at=moment, updated_at=moment, version=task_list.version + 1)
    await store.save(session, gone, delete_operation=actor.operation)
    await journal.record(session, actor, "delete", task_list, None, now)


async def undelete(session: AsyncSession, actor: Actor, gone: TaskList, back: TaskList, now: datetime) -> TaskList:
    """Bring a list back as ``back``. Raises ``Conflict`` when its name is taken by now."""
    back = replace(back, deleted_at=None, updated_at=now.astimezone(UTC), version=gone.version + 1)
    await store.save(session, back)
    await journal.record(session, actor, "restore", None, back, now)
    return back


def check_version(expected: Seen, task_list: TaskList) -> None:
    """Raises ``Stale``, with the list as it stands, when the caller saw another version of it."""
    if not is_seen(task_list.version, expected):
        raise Stale(
            f"The list “{task_list.name}” was changed meanwhile. Look at it again before you change it.", task_list
        )


async def _to_inbox(session: AsyncSession, actor: Actor, tasks: list[Task], now: datetime) -> None:
    inbox = await store.inbox_of(session, actor.user_id)
    end = await last_position(session, inbox.id)
    ordered = enumerate(sorted(tasks, key=lambda task: (task.position, task.id)))
    moved = [(task, replace(task, list_id=inbox.id, position=end + place * GAP)) for place, task in ordered]
    await write_tasks(session, actor, [("update", task, there) for task, there in moved], now)


async def _to_delete(session: AsyncSession, actor: Actor, list_id: int) -> TaskList:
    found = await _mine(session, actor, list_id)
    if found.is_inbox:
        raise InvalidInput("The Inbox cannot be deleted.")
    return found


async def _mine(session: AsyncSession, actor: Actor, list_id: int) -> TaskList:
    found = await access.the_list(session, actor, list_id, for_change=True)
    (await access.visible(session, actor)).check_owner(found.id, found.owner_id)
    return found
