"""The report of an import, as the REST API shows it."""

from typing import Literal

from pydantic import BaseModel, Field

from saydone.services.importing import ImportReport


class ImportNote(BaseModel):
    """What a line of the file became that it does not say."""

    line: int | None = Field(description="From 1; in JSON the task's place.")
    item: str
    kind: Literal["skipped", "changed"]
    reason: str


class ImportView(BaseModel):
    """What came in; of a dry run, what would."""

    dry_run: bool
    tasks: int
    present: int = Field(description="Tasks of the file that came in before, and were left as they are now.")
    alike: int = Field(description="Tasks that came in though there are some in their list with their title and due.")
    files: int = Field(description="Files of tasks, from a ZIP.")
    lists: list[str] = Field(description="The names of new lists.")
    labels: list[str] = Field(description="The names of new labels.")
    filters: list[str] = Field(description="The names of new saved filters.")
    notes: list[ImportNote]


def view_report(report: ImportReport) -> ImportView:
    """The view of a report."""
    notes = [ImportNote(line=each.line, item=each.item, kind=each.kind, reason=each.reason) for each in report.notes]
    return ImportView(
        dry_run=report.dry_run,
        tasks=report.tasks,
        present=report.present,
        alike=report.alike,
        files=report.files,
        lists=report.lists,
        labels=report.labels,
        filters=report.filters,
        notes=notes,
    )
