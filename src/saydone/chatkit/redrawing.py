"""Widgets as they are now, for whoever reads a conversation again: their tasks may have changed elsewhere."""

from collections.abc import Sequence

from chatkit.types import ThreadItem

from saydone.agent.tool_door import ToolDoor
from saydone.chatkit.events import ShownWidget
from saydone.chatkit.refreshing import Refreshing
from saydone.chatkit.views import View
from saydone.chatkit.widgets import chatkit_widget, widget_as_text
from saydone.domain.actor import Actor
from saydone.domain.wording import Words
from saydone.errors import AppError

# Widgets of one page that are drawn anew; what is further up stays as it was.
_MOST = 12


class Redrawing:
    """Draws the widgets of a page of items as their tasks are now. Nothing of it is stored: who reads sees it."""

    def __init__(self, door: ToolDoor, actor: Actor, words: Words) -> None:
        self._refreshing = Refreshing(door, actor)
        self._words = words
        self._left = _MOST

    async def page(self, items: Sequence[ThreadItem]) -> list[ThreadItem]:
        """The items in the same order; of many widgets the newest are drawn anew."""
        newest = sorted(range(len(items)), key=lambda at: items[at].created_at, reverse=True)
        shown = list(items)
        for at in newest:
            item = items[at]
            if isinstance(item, ShownWidget) and self._left:
                shown[at] = await self._drawn(item)
        return shown

    async def _drawn(self, item: ShownWidget) -> ShownWidget:
        try:
            view = await self._refreshing.now(item.view)
        except AppError:
            # What it asks for is gone, a list that was deleted: it stays as it was.
            return item
        if view is None:
            return item
        self._left -= 1
        return item if view == item.view else redrawn(item, view, self._words)


def redrawn(item: ShownWidget, view: View, words: Words) -> ShownWidget:
    """The widget, showing another view."""
    shown = {"view": view, "widget": chatkit_widget(view, words), "copy_text": widget_as_text(view, words)}
    return item.model_copy(update=shown)
