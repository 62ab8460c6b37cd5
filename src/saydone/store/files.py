"""Where the bytes of attachments are kept: under names that the server made, never under a client's."""

import asyncio
import contextlib
import hashlib
import os
import tempfile
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from saydone.errors import InvalidInput, TooLarge, Unavailable

_CHUNK = 64 * 1024
# Longer than an upload can take: what is older was left by a process that died.
_LEFT_OVER_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Spool:
    """A file that has come in whole, in a temporary place; it is gone when the upload is over."""

    path: Path
    size: int
    digest: str


class FileStore(Protocol):
    """Keeps files by key. Keys are ours: letters, digits and points."""

    async def put(self, key: str, spool: Path) -> None:
        """Keep the file, all of it or nothing; the spool may be moved away. The same key again replaces it."""
        ...

    async def open(self, key: str) -> AsyncIterator[bytes]:
        """The file in chunks. Raises ``FileNotFoundError`` at once when there is none."""
        ...

    async def delete(self, key: str) -> None:
        """Delete the file, if there is one."""
        ...

    async def exists(self, key: str) -> bool:
        """Whether there is such a file."""
        ...


class DiskFiles:
    """A ``FileStore`` in a folder that only its owner may read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, key: str, spool: Path) -> None:
        try:
            await asyncio.to_thread(self._put, key, spool)
        except OSError as error:
            raise _no_room(error) from error

    async def open(self, key: str) -> AsyncIterator[bytes]:
        file = await asyncio.to_thread(self._path(key).open, "rb")

        async def chunks() -> AsyncGenerator[bytes]:
            with file:
                while chunk := await asyncio.to_thread(file.read, _CHUNK):
                    yield chunk

        return chunks()

    async def delete(self, key: str) -> None:
        await asyncio.to_thread(self._path(key).unlink, missing_ok=True)

    async def exists(self, key: str) -> bool:
        return await asyncio.to_thread(self._path(key).is_file)

    def _path(self, key: str) -> Path:
        if not key.replace(".", "").isalnum() or key.startswith("."):
            raise ValueError("not a key of ours")
        return self._folder / key[:2] / key

    def _put(self, key: str, spool: Path) -> None:
        path = self._path(key)
        _make_private(path.parent)
        spool.chmod(0o600)
        with spool.open("rb") as written:
            os.fsync(written.fileno())
        spool.replace(path)
        _sync_folder(path.parent)


class Incoming:
    """The folder that files come in to, on the same disk as ``DiskFiles``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @asynccontextmanager
    async def spooled(self, chunks: AsyncIterator[bytes], *, most: int) -> AsyncGenerator[Spool]:
        """The file that these chunks make. Raises ``TooLarge`` as soon as it is, ``InvalidInput`` when it is empty."""
        path = await self.new_path()
        try:
            size, digest = await _written(path, chunks, most)
            if not size:
                raise InvalidInput("The file is empty.")
            yield Spool(path=path, size=size, digest=digest)
        finally:
            path.unlink(missing_ok=True)

    async def new_path(self) -> Path:
        """An empty file of ours."""
        try:
            return await asyncio.to_thread(self._new_path)
        except OSError as error:
            raise _no_room(error) from error

    def clear_left_overs(self) -> None:
        """Delete what uploads have left that did not come to their end."""
        if not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            with contextlib.suppress(FileNotFoundError):
                if path.stat().st_mtime < time.time() - _LEFT_OVER_SECONDS:
                    path.unlink()

    def _new_path(self) -> Path:
        _make_private(self._folder)
        descriptor, name = tempfile.mkstemp(dir=self._folder)
        os.close(descriptor)
        return Path(name)


async def _written(path: Path, chunks: AsyncIterator[bytes], most: int) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    with path.open("wb") as file:
        async for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise TooLarge(f"The file is larger than {most:,} bytes, the most that is taken.")
            digest.update(chunk)
            try:
                await asyncio.to_thread(file.write, chunk)
            except OSError as error:
                raise _no_room(error) from error
    return size, digest.hexdigest()


def _make_private(folder: Path) -> None:
    for each in reversed([folder, *folder.parents]):
        if not each.is_dir():
            each.mkdir(mode=0o700, exist_ok=True)


def _sync_folder(folder: Path) -> None:
    # So that the name survives a power cut as well. Windows has no such thing.
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _no_room(error: OSError) -> Unavailable:
    return Unavailable(f"The file cannot be kept at the moment ({error.strerror or 'disk error'}).")
