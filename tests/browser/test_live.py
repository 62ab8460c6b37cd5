"""What happens elsewhere, and when the server or the network does not answer."""

from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, add, say


def test_activity_says_who_did_it_and_stays_as_far_as_it_was_read(app: Page, desk: Desk) -> None:
    say(app, "Add a task to buy milk")
    for number in range(100):
        desk.rest("POST", "lists", name=f"List {number}")
    app.get_by_role("link", name="Activity").click()
    app.get_by_role("button", name="Show more").click()
    milk = app.get_by_role("listitem").filter(has_text="Added “buy milk”")
    expect(milk).to_contain_text("by the assistant")
    desk.rest("POST", "tasks", title="Call Ann")
    expect(app.get_by_role("listitem").filter(has_text="Added “Call Ann”")).to_contain_text("in the task list")
    expect(milk).to_be_visible()


def test_what_the_assistant_adds_shows_at_once(app: Page) -> None:
    app.get_by_role("region", name="Chat").get_by_role("textbox").fill("Add a task to buy milk")
    app.keyboard.press("Enter")
    expect(app.get_by_role("button", name="Complete buy milk")).to_be_visible()


def test_what_another_program_changes_shows_at_once_and_after_an_outage(app: Page, desk: Desk) -> None:
    desk.rest("POST", "tasks", title="Water the plants")
    expect(app.get_by_role("button", name="Complete Water the plants")).to_be_visible()
    desk.expected += ["ERR_INTERNET_DISCONNECTED"]
    desk.context.set_offline(True)
    desk.rest("POST", "tasks", title="Feed the cat")
    desk.context.set_offline(False)
    expect(app.get_by_role("button", name="Complete Feed the cat")).to_be_visible()


def test_without_a_connection_the_page_says_so_and_catches_up_by_itself(app: Page, desk: Desk) -> None:
    add(app, "Water the plants")
    desk.expected += ["ERR_INTERNET_DISCONNECTED"]
    desk.context.set_offline(True)
    expect(app.get_by_role("status").filter(has_text="No connection")).to_be_visible()
    app.get_by_role("button", name="Complete Water the plants").click()
    expect(app.get_by_text("The server cannot be reached.")).to_have_count(1)
    expect(app.get_by_role("button", name="Complete Water the plants")).to_be_visible()
    app.get_by_role("button", name="Dismiss").click()
    app.get_by_role("link", name="Today").click()
    # It is told once.
    expect(app.locator(".trouble")).to_have_count(1)
    expect(app.get_by_role("alert")).to_have_count(0)
    desk.rest("POST", "tasks", title="Feed the cat", due="today")
    desk.context.set_offline(False)
    expect(app.get_by_role("button", name="Complete Feed the cat")).to_be_visible()
    expect(app.get_by_role("alert")).to_have_count(0)
    expect(app.get_by_role("status").filter(has_text="No connection")).to_have_count(0)


def test_a_server_that_is_not_there_yet_is_found_by_itself(desk: Desk) -> None:
    desk.expected += ["ERR_FAILED"]
    page = desk.context.new_page()
    page.route("**/api/v1/**", lambda asked: asked.abort())
    page.goto(desk.office.url)
    expect(page.get_by_role("alert")).to_have_text("The server does not answer. Is it running?")
    page.unroute("**/api/v1/**")
    page.get_by_role("heading", name="Today").wait_for()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_view_that_could_not_be_read_is_read_once_the_server_is_back(app: Page, desk: Desk) -> None:
    desk.expected += ["ERR_FAILED"]
    desk.rest("POST", "tasks", title="Feed the cat", due="today")
    for path, view, there in (
        ("tasks?", "Today", app.get_by_role("button", name="Complete Feed the cat")),
        ("insight?", "Insight", app.get_by_role("img").first),
    ):
        app.route(f"**/api/v1/{path}*", lambda asked: asked.abort())
        app.get_by_role("link", name=view).click()
        expect(app.get_by_role("alert")).to_contain_text("The server cannot be reached.")
        app.unroute(f"**/api/v1/{path}*")
        expect(there).to_be_visible()
        expect(app.get_by_role("alert")).to_have_count(0)


def test_that_there_is_no_connection_lies_over_nothing_that_can_be_used(app: Page, desk: Desk) -> None:
    app.set_viewport_size({"width": 390, "height": 844})
    desk.expected += ["ERR_INTERNET_DISCONNECTED"]
    desk.context.set_offline(True)
    expect(app.get_by_role("status").filter(has_text="No connection")).to_be_visible()
    app.get_by_role("button", name="Sort and group").click(trial=True)
    app.get_by_role("button", name="Chat", exact=True).click()
    app.get_by_role("button", name="History").click(trial=True)
    expect(app.get_by_role("button", name="Tasks", exact=True)).to_be_in_viewport(ratio=1)
    desk.context.set_offline(False)
    expect(app.get_by_role("status").filter(has_text="No connection")).to_have_count(0)


def test_a_token_that_ends_is_asked_for_again_and_nothing_typed_is_lost(app: Page, desk: Desk) -> None:
    (token,) = desk.rest("GET", "tokens")["tokens"]
    other = desk.rest("POST", "tokens", label="another")["token"]
    app.get_by_role("button", name="Add a task", exact=True).first.click()
    app.get_by_label("Add a task", exact=True).fill("Half a thou")
    message = app.get_by_role("region", name="Chat").locator(".composer").get_by_role("textbox")
    message.fill("Show my tasks")
    desk.expected += ["401 (Unauthorized"]
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


def test_whoever_signs_out_in_one_tab_is_signed_out_in_all(desk: Desk) -> None:
    one, two = desk.open(), desk.open("settings")
    two.get_by_role("button", name="Sign out").click()
    expect(two.get_by_label("Your token")).to_be_visible()
    expect(one.get_by_label("Your token")).to_be_visible()
    expect(one.get_by_role("navigation", name="Views")).to_have_count(0)


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


def test_a_part_of_the_page_that_is_gone_is_told_and_the_rest_goes_on(app: Page, desk: Desk) -> None:
    desk.expected += ["ERR_FAILED", "/assets/Insight-"]
    app.route("**/assets/Insight-*.js", lambda route: route.abort())
    app.get_by_role("link", name="Insight").click()
    expect(app.get_by_role("alert")).to_contain_text("new version")
    app.get_by_role("link", name="Inbox").click()
    add(app, "Buy milk")
    expect(app.get_by_role("button", name="Complete Buy milk")).to_be_visible()
