"""Reads one image or PDF, in a process of its own: what a stranger made of a file harms nothing here.

``python -m saydone.services.file_reader FILE KIND COPY`` prints a JSON object: ``text`` (of a PDF), or ``refused``,
a sentence. Of an image it writes a copy to COPY that any model takes: upright, not large, without metadata.
"""

import contextlib
import json
import logging
import sys
from pathlib import Path

TEXT_MAX = 50_000
"""Characters of a file that are kept for the model."""

PIXELS_MAX = 50_000_000
PAGES_MAX = 200
SIDE_MAX = 2048
_MEMORY_MAX = 1536 * 1024 * 1024
_SECONDS_MAX = 20
_PNG_MAX = 1_500_000
CUT = "\n[The file goes on. Only this much of it was kept.]"


class Refused(Exception):
    """The file cannot be used; the sentence says why."""


def main() -> None:
    """Read the file that the command line names."""
    path, kind, copy = sys.argv[1:]
    _limit()
    # Whatever is odd in a file is told below, or does not matter.
    logging.disable()
    try:
        answer = {"text": _pdf_text(path)} if kind == "PDF" else _image(path, kind, Path(copy))
    except Refused as refused:
        answer = {"refused": str(refused)}
    sys.stdout.write(json.dumps(answer))


def _image(path: str, kind: str, copy: Path) -> dict[str, str]:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # counted here, before anything is decoded
    try:
        with Image.open(path, formats=[kind]) as image:
            if image.width * image.height > PIXELS_MAX:
                raise Refused(f"The image has more than {PIXELS_MAX // 1_000_000} million pixels.")
            image.draft("RGB", (SIDE_MAX, SIDE_MAX))  # a JPEG is decoded small at once
            image.load()
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((SIDE_MAX, SIDE_MAX))
            clear = upright.has_transparency_data
            plain = upright.convert("RGBA" if clear else "RGB")
    except Refused:
        raise
    except Exception as error:  # its decoders raise whatever they like on broken data
        raise Refused("The image is broken: it cannot be read to its end.") from error
    if kind != "JPEG":
        plain.save(copy, "PNG")
        if copy.stat().st_size <= _PNG_MAX:
            return {}
    flat = Image.new("RGB", plain.size, "white")
    flat.paste(plain, mask=plain.getchannel("A") if clear else None)
    flat.save(copy, "JPEG", quality=88)
    return {}


def _pdf_text(path: str) -> str:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    parts: list[str] = []
    length = 0
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileNotDecryptedError
        pages = len(reader.pages)
        for number in range(min(pages, PAGES_MAX)):
            parts.append(reader.pages[number].extract_text().strip())
            length += len(parts[-1])
            if length > TEXT_MAX:
                break
    except Refused:
        raise
    except (FileNotDecryptedError, DependencyError) as error:
        raise Refused("The PDF is protected by a password. Send it without one.") from error
    except Exception as error:  # as above
        raise Refused("The PDF is broken: it cannot be read.") from error
    if not pages:
        raise Refused("The PDF has no pages.")
    return "\n\n".join(part for part in parts if part) + (CUT if len(parts) < pages else "")


def _limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_MAX, _MEMORY_MAX))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS_MAX, _SECONDS_MAX))


if __name__ == "__main__":
    main()
