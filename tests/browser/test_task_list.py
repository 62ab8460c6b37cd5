"""A list of tasks: ticked, moved, dragged, selected, and drawn as far as it is seen."""

import re

from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, add, held, say


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


def test_a_double_click_completes_one_occurrence_and_one_task(app: Page, desk: Desk) -> None:
    desk.rest("POST", "tasks", title="Water the plants", due="every day", start="2026-03-01")
    app.get_by_role("button", name="Complete Water the plants").dblclick()
    expect(app.get_by_role("status").filter(has_text="Done for now")).to_be_visible()
    for title in ("One", "Two", "Three"):
        desk.rest("POST", "tasks", title=title)
    say(app, "Show my tasks")
    widget = app.get_by_role("region", name="Chat").locator(".widget")
    widget.get_by_role("button", name="Complete").last.dblclick()
    expect(widget.get_by_role("button", name="Complete")).to_have_count(3)  # while a click is under way nothing is said
    say(app, "What is overdue?")
    told = [each["sentence"] for each in desk.rest("GET", "history")["operations"]]
    done = [sentence for sentence in told if sentence.startswith("Completed")]
    assert done == ["Completed “Three”.", "Completed “Water the plants”."]


def test_a_tick_shows_before_the_server_has_answered_and_goes_back_when_it_refuses(app: Page, desk: Desk) -> None:
    desk.rest("POST", "tasks", title="Feed the cat")
    desk.expected += ["422 (Unprocessable"]
    with held(app, re.compile("/complete$")) as asked:
        app.get_by_role("button", name="Complete Feed the cat").click()
    expect(app.get_by_role("button", name="Reopen Feed the cat")).to_be_visible()
    # What is read meanwhile does not know of it.
    desk.rest("POST", "tasks", title="Water the plants")
    expect(app.get_by_role("button", name="Complete Water the plants")).to_be_visible()
    expect(app.get_by_role("button", name="Reopen Feed the cat")).to_be_visible()
    asked[0].fulfill(status=422, json={"detail": "Not today."})
    expect(app.get_by_role("status").filter(has_text="Not today.")).to_be_visible()
    expect(app.get_by_role("button", name="Complete Feed the cat")).to_be_visible()


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


def test_a_task_that_is_dropped_just_outside_of_the_list_is_its_first_or_last(app: Page, desk: Desk) -> None:
    one = desk.rest("POST", "tasks", title="One")
    for title in ("Two", "Three"):
        desk.rest("POST", "tasks", title=title)
    desk.rest("POST", "tasks", title="Below three", parent=str(int(one["id"]) + 2))
    rows = app.locator(".task-row")
    expect(app.locator("[data-task] .words")).to_have_text(["One", "Two", "Three", "Below three"])
    for dragged, at, down_by, edge, order in (
        (0, 3, 40, "end", ["Two", "Three", "Below three", "One"]),
        (3, 0, -40, "top", ["One", "Two", "Three", "Below three"]),
    ):
        rows.nth(dragged).hover()
        rows.nth(dragged).locator(".handle").hover()
        app.mouse.down()
        box = rows.nth(at).bounding_box()
        assert box is not None
        x, y = box["x"] + 40, box["y"] + (down_by if down_by < 0 else box["height"] + down_by)
        app.mouse.move(x, y, steps=4)
        expect(rows.nth(at)).to_have_attribute("data-edge", edge)
        app.mouse.up()
        expect(app.locator("[data-task] .words")).to_have_text(order)
    assert desk.rest("GET", f"tasks/{one['id']}")["parent"] is None


def test_of_a_long_list_only_what_is_seen_is_drawn_and_more_is_read_on_the_way(app: Page, desk: Desk) -> None:
    lines = "\n".join(["title", *(f"Task {number:04}" for number in range(500))])
    desk.post("import?format=csv", lines)
    app.get_by_role("link", name="Inbox").click()
    expect(app.locator("[data-task]").first).to_have_text("Task 0000")
    first = app.get_by_role("listitem").filter(has=app.locator("[data-task]")).first
    expect(first).to_have_attribute("aria-setsize", "500")
    scroll_to_the_end(app, "Task 0499")
    last = app.locator("[data-task]", has_text="Task 0499")
    assert app.locator("[data-task]").count() < 100
    last.focus()
    app.keyboard.press("ArrowUp")
    expect(app.locator("[data-task]:focus")).to_have_text("Task 0498")


