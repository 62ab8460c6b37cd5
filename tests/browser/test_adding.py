"""Tasks are added: a line is read while it is typed."""

import re

from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, add, held


def test_a_task_is_read_while_typed_then_added_changed_completed_and_taken_back(app: Page, desk: Desk) -> None:
    desk.expected += ["422 (Unprocessable Entity)"]
    app.get_by_role("button", name="Add a task", exact=True).first.click()
    app.get_by_label("Add a task", exact=True).fill("Call Ann tomorrow 5pm p1 @phone")
    expect(app.locator(".reading")).to_contain_text("17:00")
    app.keyboard.press("Enter")
    app.keyboard.press("Escape")
    app.get_by_role("button", name="Call Ann", expanded=False).click()
    app.get_by_label("Title").fill("Call Anna")
    app.get_by_role("textbox", name="Due").fill("no such day")
    app.get_by_role("button", name="Save").click()
    expect(app.get_by_role("alert")).to_be_visible()
    app.get_by_role("textbox", name="Due").fill("in 3 days")
    app.get_by_role("button", name="Save").click()
    app.get_by_role("button", name="Complete Call Anna").click()
    expect(app.get_by_role("button", name="Reopen Call Anna")).to_be_visible()
    app.get_by_role("button", name="Undo", exact=True).click()
    expect(app.get_by_role("button", name="Complete Call Anna")).to_be_visible()


def test_a_list_that_a_line_names_and_that_is_not_there_is_offered_to_be_made(app: Page) -> None:
    app.get_by_role("button", name="Add a task", exact=True).first.click()
    line = app.get_by_label("Add a task", exact=True)
    line.fill("Call Ann tomorrow 5pm p1 @phone #Work")
    expect(app.get_by_text("There is no list “Work”")).to_be_visible()
    app.get_by_role("button", name="Make it").click()
    expect(app.locator(".reading")).to_contain_text("#Work")
    expect(app.get_by_text("There is no list “Work”")).to_have_count(0)
    line.press("Enter")
    expect(line).to_have_value("")
    app.get_by_role("link", name="Work").click()
    expect(app.get_by_role("button", name="Complete Call Ann")).to_be_visible()


def test_a_list_that_is_made_after_a_task_named_it_can_take_it(app: Page, desk: Desk) -> None:
    line = "Call Ann #Work"
    app.get_by_role("button", name="Add a task", exact=True).first.click()
    app.get_by_label("Add a task", exact=True).fill(line)
    expect(app.get_by_text("There is no list “Work”")).to_be_visible()
    app.keyboard.press("Enter")
    app.keyboard.press("Escape")
    app.get_by_role("button", name=line, expanded=False).click()
    expect(app.get_by_label("Title")).to_have_value(line)
    expect(app.get_by_role("button", name="Move it there")).to_have_count(0)
    work = desk.rest("POST", "lists", name="Work")["id"]
    app.get_by_role("button", name="Move it there").click()
    expect(app.get_by_label("Title")).to_have_value("Call Ann")
    app.get_by_role("button", name="Save").click()
    expect(app.get_by_role("status").filter(has_text="Changed “Call Ann”")).to_be_visible()
    assert [(task["title"], task["list"]) for task in desk.rest("GET", "tasks")["tasks"]] == [("Call Ann", work)]


def test_names_of_lists_and_labels_are_completed_by_keyboard_and_by_a_click(app: Page, desk: Desk) -> None:
    work = desk.rest("POST", "lists", name="Work trips")["id"]
    desk.rest("POST", "tasks", title="Old", labels=["phone"])
    app.get_by_role("button", name="Add a task", exact=True).first.click()
    line = app.get_by_label("Add a task", exact=True)
    app.get_by_role("link", name="phone").wait_for()
    line.press_sequentially("Call Ann #tri")
    chosen = app.get_by_role("option", name="Work trips")
    # The names to choose from do not lie over how the line is read.
    app.locator(".reading").first.click(trial=True)
    expect(chosen).to_have_attribute("aria-selected", "true")
    assert line.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    app.keyboard.press("Escape")
    expect(app.get_by_role("listbox")).to_have_count(0)
    line.press("Backspace")
    line.press_sequentially("i @")
    app.get_by_role("option", name="phone").click()
    expect(line).to_have_value("Call Ann #tri @phone ")
    line.fill("")
    line.press_sequentially("Call Ann #work")
    app.keyboard.press("Enter")
    expect(line).to_have_value("Call Ann #Work trips ")
    app.keyboard.press("Enter")
    # It is in another list than the one looked at.
    app.get_by_role("button", name="Show", exact=True).click()
    expect(app.get_by_role("heading", name="Work trips")).to_be_visible()
    assert desk.rest("GET", f"tasks?list={work}")["total"] == 1


