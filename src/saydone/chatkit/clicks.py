"""What a click in a widget does, shows, and leaves for the model to know."""

from datetime import UTC, datetime
from typing import cast

from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageItem,
    NoticeEvent,
    ThreadItemDoneEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    WidgetItem,
)

from saydone.agent.click_note import click_note
from saydone.agent.tool_door import ToolDoor
from saydone.agent.turn_context import ConfirmedTool
from saydone.chatkit.actions import CheckedAction, perform
from saydone.chatkit.context import RequestContext
from saydone.chatkit.events import ShownWidget, WidgetReplaced, WidgetShown, tool_progress
from saydone.chatkit.item_json import new_item_id
from saydone.chatkit.markdown import as_markdown
from saydone.chatkit.redrawing import redrawn
from saydone.chatkit.refreshing import CANCELLED, Refreshing, task_list
from saydone.chatkit.views import (
    ConfirmView,
    ListPlace,
    OutcomeView,
    TaskCardView,
    TaskFormView,
    TaskListView,
    Undoable,
    View,
    view_of_question,
)
from saydone.chatkit.widgets import chatkit_widget, widget_as_text
from saydone.domain.actor import Actor
from saydone.domain.wording import Words
from saydone.errors import Conflict, InvalidInput, NotFound
from saydone.store import memory
from saydone.store.db import Database
from saydone.tools.desk import Clock
from saydone.tools.results import SHOWN_MAX, TaskResult

# The list that is shown after a click outside of a widget that we know: what the guide's tasks endpoint shows.
_LIST_ARGUMENTS: dict[str, object] = {"status": "all", "limit": 50}


class Clicks:
    """Performs actions through the tools."""

    def __init__(self, db: Database, door: ToolDoor, clock: Clock) -> None:
        self._db = db
        self._door = door
        self._clock = clock

    async def click(
        self,
        thread: ThreadMetadata | None,
        action: CheckedAction,
        context: RequestContext,
        sender: WidgetItem | None,
    ) -> list[ThreadStreamEvent]:
        """Do what was clicked; return what to show of it. Nothing of that is stored but the model's memory.

        The widget that was clicked is updated in place; a click that came too late (the task is done or
        gone) is told in a notice. Without a ``sender`` the tasks are shown anew, and what the tool
        refuses is raised.
        """
        if sender is None:
            return await self._click_outside(thread, action, context)
        view = sender.view if isinstance(sender, ShownWidget) else None
        refreshing = Refreshing(self._door, context.actor)
        too_late = _too_late(view, action)
        if too_late is not None:
            # Shown again: elsewhere it was clicked before.
            return [NoticeEvent(level="info", message=context.words(too_late)), *_replaced(sender, view, context.words)]
        if action.tool is None:
            await self._remember(thread, action, None)
            return _replaced(sender, view and await refreshing.anew(view), context.words)
        try:
            if action.name == "show_more" and isinstance(view, TaskListView):
                return _replaced(sender, await refreshing.more(view, action.arguments["cursor"]), context.words)
            result = await perform(action, self._door, context.actor)
        except (NotFound, InvalidInput, Conflict) as error:
            level = "danger" if isinstance(error, InvalidInput) else "warning"
            notice = NoticeEvent(level=level, message=as_markdown(context.words.sentence(error.message)))
            anew = await refreshing.refused(view, error) if view else None
            return [notice, *_replaced(sender, anew, context.words)]
        # From here on it is done, whatever can be shown of it.
        await self._remember(thread, action, result)
        shown = view and await refreshing.after(view, action, result)
        return [*_notices(view, action, result, context.words), *_replaced(sender, shown, context.words)]

    async def task_list(self, actor: Actor, arguments: dict[str, object]) -> TaskListView:
        """The view of the actor's tasks, as ``list_tasks`` finds them. Raises ``AppError``."""
        return await task_list(self._door, actor, ListPlace(arguments=arguments))

    async def _click_outside(
        self, thread: ThreadMetadata | None, action: CheckedAction, context: RequestContext
    ) -> list[ThreadStreamEvent]:
        if action.tool is None:
            await self._remember(thread, action, None)
            said, view = CANCELLED, None
        else:
            result = await perform(action, self._door, context.actor)
            await self._remember(thread, action, result)
            said, view = result.message, await self._shown_outside(action, result, context.actor)
        thread_id = thread.id if thread else ""
        call_id = new_item_id("tool_call")
        message = AssistantMessageItem(
            id=new_item_id("message"),
            thread_id=thread_id,
            created_at=self._clock().astimezone(UTC),
            content=[AssistantMessageContent(text=as_markdown(context.words.sentence(said)))],
        )
        if action.tool is None or view is None:
            return [ThreadItemDoneEvent(item=message)]
        return [
            tool_progress(action.tool, call_id, "running", context.words),
            tool_progress(action.tool, call_id, "completed", context.words),
            ThreadItemDoneEvent(item=message),
            WidgetShown(item=shown_widget(thread_id, view, self._clock(), context.words)),
        ]

    async def _shown_outside(self, action: CheckedAction, result: TaskResult, actor: Actor) -> View:
        """What is shown below a click in a widget that we do not know."""
        if action.name == "edit_task":
            return TaskFormView(task=result.tasks[0])
        if result.confirm is not None:
            return view_of_question(cast(ConfirmedTool, action.tool), action.arguments, result)
        arguments = action.arguments if action.name == "show_more" else _LIST_ARGUMENTS
        view = await self.task_list(actor, arguments)
        if action.name == "delete_task":
            view.undo = Undoable(message=result.message, operation=actor.operation)
        return view

    async def _remember(self, thread: ThreadMetadata | None, action: CheckedAction, result: TaskResult | None) -> None:
        """Leave a trace for the model, of a click that did more than to look."""
        if thread is None or action.kind.pressed is None:
            return
        named = ", ".join(f"{task.id} “{task.title}”" for task in result.tasks[:SHOWN_MAX]) if result else ""
        about = f" It was task {named}." if named else ""
        trace = [
            {"role": "user", "content": click_note(action.kind.pressed, about)},
            {"role": "assistant", "content": result.message if result else "Nothing was done."},
        ]
        async with self._db.transaction() as session:
            await memory.append(session, thread.id, trace)


