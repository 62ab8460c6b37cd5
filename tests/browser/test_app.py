"""The tasks beside the chat: added, changed, completed, found, and live with what the assistant does."""

import re
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.axe import findings
from tests.browser.conftest import SCREENSHOTS
from tests.flows.live import LiveServer


@dataclass
class Desk:
    """A user of their own: the page signed in as them, and what another program does in their name."""

    office: LiveServer
    context: BrowserContext
    token: str

    def rest(self, method: str, path: str, **body: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"}
        answer = self.office.http.request(method, f"/api/v1/{path}", json=body or None, headers=headers)
        return answer.raise_for_status().json() if answer.content else None

    def post(self, path: str, text: str) -> None:
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "text/csv"}
        self.office.http.post(f"/api/v1/{path}", content=text.encode(), headers=headers).raise_for_status()

    def open(self, view: str = "inbox") -> Page:
        page = self.context.new_page()
        page.goto(f"{self.office.url}/?view={view}")
        page.get_by_role("navigation", name="Views").wait_for()
        return page


@pytest.fixture
def desk(context: BrowserContext, office: LiveServer) -> Generator[Desk]:
    token = office.newcomer()
    context.add_init_script(f"if (location.protocol === 'http:') localStorage.setItem('saydone.token', '{token}')")
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    yield Desk(office, context, token)
    # What a test has the server refuse, or the network.
    expected = (
        "401 (Unauthorized",
        "422 (Unprocessable",
        "ERR_INTERNET_DISCONNECTED",
        "ERR_FAILED",
        "/assets/Insight-",
    )
    assert [complaint for complaint in complaints if not any(words in complaint for words in expected)] == []


@pytest.fixture
def app(desk: Desk) -> Page:
    return desk.open()


def go_to(page: Page, view: str) -> None:
    """By the column of views, which a button opens where there is no room for it."""
    link = page.get_by_role("link", name=view, exact=True)
    if not link.is_visible():
        page.get_by_role("button", name="Views").click()
    link.click()


def add(page: Page, *lines: str) -> None:
    page.get_by_role("button", name="Add a task", exact=True).first.click()
    for line in lines:
        page.get_by_label("Add a task", exact=True).fill(line)
        page.keyboard.press("Enter")
        expect(page.get_by_label("Add a task", exact=True)).to_have_value("")
    page.keyboard.press("Escape")


def say(page: Page, words: str) -> None:
    chat = page.get_by_role("region", name="Chat")
    before = chat.get_by_role("button", name="Answer again").count()
    chat.locator(".composer").get_by_role("textbox").fill(words)
    page.keyboard.press("Enter")
    expect(chat.get_by_role("button", name="Answer again")).to_have_count(before + 1)


def test_a_task_is_read_while_typed_then_added_changed_completed_and_taken_back(app: Page) -> None:
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


def test_a_key_leads_to_the_chat_wherever_it_was(app: Page) -> None:
    chat = app.get_by_role("region", name="Chat")
    chat.get_by_role("button", name="History").click()
    chat.get_by_role("button", name="Close history").focus()
    app.keyboard.press("c")
    expect(chat.locator(".composer").get_by_role("textbox")).to_be_focused()
    app.keyboard.type("Show my tasks")
    expect(chat.locator(".composer").get_by_role("textbox")).to_have_value("Show my tasks")


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
    form.get_by_role("button", name="Keep mine").click()
    form.get_by_role("button", name="Save").click()
    expect(form).to_be_hidden()
    task = desk.rest("GET", at)
    assert (task["title"], task["priority"], task["description"]) == ("Call Anna", "p1", "Before noon")


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


