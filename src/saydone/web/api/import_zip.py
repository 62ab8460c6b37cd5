"""A ZIP that is imported: its files are taken in before the request's transaction begins, as each has its own."""

import asyncio
import io
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from fastapi import Request

from saydone.domain.exchange.archive import FileRead
from saydone.domain.exchange.json_file import read_json
from saydone.domain.exchange.read_file import check_count
from saydone.domain.exchange.zip_file import is_zip
from saydone.services.importing import Attached
from saydone.services.unpacking import opened, taken_in
from saydone.web.identity import identify, runtime_of


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a ZIP has, and the ids of its files."""

    read: FileRead
    attached: Attached


@asynccontextmanager
async def unpacked(request: Request) -> AsyncGenerator[None]:
    """While the request is worked on; what is in a ZIP is in its state. Raises ``InvalidInput`` and ``TooLarge``."""
    request.state.unpacked = None
    body = await request.body()
    if not is_zip(body):
        yield
        return
    actor, attachments = await identify(request), runtime_of(request).chat.attachments
    packed = await asyncio.to_thread(opened, io.BytesIO(body), attachments)
    read = await asyncio.to_thread(lambda: read_json(packed.content()))
    check_count(read)
    only_told = request.query_params.get("dry_run", "").lower() in ("1", "true", "t", "yes", "y", "on")
    async with taken_in(packed, read.archive, attachments, actor, dry_run=only_told) as attached:
        request.state.unpacked = Unpacked(read, attached)
        yield


def unpacked_in(request: Request) -> Unpacked | None:
    """What is in the ZIP, if it is one."""
    return request.state.unpacked
