"""What is read of files, and how much of them."""

import io
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from saydone.errors import InvalidInput
from saydone.services.file_content import look_into
from saydone.services.file_reader import CUT, PAGES_MAX, PIXELS_MAX, SIDE_MAX, TEXT_MAX
from tests.flows.files import pdf


def image(width: int, height: int, kind: str = "PNG") -> bytes:
    """A black image: few bytes, however many pixels."""
    written = io.BytesIO()
    Image.new("1", (width, height)).save(written, kind)
    return written.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
async def test_an_image_of_too_many_pixels_is_refused_however_few_its_bytes(tmp_path: Path, kind: str) -> None:
    content = image(60_000, PIXELS_MAX // 60_000 + 1, kind)
    assert len(content) < 1_000_000
    (tmp_path / "image").write_bytes(content)
    with pytest.raises(InvalidInput, match="more than 50 million pixels"):
        await look_into(tmp_path / "image", "image", tmp_path / "copy")


async def test_a_large_image_is_shown_to_models_smaller(tmp_path: Path) -> None:
    (tmp_path / "image").write_bytes(image(SIDE_MAX * 2, SIDE_MAX))
    assert (await look_into(tmp_path / "image", "image", tmp_path / "copy")).has_copy
    with Image.open(tmp_path / "copy") as copy:
        assert copy.size == (SIDE_MAX, SIDE_MAX // 2)


async def test_models_are_not_told_where_a_photo_was_taken(tmp_path: Path) -> None:
    photo = Image.new("RGB", (40, 20), "red")
    said = photo.getexif()
    said[0x0112] = 6  # to be turned by a quarter
    said[0x010F] = "Camera of Ann"
    said.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    photo.save(tmp_path / "photo", "JPEG", exif=said)
    assert b"Camera of Ann" in (tmp_path / "photo").read_bytes()
    assert (await look_into(tmp_path / "photo", "image", tmp_path / "copy")).has_copy
    with Image.open(tmp_path / "copy") as copy:
        assert (copy.size, dict(copy.getexif())) == ((20, 40), {})
    assert b"Camera of Ann" not in (tmp_path / "copy").read_bytes()


async def test_of_a_pdf_of_many_pages_the_first_are_kept_and_that_is_said(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(pdf("Rent"))))
    for _ in range(PAGES_MAX):
        writer.add_blank_page(100, 100)
    writer.write(tmp_path / "book")
    assert (await look_into(tmp_path / "book", "book.pdf", tmp_path / "copy")).text == "Rent" + CUT


async def test_of_a_long_text_the_beginning_is_kept_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("ä" * (TEXT_MAX + 1))
    assert (await look_into(tmp_path / "text", "a.txt", tmp_path / "copy")).text == "ä" * TEXT_MAX + CUT
