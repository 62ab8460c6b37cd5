"""Turns whose process died: they are marked, and both histories say what became of them."""

from collections.abc import Collection, Mapping
from datetime import datetime

from chatkit.types import AssistantMessageContent, AssistantMessageItem
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.chatkit.holder import is_dead
from saydone.chatkit.item_json import item_to_keep, new_item_id
from saydone.domain.change import Change, ChangeKind
from saydone.domain.comment import Comment
from saydone.domain.task import Task
from saydone.domain.task_list import TaskList
from saydone.store import journal, memory, threads, turns
from saydone.store.db import Database
from saydone.store.turns import StoredTurn

_DID: dict[ChangeKind, str] = {
    "add": "added",
    "update": "changed",
    "complete": "completed",
    "reopen": "opened again",
    "delete": "deleted",
    "skip": "skipped once",
    "restore": "brought back",
    "purge": "deleted for good",
    "order": "moved",
    "archive": "archived",
    "unarchive": "brought back",
}


async def recover(db: Database, now: datetime) -> int:
    """Mark all turns whose process died; returns how many."""
    async with db.reading() as session:
        dead = [turn for turn, lease in await turns.running_turns(session) if is_dead(turn.holder, lease, now)]
    count = 0
    for turn in dead:
        async with db.transaction() as session:
            count += await interrupt(session, turn, now)
    return count


async def fates(db: Database, turn_ids: Collection[str], now: datetime) -> Mapping[str, str]:
    """The statuses of these turns, after those whose process died were marked. Raises ``Unavailable``."""
    await recover(db, now)
    async with db.reading() as session:
        return await turns.statuses(session, turn_ids)


async def free_thread(session: AsyncSession, thread_id: str, now: datetime) -> None:
    """Take the hold off a conversation that a process which died has left."""
    for turn, lease in await turns.running_turns(session, thread_id=thread_id):
        if is_dead(turn.holder, lease, now):
            await interrupt(session, turn, now)


async def interrupt(session: AsyncSession, turn: StoredTurn, now: datetime) -> bool:
    """Mark one turn as interrupted, and tell the user and the model what it had done: the journal knows."""
    if not await turns.interrupt(session, turn.id, now):
        return False
    if turn.thread_id is not None:
        done = await journal.changes_in(session, turn.user_id, turn.id)
        text = _told(done)
        item = AssistantMessageItem(
            id=new_item_id("message"),
            thread_id=turn.thread_id,
            created_at=now,
            content=[AssistantMessageContent(text=text)],
        )
        await threads.save_item(session, turn.thread_id, item_to_keep(item))
        await memory.append(session, turn.thread_id, [{"role": "assistant", "content": text}])
    return True


def _told(done: list[Change]) -> str:
    parts = ", ".join(said for change in done if (said := _said(change)))
    return f"(This answer was interrupted. {f'Done before that: {parts}.' if parts else 'Nothing was changed.'})"


def _said(change: Change) -> str:
    what = change.after or change.before
    if isinstance(what, Task):
        return f"{_DID[change.kind]} task {what.id} “{what.title}”"
    if isinstance(what, TaskList):
        return f"{_DID[change.kind]} the list “{what.name}”"
    if isinstance(what, Comment):
        return f"{_DID[change.kind]} a comment on task {what.task_id}"
    return ""  # what goes with a task's own change
