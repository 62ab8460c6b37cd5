"""Every view, for everybody and on every screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import findings
from tests.browser.conftest import SCREENSHOTS
from tests.browser.desk import Desk, add, go_to


@pytest.mark.parametrize(("look", "width"), [("light", 1440), ("dark", 390), ("forced", 1440)])
def test_every_view_can_be_used_by_all(app: Page, desk: Desk, look: str, width: int) -> None:
    if look == "forced":
        app.emulate_media(forced_colors="active", reduced_motion="reduce")
    else:
        app.emulate_media(color_scheme="dark" if look == "dark" else "light", reduced_motion="reduce")
    app.set_viewport_size({"width": width, "height": 900})
    desk.rest("POST", "lists", name="Home", color="green")
    desk.rest("POST", "tasks", title="Pay the rent", due="2026-03-03", priority="p1", labels=["money"])
    for title in ("Old idea", "Call Ann", "לקנות חלב"):
        desk.rest("POST", "tasks", title=title, due="2026-03-04")
    desk.rest("DELETE", "tasks/" + desk.rest("GET", "tasks?search=Old")["tasks"][0]["id"])
    app.get_by_role("button", name="Complete Call Ann").click()
    expect(app.get_by_role("button", name="Reopen Call Ann")).to_be_visible()
    app.get_by_role("button", name="Pay the rent", exact=False, expanded=False).click()
    app.get_by_role("region", name="Comments").wait_for()
    assert findings(app) == ""
    app.keyboard.press("Escape")
    app.locator("[data-task]").first.press("x")
    app.get_by_role("button", name="Label…").click()
    app.get_by_label("Name of the label").wait_for()
    assert findings(app) == ""
    app.get_by_role("button", name="Clear the selection").click()
    for view in ("Today", "Insight", "Activity", "Trash", "Settings", "Search", "Home"):
        go_to(app, view)
        app.locator(".tasks:not([aria-busy=true])").get_by_role("heading", name=view, exact=True).wait_for()
        expect(app.locator(".waiting")).to_have_count(0)
        if view == "Today":
            app.keyboard.press("q")
            app.get_by_label("Add a task", exact=True).press_sequentially("Pay Ann @mo")
            app.get_by_role("option", name="money").wait_for()
        if view == "Home":
            app.get_by_role("button", name="Sort and group").click()
            app.get_by_label("Sort by").wait_for()
        assert findings(app) == "", view
    app.get_by_role("button", name="Edit the list").click()
    app.get_by_role("dialog").wait_for()
    assert findings(app) == ""


@pytest.mark.parametrize(("look", "width"), [("light", 390), ("dark", 1440), ("forced", 768)])
def test_what_is_opened_seldom_can_be_used_by_all(app: Page, desk: Desk, look: str, width: int) -> None:
    if look == "forced":
        app.emulate_media(forced_colors="active", reduced_motion="reduce")
    else:
        app.emulate_media(color_scheme="dark" if look == "dark" else "light", reduced_motion="reduce")
    app.set_viewport_size({"width": width, "height": 900})
    trip = desk.rest("POST", "tasks", title="Trip", due="2026-03-05")
    desk.rest("POST", "tasks", title="Book the hotel", due="2026-03-06", parent=trip["id"])
    attic = desk.rest("POST", "lists", name="Attic")
    desk.rest("PATCH", f"lists/{attic['id']}", archived=True)
    go_to(app, "Upcoming")
    expect(app.get_by_role("button", name="Book the hotel Subtask of Trip")).to_be_visible()
    assert findings(app) == ""
    go_to(app, "Archived")
    app.get_by_role("button", name="Use again: Attic").wait_for()
    assert findings(app) == ""
    app.keyboard.press("?")
    app.get_by_role("dialog", name="Keyboard shortcuts").wait_for()
    assert findings(app) == ""
    app.keyboard.press("Escape")
    go_to(app, "Settings")
    lines = "title,due\nMilk,tomorrow\nBread,blurgh\n"
    app.locator(".tasks input[type=file]").set_input_files(
        {"name": "shop.csv", "mimeType": "text/csv", "buffer": lines.encode()}
    )
    app.get_by_role("button", name="Bring in").wait_for()
    assert findings(app) == ""
    app.get_by_role("button", name="Delete your account").click()
    app.get_by_role("dialog", name="Delete your account").wait_for()
    assert findings(app) == ""


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_every_view_fits_the_screen(app: Page, width: int) -> None:
    add(app, "Water the plants every tuesday at 17:00 @home", "Call Ann yesterday p1", "Read " + "a long book " * 12)
    app.set_viewport_size({"width": width, "height": 900})
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for view in ("Today", "Upcoming", "Inbox", "Insight", "Activity", "Trash", "Settings"):
        go_to(app, view)
        expect(app.get_by_role("heading", name=view, exact=True)).to_be_visible()
        assert app.evaluate("document.documentElement.scrollWidth") <= width
        app.screenshot(path=SCREENSHOTS / f"app-{width}-{view.lower()}.png")


def test_activity_says_what_was_changed_before_and_after(app: Page, desk: Desk) -> None:
    task = desk.rest("POST", "tasks", title="Nappies", due="2026-12-01")
    desk.rest("PATCH", f"tasks/{task['id']}", title="Nappies size 4", due="2027-12-02T19:00+01:00", priority="p1")
    desk.rest("POST", "lists", name="Shopping")
    app.get_by_role("link", name="Activity").click()
    entry = app.get_by_role("listitem").filter(has_text="Renamed")
    expect(entry.get_by_role("listitem")).to_have_text(
        [
            "Title: Nappies → became Nappies size 4",
            re.compile("^Due: .*1 Dec.* → became .*2 Dec 2027, 19:00$"),
            "Priority: P4 → became P1",
        ]
    )
    assert findings(app) == ""
