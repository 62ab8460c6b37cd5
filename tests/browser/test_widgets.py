"""Widgets in the browser: how they look, what they send, how they wait."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.widgets import gallery

Json = dict[str, Any]

TYPES = Path(__file__).parents[2] / "ui" / "node_modules" / "@openai" / "chatkit" / "types" / "widgets.d.ts"
# The SDK of the server has this besides.
OF_THE_SERVER = {"Chart"}

# What the control that has the focus is called.
FOCUSED = """() => {
  const at = document.querySelector('saydone-chat').shadowRoot.activeElement;
  if (!at) return '';
  const label = at.labels?.[0]?.textContent ?? '';
  return `${at.getAttribute('aria-label') ?? ''} ${label} ${at.textContent}`;
}"""


@pytest.fixture
def sent(page: Page) -> list[Json]:
    """A thread with one of each widget is shown; what is sent to the server gathers here, and nothing comes back."""
    requests: list[Json] = []

    def answer(route: Route) -> None:
        asked: Json = json.loads(route.request.post_data or "{}")
        if asked["type"] == "threads.get_by_id":
            thread = {"id": "t1", "created_at": "2026-03-04T09:00:00Z", "items": {"data": gallery()}}
            route.fulfill(json=thread)
        elif asked["type"] == "threads.list":
            route.fulfill(json={"data": []})
        else:
            requests.append(asked)
            route.fulfill(content_type="text/event-stream", body="")

    page.route("**/chatkit", answer)
    page.route("**/chatkit/threads/*/events", lambda route: route.fulfill(status=204))
    page.evaluate("location.hash = '#/c/t1'")
    page.get_by_role("heading", name="Trip").wait_for()
    return requests


def actions(sent: list[Json]) -> list[Json]:
    return [request["params"]["action"] for request in sent]


def test_a_form_sends_what_its_fields_hold_under_their_names(page: Page, sent: list[Json]) -> None:
    page.get_by_label("Where to").fill("Bergen")
    page.get_by_label("Class").select_option("First")
    page.get_by_label("With a bicycle").uncheck()
    page.get_by_role("button", name="Book").click()
    expect(page.get_by_role("button", name="Book")).to_be_enabled()
    values = {"notes": "", "class": "1", "day": "2026-03-10", "bike": False, "seat": "window"}
    assert actions(sent) == [{"type": "book", "payload": {"id": "7", "trip": {"place": "Bergen"}} | values}]
    assert sent[0]["params"]["item_id"] == "wid_0"


def test_a_form_without_a_required_field_is_not_sent(page: Page, sent: list[Json]) -> None:
    page.get_by_label("Where to").fill("")
    page.get_by_role("button", name="Book").click()
    expect(page.get_by_label("Where to")).to_be_focused()
    assert sent == []


def test_buttons_and_rows_send_their_own_actions(page: Page, sent: list[Json]) -> None:
    page.get_by_role("button", name="Yes", exact=True).click()
    page.get_by_role("button", name="Row 1, about it, Star 1").click()
    page.get_by_role("button", name="Star 0: Row 0", exact=True).click()
    expect(page.get_by_role("button", name="Star 0: Row 0", exact=True)).not_to_have_attribute("aria-busy", "true")
    assert [action["type"] for action in actions(sent)] == ["confirm", "open", "press"]
    assert actions(sent)[1]["payload"] == {"n": 1}


def test_a_list_shows_the_rest_on_request(page: Page, sent: list[Json]) -> None:
    assert sent == []
    expect(page.get_by_text("Row 4")).to_have_count(0)
    page.get_by_role("button", name="Show all 5").click()
    expect(page.get_by_text("Row 4")).to_be_visible()


def test_a_chart_has_its_figures_as_a_table(page: Page, sent: list[Json]) -> None:
    assert sent == []
    expect(page.get_by_role("img", name="Chart: Done, Added")).to_have_count(2)
    page.get_by_text("Show as table").last.click()
    expect(page.get_by_role("row", name="Monday 3 5")).to_be_visible()


def test_a_component_that_is_not_known_shows_its_words(page: Page, sent: list[Json]) -> None:
    assert sent == []
    expect(page.get_by_text("Newer than this page")).to_be_visible()


def test_a_task_is_completed_by_its_button_and_the_list_shows_it(page: Page) -> None:
    page.get_by_role("textbox").fill("Add a task to buy milk")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Answer again").wait_for()
    page.get_by_role("textbox").fill("Show my tasks")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Complete: buy milk", exact=True).click()
    expect(page.locator(".widget").get_by_text("No tasks here.", exact=True)).to_be_visible()
    expect(page.locator("[aria-live=polite] p")).to_have_text(["Working", "No tasks here."])


def types_in(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for each in cast("list[object]", node):
            yield from types_in(each)
    elif isinstance(node, dict):
        inner = cast("Json", node)
        if isinstance(inner.get("type"), str) and inner["type"][0].isupper():
            yield inner["type"]
        yield from types_in([*inner.values()])


def test_every_component_and_root_is_shown_and_none_but_the_unknown_one_as_words(page: Page, sent: list[Json]) -> None:
    assert sent == []
    there = set(re.findall(r"type: '([A-Z][\w.]*)'", TYPES.read_text())) | OF_THE_SERVER
    shown = {*types_in(gallery())}
    assert len(there) > 25
    assert there - shown == set()
    assert shown - there == {"Hologram"}
    expect(page.locator(".widget-unknown")).to_have_text(["Newer than this page"])


def test_every_control_is_reached_and_used_by_keyboard(page: Page, sent: list[Json]) -> None:
    page.get_by_label("Where to").focus()
    reached: list[str] = []
    for _ in range(60):
        reached.append(page.evaluate(FOCUSED))
        page.keyboard.press("Tab")
    for control in (
        "Where to",
        "Notes",
        "Class",
        "Day",
        "With a bicycle",
        "Window",
        "Book",
        "Yes",
        "No",
        "Star 2: Row 2",
    ):
        assert any(control in each for each in reached), control
    page.get_by_label("With a bicycle").focus()
    page.keyboard.press("Space")
    page.get_by_role("radio", name="Window").focus()
    page.keyboard.press("ArrowLeft")
    page.get_by_label("Class").focus()
    page.keyboard.press("ArrowUp")
    page.get_by_label("Where to").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Book")).to_be_enabled()
    (booked,) = actions(sent)
    assert {name: booked["payload"][name] for name in ("bike", "seat", "class")} == {
        "bike": False,
        "seat": "aisle",
        "class": "1",
    }
    page.get_by_role("button", name="Show all 5").press("Enter")
    expect(page.get_by_text("Row 4")).to_be_visible()
    page.get_by_text("Show as table").first.press("Enter")
    expect(page.get_by_role("row", name="Mon 3 5")).to_be_visible()
