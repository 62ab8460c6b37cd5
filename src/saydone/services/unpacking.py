"""The files of tasks that come in a ZIP: taken in before their tasks are, and gone again when those do not come."""

import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import IO

from saydone.domain.actor import Actor
from saydone.domain.exchange.archive import Archive
from saydone.domain.exchange.zip_file import Packed, PackedFile
from saydone.errors import Conflict, NotFound
from saydone.services.attachments import Attachments
from saydone.services.importing import Attached

_UNKNOWN = "application/octet-stream"
_log = logging.getLogger("saydone.import")


def opened(source: IO[bytes], attachments: Attachments) -> Packed:
    """The ZIP, held to what may be attached. Raises ``InvalidInput`` and ``TooLarge``."""
    return Packed(source, file_max=attachments.limits.size, total_max=attachments.limits.quota)


@asynccontextmanager
async def taken_in(
    packed: Packed, archive: Archive, attachments: Attachments, actor: Actor, *, dry_run: bool
) -> AsyncGenerator[Attached]:
    """The files, by the places of their tasks, for whoever brings in the tasks meanwhile; those that no task uses then
    are deleted. A dry run takes none in. Raises ``InvalidInput`` and ``TooLarge``."""
    files = packed.of_archive(archive)
    if dry_run:
        yield {task: [""] * len(those) for task, those in files.items()}
        return
    found: dict[int, list[str]] = {}
    try:
        for task, those in files.items():
            for name, file in zip(archive.tasks[task].files, those, strict=True):
                stored = await attachments.add(actor, name, _UNKNOWN, _chunks(packed, file), waits=False)
                found.setdefault(task, []).append(stored.id)
        yield found
    finally:
        for attachment_id in [each for ids in found.values() for each in ids]:
            try:
                await attachments.delete(actor, attachment_id)
            except (Conflict, NotFound):  # a task uses it: that is how it should be
                _log.debug("file came in", extra={"attachment": attachment_id})


async def _chunks(packed: Packed, file: PackedFile) -> AsyncIterator[bytes]:
    # At most some megabytes, from memory or a local file.
    for chunk in packed.chunks(file):
        yield chunk
