"""The labels, lists and users that a query names, as ids: looked up once, so that no task asks for them again."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from saydone.domain.access import Visible
from saydone.domain.query_language.tree import And, AssignedTo, HasLabel, InList, Node, Not, Or
from saydone.domain.text import folded
from saydone.store.list_tables import ListRow
from saydone.store.tables import UserRow
from saydone.store.task_tables import LabelRow
from saydone.store.visibility import sees_list

Ids = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class QueryNames:
    """Ids by the folded name; the user's own and those of whoever shares a list with them."""

    labels: Ids = field(default_factory=dict[str, tuple[int, ...]])
    lists: Ids = field(default_factory=dict[str, tuple[int, ...]])
    users: Ids = field(default_factory=dict[str, tuple[int, ...]])

    @property
    def listed(self) -> frozenset[int]:
        """All lists that it names."""
        return frozenset(number for numbers in self.lists.values() for number in numbers)

    def meant(self, term: HasLabel | InList | AssignedTo) -> tuple[int, ...]:
        """What a term names; nothing, when there is no such thing."""
        match term:
            case HasLabel(name=name):
                return self.labels.get(folded(name), ())
            case InList(name=name):
                return self.lists.get(folded(name), ())
            case AssignedTo(who=who):
                return self.users.get(folded(who), ())


async def names_in(session: AsyncSession, visible: Visible, tree: Node | None) -> QueryNames:
    """Look up what the tree names; ``me`` is the user."""
    terms = list(terms_in(tree)) if tree is not None else []
    if not terms:
        return QueryNames()
    labels = {folded(term.name) for term in terms if isinstance(term, HasLabel)}
    lists = {folded(term.name) for term in terms if isinstance(term, InList)}
    users = {folded(term.who) for term in terms if isinstance(term, AssignedTo) and term.who != "me"}
    owners: list[ColumnElement[bool]] = [LabelRow.user_id == visible.user_id]
    if visible.shared:
        owners.append(LabelRow.user_id.in_(select(ListRow.user_id).where(ListRow.id.in_(visible.shared_ids))))
    found = QueryNames(
        labels=await _ids(session, LabelRow.name_key, LabelRow.id, labels, or_(*owners)),
        lists=await _ids(session, ListRow.name_key, ListRow.id, lists, sees_list(visible)),
        # Users' names are ASCII, of which every database knows the lower case.
        users=await _ids(session, func.lower(UserRow.name), UserRow.id, users),
    )
    return QueryNames(found.labels, found.lists, {**found.users, "me": (visible.user_id,)})


def terms_in(tree: Node) -> Iterator[HasLabel | InList | AssignedTo]:
    """The conditions that name something."""
    match tree:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from terms_in(part)
        case Not(part=part):
            yield from terms_in(part)
        case HasLabel() | InList() | AssignedTo():
            yield tree
        case _:
            pass


async def _ids(
    session: AsyncSession,
    name: ColumnElement[str] | InstrumentedAttribute[str],
    number: InstrumentedAttribute[int],
    wanted: Collection[str],
    *conditions: ColumnElement[bool],
) -> dict[str, tuple[int, ...]]:
    if not wanted:
        return {}
    found: dict[str, tuple[int, ...]] = {}
    for key, row_id in await session.execute(select(name, number).where(name.in_(wanted), *conditions)):
        found[key] = (*found.get(key, ()), row_id)
    return found
