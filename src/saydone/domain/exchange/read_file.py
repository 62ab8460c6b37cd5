"""Which kind of file it is, and what is in it."""

import codecs
import re
from datetime import datetime
from typing import Literal, get_args

from saydone.domain.exchange.archive import TASKS_MAX, FileRead, Note
from saydone.domain.exchange.calendar_in import read_todos
from saydone.domain.exchange.csv_file import read_csv
from saydone.domain.exchange.json_file import read_json
from saydone.domain.exchange.todoist_file import is_todoist, read_todoist
from saydone.errors import InvalidInput

ImportFormat = Literal["json", "csv", "todoist", "ics"]
_JSON_LIST = re.compile(r"\[\s*[\[\]{]")
FORMATS: tuple[ImportFormat, ...] = get_args(ImportFormat)


def read_file(
    data: bytes | str, *, format: ImportFormat | None = None, name: str | None = None, now: datetime
) -> FileRead:
    """What is in a file; without a ``format`` it is told from the file. ``name`` is the list for tasks that do not
    say one; ``now`` is in the user's zone.

    Raises ``InvalidInput`` when it is no such file, or has more than 20,000 tasks.
    """
    text = data if isinstance(data, str) else _decoded(data)
    if not text.strip():
        raise InvalidInput("The file is empty.")
    kind = format or _told(text)
    if kind == "json":
        found = read_json(text)
    elif kind == "ics":
        found = read_todos(text, name=name, now=now)
    elif kind == "todoist":
        if not is_todoist(text):
            raise InvalidInput("This is no CSV of Todoist's: its first line names TYPE, CONTENT and INDENT.")
        found = read_todoist(text, name=name, now=now)
    else:
        found = read_csv(text, now=now)
    check_count(found)
    if not (found.archive.tasks or found.notes):
        found.notes.append(Note(1, "file", "skipped", "There are no tasks in it."))
    return found


def check_count(found: FileRead) -> None:
    """Raises ``InvalidInput`` on more than 20,000 tasks."""
    if len(found.archive.tasks) > TASKS_MAX:
        raise InvalidInput(
            f"The file has {len(found.archive.tasks)} tasks; {TASKS_MAX} is the most at once. Split it into several."
        )


def _told(text: str) -> ImportFormat:
    begins = text.lstrip("\ufeff \t\r\n")[:20].upper()
    if begins.startswith("{") or _JSON_LIST.match(begins):
        return "json"
    if begins.startswith("BEGIN:"):
        return "ics"
    return "todoist" if is_todoist(text) else "csv"


def _decoded(data: bytes) -> str:
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput("The file is not in UTF-8. Save it as UTF-8 and try again.") from error
