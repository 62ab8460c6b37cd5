"""A conversation in the browser: said, answered, stopped, found again."""

import json
import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.flows.client import conversation_of
from tests.flows.live import LiveServer


def say(page: Page, words: str) -> None:
    page.get_by_role("textbox").fill(words)
    page.keyboard.press("Enter")


def test_what_is_said_is_answered_and_is_there_after_a_reload(page: Page) -> None:
    say(page, "Add a task to buy milk")
    expect(page.get_by_label("Answer", exact=True)).to_contain_text("Added “buy milk”")
    expect(page.get_by_role("textbox")).to_have_value("")
    page.reload()
    expect(page.get_by_label("You said")).to_have_text("Add a task to buy milk")
    expect(page.get_by_label("Answer", exact=True)).to_contain_text("Added “buy milk”")


# What is read, and how far it moved in the very moment in which older messages were put above it.
WATCHED = """(words) => {
  const column = document.querySelector('saydone-chat').shadowRoot.querySelector('.column');
  const read = [...column.querySelectorAll('.said')].find((said) => said.textContent === words);
  const top = () => read.getBoundingClientRect().top;
  window.moved = [];
  let before = top();
  new MutationObserver(() => window.moved.push(top() - before)).observe(column, { childList: true });
  column.parentElement.addEventListener('scroll', () => (before = top()));
}"""


def test_a_long_conversation_opens_at_its_end_and_is_read_back_to_its_beginning(page: Page, server: LiveServer) -> None:
    thread = conversation_of(server.say("What is the first thing?"))
    for number in range(45):
        server.say(f"Message {number}", thread)
    held: list[Route] = []
    page.route("**/chatkit", lambda route: held.append(route) if is_older(route) else route.continue_())
    page.goto(f"{server.url}/#/c/{thread}")
    expect(page.get_by_label("You said").last).to_have_text("Message 44")
    expect(page.get_by_label("You said").last).to_be_in_viewport()
    oldest = page.get_by_label("You said").first
    read = oldest.text_content() or ""
    page.get_by_role("log").hover()
    page.mouse.wheel(0, -100_000)
    expect(oldest).to_be_in_viewport()
    expect(page.get_by_role("button", name="Loading")).to_be_attached()
    page.evaluate(WATCHED, read)
    shown = page.get_by_label("You said").count()
    held.pop().continue_()
    expect(page.get_by_label("You said")).not_to_have_count(shown)
    moved = page.evaluate("() => window.moved")
    assert moved
    assert all(abs(by) <= 1 for by in moved)
    expect(page.get_by_label("You said").get_by_text(read, exact=True)).to_be_in_viewport()


def is_older(route: Route) -> bool:
    asked = json.loads(route.request.post_data or "{}")
    return asked.get("type") == "items.list" and asked["params"]["after"] is not None


def test_older_messages_come_by_keyboard_to_the_beginning(page: Page, server: LiveServer) -> None:
    thread = conversation_of(server.say("What is the first thing?"))
    for number in range(30):
        server.say(f"Message {number}", thread)
    page.goto(f"{server.url}/#/c/{thread}")
    expect(page.get_by_label("You said").last).to_have_text("Message 29")
    earlier = page.get_by_role("button", name="Show earlier messages")
    earlier.focus()
    while (shown := page.get_by_label("You said").count()) < 31:
        page.keyboard.press("Enter")
        expect(page.get_by_label("You said")).not_to_have_count(shown)
    expect(earlier).to_have_count(0)
    expect(page.get_by_label("You said").first).to_have_text("What is the first thing?")


def test_a_title_from_right_to_left_stands_where_the_others_do(page: Page, server: LiveServer) -> None:
    for title in ("اشتر الحليب", "Buy milk"):
        server.http.post("/api/v1/tasks", json={"title": title, "due": "2026-03-20"}).raise_for_status()
    say(page, "Show my tasks")
    page.get_by_role("button", name="Answer again").wait_for()
    titles = page.locator(".w-text").filter(has_text=re.compile("^(اشتر الحليب|Buy milk)$"))
    expect(titles).to_have_count(2)
    assert len(left_of_words(titles)) == 1
    say(page, "Delete all my tasks")
    expect(page.get_by_role("button", name="Yes, delete")).to_be_enabled()
    lines = page.locator(".asked .point")
    expect(lines).to_contain_text(["اشتر الحليب", "Buy milk"])
    assert len(left_of_words(lines)) == 1


