"""What was done, by operation, and taking it back.

Taking back is a write like any other, and can be taken back itself: that is doing it again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor, Door
from saydone.domain.change import Change, Operation
from saydone.domain.task import Task
from saydone.domain.telling import tell, tell_back
from saydone.domain.text import counted, shown_text
from saydone.errors import AppError, Conflict, GoneForGood, InvalidInput, NotFound, UnknownCursor
from saydone.services import access
from saydone.services.reverting import is_gone, revert
from saydone.store import journal
from saydone.store import operations as store

LIMIT_MAX = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """An operation, its changes in their order, and what it did in a sentence."""

    operation: Operation
    changes: tuple[Change, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What an undo or a redo did: the operation that it is, the one that it was about, and the tasks as they are
    now, without those that are in the trash."""

    operation: str
    of: Operation
    sentence: str
    tasks: list[Task]


async def newest(
    session: AsyncSession, actor: Actor, *, limit: int = 20, before: str | None = None, task: str | None = None
) -> list[Entry]:
    """The actor's newest operations, the newest first; ``before`` is the one to go on after, ``task`` asks for those
    that wrote to the task of that id, which may be gone by now. Raises ``InvalidInput``."""
    if not 1 <= limit <= LIMIT_MAX:
        raise InvalidInput(f"The limit must be between 1 and {LIMIT_MAX}.")
    number = None if task is None else access.number_in(task) or 0
    found = await store.newest(session, actor.user_id, limit=limit, before=before, task_id=number)
    if before is not None and not found and await store.find(session, actor.user_id, before) is None:
        raise UnknownCursor()
    changes = await journal.changes_of(session, actor.user_id, [operation.id for operation in found])
    return [_entry(operation, changes.get(operation.id, [])) for operation in found]


async def undo(session: AsyncSession, actor: Actor, operation: str | None = None, *, now: datetime) -> TakenBack:
    """Take back a whole operation of the actor's: the one named, or the newest that stands. In a conversation that is
    its own newest, else the newest of another, else the newest of all; what is not its own is told to be so.

    Raises ``NotFound`` when there is none, and ``Conflict``, with everything left as it was, when it was undone
    already or what it wrote was changed since: ``GoneForGood`` when some of it was deleted for good, which says for the
    newest what of before can be taken back by its id.
    """
    if operation is None:
        found, where = await _to_undo(session, actor)
        if found is None:
            raise NotFound("There is nothing to undo.")
        changes = await journal.changes_in(session, actor.user_id, found.id)
        if is_gone(changes):
            raise _gone_for_good(changes, await _before(session, actor, found))
        return _told_where(await _take_back(session, actor, found.id, now), where)
    found = await _standing(session, actor, operation)
    return await _take_back(session, actor, found.id, now)


async def next_undo(session: AsyncSession, actor: Actor) -> tuple[Entry, str] | None:
    """What ``undo`` takes back when no operation is named, and where that was done when it was not here. Where that is
    gone for good, the newest before it that can be taken back by its id."""
    found, where = await _to_undo(session, actor)
    if found is None:
        return None
    changes = await journal.changes_in(session, actor.user_id, found.id)
    if not is_gone(changes):
        return _entry(found, changes), where
    older = await _before(session, actor, found)
    return (older, _DELETED_SINCE) if older else None


async def undo_all(session: AsyncSession, actor: Actor, *, within: Sequence[str], now: datetime) -> None:
    """Take back all that stands of what was done in these operations, their own undos included; raises as ``undo``."""
    found = await store.within(session, actor.user_id, within)
    for operation in [each for each in found if each.undone_at is None]:
        await _take_back(session, actor, operation.id, now)


async def redo(session: AsyncSession, actor: Actor, operation: str | None = None, *, now: datetime) -> TakenBack:
    """Do again what was undone: by the newest undo since which nothing else was done, or by the undo named, or the
    operation that was undone. Raises as ``undo`` does."""
    if operation is None:
        found, where = await _to_redo(session, actor)
        if found is None or found.kind == "do":
            raise NotFound("There is nothing to do again: nothing was undone since the last change.")
        return _told_where(await _take_back(session, actor, found.id, now), where)
    found = await _undo_of(session, actor, operation)
    return await _take_back(session, actor, found.id, now)


_ELSEWHERE: dict[Door, str] = {
    "chat": "It was said in another conversation.",
    "widget": "It was done by a click elsewhere.",
    "api": "It was done outside of the chat.",
    "mcp": "It was done by another assistant.",
    "cli": "It was done in the terminal.",
}


_DELETED_SINCE = "What was deleted for good since does not come back."
_BACK = 50


async def _before(session: AsyncSession, actor: Actor, gone: Operation) -> Entry | None:
    """The newest operation before that one, of those not long before, of which nothing was deleted for good."""
    kinds = ("do", "redo")
    found = await store.newest(session, actor.user_id, limit=_BACK, kinds=kinds, before=gone.id)
    standing = [operation for operation in found if operation.undone_at is None]
    changes = await journal.changes_of(session, actor.user_id, [operation.id for operation in standing])
    entries = (_entry(operation, changes.get(operation.id, [])) for operation in standing)
    return next((entry for entry in entries if not is_gone(entry.changes)), None)


