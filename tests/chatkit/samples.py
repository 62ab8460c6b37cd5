"""One of every widget, in each of its states: `ui/scripts/widget_samples.py` has TypeScript check them."""

from saydone.chatkit.views import (
    STARTER_PROMPTS,
    ConfirmView,
    InsightChartView,
    ListPlace,
    OutcomeView,
    TaskCardView,
    TaskFormView,
    TaskListView,
    Undoable,
    View,
)
from saydone.tools.get_task import SubtaskView, TaskDetails
from saydone.tools.task_view import SubtaskCount
from tests.chatkit.things import DONE_TASK, DUE_TASK, LISTS, WEEK, task

LIST = TaskListView(arguments={}, tasks=[task(), DUE_TASK, DONE_TASK], total=9, next_cursor=None)
RICH = TaskDetails(
    **DUE_TASK.model_copy(
        update={
            "list": "Home",
            "labels": ["garden", "daily"],
            "repeat_text": "every day",
            "duration": "10m",
            "subtasks": SubtaskCount(open=21, total=22),
            "comments": 1,
        }
    ).model_dump(),
    parts=[SubtaskView(id=str(n), title=f"Pot {n}", done=n == 0) for n in range(22)],
    reminders=["at 9:00"],
)
VIEWS: dict[str, View] = {
    "list": LIST,
    "empty list": TaskListView(arguments={}, tasks=[], total=0, next_cursor=None),
    "new": TaskFormView(task=None),
    "edit": TaskFormView(task=DUE_TASK),
    "edit all": TaskFormView(task=RICH, lists=["Inbox", "Home"]),
    "edit bare": TaskFormView(task=task()),
    "edit in place": TaskFormView(task=task(), back=ListPlace(arguments={"limit": 2}, pages=3)),
    "more": LIST.model_copy(update={"next_cursor": "c", "undo": Undoable(message="Deleted “X”.", operation="o")}),
    "card": TaskCardView(task=RICH),
    "bare card": TaskCardView(task=TaskDetails(**task().model_dump())),
    "confirm": ConfirmView(
        message="This would delete 6 tasks.",
        tool="change_many",
        arguments={"do": "delete"},
        confirm="t",
        tasks=[task()],
    ),
    "outcome": OutcomeView(message="Deleted “X”.", operation="o"),
    "last outcome": OutcomeView(message="“Milk” is back."),
    "insight": InsightChartView(insight=WEEK),
    "insight by list": InsightChartView(insight=LISTS),
    "starters": STARTER_PROMPTS,
}
