"""Saydone's own file: JSON that loses nothing but assignees and attached files, of which it has the names.

What is written and read in is written the same again.
"""

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import to_json

from saydone.domain.exchange.archive import Archive, ArchivedFilter, ArchivedLabel, ArchivedList, ArchivedTask, FileRead
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
        first = error.errors(include_url=False, include_input=False)[0]
        if not first["loc"] and first["type"] != "json_invalid":
            raise InvalidInput('This is JSON, but not Saydone\'s: that begins with {"format": "saydone".') from error
        where = ".".join(str(part) for part in first["loc"])
        raise InvalidInput(
            f"This is not JSON that Saydone wrote: {f'at {where}: ' if where else ''}{shown_text(first['msg'], 200)}."
        ) from error
    if file.format != FORMAT or file.version != VERSION:
        raise InvalidInput("This is not JSON that this version of Saydone can read: “format” or “version” is another.")
    tasks = tuple(replace(task, line=place) for place, task in enumerate(file.tasks, start=1))
    return FileRead(Archive(lists=file.lists, labels=file.labels, tasks=tasks, filters=file.filters, exact=True))


def _task(task: ArchivedTask) -> dict[str, Any]:
    written = asdict(task)
    del written["line"], written["uid"]
    return written