def test_the_focus_goes_where_work_goes_on(app: Page, desk: Desk) -> None:
    for title in ("One", "Two", "Three"):
        desk.rest("POST", "tasks", title=title, due="today")
    app.get_by_role("link", name="Today").click()
    app.get_by_role("button", name="Complete One").press("Space")
    expect(app.get_by_role("button", name="Complete One")).to_have_count(0)
    expect(app.locator("[data-task]:focus")).to_contain_text("Two")
    app.keyboard.press("Enter")
    app.get_by_role("form", name="Change Two").get_by_role("button", name="Delete").press("Enter")
    expect(app.locator("[data-task]:focus")).to_contain_text("Three")
    adding = app.locator(".tasks").get_by_role("button", name="Add a task", exact=True)
    adding.press("Enter")
    app.keyboard.press("Escape")
    expect(adding).to_be_focused()
    app.get_by_role("button", name="New list").press("Enter")
    expect(app.get_by_label("Name of the list")).to_be_focused()
    app.keyboard.press("Escape")
    expect(app.get_by_role("button", name="New list")).to_be_focused()


def test_keys_of_one_letter_can_be_turned_off_and_take_nothing_back_from_within_the_chat(app: Page, desk: Desk) -> None:
    add(app, "Buy milk")
    app.get_by_role("region", name="Chat").get_by_role("button", name="History").focus()
    app.keyboard.press("z")
    app.keyboard.press("t")
    expect(app).to_have_title("Today – Saydone")
    assert [task["title"] for task in desk.rest("GET", "tasks")["tasks"]] == ["Buy milk"]
    app.get_by_role("link", name="Settings").click()
    app.get_by_label("Keyboard shortcuts of one letter").uncheck()
    app.reload()
    app.get_by_role("link", name="Settings").press("i")
    app.get_by_role("link", name="Settings").press("u")
    expect(app.get_by_label("Keyboard shortcuts of one letter")).not_to_be_checked()
    app.get_by_label("Keyboard shortcuts of one letter").check()
    app.get_by_role("link", name="Settings").press("i")
    expect(app).to_have_title("Inbox – Saydone")


def test_activity_says_who_did_it_and_stays_as_far_as_it_was_read(app: Page, desk: Desk) -> None:
    say(app, "Add a task to buy milk")
    for number in range(100):
        desk.rest("POST", "lists", name=f"List {number}")
    app.get_by_role("link", name="Activity").click()
    app.get_by_role("button", name="Show more").click()
    milk = app.get_by_role("listitem").filter(has_text="Added “buy milk”")
    expect(milk).to_contain_text("by the assistant")
    desk.rest("POST", "tasks", title="Call Ann")
    expect(app.get_by_role("listitem").filter(has_text="Added “Call Ann”")).to_contain_text("here")
    expect(milk).to_be_visible()


def test_what_the_assistant_adds_shows_at_once(app: Page) -> None:
    app.get_by_role("region", name="Chat").get_by_role("textbox").fill("Add a task to buy milk")
    app.keyboard.press("Enter")
    expect(app.get_by_role("button", name="Complete buy milk")).to_be_visible()


def test_what_another_program_changes_shows_at_once_and_after_an_outage(app: Page, desk: Desk) -> None:
    desk.rest("POST", "tasks", title="Water the plants")
    expect(app.get_by_role("button", name="Complete Water the plants")).to_be_visible()
    desk.context.set_offline(True)
    desk.rest("POST", "tasks", title="Feed the cat")
    desk.context.set_offline(False)
    expect(app.get_by_role("button", name="Complete Feed the cat")).to_be_visible()


def test_without_a_connection_the_page_says_so_and_catches_up_by_itself(app: Page, desk: Desk) -> None:
    add(app, "Water the plants")
    desk.context.set_offline(True)
    expect(app.get_by_role("status").filter(has_text="No connection")).to_be_visible()
    app.get_by_role("link", name="Today").click()
    expect(app.get_by_role("alert")).to_be_visible()
    desk.rest("POST", "tasks", title="Feed the cat", due="today")
    desk.context.set_offline(False)
    expect(app.get_by_role("button", name="Complete Feed the cat")).to_be_visible()
    expect(app.get_by_role("alert")).to_have_count(0)
    expect(app.get_by_role("status").filter(has_text="No connection")).to_have_count(0)


