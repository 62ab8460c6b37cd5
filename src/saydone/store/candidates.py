"""The few tasks among which all are that a query can find, when one of its conditions alone leaves only few."""

from collections.abc import Collection, Sequence

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.query_language.tree import And, AssignedTo, During, HasLabel, InList, Node, Or, Overdue, Says
from saydone.domain.task import Status
from saydone.store.counting import LOOKED_AT, Conditions
from saydone.store.one_trip import all_of
from saydone.store.query_conditions import done_then, indexed
from saydone.store.query_names import QueryNames
from saydone.store.task_tables import CommentRow, CompletionRow, TaskLabelRow, TaskRow
from saydone.store.text_index import may_say

FEW = LOOKED_AT


async def few(
    session: AsyncSession,
    sources: Sequence[Conditions],
    statuses: Sequence[Status],
    words: Sequence[str],
    tree: Node | None,
    names: QueryNames,
    *,
    in_list: bool,
) -> list[int] | None:
    """Ids of at most ``FEW`` tasks, with all among them that the query finds in the sources; None when no condition
    of it alone is so rare. ``in_list`` says that the sources are of one list."""
    there = [[TaskRow.status.in_(statuses), *source] for source in sources]
    if in_list and (found := await _few_in(session, [select(TaskRow.id).where(*each) for each in there])) is not None:
        return found
    if words:
        found = await may_say(session, TaskRow, words, FEW + 1)
        if found is not None and len(found) <= FEW:
            return found
    return None if tree is None else await _few(session, there, tree, names)


async def _few(session: AsyncSession, sources: Sequence[Conditions], tree: Node, names: QueryNames) -> list[int] | None:
    match tree:
        case And(parts=parts):
            # What is asked of one index comes before what is asked of texts.
            for part in sorted(parts, key=lambda part: isinstance(part, Says | Or)):
                found = await _few(session, sources, part, names)
                if found is not None:
                    return found
            return None
        case Or(parts=parts):
            every: set[int] = set()
            for part in parts:
                found = await _few(session, sources, part, names)
                if found is None or len(every := every | set(found)) > FEW:
                    return None
            return list(every)
        case Says():
            return await _few_saying(session, tree)
        case _:
            return await _few_in(session, _ids_of(sources, tree, names))


async def _few_in(session: AsyncSession, wanted: Sequence[Select[int]]) -> list[int] | None:
    if not wanted:
        return None
    return _if_few(list(await session.scalars(all_of([each.limit(FEW + 1) for each in wanted]))))


def _ids_of(sources: Sequence[Conditions], tree: Node, names: QueryNames) -> list[Select[int]]:
    match tree:
        case HasLabel():
            return [select(TaskLabelRow.task_id).where(TaskLabelRow.label_id.in_(names.meant(tree)))]
        case InList():
            return [select(TaskRow.id).where(TaskRow.list_id.in_(names.meant(tree)))]
        case AssignedTo():
            ours = TaskRow.assignee_id.is_not(None), TaskRow.assignee_id.in_(names.meant(tree))
            return [select(TaskRow.id).where(*ours)]
        case During(field="completed"):
            ours = CompletionRow.user_id == TaskRow.user_id, *done_then(tree)
            done = select(TaskRow.id).join(CompletionRow, CompletionRow.task_id == TaskRow.id).where(*ours)
            return [done.where(*source).distinct() for source in sources]
        case During() | Overdue():
            column, bounds = indexed(tree)
            return [] if column is None else [select(TaskRow.id).where(*source, *bounds) for source in sources]
        case _:
            return []


async def _few_saying(session: AsyncSession, says: Says) -> list[int] | None:
    found: list[int] = []
    for row in (TaskRow, CommentRow):
        if says.where not in (("any", "comment") if row is CommentRow else ("any", "title", "description")):
            continue
        those = await may_say(session, row, [says.text], FEW + 1)
        if those is None:
            return None
        found += those
    return _if_few(set(found))


def _if_few(found: Collection[int]) -> list[int] | None:
    return list(found) if len(found) <= FEW else None
