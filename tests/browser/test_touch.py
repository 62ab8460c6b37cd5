"""The tasks under a finger: what keys and a mouse do elsewhere."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.flows.live import LiveServer


@dataclass
class Finger:
    """One finger on the screen, through the same door as a real one: what the browser makes of it is its own affair."""

    # Chromium's own protocol, which has no types here.
    cdp: Any

    def put_on(self, target: Locator) -> None:
        self._tell("touchStart", *_centre(target))

    def move_to(self, target: Locator, *, down_by: float = 0) -> None:
        x, y = _centre(target)
        self._tell("touchMove", x, y + down_by)

    def lift(self) -> None:
        self.cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def _tell(self, what: str, x: float, y: float) -> None:
        self.cdp.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": [{"x": x, "y": y}]})


def _centre(target: Locator) -> tuple[float, float]:
    box = target.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.fixture
def phone(chromium: Browser, office: LiveServer) -> Generator[Page]:
    """A telephone with an inbox of three tasks."""
    token = office.newcomer()
    for title in ("One", "Two", "Three"):
        headers = {"Authorization": f"Bearer {token}"}
        office.http.post("/api/v1/tasks", json={"title": title}, headers=headers).raise_for_status()
    context = chromium.new_context(
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="Europe/Berlin",
    )
    context.add_init_script(f"if (location.protocol === 'http:') localStorage.setItem('saydone.token', '{token}')")
    page = context.new_page()
    page.goto(f"{office.url}/?view=inbox")
    expect(page.locator("[data-task] .words")).to_have_text(["One", "Two", "Three"])
    yield page
    context.close()


@pytest.fixture
def finger(phone: Page) -> Finger:
    return Finger(phone.context.new_cdp_session(phone))


def task(page: Page, title: str) -> Locator:
    return page.locator("[data-task]", has_text=title)


def test_a_long_press_begins_a_selection_and_a_tap_goes_on_with_it(phone: Page, finger: Finger) -> None:
    finger.put_on(task(phone, "One"))
    # While the finger is still on it.
    expect(phone.get_by_role("region", name="1 task selected")).to_be_visible()
    finger.lift()
    task(phone, "Three").tap()
    expect(phone.locator(".task[data-selected] .words")).to_have_text(["One", "Three"])
    expect(phone.locator(".task[data-open]")).to_have_count(0)
    phone.get_by_role("region", name="2 tasks selected").get_by_role("button", name="Complete").tap()
    expect(phone.locator(".task[data-done] .words")).to_have_text(["One", "Three"])


def test_a_finger_that_only_taps_opens_and_one_that_moves_on_selects_nothing(phone: Page, finger: Finger) -> None:
    finger.put_on(task(phone, "One"))
    finger.move_to(task(phone, "Two"))
    finger.lift()
    task(phone, "Three").tap()
    expect(task(phone, "Three")).to_have_attribute("aria-expanded", "true")
    expect(phone.locator(".task[data-selected]")).to_have_count(0)


def test_a_task_is_dragged_by_its_handle_with_a_finger_and_the_order_is_kept(phone: Page, finger: Finger) -> None:
    rows = phone.locator(".task-row")
    finger.put_on(rows.nth(2).locator(".handle"))
    finger.move_to(rows.nth(1).locator(".handle"))
    finger.move_to(rows.nth(0).locator(".handle"), down_by=-15)
    expect(rows.nth(0)).to_have_attribute("data-edge", "top")
    finger.lift()
    expect(phone.locator("[data-task] .words")).to_have_text(["Three", "One", "Two"])
    expect(phone.locator("[data-edge], [data-dragged]")).to_have_count(0)
    phone.reload()
    expect(phone.locator("[data-task] .words")).to_have_text(["Three", "One", "Two"])


def test_what_is_dragged_to_no_place_or_given_up_stays_where_it_was(phone: Page, finger: Finger) -> None:
    rows = phone.locator(".task-row")
    finger.put_on(rows.nth(2).locator(".handle"))
    finger.move_to(rows.nth(0).locator(".handle"), down_by=-15)
    expect(rows.nth(0)).to_have_attribute("data-edge", "top")
    phone.keyboard.press("Escape")
    expect(phone.locator("[data-edge], [data-dragged]")).to_have_count(0)
    finger.lift()
    finger.put_on(rows.nth(0).locator(".handle"))
    finger.move_to(rows.nth(1).locator(".handle"), down_by=15)
    expect(rows.nth(1)).to_have_attribute("data-edge", "bottom")
    finger.lift()
    # Had the first one moved it, “Three” would be before both.
    expect(phone.locator("[data-task] .words")).to_have_text(["Two", "One", "Three"])


def test_a_phone_s_form_shows_what_few_tasks_have_when_it_is_asked_for_or_there(phone: Page) -> None:
    phone.get_by_role("button", name="One", expanded=False).tap()
    form = phone.get_by_role("form", name="Change One")
    expect(form.get_by_label("Labels")).to_be_visible()
    start, files = form.get_by_label("Start", exact=True), phone.get_by_role("region", name="Files")
    expect(start).to_be_hidden()
    expect(files).to_be_hidden()
    form.get_by_role("button", name="More").tap()
    expect(files).to_be_visible()
    start.fill("friday")
    form.get_by_role("button", name="Save").tap()
    expect(form).to_have_count(0)
    phone.get_by_role("button", name="One", expanded=False).tap()
    expect(start).to_be_visible()
    expect(files).to_be_hidden()


def test_what_was_just_done_is_told_beside_what_is_to_be_done_next(phone: Page) -> None:
    phone.get_by_role("button", name="Complete Two").tap()
    toast = phone.locator(".toast")
    expect(toast).to_contain_text("Completed “Two”")
    task(phone, "One").tap()
    form = phone.get_by_role("form", name="Change One")
    save = form.get_by_role("button", name="Save")
    for target in (phone.locator(".tasks"), phone.locator(".sides")):
        assert not _overlap(target, toast)
    save.tap()
    expect(form).to_have_count(0)
    task(phone, "One").press("x")
    bar = phone.get_by_role("region", name="1 task selected")
    expect(bar).to_be_visible()
    phone.get_by_role("button", name="Complete Three").tap()
    expect(toast).to_contain_text("Completed “Three”")
    for target in (phone.locator(".tasks"), phone.locator(".sides"), toast):
        assert not _overlap(target, bar)


def _overlap(one: Locator, other: Locator) -> bool:
    # Both at the same moment: what comes between two looks moves them.
    overlap: bool = one.evaluate(
        """(element, other) => {
            const [a, b] = [element.getBoundingClientRect(), other.getBoundingClientRect()];
            return a.top < b.bottom && b.top < a.bottom;
        }""",
        other.element_handle(),
    )
    return overlap
