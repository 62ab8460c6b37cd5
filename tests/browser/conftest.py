"""A real Chromium at a real server with the offline model. What it looked like at the end is in build/screenshots/.

Without Chromium or the built page: a failure in CI, elsewhere a skip that is shown.
"""

import os
import re
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright
from pydantic import SecretStr

from saydone.settings import Settings
from saydone.web.pages import DIST
from tests.browser.desk import Desk
from tests.conftest import Clock
from tests.fakes.provider.server import FakeProvider
from tests.flows.live import LiveServer

expect.set_options(timeout=30_000)
SCREENSHOTS = Path(__file__).parents[2] / "build" / "screenshots"


def missing(what: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


# A module's: its loop must be gone before other tests of this process start one of theirs.
@pytest.fixture(scope="module")
def chromium() -> Generator[Browser]:
    path = os.environ.get("SAYDONE_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        missing("The page is not tested: there is no chromium (SAYDONE_TEST_CHROMIUM names one elsewhere).")
    if not (DIST / "index.html").is_file():
        missing("The page is not tested: it is not built (make ui).")
    with sync_playwright() as playwright:
        # A container's root has no sandbox to start Chromium in; what it loads here is only this server's.
        browser = playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture
def provider() -> Generator[FakeProvider]:
    """What a test asks for by this name is what its server's model says."""
    with FakeProvider() as running:
        yield running


@pytest.fixture
def server(tmp_path: Path, clock: Clock, request: pytest.FixtureRequest) -> Generator[LiveServer]:
    """A fresh server in demo mode: with the test's `provider`, or else with the offline model."""
    settings = Settings(data_dir=tmp_path, time_zone="Europe/Berlin", _env_file=None)  # pyright: ignore[reportCallIssue]
    if "provider" in request.fixturenames:
        provider: FakeProvider = request.getfixturevalue("provider")
        model = {"model": "gpt-test", "model_base_url": provider.openai_base_url, "titles": "words"}
        settings = settings.model_copy(update={**model, "model_api_key": SecretStr("test-key")})
    with LiveServer(settings, clock) as live:
        yield live


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Generator[LiveServer]:
    """A server with accounts, which a file's tests share: each has a user of its own."""
    folder = tmp_path_factory.mktemp("office")
    settings = Settings(data_dir=folder, time_zone="Europe/Berlin", _env_file=None)  # pyright: ignore[reportCallIssue]
    with LiveServer(settings, Clock()) as live:
        yield live


@pytest.fixture
def context(chromium: Browser) -> Generator[BrowserContext]:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 800},
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="Europe/Berlin",
    )
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, server: LiveServer, request: pytest.FixtureRequest) -> Generator[Page]:
    """Saydone's page, open, with the chat alone. Whatever the browser complains of fails the test."""
    page = context.new_page()
    page.add_init_script("localStorage.setItem('saydone.tasks-hidden', 'yes')")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(server.url)
    page.get_by_role("textbox").wait_for()
    yield page
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"\W+", "-", request.node.name).strip("-")
    page.screenshot(path=SCREENSHOTS / f"{name}.png")
    allowed = getattr(request.node, "expected_complaint", None)
    assert [complaint for complaint in complaints if not (allowed and allowed in complaint)] == []


@pytest.fixture
def desk(context: BrowserContext, office: LiveServer) -> Generator[Desk]:
    token = office.newcomer()
    context.add_init_script(f"if (location.protocol === 'http:') localStorage.setItem('saydone.token', '{token}')")
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"{message.text} {message.location['url']}")

    context.on("console", hear)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    desk = Desk(office, context, token)
    yield desk
    assert [each for each in complaints if not any(words in each for words in desk.expected)] == []


@pytest.fixture
def app(desk: Desk) -> Page:
    return desk.open()
