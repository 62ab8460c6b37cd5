"""The README's pictures: `make screenshots` puts them into docs/images/.

A server of its own with the offline model, on a Thursday in March, and Chromium: nothing is made up but the tasks.
"""

import io
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from saydone.settings import Settings
from tests.conftest import Clock
from tests.flows.live import LiveServer

IMAGES = Path(__file__).parents[2] / "docs" / "images"
LARGEST = 200_000
DESK = {"width": 1360, "height": 850}
PHONE = {"width": 390, "height": 844}

LISTS = {"Home": "green", "Garden": "teal", "Work": "blue"}
DONE = [3, 1, 4, 2, 0, 1, 5, 3, 2, 4, 6, 2, 1, 3]
"""How many tasks were completed on each of the last days, the oldest first."""
TASKS: list[dict[str, Any]] = [
    {
        "title": "Send the offer to Lindqvist",
        "due": "today 11:30",
        "priority": "p1",
        "list": "Work",
        "labels": ["mail"],
    },
    {"title": "Call the dentist", "due": "today 5pm", "priority": "p2", "labels": ["phone"]},
    {"title": "Water the tomatoes", "due": "every 2 days", "list": "Garden"},
    {"title": "Pick up the parcel", "due": "today", "list": "Home", "labels": ["errand"]},
    {"title": "Book the train to Vienna", "due": "tomorrow", "priority": "p2", "labels": ["travel"]},
    {"title": "Prepare the quarterly review", "due": "monday 9:00", "priority": "p1", "list": "Work"},
    {"title": "Renew the library card", "due": "next friday", "list": "Home"},
    {"title": "Order seed potatoes", "due": "in 5 days", "priority": "p3", "list": "Garden"},
]


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    clock = Clock()
    clock.pass_(days=1)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        settings = Settings(data_dir=Path(folder), time_zone="Europe/Berlin", _env_file=None)  # pyright: ignore[reportCallIssue]
        path = os.environ.get("SAYDONE_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with LiveServer(settings, clock) as server:
            fill(server, clock)
            beside_each_other(browser, server, clock)
            in_the_dark(browser, server, clock)
            on_a_phone(browser, server, clock)
        browser.close()


def fill(server: LiveServer, clock: Clock) -> None:
    """Two weeks of somebody's tasks."""

    def rest(method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        headers = {"Authorization": "Bearer test-token"}
        answer = server.http.request(method, f"/api/v1/{path}", json=body, headers=headers)
        return answer.raise_for_status().json()

    lists = {name: rest("POST", "lists", {"name": name, "color": color})["id"] for name, color in LISTS.items()}
    today = clock.now
    for days, done in enumerate(reversed(DONE), start=1):
        clock.now = today
        clock.pass_(days=-days, hours=-2)
        tasks = [rest("POST", "tasks", {"title": f"Thing {days}.{number}"}) for number in range(done)]
        clock.pass_(hours=7)
        for task in tasks:
            rest("POST", f"tasks/{task['id']}/complete")
    clock.now = today
    for task in TASKS:
        rest("POST", "tasks", {**task, "list": lists[task["list"]]} if "list" in task else task)


def opened(browser: Browser, server: LiveServer, clock: Clock, size: dict[str, int], scheme: Any, query: str) -> Page:
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        device_scale_factor=1.5,
        color_scheme=scheme,
        locale="en-GB",
        timezone_id="Europe/Berlin",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.clock.set_fixed_time(clock.now)
    page.goto(f"{server.url}/{query}")
    page.get_by_role("textbox").last.wait_for()
    return page


def say(page: Page, words: str) -> None:
    answers = page.get_by_role("button", name="Answer again")
    before = answers.count()
    page.locator("saydone-chat").get_by_role("textbox").fill(words)
    page.keyboard.press("Enter")
    expect(answers).to_have_count(before + 1)


def beside_each_other(browser: Browser, server: LiveServer, clock: Clock) -> None:
    page = opened(browser, server, clock, {**DESK, "height": 1000}, "light", "?view=today")
    say(page, "Show my tasks for today")
    keep(page, "chat-and-tasks")
    page.context.close()


def in_the_dark(browser: Browser, server: LiveServer, clock: Clock) -> None:
    page = opened(browser, server, clock, DESK, "dark", "?view=upcoming")
    say(page, "How did I do in the last 14 days?")
    page.get_by_role("img", name="Chart").wait_for()
    keep(page, "insight-dark")
    page.context.close()


def on_a_phone(browser: Browser, server: LiveServer, clock: Clock) -> None:
    page = opened(browser, server, clock, PHONE, "light", "")
    say(page, "Show my tasks for today")
    keep(page, "phone")
    page.get_by_role("button", name="Tasks", exact=True).click()
    page.get_by_role("heading", name="Today").wait_for()
    keep(page, "phone-tasks")
    page.context.close()


def keep(page: Page, name: str) -> None:
    """The page as a picture of few colours, which it has anyway."""
    page.mouse.move(0, 0)
    page.evaluate("document.activeElement?.blur()")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    path = IMAGES / f"{name}.png"
    picture.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    if size > LARGEST:
        sys.exit(f"{path} has {size:,} bytes, more than {LARGEST:,}")


if __name__ == "__main__":
    main()
