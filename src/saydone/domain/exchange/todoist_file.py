"""Todoist's CSV of a project: rows of the TYPE task, section or note, below one another as INDENT says.

Its columns: https://todoist.com/help/articles/format-a-csv-file-to-import-into-todoist-UVUXTmm6
"""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ValidationError

from saydone.domain.exchange.archive import Archive, ArchivedComment, ArchivedList, ArchivedTask, FileRead, Note
from saydone.domain.exchange.csv_rows import CsvRow, header_of, rows_of
from saydone.domain.task import Priority
from saydone.domain.text import is_blank, shown_text
from saydone.domain.when.read import read_due
from saydone.domain.when.reading import When
from saydone.errors import InvalidInput

# Without a number: nothing was said of it, which is p4 here.
_PRIORITIES: dict[str, Priority] = {"1": 1, "2": 2, "3": 3, "4": 4}
_LABEL = re.compile(r"(?:(?<=\s)|^)@([^\s@]+)")
_IN_NOTE = re.compile(r"\s*\[\[file (\{.*?\})\]\]", re.DOTALL)
_MINUTES = {"minute": 1, "minutes": 1, "hour": 60, "day": 24 * 60, "days": 24 * 60}


class _File(BaseModel):
    """What a note says of a file, in JSON between brackets."""

    file_name: str
    file_url: str = ""


def is_todoist(text: str) -> bool:
    """Whether the first line names Todoist's columns."""
    return {"type", "content", "indent"} <= set(header_of(text))


def read_todoist(text: str, *, name: str | None, now: datetime) -> FileRead:
    """What is in a project's file; ``name`` is the project's, which the file does not say. Dates in words are read
    as in Todoist on the day of ``now``, which is in the user's zone."""
    reader = _Reader(now=now)
    for row in rows_of(text):
        kind = row["type"].lower()
        if kind == "task":
            reader.task(row)
        elif kind == "section":
            reader.section(row)
        elif kind == "note":
            reader.comment(row)
        elif kind and kind != "meta":
            reader.notes.append(
                Note(row.line, shown_text(row["content"]), "skipped", f"Todoist has no type “{shown_text(kind, 20)}”.")
            )
    lists = () if name is None or is_blank(name) else (ArchivedList(name=name),)
    tasks = tuple(replace(task, list=0) for task in reader.tasks) if lists else tuple(reader.tasks)
    return FileRead(Archive(lists=lists, tasks=tasks), reader.notes)


@dataclass(slots=True)
class _Reader:
    now: datetime
    tasks: list[ArchivedTask] = field(default_factory=list[ArchivedTask])
    notes: list[Note] = field(default_factory=list[Note])
    above: list[int] = field(default_factory=list[int])
    label: str | None = None

    def section(self, row: CsvRow) -> None:
        name = row["content"]
        self.above = []
        self.label = " ".join(name.split())[:60] or None
        if self.label:
            self._note(row, name, f"Lists here have no sections: its tasks have the label “{self.label}”.")

    def comment(self, row: CsvRow) -> None:
        if not self.tasks or is_blank(row["content"]):
            self.notes.append(Note(row.line, shown_text(row["content"]), "skipped", "There is no task for this note."))
            return
        text, files = _without_files(row["content"])
        for name in files:
            self._note(row, self.tasks[-1].title, f"Files do not travel along: attach “{shown_text(name)}” again.")
        comments = (*self.tasks[-1].comments, ArchivedComment(text=text))
        self.tasks[-1] = replace(self.tasks[-1], comments=comments)

    def task(self, row: CsvRow) -> None:
        title, labels = _split(row["content"])
        level = int(row["indent"]) if row["indent"] in ("1", "2", "3", "4", "5", "6", "7", "8", "9") else 1
        self.above = self.above[: level - 1]
        when, description = self._when(row, title)
        if self.label and self.label not in labels:
            labels = (*labels, self.label)
        if row["responsible"]:
            self._note(row, title, f"It was {shown_text(row['responsible'], 60)}'s to do, who is not known here.")
        task = ArchivedTask(
            title=title,
            description=description,
            parent=self.above[-1] if self.above else None,
            priority=_PRIORITIES.get(row["priority"], 4),
            due=None if when is None else when.due,
            rrule=None if when is None else when.rrule,
            repeat_from="completion" if "!" in row["date"] else "due",
            due_zone=row["timezone"] or None,
            duration_minutes=self._duration(row, title),
            labels=labels,
            line=row.line,
        )
        self.above.append(len(self.tasks))
        self.tasks.append(task)

    def _when(self, row: CsvRow, title: str) -> tuple[When | None, str]:
        """The date, and the description; what cannot be read is kept there."""
        words, description = row["date"] or row["deadline"], row["description"]
        if not words:
            return None, description
        if row["date"] and row["deadline"]:
            deadline = shown_text(row["deadline"])
            self._note(row, title, f"It is due at its date; its deadline, {deadline}, is in its description.")
            description = f"{description}\n\nDeadline in Todoist: {row['deadline']}".strip()
        try:
            # "every! 3 days" is from the completion.
            return read_due(words.replace("!", ""), now=self._there(row)), description
        except InvalidInput as error:
            language = row["date_lang"].lower()
            foreign = f" It is written in another language ({language})." if language not in ("", "en") else ""
            self._note(row, title, f"{error.message}{foreign} The words are in its description.")
            return None, f"{description}\n\nDue in Todoist: {words}".strip()

    def _there(self, row: CsvRow) -> datetime:
        try:
            return self.now.astimezone(ZoneInfo(row["timezone"])) if row["timezone"] else self.now
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return self.now

    def _duration(self, row: CsvRow, title: str) -> int | None:
        number, unit = row["duration"], row["duration_unit"].lower() or "minute"
        if not number or number.lower() == "none":
            return None
        if not re.fullmatch("[0-9]{1,6}", number) or unit not in _MINUTES:
            self._note(row, title, f"“{shown_text(f'{number} {unit}', 30)}” is no duration.")
            return None
        return int(number) * _MINUTES[unit] or None

    def _note(self, row: CsvRow, item: str, reason: str) -> None:
        self.notes.append(Note(row.line, shown_text(item), "changed", reason))


def _without_files(text: str) -> tuple[str, list[str]]:
    """A note with where its files are in Todoist for what stands there for a program, and the names of the files."""
    names: list[str] = []

    def said(found: re.Match[str]) -> str:
        try:
            file = _File.model_validate_json(found[1])
        except ValidationError:
            return found[0]
        names.append(file.file_name)
        return f"\n\nFile in Todoist: {file.file_name} {file.file_url}".rstrip()

    return _IN_NOTE.sub(said, text).strip(), names


def _split(content: str) -> tuple[str, tuple[str, ...]]:
    """The title, and the labels that were written in it. (A star in front is Todoist's mark of a heading.)"""
    labels = tuple(dict.fromkeys(_LABEL.findall(content)))
    title = " ".join(_LABEL.sub("", content).split()).removeprefix("* ")
    return (title, labels) if title else (content, ())
