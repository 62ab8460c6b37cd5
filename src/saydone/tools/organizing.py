"""One change to a list, a label or a saved filter, by the words of a call; each is told in a sentence."""

from typing import get_args

from saydone.domain.task_list import Color, ListChange
from saydone.domain.text import counted, folded, is_nothing, shown_text
from saydone.errors import InvalidInput
from saydone.services import labels, lists, saved_filters
from saydone.tools.desk import Work

_COLORS: tuple[Color, ...] = get_args(Color)
_NEAR: dict[str, Color] = {
    "grey": "gray", "black": "gray", "silver": "gray", "crimson": "red", "maroon": "red", "gold": "yellow",
    "amber": "orange", "lime": "green", "olive": "green", "mint": "green", "turquoise": "teal", "cyan": "teal",
    "aqua": "teal", "navy": "blue", "indigo": "blue", "violet": "purple", "lavender": "purple", "magenta": "pink",
    "rose": "pink", "salmon": "pink", "tan": "brown",
}  # fmt: skip


def read_color(words: str) -> Color:
    """The color that ``words`` name, or the one nearest to it. Raises ``InvalidInput``."""
    name = folded(words).strip()
    if name in _COLORS:
        return name
    if name in _NEAR:
        return _NEAR[name]
    raise InvalidInput(f"“{shown_text(words)}” is no color here. There are {', '.join(_COLORS)}.")


async def arrange_list(work: Work, do: str, name: str, to: str) -> str:
    """Do that with the list of that name or id. Raises ``AppError``."""
    session, actor, now = work.session, work.actor, work.now
    if do == "create":
        color = read_color(to) if to else "gray"
        made = await lists.create(session, actor, name, color=color, now=now)
        return f"Made the list “{made.name}”."
    found = await lists.find(session, actor, name)
    if do == "archive":
        await lists.archive(session, actor, found.id, now=now)
        return f"Archived the list “{found.name}”."
    if do == "unarchive":
        await lists.unarchive(session, actor, found.id, now=now)
        return f"Brought the list “{found.name}” back."
    if do == "delete":
        gone = await lists.delete(session, actor, found.id, now=now)
        along = f" and its {counted(len(gone.tasks), 'task')}" if gone.tasks else ""
        return f"Deleted the list “{found.name}”{along}; undo brings it back."
    if not to:
        raise InvalidInput(f"Say in “to” what the list “{found.name}” is to become.")
    if do == "reorder":
        return await _reordered(work, found.id, found.name, to)
    change = {
        "rename": lambda: ListChange(name=to),
        "describe": lambda: ListChange(description="" if is_nothing(to) else to),
        "recolor": lambda: ListChange(color=read_color(to)),
    }[do]()
    after = await lists.change(session, actor, found.id, change, now=now)
    told = {"rename": f"is now “{after.name}”", "describe": "has a new description", "recolor": f"is now {after.color}"}
    return f"The list “{found.name}” {told[do]}."


async def arrange_label(work: Work, do: str, name: str, to: str) -> str:
    """Do that with the label of that name. Raises ``AppError``."""
    session, actor, now = work.session, work.actor, work.now
    if do == "create":
        made = await labels.create(session, actor, name, color=read_color(to) if to else "gray", now=now)
        return f"Made the label “{made.name}”."
    found = await labels.find(session, actor, name)
    if do == "delete":
        tasks = await labels.delete(session, actor, found, now=now)
        return f"Deleted the label “{found.name}”, which {counted(len(tasks), 'task')} had."
    if not to:
        raise InvalidInput(f"Say in “to” what the label “{found.name}” is to become.")
    if do == "rename":
        after = await labels.change(session, actor, found, name=to, now=now)
        return f"The label “{found.name}” is now “{after.name}”."
    after = await labels.change(session, actor, found, color=read_color(to), now=now)
    return f"The label “{found.name}” is now {after.color}."


async def arrange_filter(work: Work, do: str, name: str, to: str) -> str:
    """Do that with the user's saved filter of that name. Raises ``AppError``."""
    session, actor, now = work.session, work.actor, work.now
    if do == "create":
        if not to:
            raise InvalidInput(f"Say in “to” the query that the filter “{shown_text(name)}” stands for.")
        made = await saved_filters.create(session, actor, name, to, now=now)
        return f"Saved the filter “{made.name}”."
    found = await saved_filters.find(session, actor, name)
    if do == "delete":
        await saved_filters.delete(session, actor, found.id, now=now)
        return f"Deleted the filter “{found.name}”; its tasks stay."
    if not to:
        raise InvalidInput(f"Say in “to” what the filter “{found.name}” is to become.")
    if do == "rename":
        after = await saved_filters.change(session, actor, found.id, name=to, now=now)
        return f"The filter “{found.name}” is now “{after.name}”."
    await saved_filters.change(session, actor, found.id, query=to, now=now)
    return f"The filter “{found.name}” finds something else now."


async def _reordered(work: Work, list_id: int, name: str, to: str) -> str:
    session, actor = work.session, work.actor
    before: int | None = None
    if folded(to) == "first":
        others = [each for each in await lists.listing(session, actor) if each.owner_id == actor.user_id]
        before = next((each.id for each in others if not each.is_inbox and each.id != list_id), None)
    elif folded(to) != "last":
        before = (await lists.find(session, actor, to.removeprefix("before "))).id
    await lists.move(session, actor, list_id, before=before, now=work.now)
    return f"Moved the list “{name}”."
