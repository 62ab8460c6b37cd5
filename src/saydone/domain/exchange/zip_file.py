"""Saydone's JSON together with the bytes of the files of tasks, as a ZIP."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from saydone.domain.exchange.archive import Archive
from saydone.errors import InvalidInput, TooLarge

CONTENT = "saydone.json"
_CONTENT_MAX = 50 * 1024 * 1024
_MEMBER = re.compile(r"files/(?P<task>[0-9]{1,5})/(?P<file>[0-9]{1,2})/(?P<name>[^/\\\x00]+)")
_MOST = 100_000
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file in the ZIP: of the task at this place, and there its place among the task's files."""

    task: int
    place: int
    member: zipfile.ZipInfo


def is_zip(data: bytes) -> bool:
    """Whether it begins as a ZIP does."""
    return data.startswith(b"PK\x03\x04")


def member_name(task: int, place: int, name: str) -> str:
    """Where a file is: the name is for people, and never made a path."""
    plain = re.sub(r'[/\\\x00-\x1f<>:"|?*]', "_", name).strip(". ") or "file"
    return f"files/{task}/{place}/{plain[:100]}"


class Packed:
    """A ZIP of Saydone's that was opened. Nothing of it is ever written under a name that it gives.

    Raises ``InvalidInput`` when it is none, has names that lead elsewhere, or is encrypted, and ``TooLarge`` when a
    file or all together unpack to more than is taken.
    """

    def __init__(self, source: IO[bytes], *, file_max: int, total_max: int) -> None:
        self._file_max = file_max
        try:
            self._zip = zipfile.ZipFile(source)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise InvalidInput("The file is no ZIP, or a broken one.") from error
        members = [each for each in self._zip.infolist() if not each.is_dir()]
        if len(members) > _MOST or len({each.filename for each in members}) < len(members):
            raise InvalidInput("The ZIP has too many files, or two of one name.")
        self._content = next((each for each in members if each.filename == CONTENT), None)
        if self._content is None:
            raise InvalidInput(f"The ZIP is not one that Saydone wrote: it has no {CONTENT}.")
        self.files = [_packed(each) for each in members if each is not self._content]
        for each in members:
            most = _CONTENT_MAX if each is self._content else file_max
            if each.flag_bits & 1:
                raise InvalidInput("The ZIP is encrypted. Unpack it and import what is in it.")
            if each.file_size > most:
                raise TooLarge(f"A file in the ZIP has {each.file_size:,} bytes; {most:,} is the most that is taken.")
        total = sum(each.member.file_size for each in self.files)
        if total > total_max:
            raise TooLarge(f"The files in the ZIP have {total:,} bytes together; there is room for {total_max:,}.")

    def content(self) -> bytes:
        """The JSON. Raises ``InvalidInput``."""
        assert self._content
        return b"".join(self._chunks(self._content))

    def chunks(self, file: PackedFile) -> Iterator[bytes]:
        """The bytes of a file, never more than it says that it has. Raises ``InvalidInput``."""
        return self._chunks(file.member)

    def _chunks(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        left = member.file_size
        try:
            with self._zip.open(member) as opened:
                while chunk := opened.read(_CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        raise InvalidInput("A file in the ZIP is larger than it says.")
                    yield chunk
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise InvalidInput("A file in the ZIP is broken.") from error

    def of_archive(self, archive: Archive) -> dict[int, list[PackedFile]]:
        """The files by the place of their task, as the JSON has them. Raises ``InvalidInput`` when the two differ."""
        found: dict[int, list[PackedFile]] = {}
        for each in sorted(self.files, key=lambda file: (file.task, file.place)):
            found.setdefault(each.task, []).append(each)
        named = {place: len(task.files) for place, task in enumerate(archive.tasks) if task.files}
        if {task: [file.place for file in files] for task, files in found.items()} != {
            task: [*range(count)] for task, count in named.items()
        }:
            raise InvalidInput(f"The files in the ZIP are not those that {CONTENT} names.")
        return found


def _packed(member: zipfile.ZipInfo) -> PackedFile:
    match = _MEMBER.fullmatch(member.filename)
    if match is None or match["name"] in (".", ".."):
        raise InvalidInput("The ZIP has a file in a place where Saydone puts none.")
    return PackedFile(int(match["task"]), int(match["file"]), member)
