"""Settings, keys, tokens, files out and in."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import findings
from tests.browser.desk import Desk, add
from tests.flows.live import LiveServer


def test_a_key_leads_to_the_chat_wherever_it_was(app: Page) -> None:
    chat = app.get_by_role("region", name="Chat")
    chat.get_by_role("button", name="History").click()
    chat.get_by_role("button", name="Close history").focus()
    app.keyboard.press("c")
    expect(chat.locator(".composer").get_by_role("textbox")).to_be_focused()
    app.keyboard.type("Show my tasks")
    expect(chat.locator(".composer").get_by_role("textbox")).to_have_value("Show my tasks")


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


def test_a_zip_takes_tasks_out_and_knows_them_again_when_it_comes_in(app: Page) -> None:
    add(app, "Buy milk")
    app.get_by_role("link", name="Settings").click()
    with app.expect_download() as export:
        app.get_by_role("button", name="Export as ZIP").click()
    packed = export.value.path().read_bytes()
    with app.expect_file_chooser() as chooser:
        app.get_by_role("button", name="Import a file").click()
    chooser.value.set_files([{"name": "all.zip", "mimeType": "application/zip", "buffer": packed}])
    report = app.get_by_role("region", name="all.zip")
    expect(report).to_contain_text("nothing new. 1 task came in before.")
    expect(report.get_by_role("button", name="Bring in")).to_be_disabled()


def test_a_calendar_feed_is_read_by_its_address_until_it_is_revoked(app: Page, desk: Desk) -> None:
    desk.rest("POST", "tasks", title="Pay the rent", due="2026-03-10")
    app.get_by_role("link", name="Settings").click()
    app.get_by_role("button", name="Make a feed").click()
    address = app.locator(".made code").inner_text()
    assert "Pay the rent" in app.request.get(address).text()
    feeds = re.compile("/api/v1/feeds/")
    desk.expected.append("503")
    app.route(feeds, lambda route: route.fulfill(status=503, json={"title": "Service Unavailable", "status": 503}))
    app.get_by_role("button", name="Revoke Everything").click()
    expect(app.get_by_role("region", name="Calendar feeds").get_by_role("alert")).to_be_visible()
    expect(app.locator(".made")).to_have_count(1)
    app.unroute(feeds)
    app.get_by_role("button", name="Revoke Everything").click()
    expect(app.locator(".made")).to_have_count(0)
    expect(app.get_by_role("button", name="Revoke Everything")).to_have_count(0)
    assert app.request.get(address).status == 404


def test_a_token_is_shown_once_and_the_page_speaks_german(app: Page) -> None:
    app.get_by_role("link", name="Settings").click()
    app.get_by_role("textbox", name="Make a token").fill("laptop")
    app.keyboard.press("Enter")
    expect(app.locator(".made code")).to_contain_text("sdt_")
    app.get_by_role("button", name="Revoke laptop").click()
    expect(app.get_by_text("revoked")).to_be_visible()
    app.get_by_label("Language").select_option("de")
    expect(app.get_by_role("heading", name="Einstellungen")).to_be_visible()
    expect(app.get_by_text("offline (eingebaut, ohne Sprachmodell)")).to_be_visible()
    expect(app.get_by_role("button", name="Zeige meine Aufgaben")).to_be_visible()
    app.reload()
    expect(app.get_by_role("link", name="Papierkorb")).to_be_visible()
    expect(app.locator(".made")).to_have_count(0)


def test_a_browser_in_another_zone_is_offered_it_once_and_told_what_it_means(app: Page, desk: Desk) -> None:
    offer = app.get_by_text("this browser is in Europe/Berlin")
    app.get_by_role("link", name="Settings").click()
    expect(app.get_by_label("Time zone")).to_have_value("Europe/Berlin")
    expect(app.get_by_text("Model that answers: offline (built in, no LLM)")).to_be_visible()
    expect(offer).to_have_count(0)
    desk.rest("PATCH", "me", time_zone="UTC")
    desk.rest("POST", "tasks", title="Supper", due="2026-12-01T19:00Z")
    app.reload()
    expect(offer).to_have_text("Times are shown in UTC; this browser is in Europe/Berlin.")
    assert findings(app) == ""
    app.get_by_role("button", name="Use Europe/Berlin").click()
    told = app.locator(".zone-offer")
    expect(told).to_contain_text("Your days are now those of Europe/Berlin.")
    expect(told).to_contain_text("what was at 19:00 (UTC) shows as 20:00.")
    told.get_by_role("button", name="Dismiss").click()
    expect(told).to_be_hidden()
    assert desk.rest("GET", "me")["time_zone"] == "Europe/Berlin"


def test_the_zone_that_is_kept_or_chosen_is_not_asked_about_again(app: Page, desk: Desk) -> None:
    desk.rest("PATCH", "me", time_zone="UTC")
    app.reload()
    app.get_by_role("button", name="Keep UTC").click()
    expect(app.locator(".zone-offer")).to_be_hidden()
    app.reload()
    app.get_by_role("link", name="Settings").click()
    expect(app.get_by_label("Time zone")).to_have_value("UTC")
    expect(app.locator(".zone-offer")).to_be_hidden()
    desk.rest("PATCH", "me", settings={"zone_asked": None})
    app.get_by_label("Time zone").select_option("Asia/Tokyo")
    expect(app.get_by_text("Your days are now those of Asia/Tokyo.")).to_be_visible()
    app.reload()
    expect(app.get_by_label("Time zone")).to_have_value("Asia/Tokyo")
    expect(app.locator(".zone-offer")).to_be_hidden()


def test_an_account_is_deleted_by_whoever_types_its_name(app: Page, desk: Desk) -> None:
    name = desk.rest("GET", "me")["name"]
    app.get_by_role("link", name="Settings").click()
    app.get_by_role("button", name="Delete your account").click()
    sheet = app.get_by_role("dialog")
    sure = sheet.get_by_role("button", name="Delete your account")
    sheet.get_by_role("textbox").fill("somebody else")
    expect(sure).to_be_disabled()
    sheet.get_by_role("textbox").fill(name)
    sure.click()
    expect(app.get_by_label("Your token")).to_be_visible()
    assert desk.office.http.get("/api/v1/me", headers={"Authorization": f"Bearer {desk.token}"}).status_code == 401


def test_demo_mode_says_which_token_there_is_and_how_to_go_on_with_an_account(
    context: BrowserContext, server: LiveServer
) -> None:
    page = context.new_page()
    page.goto(f"{server.url}/?view=settings")
    expect(page.get_by_role("region", name="Tokens").get_by_role("code")).to_have_text("test-token")
    account = page.get_by_role("region", name="Account")
    expect(account.get_by_role("code")).to_have_text("saydone user add NAME --adopt-demo")
    expect(account.get_by_role("button")).to_have_count(0)