def _gone_for_good(changes: Sequence[Change], before: Entry | None) -> GoneForGood:
    purged = [change for change in changes if change.kind == "purge"]
    said = "This cannot be undone: some of it was deleted for good."
    if purged:
        said = f"This cannot be undone: it deleted {counted(len(purged), 'task')} for good."
    further = f" Before that, “{before.operation.id}” can be undone: {before.sentence}" if before else ""
    return GoneForGood(f"{said}{further}")


async def _to_undo(session: AsyncSession, actor: Actor) -> tuple[Operation | None, str]:
    """The newest that the actor can mean without naming it, and where it was done when that is not here."""
    thread_id = await store.thread_of(session, actor.user_id, actor.operation)
    if thread_id is None:
        return await store.newest_to_undo(session, actor.user_id), ""
    if found := await store.newest_to_undo(session, actor.user_id, thread_id=thread_id):
        return found, ""
    found = await store.newest_to_undo(session, actor.user_id, door="chat")
    found = found or await store.newest_to_undo(session, actor.user_id)
    return found, _ELSEWHERE[found.door] if found else ""


async def _to_redo(session: AsyncSession, actor: Actor) -> tuple[Operation | None, str]:
    """The same for doing again. What was done here since, or anywhere where nothing was done here, ends it."""
    thread_id = await store.thread_of(session, actor.user_id, actor.operation)
    if thread_id is not None and (found := await store.newest_to_redo(session, actor.user_id, thread_id=thread_id)):
        return found, ""
    found = await store.newest_to_redo(session, actor.user_id)
    return found, _ELSEWHERE[found.door] if found and thread_id is not None else ""


def _told_where(taken: TakenBack, where: str) -> TakenBack:
    return replace(taken, sentence=f"{taken.sentence} {where}".strip())


async def _take_back(session: AsyncSession, actor: Actor, operation: str, now: datetime) -> TakenBack:
    # Held, so that of two who undo it at the same time the second finds it undone.
    of = await store.find(session, actor.user_id, operation, for_change=True)
    if of is None or of.undone_at is not None:
        raise Conflict("That was undone already.")
    changes = await journal.changes_in(session, actor.user_id, of.id)
    acting = replace(actor, operation=await _new_operation(session, actor))
    kind = "redo" if of.kind == "undo" else "undo"
    try:
        # Where the caller goes on after a refusal, nothing may stay done by halves.
        async with session.begin_nested():
            await store.begin(session, acting, now, kind=kind, of=of.id)
            tasks = await revert(session, acting, changes, now)
            await store.mark_undone(session, actor.user_id, of.id, now.astimezone(UTC))
    except AppError:
        journal.forget(session, acting)
        raise
    first = changes if of.of is None else await journal.changes_in(session, actor.user_id, of.of)
    told = f"Did again: {tell(first)}." if kind == "redo" else tell_back(changes)
    return TakenBack(operation=acting.operation, of=of, sentence=told, tasks=tasks)


async def _standing(session: AsyncSession, actor: Actor, operation: str) -> Operation:
    """The operation, or the one by which it was done again last. Raises ``NotFound``, ``Conflict``."""
    found = await store.find(session, actor.user_id, operation)
    if found is None:
        raise NotFound(f"There is no operation “{shown_text(operation)}”.")
    while found.undone_at is not None:
        undone = await store.newest_of(session, actor.user_id, found.id)
        again = undone and undone.undone_at and await store.newest_of(session, actor.user_id, undone.id)
        if not again:
            raise Conflict("That was undone already.")
        found = again
    return found


async def _undo_of(session: AsyncSession, actor: Actor, operation: str) -> Operation:
    found = await store.find(session, actor.user_id, operation)
    if found is None:
        raise NotFound(f"There is no operation “{shown_text(operation)}”.")
    while found.kind != "undo" or found.undone_at is not None:
        later = await store.newest_of(session, actor.user_id, found.id) if found.undone_at else None
        if later is None:
            raise Conflict("That was not undone: there is nothing to do again.")
        found = later
    return found


async def _new_operation(session: AsyncSession, actor: Actor) -> str:
    """The actor's operation, unless something was written in it, or may be: an undo is an operation of its own, and a
    turn may go on after it."""
    name, count = actor.operation, 1
    if actor.door == "chat":
        name, count = store.numbered(actor.operation, 2), 2
    while await store.find(session, actor.user_id, name) is not None:
        count += 1
        name = store.numbered(actor.operation, count)
    return name


def _entry(operation: Operation, changes: Sequence[Change]) -> Entry:
    told = tell(changes)
    plain = f"{told[0].upper()}{told[1:]}."
    sentence = plain if operation.kind == "do" else f"{operation.kind.capitalize()}: {told}."
    return Entry(operation=operation, changes=tuple(changes), sentence=sentence)
