"""While an answer is written: it is stopped, its connection is lost, the page is loaded anew."""

import asyncio

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from saydone.services import tasks as adding
from tests.fakes.provider.script import call, fail, stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.live import LiveServer

BEGINNING, END = "It **begins** here.", "It ends here."
# Chromium's own switch to be offline leaves the streams that are open.
CUTTABLE = """() => {
  const send = window.fetch;
  window.fetch = async (...asked) => {
    const response = await send(...asked);
    if (!String(asked[0]).endsWith("/chatkit") || !response.headers.get("Content-Type").includes("event-stream"))
      return response;
    const cuttable = (stream) => { window.cut = () => stream.error(new TypeError("network error")); };
    const through = new TransformStream({ start: cuttable });
    return new Response(response.body.pipeThrough(through), { headers: response.headers });
  };
}"""


@pytest.fixture
def answering(page: Page, provider: FakeProvider) -> Page:
    """The page, with an answer of which the first half is there; `cut()` breaks the connection that brings it."""
    page.evaluate(CUTTABLE)
    provider.reply(stall(f"{BEGINNING} {END}", after=3))
    page.get_by_role("textbox").fill("Tell me something")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Answer", exact=True)).to_contain_text("It")
    return page


def test_an_answer_that_is_stopped_keeps_what_was_written(answering: Page, provider: FakeProvider) -> None:
    answering.get_by_role("button", name="Stop answering").click()
    expect(answering.get_by_role("button", name="Answer again")).to_be_visible()
    expect(answering.get_by_role("button", name="Send message")).to_be_visible()
    expect(answering.get_by_role("log").get_by_text("The answer was stopped.")).to_have_count(1)
    expect(answering.get_by_role("alert")).to_have_count(0)
    provider.release()
    answering.reload()
    expect(answering.get_by_label("Answer", exact=True)).to_contain_text("It")
    expect(answering.get_by_label("Answer", exact=True)).not_to_contain_text(END)


