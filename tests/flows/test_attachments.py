"""Files that messages use: whose they are, how they are given out, and when they go; over HTTP, on both databases."""

import os
import threading
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from tests.conftest import Clock
from tests.flows.client import conversation_of
from tests.flows.conftest import Start
from tests.flows.files import announce, kept_files, message, picture, post, say, sent, told
from tests.flows.live import LiveServer
from tests.flows.users import alice_and_bob


def test_nobody_reaches_anothers_file(start: Start, tokens: dict[str, str]) -> None:
    server = start()
    with alice_and_bob(server.url, tokens) as (alice, bob):
        made = sent(alice, picture())
        assert say(bob, message("Mine now", made))[0] == 404
        assert post(bob, "attachments.delete", attachment_id=made["id"]).status_code == 404
        assert bob.http.delete(f"/api/chatkit/attachments/{made['id']}").status_code == 404
        body = {"message": "Mine now", "attachments": [made["id"]]}
        assert bob.http.post("/api/chatkit/generate", json=body).status_code == 404
        assert say(bob, message("Mine now", f"atc_{'0' * 32}"))[0] == 404
        assert bob.http.get(f"/chatkit/attachments/{made['id']}/content").status_code == 422  # a token opens nothing
        assert say(alice, message("Mine", made))[0] == 200
        assert httpx.post(f"{server.url}/chatkit/attachments", files={"file": b"x"}).status_code == 401


def test_a_file_is_used_once_and_is_not_deleted_in_use(server: LiveServer) -> None:
    made = sent(server, picture())
    events = told(server, message("Look", made))
    assert say(server, message("Again", made))[0] == 409
    assert say(server, message("Again", made), events[0]["thread"]["id"])[0] == 409
    assert post(server, "attachments.delete", attachment_id=made["id"]).status_code == 409
    unused = sent(server, picture())
    assert post(server, "attachments.delete", attachment_id=unused["id"]).json() == {}
    assert post(server, "attachments.delete", attachment_id=unused["id"]).status_code == 404
    assert say(server, message("Gone", unused))[0] == 404


def test_of_messages_at_once_only_one_gets_the_file(server: LiveServer) -> None:
    made = sent(server, picture())
    statuses: list[int] = []
    ready = threading.Barrier(4)

    def one() -> None:
        with httpx.Client(base_url=server.url, headers=dict(server.http.headers), timeout=30) as http:
            ready.wait()
            body = {"type": "threads.create", "params": {"input": message("Look", made)}}
            statuses.append(http.post("/chatkit", json=body).status_code)

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200, 409, 409, 409]
    # The refused messages have left no conversation behind.
    assert len(server.http.get("/api/chatkit/conversations").json()["conversations"]) == 1


def test_links_are_signed_for_one_purpose_and_expire(server: LiveServer, clock: Clock) -> None:
    content = picture()
    made = sent(server, content)
    url = made["preview_url"]
    signature = url.rpartition("=")[2]
    assert httpx.get(url.replace(signature, ("0" if signature[0] != "0" else "1") + signature[1:])).status_code == 404
    assert httpx.get(url.replace("expires=1", "expires=2")).status_code == 404
    assert httpx.get(url.replace(made["id"], f"atc_{'0' * 32}")).status_code == 404
    assert httpx.put(url, content=content).status_code == 404  # to read, not to write
    assert httpx.get(url.partition("?")[0]).status_code == 422
    announced = announce(server, len(content)).json()
    clock.pass_(hours=2)
    late = httpx.get(url)
    assert (late.status_code, late.json()["error"]) == (410, "link_expired")
    assert httpx.put(announced["upload_descriptor"]["url"], content=content).status_code == 410
    thread = told(server, message("Look", made))[0]["thread"]["id"]
    read = post(server, "items.list", thread_id=thread, order="asc").json()["data"][0]
    assert httpx.get(read["attachments"][0]["preview_url"]).content == content


def test_a_file_is_given_out_so_that_nothing_in_it_runs(start: Start) -> None:
    server = start(public_url="https://tasks.example.com/")
    made = sent(server, picture(), 'rote "Bete".png')
    url = urlsplit(str(made["preview_url"]))
    assert f"{url.scheme}://{url.netloc}" == "https://tasks.example.com"
    image = httpx.get(f"{server.url}{url.path}?{url.query}")
    assert image.headers["content-disposition"].startswith('inline; filename="rote _Bete_.png"; filename*=UTF-8')
    assert image.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert image.headers["x-content-type-options"] == "nosniff"
    assert image.headers["cache-control"].startswith("private")
    assert image.headers["content-type"] == "image/png"


def test_the_guide_api_takes_files_and_shows_them(server: LiveServer) -> None:
    response = server.http.post(
        "/api/chatkit/attachments", files={"file": ("list.txt", b"milk\n- eggs\n", "text/plain")}
    )
    made = response.json()
    body = {"message": "Add these as tasks", "attachments": [made["id"]]}
    with server.stream("/api/chatkit/generate", body) as events:
        heard = list(events)
    assert sorted(task["title"].lower() for task in server.tasks()) == ["eggs", "milk"]
    (said, *_) = server.messages(conversation_of(heard))
    (shown,) = said["attachments"]
    assert (shown["id"], shown["name"], shown["type"]) == (made["id"], "list.txt", "file")


def test_what_no_message_uses_goes_after_a_day(start: Start, clock: Clock, tmp_path: Path) -> None:
    server = start()
    announce(server, 5)
    used = sent(server, picture())
    told(server, message("Look", used))
    sent(server, picture())
    assert len(kept_files(tmp_path)) == 4
    left_over = tmp_path / "attachments" / "incoming" / "of-a-process-that-died"
    left_over.write_bytes(b"half")
    os.utime(left_over, (0, 0))
    server.stop()
    clock.pass_(hours=25)
    later = start()
    # Swept in the background, from the start on.
    for _ in range(500):
        later.http.get("/health/ready")
        if len(kept_files(tmp_path)) == 2:
            break
    assert len(kept_files(tmp_path)) == 2


def test_what_a_retry_takes_back_takes_its_files_along(server: LiveServer, tmp_path: Path) -> None:
    first = sent(server, b"milk", "first.txt", "text/plain")
    events = told(server, message("Look", first))
    thread, said = events[0]["thread"]["id"], events[1]["item"]["id"]
    second = sent(server, b"eggs", "second.txt", "text/plain")
    told(server, message("And this", second), thread)
    other = told(server, message("Hello"))[0]["thread"]["id"]
    body = {"type": "threads.retry_after_item", "params": {"thread_id": thread, "item_id": said}}
    with server.stream("/chatkit", body) as again:
        assert list(again)
    assert post(server, "threads.delete", thread_id=other).status_code == 200  # what nothing uses is swept with it
    assert [path.read_bytes() for path in kept_files(tmp_path)] == [b"milk"]
    assert say(server, message("Once more", second), thread)[0] == 404
