"""Turns whose process died: they are marked, and both histories say what became of them."""

from collections.abc import Collection, Mapping
from datetime import datetime

from chatkit.types import AssistantMessageContent, AssistantMessageItem
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.chatkit.holder import is_dead
from saydone.chatkit.item_json import item_to_keep, new_item_id
from saydone.chatkit.markdown import as_markdown
from saydone.domain.change import Change, ChangeKind
from saydone.domain.comment import Comment
from saydone.domain.task import Task
from saydone.domain.task_list import TaskList
from saydone.domain.wording import ENGLISH, Words, words_of
from saydone.store import accounts, journal, memory, operations, threads, turns
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
        names = [operation.id for operation in await operations.within(session, turn.user_id, [turn.id])]
        written = await journal.changes_of(session, turn.user_id, names)
        done = [change for name in reversed(names) for change in written.get(name, [])]
        words = words_of(await accounts.language_of(session, turn.user_id))
        item = AssistantMessageItem(
            id=new_item_id("message"),
            thread_id=turn.thread_id,
            created_at=now,
            content=[AssistantMessageContent(text=as_markdown(_told(done, words)))],
        )
        await threads.save_item(session, turn.thread_id, item_to_keep(item))
        await memory.append(session, turn.thread_id, [{"role": "assistant", "content": _told(done, ENGLISH)}])
    return True


def _told(done: list[Change], words: Words) -> str:
    parts = ", ".join(said for change in done if (said := _said(change, words)))
    what = words("Done before that: {parts}.", parts=parts) if parts else words("Nothing was changed.")
    return f"({words('This answer was interrupted.')} {what})"


def _said(change: Change, words: Words) -> str:
    what = change.after or change.before
    did = words(_DID[change.kind])
    if isinstance(what, Task):
        return words("{did} task {id} “{title}”", did=did, id=what.id, title=what.title)
    if isinstance(what, TaskList):
        return words("{did} the list “{name}”", did=did, name=what.name)
    if isinstance(what, Comment):
        return words("{did} a comment on task {id}", did=did, id=what.task_id)
    return ""  # what goes with a task's own change