def test_an_answer_that_is_stopped_after_a_tool_ran_keeps_what_the_tool_did(
    page: Page, provider: FakeProvider, server: LiveServer
) -> None:
    provider.reply(call("add_task", {"tasks": [{"title": "Buy milk"}]}))
    provider.reply(stall(f"{BEGINNING} {END}", after=0))
    page.get_by_role("textbox").fill("Add milk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("Adding to your tasks (done)")
    page.get_by_role("button", name="Stop answering").click()
    expect(page.get_by_role("button", name="Send message")).to_be_visible()
    expect(page.get_by_role("log").get_by_text("The answer was stopped.")).to_have_count(1)
    provider.release()
    assert [task["title"] for task in server.tasks()] == ["Buy milk"]
    page.reload()
    expect(page.get_by_role("log").get_by_text("The answer was stopped.")).to_have_count(1)
    provider.reply("Here I am.")
    page.get_by_role("textbox").fill("Are you there?")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Answer", exact=True).last).to_have_text("Here I am.")


def test_what_is_sent_while_an_answer_is_written_goes_out_at_its_end(answering: Page, provider: FakeProvider) -> None:
    provider.reply("You are welcome.")
    box = answering.get_by_role("textbox")
    box.fill("Thank you")
    answering.keyboard.press("Enter")
    expect(answering.get_by_role("status").get_by_text("Sent as soon as this answer has ended.")).to_be_visible()
    answering.get_by_role("button", name="Not yet").click()
    expect(box).to_have_value("Thank you")
    box.press("Enter")
    expect(answering.get_by_role("button", name="Not yet")).to_be_visible()
    provider.release()
    expect(answering.get_by_label("You said")).to_have_text(["Tell me something", "Thank you"])
    expect(answering.get_by_label("Answer", exact=True).last).to_have_text("You are welcome.")
    expect(box).to_have_value("")
    expect(answering.get_by_role("button", name="Not yet")).to_have_count(0)


def test_what_failed_looks_as_it_will_when_it_is_looked_at_again(page: Page, provider: FakeProvider) -> None:
    for number, fault in enumerate((fail(401), fail(404)), start=1):
        provider.reply(fault)
        page.get_by_role("textbox").fill(f"Try {number}")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Answer again")).to_have_count(number)
    expect(page.locator("[aria-live=polite]")).to_contain_text("does not know “gpt-test”")
    conversation = page.get_by_role("log")
    expect(conversation).to_have_attribute("aria-busy", "false")
    live = conversation.aria_snapshot()
    assert live.count("listitem") == 2
    page.reload()
    expect(page.get_by_role("button", name="Answer again")).to_have_count(2)
    expect(conversation).to_have_attribute("aria-busy", "false")
    assert conversation.aria_snapshot() == live
    provider.reply("Here I am.")
    page.get_by_role("button", name="Answer again").last.click()
    expect(page.get_by_label("Answer", exact=True)).to_have_text("Here I am.")
    expect(conversation.get_by_role("listitem")).to_have_count(1)


def test_a_lost_connection_is_told_and_the_answer_read_on(
    answering: Page, provider: FakeProvider, context: BrowserContext, request: pytest.FixtureRequest
) -> None:
    request.node.expected_complaint = "ERR_INTERNET_DISCONNECTED"
    context.set_offline(True)
    answering.evaluate("cut()")
    expect(answering.get_by_role("status").filter(has_text="Reconnecting")).to_be_visible()
    provider.release()
    context.set_offline(False)
    expect(answering.get_by_label("Answer", exact=True)).to_contain_text(END)
    expect(answering.get_by_label("Answer", exact=True)).to_have_count(1)


def test_after_a_reload_the_answer_is_read_on(answering: Page, provider: FakeProvider) -> None:
    answering.reload()
    expect(answering.get_by_role("button", name="Stop answering")).to_be_visible()
    provider.release()
    expect(answering.get_by_label("Answer", exact=True)).to_contain_text(END)
    expect(answering.get_by_label("You said")).to_have_count(1)


def test_an_answer_is_read_out_as_it_is_written(page: Page, provider: FakeProvider) -> None:
    provider.reply(stall(f"{BEGINNING} {END}", after=5))
    page.get_by_role("textbox").fill("Tell me something")
    page.keyboard.press("Enter")
    heard = page.locator("[aria-live=polite] p")
    expect(heard).to_have_text(["Working", "It begins here."])
    provider.release()
    expect(heard).to_have_text(["Working", "It begins here.", END])


def test_a_stop_while_a_tool_runs_breaks_it_off_and_shows_that_it_did(
    page: Page, provider: FakeProvider, server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(*_: object, **__: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(adding, "add", never)
    provider.reply(call("add_task", {"tasks": [{"title": "Buy milk"}]}))
    page.get_by_role("textbox").fill("Add milk")
    page.keyboard.press("Enter")
    conversation = page.get_by_role("log")
    expect(conversation).to_contain_text("Adding to your tasks (running)")
    page.get_by_role("button", name="Stop answering").click()
    expect(page.get_by_role("button", name="Send message")).to_be_visible()
    expect(conversation.get_by_text("The answer was stopped.")).to_have_count(1)
    expect(conversation.get_by_role("button", name="It was interrupted.", expanded=False)).to_be_visible()
    assert server.tasks() == []
    expect(conversation).to_have_attribute("aria-busy", "false")
    live = conversation.aria_snapshot()
    page.reload()
    expect(conversation.get_by_text("The answer was stopped.")).to_have_count(1)
    expect(conversation).to_have_attribute("aria-busy", "false")
    assert conversation.aria_snapshot() == live


def test_titles_from_right_to_left_are_told_in_the_order_in_which_they_were_said(
    page: Page, provider: FakeProvider
) -> None:
    provider.reply("Added “חלב”, “לחם” and more.")
    page.get_by_role("textbox").fill("Add them")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Answer again")).to_be_visible()
    places = (
        page.get_by_label("Answer", exact=True)
        .locator("p")
        .evaluate(
            """(all) => ["חלב", "לחם", "and more"].map((words) => {
          const place = document.createRange();
          const at = all.firstChild.data.indexOf(words);
          place.setStart(all.firstChild, at);
          place.setEnd(all.firstChild, at + words.length);
          return place.getBoundingClientRect().left;
        })"""
        )
    )
    assert places == sorted(places)
