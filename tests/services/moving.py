"""A user's tasks on their way out and in."""

from dataclasses import replace
from datetime import datetime

from saydone.domain.actor import Actor
from saydone.domain.exchange.archive import (
    Archive,
    FileRead,
)
from saydone.services import exporting
from saydone.services.importing import ImportReport, import_file
from tests.conftest import BERLIN
from tests.services.world import World

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=BERLIN)


async def out(world: World, actor: Actor | None = None) -> Archive:
    """What goes out, without the names by which it is known again here."""
    async with world.db.reading() as session:
        archive, _ = await exporting.everything(session, actor or world.actor)
    return replace(archive, tasks=tuple(replace(task, uid=None) for task in archive.tasks))


async def bring(
    world: World, read: FileRead, actor: Actor | None = None, *, dry_run: bool = False, again: bool = False
) -> ImportReport:
    async with world.as_(actor or world.actor).step() as (session, acting):
        return await import_file(session, acting, read, dry_run=dry_run, again=again, now=world.clock())


def notes(report: ImportReport) -> list[tuple[int | None, str]]:
    return [(note.line, note.kind) for note in report.notes]