def test_a_token_that_ends_is_asked_for_again_and_nothing_typed_is_lost(app: Page, desk: Desk) -> None:
    (token,) = desk.rest("GET", "tokens")["tokens"]
    other = desk.rest("POST", "tokens", label="another")["token"]
    app.get_by_role("button", name="Add a task", exact=True).first.click()
    app.get_by_label("Add a task", exact=True).fill("Half a thou")
    message = app.get_by_role("region", name="Chat").locator(".composer").get_by_role("textbox")
    message.fill("Show my tasks")
    desk.rest("DELETE", f"tokens/{token['id']}")
    app.keyboard.press("Enter")
    again = app.get_by_role("dialog", name="Sign in again")
    again.get_by_label("Your token").fill("wrong")
    again.get_by_role("button", name="Sign in").click()
    expect(again.get_by_role("alert")).to_contain_text("not valid")
    again.get_by_label("Your token").fill(other)
    again.get_by_role("button", name="Sign in").click()
    expect(again).to_be_hidden()
    expect(app.get_by_label("Add a task", exact=True)).to_have_value("Half a thou")
    expect(message).to_have_value("Show my tasks")
    message.press("Enter")
    expect(app.get_by_role("region", name="Chat").get_by_label("Answer", exact=True)).to_be_visible()


def test_a_double_click_completes_one_occurrence_and_one_task(app: Page, desk: Desk) -> None:
    desk.rest("POST", "tasks", title="Water the plants", due="every day", start="2026-03-01")
    app.get_by_role("button", name="Complete Water the plants").dblclick()
    expect(app.get_by_role("status").filter(has_text="Done for now")).to_be_visible()
    for title in ("One", "Two", "Three"):
        desk.rest("POST", "tasks", title=title)
    say(app, "Show my tasks")
    widget = app.get_by_role("region", name="Chat").locator(".widget")
    widget.get_by_role("button", name="Complete").last.dblclick()
    say(app, "What is overdue?")
    told = [each["sentence"] for each in desk.rest("GET", "history")["operations"]]
    done = [sentence for sentence in told if sentence.startswith("Completed")]
    assert done == ["Completed “Three”.", "Completed “Water the plants”."]


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


def test_a_tick_shows_before_the_server_has_answered_and_goes_back_when_it_refuses(app: Page, desk: Desk) -> None:
    desk.rest("POST", "tasks", title="Feed the cat")
    held: list[Route] = []
    app.route(re.compile("/complete$"), lambda route: held.append(route))
    app.get_by_role("button", name="Complete Feed the cat").click()
    expect(app.get_by_role("button", name="Reopen Feed the cat")).to_be_visible()
    held[0].fulfill(status=422, json={"detail": "Not today."})
    expect(app.get_by_role("status").filter(has_text="Not today.")).to_be_visible()
    expect(app.get_by_role("button", name="Complete Feed the cat")).to_be_visible()


def test_what_the_chat_shows_of_tasks_follows_them(app: Page, desk: Desk) -> None:
    add(app, "Buy milk", "Call Ann")
    chat = app.get_by_role("region", name="Chat")
    say(app, "Give me a form to add a task")
    title = chat.get_by_label("Title")
    title.fill("Half a tho")
    say(app, "Show my tasks")
    widget = chat.locator(".widget").last
    expect(widget).to_contain_text("Buy milk")
    app.get_by_role("button", name="Complete Buy milk").click()
    expect(widget).not_to_contain_text("Buy milk")
    desk.rest("POST", "tasks", title="Water the plants")
    expect(widget).to_contain_text("Water the plants")
    expect(title).to_have_value("Half a tho")
    app.get_by_role("button", name="Undo", exact=True).click()
    expect(widget).to_contain_text("Buy milk")


def test_tasks_are_moved_by_keyboard_and_the_order_is_kept(app: Page) -> None:
    add(app, "One", "Two")
    app.get_by_role("button", name="Two", exact=True).focus()
    app.keyboard.press("Alt+ArrowUp")
    expect(app.locator("[data-task] .words")).to_have_text(["Two", "One"])
    expect(app.get_by_text("Two is now 1 of 2")).to_have_attribute("aria-live", "polite")
    expect(app.get_by_role("button", name="Two", exact=True)).to_be_focused()
    app.reload()
    expect(app.locator("[data-task] .words")).to_have_text(["Two", "One"])


