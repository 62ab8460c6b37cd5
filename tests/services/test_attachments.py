"""Files whose keeping was broken off by the process's death: nothing stays for ever, and they can come again."""

from collections.abc import AsyncGenerator, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from saydone.domain.actor import Actor
from saydone.services.attachment_room import Limits
from saydone.services.attachments import PENDING_LIFE, UNUSED_LIFE, Attachments
from saydone.services.file_missing import AttachmentNotFound
from saydone.store.db import Database
from saydone.store.files import DiskFiles, Incoming
from tests.conftest import Clock

NOTE = b"Milk\nEggs\n"
Make = Callable[[DiskFiles], Attachments]


class Killed(BaseException):
    """The process dies here."""


class KilledAfterPut(DiskFiles):
    """The bytes are there, and nobody notes it."""

    async def put(self, key: str, spool: Path) -> None:
        await super().put(key, spool)
        raise Killed


class KilledAfterDelete(DiskFiles):
    """The bytes are gone, and nobody notes it."""

    async def delete(self, key: str) -> None:
        await super().delete(key)
        raise Killed


@pytest.fixture
def make(db: Database, clock: Clock, tmp_path: Path) -> Make:
    """A process's attachments, on these files."""
    limits = Limits(size=10_000, per_message=5, quota=100_000)
    return lambda files: Attachments(db, files, Incoming(tmp_path / "incoming"), clock, limits)


async def chunks(content: bytes) -> AsyncGenerator[bytes]:
    yield content


def kept(tmp_path: Path) -> list[bytes]:
    return [path.read_bytes() for path in (tmp_path / "files").rglob("*") if path.is_file()]


async def test_a_file_whose_process_died_before_it_was_noted_can_be_sent_again(
    make: Make, alice: Actor, tmp_path: Path
) -> None:
    announced = await make(DiskFiles(tmp_path / "files")).announce(alice, "list.txt", "text/plain", len(NOTE))
    with pytest.raises(Killed):
        await make(KilledAfterPut(tmp_path / "files")).receive(announced.id, chunks(NOTE))
    after = make(DiskFiles(tmp_path / "files"))
    with pytest.raises(AttachmentNotFound):
        await after.open(announced.id)
    assert (await after.receive(announced.id, chunks(NOTE))).state == "ready"
    _, read = await after.open(announced.id)
    assert b"".join([chunk async for chunk in read]) == NOTE
    assert kept(tmp_path) == [NOTE]


async def test_bytes_that_nobody_noted_go_when_their_time_is_over(
    make: Make, alice: Actor, clock: Clock, tmp_path: Path
) -> None:
    with pytest.raises(Killed):
        await make(KilledAfterPut(tmp_path / "files")).add(alice, "list.txt", "text/plain", chunks(NOTE))
    after = make(DiskFiles(tmp_path / "files"))
    assert (await after.sweep(), kept(tmp_path)) == (0, [NOTE])
    clock.now += PENDING_LIFE + timedelta(seconds=1)
    assert (await after.sweep(), kept(tmp_path)) == (1, [])
    assert await after.sweep() == 0


async def test_a_file_that_was_half_deleted_is_deleted(make: Make, alice: Actor, clock: Clock, tmp_path: Path) -> None:
    files = DiskFiles(tmp_path / "files")
    added = await make(files).add(alice, "list.txt", "text/plain", chunks(NOTE))
    clock.now += UNUSED_LIFE + timedelta(seconds=1)
    with pytest.raises(Killed):
        await make(KilledAfterDelete(tmp_path / "files")).sweep()
    after = make(files)
    with pytest.raises(AttachmentNotFound):
        await after.open(added.id)
    with pytest.raises(AttachmentNotFound):
        await after.delete(alice, added.id)
    assert await after.sweep() == 1
    assert (await after.of_user(alice.user_id, [added.id]), kept(tmp_path)) == ({}, [])
