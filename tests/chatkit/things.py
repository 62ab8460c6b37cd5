"""Tasks, threads and items to build tests from."""

from datetime import UTC, date, datetime

from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageItem,
    InferenceOptions,
    ThreadMetadata,
    UserMessageItem,
    UserMessageTextContent,
)

from saydone.chatkit.events import ShownWidget
from saydone.chatkit.views import View
from saydone.chatkit.widgets import chatkit_widget, widget_as_text
from saydone.domain.insight import Bucket, Insight, Period
from saydone.tools.insight_view import InsightBucket, view_insight
from saydone.tools.task_view import TaskView

MOMENT = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)


def task(**fields: object) -> TaskView:
    """Task 7, “Feed the cat”, pending and without a due, but for these fields."""
    plain: dict[str, object] = {
        "id": "7",
        "title": "Feed the cat",
        "description": "",
        "status": "pending",
        "priority": "p4",
        "due": None,
        "due_text": None,
        "overdue": False,
        "created_at": "2026-03-04T10:00:00+01:00",
        "updated_at": "2026-03-04T10:00:00+01:00",
        "completed_at": None,
        "version": 1,
    }
    return TaskView.model_validate(plain | fields)


DUE_TASK = task(
    id="8",
    title="Water the plants",
    description="All of them",
    priority="p1",
    due="2026-03-03",
    due_text="Tue 3 Mar 2026",
    overdue=True,
)
DONE_TASK = task(id="9", title="Call mum", status="completed", completed_at="2026-03-04T10:00:00+01:00")


def thread(thread_id: str = "t1", title: str | None = None) -> ThreadMetadata:
    return ThreadMetadata(id=thread_id, title=title, created_at=MOMENT, allowed_image_domains=[])


def said(item_id: str, text: str, thread_id: str = "t1") -> UserMessageItem:
    """What the user said."""
    return UserMessageItem(
        id=item_id,
        thread_id=thread_id,
        created_at=MOMENT,
        content=[UserMessageTextContent(text=text)],
        inference_options=InferenceOptions(),
    )


def answered(item_id: str, text: str, thread_id: str = "t1") -> AssistantMessageItem:
    """What was answered."""
    content = [AssistantMessageContent(text=text)]
    return AssistantMessageItem(id=item_id, thread_id=thread_id, created_at=MOMENT, content=content)


def shown(item_id: str, view: View, thread_id: str = "t1") -> ShownWidget:
    """A widget that was shown."""
    return ShownWidget(
        id=item_id,
        thread_id=thread_id,
        created_at=MOMENT,
        widget=chatkit_widget(view),
        copy_text=widget_as_text(view),
        view=view,
    )


WEEK = view_insight(
    Insight(
        period=Period(date(2026, 3, 2), date(2026, 3, 3)),
        by="day",
        buckets=(
            Bucket("2026-03-02", Period(date(2026, 3, 2), date(2026, 3, 2)), 1, 2, None, 0),
            Bucket("2026-03-03", Period(date(2026, 3, 3), date(2026, 3, 3)), 3, 0, None, 1),
        ),
        completed=4,
        completed_before=0,
        on_time=1,
        with_due=2,
        added=2,
        skipped=0,
        open=2,
        overdue=1,
        streak=2,
        longest_streak=5,
        hours_to_done=30.04,
    )
)
LISTS = WEEK.model_copy(
    update={
        "by": "list",
        "buckets": [
            InsightBucket(name="Work", first_day=None, last_day=None, completed=4, added=None, open=2, overdue=1)
        ],
    }
)
