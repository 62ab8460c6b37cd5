"""What a click in a widget does, shows, and leaves for the model to know."""

from datetime import UTC, datetime

from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageItem,
    NoticeEvent,
    ThreadItemDoneEvent,
    ThreadItemReplacedEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    WidgetItem,
)

from saydone.agent.memory import ThreadMemory
from saydone.agent.tool_door import ToolDoor
from saydone.chatkit.actions import CheckedAction, perform
from saydone.chatkit.context import RequestContext
from saydone.chatkit.events import ShownWidget, WidgetShown, tool_progress
from saydone.chatkit.item_json import new_item_id
from saydone.chatkit.views import TaskFormView, TaskListView, View, view_of_list
from saydone.chatkit.widgets import chatkit_widget, widget_as_text
from saydone.domain.actor import Actor
from saydone.errors import Conflict, InvalidInput, NotFound
from saydone.store.db import Database
from saydone.tools.desk import Clock
from saydone.tools.results import TaskListResult, TaskResult

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
        if action.kind.tool == "add_task" and isinstance(sender, ShownWidget) and not _is_new_form(sender):
            return [NoticeEvent(level="info", message="This form was sent already.")]
        try:
            result = await perform(action, self._door, context.actor)
        except (NotFound, InvalidInput, Conflict) as error:
            level = "danger" if isinstance(error, InvalidInput) else "warning"
            notice = NoticeEvent(level=level, message=error.message)
            return [notice, *await self._refreshed(sender, context, None)]
        if thread is not None:
            await self._remember(thread, action, result)
        # Somebody was faster: the widget was out of date.
        notices = [NoticeEvent(level="info", message=result.message)] if result.unchanged else []
        return [*notices, *await self._refreshed(sender, context, result)]

    async def task_list(self, actor: Actor, arguments: dict[str, object]) -> TaskListView:
        """The view of the actor's tasks, as ``list_tasks`` finds them. Raises ``AppError``."""
        result = await self._door.invoke("list_tasks", dict(arguments), actor)
        return view_of_list(arguments, TaskListResult.model_validate(result.structured_content))

    async def _click_outside(
        self, thread: ThreadMetadata | None, action: CheckedAction, context: RequestContext
    ) -> list[ThreadStreamEvent]:
        result = await perform(action, self._door, context.actor)
        if thread is not None:
            await self._remember(thread, action, result)
        thread_id = thread.id if thread else ""
        call_id = new_item_id("tool_call")
        tasks = await self.task_list(context.actor, _LIST_ARGUMENTS)
        message = AssistantMessageItem(
            id=new_item_id("message"),
            thread_id=thread_id,
            created_at=self._clock().astimezone(UTC),
            content=[AssistantMessageContent(text=result.message)],
        )
        return [
            tool_progress(action.kind.tool, call_id, "running"),
            tool_progress(action.kind.tool, call_id, "completed"),
            ThreadItemDoneEvent(item=message),
            WidgetShown(item=shown_widget(thread_id, tasks, self._clock())),
        ]

    async def _refreshed(
        self, sender: WidgetItem, context: RequestContext, result: TaskResult | None
    ) -> list[ThreadStreamEvent]:
        """The clicked widget as it is now: a list anew, a form that was sent as the task it made."""
        if not isinstance(sender, ShownWidget):
            return []
        if isinstance(sender.view, TaskListView):
            view = await self.task_list(context.actor, sender.view.arguments)
        elif result is not None:
            view = TaskListView(
                title="Saved", arguments={}, tasks=result.tasks, total=len(result.tasks), next_cursor=None
            )
        else:
            return []
        shown = {"view": view, "widget": chatkit_widget(view), "copy_text": widget_as_text(view)}
        return [ThreadItemReplacedEvent(item=sender.model_copy(update=shown))]

    async def _remember(self, thread: ThreadMetadata, action: CheckedAction, result: TaskResult) -> None:
        named = ", ".join(f"{task.id} “{task.title}”" for task in result.tasks)
        await ThreadMemory(self._db, thread.id).add_items(
            [
                {"role": "user", "content": f"({action.kind.pressed} It was task {named}.)"},
                {"role": "assistant", "content": result.message},
            ]
        )


def _is_new_form(widget: ShownWidget) -> bool:
    return isinstance(widget.view, TaskFormView) and widget.view.task is None


def shown_widget(thread_id: str, view: View, now: datetime) -> ShownWidget:
    """A new widget item that shows a view."""
    return ShownWidget(
        id=new_item_id("message"),
        thread_id=thread_id,
        created_at=now.astimezone(UTC),
        widget=chatkit_widget(view),
        copy_text=widget_as_text(view),
        view=view,
    )
