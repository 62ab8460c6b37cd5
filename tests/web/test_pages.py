"""The built page and element, as browsers get them."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from saydone.web.pages import page_routes

FILES = {
    "index.html": "<title>Saydone</title>",
    "saydone-chat.js": "customElements.define('saydone-chat')",
    "assets/index-abc123.js": "start()",
    "secret.txt": "not for browsers",
}


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "dist" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(text.encode()))
    return tmp_path / "dist"


@pytest.fixture
def browser(dist: Path) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=page_routes(dist)), headers={"Accept-Encoding": "identity"}) as client:
        yield client


def test_the_page_is_asked_for_again_each_time_and_runs_only_what_the_server_sends(browser: TestClient) -> None:
    page = browser.get("/")
    assert page.text == FILES["index.html"]
    assert page.headers["cache-control"] == "no-cache"
    policy = page.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_the_page_shows_images_of_the_hosts_that_are_named(dist: Path) -> None:
    with TestClient(Starlette(routes=page_routes(dist, image_domains=["pics.example.com"]))) as browser:
        policy = browser.get("/").headers["content-security-policy"]
    assert "img-src 'self' data: blob: pics.example.com *.pics.example.com; " in policy


def test_a_file_named_by_its_digest_is_kept_for_ever(browser: TestClient) -> None:
    asset = browser.get("/assets/index-abc123.js")
    assert asset.text == "start()"
    assert "immutable" in asset.headers["cache-control"]
    assert asset.headers["x-content-type-options"] == "nosniff"


def test_the_element_can_be_loaded_by_pages_elsewhere_and_is_looked_for_anew(browser: TestClient) -> None:
    element = browser.get("/saydone-chat.js")
    assert element.headers["access-control-allow-origin"] == "*"
    assert element.headers["cache-control"] == "no-cache"
    assert element.headers["content-type"].startswith("text/javascript")


def test_what_the_browser_has_already_is_not_sent_again(browser: TestClient) -> None:
    page = browser.get("/")
    again = browser.get("/", headers={"If-None-Match": page.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["content-security-policy"] == page.headers["content-security-policy"]


def test_a_browser_that_takes_zipped_files_gets_them(browser: TestClient) -> None:
    zipped = browser.get("/saydone-chat.js", headers={"Accept-Encoding": "gzip, br"})
    assert zipped.headers["content-encoding"] == "gzip"
    assert zipped.headers["vary"] == "Accept-Encoding"
    assert zipped.text == FILES["saydone-chat.js"]
    assert "content-encoding" not in browser.get("/saydone-chat.js").headers


@pytest.mark.parametrize(
    "path", ["/secret.txt", "/assets/none.js", "/assets/..%2Fsecret.txt", "/assets/%2e%2e/secret.txt"]
)
def test_nothing_else_is_served(browser: TestClient, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert FILES["secret.txt"] not in answer.text


def test_without_a_build_the_page_says_what_is_missing(tmp_path: Path) -> None:
    with TestClient(Starlette(routes=page_routes(tmp_path / "none"))) as browser:
        answer = browser.get("/")
    assert answer.status_code == 404
    assert "make ui" in answer.text
