"""OpenAI's newsroom: mentions with previews, tools that stay chosen, headers of the page's own, pictures in widgets."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.samples.conftest import say, told
from tests.browser.samples.model import When, call

NAME = "news-guide"
EVENTS = [
    {
        "id": "council-coffee-briefing",
        "date": "2025-02-20",
        "dayOfWeek": "Thursday",
        "time": "08:00",
        "location": "Foxhollow Press Club",
        "title": "Council Coffee Briefing",
        "details": "Corner Hearth pastries vanish.",
        "category": "civics",
        "keywords": ["council"],
    }
]
ARTICLES = [
    {
        "id": "community-fridge-apple-pies",
        "title": "Community Fridge Mysteriously Filled With Apple Pies Overnight",
        "author": "Marlow Keene",
        "heroImage": "community-fridge-apple-pies.png",
        "heroImageUrl": "https://i.imgur.com/zQIkTc4.jpeg",
        "filename": "community-fridge-apple-pies.md",
        "url": "/community-fridge-apple-pies",
        "date": "2025-02-03",
        "tags": ["food"],
        "keywords": ["apple pies"],
    }
]


def page_title(items: list[dict[str, Any]]) -> str:
    outputs = [str(item["output"]) for item in items if item.get("type") == "function_call_output"]
    return "This page is about a bench." if "Willow Path" in outputs[-1] else "I see no page."


def marked(items: list[dict[str, Any]]) -> str:
    words = str(items[-1]["content"])
    return "It is by **Elowen Wilder**." if "ARTICLE_REFERENCE" in words else "No article."


SCRIPT = [
    When("this page", [call("get_current_page"), page_title]),
    When("trending", [call("show_article_list_widget", articles=ARTICLES, message="These are trending.")]),
    When("happening", [call("show_event_list_widget", events=EVENTS, message="One event.")]),
    When("puzzle", ["1. A parade\n2. A pie\n3. A dragon\n\nWhich one is the lie?"]),
    When("Who wrote", [marked]),
]
OPTIONS = """
window.clicked = [];
const { tags } = await (await fetch("/articles/tags")).json();
chat.setOptions({
  api: { url: "/chatkit", domainKey: "domain_pk_localhost_dev", fetch: (input, init) => {
    const headers = new Headers(init?.headers ?? {});
    headers.set("article-id", "bench-orientation-debate");
    return fetch(input, { ...init, headers });
  } },
  theme: { density: "spacious", colorScheme: "light", radius: "sharp",
    color: { grayscale: { hue: 0, tint: 0, shade: 0 }, accent: { primary: "#ff5f42", level: 1 } },
    typography: { fontFamily: "Lora, serif" } },
  startScreen: { greeting: "News from Foxhollow", prompts: [] },
  composer: { placeholder: "Any small-town drama this week?", tools: [
    { id: "event_finder", label: "Event finder", icon: "calendar", persistent: true,
      placeholderOverride: "Anything happening this weekend?" },
    { id: "puzzle", label: "Coffee break puzzle", shortLabel: "Puzzle", icon: "atom", persistent: true },
  ] },
  entities: {
    showComposerMenu: true,
    onTagSearch: async (query) => tags.map(({ entity }) => entity)
      .filter((entity) => entity.title.toLowerCase().includes(query.trim().toLowerCase())),
    onRequestPreview: async (entity) => ({ preview: tags.find((tag) => tag.entity.id === entity.id)?.preview ?? null }),
    onClick: (entity) => window.clicked.push(entity.data.article_id),
  },
  threadItemActions: { feedback: false },
  widgets: { onAction: async (action, item) => {
    window.clicked.push(action.payload.id);
    await chat.sendCustomAction(action, item.id);
  } },
});
"""


def test_the_server_knows_which_page_is_open(page: Page) -> None:
    say(page, "Give me a summary of this page.")
    expect(page.get_by_label("Answer", exact=True)).to_have_text("This page is about a bench.")


def test_an_article_is_opened_by_the_page_and_told_to_the_server(page: Page) -> None:
    say(page, "What's trending right now?")
    articles = page.locator(".w-list")
    picture = articles.get_by_role("img")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0
    articles.get_by_role("button", name="View").click()
    expect(page.get_by_label("Answer", exact=True).last.locator("em")).to_contain_text("Apple Pies")
    assert page.evaluate("window.clicked") == ["community-fridge-apple-pies"]


def test_a_tool_that_is_chosen_answers_and_stays_chosen(page: Page) -> None:
    page.get_by_role("button", name="Add to the message").click()
    page.get_by_role("menuitemradio", name="Event finder").click()
    expect(page.get_by_role("textbox")).to_have_attribute("placeholder", "Anything happening this weekend?")
    say(page, "What is happening?")
    events = page.locator(".w-list")
    expect(events).not_to_contain_text("pastries")
    events.get_by_role("button", name=re.compile("Show details")).click()
    expect(events).to_contain_text("pastries")
    expect(page.get_by_role("button", name="Event finder")).to_have_attribute("aria-pressed", "true")
    assert told(page, "tool.change") == [{"toolId": "event_finder"}]


def test_another_tool_is_another_agent(page: Page) -> None:
    page.get_by_role("button", name="Add to the message").click()
    page.get_by_role("menuitemradio", name="Coffee break puzzle").click()
    expect(page.get_by_role("button", name="Puzzle", exact=True)).to_be_visible()
    say(page, "Give me a puzzle")
    expect(page.get_by_label("Answer", exact=True).get_by_role("listitem")).to_have_count(3)


def test_a_mentioned_article_has_a_preview_and_reaches_the_model(page: Page) -> None:
    page.get_by_role("textbox").press_sequentially("Who wrote @New Bench")
    page.get_by_role("option", name="New Bench").click()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Answer", exact=True).locator("strong")).to_have_text("Elowen Wilder")
    mention = page.get_by_label("You said").get_by_role("button", name="@New Bench")
    mention.hover()
    expect(page.locator(".preview")).to_contain_text("Elowen Wilder")
    mention.click()
    assert page.evaluate("window.clicked") == ["bench-orientation-debate"]
