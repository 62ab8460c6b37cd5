"""Showing what is in the database: tasks with what stands around them."""

from collections.abc import Sequence

from saydone.domain.comment import Comment
from saydone.domain.saved_filter import SavedFilter
from saydone.domain.task import Surroundings, Task
from saydone.domain.task_list import TaskList
from saydone.services import tasks as service
from saydone.tools.desk import Work
from saydone.web.api.views import (
    CommentView,
    FilterView,
    ListView,
    TaskView,
    view_comment,
    view_filter,
    view_list,
    view_task,
)

_NOTHING = Surroundings("")


async def shown(work: Work, tasks: Sequence[Task]) -> list[TaskView]:
    """The views of tasks, in their order."""
    around = await service.surroundings(work.session, tasks)
    return [view_task(task, work.now, around.get(task.id, _NOTHING)) for task in tasks]


async def shown_one(work: Work, task: Task) -> TaskView:
    """The view of a task."""
    return (await shown(work, [task]))[0]


async def shown_present(work: Work, record: object) -> TaskView | ListView | CommentView | FilterView:
    """The view of whatever has a version."""
    if isinstance(record, Task):
        return await shown_one(work, record)
    if isinstance(record, TaskList):
        return view_list(record, work.now, work.actor.user_id)
    if isinstance(record, Comment):
        return view_comment(record, work.now)
    if isinstance(record, SavedFilter):
        return view_filter(record)
    raise TypeError(f"there is no view of {type(record).__name__}")
