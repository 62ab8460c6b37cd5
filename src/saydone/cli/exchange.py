"""``saydone export`` and ``saydone import``: a user's tasks as files."""

import asyncio
import io
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import typer
from rich.console import Console
from rich.progress import Progress

from saydone.cli.configuration import load_settings
from saydone.cli.terminal_user import terminal_user
from saydone.domain.actor import Actor
from saydone.domain.exchange.archive import FileRead
from saydone.domain.exchange.json_file import read_json
from saydone.domain.exchange.read_file import ImportFormat, check_count, read_file
from saydone.domain.exchange.zip_file import is_zip
from saydone.domain.text import shown_text
from saydone.errors import InvalidInput
from saydone.services import lists
from saydone.services.attachments import open_attachments
from saydone.services.exporting import ExportFormat, export
from saydone.services.importing import Attached, ImportReport, import_file
from saydone.services.packing import contents, pack
from saydone.services.unpacking import opened, taken_in
from saydone.store.db import Database
from saydone.store.opening import open_database

_FILE_MAX = 1_000_000_000


def write(user: str | None, format: ExportFormat | Literal["zip"], list_name: str | None, output: Path | None) -> None:
    """Write everything, or one list, to a file, else to standard output."""
    data = asyncio.run(_exported(user, format, list_name))
    if output is None:
        sys.stdout.buffer.write(data)
        return
    try:
        # The lines of CSV and iCalendar end as their standards say, on every machine.
        output.write_bytes(data)
    except OSError as error:
        raise InvalidInput(f"{output} cannot be written: {error.strerror}.") from error


async def _exported(user: str | None, format: ExportFormat | Literal["zip"], list_name: str | None) -> bytes:
    settings = load_settings()
    async with open_database(settings) as db:
        actor = await terminal_user(db, settings, user, door="cli", command="export")
        async with db.reading() as session:
            one = None if list_name is None else await lists.find(session, actor, list_name)
            number, now = None if one is None else one.id, datetime.now(UTC)
            if format != "zip":
                return (await export(session, actor, format, list_id=number, now=now)).encode()
            archive, files = await contents(session, actor, list_id=number)
            with await pack(archive, files, open_attachments(settings, db, _now), now=now) as packed:
                return packed.read()


@dataclass(frozen=True, slots=True)
class _How:
    dry_run: bool
    again: bool


def read(
    user: str | None, file: Path, format: ImportFormat | None, list_name: str | None, *, dry_run: bool, again: bool
) -> None:
    """Bring a file in, and report by line; exit 1 when nothing of it is there."""
    try:
        if file.stat().st_size > _FILE_MAX:
            raise InvalidInput(f"{file} is larger than {_FILE_MAX // 1_000_000} MB.")
        data = file.read_bytes()
    except OSError as error:
        raise InvalidInput(f"{file} cannot be read: {error.strerror}.") from error
    report = asyncio.run(_imported(user, data, format, list_name or _project(file), _How(dry_run, again)))
    _show(report)
    if report.tasks == report.present == 0:
        raise typer.Exit(1)


async def _imported(user: str | None, data: bytes, format: ImportFormat | None, name: str, how: _How) -> ImportReport:
    settings = load_settings()
    async with open_database(settings) as db:
        actor = await terminal_user(db, settings, user, door="cli", command="import")
        now = datetime.now(actor.zone)
        if not is_zip(data):
            return await _brought(db, actor, read_file(data, format=format, name=name, now=now), None, now, how)
        attachments = open_attachments(settings, db, _now)
        packed = opened(io.BytesIO(data), attachments)
        found = read_json(packed.content())
        check_count(found)
        async with taken_in(packed, found.archive, attachments, actor, dry_run=how.dry_run) as attached:
            return await _brought(db, actor, found, attached, now, how)


async def _brought(
    db: Database, actor: Actor, found: FileRead, attached: Attached | None, now: datetime, how: _How
) -> ImportReport:
    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("Reading in", total=len(found.archive.tasks))
        async with db.transaction() as session:
            return await import_file(
                session, actor, found, dry_run=how.dry_run, again=how.again, now=now, attached=attached,
                progress=lambda done, total: progress.update(bar, completed=done, total=total),
            )  # fmt: skip


def _now() -> datetime:
    return datetime.now(UTC)


def _project(file: Path) -> str:
    """The name of a list for what does not say one: Todoist calls its files “Project [123].csv”."""
    return shown_text(file.stem.split("[")[0].strip())


def _show(report: ImportReport) -> None:
    for note in report.notes:
        line = "" if note.line is None else f"line {note.line}: "
        item = f"“{note.item}”: " if note.item else ""
        typer.echo(f"{line}{item}{'left out. ' if note.kind == 'skipped' else ''}{note.reason}", err=True)
    typer.echo(report.told)
    if report.present:
        typer.echo("What came in before was left as it is now; --again brings it in once more.", err=True)
    if not report.dry_run and report.tasks:
        typer.echo("It is one operation: undo takes it back.", err=True)
