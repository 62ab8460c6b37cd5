"""OpenAI's metro planner: client tools, effects, entity sources, mentions, an icon of the page's own in the header."""

from playwright.sync_api import Page, expect

from tests.browser.samples.conftest import say, told
from tests.browser.samples.model import TITLE, When, call

NAME = "metro-map"
STATIONS = [
    {"id": "helios-prime", "name": "Helios Prime", "x": 0, "y": -1, "lines": ["blue"], "description": "Sun-warmed."},
    {"id": "cinderia", "name": "Cinderia", "x": 1, "y": -1, "lines": ["blue"], "description": "Ember."},
]
ROUTE = "From Helios Prime to Cinderia in 10.6 light years."


def selected(items: list[dict[str, object]]) -> str:
    outputs = [str(item["output"]) for item in items if item.get("type") == "function_call_output"]
    return f"Selected: {outputs[-1]}"


SCRIPT = [
    When("route", [call("get_map"), call("plan_route", route=STATIONS, message=ROUTE)]),
    When("selected", [call("get_selected_stations"), selected]),
    When("Lantern", [call("add_station", station_name="Lantern", line_id="blue", append=True), "Lantern glows."]),
    When("add a new metro station", [call("show_line_selector", message="Choose a line.")]),
    When("STATION_TAG", ["You mean **Cinderia**."]),
]
OPTIONS = """
window.clicked = [];
chat.setOptions({
  api: { url: "/chatkit", domainKey: "domain_pk_localhost_dev" },
  header: { title: { enabled: false },
    rightAction: { icon: "light-mode", onClick: () => window.clicked.push("mode") } },
  theme: { density: "spacious", colorScheme: "light", radius: "pill",
    color: { accent: { primary: "#0ea5e9", level: 1 } },
    typography: { fontFamily: "OpenAI Sans, sans-serif" } },
  startScreen: { greeting: "Plan your map", prompts: [] },
  entities: {
    showComposerMenu: true,
    onTagSearch: async (query) => [{ id: "cinderia", title: "Cinderia", interactive: true, group: "Stations",
      data: { type: "station", station_id: "cinderia", name: "Cinderia" } }]
      .filter((entity) => entity.title.toLowerCase().includes(query.trim().toLowerCase())),
    onClick: (entity) => window.clicked.push(entity.data.station_id),
  },
  threadItemActions: { feedback: false },
  onClientTool: ({ name }) => name === "get_selected_stations" ? { stationIds: ["cinderia", "vega-reach"] } : {},
});
"""


def test_a_line_is_chosen_and_the_map_is_told(page: Page) -> None:
    say(page, "I would like to add a new metro station.")
    lines = page.locator(".w-list")
    lines.get_by_role("button", name="Blue Line").click()
    expect(page.get_by_label("Answer", exact=True).last).to_contain_text("beginning or end of the line")
    expect(lines.get_by_role("button")).to_have_count(0)
    assert told(page, "effect") == [{"name": "location_select_mode", "data": {"lineId": "blue"}}]


def test_a_station_is_added_and_the_map_is_told(page: Page) -> None:
    say(page, "Call it Lantern")
    expect(page.get_by_label("Answer", exact=True)).to_contain_text("Lantern glows.")
    effect = told(page, "effect")[0]
    assert effect["name"] == "add_station"
    assert effect["data"]["map"]["stations"][-1]["name"] == "Lantern"


def test_the_page_answers_for_a_client_tool_and_the_answer_goes_on(page: Page) -> None:
    say(page, "What about the selected stations?")
    expect(page.get_by_label("Answer", exact=True)).to_contain_text("cinderia")
    expect(page.get_by_label("Answer", exact=True)).to_contain_text("vega-reach")


def test_the_stations_of_a_route_are_sources_that_lead_to_the_map(page: Page) -> None:
    say(page, "Plan a route for me")
    answer = page.get_by_label("Answer", exact=True)
    expect(answer).to_contain_text("10.6 light years")
    answer.locator("button.cite").first.click()
    answer.get_by_text("2 sources").click()
    answer.get_by_role("listitem").get_by_role("button", name="Cinderia").click()
    assert page.evaluate("window.clicked") == ["helios-prime", "cinderia"]


def test_a_station_is_mentioned_from_the_menu_and_the_server_reads_it(page: Page) -> None:
    page.get_by_role("button", name="Add to the message").click()
    page.get_by_role("menuitem", name="Mention").click()
    page.get_by_role("option", name="Cinderia").click()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Answer", exact=True).locator("strong")).to_have_text("Cinderia")
    page.get_by_label("You said").get_by_role("button", name="@Cinderia").click()
    assert page.evaluate("window.clicked") == ["cinderia"]


def test_the_header_has_the_pages_button_and_no_title(page: Page) -> None:
    say(page, "Call it Lantern")
    expect(page.get_by_role("button", name="Copy", exact=True)).to_be_visible()
    page.get_by_role("button", name="Light colours").click()
    assert page.evaluate("window.clicked") == ["mode"]
    expect(page.get_by_role("heading", name=TITLE)).to_have_count(0)
