"""What the agent does before each part of its answer, as ChatKit's workflow items.

Their tasks are the tool calls, and the model's thoughts where it gives them. A workflow is told live, and kept once,
with what is written
next anyway: a step costs no write of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from chatkit.types import (
    CustomSummary,
    CustomTask,
    Task,
    ThoughtTask,
    ThreadItemAddedEvent,
    ThreadItemDoneEvent,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
    Workflow,
    WorkflowItem,
    WorkflowTaskAdded,
    WorkflowTaskUpdated,
)
from pydantic import ValidationError

from saydone.chatkit.tool_words import ToolWords, words_for
from saydone.domain.wording import ENGLISH, Words
from saydone.tools.results import TaskResult

_THOUGHT_MAX = 4_000


def changed_by(output: object) -> int:
    """To how many tasks a tool did something, by what it answered."""
    try:
        result = TaskResult.model_validate_json(output) if isinstance(output, str) else None
    except ValidationError:
        return 0
    # With a confirm, nothing was done: the tasks are those that it would be done to.
    return len(result.tasks) - len(result.unchanged) if result and not result.confirm else 0


@dataclass(slots=True)
class TurnWorkflow:
    """The workflows of one turn, one after the other. Each method returns the events that tell what it changed."""

    new_id: Callable[[], str]
    thread_id: str
    clock: Callable[[], datetime]
    words: Words = ENGLISH
    _item: WorkflowItem | None = None
    _places: dict[str, int] = field(default_factory=dict[str, int])
    _changed: dict[str, int] = field(default_factory=dict[str, int])
    _looked: str | None = None
    _failed: bool = False

    def think(self, thought: str) -> list[ThreadStreamEvent]:
        """The model has thought something."""
        text = thought.strip()
        if not text:
            return []
        short = text if len(text) <= _THOUGHT_MAX else f"{text[: _THOUGHT_MAX - 1]}…"
        return self._add(ThoughtTask(content=short, status_indicator="complete"))

    def begin(self, call_id: str, tool: str) -> list[ThreadStreamEvent]:
        """A tool is called."""
        its = words_for(tool)
        events = self._add(CustomTask(title=self.words(its.doing), icon=its.icon, status_indicator="loading"))
        assert self._item is not None
        self._places[call_id] = len(self._item.workflow.tasks) - 1
        return events

    def end(self, call_id: str, tool: str, *, failed: bool, count: int) -> list[ThreadStreamEvent]:
        """The tool has answered: it did something to ``count`` tasks, or failed."""
        if failed:
            self._failed = True
        elif words_for(tool).did_many is not None and count:
            self._changed[tool] = self._changed.get(tool, 0) + count
        else:
            self._looked = tool
        return self._settle(self._places.pop(call_id), self.words("That did not work.") if failed else None)

    def pause(self) -> list[ThreadStreamEvent]:
        """Words follow: the workflow is told as done, unless a tool still runs; what comes after them is another."""
        return [] if self._places else self.finish()

    def so_far(self) -> WorkflowItem | None:
        """The workflow as it would be told if nothing more came of it."""
        if self._item is None:
            return None
        broken = {"status_indicator": "complete", "content": self.words("It was interrupted.")}
        tasks = list(self._item.workflow.tasks)
        for place in self._places.values():
            tasks[place] = tasks[place].model_copy(update=broken)
        told = self._item.workflow.model_copy(update={"tasks": tasks, "summary": self._summary()})
        return self._item.model_copy(update={"workflow": told})

    def finish(self) -> list[ThreadStreamEvent]:
        """The turn ends: the workflow is told as done, with a summary."""
        if self._item is None:
            return []
        broken = self.words("It was interrupted.")
        events = [event for place in self._places.values() for event in self._settle(place, broken)]
        self._item.workflow.summary = self._summary()
        events.append(ThreadItemDoneEvent(item=self._item))
        self._item, self._looked, self._failed = None, None, False
        self._places.clear()
        self._changed.clear()
        return events

    def _add(self, task: Task) -> list[ThreadStreamEvent]:
        events: list[ThreadStreamEvent] = []
        if self._item is None:
            workflow = Workflow(type="reasoning" if isinstance(task, ThoughtTask) else "custom", tasks=[])
            created = self.clock().astimezone(UTC)
            self._item = WorkflowItem(id=self.new_id(), thread_id=self.thread_id, created_at=created, workflow=workflow)
            events.append(ThreadItemAddedEvent(item=self._item.model_copy(deep=True)))
        tasks = self._item.workflow.tasks
        update = WorkflowTaskAdded(task_index=len(tasks), task=task.model_copy())
        tasks.append(task)
        return [*events, ThreadItemUpdatedEvent(item_id=self._item.id, update=update)]

    def _settle(self, place: int, content: str | None) -> list[ThreadStreamEvent]:
        assert self._item is not None
        tasks = self._item.workflow.tasks
        tasks[place] = tasks[place].model_copy(update={"status_indicator": "complete", "content": content})
        update = WorkflowTaskUpdated(task_index=place, task=tasks[place])
        return [ThreadItemUpdatedEvent(item_id=self._item.id, update=update)]

    def _summary(self) -> CustomSummary:
        if self._changed:
            did = [self._counted(words_for(tool), count) for tool, count in self._changed.items()]
            return CustomSummary(title=" · ".join(did), icon=words_for(next(iter(self._changed))).icon)
        if self._failed:
            return CustomSummary(title=self.words("That did not work"), icon="circle-question")
        if self._looked is None:
            return CustomSummary(title=self.words("Thought about it"), icon="lightbulb")
        looked = words_for(self._looked)
        return CustomSummary(title=self.words(looked.did), icon=looked.icon)

    def _counted(self, its: ToolWords, count: int) -> str:
        if its.did_one is None or its.did_many is None:
            return self.words(its.did)
        return self.words.number(its.did_one, its.did_many, count)