def _too_late(view: View | None, action: CheckedAction) -> str | None:
    """What to say to a click on what is no longer there to be clicked."""
    if action.tool == "add_task" and _was_sent(view):
        return "This form was sent already."
    if action.name == "confirm" and view is not None:
        if not isinstance(view, ConfirmView):
            return "This was answered already."
        if (action.tool, action.arguments) != (view.tool, view.arguments | {"confirm": view.confirm}):
            return "What this asks has changed meanwhile: please look again."
    if action.name == "cancel" and view is not None and not isinstance(view, ConfirmView | TaskFormView):
        return "This was answered already." if isinstance(view, OutcomeView) else "There is nothing here to cancel."
    return None


def _notices(view: View | None, action: CheckedAction, result: TaskResult, words: Words) -> list[ThreadStreamEvent]:
    if result.confirm is not None and action.name == "confirm":
        changed = words("The tasks have changed since you were asked, so nothing was done: please look again.")
        return [NoticeEvent(level="warning", message=changed)]
    # Somebody was faster, and the widget was out of date; or it does not say itself what was taken back.
    told = result.unchanged or (action.name == "undo" and not isinstance(view, OutcomeView))
    return [NoticeEvent(level="info", message=as_markdown(words.sentence(result.message)))] if told else []


def _replaced(sender: WidgetItem, view: View | None, words: Words) -> list[ThreadStreamEvent]:
    if view is None or not isinstance(sender, ShownWidget):
        return []
    return [WidgetReplaced(item=redrawn(sender, view, words))]


def _was_sent(view: View | None) -> bool:
    """Whether a form for a new task was here, as what it may have become."""
    match view:
        case TaskFormView():
            return view.task is not None
        case OutcomeView(message=message):
            # Who goes on to send a form that was cancelled in another window wants the task.
            return message != CANCELLED
        case _:
            return isinstance(view, TaskCardView)


def shown_widget(thread_id: str, view: View, now: datetime, words: Words) -> ShownWidget:
    """A new widget item that shows a view."""
    return ShownWidget(
        id=new_item_id("message"),
        thread_id=thread_id,
        created_at=now.astimezone(UTC),
        widget=chatkit_widget(view, words),
        copy_text=widget_as_text(view, words),
        view=view,
    )