def test_a_task_is_dragged_by_its_handle_and_the_order_is_kept(app: Page, desk: Desk) -> None:
    for title in ("One", "Two", "Three"):
        desk.rest("POST", "tasks", title=title)
    expect(app.locator("[data-task] .words")).to_have_text(["One", "Two", "Three"])
    row = app.locator(".task-row", has_text="Three")
    row.hover()
    row.locator(".handle").drag_to(app.locator(".task-row", has_text="One"), target_position={"x": 60, "y": 4})
    expect(app.locator("[data-task] .words")).to_have_text(["Three", "One", "Two"])
    app.reload()
    expect(app.locator("[data-task] .words")).to_have_text(["Three", "One", "Two"])


def test_of_a_long_list_only_what_is_seen_is_drawn_and_more_is_read_on_the_way(app: Page, desk: Desk) -> None:
    lines = "\n".join(["title", *(f"Task {number:04}" for number in range(500))])
    desk.post("import?format=csv", lines)
    app.get_by_role("link", name="Inbox").click()
    expect(app.locator("[data-task]").first).to_have_text("Task 0000")
    first = app.get_by_role("listitem").filter(has=app.locator("[data-task]")).first
    expect(first).to_have_attribute("aria-setsize", "500")
    box = app.locator(".tasks")
    box.hover()
    last = app.locator("[data-task]", has_text="Task 0499")
    while not last.is_visible():
        drawn = app.locator("[data-task]").last.inner_text()
        box.evaluate("box => box.scrollTo(0, box.scrollHeight)")
        expect(app.locator("[data-task]").last).not_to_have_text(drawn)
    assert app.locator("[data-task]").count() < 100
    last.focus()
    app.keyboard.press("ArrowUp")
    expect(app.locator("[data-task]:focus")).to_have_text("Task 0498")


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
    expect(app.get_by_role("region", name="Reminders")).to_contain_text("5 Mar 2026, 09:00")
    app.get_by_label("Start", exact=True).fill("thursday")
    app.get_by_label("Duration in minutes").fill("45")
    app.get_by_role("button", name="Save").click()
    expect(app.get_by_role("form", name="Change Call Ann")).to_be_hidden()
    (task,) = [each for each in desk.rest("GET", "tasks")["tasks"] if each["title"] == "Call Ann"]
    assert (task["start"], task["duration_minutes"], task["comments"]) == ("2026-03-05", 45, 1)
    expect(app.locator(".task[data-depth='1']")).to_contain_text("Find the number")


def test_a_task_has_files_that_are_opened_taken_away_and_brought_back(app: Page, desk: Desk) -> None:
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


def test_tasks_go_out_as_a_file_and_come_in_after_it_was_told_what_would(app: Page) -> None:
    add(app, "Buy milk")
    app.get_by_role("link", name="Settings").click()
    with app.expect_download() as export:
        app.get_by_role("button", name="Export as CSV").click()
    assert "Buy milk" in export.value.path().read_text()
    with app.expect_file_chooser() as chooser:
        app.get_by_role("button", name="Import a file").click()
    content = b"title,due,list\nCall Ann,2026-03-09,Calls\nPay,no such day,Calls\n"
    chooser.value.set_files([{"name": "old.csv", "mimeType": "text/csv", "buffer": content}])
    report = app.get_by_role("region", name="old.csv")
    expect(report).to_contain_text("2 tasks would come in.")
    expect(report).to_contain_text("New lists: Calls")
    expect(app.get_by_role("link", name="Calls")).to_have_count(0)
    report.get_by_role("button", name="Bring in").click()
    app.get_by_role("link", name="Calls").click()
    expect(app.get_by_role("button", name="Complete Call Ann")).to_be_visible()
    app.get_by_role("button", name="Undo", exact=True).click()
    expect(app.get_by_role("link", name="Calls")).to_have_count(0)