def left_of_words(elements: Locator) -> set[int]:
    """How far from the left the words begin, not their boxes; of all of them in one look."""
    return set(
        elements.evaluate_all("""(all) => all.map((each) => {
          const words = document.createRange();
          words.selectNodeContents(each);
          return Math.round(words.getBoundingClientRect().left);
        })""")
    )


def test_a_question_is_answered_by_a_choice_and_keeps_the_answer(page: Page) -> None:
    say(page, "Add a task to buy milk")
    page.get_by_role("button", name="Answer again").wait_for()
    say(page, "Delete all my tasks")
    expect(page.get_by_role("button", name="Yes, delete")).to_be_enabled()  # the answer that asks has ended
    page.get_by_role("button", name="Yes, delete").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="Yes, delete")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Answer", exact=True).last).to_contain_text("Deleted “buy milk”")
    expect(page.get_by_role("region", name="Answered")).to_contain_text("Yes, delete")
    page.reload()
    expect(page.get_by_role("region", name="Answered")).to_contain_text("Yes, delete")


def test_an_answer_is_rated(page: Page) -> None:
    say(page, "Add a task to buy milk")
    good = page.get_by_role("button", name="Good answer")
    with page.expect_response(lambda response: "items.feedback" in (response.request.post_data or "")) as told:
        good.click()
    assert told.value.ok
    expect(good).to_have_attribute("aria-pressed", "true")


def test_what_is_said_in_one_window_is_read_in_another(page: Page, context: BrowserContext) -> None:
    say(page, "Add a task to buy milk")
    page.get_by_role("button", name="Answer again").wait_for()
    other = context.new_page()
    other.goto(page.url)
    expect(other.get_by_label("Answer", exact=True)).to_contain_text("Added “buy milk”")
    say(page, "What can you do?")
    expect(other.get_by_label("You said").last).to_have_text("What can you do?")
    expect(other.get_by_label("Answer", exact=True).last).to_contain_text("I keep your tasks.")
    say(other, "Thanks!")
    expect(page.get_by_label("You said").last).to_have_text("Thanks!")
    expect(page.get_by_label("Answer", exact=True).last).to_contain_text("You're welcome.")


def test_a_starter_prompt_is_said_by_a_click(page: Page) -> None:
    page.get_by_role("button", name="What can you do?").click()
    expect(page.get_by_label("You said")).to_have_text("What can you do?")
    expect(page.get_by_role("button", name="Copy", exact=True)).to_be_visible()


def test_a_conversation_is_found_renamed_and_deleted(page: Page) -> None:
    say(page, "Add a task to buy milk")
    page.get_by_role("button", name="Answer again").wait_for()
    page.get_by_role("button", name="New chat").click()
    say(page, "Add a task to call the dentist")
    page.get_by_role("button", name="Answer again").wait_for()
    page.get_by_role("button", name="History").click()
    page.get_by_role("searchbox").fill("MILK")
    history = page.get_by_role("region", name="History")
    expect(history.get_by_role("listitem")).to_have_count(1)
    history.get_by_role("button", name="Actions for").click()
    page.get_by_role("menuitem", name="Rename").click()
    page.get_by_role("textbox", name="Title").fill("Milk and more")
    page.keyboard.press("Enter")
    history.get_by_role("button", name="Milk and more", exact=True).click()
    expect(page.get_by_role("heading", name="Milk and more")).to_be_visible()
    expect(page.get_by_label("You said")).to_have_text("Add a task to buy milk")
    page.get_by_role("button", name="History").click()
    history.get_by_role("button", name="Actions for Milk and more").click()
    page.get_by_role("menuitem", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(history.get_by_role("listitem")).to_have_count(1)
    expect(history.get_by_role("listitem")).to_contain_text("dentist")


def test_the_history_and_its_menus_work_by_keyboard_alone(page: Page) -> None:
    say(page, "Add a task to buy milk")
    page.get_by_role("button", name="Answer again").wait_for()
    page.get_by_role("button", name="History").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_role("button", name="Actions for").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Rename")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="Delete")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menuitem")).to_have_count(0)
    expect(page.get_by_role("button", name="Actions for")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="History")).to_have_count(0)


