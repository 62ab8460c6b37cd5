"""The task list as an MCP App, in a host that shows it as hosts do: sandboxed, and speaking by messages alone."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from tests.browser.axe import AXE
from tests.browser.conftest import SCREENSHOTS
from tests.flows.live import LiveServer

HOST = (Path(__file__).parent / "mcp_host.html").read_text("utf-8")
DEMO = {"Authorization": "Bearer test-token"}


@pytest.fixture
def host(context: BrowserContext, server: LiveServer, request: pytest.FixtureRequest) -> Generator[Page]:
    """The host's page, from where the server's is. Whatever the browser complains of fails the test."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.route("**/host", lambda route: route.fulfill(body=HOST, content_type="text/html"))
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    page.goto(f"{server.url}/host")
    yield page
    allowed = getattr(request.node, "expected_complaint", None)
    assert [complaint for complaint in complaints if not (allowed and allowed in complaint)] == []


def add(server: LiveServer, title: str, **more: object) -> str:
    answer = server.http.post("/api/v1/tasks", headers=DEMO, json={"title": title, **more})
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def task(server: LiveServer, task_id: str) -> dict[str, Any]:
    return server.http.get(f"/api/v1/tasks/{task_id}", headers=DEMO).json()


def opened(host: Page, theme: str = "light", **arguments: object) -> FrameLocator:
    told = ["test-token", "list_tasks", arguments, {"theme": theme, "locale": "en-GB"}]
    host.evaluate("told => open_tool(...told)", told)
    view = host.frame_locator("#view")
    expect(view.get_by_role("list", name="Tasks")).to_have_attribute("aria-busy", "false")
    return view


def test_tasks_are_completed_by_keyboard_once_and_the_model_hears_of_it(host: Page, server: LiveServer) -> None:
    plants = add(server, "Water the plants", due="today", repeat="every day")
    trip = add(server, "Trip")
    add(server, "Pack", parent=trip)
    view = opened(host)
    expect(view.get_by_text("3 of 3")).to_be_visible()
    view.get_by_role("checkbox", name="Done: Water the plants").focus()
    host.keyboard.press("Space")
    expect(view.get_by_role("status")).to_contain_text("comes again")
    expect(view.get_by_role("checkbox", name="Done: Water the plants")).to_be_focused()
    assert task(server, plants)["due"] == "2026-03-05"
    view.get_by_role("checkbox", name="Done: Trip").check()
    expect(view.get_by_role("checkbox", name="Done: Pack")).to_be_checked()
    said = host.evaluate("heard.filter(m => m.method === 'ui/update-model-context').map(m => m.params.content[0].text)")
    assert "Completed “Water the plants”" in said[0]
    view.get_by_role("checkbox", name="Done: Trip").uncheck()
    expect(view.get_by_role("status")).to_contain_text("Opened again: “Trip”")


def test_a_task_is_edited_in_place_and_a_stale_edit_says_so(host: Page, server: LiveServer) -> None:
    milk = add(server, "Milk", due="tomorrow at 9")
    view = opened(host)
    view.get_by_role("button", name="Edit Milk").press("Enter")
    form = view.get_by_role("form", name="Edit Milk")
    expect(form.get_by_label("Title")).to_be_focused()
    assert form.get_by_label("Due").input_value() == "2026-03-05T09:00"
    form.get_by_label("Title").fill("<b>Oat</b> milk")
    form.get_by_label("Due").fill("next friday")
    form.get_by_label("Priority").select_option(label="P1 – urgent")
    host.keyboard.press("Enter")
    expect(view.get_by_role("button", name="Edit <b>Oat</b> milk")).to_be_focused()
    now = task(server, milk)
    assert (now["title"], now["due"], now["priority"]) == ("<b>Oat</b> milk", "2026-03-13", "p1")
    view.get_by_role("button", name="Edit <b>Oat</b> milk").click()
    server.http.patch(f"/api/v1/tasks/{milk}", headers=DEMO, json={"title": "Beer"})
    form = view.get_by_role("form")
    form.get_by_label("Title").fill("Oat milk")
    form.get_by_role("button", name="Save").click()
    expect(view.get_by_role("alert")).to_contain_text("changed meanwhile")
    expect(view.get_by_text("Beer", exact=True)).to_be_visible()
    form.get_by_label("Due").fill("blursday")
    form.get_by_role("button", name="Save").click()
    expect(view.get_by_role("alert")).to_contain_text("blursday")
    form.get_by_label("Due").fill("")
    form.get_by_role("button", name="Save").click()
    expect(view.get_by_role("button", name="Edit Oat milk")).to_be_focused()
    assert task(server, milk)["due"] is None
    view.get_by_role("button", name="Edit Oat milk").press("Enter")
    host.keyboard.press("Escape")
    expect(view.get_by_role("form")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pages_follow_and_there_are_no_findings_in_any_theme(host: Page, server: LiveServer, theme: str) -> None:
    for number in range(4):
        add(server, f"Task {number}", due="yesterday", labels=["home"])
    view = opened(host, theme, limit=3)
    view.get_by_role("button", name="Show more").click()
    expect(view.get_by_text("4 of 4")).to_be_visible()
    expect(view.get_by_role("checkbox").nth(3)).to_be_focused()
    expect(view.get_by_role("button", name="Show more")).to_be_hidden()
    view.get_by_role("button", name="Edit Task 0").click()
    frame = host.frames[1]
    background = frame.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == ("rgb(255, 255, 255)" if theme == "light" else "rgb(28, 28, 31)")
    frame.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = frame.evaluate("axe.run(document)")
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    host.screenshot(path=SCREENSHOTS / f"task-page-{theme}.png")


def test_the_page_loads_and_sends_nothing_and_answers_its_host(host: Page, request: pytest.FixtureRequest) -> None:
    request.node.expected_complaint = "https://example.com/"
    view = opened(host, list="Nowhere")
    expect(view.get_by_role("alert")).to_contain_text("Nowhere")
    frame = host.frames[1]
    refused = "fetch('https://example.com/').then(() => 'sent', error => error.name)"
    with host.expect_console_message(lambda message: "Content Security Policy" in message.text):
        assert frame.evaluate(refused) == "TypeError"
    host.evaluate("send({id: 'x', method: 'ui/resource-teardown', params: {reason: 'over'}})")
    host.wait_for_function("heard.some(message => message.id === 'x' && message.result)")