def test_a_calendar_feed_is_read_by_its_address_until_it_is_revoked(app: Page, desk: Desk) -> None:
    desk.rest("POST", "tasks", title="Pay the rent", due="2026-03-10")
    app.get_by_role("link", name="Settings").click()
    app.get_by_role("button", name="Make a feed").click()
    address = app.locator(".made code").inner_text()
    assert "Pay the rent" in app.request.get(address).text()
    app.get_by_role("button", name="Revoke Everything").click()
    expect(app.locator(".made")).to_have_count(0)
    expect(app.get_by_role("button", name="Revoke Everything")).to_have_count(0)
    assert app.request.get(address).status == 404


def test_a_part_of_the_page_that_is_gone_is_told_and_the_rest_goes_on(app: Page) -> None:
    app.route("**/assets/Insight-*.js", lambda route: route.abort())
    app.get_by_role("link", name="Insight").click()
    expect(app.get_by_role("alert")).to_contain_text("new version")
    app.get_by_role("link", name="Inbox").click()
    add(app, "Buy milk")
    expect(app.get_by_role("button", name="Complete Buy milk")).to_be_visible()


def test_several_tasks_are_selected_and_done_with_at_once(app: Page, desk: Desk) -> None:
    desk.post("import?format=csv", "\n".join(["title", *(f"Task {number}" for number in range(8))]))
    app.locator("[data-task]", has_text="Task 0").click(modifiers=["Control"])
    app.locator("[data-task]", has_text="Task 6").click(modifiers=["Shift"])
    bar = app.get_by_role("region", name="7 tasks selected")
    bar.get_by_role("button", name="Complete").click()
    # More than five: it is asked whether it is meant.
    app.get_by_role("dialog").get_by_role("button", name="Do it").click()
    expect(app.locator(".task[data-done]")).to_have_count(7)
    app.get_by_role("button", name="Undo", exact=True).click()
    expect(app.locator(".task[data-done]")).to_have_count(0)
    app.get_by_role("button", name="Redo", exact=True).click()
    expect(app.locator(".task[data-done]")).to_have_count(7)
    app.get_by_role("button", name="Task 7", exact=True).press("x")
    app.get_by_role("button", name="Label…").click()
    app.get_by_label("Name of the label").fill("home")
    app.keyboard.press("Enter")
    expect(app.get_by_role("link", name="home")).to_be_visible()


def test_lists_labels_and_filters_are_kept_changed_and_taken_away(app: Page, desk: Desk) -> None:
    app.get_by_role("button", name="New list").click()
    app.get_by_label("Name of the list").fill("Garden")
    app.keyboard.press("Enter")
    expect(app.get_by_role("heading", name="Garden")).to_be_visible()
    add(app, "Water the roses @outside")
    app.get_by_role("button", name="Edit the list").click()
    sheet = app.get_by_role("dialog")
    sheet.get_by_label("Name").fill("Roses")
    sheet.get_by_label("Green").check(force=True)
    sheet.get_by_role("button", name="Save").click()
    expect(app.get_by_role("heading", name="Roses")).to_be_visible()
    app.keyboard.press("/")
    app.get_by_role("searchbox", name="Search tasks").fill("@outside")
    app.keyboard.press("Enter")
    app.get_by_role("button", name="Keep as a filter").click()
    app.get_by_label("Name of the filter").fill("Outdoors")
    app.keyboard.press("Enter")
    app.get_by_role("link", name="Outdoors").click()
    expect(app.get_by_role("button", name="Complete Water the roses")).to_be_visible()
    app.get_by_role("button", name="Edit the filter").click()
    app.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(app.get_by_role("link", name="Outdoors")).to_be_hidden()
    app.get_by_role("link", name="Roses").click()
    app.get_by_role("button", name="Edit the list").click()
    held: list[Route] = []
    app.route(re.compile("/api/v1/lists/"), lambda route: held.append(route))
    app.get_by_role("dialog").get_by_role("button", name="put its tasks into the trash").click()
    app.get_by_role("link", name="Trash").click()
    expect(app.get_by_text("The trash is empty.")).to_be_visible()
    held[0].continue_()
    app.unroute_all()
    app.get_by_role("button", name="Bring back Roses").click()
    expect(app.get_by_role("link", name="Roses")).to_be_visible()


