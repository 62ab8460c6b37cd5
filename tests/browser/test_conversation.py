"""A conversation in the browser: said, answered, stopped, found again."""

import pytest
from playwright.sync_api import Page, expect

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


def test_a_long_conversation_opens_at_its_end_and_is_read_back_to_its_beginning(page: Page, server: LiveServer) -> None:
    thread = conversation_of(server.say("What is the first thing?"))
    for number in range(30):
        server.say(f"Message {number}", thread)
    page.goto(f"{server.url}/#/c/{thread}")
    expect(page.get_by_label("You said").last).to_have_text("Message 29")
    expect(page.get_by_label("You said").last).to_be_in_viewport()
    while (shown := page.get_by_label("You said").count()) < 31:
        page.get_by_role("button", name="Show earlier messages").click()
        expect(page.get_by_label("You said")).not_to_have_count(shown)
    expect(page.get_by_label("You said").first).to_have_text("What is the first thing?")
    expect(page.get_by_label("You said")).to_have_count(31)


def test_a_question_is_answered_by_a_choice_and_keeps_the_answer(page: Page) -> None:
    say(page, "Add a task to buy milk")
    page.get_by_role("button", name="Answer again").wait_for()
    say(page, "Delete all my tasks")
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


def test_a_failed_request_is_explained_and_tried_again(page: Page, request: pytest.FixtureRequest) -> None:
    request.node.expected_complaint = "Failed to load resource"
    page.route("**/chatkit", lambda route: route.abort())
    say(page, "Add a task to buy milk")
    expect(page.get_by_role("alert")).to_contain_text("cannot be reached")
    page.unroute("**/chatkit")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_label("Answer", exact=True)).to_contain_text("Added “buy milk”")
    expect(page.get_by_label("You said")).to_have_count(1)


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