def test_what_is_added_today_is_seen_there_with_its_subtasks_and_its_length(app: Page, desk: Desk) -> None:
    app.get_by_role("link", name="Today").click()
    app.get_by_role("button", name="Add a task", exact=True).first.click()
    line = app.get_by_label("Add a task", exact=True)
    line.press_sequentially("Plan the party for 90 min")
    app.keyboard.press("Shift+Enter")
    line.press_sequentially("- Invite friends tomorrow")
    expect(app.locator(".reading").first).to_have_text("Plan the partyToday1 h 30 min")
    expect(app.locator(".reading").last).to_contain_text("5 Mar")
    app.keyboard.press("Enter")
    expect(app.get_by_role("button", name="Complete Plan the party")).to_be_visible()
    (party,) = desk.rest("GET", "tasks?query=today")["tasks"]
    assert (party["duration_minutes"], party["subtasks"]) == (90, {"open": 1, "total": 1})


def test_a_line_and_a_form_that_were_not_sent_are_there_after_a_reload(app: Page, desk: Desk) -> None:
    desk.rest("POST", "tasks", title="Buy milk")
    app.get_by_role("button", name="Buy milk", expanded=False).click()
    app.get_by_label("Title").fill("Buy oat milk " + "and more of it " * 12)
    app.keyboard.press("Escape")
    app.get_by_role("button", name="Add a task", exact=True).first.click()
    app.get_by_label("Add a task", exact=True).fill("Call Ann")
    app.reload()
    expect(app.get_by_label("Add a task", exact=True)).to_have_value("Call Ann")
    expect(app.get_by_label("Add a task", exact=True)).not_to_be_focused()
    expect(app.locator(".task", has_text="Buy milk")).to_contain_text("not saved")
    app.get_by_role("button", name="Buy milk", expanded=False).click()
    title = app.get_by_label("Title")
    expect(title).to_have_value(re.compile("^Buy oat milk and more"))
    # All of it is seen, over several lines; Enter saves it still.
    assert title.evaluate("field => field.scrollHeight <= field.offsetHeight && field.offsetHeight > 60")
    title.press("Enter")
    expect(app.get_by_role("button", name="Complete Buy oat milk")).to_be_visible()


def test_who_adds_by_a_click_goes_on_in_the_line(app: Page, desk: Desk) -> None:
    app.get_by_role("button", name="Add a task", exact=True).first.click()
    line = app.get_by_label("Add a task", exact=True)
    line.fill("Buy milk")
    with held(app, re.compile("/tasks/quick$")) as asked:
        app.locator(".quick").get_by_role("button", name="Add", exact=True).click()
    expect(line).to_be_focused()
    # While it is under way letters are the next line's, not shortcuts.
    app.keyboard.type("\nuit")
    asked[0].continue_()
    expect(line).to_have_value("uit")
    expect(line).to_be_focused()
    expect(app.get_by_role("heading", name="Inbox")).to_be_visible()
    app.keyboard.press("Escape")
    expect(line).to_have_count(0)
    app.keyboard.press("q")
    expect(line).to_be_focused()
    app.get_by_role("link", name="Inbox").focus()
    app.keyboard.press("q")
    expect(line).to_be_focused()
    assert [task["title"] for task in desk.rest("GET", "tasks")["tasks"]] == ["Buy milk"]


def test_from_where_a_task_was_added_down_leads_to_the_first_one(app: Page) -> None:
    add(app, "Call Ann")
    expect(app.get_by_role("button", name="Add a task", exact=True).first).to_be_focused()
    expect(app.locator("[data-task]")).to_be_visible()
    app.keyboard.press("ArrowDown")
    expect(app.locator("[data-task]")).to_be_focused()
