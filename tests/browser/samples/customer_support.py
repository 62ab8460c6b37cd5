"""OpenAI's airline concierge: attachments with previews, dictation, widgets that the server locks, titles."""

import base64
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.samples.conftest import say, told
from tests.browser.samples.model import DICTATED, PIXEL, TITLE, When, call

NAME = "customer-support"


def pictures(items: list[dict[str, Any]]) -> str:
    """What the model was shown."""
    parts = [part for item in items if isinstance(item.get("content"), list) for part in item["content"]]
    seen = [part["image_url"].split(";")[0] for part in parts if part.get("type") == "input_image"]
    return f"I see {len(seen)}: {', '.join(seen)}."


SCRIPT = [
    When("picture", [pictures]),
    When("meal", [call("meal_preference_list")]),
    When("seat", [call("change_seat", flight_number="OA476", seat="14C"), "You sit in 14C now."]),
    When(
        "flight",
        [
            call(
                "flight_option_list",
                destination="LIS",
                depart_date="2026-12-01",
                return_date="2026-12-09",
                cabin="economy",
            )
        ],
    ),
]
OPTIONS = """
chat.setOptions({
  api: { url: "/support/chatkit", domainKey: "domain_pk_localhost_dev", uploadStrategy: { type: "two_phase" } },
  theme: { colorScheme: "dark", radius: "round",
    color: { grayscale: { hue: 220, tint: 6, shade: -1 }, accent: { primary: "#f8fafc", level: 1 } } },
  startScreen: { greeting: "OpenSkies concierge", prompts: [] },
  composer: { placeholder: "Ask the concierge a question", dictation: { enabled: true },
    attachments: { enabled: true, maxSize: 5 * 1024 * 1024,
      accept: { "image/*": [".png", ".jpg", ".jpeg", ".webp"] } } },
  threadItemActions: { feedback: false },
  widgets: { onAction: (action, item) => chat.sendCustomAction(action, item.id) },
});
"""


def test_a_picture_is_uploaded_shown_and_seen_by_the_model(page: Page) -> None:
    picture = {"name": "beach.png", "mimeType": "image/png", "buffer": base64.b64decode(PIXEL)}
    page.locator("input[type=file]").set_input_files([picture])  # pyright: ignore[reportArgumentType] - a FilePayload
    expect(page.get_by_label("Attachments").locator("img")).to_be_visible()
    page.get_by_role("textbox").fill("What is in this picture?")
    page.get_by_role("button", name="Send message").click()
    expect(page.get_by_label("Answer", exact=True)).to_contain_text("I see 1: data:image/png.")
    shown = page.get_by_label("You said").get_by_role("img", name="beach.png")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth") == 1


def test_what_the_server_does_not_take_is_not_sent(page: Page) -> None:
    page.locator("input[type=file]").set_input_files([{"name": "a.txt", "mimeType": "text/plain", "buffer": b"a"}])
    expect(page.get_by_role("alert")).to_contain_text("a.txt")


def test_a_meal_is_chosen_and_the_widget_shows_it(page: Page) -> None:
    say(page, "I want to choose a meal")
    meals = page.locator(".w-list")
    meals.get_by_role("button").nth(1).click()
    expect(page.get_by_label("Answer", exact=True).last).to_contain_text("Your meal preference has been updated")
    expect(meals.get_by_role("button")).to_have_count(0)
    assert told(page, "effect")[-1]["name"] == "customer_profile/update"
    # A title comes beside the answer.
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()


def test_a_flight_is_chosen_and_its_return_is_offered(page: Page) -> None:
    say(page, "Find me a flight")
    page.locator(".w-list").get_by_role("button").first.click()
    expect(page.locator(".w-list")).to_have_count(2)
    expect(page.locator(".w-list").first.locator(".w-item")).to_have_count(1)
    page.locator(".w-list").last.get_by_role("button").first.click()
    expect(page.get_by_label("Answer", exact=True).last).to_contain_text("Return scheduled")


def test_a_tool_tells_the_page_what_changed(page: Page) -> None:
    say(page, "Give me another seat")
    expect(page.get_by_label("Answer", exact=True)).to_contain_text("14C")
    assert told(page, "effect")[0]["data"]["profile"]["segments"][0]["seat"] == "14C"


def test_what_is_dictated_is_written_down_by_the_server(page: Page) -> None:
    page.get_by_role("button", name="Dictate").click()
    page.get_by_role("button", name="Stop dictation").click()
    expect(page.get_by_role("textbox")).to_have_value(DICTATED)
