"""Everything as a ZIP: the export in JSON with the bytes of the files of tasks."""

import asyncio
import logging
import tempfile
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from typing import IO

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.exchange.archive import Archive
from saydone.domain.exchange.json_file import write_json
from saydone.domain.exchange.zip_file import CONTENT, member_name
from saydone.services.attachments import Attachments
from saydone.services.exporting import everything
from saydone.services.file_missing import AttachmentNotFound
from saydone.store import task_files

_IN_MEMORY = 1024 * 1024
_CHUNK = 64 * 1024
_log = logging.getLogger("saydone.export")

Contents = dict[int, list[str]]
"""The ids of the files by the place of their task in the archive."""


async def contents(session: AsyncSession, actor: Actor, *, list_id: int | None = None) -> tuple[Archive, Contents]:
    """What is to be packed. Raises ``NotFound`` and ``Forbidden`` as ``everything`` does."""
    archive, ids = await everything(session, actor, list_id=list_id)
    places = {number: place for place, number in enumerate(ids)}
    found: Contents = {}
    with_files = [ids[place] for place, task in enumerate(archive.tasks) if task.files]
    for file in await task_files.of_tasks(session, with_files):
        found.setdefault(places[file.task_id], []).append(file.attachment_id)
    return archive, found


async def pack(archive: Archive, files: Contents, attachments: Attachments, *, now: datetime) -> IO[bytes]:
    """The ZIP, in memory or a temporary file, at its beginning. A file whose bytes are lost is left out."""
    packed = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 # whoever sends it closes it
    try:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
            tasks = [*archive.tasks]
            for task, ids in files.items():
                names: list[str] = []
                for name, attachment_id in zip(archive.tasks[task].files, ids, strict=True):
                    try:
                        _, chunks = await attachments.open(attachment_id)
                    except AttachmentNotFound:
                        _log.error("a file of a task is lost", extra={"attachment": attachment_id})
                        continue
                    await _write(out, member_name(task, len(names), name), chunks)
                    names.append(name)
                tasks[task] = replace(tasks[task], files=tuple(names))
            text = write_json(replace(archive, tasks=tuple(tasks)), now=now)
            await asyncio.to_thread(out.writestr, CONTENT, text)
    except BaseException:
        packed.close()
        raise
    packed.seek(0)
    return packed


async def _write(out: zipfile.ZipFile, name: str, chunks: AsyncIterator[bytes]) -> None:
    with out.open(name, "w") as member:
        async for chunk in chunks:
            await asyncio.to_thread(member.write, chunk)


async def sent(packed: IO[bytes]) -> AsyncIterator[bytes]:
    """Its bytes; it is closed behind them."""
    with packed:
        while chunk := await asyncio.to_thread(packed.read, _CHUNK):
            yield chunk
