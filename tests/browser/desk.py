"""The page at a user's tasks, and what tests do there."""

import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.flows.live import LiveServer


@dataclass
class Desk:
    """A user of their own: the page signed in as them, and what another program does in their name."""

    office: LiveServer
    context: BrowserContext
    token: str
    expected: list[str] = field(default_factory=list[str])
    """What the browser is to complain of: that the server refuses something, or is not reached."""

    def rest(self, method: str, path: str, **body: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"}
        answer = self.office.http.request(method, f"/api/v1/{path}", json=body or None, headers=headers)
        return answer.raise_for_status().json() if answer.content else None

    def post(self, path: str, text: str) -> None:
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "text/csv"}
        self.office.http.post(f"/api/v1/{path}", content=text.encode(), headers=headers).raise_for_status()

    def open(self, view: str = "inbox") -> Page:
        page = self.context.new_page()
        page.goto(f"{self.office.url}/?view={view}")
        page.get_by_role("navigation", name="Views").wait_for()
        return page


@contextmanager
def held(page: Page, url: re.Pattern[str]) -> Generator[list[Route]]:
    """Requests that wait until they are let go on; behind it the first of them is there."""
    routes: list[Route] = []
    page.route(url, lambda route: routes.append(route))
    with page.expect_request(url):
        yield routes
    # The browser tells first of the request, then of what may be done with it, then this.
    page.evaluate("null")


def go_to(page: Page, view: str) -> None:
    """By the column of views, which a button opens where there is no room for it."""
    link = page.get_by_role("link", name=view, exact=True)
    if not link.is_visible():
        page.get_by_role("button", name="Views").click()
    link.click()


def add(page: Page, *lines: str) -> None:
    page.get_by_role("button", name="Add a task", exact=True).first.click()
    for line in lines:
        page.get_by_label("Add a task", exact=True).fill(line)
        page.keyboard.press("Enter")
        expect(page.get_by_label("Add a task", exact=True)).to_have_value("")
    page.keyboard.press("Escape")


def say(page: Page, words: str) -> None:
    chat = page.get_by_role("region", name="Chat")
    # One that is being written has no “Answer again” yet.
    expect(chat.get_by_role("button", name="Stop answering")).to_have_count(0)
    before = chat.get_by_role("button", name="Answer again").count()
    chat.locator(".composer").get_by_role("textbox").fill(words)
    page.keyboard.press("Enter")
    expect(chat.get_by_role("button", name="Answer again")).to_have_count(before + 1)