def test_far_down_a_long_list_a_change_reads_one_page_and_the_head_tells_how_many_are_left(
    app: Page, desk: Desk
) -> None:
    desk.post("import?format=csv", "\n".join(["title", *(f"Task {number:04}" for number in range(1_240))]))
    app.get_by_role("link", name="Inbox").click()
    count = app.locator(".tasks-head .count")
    expect(count).to_have_text("1,240")
    scroll_to_the_end(app, "Task 1239")
    # All that is seen is of the last page by now.
    pages: set[str] = set()
    app.on("request", lambda asked: pages.add(asked.url) if "/api/v1/tasks?" in asked.url else None)
    with app.expect_response(re.compile(r"/api/v1/tasks\?")):  # the tick shows before
        app.get_by_role("button", name="Complete Task 1235").click()
    expect(count).to_have_text("1,239")
    expect(app.locator(".heading")).to_have_text("Completed 1")
    assert len(pages) == 1
    # What was done elsewhere is read where it is looked at, and the rest on the way there.
    first = desk.rest("GET", "tasks?search=Task+0000&sort=title")["tasks"][0]
    desk.rest("PATCH", f"tasks/{first['id']}", title="Changed elsewhere")
    app.locator(".tasks").evaluate("box => box.scrollTo(0, 0)")
    expect(app.locator("[data-task]").first).to_have_text("Changed elsewhere")
    scroll_to_the_end(app, "Task 1235")
    expect(count).to_have_text("1,239")


def test_who_comes_to_the_end_of_a_list_while_it_is_read_anew_gets_the_rest(app: Page, desk: Desk) -> None:
    desk.post("import?format=csv", "\n".join(["title", *(f"Task {number:04}" for number in range(150))]))
    expect(app.locator(".tasks-head .count")).to_have_text("150")
    with held(app, re.compile(r"/api/v1/tasks\?")) as asked:
        desk.rest("POST", "lists", name="Garden")
    app.locator(".tasks").evaluate("box => box.scrollTo(0, box.scrollHeight)")
    expect(app.locator("[data-task]").last).to_have_text("Task 0099")
    asked[0].continue_()
    app.unroute_all()
    scroll_to_the_end(app, "Task 0149")


def scroll_to_the_end(page: Page, title: str) -> None:
    while (drawn := page.locator("[data-task]").last.inner_text()) != title:
        page.locator(".tasks").evaluate("box => box.scrollTo(0, box.scrollHeight)")
        expect(page.locator("[data-task]").last).not_to_have_text(drawn)


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


