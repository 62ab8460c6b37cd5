"""Files for tests, and how they come to the server."""

import io
from pathlib import Path

import httpx
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from tests.flows.client import GuideClient, Json, events_of


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    """An image."""
    written = io.BytesIO()
    Image.new("RGB", size, "red").save(written, kind)
    return written.getvalue()


def pdf(text: str = "", *, password: str = "") -> bytes:
    """A PDF of one page, with a line of text."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
    )
    drawn = DecodedStreamObject()
    drawn.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode())
    page[NameObject("/Contents")] = drawn
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def send(client: GuideClient, content: bytes, name: str = "a.png", mime: str = "image/png") -> httpx.Response:
    """ChatKit's direct upload."""
    return client.http.post("/chatkit/attachments", files={"file": (name, content, mime)})


def sent(client: GuideClient, content: bytes, name: str = "a.png", mime: str = "image/png") -> Json:
    """The attachment that a direct upload makes."""
    response = send(client, content, name, mime)
    assert response.status_code == 200, response.text
    return response.json()


def announce(client: GuideClient, size: int, name: str = "a.png", mime: str = "image/png") -> httpx.Response:
    """The first of ChatKit's two phases."""
    params = {"name": name, "size": size, "mime_type": mime}
    return client.http.post("/chatkit", json={"type": "attachments.create", "params": params})


def message(text: str, *attachments: Json | str) -> Json:
    """ChatKit's input with files."""
    content = [{"type": "input_text", "text": text}] if text else []
    ids = [each if isinstance(each, str) else each["id"] for each in attachments]
    return {"content": content, "attachments": ids, "inference_options": {}}


def post(client: GuideClient, kind: str, **params: object) -> httpx.Response:
    """Another request of ChatKit's."""
    return client.http.post("/chatkit", json={"type": kind, "params": params})


def say(client: GuideClient, said: Json, thread: str | None = None) -> tuple[int, list[Json]]:
    """The status, and the events or the one error."""
    if thread is None:
        body = {"type": "threads.create", "params": {"input": said}}
    else:
        body = {"type": "threads.add_user_message", "params": {"thread_id": thread, "input": said}}
    with client.http.stream("POST", "/chatkit", json=body) as response:
        if response.status_code != 200:
            response.read()
            return response.status_code, [response.json()]
        return 200, list(events_of(response.iter_lines()))


def told(client: GuideClient, said: Json, thread: str | None = None) -> list[Json]:
    """The events of the answer."""
    status, events = say(client, said, thread)
    assert status == 200, events
    return events


def kept_files(folder: Path) -> list[Path]:
    """What is on the disk of all that came in."""
    return [path for path in (folder / "attachments").rglob("*") if path.is_file() and path.name != "link-key"]
