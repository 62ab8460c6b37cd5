"""The end of a conversation stays in sight while answers, widgets and errors come, unless someone reads elsewhere."""

import pytest
from playwright.sync_api import Page, expect
from pydantic import JsonValue

from tests.fakes.provider.script import call, cut, fail, stall
from tests.fakes.provider.server import FakeProvider

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

# As when a notice goes and more of the answer comes, and something measured the page between the two.
SHRUNK_AND_GROWN = """async () => {
  const box = document.querySelector('saydone-chat').shadowRoot.querySelector('.scroller');
  const last = box.querySelector('.exchange.last');
  await new Promise(requestAnimationFrame);
  last.style.paddingBlockEnd = '100px';
  await new Promise((drawn) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = drawn;
    channel.port2.postMessage(null);
  });
  last.style.display = 'none';
  const gone = box.scrollTop;
  last.style.display = '';
  last.style.paddingBlockEnd = '300px';
  return gone;
}"""


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
    titles: list[JsonValue] = [{"title": f"Task {number}", "due": "tomorrow"} for number in range(3)]
    for number in range(3):
        provider.reply(LONG)
        say(page, f"Tell me of {number}")
        expect(page.get_by_role("button", name="Answer again")).to_have_count(2 * number + 1)
        is_at_end(page)
        provider.reply(call("add_task", {"tasks": titles[number : number + 1]}))
        provider.reply(call("list_tasks", {}))
        provider.reply("These are your tasks.")
        say(page, "Add some, and show all")
        expect(page.get_by_role("button", name="Answer again")).to_have_count(2 * number + 2)
        expect(page.locator(".exchange.last .widget").last).to_be_in_viewport()
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


def test_whoever_reads_at_the_end_is_kept_there_whatever_else_scrolls(page: Page, provider: FakeProvider) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    provider.reply(stall(LONG, after=300))
    say(page, "Tell me something")
    page.get_by_role("heading", name="Part 2").wait_for()
    is_at_end(page)
    assert page.evaluate(SHRUNK_AND_GROWN) == 0
    is_at_end(page)
    provider.release()
    expect(page.get_by_role("button", name="Answer again")).to_be_visible()
    is_at_end(page)


@pytest.mark.parametrize("key", ["PageUp", "Home"])
def test_a_key_goes_up_while_the_answer_grows_and_down_again(page: Page, provider: FakeProvider, key: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    provider.reply(stall(LONG, after=300))
    say(page, "Tell me something")
    page.get_by_role("heading", name="Part 2").wait_for()
    is_at_end(page)
    page.get_by_role("heading", name="Part 2").click()
    page.keyboard.press(key)
    page.get_by_role("button", name="Go to the newest message").wait_for()
    place = page.evaluate(RESTED)["top"]
    provider.release()
    expect(page.get_by_role("button", name="Answer again")).to_be_visible()
    assert page.evaluate(RESTED)["top"] == place
    page.keyboard.press("End")
    is_at_end(page)
