"""The composer in the browser: files, mentions, commands, tools, models, dictation."""

import json
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect


def say(page: Page, words: str) -> None:
    answered = page.get_by_role("button", name="Answer again").count()
    page.get_by_role("textbox").fill(words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Answer again")).to_have_count(answered + 1)


def test_a_file_is_attached_sent_and_shown(page: Page, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("buy milk\ncall the dentist\n")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Add to the message").click()
        page.get_by_role("menuitem", name="Attach files").click()
    chooser.value.set_files(notes)
    expect(page.get_by_label("Attachments")).to_have_text("notes.txt")  # without a word that it is being uploaded
    say(page, "What is in this file?")
    expect(page.get_by_label("You said")).to_contain_text("notes.txt")
    page.reload()
    expect(page.get_by_label("You said")).to_contain_text("notes.txt")


def test_a_picture_is_seen_before_and_after_it_is_sent(page: Page, tmp_path: Path) -> None:
    Image.new("RGB", (40, 30), "green").save(tmp_path / "leaf.png")
    page.locator("input[type=file]").set_input_files(tmp_path / "leaf.png")
    expect(page.get_by_label("Attachments").locator("img")).to_be_visible()
    expect(page.get_by_label("Attachments")).to_have_text("leaf.png")  # without a word that it is being uploaded
    say(page, "What is this?")
    sent = page.get_by_label("You said").get_by_role("img", name="leaf.png")
    expect(sent).to_be_visible()
    assert sent.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }") == 40


def test_a_file_of_a_type_that_is_not_taken_is_refused_at_once(page: Page, tmp_path: Path) -> None:
    program = tmp_path / "tool.exe"
    program.write_bytes(b"MZ")
    page.locator("input[type=file]").set_input_files(program)
    expect(page.get_by_role("alert")).to_contain_text("tool.exe is of a type that is not taken")


def test_files_that_are_not_taken_say_so_beside_those_that_are(page: Page, tmp_path: Path) -> None:
    for name in ("tool.exe", "notes.txt", "data"):
        (tmp_path / name).write_text("buy milk\n")
    # Few lines of the conversation are seen, and not the newest.
    page.set_viewport_size({"width": 420, "height": 420})
    for _ in range(2):
        say(page, "Help")
    page.get_by_label("You said").first.scroll_into_view_if_needed()
    page.locator("input[type=file]").set_input_files([tmp_path / name for name in ("tool.exe", "notes.txt", "data")])
    files = page.locator(".composer").get_by_role("listitem")
    expect(files).to_have_count(3)
    for name in ("tool.exe", "data"):
        told = files.get_by_role("alert").filter(has_text=f"{name} is of a type that is not taken.")
        expect(told).to_be_in_viewport()
    expect(files.get_by_role("status")).to_have_count(0)
    say(page, "What is in these files?")
    expect(page.get_by_label("You said").last).to_contain_text("notes.txt")
    expect(page.get_by_label("You said").last).not_to_contain_text("data")
    expect(files).to_have_count(0)


def test_a_task_is_mentioned_and_completed(page: Page) -> None:
    say(page, "Add a task to buy milk")
    words = page.get_by_role("textbox")
    words.fill("")
    words.press_sequentially("complete @mil")
    expect(page.get_by_role("option", name="buy milk")).to_be_visible()
    page.keyboard.press("Enter")
    expect(words).to_have_value("complete @buy milk ")
    page.keyboard.press("Enter")
    expect(page.get_by_label("You said").last).to_have_text("complete @buy milk")
    expect(page.get_by_label("Answer", exact=True).last).to_contain_text("Marked “buy milk” as done")


def test_whoever_is_faster_than_the_suggestions_gets_the_first_of_the_right_ones(page: Page) -> None:
    say(page, "Add a task to buy milk")
    say(page, "Add a task to buy milestones")
    words = page.get_by_role("textbox")
    words.press_sequentially("complete @mil")
    expect(page.get_by_role("option")).to_have_count(2)
    page.keyboard.type("k")
    page.keyboard.press("Enter")
    expect(words).to_have_value("complete @buy milk ")


def test_backspace_after_a_mention_takes_the_whole_of_it(page: Page) -> None:
    say(page, "Add a task to buy milk")
    words = page.get_by_role("textbox")
    words.press_sequentially("@mil")
    page.get_by_role("option", name="buy milk").click()
    expect(words).to_have_value("@buy milk ")
    words.press("Backspace")
    words.press("Backspace")
    expect(words).to_have_value("")


def test_a_command_is_found_and_run_by_keyboard(page: Page) -> None:
    page.get_by_role("textbox").press_sequentially("/hist")
    expect(page.get_by_role("option")).to_have_text(["History"])
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="History")).to_be_visible()


def test_a_tool_is_chosen_for_one_message(page: Page) -> None:
    tool = page.get_by_role("button", name="New task", exact=True)
    tool.click()
    expect(tool).to_have_attribute("aria-pressed", "true")
    say(page, "milk")
    expect(page.get_by_label("Answer", exact=True)).to_contain_text("Added “milk”")
    expect(page.get_by_role("button", name="New task", exact=True)).to_have_attribute("aria-pressed", "false")


def test_an_answer_is_quoted_in_the_next_message(page: Page) -> None:
    say(page, "Add a task to buy milk")
    page.get_by_role("button", name="Quote in a reply").click()
    expect(page.get_by_role("textbox")).to_be_focused()
    page.keyboard.type("thanks")
    page.keyboard.press("Enter")
    expect(page.get_by_label("You said").last).to_contain_text("Added “buy milk”")


def test_what_is_dictated_is_written_into_the_composer(page: Page) -> None:
    def options(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(json=answer.json() | {"composer": {"dictation": {"enabled": True}}})

    def transcribe(route: Route) -> None:
        asked = json.loads(route.request.post_data or "{}")
        if asked["type"] == "input.transcribe" and "audio/" in asked["params"]["mime_type"]:
            route.fulfill(json={"text": "buy milk"})
        else:
            route.continue_()

    page.route("**/chatkit/options", options)
    page.route("**/chatkit", transcribe)
    page.reload()
    page.get_by_role("button", name="Dictate").click()
    page.get_by_role("button", name="Stop dictation").click()
    expect(page.get_by_role("textbox")).to_have_value("buy milk")


@pytest.mark.parametrize("status", ["locked", "closed"])
def test_nothing_can_be_written_in_a_conversation_that_is_not_open(page: Page, status: str) -> None:
    say(page, "Add a task to buy milk")

    def load(route: Route) -> None:
        answer = route.fetch()
        if json.loads(route.request.post_data or "{}")["type"] == "threads.get_by_id":
            route.fulfill(json=answer.json() | {"status": {"type": status, "reason": "It is over."}})
        else:
            route.fulfill(response=answer)

    page.route("**/chatkit", load)
    page.reload()
    expect(page.get_by_text("It is over.")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)
