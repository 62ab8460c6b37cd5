"""What can be done with files of tasks: who may change a task may add and remove them, who sees it may read them."""

from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.task import Task
from saydone.domain.task_file import FILES_MAX, TaskFile
from saydone.domain.text import shown_text
from saydone.errors import Conflict, InvalidInput, NotFound
from saydone.services import access
from saydone.services.file_missing import AttachmentNotFound, no_such_file
from saydone.services.file_names import clean_name
from saydone.store import attachments, journal
from saydone.store import task_files as store
from saydone.store.attachments import StoredAttachment

REMOVED_LIFE = timedelta(days=30)
"""How long the bytes of a file that was removed stay: an undo needs them."""
# Longer than any look for what nothing uses, which may have begun before it was used.
_SAFE = timedelta(hours=1)


async def attach(
    session: AsyncSession, actor: Actor, task_id: str, attachment_id: str, *, now: datetime
) -> tuple[TaskFile, StoredAttachment]:
    """Let a file that the actor uploaded belong to a task. Raises ``NotFound``, ``Forbidden``, ``InvalidInput`` when
    its bytes have not come, and ``Conflict`` when something else uses it, or the task has as many as it may have."""
    task = await access.the_task(session, actor, task_id, for_change=True)
    found = (await attachments.of_user(session, actor.user_id, [attachment_id], for_change=True)).get(attachment_id)
    if found is None or found.state == "deleting":
        raise AttachmentNotFound
    if found.state != "ready":
        raise InvalidInput(f"“{found.name}” has not been uploaded yet.")
    if len(await store.of_task(session, task.id)) >= FILES_MAX:
        raise Conflict(f"“{task.title}” has {FILES_MAX} files already; that is the most.")
    file = await store.insert(session, TaskFile(0, task.id, found.id, actor.user_id, found.name, now.astimezone(UTC)))
    await attachments.keep_until(session, found.id, now.astimezone(UTC) + _SAFE)
    await journal.record(session, actor, "add", None, file, now)
    return file, found


async def attach_new(
    session: AsyncSession, actor: Actor, task_id: int, attachment_id: str, name: str, *, now: datetime
) -> None:
    """Let a file that came in for it belong to a new task of the actor's. Raises ``Conflict``."""
    moment = now.astimezone(UTC)
    file = await store.insert(session, TaskFile(0, task_id, attachment_id, actor.user_id, clean_name(name), moment))
    await attachments.keep_until(session, attachment_id, moment + _SAFE)
    await journal.record(session, actor, "add", None, file, now)


async def attach_named(session: AsyncSession, actor: Actor, task: Task, name: str, *, now: datetime) -> None:
    """Let the newest file of that name that the actor sent or uploaded belong to a task; one that does already stays.
    Raises as ``attach`` does."""
    found = await attachments.newest_named(session, actor.user_id, name.strip())
    if found is None:
        raise no_such_file(name)
    if found.id not in {stored.id for _, stored in await store.of_task(session, task.id)}:
        await attach(session, actor, str(task.id), found.id, now=now)


async def remove_named(session: AsyncSession, actor: Actor, task: Task, name: str, *, now: datetime) -> None:
    """Take the files of that name from a task. Raises ``NotFound``, ``Forbidden``."""
    named = [stored for file, stored in await store.of_task(session, task.id) if _same(file.name, name)]
    if not named:
        raise NotFound(f"“{task.title}” has no file “{shown_text(name)}”.")
    for stored in named:
        await remove(session, actor, str(task.id), stored.id, now=now)


async def listing(session: AsyncSession, actor: Actor, task_id: str) -> list[tuple[TaskFile, StoredAttachment]]:
    """A task's files, the oldest first. Raises ``NotFound``."""
    task = await access.the_task(session, actor, task_id, for_change=False)
    return await store.of_task(session, task.id)


async def remove(session: AsyncSession, actor: Actor, task_id: str, attachment_id: str, *, now: datetime) -> None:
    """Take a file from a task; undo brings it back for some weeks. Raises ``NotFound``, ``Forbidden``."""
    task = await access.the_task(session, actor, task_id, for_change=True)
    for file, _ in await store.of_task(session, task.id):
        if file.attachment_id == attachment_id:
            await store.RECORDS.remove(session, file.id)
            await attachments.keep_until(session, attachment_id, now.astimezone(UTC) + REMOVED_LIFE)
            await journal.record(session, actor, "delete", file, None, now)
            return
    raise NotFound("The task has no such file.")


def _same(name: str, said: str) -> bool:
    return name.casefold() == said.strip().casefold()
