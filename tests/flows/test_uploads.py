"""Files that come in: whole or in two steps, told by their content, within limits; over HTTP, on both databases."""

import http.client
import threading
from pathlib import Path

import httpx
import pytest

from tests.flows.conftest import Start
from tests.flows.files import announce, kept_files, message, pdf, picture, post, say, send, sent, told
from tests.flows.live import LiveServer

TEXT = ("list.txt", "text/plain")


def test_a_file_is_uploaded_whole_sent_shown_and_gone_with_its_conversation(server: LiveServer, tmp_path: Path) -> None:
    content = picture()
    made = sent(server, content)
    assert (made["type"], made["mime_type"], made["name"]) == ("image", "image/png", "a.png")
    assert "metadata" not in made
    assert "upload_descriptor" not in made
    shown = httpx.get(made["preview_url"])
    assert shown.content == content
    events = told(server, message("What is this?", made))
    thread = events[0]["thread"]["id"]
    item = events[1]["item"]
    assert [each["id"] for each in item["attachments"]] == [made["id"]]
    assert item["attachments"][0]["thread_id"] == thread
    assert httpx.get(item["attachments"][0]["preview_url"]).content == content
    (read, *_) = post(server, "items.list", thread_id=thread, order="asc").json()["data"]
    assert httpx.get(read["attachments"][0]["preview_url"]).content == content
    assert len(kept_files(tmp_path)) == 2  # as it came, and as models are shown it
    assert post(server, "threads.delete", thread_id=thread).json() == {}
    assert kept_files(tmp_path) == []
    assert httpx.get(made["preview_url"]).status_code == 404


