"""No findings of axe, in light, dark and forced colours, on phones and wide screens, from left and from right."""

import json
from typing import Literal

import pytest
from playwright.sync_api import Page, Route

from tests.browser.axe import findings
from tests.browser.widgets import gallery


def show_gallery(page: Page) -> None:
    def answer(route: Route) -> None:
        if json.loads(route.request.post_data or "{}").get("type") == "threads.get_by_id":
            thread = {
                "id": "t1",
                "title": "Gallery",
                "created_at": "2026-03-04T09:00:00Z",
                "items": {"data": gallery()},
            }
            route.fulfill(json=thread)
        else:
            route.continue_()

    page.route("**/chatkit", answer)
    page.route("**/chatkit/threads/*/events", lambda route: route.fulfill(status=204))
    page.evaluate("location.hash = '#/c/t1'")
    page.get_by_role("heading", name="Trip").wait_for()


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


@pytest.mark.parametrize("look", ["light", "dark", "forced"])
def test_widgets_can_be_used_by_all(page: Page, look: str) -> None:
    if look == "forced":
        page.emulate_media(forced_colors="active", reduced_motion="reduce")
    else:
        page.emulate_media(color_scheme="dark" if look == "dark" else "light", reduced_motion="reduce")
    show_gallery(page)
    assert findings(page) == ""


def test_a_phone_shows_widgets_without_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    show_gallery(page)
    sideways = "() => { const box = document.querySelector('saydone-chat').shadowRoot.querySelector('.scroller');"
    assert page.evaluate(f"{sideways} return box.scrollWidth - box.clientWidth; }}") <= 0
