"""No findings of axe, in light, dark and forced colours, on phones and wide screens, from left and from right."""

import json
from typing import Literal

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import findings
from tests.browser.widgets import Json, gallery, huge

SIDEWAYS = """() => {
  const box = document.querySelector('saydone-chat').shadowRoot.querySelector('.scroller');
  return box.scrollWidth - box.clientWidth;
}"""


def show_gallery(page: Page) -> None:
    show(page, gallery())
    page.get_by_role("heading", name="Trip").wait_for()


def show(page: Page, items: list[Json]) -> None:
    def answer(route: Route) -> None:
        if json.loads(route.request.post_data or "{}").get("type") == "threads.get_by_id":
            thread = {
                "id": "t1",
                "title": "Gallery",
                "created_at": "2026-03-04T09:00:00Z",
                "items": {"data": items},
            }
            route.fulfill(json=thread)
        else:
            route.continue_()

    page.route("**/chatkit", answer)
    page.route("**/chatkit/threads/*/events", lambda route: route.fulfill(status=204))
    page.evaluate("location.hash = '#/c/t1'")


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_start_conversation_and_history_can_be_used_by_all(
    page: Page, scheme: Literal["light", "dark"], width: int
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    assert findings(page) == ""
    page.get_by_role("button", name="What can you do?").click()
    page.get_by_role("button", name="Answer again").wait_for()
    assert findings(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="History").click()
    page.get_by_role("button", name="Actions for").wait_for()
    assert findings(page) == ""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("look", ["light", "dark", "forced"])
def test_widgets_can_be_used_by_all(page: Page, look: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    if look == "forced":
        page.emulate_media(forced_colors="active", reduced_motion="reduce")
    else:
        page.emulate_media(color_scheme="dark" if look == "dark" else "light", reduced_motion="reduce")
    show_gallery(page)
    assert findings(page) == ""


def test_a_phone_shows_widgets_without_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    show_gallery(page)
    assert page.evaluate(SIDEWAYS) <= 0


@pytest.mark.parametrize("width", [390, 768])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_loads_and_what_failed_can_be_used_by_all(
    page: Page, scheme: Literal["light", "dark"], width: int, request: pytest.FixtureRequest
) -> None:
    request.node.expected_complaint = "500 (Internal Server Error)"
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    held: list[Route] = []

    def answer(route: Route) -> None:
        kind = json.loads(route.request.post_data or "{}").get("type")
        if kind == "threads.get_by_id":
            held.append(route)
        else:
            route.fulfill(status=500, json={"message": "It broke."})

    page.route("**/chatkit", answer)
    with page.expect_request("**/chatkit"):
        page.evaluate("location.hash = '#/c/t1'")
    expect(page.get_by_role("status").filter(has_text="Loading")).to_have_count(1)
    assert findings(page) == ""
    held[0].fulfill(status=500, json={"message": "It broke."})
    expect(page.get_by_role("alert")).to_be_visible()
    assert findings(page) == ""
    page.get_by_role("button", name="History").click()
    expect(page.get_by_role("region", name="History").get_by_role("alert")).to_be_visible()
    assert findings(page) == ""
    page.get_by_role("button", name="Close history").click()
    page.get_by_role("textbox").fill("Add milk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Try again").first).to_be_visible()
    assert findings(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("look", ["light", "forced"])
@pytest.mark.parametrize("width", [390, 1440])
def test_a_huge_widget_can_be_used_by_all(page: Page, look: str, width: int) -> None:
    forced = "active" if look == "forced" else "none"
    page.emulate_media(forced_colors=forced, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    show(page, huge())
    page.get_by_role("button", name="Show all 300").wait_for()
    assert findings(page) == ""
    assert page.evaluate(SIDEWAYS) <= 0
    page.get_by_role("button", name="Show all 300").focus()
    page.keyboard.press("Enter")
    last = page.get_by_role("button", name="Row 299, about it")
    last.focus()
    expect(last).to_be_in_viewport()
    expect(page.get_by_text("At the bottom of it")).to_have_count(1)
    expect(page.get_by_role("row")).to_have_count(301)
    assert page.evaluate(SIDEWAYS) <= 0