BROKEN: list[tuple[str, bytes]] = [
    ("multipart/form-data", b"x"),
    ("multipart/form-data; boundary=x", b""),
    ("multipart/form-data; boundary=x", b"no form at all"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--\r\n"),
    ("application/json", b"{}"),
    ("", b""),
]


def test_a_form_that_is_broken_or_has_two_files_is_refused_in_a_sentence(server: LiveServer, tmp_path: Path) -> None:
    link = announce(server, 5, "a.txt", "text/plain").json()["upload_descriptor"]["url"]
    two = [("file", ("a.txt", b"one", "text/plain")), ("file", ("b.txt", b"two", "text/plain"))]
    for path in ("/chatkit/attachments", "/api/chatkit/attachments", "/api/v1/attachments", link):
        answers = [server.http.post(path, files=two)]
        if path != link:  # it takes the bytes without a form, too
            answers += [server.http.post(path, content=body, headers={"Content-Type": kind}) for kind, body in BROKEN]
        for answer in answers:
            told = answer.json()
            assert answer.status_code == 422, (path, answer.text)
            assert "Send one file as multipart/form-data" in told.get("message", told.get("detail")), path
    assert kept_files(tmp_path) == []


@pytest.mark.parametrize("as_form", [False, True])
def test_a_file_is_uploaded_in_two_steps_by_a_link_that_needs_no_token(server: LiveServer, as_form: bool) -> None:
    content = picture("JPEG")
    made = announce(server, len(content), "Me.jpg", "image/jpeg").json()
    described = made["upload_descriptor"]
    assert described["method"] == "PUT"
    assert say(server, message("Look", made))[0] == 422  # not there yet
    if as_form:
        done = httpx.post(described["url"], files={"file": ("Me.jpg", content, "image/jpeg")})
    else:
        done = httpx.put(described["url"], content=content)
    assert done.status_code == 200, done.text
    assert httpx.put(described["url"], content=content).status_code == 200  # the answer had been lost
    other = httpx.put(described["url"], content=content[:-1] + b"\x00")
    assert (other.status_code, other.json()["error"]) == (409, "conflict")
    assert httpx.get(made["preview_url"]).content == content
    assert say(server, message("Look", made))[0] == 200


def test_what_is_uploaded_must_be_what_was_announced(server: LiveServer) -> None:
    content = picture()
    made = announce(server, len(content)).json()
    url = made["upload_descriptor"]["url"]
    assert httpx.put(url, content=content + b"x").status_code == 413
    assert httpx.put(url, content=content[:-1]).status_code == 422
    assert httpx.put(url, content=b"").status_code == 422
    assert httpx.put(url, content=b"x" * len(content)).status_code == 422  # text is no PNG
    assert httpx.put(url, content=content).status_code == 200
    for mime in ("image/svg+xml", "application/zip", "video/mp4", "audio/mpeg"):
        assert announce(server, 10, "a", mime).status_code == 422
    assert announce(server, 0).status_code == 422
    assert announce(server, -1).status_code == 422
    assert announce(server, 10**12).status_code == 413


@pytest.mark.parametrize(
    ("content", "name", "mime", "found"),
    [
        (picture("GIF"), "a.gif", "image/gif", "image/gif"),
        (picture("WEBP"), "a.webp", "image/webp", "image/webp"),
        (picture("JPEG"), "a.jpg", "application/octet-stream", "image/jpeg"),
        (pdf("Rent"), "a.pdf", "application/pdf", "application/pdf"),
        (b"milk\neggs\n", "a.txt", "text/plain", "text/plain"),
        (b"title,due\nmilk,today\n", "a.csv", "application/vnd.ms-excel", "text/csv"),
        ("# Größe".encode(), "a.md", "", "text/markdown"),
        (b"<script>alert(1)</script>", "a.html", "text/html", "text/plain"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "text/plain", "text/plain"),
    ],
)
def test_a_files_type_is_told_by_its_content(
    server: LiveServer, content: bytes, name: str, mime: str, found: str
) -> None:
    made = sent(server, content, name, mime)
    assert made["mime_type"] == found
    assert made["type"] == ("image" if found.startswith("image/") else "file")


@pytest.mark.parametrize(
    ("content", "mime", "sentence"),
    [
        (b"", "text/plain", "empty"),
        (b"MZ\x90\x00\x03", "application/octet-stream", "not plain text|UTF-8"),
        (b"PK\x03\x04\xff\xfe", "text/plain", "UTF-8|not plain text"),
        (picture()[:60], "image/png", "broken"),
        (picture("JPEG", (900, 900))[:2000], "image/jpeg", "broken"),
        (picture("JPEG"), "image/png", "not what it was said to be"),
        (b"hello", "image/png", "not what it was said to be"),
        (pdf("x"), "text/plain", "not what it was said to be"),
        (pdf("x", password="secret"), "application/pdf", "password"),
        (b"%PDF-1.7\nnothing", "application/pdf", "broken"),
        (b"<svg/>", "image/svg+xml", "cannot be attached"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_sentence_and_leaves_nothing(
    server: LiveServer, tmp_path: Path, content: bytes, mime: str, sentence: str
) -> None:
    refused = send(server, content, "a", mime)
    assert refused.status_code == 422, refused.text
    assert any(one in refused.json()["message"] for one in sentence.split("|")), refused.json()
    assert kept_files(tmp_path) == []


def test_a_file_over_the_limit_is_refused_while_it_comes(start: Start) -> None:
    server = start(attachment_max_mb=1)
    connection = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=30)
    connection.putrequest("POST", "/chatkit/attachments")
    connection.putheader("Authorization", "Bearer test-token")
    connection.putheader("Content-Type", "multipart/form-data; boundary=x")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.endheaders()
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n' + b"a" * 1_200_000
    connection.send(b"%x\r\n%s\r\n" % (len(body), body))
    # Not its end: that will never come.
    assert connection.getresponse().status == 413
    connection.close()
    big = b"a" * (1024 * 1024 + 1)
    assert send(server, big, *TEXT).status_code == 413
    assert sent(server, big[:-1], *TEXT)["type"] == "file"
    # Elsewhere a body has the limit that it always had.
    assert server.http.post("/chatkit", content=big, headers={"Content-Type": "application/json"}).status_code == 413


def test_a_user_has_room_for_so_much_and_a_message_for_so_many(start: Start) -> None:
    server = start(attachment_max_mb=1, attachment_quota_mb=2, attachments_per_message=2)
    half = b"a" * (1024 * 1024 - 100)
    files = [sent(server, half, *TEXT), sent(server, half, *TEXT)]
    full = send(server, half, *TEXT)
    assert (full.status_code, full.json()["error"]) == (413, "too_large")
    small = [sent(server, b"x", *TEXT) for _ in range(3)]
    assert say(server, message("Look", *small))[0] == 422
    assert say(server, message("Look", small[0], small[0]))[0] == 422
    for one in files:
        assert server.http.delete(f"/api/chatkit/attachments/{one['id']}").status_code == 204
    assert send(server, half, *TEXT).status_code == 200


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\plan.txt", "plan.txt"),
        ("invoice\u202egnp.exe", "invoice gnp.exe"),
        ("..", "file"),
        ("x" * 500 + ".txt", "x" * 195 + "….txt"),
    ],
)
def test_a_clients_name_is_a_label_and_nothing_else(server: LiveServer, name: str, shown: str) -> None:
    made = announce(server, 5, name, "text/plain").json()
    assert made["name"] == shown
    assert httpx.put(made["upload_descriptor"]["url"], content=b"hello").status_code == 200


def test_of_two_uploads_at_once_to_one_link_one_is_kept(server: LiveServer, tmp_path: Path) -> None:
    contents = [b"milk\n", b"eggs\n"]
    made = announce(server, 5, *TEXT).json()
    answers: dict[bytes, int] = {}
    ready = threading.Barrier(4)

    def upload(content: bytes) -> None:
        ready.wait()
        answer = httpx.put(made["upload_descriptor"]["url"], content=content, timeout=30)
        assert answers.setdefault(content, answer.status_code) == answer.status_code

    threads = [threading.Thread(target=upload, args=(content,)) for content in contents * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers.values()) == [200, 409]
    [kept] = [content for content, status in answers.items() if status == 200]
    again = httpx.put(made["upload_descriptor"]["url"], content=kept)
    assert again.status_code == 200
    assert [path.read_bytes() for path in kept_files(tmp_path)] == [kept]
