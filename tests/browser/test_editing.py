"""A task is changed: its form, what belongs to it, and what others change meanwhile."""

import re

from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, held, say


def test_what_others_change_meanwhile_is_told_in_the_form_and_kept(app: Page, desk: Desk) -> None:
    at = "tasks/" + desk.rest("POST", "tasks", title="Call Ann", description="Soon")["id"]
    app.get_by_role("button", name="Call Ann", expanded=False).click()
    form = app.get_by_role("form", name="Change Call")
    form.get_by_label("Description").fill("Before noon")
    form.get_by_label("Title").fill("Call Anna")
    desk.rest("PATCH", at, priority="p1", description="After noon")
    expect(form.get_by_role("status")).to_contain_text("Changed meanwhile: Priority")
    expect(form.get_by_role("alert")).to_contain_text("Description is now “After noon”")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_role("alert")).to_have_count(2)
    expect(form.get_by_role("button", name="Keep mine")).to_be_in_viewport()
    form.get_by_role("button", name="Keep mine").click()
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()
    task = desk.rest("GET", at)
    assert (task["title"], task["priority"], task["description"]) == ("Call Anna", "p1", "Before noon")


def test_how_a_due_is_read_is_shown_while_it_is_typed(app: Page, desk: Desk) -> None:
    desk.rest("POST", "tasks", title="Call Ann")
    app.get_by_role("button", name="Call Ann", expanded=False).click()
    form = app.get_by_role("form", name="Change Call Ann")
    form.get_by_label("Due", exact=True).fill("friday at 9")
    expect(form.get_by_text("Fri 6 Mar, 09:00")).to_be_visible()
    form.get_by_label("Due", exact=True).fill("every monday")
    expect(form.get_by_text("Mon 9 Mar · every Monday")).to_be_visible()
    form.get_by_label("Due", exact=True).fill("blurgh")
    expect(form.get_by_text("every Monday")).to_have_count(0)


def test_what_cannot_be_read_is_told_at_its_field_until_it_is_changed(app: Page, desk: Desk) -> None:
    desk.expected.append("422")
    desk.rest("POST", "tasks", title="Call Ann")
    app.get_by_role("button", name="Call Ann", expanded=False).click()
    form = app.get_by_role("form", name="Change Call Ann")
    start = form.get_by_label("Start", exact=True)
    start.fill("blurgh")
    form.get_by_role("button", name="Save").click()
    expect(start).to_be_focused()
    expect(start).to_have_accessible_description(re.compile("I can't read “blurgh” as a date"))
    start.fill("monday")
    expect(form.get_by_role("alert")).to_have_count(0)
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()


def test_what_was_not_saved_is_there_when_the_task_is_opened_again(app: Page, desk: Desk) -> None:
    desk.rest("POST", "tasks", title="Call Ann")
    app.get_by_role("button", name="Call Ann", expanded=False).click()
    app.get_by_label("Description").fill("Before noon")
    app.get_by_role("link", name="Today").click()
    app.get_by_role("link", name="Inbox").click()
    expect(app.locator(".task", has_text="Call Ann")).to_contain_text("not saved")
    app.get_by_role("button", name="Call Ann", expanded=False).click()
    expect(app.get_by_label("Description")).to_have_value("Before noon")
    app.get_by_role("form", name="Change Call Ann").get_by_role("button", name="Cancel").click()
    expect(app.locator(".task", has_text="Call Ann")).not_to_contain_text("not saved")


