"""What a widget that was clicked shows next."""

from typing import Any, cast

from saydone.agent.tool_door import ToolDoor
from saydone.agent.turn_context import ConfirmedTool
from saydone.chatkit.actions import CheckedAction
from saydone.chatkit.views import (
    ConfirmView,
    ListPlace,
    OutcomeView,
    TaskCardView,
    TaskFormView,
    TaskListView,
    Undoable,
    View,
    view_of_list,
    view_of_question,
)
from saydone.domain.actor import Actor
from saydone.errors import AppError, Conflict, NotFound
from saydone.tools.get_task import DetailsResult, TaskDetails
from saydone.tools.results import TaskListResult, TaskResult
from saydone.tools.show_lists import ListsResult
from saydone.tools.task_view import TaskView

_PAGES_MAX = 20
_LISTS_MAX = 50
_GONE = "This task is gone."
CANCELLED = "Cancelled: nothing was done."


async def task_list(door: ToolDoor, actor: Actor, place: ListPlace) -> TaskListView:
    """The view of the actor's tasks, as ``list_tasks`` finds them. Raises ``AppError``."""
    page = await _page(door, actor, place.arguments)
    tasks = {task.id: task for task in page.tasks}
    pages = 1
    # All anew, by the cursors of now: what was shown before may have changed, gone or moved since.
    while pages < min(place.pages, _PAGES_MAX) and page.next_cursor:
        page = await _page(door, actor, place.arguments | {"cursor": page.next_cursor})
        tasks |= {task.id: task for task in page.tasks}
        pages += 1
    shown = page.model_copy(update={"tasks": list(tasks.values())})
    if pages == _PAGES_MAX:
        shown.next_cursor = None
    return view_of_list(place.arguments, shown).model_copy(update={"title": place.title, "pages": pages})


async def with_choices(door: ToolDoor, actor: Actor, view: View) -> View:
    """The view with what its fields offer to choose from: a form's lists."""
    if not isinstance(view, TaskFormView):
        return view
    answer = await door.invoke("show_lists", {}, actor)
    found = ListsResult.model_validate(answer.structured_content).lists
    return view.model_copy(update={"lists": [each.name for each in found[:_LISTS_MAX]]})


async def task_details(door: ToolDoor, actor: Actor, task_id: str) -> TaskDetails:
    """The task. Raises ``NotFound``."""
    answer = await door.invoke("get_task", {"ids": [task_id]}, actor)
    return DetailsResult.model_validate(answer.structured_content).tasks[0]


