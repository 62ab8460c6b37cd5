"""What can be done with comments on tasks: who may change a task may comment on it; only the author edits."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.comment import Comment, clean_comment
from saydone.domain.version import Seen, is_seen
from saydone.errors import Forbidden, NotFound, Stale
from saydone.services import access
from saydone.store import comments as store
from saydone.store import journal


async def add(session: AsyncSession, actor: Actor, task_id: str, text: str, *, now: datetime) -> Comment:
    """Comment on a task. Raises ``NotFound``, ``Forbidden``, ``InvalidInput``."""
    task = await access.the_task(session, actor, task_id, for_change=True)
    moment = now.astimezone(UTC)
    new = Comment(
        id=0,
        task_id=task.id,
        author_id=actor.user_id,
        text=clean_comment(text),
        created_at=moment,
        updated_at=moment,
        version=1,
    )
    comment = await store.RECORDS.insert(session, new)
    await journal.record(session, actor, "add", None, comment, now)
    return comment


async def listing(session: AsyncSession, actor: Actor, task_id: str) -> list[Comment]:
    """A task's comments, the oldest first. Raises ``NotFound``."""
    task = await access.the_task(session, actor, task_id, for_change=False)
    return await store.of_task(session, task.id)


async def edit(
    session: AsyncSession, actor: Actor, comment_id: int, text: str, *, expected_version: Seen = None,
    now: datetime,
) -> Comment:  # fmt: skip
    """Change what one's own comment says. Raises ``NotFound``, ``Forbidden``, ``InvalidInput``, and ``Stale`` when
    ``expected_version`` is not the comment's."""
    before, _ = await _comment(session, actor, comment_id)
    if before.author_id != actor.user_id:
        raise Forbidden("Only who wrote a comment can change it.")
    _check_version(expected_version, before)
    clean = clean_comment(text)
    if clean == before.text:
        return before
    after = replace(before, text=clean, updated_at=now.astimezone(UTC), version=before.version + 1)
    await store.RECORDS.save(session, after)
    await journal.record(session, actor, "update", before, after, now)
    return after


async def delete(
    session: AsyncSession, actor: Actor, comment_id: int, *, expected_version: Seen = None, now: datetime
) -> Comment:
    """Delete a comment of one's own, or on a task of one's own; returns it as it was. Raises ``NotFound``,
    ``Forbidden``, and ``Stale`` when ``expected_version`` is not the comment's."""
    comment, owner_id = await _comment(session, actor, comment_id)
    if actor.user_id not in (comment.author_id, owner_id):
        raise Forbidden("Only who wrote a comment, or owns the list, can delete it.")
    _check_version(expected_version, comment)
    await store.RECORDS.remove(session, comment.id)
    await journal.record(session, actor, "delete", comment, None, now)
    return comment


def _check_version(expected: Seen, comment: Comment) -> None:
    if not is_seen(comment.version, expected):
        raise Stale("The comment was changed meanwhile. Look at it again before you change it.", comment)


async def _comment(session: AsyncSession, actor: Actor, comment_id: int) -> tuple[Comment, int]:
    found = (await store.RECORDS.find(session, [comment_id])).get(comment_id)
    if found is not None:
        sees = await access.named_tasks(session, actor, [str(found.task_id)], for_change=False)
        if sees.tasks:
            task = await access.the_task(session, actor, str(found.task_id), for_change=True)
            return found, task.owner_id
    raise NotFound(f"There is no comment {comment_id}.")
