"""While an answer is written: it is stopped, its connection is lost, the page is loaded anew."""

from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pydantic import SecretStr

from saydone.settings import Settings
from tests.conftest import Clock
from tests.fakes.provider.script import fail, stall
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
def provider() -> Generator[FakeProvider]:
    with FakeProvider() as running:
        yield running


@pytest.fixture
def server(tmp_path: Path, clock: Clock, provider: FakeProvider) -> Generator[LiveServer]:
    """A server whose model falls silent in the midst of its answer."""
    settings = Settings(
        data_dir=tmp_path,
        model="gpt-test",
        model_base_url=provider.openai_base_url,
        model_api_key=SecretStr("test-key"),
        titles="words",
        _env_file=None,  # pyright: ignore[reportCallIssue]
    )
    with LiveServer(settings, clock) as live:
        yield live


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


def test_what_failed_looks_as_it_will_when_it_is_looked_at_again(page: Page, provider: FakeProvider) -> None:
    for number, fault in enumerate((fail(401), fail(404)), start=1):
        provider.reply(fault)
        page.get_by_role("textbox").fill(f"Try {number}")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Answer again")).to_have_count(number)
    expect(page.locator("[aria-live=polite]")).to_contain_text("does not know “gpt-test”")
    conversation = page.get_by_role("log")
    live = conversation.aria_snapshot()
    assert live.count("listitem") == 2
    page.reload()
    expect(page.get_by_role("button", name="Answer again")).to_have_count(2)
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