def test_the_keyboard_has_a_place_after_a_conversation_was_renamed_deleted_or_left(page: Page) -> None:
    for title in ("Milk", "Bread"):
        say(page, f"Add a task to buy {title}")
        page.get_by_role("button", name="Answer again").wait_for()
        page.get_by_role("button", name="New chat").press("Enter")
        expect(page.get_by_role("textbox")).to_be_focused()
    history = page.get_by_role("region", name="History")
    page.get_by_role("button", name="History").press("Enter")
    newest = history.get_by_role("listitem").first
    newest.get_by_role("button", name="Actions for").press("Enter")
    page.get_by_role("menuitem", name="Rename").press("Enter")
    page.get_by_role("textbox", name="Title").press("Escape")
    expect(newest.get_by_role("button").first).to_be_focused()
    newest.get_by_role("button", name="Actions for").press("Enter")
    page.get_by_role("menuitem", name="Rename").press("Enter")
    page.get_by_role("textbox", name="Title").fill("Loaf")
    page.keyboard.press("Enter")
    expect(history.get_by_role("button", name="Loaf", exact=True)).to_be_focused()
    newest.get_by_role("button", name="Actions for Loaf").press("Enter")
    page.get_by_role("menuitem", name="Delete").press("Enter")
    page.get_by_role("dialog").press("Escape")
    expect(page.get_by_role("button", name="Actions for Loaf")).to_be_focused()
    for left in (1, 0):
        page.keyboard.press("Enter")
        page.get_by_role("menuitem", name="Delete").press("Enter")
        page.get_by_role("dialog").get_by_role("button", name="Delete").press("Enter")
        expect(history.get_by_role("listitem")).to_have_count(left)
        expect(
            history.get_by_role("button", name="Actions for") if left else page.get_by_role("searchbox")
        ).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="History")).to_be_focused()
    page.keyboard.press("Enter")
    history.get_by_role("button", name="New chat").press("Enter")
    expect(page.get_by_role("textbox")).to_be_focused()


def test_a_failed_request_is_explained_and_tried_again(page: Page, request: pytest.FixtureRequest) -> None:
    request.node.expected_complaint = "Failed to load resource"
    page.route("**/chatkit", lambda route: route.abort())
    say(page, "Add a task to buy milk")
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    page.unroute("**/chatkit")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_label("Answer", exact=True)).to_contain_text("Added “buy milk”")
    expect(page.get_by_label("You said")).to_have_count(1)


def test_a_message_without_a_connection_is_sent_once_when_there_is_one(
    page: Page, context: BrowserContext, server: LiveServer, request: pytest.FixtureRequest
) -> None:
    request.node.expected_complaint = "ERR_INTERNET_DISCONNECTED"
    context.set_offline(True)
    say(page, "Add a task to buy milk")
    expect(page.get_by_role("status").filter(has_text="sent as soon as")).to_be_visible()
    expect(page.get_by_role("button", name="Do not send it")).to_be_visible()
    context.set_offline(False)
    expect(page.get_by_label("Answer", exact=True)).to_contain_text("Added “buy milk”")
    expect(page.get_by_label("You said")).to_have_count(1)
    assert [task["title"] for task in server.http.get("/api/v1/tasks").json()["tasks"]] == ["buy milk"]


def test_a_message_that_the_server_refuses_can_be_mended(page: Page, request: pytest.FixtureRequest) -> None:
    request.node.expected_complaint = "Failed to load resource"
    say(page, "x" * 40_000)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_value("x" * 40_000)
    expect(page.get_by_label("You said")).to_have_count(0)


def test_with_an_account_a_token_is_asked_for(page: Page, server: LiveServer, request: pytest.FixtureRequest) -> None:
    request.node.expected_complaint = "Failed to load resource"
    page.route("**/api/v1/me", lambda route: route.fulfill(status=401, json={"code": "unauthorized", "detail": "No."}))
    page.goto(f"{server.url}/?signed-out")
    page.get_by_label("Your token").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("not valid")
    page.unroute("**/api/v1/me")
    page.get_by_label("Your token").fill("test-token")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="What can I do for you?")).to_be_visible()
