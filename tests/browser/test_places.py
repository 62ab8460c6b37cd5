"""Lists, labels, filters and searches: made, changed, gone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, add, held


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
    expect(sheet).to_have_count(0)
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
    with held(app, re.compile("/api/v1/lists/")) as asked:
        app.get_by_role("dialog").get_by_role("button", name="put its tasks into the trash").click()
    app.get_by_role("link", name="Trash").click()
    expect(app.get_by_text("The trash is empty.")).to_be_visible()
    asked[0].continue_()
    app.unroute_all()
    app.get_by_role("button", name="Bring back Roses").click()
    expect(app.get_by_role("link", name="Roses")).to_be_visible()


def test_the_trash_says_what_was_deleted_and_how_long_it_is_kept(app: Page, desk: Desk) -> None:
    garden = desk.rest("POST", "lists", name="Garden")["id"]
    roses = desk.rest("POST", "tasks", title="Prune the roses", list=garden, due="2026-03-20")["id"]
    desk.rest("DELETE", f"tasks/{roses}")
    app.get_by_role("link", name="Trash").click()
    expect(app.get_by_text("What is deleted stays here for 30 days, and is then gone for good.")).to_be_visible()
    entry = app.get_by_role("listitem").filter(has_text="Prune the roses")
    expect(entry).to_contain_text("Garden")
    expect(entry).to_contain_text("20 Mar")
    expect(entry).to_contain_text(re.compile(r"Deleted: .+\. Kept until .+\."))


def test_a_list_that_is_deleted_while_it_is_looked_at_says_so(app: Page, desk: Desk) -> None:
    garden = desk.rest("POST", "lists", name="Garden")["id"]
    app.get_by_role("link", name="Garden").click()
    app.get_by_text("Add one above").wait_for()
    desk.rest("DELETE", f"lists/{garden}?tasks=trash")
    expect(app.get_by_text("There is nothing at this address")).to_be_visible()
    expect(app.get_by_role("button", name="Add a task", exact=True)).to_have_count(1)  # the chat's own


def test_a_query_that_cannot_be_read_is_shown_where_it_fails(app: Page, desk: Desk) -> None:
    desk.expected += ["422 (Unprocessable"]
    app.keyboard.press("/")
    app.get_by_role("searchbox", name="Search tasks").fill("p1 & (today")
    app.keyboard.press("Enter")
    expect(app.get_by_role("alert").locator("mark")).to_be_visible()


def test_the_order_and_the_headings_of_a_view_are_chosen_and_kept(app: Page, desk: Desk) -> None:
    for title, priority in (("Beets", "p4"), ("Apples", "p1"), ("Carrots", "p4")):
        desk.rest("POST", "tasks", title=title, priority=priority)
    titles = app.locator("[data-task] .words")
    expect(titles).to_have_text(["Beets", "Apples", "Carrots"])
    app.get_by_role("button", name="Sort and group").click()
    expect(app.get_by_label("Sort by").locator("option:checked")).to_have_text("as usual: your own")
    app.get_by_label("Sort by").select_option("title")
    expect(titles).to_have_text(["Apples", "Beets", "Carrots"])
    app.get_by_label("Group by").select_option("priority")
    app.reload()
    expect(app.get_by_role("heading", name="P1 – urgent")).to_be_visible()
    expect(app.get_by_role("region", name="P4 – normal").locator("[data-task] .words")).to_have_text(
        ["Beets", "Carrots"]
    )
    app.get_by_role("link", name="Today").click()
    app.get_by_role("link", name="Inbox").click()
    app.get_by_role("button", name="Sort and group").click()
    app.get_by_role("button", name="Reset").click()
    expect(titles).to_have_text(["Beets", "Apples", "Carrots"])


@pytest.mark.parametrize("view", ["label:never", "list:999999", "filter:999999"])
def test_what_was_never_there_is_told_calmly_and_leads_on(desk: Desk, view: str) -> None:
    page = desk.open(view)
    expect(page.get_by_role("heading", name="Not here")).to_be_visible()
    expect(page.get_by_role("button", name="Add a task", exact=True)).to_have_count(1)  # the chat's own
    page.get_by_role("link", name="Go to Today").click()
    expect(page.get_by_role("heading", name="Today")).to_be_visible()


def test_words_are_looked_for_while_they_are_typed_and_conditions_when_they_are_asked_for(app: Page) -> None:
    add(app, "Go swimming", "Buy milk")
    app.get_by_role("link", name="Search").click()
    box = app.get_by_role("searchbox", name="Search tasks")
    box.press_sequentially("milk")
    expect(app.locator("[data-task] .words")).to_have_text(["Buy milk"])
    expect(box).to_be_focused()
    expect(box).to_have_value("milk")
    box.fill("no date & swim")
    expect(app.get_by_role("button", name="Complete Buy milk")).to_be_visible()
    box.press("Enter")
    expect(app.locator("[data-task] .words")).to_have_text(["Go swimming"])
    app.go_back()
    expect(box).to_have_value("milk")
    app.go_back()
    expect(app.get_by_role("heading", name="Inbox")).to_be_visible()


def test_a_misspelt_search_shows_what_comes_near_and_a_name_that_there_is_not_is_said(app: Page) -> None:
    add(app, "Go swimming")
    app.get_by_role("link", name="Search").click()
    box = app.get_by_role("searchbox", name="Search tasks")
    box.fill("swiming")
    box.press("Enter")
    expect(app.get_by_text("No task has “swiming”; these come near.")).to_be_visible()
    expect(app.get_by_role("button", name="Complete Go swimming")).to_be_visible()
    box.fill("#Nowhere")
    box.press("Enter")
    expect(app.get_by_text("There is no list “Nowhere”.")).to_be_visible()
    expect(app.get_by_text("these come near")).to_have_count(0)


def test_a_task_without_a_date_does_not_break_what_comes(app: Page, desk: Desk) -> None:
    desk.rest("POST", "tasks", title="Some time")
    desk.rest("POST", "tasks", title="Soon", due="tomorrow")
    expect(app.locator("[data-task]")).to_have_count(2)
    app.keyboard.press("u")
    expect(app.locator("[data-task] .words")).to_have_text(["Soon"])
    app.locator("[data-task]", has_text="Soon").click()
    app.get_by_role("textbox", name="Due").fill("")
    app.get_by_role("button", name="Save").click()
    expect(app.get_by_text("Nothing is due after today. A day in a task’s line")).to_be_visible()
    expect(app.get_by_role("region", name="Tasks")).to_be_focused()


def test_the_keyboard_goes_on_at_the_next_task_when_a_change_takes_one_out_of_the_view(app: Page, desk: Desk) -> None:
    for title in ("One", "Two"):
        desk.rest("POST", "tasks", title=title, due="tomorrow")
    app.keyboard.press("u")
    app.locator("[data-task]", has_text="One").click()
    app.get_by_role("textbox", name="Due").fill("")
    app.keyboard.press("Enter")
    expect(app.locator("[data-task]", has_text="Two")).to_be_focused()
    app.get_by_role("button", name="Complete Two").press("Enter")
    expect(app.get_by_role("region", name="Tasks")).to_be_focused()


def test_the_way_to_a_place_that_is_opened_by_its_address_is_in_sight(desk: Desk) -> None:
    for ten in range(4):
        desk.rest("POST", "tasks", title="Call Ann", labels=[f"label {ten}{number}" for number in range(10)])
    page = desk.open("label:label 39")
    expect(page.get_by_role("link", name="label 39", exact=True)).to_be_in_viewport(ratio=1)


def test_a_list_that_is_made_late_does_not_lead_there_who_went_elsewhere_since(app: Page, desk: Desk) -> None:
    app.get_by_role("button", name="New list").click()
    app.get_by_label("Name of the list").fill("Garden")
    with held(app, re.compile("/api/v1/lists$")) as asked:
        app.keyboard.press("Enter")
        app.get_by_role("link", name="Upcoming").click()
    expect(app.get_by_role("heading", name="Upcoming", level=2)).to_be_visible()
    asked[0].continue_()
    expect(app.get_by_role("link", name="Garden")).to_be_visible()
    expect(app.get_by_role("heading", name="Upcoming", level=2)).to_be_visible()
