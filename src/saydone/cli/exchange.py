"""``saydone export`` and ``saydone import``: a user's tasks as files."""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import Progress

from saydone.cli.configuration import load_settings
from saydone.cli.terminal_user import terminal_user
from saydone.domain.exchange.read_file import ImportFormat, read_file
from saydone.domain.text import shown_text
from saydone.errors import InvalidInput
from saydone.services import lists
from saydone.services.exporting import ExportFormat, export
from saydone.services.importing import ImportReport, import_file
from saydone.store.opening import open_database

_FILE_MAX = 50_000_000


def write(user: str | None, format: ExportFormat, list_name: str | None, output: Path | None) -> None:
    """Write everything, or one list, to a file, else to standard output."""
    text = asyncio.run(_exported(user, format, list_name))
    if output is None:
        sys.stdout.buffer.write(text.encode())
        return
    try:
        # The lines of CSV and iCalendar end as their standards say, on every machine.
        output.write_bytes(text.encode())
    except OSError as error:
        raise InvalidInput(f"{output} cannot be written: {error.strerror}.") from error


async def _exported(user: str | None, format: ExportFormat, list_name: str | None) -> str:
    settings = load_settings()
    async with open_database(settings) as db:
        actor = await terminal_user(db, settings, user, door="cli", command="export")
        async with db.reading() as session:
            one = None if list_name is None else await lists.find(session, actor, list_name)
            return await export(session, actor, format, list_id=None if one is None else one.id, now=datetime.now(UTC))


def read(user: str | None, file: Path, format: ImportFormat | None, list_name: str | None, *, dry_run: bool) -> None:
    """Bring a file in, and report by line; exit 1 when nothing came in."""
    try:
        if file.stat().st_size > _FILE_MAX:
            raise InvalidInput(f"{file} is larger than {_FILE_MAX // 1_000_000} MB.")
        data = file.read_bytes()
    except OSError as error:
        raise InvalidInput(f"{file} cannot be read: {error.strerror}.") from error
    report = asyncio.run(_imported(user, data, format, list_name or _project(file), dry_run=dry_run))
    _show(report)
    if report.tasks == 0:
        raise typer.Exit(1)


async def _imported(
    user: str | None, data: bytes, format: ImportFormat | None, name: str, *, dry_run: bool
) -> ImportReport:
    settings = load_settings()
    async with open_database(settings) as db:
        actor = await terminal_user(db, settings, user, door="cli", command="import")
        now = datetime.now(actor.zone)
        found = read_file(data, format=format, name=name, now=now)
        with Progress(console=Console(stderr=True), transient=True) as progress:
            bar = progress.add_task("Reading in", total=len(found.archive.tasks))
            async with db.transaction() as session:
                return await import_file(
                    session, actor, found, dry_run=dry_run, now=now,
                    progress=lambda done, total: progress.update(bar, completed=done, total=total),
                )  # fmt: skip


def _project(file: Path) -> str:
    """The name of a list for what does not say one: Todoist calls its files “Project [123].csv”."""
    return shown_text(file.stem.split("[")[0].strip())


def _show(report: ImportReport) -> None:
    for note in report.notes:
        line = "" if note.line is None else f"line {note.line}: "
        item = f"“{note.item}”: " if note.item else ""
        typer.echo(f"{line}{item}{'left out. ' if note.kind == 'skipped' else ''}{note.reason}", err=True)
    typer.echo(report.told)
    if not report.dry_run and report.tasks:
        typer.echo("It is one operation: undo takes it back.", err=True)
