"""Lists, labels and saved filters as tools show them."""

from pydantic import BaseModel, Field

from saydone.domain.label import Label
from saydone.domain.saved_filter import SavedFilter
from saydone.domain.task_list import TaskList


class ListView(BaseModel):
    """A list of tasks."""

    id: str
    name: str
    description: str = ""
    color: str = "gray"
    open: int = Field(default=0, description="How many open tasks are in it.")
    archived: bool = False
    shared: bool = Field(default=False, description="Whether it is someone else's.")


class LabelView(BaseModel):
    """A label."""

    name: str
    color: str = "gray"


class FilterView(BaseModel):
    """A saved filter."""

    name: str
    query: str = Field(description="For list_tasks.")


def view_list(task_list: TaskList, user_id: int, open_tasks: int = 0) -> ListView:
    """The view of a list for a user."""
    return ListView(
        id=str(task_list.id),
        name=task_list.name,
        description=task_list.description,
        color=task_list.color,
        open=open_tasks,
        archived=task_list.archived_at is not None,
        shared=task_list.owner_id != user_id,
    )


def view_label(label: Label) -> LabelView:
    """The view of a label."""
    return LabelView(name=label.name, color=label.color)


def view_filter(saved: SavedFilter) -> FilterView:
    """The view of a saved filter."""
    return FilterView(name=saved.name, query=saved.query)
