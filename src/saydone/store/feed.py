"""The journal as a feed: who sees a line of it, and which lines a user has missed."""

from collections.abc import Collection
from datetime import timedelta
from typing import cast

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Visible
from saydone.domain.change import Entity
from saydone.store.journal import Line
from saydone.store.journal_tables import ChangeRow
from saydone.store.list_tables import ListRow, MembershipRow
from saydone.store.task_tables import LabelRow, TaskRow
from saydone.store.visibility import sees_list, sees_task

MISSED_MAX = 500
_FAR = 20_000
# Of two transactions the one that took the lower numbers may be committed last: a little is told twice.
_BACK = 1000
_LATE = timedelta(seconds=30)


async def newest_line(session: AsyncSession) -> int:
    """The number of the newest line; 0 when there is none."""
    return await session.scalar(select(func.max(ChangeRow.id))) or 0


async def lines_after(session: AsyncSession, visible: Visible, after: int) -> list[Line] | None:
    """What the user sees of the lines behind that one, and perhaps some before it; None when it is too much."""
    newest = await newest_line(session)
    if newest - after > _FAR or after > newest:
        return None
    last = await session.scalar(select(ChangeRow.at).where(ChangeRow.id == after))
    behind = ChangeRow.id > after
    if last is not None:
        behind = or_(behind, and_(ChangeRow.id > after - _BACK, ChangeRow.at > last - _LATE, ChangeRow.id != after))
    mine = ChangeRow.user_id == visible.user_id
    seen = or_(
        mine,
        and_(ChangeRow.entity != "reminder", ChangeRow.task_id.in_(select(TaskRow.id).where(sees_task(visible)))),
        and_(ChangeRow.entity == "list", ChangeRow.entity_id.in_(select(ListRow.id).where(sees_list(visible)))),
        and_(
            ChangeRow.entity == "label",
            ChangeRow.entity_id.in_(select(LabelRow.id).where(LabelRow.user_id == visible.user_id)),
        ),
    )
    columns = (
        ChangeRow.id, ChangeRow.operation, ChangeRow.entity, ChangeRow.entity_id, ChangeRow.task_id, ChangeRow.user_id,
    )  # fmt: skip
    wanted = select(*columns).where(ChangeRow.id > after - _BACK, behind, seen).order_by(ChangeRow.id)
    rows = list(await session.execute(wanted.limit(MISSED_MAX + 1)))
    if len(rows) > MISSED_MAX:
        return None
    return [
        Line(number, operation, cast(Entity, entity), entity_id, task_id, user_id)
        for number, operation, entity, entity_id, task_id, user_id in rows
    ]


async def places_of(session: AsyncSession, task_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """The owner and the list of each task."""
    if not task_ids:
        return {}
    rows = await session.execute(select(TaskRow.id, TaskRow.user_id, TaskRow.list_id).where(TaskRow.id.in_(task_ids)))
    return {task_id: (owner_id, list_id) for task_id, owner_id, list_id in rows}


async def members_of(session: AsyncSession, list_ids: Collection[int]) -> dict[int, set[int]]:
    """Whom each list is shared with."""
    if not list_ids:
        return {}
    wanted = select(MembershipRow.list_id, MembershipRow.user_id).where(MembershipRow.list_id.in_(list_ids))
    found: dict[int, set[int]] = {}
    for list_id, user_id in await session.execute(wanted):
        found.setdefault(list_id, set()).add(user_id)
    return found