class Refreshing:
    """Shows widgets as they are after a click of the actor's."""

    def __init__(self, door: ToolDoor, actor: Actor) -> None:
        self._door = door
        self._actor = actor

    async def after(self, view: View, action: CheckedAction, result: TaskResult) -> View | None:
        """The view in place of ``view``, now that the action's tool has answered; nothing for as it was. Where that
        cannot be read any more, a list that was renamed, it tells what was done."""
        try:
            return await self._after(view, action, result)
        except AppError:
            return OutcomeView(message=result.message, operation=self._undoable(action, result))

    async def _after(self, view: View, action: CheckedAction, result: TaskResult) -> View | None:
        match view:
            case _ if result.confirm is not None and action.tool is not None:
                return self._question(view, action, result)
            case ConfirmView(back=ListPlace() as place):
                return await self._list(place, action, result)
            case _ if action.name == "edit_task":
                return await self._form(view, action)
            case OutcomeView() if action.tool == "add_task" and result.tasks:
                return await self._card(result.tasks[0].id)
            case TaskListView():
                return await self._list(view, action, result)
            case ConfirmView() | OutcomeView():
                return self._outcome(view, action, result)
            case TaskCardView() if action.name == "delete_task":
                return self._outcome(view, action, result)
            case TaskFormView(back=None) if result.tasks:
                return await self._card(result.tasks[0].id)
            case _:
                return await self.anew(view)

    async def now(self, view: View) -> View | None:
        """The view as it is now, for who looks at it again; nothing for what stays as it was shown: forms, questions,
        and what was done. Raises ``AppError``."""
        match view:
            case TaskListView():
                shown = await task_list(self._door, self._actor, view)
                # What was done with it can still be taken back.
                return shown.model_copy(update={"undo": view.undo})
            case TaskCardView():
                return await self._card(view.task.id)
            case _:
                return None

    async def anew(self, view: View) -> View | None:
        """The view as it is now, after a click that did nothing."""
        match view:
            case TaskListView():
                return await self._list_or_why_not(view)
            case TaskFormView(back=ListPlace() as place) | ConfirmView(back=ListPlace() as place):
                return await self._list_or_why_not(place)
            case TaskCardView() | TaskFormView() if view.task is not None:
                return await self._card(view.task.id)
            case ConfirmView() | TaskFormView():
                return OutcomeView(message=CANCELLED)
            case _:
                return None

    async def refused(self, view: View, error: AppError) -> View | None:
        """The view as it is now, after a click that the tool refused; nothing for as it was."""
        match view:
            case TaskFormView(task=TaskView() as shown):
                try:
                    task = await task_details(self._door, self._actor, shown.id)
                except NotFound:
                    return await self.anew(view)
                # Somebody else changed the task: what is sent next is sent knowing that.
                changed = isinstance(error, Conflict) and task.version != shown.version
                return await self._form_of(task, view.back) if changed else None
            case TaskFormView():
                # It stays as it was filled in: what is missing may be its list only.
                return None
            case ConfirmView() if not isinstance(error, NotFound):
                return None  # what was asked stays to be answered
            case _:
                return await self.anew(view)

    async def more(self, view: TaskListView, cursor: str) -> TaskListView:
        """The list with one more page, the one after ``cursor``."""
        if cursor != view.next_cursor:
            # Either the list that was clicked is newer than the one that is kept, or it was clicked twice.
            shown = await task_list(self._door, self._actor, view)
            if cursor != shown.next_cursor:
                return shown
        return await task_list(self._door, self._actor, view.model_copy(update={"pages": view.pages + 1}))

    async def _form(self, view: View, action: CheckedAction) -> View:
        task = await task_details(self._door, self._actor, action.arguments["ids"][0])
        return await self._form_of(task, _place_of(view))

    async def _form_of(self, task: TaskView, back: ListPlace | None) -> View:
        return await with_choices(self._door, self._actor, TaskFormView(task=task, back=back))

    def _question(self, view: View, action: CheckedAction, result: TaskResult) -> View:
        back = view.back if isinstance(view, ConfirmView) else _place_of(view)
        asked = view_of_question(cast(ConfirmedTool, action.tool), action.arguments, result)
        return asked.model_copy(update={"back": back})

    def _outcome(self, view: View, action: CheckedAction, result: TaskResult) -> View:
        return OutcomeView(message=result.message, operation=self._undoable(action, result))

    async def _list(self, view: ListPlace, action: CheckedAction, result: TaskResult) -> TaskListView:
        shown = await task_list(self._door, self._actor, view)
        if operation := self._undoable(action, result):
            shown.undo = Undoable(message=result.message, operation=operation)
        return shown

    async def _list_or_why_not(self, place: ListPlace) -> View:
        try:
            return await task_list(self._door, self._actor, place)
        except AppError as error:
            return OutcomeView(message=error.message)

    def _undoable(self, action: CheckedAction, result: TaskResult) -> str | None:
        """The operation that a button takes back. What is deleted for good is beyond that, and an undo is taken back
        by words."""
        many = action.name == "confirm" and action.tool in ("change_many", "complete_task")
        offered = many or action.tool == "delete_task"
        return self._actor.operation if offered and len(result.tasks) > len(result.unchanged) else None

    async def _card(self, task_id: str) -> View:
        try:
            return TaskCardView(task=await task_details(self._door, self._actor, task_id))
        except NotFound:
            return OutcomeView(message=_GONE)


def _place_of(view: View) -> ListPlace | None:
    if not isinstance(view, TaskListView):
        return None
    place: dict[str, Any] = view.model_dump(include=set(ListPlace.model_fields))
    return ListPlace(**place)


async def _page(door: ToolDoor, actor: Actor, arguments: dict[str, object]) -> TaskListResult:
    result = await door.invoke("list_tasks", arguments, actor)
    return TaskListResult.model_validate(result.structured_content)
