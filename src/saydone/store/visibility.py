"""What a user sees, as a condition for queries."""

from collections.abc import Collection
from typing import cast

from sqlalchemy import ColumnElement, bindparam, literal, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Role, Visible
from saydone.store.list_tables import ListRow, MembershipRow
from saydone.store.number_set import is_one_of
from saydone.store.prepared import Prepared
from saydone.store.tables import table_of
from saydone.store.task_tables import TaskRow

_KNOWN = "saydone.visible"
_members, _lists = table_of(MembershipRow), table_of(ListRow)
_SHARED = (
    select(_members.c.list_id.label("list_id"), _members.c.role, _lists.c.archived_at)
    .join(_lists, _lists.c.id == _members.c.list_id)
    .where(_members.c.user_id == bindparam("of_user"))
)
_ASIDE = select(_lists.c.id, literal("owner"), _lists.c.archived_at).where(
    _lists.c.user_id == bindparam("of_user"), _lists.c.archived_at.is_not(None)
)
_LISTS = Prepared(union_all(_SHARED, _ASIDE).order_by("list_id"))


async def visible_to(session: AsyncSession, user_id: int) -> Visible:
    """What the user sees, asked once per transaction."""
    known = session.info.get(_KNOWN)
    if isinstance(known, Visible) and known.user_id == user_id:
        return known
    rows = await _LISTS.rows(session, {"of_user": user_id})
    shared: list[tuple[int, Role]] = [(list_id, cast(Role, role)) for list_id, role, _ in rows if role != "owner"]
    archived = frozenset(list_id for list_id, _, since in rows if since is not None)
    visible = Visible(user_id, tuple(shared), archived)
    session.info[_KNOWN] = visible
    return visible


def sees_task(visible: Visible) -> ColumnElement[bool]:
    """Whether a task is one that the user sees. With nothing shared, the indexes by user serve."""
    mine = TaskRow.user_id == visible.user_id
    return or_(mine, TaskRow.list_id.in_(visible.shared_ids)) if visible.shared else mine


def sees_list(visible: Visible) -> ColumnElement[bool]:
    """Whether a list is one that the user sees."""
    mine = ListRow.user_id == visible.user_id
    return or_(mine, ListRow.id.in_(visible.shared_ids)) if visible.shared else mine


def sources_of(visible: Visible, list_id: int | None = None) -> list[list[ColumnElement[bool]]]:
    """The tasks that the user sees, all of them or those of a list: the user's own, and those in lists of others. Each
    has its indexes; both together have none."""
    present = TaskRow.deleted_at.is_(None)
    own = [TaskRow.user_id == visible.user_id, present]
    others = [TaskRow.user_id != visible.user_id, present]
    if list_id is not None:
        return [[*(others if list_id in visible.shared_ids else own), TaskRow.list_id == list_id]]
    return [own, [*others, TaskRow.list_id.in_(visible.shared_ids)]] if visible.shared else [own]


def seen_among(visible: Visible, ids: Collection[int], list_id: int | None = None) -> list[ColumnElement[bool]]:
    """Those of some tasks that the user sees, in any list or in one. Said so that they are looked up by their ids: the
    databases cannot know that these are fewer than the user's own."""
    mine, list_of = TaskRow.user_id + 0 == visible.user_id, TaskRow.list_id + 0
    sees = or_(mine, list_of.in_(visible.shared_ids)) if visible.shared else mine
    in_list = [list_of == list_id] if list_id is not None else []
    return [is_one_of(TaskRow.id, [*ids]), sees, TaskRow.deleted_at.is_(None), *in_list]