def test_a_task_has_comments_reminders_subtasks_and_times(app: Page, desk: Desk) -> None:
    desk.rest("POST", "tasks", title="Call Ann", due="2026-03-06 17:00")
    app.get_by_role("button", name="Call Ann", expanded=False).click()
    for label, text in (
        ("Add a subtask", "Find the number"),
        ("Add a comment", "She is away until noon."),
        ("Add a reminder", "30 minutes before"),
        ("Add a reminder", "5 march at 9"),
    ):
        app.get_by_role("textbox", name=label, exact=True).fill(text)
        app.keyboard.press("Enter")
        expect(app.get_by_role("textbox", name=label, exact=True)).to_have_value("")
    expect(app.get_by_role("region", name="Comments")).to_contain_text("She is away until noon.")
    expect(app.get_by_role("region", name="Reminders")).to_contain_text("30 minutes before it is due")
    expect(app.get_by_role("region", name="Reminders")).to_contain_text(re.compile(r"5 Mar.* 09:00"))
    app.get_by_label("Start", exact=True).fill("thursday")
    app.get_by_label("Duration in minutes").fill("45")
    app.get_by_role("button", name="Save").click()
    expect(app.get_by_role("form", name="Change Call Ann")).to_be_hidden()
    (task,) = [each for each in desk.rest("GET", "tasks")["tasks"] if each["title"] == "Call Ann"]
    assert (task["start"], task["duration_minutes"], task["comments"]) == ("2026-03-05", 45, 1)
    expect(app.locator(".task[data-depth='1']")).to_contain_text("Find the number")


def test_a_task_has_files_that_are_opened_taken_away_and_brought_back(app: Page, desk: Desk) -> None:
    desk.expected += ["422 (Unprocessable Entity)"]
    task = desk.rest("POST", "tasks", title="Send the offer")["id"]
    app.get_by_role("button", name="Send the offer", expanded=False).click()
    files = app.get_by_role("region", name="Files")
    with app.expect_file_chooser() as chooser:
        files.get_by_role("button", name="Add files").click()
    chooser.value.set_files(
        [
            {"name": "offer.txt", "mimeType": "text/plain", "buffer": b"100 tulips"},
            {"name": "tool.exe", "mimeType": "application/octet-stream", "buffer": b"MZ\x00"},
        ]
    )
    expect(files.get_by_role("alert")).to_contain_text("tool.exe")
    expect(files.get_by_role("listitem")).to_contain_text("10 bytes")
    address = files.get_by_role("link", name="offer.txt").get_attribute("href")
    assert app.request.get(str(address)).text() == "100 tulips"
    files.get_by_role("button", name="Remove the file offer.txt").click()
    expect(files.get_by_role("listitem")).to_have_count(0)
    app.get_by_role("button", name="Undo", exact=True).click()
    expect(files.get_by_role("link", name="offer.txt")).to_be_visible()
    assert desk.rest("GET", f"tasks/{task}/attachments")["total"] == 1


def test_one_occurrence_of_a_task_that_repeats_is_skipped(app: Page, desk: Desk) -> None:
    desk.rest("POST", "tasks", title="Water the plants", due="every day", start="2026-03-01")
    app.get_by_role("button", name="Water the plants", expanded=False).click()
    app.get_by_role("button", name="Skip this time").click()
    expect(app.get_by_role("status").filter(has_text="Skipped “Water the plants”")).to_be_visible()


def test_a_task_that_is_opened_below_another_one_comes_into_sight(app: Page, desk: Desk) -> None:
    desk.post("import?format=csv", "\n".join(["title", *(f"Task {number:02}" for number in range(30))]))
    app.locator("[data-task]", has_text="Task 02").click()
    expect(app.get_by_role("form", name="Change Task 02").get_by_label("Title")).to_be_focused()
    below = app.locator("[data-task]", has_text="Task 09")
    # As a screen reader or the browser's search scrolls: nobody is led back.
    below.evaluate("""async (row) => {
      row.scrollIntoView({ block: 'end' });
      for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
    }""")
    expect(below).to_be_in_viewport(ratio=0.95)
    below.click()
    title = app.get_by_role("form", name="Change Task 09").get_by_label("Title")
    expect(title).to_be_focused()
    expect(title).to_be_in_viewport(ratio=0.95)
    expect(app.locator(".editor")).to_have_count(1)
    expect(app.get_by_role("button", name="Task 09", exact=True)).to_be_in_viewport(ratio=0.95)


