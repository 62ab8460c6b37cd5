"""Tasks as CSV: what Saydone writes for spreadsheets, and what it reads of any table with a column of titles."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from saydone.domain.exchange.archive import Archive, ArchivedList, ArchivedTask, FileRead, Note
from saydone.domain.exchange.cells import join_cells, plain_cell, safe_cell, split_cell, write_row
from saydone.domain.exchange.csv_rows import CsvRow, header_of, rows_of
from saydone.domain.task import Due, Priority
from saydone.domain.task_list import INBOX
from saydone.domain.text import folded, is_blank, shown_text
from saydone.domain.when.read import read_due
from saydone.errors import InvalidInput

COLUMNS = (
    "id", "parent", "list", "title", "description", "status", "priority", "due", "start", "duration_minutes", "repeat",
    "repeat_from", "zone", "labels", "created_at", "completed_at",
)  # fmt: skip
_ALSO = {
    "title": ("task", "name", "summary", "subject", "content", "task name"),
    "description": ("notes", "note", "details"),
    "list": ("project", "folder", "category"),
    "labels": ("tags",),
    "due": ("due date", "date", "deadline"),
    "start": ("start date",),
    "status": ("completed", "done"),
    "created_at": ("created",),
    "completed_at": ("completed at", "completion date"),
}
_DONE = {"completed", "complete", "done", "x", "true", "yes", "1"}
_PRIORITIES: dict[str, Priority] = {
    "1": 1, "2": 2, "3": 3, "4": 4, "p1": 1, "p2": 2, "p3": 3, "p4": 4,
    "urgent": 1, "high": 1, "medium": 2, "low": 3, "none": 4, "normal": 4, "": 4,
}  # fmt: skip


def write_csv(archive: Archive, ids: Sequence[int]) -> str:
    """The file's text, by RFC 4180; no cell of it is a formula. ``ids`` has the id of each task."""
    lines = [write_row(COLUMNS)]
    for number, task in zip(ids, archive.tasks, strict=True):
        name = INBOX if task.list is None else archive.lists[task.list].name
        cells = {
            "id": str(number),
            "parent": "" if task.parent is None else str(ids[task.parent]),
            "list": name,
            "title": task.title,
            "description": task.description,
            "status": task.status,
            "priority": f"p{task.priority}",
            "due": _said(task.due),
            "start": _said(task.start),
            "duration_minutes": "" if task.duration_minutes is None else str(task.duration_minutes),
            "repeat": task.rrule or "",
            "repeat_from": task.repeat_from if task.rrule else "",
            "zone": task.due_zone or "",
            "labels": join_cells(task.labels),
            "created_at": _said(task.created_at),
            "completed_at": _said(task.completed_at),
        }
        lines.append(write_row([safe_cell(cells[column]) for column in COLUMNS]))
    return "".join(lines)


def is_table_of_tasks(text: str) -> bool:
    """Whether the first line names a column of titles, and one more of those that are read."""
    header = header_of(text)
    known = [column for column in COLUMNS if _column(column, header)]
    return "title" in known and len(known) > 1


def read_csv(text: str, *, now: datetime) -> FileRead:
    """What is in a table. Dates may be words; ``now`` is in the user's zone. Raises ``InvalidInput`` when no column
    has the titles."""
    header = header_of(text)
    columns = {column: name for column in COLUMNS if (name := _column(column, header))}
    if "title" not in columns:
        raise InvalidInput("This CSV has no column “title”: the first line names the columns.")
    notes = [*_about_columns(header, columns.values())]
    lists: dict[str, ArchivedList] = {}
    tasks: list[ArchivedTask] = []
    places: dict[str, int] = {}
    for row in rows_of(text):
        cells = {column: plain_cell(row[name]) for column, name in columns.items()}
        task = _task(row, cells, notes, now)
        name = cells.get("list", "")
        if not is_blank(name) and folded(name) != folded(INBOX):
            lists.setdefault(folded(name), ArchivedList(name=name))
            task = replace(task, list=list(lists).index(folded(name)))
        parent = cells.get("parent", "")
        if parent and parent in places:
            task = replace(task, parent=places[parent])
        elif parent:
            notes.append(
                Note(
                    row.line, shown_text(task.title), "changed", f"No line above has the id “{shown_text(parent, 20)}”."
                )
            )
        if cells.get("id"):
            places[cells["id"]] = len(tasks)
        tasks.append(task)
    return FileRead(Archive(lists=tuple(lists.values()), tasks=tuple(tasks)), notes)


def _about_columns(header: Sequence[str], read: Collection[str]) -> Iterator[Note]:
    unknown = [name for name in header if name and name not in read]
    twice = [name for name in read if header.count(name) > 1]
    if unknown:
        yield Note(1, "columns", "skipped", f"Nothing is read from {_listed(unknown)}.")
    if twice:
        yield Note(1, "columns", "skipped", f"Of columns with the same name the last one is read: {_listed(twice)}.")


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(f"“{shown_text(name, 40)}”" for name in columns[:10])


def _column(column: str, header: list[str]) -> str | None:
    return next((name for name in (column, *_ALSO.get(column, ())) if name in header), None)


def _task(row: CsvRow, cells: dict[str, str], notes: list[Note], now: datetime) -> ArchivedTask:
    def note(reason: str) -> None:
        notes.append(Note(row.line, shown_text(cells["title"]), "changed", reason))

    def moment(column: str) -> Due | None:
        try:
            return read_due(cells[column], now=now).due if cells.get(column) else None
        except InvalidInput as error:
            note(error.message)
            return None

    priority = _PRIORITIES.get(cells.get("priority", "").lower())
    if priority is None:
        note(f"There is no priority “{shown_text(cells['priority'], 20)}”; it came in as p4.")
    duration = cells.get("duration_minutes", "")
    if duration and not (duration.isascii() and duration.isdigit() and len(duration) < 7):
        note(f"“{shown_text(duration, 20)}” is no number of minutes.")
        duration = ""
    created, completed = moment("created_at"), moment("completed_at")
    done = cells.get("status", "").lower() in _DONE or completed is not None
    return ArchivedTask(
        title=cells["title"],
        description=cells.get("description", ""),
        status="completed" if done else "pending",
        priority=priority or 4,
        due=moment("due"),
        start=moment("start"),
        duration_minutes=int(duration) if duration else None,
        rrule=cells.get("repeat") or None,
        repeat_from="completion" if cells.get("repeat_from") == "completion" else "due",
        due_zone=cells.get("zone") or None,
        labels=tuple(split_cell(cells.get("labels", ""))),
        created_at=created if isinstance(created, datetime) else None,
        completed_at=_at_noon(completed, now) if done else None,
        line=row.line,
    )


def _at_noon(day: Due | None, now: datetime) -> datetime | None:
    if day is None or isinstance(day, datetime):
        return day
    return datetime(day.year, day.month, day.day, 12, tzinfo=now.tzinfo)


def _said(due: Due | None) -> str:
    if due is None:
        return ""
    return due.astimezone(UTC).isoformat() if isinstance(due, datetime) else due.isoformat()
