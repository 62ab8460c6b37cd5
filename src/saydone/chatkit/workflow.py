"""What the agent does before each part of its answer, as ChatKit's workflow items.

Their tasks are the tool calls, and the model's thoughts where it gives them. A workflow is told live, and kept once,
with what is written next anyway: a step costs no write of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

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
# A thought is told again, as a whole, when it is so many times as long: what is sent is five times its length.
_GROWTH = 1.25


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
    _thought: "_Thought | None" = None
    _changed: dict[str, int] = field(default_factory=dict[str, int])
    _looked: str | None = None
    _failed: bool = False

    def think(self, piece: str) -> list[ThreadStreamEvent]:
        """The model goes on with a thought, which is told as it grows."""
        self._thought = self._thought or _Thought()
        return self._tell(self._thought, "loading") if self._thought.grow(piece) else []

    def end_thought(self) -> list[ThreadStreamEvent]:
        """The thought, if there was one, has come to its end."""
        thought, self._thought = self._thought, None
        return self._tell(thought, "complete") if thought else []

    def begin(self, call_id: str, tool: str) -> list[ThreadStreamEvent]:
        """A tool is called."""
        its = words_for(tool)
        doing = CustomTask(title=self.words(its.doing), icon=its.icon, status_indicator="loading")
        events = [*self.end_thought(), *self._add(doing)]
        self._places[call_id] = self._last_place()
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
        events = self.end_thought()
        if self._item is None:
            return []
        broken = self.words("It was interrupted.")
        events += [event for place in self._places.values() for event in self._settle(place, broken)]
        self._item.workflow.summary = self._summary()
        events.append(ThreadItemDoneEvent(item=self._item))
        self._item, self._looked, self._failed = None, None, False
        self._places.clear()
        self._changed.clear()
        return events

    def _tell(self, thought: "_Thought", status: Literal["loading", "complete"]) -> list[ThreadStreamEvent]:
        if not (text := thought.text()):
            return []
        task = ThoughtTask(content=text, status_indicator=status)
        if thought.place is not None:
            return self._replace(thought.place, task)
        events = self._add(task)
        thought.place = self._last_place()
        return events

    def _last_place(self) -> int:
        assert self._item is not None
        return len(self._item.workflow.tasks) - 1

    def _add(self, task: Task) -> list[ThreadStreamEvent]:
        events: list[ThreadStreamEvent] = []
        if self._item is None:
            workflow = Workflow(type="reasoning" if isinstance(task, ThoughtTask) else "custom", tasks=[])
            created = self.clock().astimezone(UTC)
            self._item = WorkflowItem(id=self.new_id(), thread_id=self.thread_id, created_at=created, workflow=workflow)
            events.append(
                ThreadItemAddedEvent(
                    item=self._item.model_copy(update={"workflow": workflow.model_copy(update={"tasks": []})})
                )
            )
        tasks = self._item.workflow.tasks
        update = WorkflowTaskAdded(task_index=len(tasks), task=task.model_copy())
        tasks.append(task)
        return [*events, ThreadItemUpdatedEvent(item_id=self._item.id, update=update)]

    def _settle(self, place: int, content: str | None) -> list[ThreadStreamEvent]:
        assert self._item is not None
        task = self._item.workflow.tasks[place]
        return self._replace(place, task.model_copy(update={"status_indicator": "complete", "content": content}))

    def _replace(self, place: int, task: Task) -> list[ThreadStreamEvent]:
        assert self._item is not None
        if task == self._item.workflow.tasks[place]:
            return []
        self._item.workflow.tasks[place] = task
        update = WorkflowTaskUpdated(task_index=place, task=task)
        return [ThreadItemUpdatedEvent(item_id=self._item.id, update=update)]

    def _summary(self) -> CustomSummary:
        if self._changed:
            did = [self._counted(words_for(tool), count) for tool, count in self._changed.items()]
            return CustomSummary(title=" · ".join(did), icon=words_for(next(iter(self._changed))).icon)
        if self._failed:
            return CustomSummary(title=self.words("That did not work"), icon="circle-question")
        if self._looked is None and self._places:
            return CustomSummary(title=self.words("It was interrupted."), icon="circle-question")
        if self._looked is None:
            return CustomSummary(title=self.words("Thought about it"), icon="lightbulb")
        looked = words_for(self._looked)
        return CustomSummary(title=self.words(looked.did), icon=looked.icon)

    def _counted(self, its: ToolWords, count: int) -> str:
        if its.did_one is None or its.did_many is None:
            return self.words(its.did)
        return self.words.number(its.did_one, its.did_many, count)


@dataclass(slots=True)
class _Thought:
    """What the model thinks, as far as it is shown, and which task shows it."""

    place: int | None = None
    _pieces: list[str] = field(default_factory=list[str])
    _length: int = 0
    _next: float = 0

    def grow(self, piece: str) -> bool:
        """Go on; returns whether it has become long enough to be told again."""
        if self._length <= _THOUGHT_MAX:
            self._pieces.append(piece)
        self._length += len(piece)
        if self._length < self._next:
            return False
        self._next = self._length * _GROWTH
        return True

    def text(self) -> str:
        text = "".join(self._pieces).strip()
        return text if len(text) <= _THOUGHT_MAX else f"{text[: _THOUGHT_MAX - 1]}…"
