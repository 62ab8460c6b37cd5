"""A stand-in for a competent model: it plays a person's ten sentences over the task tools.

It is rules over a few patterns, and deterministic; what it knows, it knows from the conversation
alone (the tools' JSON outputs and its own questions), as a real model does.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import BaseModel, JsonValue, ValidationError

from tests.fakes.provider.conversation import Conversation, Exchange, ToolResult
from tests.fakes.provider.script import Answer, Call, answer, call

TEN_TURNS = (
    "Add buy milk due tomorrow and buy eggs due tomorrow",
    "Add call the plumber and call the dentist",
    "What is on my list?",
    "Move the plumber to next monday",
    "Complete the milk",
    "No, I meant the eggs",
    "Delete the call",  # two calls: it asks back
    "The dentist",
    "Rename the milk to buy almond milk",
    "What have I completed?",
)
"""In the end: "buy almond milk" is pending and due, "buy eggs" completed, "call the plumber" pending and
due next Monday, "call the dentist" deleted."""

Verb = Literal["add", "list", "list done", "move", "rename", "complete", "delete", "chat"]

_PATTERNS: tuple[tuple[Verb, str], ...] = (
    ("add", r"add (?P<value>.+)"),
    ("list done", r"what (?:have i|did i|is) (?:completed?|done|finished?).*"),
    ("list", r"(?:what|show|list)\b.*"),
    ("move", r"(?:move|change|postpone) (?:the )?(?P<target>.+?) to (?P<value>.+)"),
    ("rename", r"rename (?:the )?(?P<target>.+?) to (?P<value>.+)"),
    ("complete", r"(?:complete|finish|i (?:have )?(?:done|finished)) (?:the )?(?P<target>.+)"),
    ("delete", r"(?:delete|remove) (?:the )?(?P<target>.+)"),
)
_CORRECTION = r"no,? i (?:meant|mean) (?:the )?(?P<target>.+)"
_QUESTION = "Which one do you mean"


class SeenTask(BaseModel):
    """As much of a task in a tool's output as the brain uses."""

    id: str
    title: str
    due: str | None = None


class Output(BaseModel):
    """A tool's output, as far as the brain reads it."""

    message: str
    tasks: list[SeenTask] = []


@dataclass(frozen=True, slots=True)
class Intent:
    """What the user wants; ``undoing`` is the tool result that was a mistake."""

    verb: Verb
    target: str = ""
    value: str = ""
    undoing: ToolResult | None = None


class TaskBrain:
    """Install it with ``provider.think = TaskBrain()``. It never writes on what it did not understand."""

    def __call__(self, conversation: Conversation) -> Answer:
        exchanges = conversation.exchanges()
        intent = understand(exchanges)
        done = exchanges[-1].results
        if failed := [result.output for result in done if _output(result) is None]:
            return answer(f"That did not work: {' '.join(failed)}")
        return _STEPS[intent.verb](intent, done)


def understand(exchanges: list[Exchange]) -> Intent:
    """The intent of the last exchange, in the light of those before."""
    said = exchanges[-1].said.strip().rstrip(".!?")
    before = exchanges[:-1]
    if before and (match := re.fullmatch(_CORRECTION, said, re.IGNORECASE)):
        mistake = before[-1].results[-1] if before[-1].results else None
        return replace(understand(before), target=match["target"], undoing=mistake)
    for verb, pattern in _PATTERNS:
        if match := re.fullmatch(pattern, said, re.IGNORECASE):
            found = match.groupdict()
            return Intent(verb, found.get("target", ""), found.get("value", ""))
    if before and before[-1].answer.startswith(_QUESTION):
        return replace(understand(before), target=re.sub(r"^the ", "", said, flags=re.IGNORECASE))
    return Intent("chat")


def _add(intent: Intent, done: list[ToolResult]) -> Answer:
    if done:
        return _report(done)
    tasks: list[JsonValue] = []
    for item in re.split(r",? and |, ", intent.value):
        title, _, due = item.partition(" due ")
        tasks.append({"title": title, "due": due} if due else {"title": title})
    return answer(call("add_task", {"tasks": tasks}))


def _list(intent: Intent, done: list[ToolResult]) -> Answer:
    if not done:
        return answer(call("list_tasks", {"status": "completed" if intent.verb == "list done" else "pending"}))
    lines = [f"- {task.title}" + (f" (due {task.due})" if task.due else "") for task in _tasks(done[-1])]
    return answer("\n".join(lines) or "Nothing.")


def _change(intent: Intent, done: list[ToolResult]) -> Answer:
    """Finds the task by name, asks back unless exactly one fits, then writes."""
    if not done:
        return answer("Let me look.", call("list_tasks", {"search": intent.target}))
    if done[-1].name != "list_tasks":
        return _report(done)
    found = _tasks(done[-1])
    exact = [task for task in found if task.title.lower() == intent.target.lower()]
    match exact or found:
        case []:
            return answer(f"There is no task like “{intent.target}”.")
        case [task]:
            return answer(*_undo(intent), _write(intent, task))
        case several:
            return answer(f"{_QUESTION}: {' or '.join(task.title for task in several)}?")


def _write(intent: Intent, task: SeenTask) -> Call:
    changed: JsonValue = {"id": task.id, "due" if intent.verb == "move" else "title": intent.value}
    match intent.verb:
        case "complete":
            return call("complete_task", {"ids": [task.id]})
        case "delete":
            return call("delete_task", {"ids": [task.id]})
        case _:
            return call("update_task", {"changes": [changed]})


def _undo(intent: Intent) -> list[Call]:
    """A task completed by mistake is open again; what else was done can only be told."""
    wrong = intent.undoing
    if wrong is None or wrong.name != "complete_task":
        return []
    return [call("complete_task", {"ids": wrong.arguments["ids"], "completed": False})]


def _report(done: list[ToolResult]) -> Answer:
    """What the writes said; looking things up needs no words."""
    outputs = [_output(result) for result in done if result.name != "list_tasks"]
    return answer(" ".join(output.message for output in outputs if output is not None))


def _chat(intent: Intent, done: list[ToolResult]) -> Answer:
    return answer("I can add, list, move, rename, complete and delete your tasks.")


def _tasks(result: ToolResult) -> list[SeenTask]:
    output = _output(result)
    return output.tasks if output is not None else []


def _output(result: ToolResult) -> Output | None:
    """None for a sentence of error."""
    try:
        return Output.model_validate_json(result.output)
    except ValidationError:
        return None


_STEPS: dict[Verb, Callable[[Intent, list[ToolResult]], Answer]] = {
    "add": _add,
    "list": _list,
    "list done": _list,
    "move": _change,
    "rename": _change,
    "complete": _change,
    "delete": _change,
    "chat": _chat,
}
