"""The end of a conversation stays in sight while answers, widgets and errors come, unless someone reads elsewhere."""

from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pydantic import JsonValue, SecretStr

from saydone.settings import Settings
from tests.conftest import Clock
from tests.fakes.provider.script import call, cut, fail, stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.live import LiveServer

LONG = "\n\n".join(f"## Part {number}\n\n" + "Some words that are read one by one. " * 12 for number in range(12))
# Where it came to rest: the same place, of the same whole, for ten frames in a row.
RESTED = """async () => {
  const box = document.querySelector('saydone-chat').shadowRoot.querySelector('.scroller');
  for (let same = 0, last = ''; same < 10; ) {
    await new Promise(requestAnimationFrame);
    const now = `${box.scrollTop} ${box.scrollHeight} ${box.clientHeight}`;
    same = now === last ? same + 1 : 0;
    last = now;
  }
  return { top: box.scrollTop, left: box.scrollHeight - box.scrollTop - box.clientHeight };
}"""


@pytest.fixture
def provider() -> Generator[FakeProvider]:
    with FakeProvider() as running:
        yield running


@pytest.fixture
def server(tmp_path: Path, clock: Clock, provider: FakeProvider) -> Generator[LiveServer]:
    """A server whose model says what it is told to."""
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


def say(page: Page, words: str) -> None:
    page.get_by_role("textbox").fill(words)
    page.keyboard.press("Enter")


def is_at_end(page: Page) -> None:
    assert page.evaluate(RESTED)["left"] <= 1
    expect(page.get_by_role("button", name="Go to the newest message")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_end_stays_in_sight_through_answers_widgets_and_errors(
    page: Page, provider: FakeProvider, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    titles: list[JsonValue] = [{"title": f"Task {number}", "due": "tomorrow"} for number in range(12)]
    for number in range(3):
        provider.reply(LONG)
        say(page, f"Tell me of {number}")
        expect(page.get_by_role("button", name="Answer again")).to_have_count(2 * number + 1)
        is_at_end(page)
        provider.reply(call("add_tasks", {"tasks": titles[number * 4 : number * 4 + 4]}))
        provider.reply(call("find_tasks", {}))
        provider.reply("These are your tasks.")
        say(page, "Add some, and show all")
        expect(page.get_by_role("button", name="Answer again")).to_have_count(2 * number + 2)
        is_at_end(page)
    provider.reply(cut(LONG, after=200, error=fail(400)))
    say(page, "Tell me more")
    expect(page.get_by_role("listitem").filter(has_text="broke off").last).to_be_in_viewport()
    is_at_end(page)


@pytest.mark.parametrize("width", [390, 1440])
def test_whoever_reads_elsewhere_is_let_read_until_they_go_back(page: Page, provider: FakeProvider, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    provider.reply(LONG)
    say(page, "Tell me something")
    expect(page.get_by_role("button", name="Answer again")).to_be_visible()
    provider.reply(stall(LONG, after=300))
    say(page, "And more")
    page.get_by_role("heading", name="Part 2").nth(1).wait_for()
    is_at_end(page)
    page.get_by_label("Conversation").hover()
    page.mouse.wheel(0, -300)
    back = page.get_by_role("button", name="Go to the newest message")
    back.wait_for()
    place = page.evaluate(RESTED)["top"]
    provider.release()
    expect(page.get_by_role("button", name="Answer again")).to_have_count(2)
    rested = page.evaluate(RESTED)
    assert rested["top"] == place
    assert rested["left"] > 1000
    back.click()
    is_at_end(page)
    provider.reply(LONG)
    say(page, "And again")
    expect(page.get_by_role("button", name="Answer again")).to_have_count(3)
    is_at_end(page)