def test_whoever_goes_on_elsewhere_while_a_task_is_saved_is_left_there(app: Page, desk: Desk) -> None:
    task = desk.rest("POST", "tasks", title="Call Ann")["id"]
    app.get_by_role("button", name="Call Ann", expanded=False).click()
    app.get_by_label("Title").fill("Call Anna")
    with held(app, re.compile(f"/api/v1/tasks/{task}$")) as asked:
        app.get_by_role("button", name="Save").click()
    app.get_by_role("region", name="Chat").locator(".composer").get_by_role("textbox").click()
    asked[0].continue_()
    app.unroute_all()
    expect(app.get_by_role("form", name="Change Call Ann")).to_have_count(0)
    app.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    expect(app.locator(".composer").get_by_role("textbox")).to_be_focused()


def test_the_chat_s_form_reads_like_the_list_s(app: Page, desk: Desk) -> None:
    desk.rest("POST", "lists", name="Work")
    desk.rest("POST", "tasks", title="Call Ann")
    app.get_by_role("button", name="Call Ann", expanded=False).click()
    editor = app.get_by_role("form", name="Change Call Ann")
    expect(editor.get_by_label("Title")).to_be_focused()
    say(app, "Edit Call Ann")
    widget = app.get_by_role("region", name="Chat").locator("form", has_text="Edit task")
    names = [name for name in editor.locator("label").all_inner_texts() if name not in ("Start", "Duration in minutes")]
    expect(widget.locator("label")).to_have_text(names)
    priorities = editor.get_by_label("Priority").locator("option")
    expect(widget.get_by_label("Priority").locator("option")).to_have_text(priorities.all_inner_texts())
    for name in ("Labels", "Repeats"):
        example = editor.get_by_label(name).get_attribute("placeholder") or ""
        expect(widget.get_by_label(name)).to_have_attribute("placeholder", example)
    expect(widget.get_by_role("button")).to_contain_text(["Cancel", "Save"])


def test_between_phone_and_desk_a_form_is_short_and_what_is_short_shares_a_line(app: Page, desk: Desk) -> None:
    app.set_viewport_size({"width": 768, "height": 1024})
    desk.rest("POST", "tasks", title="Call Ann")
    app.get_by_role("button", name="Call Ann", exact=True).click()
    form = app.get_by_role("form", name="Change Call Ann")
    start, duration = form.get_by_label("Start", exact=True), form.get_by_label("Duration in minutes")
    expect(start).to_be_hidden()
    expect(form.get_by_role("button", name="Save")).to_be_in_viewport(ratio=0.95)
    form.get_by_role("button", name="More").click()
    expect(duration).to_be_visible()
    for one, other in ((start, duration), (form.get_by_label("Priority"), form.get_by_label("List"))):
        first, second = one.bounding_box(), other.bounding_box()
        assert first is not None
        assert second is not None
        assert abs(first["y"] - second["y"]) < 4


def test_a_save_that_comes_back_late_closes_no_form_that_was_opened_since(app: Page, desk: Desk) -> None:
    for title in ("One", "Two"):
        desk.rest("POST", "tasks", title=title)
    app.locator("[data-task]", has_text="One").click()
    app.get_by_role("textbox", name="Title").fill("First")
    with held(app, re.compile(r"/api/v1/tasks/\d+$")) as asked:
        app.keyboard.press("Enter")
        app.locator("[data-task]", has_text="Two").click()
    app.get_by_role("form", name="Change Two").get_by_role("textbox", name="Title").fill("Second")
    asked[0].continue_()
    expect(app.locator("[data-task]", has_text="First")).to_be_visible()
    expect(app.get_by_text("Changed “First”")).to_be_visible()
    expect(app.get_by_role("form", name="Change Two").get_by_role("textbox", name="Title")).to_have_value("Second")


def test_a_very_long_title_leaves_save_in_sight_on_a_phone(app: Page, desk: Desk) -> None:
    app.set_viewport_size({"width": 390, "height": 844})
    desk.rest("POST", "tasks", title="Call the people who were at the meeting " * 12)
    app.locator("[data-task]", has_text="Call the people").click()
    expect(app.get_by_role("textbox", name="Title")).to_be_focused()
    expect(app.get_by_role("button", name="Save")).to_be_in_viewport(ratio=0.95)
