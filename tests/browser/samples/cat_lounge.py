"""OpenAI's cat lounge: client effects, widgets with actions on both sides, generated pictures, history."""

from playwright.sync_api import Page, expect

from tests.browser.samples.conftest import say, told
from tests.browser.samples.model import Draw, When, call

NAME = "cat-lounge"
SUGGESTIONS = [{"name": name, "reason": f"{name} suits a cat"} for name in ("Mochi", "Pepper", "Tofu")]
SCRIPT = [
    When("feed", [call("feed_cat", meal="tuna"), "The cat **purrs**: it got tuna."]),
    When("More name", [call("suggest_cat_names", suggestions=[{"name": "Biscuit", "reason": "Warm"}])]),
    When("name", [call("suggest_cat_names", suggestions=SUGGESTIONS)]),
    When("speak", [call("speak_as_cat", line="meow (hello)"), "It spoke."]),
    When("profile", [call("show_cat_profile", age=2, favorite_toy="Yarn")]),
    When("picture", [Draw(unfinished=2), "Here it is."]),
]
OPTIONS = """
chat.setOptions({
  api: { url: "/chatkit", domainKey: "domain_pk_localhost_dev" },
  theme: { density: "spacious", colorScheme: "light", radius: "round",
    color: { grayscale: { hue: 220, tint: 6, shade: -4 }, accent: { primary: "#0f172a", level: 1 } } },
  startScreen: { greeting: "Welcome to the lounge",
    prompts: [{ label: "Feed it", prompt: "Please feed the cat", icon: "sparkle" }] },
  threadItemActions: { feedback: false },
  widgets: { onAction: async (action, item) => {
    if (action.type === "cats.more_names") await chat.sendUserMessage({ text: "More name suggestions, please" });
    else await chat.sendCustomAction(action, item.id);
  } },
});
"""


def test_a_starter_prompt_is_answered_and_the_page_hears_of_the_effect(page: Page) -> None:
    page.get_by_role("button", name="Feed it").click()
    expect(page.get_by_label("Answer", exact=True).locator("strong")).to_have_text("purrs")
    expect(page.get_by_role("button", name="Copy", exact=True)).to_be_visible()
    effect = told(page, "effect")[0]
    assert effect["name"] == "update_cat_status"
    assert effect["data"]["flash"].endswith("tuna")
    # The lounge says that its answers cannot be stopped, and keeps no answer to be read on.
    assert len(told(page, "response.start")) == len(told(page, "response.end")) == 1


def test_a_name_is_chosen_in_a_widget_by_the_page_and_then_by_the_server(page: Page) -> None:
    say(page, "Help me name it")
    page.get_by_role("button", name="Mochi, Mochi suits a cat").click()
    expect(page.get_by_label("Answer", exact=True).last).to_contain_text("Mochi’s profile card")
    # The widget that was clicked is replaced in place, and takes no more clicks.
    expect(page.locator(".w-list")).to_have_count(1)
    expect(page.locator(".w-item.clickable")).to_have_count(0)
    expect(page.get_by_role("heading", name="Mochi’s Lounge")).to_be_visible()


def test_a_button_of_a_widget_says_something_for_the_user(page: Page) -> None:
    say(page, "Help me name it")
    page.get_by_role("button", name="Suggest more names").click()
    expect(page.get_by_label("You said").last).to_have_text("More name suggestions, please")
    expect(page.locator(".w-list").last).to_contain_text("Biscuit")


def test_the_cat_speaks_through_an_effect(page: Page) -> None:
    say(page, "Let the cat speak")
    expect(page.get_by_label("Answer", exact=True)).to_contain_text("It spoke.")
    assert told(page, "effect")[0]["data"]["message"] == "meow (hello)"


def test_a_profile_card_is_shown(page: Page) -> None:
    say(page, "Show me the profile card")
    expect(page.locator(".w-card")).to_contain_text("Unnamed Cat")
    expect(page.get_by_label("Answer", exact=True)).to_contain_text("give your cat a name")


def test_a_picture_is_generated(page: Page) -> None:
    say(page, "Draw a picture of it")
    picture = page.get_by_role("img", name="Generated image")
    # Each of its stages is another picture, which has no size until it is loaded.
    expect(picture).to_have_js_property("naturalWidth", 1)


def test_a_conversation_is_found_again_renamed_and_deleted(page: Page) -> None:
    say(page, "Please feed the cat")
    expect(page.get_by_role("button", name="Copy", exact=True)).to_be_visible()
    thread = told(page, "thread.change")[-1]["threadId"]
    page.reload()
    page.get_by_role("button", name="History").click()
    history = page.get_by_role("region", name="History")
    first = history.get_by_role("listitem").first
    first.get_by_role("button").first.click()
    expect(page.get_by_label("You said")).to_have_text("Please feed the cat")
    assert told(page, "thread.change")[-1]["threadId"] == thread
    page.get_by_role("button", name="History").click()
    first.get_by_role("button", name="Actions for").click()
    page.get_by_role("menuitem", name="Rename").click()
    page.get_by_role("textbox", name="Title").fill("A fed cat")
    page.keyboard.press("Enter")
    expect(first).to_contain_text("A fed cat")
    before = history.get_by_role("listitem").count()
    first.get_by_role("button", name="Actions for A fed cat").click()
    page.get_by_role("menuitem", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(history.get_by_role("listitem")).to_have_count(before - 1)
