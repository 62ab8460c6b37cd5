"""Lists in the database."""

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Visible
from saydone.domain.task_list import TaskList
from saydone.domain.text import folded
from saydone.errors import Conflict
from saydone.store.list_tables import ListRow, MembershipRow
from saydone.store.order import GAP
from saydone.store.prepared import Prepared
from saydone.store.records import Records
from saydone.store.tables import table_of
from saydone.store.visibility import sees_list

RECORDS = Records(ListRow, TaskList, {"owner_id": "user_id"})
_lists = table_of(ListRow)
_INBOX = Prepared(select(*RECORDS.columns).where(_lists.c.user_id == bindparam("of_user"), _lists.c.is_inbox))


async def insert(session: AsyncSession, task_list: TaskList) -> TaskList:
    """Add a list. Raises ``Conflict`` when its owner has one of that name."""
    try:
        async with session.begin_nested():
            return await RECORDS.insert(session, task_list)
    except IntegrityError as error:
        raise _taken(task_list.name) from error


async def save(session: AsyncSession, task_list: TaskList, *, delete_operation: str | None = None) -> None:
    """Write a list that was found before. Raises ``Conflict`` when its owner has another of that name."""
    try:
        async with session.begin_nested():
            await RECORDS.save(session, task_list, delete_operation=delete_operation)
    except IntegrityError as error:
        raise _taken(task_list.name) from error


async def find(
    session: AsyncSession, visible: Visible, list_id: int, *, deleted: bool = False, for_change: bool = False,
    stays: bool = False,
) -> TaskList | None:  # fmt: skip
    """A list that the user sees; ``deleted`` looks in the trash instead. ``for_change`` holds it until the transaction
    ends; ``stays`` only has those wait who would change or delete it, not others who put tasks into it."""
    wanted = select(ListRow).where(ListRow.id == list_id, sees_list(visible), _in_trash(deleted))
    if for_change or stays:
        wanted = wanted.with_for_update(read=stays, key_share=stays).execution_options(populate_existing=True)
    row = await session.scalar(wanted)
    return RECORDS.of(row) if row else None


async def named(session: AsyncSession, visible: Visible, name: str) -> list[TaskList]:
    """The lists of that name, whatever the case: the user's own first, those in use before the archived ones."""
    wanted = select(ListRow).where(ListRow.name_key == folded(name), sees_list(visible), _in_trash(False))
    order = (ListRow.user_id != visible.user_id, ListRow.archived_at.is_not(None), ListRow.position, ListRow.id)
    return [RECORDS.of(row) for row in await session.scalars(wanted.order_by(*order))]


async def all_lists(
    session: AsyncSession, visible: Visible, *, archived: bool = False, deleted: bool = False
) -> list[TaskList]:
    """The lists that the user sees, in their order, the Inbox first; ``archived`` ones, or ``deleted`` ones."""
    wanted = select(ListRow).where(sees_list(visible), _in_trash(deleted))
    if not deleted:
        wanted = wanted.where(ListRow.archived_at.is_not(None) if archived else ListRow.archived_at.is_(None))
    order = (ListRow.user_id != visible.user_id, ListRow.is_inbox.desc(), ListRow.position, ListRow.id)
    return [RECORDS.of(row) for row in await session.scalars(wanted.order_by(*order))]


async def inbox_of(session: AsyncSession, user_id: int) -> TaskList:
    """The user's Inbox."""
    row = await _INBOX.row(session, {"of_user": user_id})
    if row is None:
        raise LookupError(f"user {user_id} has no Inbox")
    return TaskList(*row)


async def last_position(session: AsyncSession, user_id: int) -> int:
    """A position after all lists of a user."""
    highest = await session.scalar(select(func.max(ListRow.position)).where(ListRow.user_id == user_id))
    return (highest or 0) + GAP


async def delete_operation(session: AsyncSession, list_id: int) -> str | None:
    """In which operation a list went to the trash."""
    return await session.scalar(select(ListRow.delete_operation).where(ListRow.id == list_id))


async def members(session: AsyncSession, list_id: int) -> set[int]:
    """Whom a list is shared with; its owner is not among them."""
    return set(await session.scalars(select(MembershipRow.user_id).where(MembershipRow.list_id == list_id)))


def _in_trash(deleted: bool) -> ColumnElement[bool]:
    return ListRow.deleted_at.is_not(None) if deleted else ListRow.deleted_at.is_(None)


def _taken(name: str) -> Conflict:
    return Conflict(f"There is a list “{name}” already.")