def test_a_token_is_shown_once_and_the_page_speaks_german(app: Page) -> None:
    app.get_by_role("link", name="Settings").click()
    app.get_by_role("textbox", name="Make a token").fill("laptop")
    app.keyboard.press("Enter")
    expect(app.locator(".made code")).to_contain_text("sdt_")
    app.get_by_role("button", name="Revoke laptop").click()
    expect(app.get_by_text("revoked")).to_be_visible()
    app.get_by_label("Language").select_option("de")
    expect(app.get_by_role("heading", name="Einstellungen")).to_be_visible()
    expect(app.get_by_role("button", name="Zeige meine Aufgaben")).to_be_visible()
    app.reload()
    expect(app.get_by_role("link", name="Papierkorb")).to_be_visible()
    expect(app.locator(".made")).to_have_count(0)


def test_a_list_that_is_deleted_while_it_is_looked_at_says_so(app: Page, desk: Desk) -> None:
    garden = desk.rest("POST", "lists", name="Garden")["id"]
    app.get_by_role("link", name="Garden").click()
    app.get_by_text("No tasks here yet.").wait_for()
    desk.rest("DELETE", f"lists/{garden}?tasks=trash")
    expect(app.get_by_text("This is not there any more")).to_be_visible()
    expect(app.get_by_role("button", name="Add a task", exact=True)).to_have_count(1)  # the chat's own


def test_a_query_that_cannot_be_read_is_shown_where_it_fails(app: Page) -> None:
    app.keyboard.press("/")
    app.get_by_role("searchbox", name="Search tasks").fill("p1 & (today")
    app.keyboard.press("Enter")
    expect(app.get_by_role("alert").locator("mark")).to_be_visible()


@pytest.mark.parametrize(("look", "width"), [("light", 1440), ("dark", 390), ("forced", 1440)])
def test_every_view_can_be_used_by_all(app: Page, desk: Desk, look: str, width: int) -> None:
    if look == "forced":
        app.emulate_media(forced_colors="active", reduced_motion="reduce")
    else:
        app.emulate_media(color_scheme="dark" if look == "dark" else "light", reduced_motion="reduce")
    app.set_viewport_size({"width": width, "height": 900})
    desk.rest("POST", "lists", name="Home", color="green")
    desk.rest("POST", "tasks", title="Pay the rent", due="2026-03-03", priority="p1", labels=["money"])
    for title in ("Old idea", "Call Ann", "לקנות חלב"):
        desk.rest("POST", "tasks", title=title, due="2026-03-04")
    desk.rest("DELETE", "tasks/" + desk.rest("GET", "tasks?search=Old")["tasks"][0]["id"])
    app.get_by_role("button", name="Complete Call Ann").click()
    expect(app.get_by_role("button", name="Reopen Call Ann")).to_be_visible()
    app.get_by_role("button", name="Pay the rent", exact=False, expanded=False).click()
    app.get_by_role("region", name="Comments").wait_for()
    assert findings(app) == ""
    app.keyboard.press("Escape")
    app.locator("[data-task]").first.press("x")
    app.get_by_role("button", name="Label…").click()
    assert findings(app) == ""
    app.get_by_role("button", name="Clear the selection").click()
    for view in ("Today", "Insight", "Activity", "Trash", "Settings", "Search", "Home"):
        go_to(app, view)
        app.locator(".tasks:not([aria-busy=true])").get_by_role("heading", name=view, exact=True).wait_for()
        assert findings(app) == "", view
    app.get_by_role("button", name="Edit the list").click()
    assert findings(app) == ""


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_every_view_fits_the_screen(app: Page, width: int) -> None:
    add(app, "Water the plants every tuesday at 17:00 @home", "Call Ann yesterday p1", "Read " + "a long book " * 12)
    app.set_viewport_size({"width": width, "height": 900})
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for view in ("Today", "Upcoming", "Inbox", "Insight", "Activity", "Trash", "Settings"):
        go_to(app, view)
        expect(app.get_by_role("heading", name=view, exact=True)).to_be_visible()
        assert app.evaluate("document.documentElement.scrollWidth") <= width
        app.screenshot(path=SCREENSHOTS / f"app-{width}-{view.lower()}.png")
