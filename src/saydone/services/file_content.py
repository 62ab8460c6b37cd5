"""What a file is, by its content: an image, a PDF, or text. Nothing else is taken."""

import asyncio
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath

from saydone.errors import InvalidInput
from saydone.services.file_reader import CUT, TEXT_MAX
from saydone.store.attachments import Kind

_READER = "saydone.services.file_reader"
_SECONDS = 30.0

_IMAGES = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
_PDF = "application/pdf"
_SIGNATURE = re.compile(
    rb"(?P<PNG>\x89PNG\r\n\x1a\n)|(?P<JPEG>\xff\xd8\xff)|(?P<GIF>GIF8[79]a)|(?P<WEBP>RIFF.{4}WEBP)"
    rb"|(?P<PDF>(?:\xef\xbb\xbf)?\s{0,64}%PDF-)",
    re.DOTALL,
)
# What text is called by: a label for people. It is text whatever it is called, and never shown as a page.
_TEXTS = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
    ".ics": "text/calendar",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".xml": "application/xml",
}
# What browsers call text files, besides text/…: some know a .csv only as a spreadsheet's, and some .md not at all.
_CALLED_TEXT = {
    *_TEXTS.values(),
    *("application/csv", "application/vnd.ms-excel", "application/x-yaml", "application/x-ndjson", "application/rtf"),
    *("application/javascript", "application/toml", "application/sql", "application/x-sh", "message/rfc822"),
}
_UNKNOWN = {"", "application/octet-stream"}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
ACCEPTED = {
    **{
        mime: [f".{kind.lower()}", ".jpg"] if kind == "JPEG" else [f".{kind.lower()}"] for kind, mime in _IMAGES.items()
    },
    _PDF: [".pdf"],
    "text/*": [".txt", ".log", *_TEXTS],
}
"""For a file picker: what is taken, and the names that it has."""
TAKEN = "PNG, JPEG, GIF and WebP images, PDF and plain text files can be attached."


@dataclass(frozen=True, slots=True)
class Content:
    """What a file turned out to be. ``copy`` is an image as models are shown it; its owner deletes it."""

    mime_type: str
    kind: Kind
    text: str | None
    has_copy: bool


def promised(mime_type: str) -> tuple[str, Kind]:
    """What a file will be that a client calls so. Raises ``InvalidInput`` for what is not taken."""
    mime = mime_type.partition(";")[0].strip().lower()
    mime = {"image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg", "application/x-pdf": _PDF}.get(mime, mime)
    if mime in _IMAGES.values():
        return mime, "image"
    if mime == _PDF:
        return mime, "file"
    if mime in _UNKNOWN:
        return "application/octet-stream", "file"
    if mime.startswith("text/") or mime in _CALLED_TEXT:
        return "text/plain", "file"
    raise InvalidInput(f"Files of this type cannot be attached. {TAKEN}")


def check_promise(called: str, content: Content) -> None:
    """Raises ``InvalidInput`` when a file is not what its client called it."""
    mime, kind = promised(called)
    fits = kind == content.kind and (mime == content.mime_type or (mime == "text/plain" and content.mime_type != _PDF))
    if mime != "application/octet-stream" and not fits:
        raise InvalidInput(f"The file is not what it was said to be: it was called {mime}, and is not.")


async def look_into(path: Path, name: str, copy: Path) -> Content:
    """What the file is. Raises ``InvalidInput`` when it is nothing that is taken, is broken or locked."""
    head = await asyncio.to_thread(_head, path)
    found = _SIGNATURE.match(head)
    if found is None:
        return Content(_text_type(name), "file", await asyncio.to_thread(_text, path), has_copy=False)
    kind = found.lastgroup or ""
    text = await asyncio.to_thread(_read, path, kind, copy)
    if kind == "PDF":
        return Content(_PDF, "file", text, has_copy=False)
    return Content(_IMAGES[kind], "image", None, has_copy=True)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(1024)


def _text_type(name: str) -> str:
    return _TEXTS.get(PurePath(name).suffix.lower(), "text/plain")


def _text(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"The file is none of those that are taken, nor text in UTF-8. {TAKEN}") from error
    if _CONTROLS.search(text):
        raise InvalidInput(f"The file is none of those that are taken: it is not plain text. {TAKEN}")
    return kept_text(text)


def kept_text(text: str) -> str:
    """As much of the text as is kept, without what a database cannot keep."""
    clean = _UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return clean if len(clean) <= TEXT_MAX else clean[:TEXT_MAX] + CUT


def _read(path: Path, kind: str, copy: Path) -> str | None:
    # Not our environment: there are keys in it that this process has no use for.
    known = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP")
    env = {name: os.environ[name] for name in known if name in os.environ}
    command = [sys.executable, "-P", "-m", _READER, str(path), kind, str(copy)]
    try:
        done = subprocess.run(command, env=env, capture_output=True, timeout=_SECONDS, check=True)
    except subprocess.TimeoutExpired as error:
        raise InvalidInput("The file takes too long to read. Send a simpler one.") from error
    except subprocess.CalledProcessError as error:
        # Out of memory or time, or the decoder fell over it.
        raise InvalidInput("The file cannot be read: it is broken, or too much is packed into it.") from error
    answer: dict[str, str] = json.loads(done.stdout)
    if "refused" in answer:
        raise InvalidInput(answer["refused"])
    return kept_text(answer["text"]) if "text" in answer else None