def test_whatever_is_closed_by_escape_gives_the_focus_back(app: Page, desk: Desk) -> None:
    for title in ("One", "Two"):
        desk.rest("POST", "tasks", title=title)
    app.get_by_role("button", name="One", exact=True).press("x")
    label = app.get_by_role("region", name="1 task selected").get_by_role("button", name="Label…")
    label.press("Enter")
    expect(app.get_by_label("Name of the label")).to_be_focused()
    app.keyboard.press("Escape")
    expect(label).to_be_focused()
    app.keyboard.press("?")
    expect(app.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    app.keyboard.press("Escape")
    expect(app.get_by_role("dialog")).to_have_count(0)
    expect(label).to_be_focused()
    app.keyboard.press("Escape")
    expect(app.get_by_role("region", name="1 task selected")).to_have_count(0)
    expect(app.locator("[data-task]:focus")).to_contain_text("One")
    app.get_by_role("button", name="Complete One").press("Enter")
    undo = app.get_by_role("button", name="Undo", exact=True)
    undo.focus()
    app.keyboard.press("Escape")
    expect(undo).to_have_count(0)
    expect(app.locator(".tasks:focus, .tasks :focus")).to_have_count(1)


def test_selected_tasks_are_moved_by_a_choice_and_not_on_the_way_to_it(app: Page, desk: Desk) -> None:
    for name in ("Garden", "Work"):
        desk.rest("POST", "lists", name=name)
    for title in ("One", "Two", "Three"):
        desk.rest("POST", "tasks", title=title)
    expect(app.locator("[data-task]")).to_have_count(3)
    expect(app.get_by_role("link", name="Work")).to_be_visible()  # the menu has it
    app.get_by_role("button", name="One", exact=True).press("x")
    bar = app.get_by_role("region", name="1 task selected")
    bar.get_by_role("button", name="Move to…").press("Enter")
    expect(app.get_by_role("menuitem", name="Inbox")).to_be_focused()
    app.keyboard.press("ArrowDown")
    expect(app.get_by_role("menuitem", name="Garden")).to_be_focused()
    app.keyboard.press("Escape")
    expect(bar.get_by_role("button", name="Move to…")).to_be_focused()
    expect(app.locator("[data-task]")).to_have_count(3)
    app.keyboard.press("Enter")
    expect(app.get_by_role("menuitem", name="Inbox")).to_be_focused()
    app.keyboard.press("w")
    app.keyboard.press("Enter")
    expect(app.get_by_role("status").filter(has_text="Moved 1 task to “Work”")).to_be_visible()
    expect(app.locator("[data-task] .words")).to_have_text(["Two", "Three"])
    expect(app.locator("[data-task]:focus")).to_contain_text("Two")


def test_down_leads_to_the_first_task_after_a_change_of_view(app: Page, desk: Desk) -> None:
    for title in ("One", "Two"):
        desk.rest("POST", "tasks", title=title, due="today")
    expect(app.locator("[data-task]")).to_have_count(2)
    app.keyboard.press("t")
    expect(app.get_by_role("heading", name="Today")).to_be_visible()
    expect(app.locator("[data-task]")).to_have_count(2)
    app.keyboard.press("ArrowDown")
    expect(app.locator("[data-task]:focus")).to_contain_text("One")
    app.get_by_role("link", name="Inbox").click()
    expect(app.get_by_role("heading", name="Inbox")).to_be_visible()
    expect(app.locator("[data-task]")).to_have_count(2)
    app.keyboard.press("ArrowDown")
    expect(app.locator("[data-task]:focus")).to_contain_text("One")


def test_a_subtask_that_is_dragged_among_tasks_is_said_to_be_none_and_can_go_back(app: Page, desk: Desk) -> None:
    trip = desk.rest("POST", "tasks", title="Plan the trip")
    desk.rest("POST", "tasks", title="Book a room", parent=trip["id"])
    desk.rest("POST", "tasks", title="Water the plants")
    expect(app.locator(".task[data-depth='1']")).to_have_count(1)
    row = app.locator(".task-row", has_text="Book a room")
    row.hover()
    row.locator(".handle").drag_to(
        app.locator(".task-row", has_text="Water the plants"), target_position={"x": 60, "y": 40}
    )
    told = app.get_by_role("status").filter(has_text="“Book a room” is no longer a subtask of “Plan the trip”")
    expect(told).to_be_visible()
    expect(app.locator(".task[data-depth='1']")).to_have_count(0)
    told.get_by_role("button", name="Undo").click()
    expect(app.locator(".task[data-depth='1']")).to_have_count(1)


def test_the_task_that_has_the_focus_is_nested_completed_and_deleted_by_keys(app: Page, desk: Desk) -> None:
    for title in ("One", "Two", "Three"):
        desk.rest("POST", "tasks", title=title)
    rows = app.locator("[data-task]")
    expect(rows).to_have_count(3)
    app.locator("[data-task]", has_text="Two").focus()
    app.keyboard.press("Alt+ArrowRight")
    expect(app.locator(".task[data-depth='1']")).to_contain_text("Two")
    expect(app.get_by_role("status").filter(has_text="now a subtask of “One”")).to_be_visible()
    expect(app.locator("[data-task]", has_text="Two")).to_be_focused()
    app.keyboard.press("Alt+ArrowLeft")
    expect(app.locator(".task[data-depth='1']")).to_have_count(0)
    expect(app.locator("[data-task]", has_text="Two")).to_be_focused()
    expect(app.locator(".count").first).to_have_text("3")
    app.keyboard.press("d")
    expect(app.get_by_role("button", name="Reopen Two")).to_be_visible()
    expect(app.locator(".count").first).to_have_text("2")
    app.locator("[data-task]", has_text="Three").focus()
    app.keyboard.press("Delete")
    expect(app.locator("[data-task] .words")).to_have_text(["One", "Two"])


def test_where_tasks_stand_by_date_a_key_that_moves_them_says_why_it_does_not(app: Page, desk: Desk) -> None:
    desk.rest("POST", "tasks", title="Soon", due="tomorrow", priority="p1")
    app.keyboard.press("u")
    row = app.locator("[data-task]", has_text="Soon")
    expect(row).to_contain_text("P1")
    row.focus()
    app.keyboard.press("Alt+ArrowUp")
    expect(app.get_by_role("status").filter(has_text="Move them in their list")).to_be_visible()
