"""Tasks as a person looks for them: with what is to be said of the query, and near misses where nothing is found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.access import Visible
from saydone.domain.actor import Actor
from saydone.domain.query_language.tree import And, AssignedTo, HasLabel, InList, Node, Or, Says, joined
from saydone.domain.task_query import TaskPage, TaskQuery
from saydone.domain.text import shown_text
from saydone.errors import InvalidInput, NotFound, UnknownCursor
from saydone.services import access, tasks
from saydone.services.asking import asked
from saydone.services.search import Order, search_among, search_under
from saydone.store.query_names import names_in, terms_in

_NOTICES = 3
_LONGER = 4  # words that a name without quotes may have been meant to have besides the first


@dataclass(frozen=True, slots=True)
class Found:
    """A page of tasks, and sentences on the query that asked for it."""

    page: TaskPage
    notices: Sequence[str]


async def find(session: AsyncSession, actor: Actor, query: TaskQuery, *, now: datetime) -> Found:
    """The page that the query asks for, or when no task has its words, those that have them misspelt. Raises as
    ``tasks.listing``."""
    page = await tasks.listing(session, actor, query, now=now)
    tree, status = asked(query, now.astimezone(actor.zone))
    notices = await _notices(session, actor, query, page, now=now)
    said, rest = _said(tree)
    words = " ".join([*query.words.split(), *said])
    if page.tasks or query.cursor or query.group or notices or not words:
        return Found(page, notices)
    near = await search_under(session, actor, replace(query, words=words, status=status), rest)
    if not near:
        return Found(page, notices)
    found = tuple(hit.task for hit in near)
    return Found(TaskPage(found, len(found), None), [_near(words)])


async def find_words(
    session: AsyncSession, actor: Actor, query: TaskQuery, order: Order, *, now: datetime, slips: bool = True
) -> Found:
    """The tasks that have the query's words, in comments too, and a letter or two wrong: the best or the newest first,
    on one page. Without ``slips`` those that are misspelt come only when none is as written. Raises ``InvalidInput`` as
    ``search_among``, and when groups or a further page are asked for."""
    if query.cursor is not None:
        raise UnknownCursor("What a search finds comes on one page. Start again without a cursor.")
    if query.group is not None:
        raise InvalidInput("What a search finds comes without groups. Choose another order, or no group.")
    hits = await search_among(session, actor, query, order, now=now)
    exact = [hit for hit in hits if hit.exact]
    found = tuple(hit.task for hit in (hits if slips or not exact else exact))
    page = TaskPage(found, len(found), None, total_is_at_least=len(found) == query.limit)
    notices = await _notices(session, actor, query, page, now=now)
    if hits and not exact:
        notices.append(_near(query.words))
    return Found(page, notices)


async def _notices(
    session: AsyncSession, actor: Actor, query: TaskQuery, page: TaskPage, *, now: datetime
) -> list[str]:
    # Where there are tasks there is the list that they are in.
    there = [] if page.tasks else await _unknown_ids(session, actor, query)
    return [*there, *await unknown_names(session, actor, query, now=now)]


async def _unknown_ids(session: AsyncSession, actor: Actor, query: TaskQuery) -> list[str]:
    """A sentence on a list or a task that a query names by id though there is none."""
    try:
        if query.list_id is not None:
            await access.the_list(session, actor, query.list_id)
        if query.parent_id:
            await access.the_task(session, actor, str(query.parent_id), for_change=False)
    except NotFound as error:
        return [error.message]
    return []


def _near(words: str) -> str:
    return f"No task has “{shown_text(words)}”; these come near."


async def unknown_names(session: AsyncSession, actor: Actor, query: TaskQuery, *, now: datetime) -> list[str]:
    """Sentences on lists, labels and people that a query names though there are none."""
    tree, _ = asked(query, now.astimezone(actor.zone))
    if tree is None:
        return []
    sees = await access.visible(session, actor)
    names = await names_in(session, sees, tree)
    missing = list(dict.fromkeys(term for term in terms_in(tree) if not names.meant(term)))
    return [f"{_none(term)}{await _longer(session, sees, tree, term)}" for term in missing[:_NOTICES]]


def _none(term: HasLabel | InList | AssignedTo) -> str:
    match term:
        case InList(name=name):
            return f"There is no list “{shown_text(name)}”."
        case HasLabel(name=name):
            return f"There is no label “{shown_text(name)}”."
        case AssignedTo(who=who):
            return f"There is no one called “{shown_text(who)}”."


async def _longer(session: AsyncSession, sees: Visible, tree: Node, term: HasLabel | InList | AssignedTo) -> str:
    """How to write the longer name that was meant, where the words that follow make one."""
    if isinstance(term, AssignedTo):
        return ""
    further = [replace(term, name=name) for name in _with_what_follows(tree, term)]
    names = await names_in(session, sees, joined(Or, further)) if further else None
    for each in reversed(further):
        if names and names.meant(each):
            sign, what = ("#", "list") if isinstance(each, InList) else ("@", "label")
            return f' For the {what} “{shown_text(each.name)}” write {sign}"{shown_text(each.name)}".'
    return ""


def _with_what_follows(tree: Node, term: HasLabel | InList) -> Iterator[str]:
    for group in (tree, *(tree.parts if isinstance(tree, And | Or) else ())):
        if isinstance(group, And) and term in group.parts:
            name = term.name
            for part in group.parts[group.parts.index(term) + 1 :][:_LONGER]:
                if not isinstance(part, Says) or part.where != "any":
                    return
                name = f"{name} {part.text}"
                yield name


def _said(tree: Node | None) -> tuple[list[str], Node | None]:
    """The words that all have to be there, and what else is asked."""
    parts = tree.parts if isinstance(tree, And) else () if tree is None else (tree,)
    said = [part.text for part in parts if isinstance(part, Says) and part.where == "any"]
    rest = [part for part in parts if not (isinstance(part, Says) and part.where == "any")]
    return said, joined(And, rest) if rest else None
