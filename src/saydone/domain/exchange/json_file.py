"""Saydone's own file: JSON that loses nothing but assignees and attached files, of which it has the names.

What is written and read in is written the same again, but for the names (``uid``) by which tasks are known again where
they came from.
"""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import to_json

from saydone.domain.exchange.archive import (
    UID_MAX,
    Archive,
    ArchivedFilter,
    ArchivedLabel,
    ArchivedList,
    ArchivedTask,
    FileRead,
)
from saydone.domain.mistakes import mistakes_in
from saydone.domain.text import shown_text
from saydone.errors import InvalidInput

FORMAT = "saydone"
VERSION = 1


class _File(BaseModel):
    model_config = ConfigDict(extra="ignore")

    format: str
    version: int
    lists: tuple[ArchivedList, ...] = ()
    labels: tuple[ArchivedLabel, ...] = ()
    tasks: tuple[ArchivedTask, ...] = ()
    filters: tuple[ArchivedFilter, ...] = ()


_FILE: TypeAdapter[_File] = TypeAdapter(_File)


def write_json(archive: Archive, *, now: datetime) -> str:
    """The file's text."""
    content: dict[str, Any] = {"format": FORMAT, "version": VERSION, "exported_at": now}
    content["lists"] = [asdict(each) for each in archive.lists]
    content["labels"] = [asdict(each) for each in archive.labels]
    content["filters"] = [asdict(each) for each in archive.filters]
    content["tasks"] = [_task(task) for task in archive.tasks]
    return to_json(content, indent=1).decode() + "\n"


def read_json(text: str | bytes) -> FileRead:
    """What is in a file. Raises ``InvalidInput``, saying where, when it is not one of Saydone's."""
    try:
        file = _FILE.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        if first["type"] == "json_invalid":
            told = first["msg"].removeprefix("Invalid JSON: ")
            raise InvalidInput(f"This is not JSON that Saydone wrote: {shown_text(told, 200)}.") from error
        if first["loc"] in ((), ("format",)):
            raise InvalidInput('This is JSON, but not Saydone\'s: that begins with {"format": "saydone".') from error
        (mistake,) = mistakes_in([first], "The file", ())
        raise InvalidInput(f"This is not JSON that Saydone wrote: {mistake.sentence}") from error
    if file.format != FORMAT or file.version != VERSION:
        raise InvalidInput("This is not JSON that this version of Saydone can read: “format” or “version” is another.")
    tasks = tuple(replace(task, line=place, uid=_uid(task)) for place, task in enumerate(file.tasks, start=1))
    return FileRead(Archive(lists=file.lists, labels=file.labels, tasks=tasks, filters=file.filters, exact=True))


def _uid(task: ArchivedTask) -> str | None:
    return None if task.uid is None else shown_text(task.uid, UID_MAX) or None


def _task(task: ArchivedTask) -> dict[str, Any]:
    written = asdict(task)
    del written["line"]
    if task.uid is None:
        del written["uid"]
    return written
