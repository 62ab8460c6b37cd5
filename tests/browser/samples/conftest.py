"""A sample's server as it is, its model replaced, and `<saydone-chat>` in a page of its origin."""

import os
import re
import socket
import subprocess
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any, Protocol, cast

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from saydone.web.pages import DIST
from tests.browser.conftest import SCREENSHOTS
from tests.browser.samples.model import ScriptedModel, When

# A sample's first answer imports what it needs.
expect.set_options(timeout=30_000)

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Sample</title>
<link rel="stylesheet" href="/sample.css"><saydone-chat></saydone-chat>
<script type="module" src="/saydone-chat.js"></script><script type="module" src="/sample.js"></script>"""
STYLE = "html, body { height: 100%; margin: 0 } saydone-chat { display: block; height: 100% }"
# As strict as these servers allow: an uploaded picture's preview is a data: address, the articles' pictures are remote.
POLICY = "default-src 'self'; img-src 'self' data: blob: https:; connect-src 'self'"


class Sample(Protocol):
    """What the module of a sample's tests says of it."""

    NAME: str
    SCRIPT: Sequence[When]
    OPTIONS: str


def module_of(request: pytest.FixtureRequest) -> Sample:
    return cast("Sample", request.module)  # pyright: ignore[reportUnknownMemberType]


@pytest.fixture(scope="module")
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """The address of the server that the test's module names, with its script as its model."""
    name, script = module_of(request).NAME, module_of(request).SCRIPT
    backend = Path(os.environ["SAYDONE_TEST_SAMPLES"]) / "examples" / name / "backend"
    python = Path(os.environ["SAYDONE_TEST_SAMPLE_ENVIRONMENTS"]) / name / "bin" / "python"
    with socket.create_server(("127.0.0.1", 0)) as listening, ScriptedModel(script) as model:
        environment = {
            **os.environ,
            "OPENAI_API_KEY": "none",
            "OPENAI_BASE_URL": model.url,
            "OPENAI_AGENTS_DISABLE_TRACING": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        command = [str(python), "-m", "uvicorn", "app.main:app", "--app-dir", str(backend)]
        log = tmp_path_factory.mktemp(name) / "server.log"
        with log.open("wb") as told:
            server = subprocess.Popen(
                [*command, "--fd", str(listening.fileno())],
                cwd=backend,
                env=environment,
                pass_fds=[listening.fileno()],
                stdout=told,
                stderr=subprocess.STDOUT,
            )
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        try:
            # The socket listens already: the request waits in its queue until the server is up.
            httpx.get(f"{url}/openapi.json", timeout=60).raise_for_status()
            yield url
        finally:
            server.terminate()
            server.wait(timeout=30)


@pytest.fixture
def page(context: BrowserContext, sample: str, request: pytest.FixtureRequest) -> Generator[Page]:
    """The chat with the module's `OPTIONS`, at the sample. What it tells its page is in `window.told`."""
    page = context.new_page()
    files: dict[str, dict[str, Any]] = {
        "/sample": {"body": PAGE, "content_type": "text/html", "headers": {"Content-Security-Policy": POLICY}},
        "/sample.css": {"body": STYLE, "content_type": "text/css"},
        "/sample.js": {"body": TELL + module_of(request).OPTIONS, "content_type": "text/javascript"},
        "/saydone-chat.js": {"path": DIST / "saydone-chat.js", "content_type": "text/javascript"},
    }

    def serve(path: str) -> None:
        def answer(route: Route) -> None:
            route.fulfill(**files[path])

        page.route(f"{sample}{path}", answer)

    for path in files:
        serve(path)
    # There is no network: a picture from elsewhere is this one.
    page.route(re.compile(r"^https://"), lambda route: route.fulfill(path=DIST / "favicon.svg"))
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{sample}/sample")
    page.get_by_role("textbox").wait_for()
    yield page
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"\W+", "-", request.node.name).strip("-")
    page.screenshot(path=SCREENSHOTS / f"sample-{module_of(request).NAME}-{name}.png")
    assert complaints == []
    assert [told for told in page.evaluate("window.told") if told["name"] == "error"] == []


TELL = """
const chat = document.querySelector("saydone-chat");
window.told = [];
for (const name of ["error", "effect", "response.start", "response.end", "thread.change", "tool.change"])
  chat.addEventListener(`chatkit.${name}`, ({ detail }) =>
    window.told.push({ name, detail: name === "error" ? String(detail.error) : detail }));
"""


def say(page: Page, words: str) -> None:
    page.get_by_role("textbox").fill(words)
    page.keyboard.press("Enter")


def told(page: Page, name: str) -> list[Any]:
    """What the chat told the page under a name, oldest first."""
    return [one["detail"] for one in page.evaluate("window.told") if one["name"] == name]
