"""The task tools over a list in memory: enough to play a conversation without a database."""

import json
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel, JsonValue


class Note(BaseModel):
    id: str
    title: str
    due: str | None = None
    status: str = "pending"


class Notepad:
    """``run(tool, arguments)`` answers as the real tools do: JSON text, or a sentence of error."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self.used: list[str] = []
        self._made = 0
        self._tools: dict[str, Callable[..., tuple[str, list[Note]]]] = {
            "add_task": self._add,
            "list_tasks": self._list,
            "update_task": self._update,
            "complete_task": self._complete,
            "delete_task": self._delete,
        }

    def run(self, tool: str, arguments: str) -> str:
        self.used.append(tool)
        read: dict[str, Any] = json.loads(arguments)
        sentence, notes = self._tools[tool](**read)
        tasks: list[JsonValue] = [note.model_dump() for note in notes]
        return json.dumps({"message": sentence, "tasks": tasks, "failed": []})

    def titles(self, status: str) -> list[str]:
        return [note.title for note in self.notes if note.status == status]

    def _add(self, tasks: list[dict[str, str]]) -> tuple[str, list[Note]]:
        added: list[Note] = []
        for task in tasks:
            self._made += 1
            added.append(Note(id=str(self._made), title=task["title"], due=task.get("due")))
        self.notes += added
        return f"Added {len(added)} tasks.", added

    def _list(self, status: str = "pending", search: str = "") -> tuple[str, list[Note]]:
        found = [note for note in self.notes if note.status == status and search in note.title]
        return f"{len(found)} tasks.", found

    def _update(self, changes: list[dict[str, str]]) -> tuple[str, list[Note]]:
        changed = [self._note(change["id"]) for change in changes]
        for note, change in zip(changed, changes, strict=True):
            note.title = change.get("title", note.title)
            note.due = change.get("due", note.due)
        return f"Changed {len(changed)} tasks.", changed

    def _complete(self, ids: list[str], completed: bool = True) -> tuple[str, list[Note]]:
        done = [self._note(id) for id in ids]
        for note in done:
            note.status = "completed" if completed else "pending"
        return "Completed." if completed else "Open again.", done

    def _delete(self, ids: list[str]) -> tuple[str, list[Note]]:
        gone = [self._note(id) for id in ids]
        self.notes = [note for note in self.notes if note not in gone]
        return "Deleted.", gone

    def _note(self, id: str) -> Note:
        return next(note for note in self.notes if note.id == id)
