"""What the chat element costs its page: each piece of a long answer, and a long conversation.

    python -m bench.chat

Chromium shows `<saydone-chat>` with a server that is a function in the page, so that only the element is measured.
Times are the main thread's CPU time, not the clock's: of scripts alone, and of all (styles, layout, paint, the frame).
"""

import json
import os
import shutil
import statistics
import sys
from typing import Any, NamedTuple, cast

from playwright.sync_api import CDPSession, Page, Route, sync_playwright

from saydone.web.pages import DIST

ORIGIN = "http://chat.test"
LENGTH = 20_000
PIECE = 12
MEASURED = 200
ITEMS = 1_000

SECTION = """## Part {n}

Some **bold** words, a [link](https://example.com/{n}), `code`, and a sentence that goes on to fill its lines.

- first thing, with *emphasis*
- second thing
  - and one below it

| what | how many |
|---|---|
| apples | {n} |
| pears | 12 |

```python
for number in range({n}):
    print(number)
```

"""

SCRIPT = """
const chat = document.querySelector("saydone-chat");
const encoder = new TextEncoder();
const at = new Date().toISOString();
const message = (id, text) => ({ type: "assistant_message", id, thread_id: "t", created_at: at,
  content: [{ type: "output_text", text, annotations: [] }] });
const said = (id, text) => ({ type: "user_message", id, thread_id: "t", created_at: at, attachments: [],
  inference_options: {}, content: [{ type: "input_text", text }] });
const thread = (data) => ({ id: "t", title: "Bench", created_at: at, status: { type: "active" },
  items: { data, has_more: false } });
let stream;
window.push = (event) => stream.enqueue(encoder.encode(`data: ${JSON.stringify(event)}\\n\\n`));
const fetch = async (url, init) => {
  const { type } = JSON.parse(init.body ?? '{"type":"none"}');
  if (type === "threads.get_by_id") return Response.json(thread(window.items));
  if (type !== "threads.create") return new Response(null, { status: 404 });
  return new Response(new ReadableStream({ start: (controller) => { stream = controller; } }));
};
chat.setOptions({ api: { url: "/chatkit", domainKey: "", fetch }, thread: { autoScroll: true }, locale: "en" });
window.shown = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
window.begin = async () => {
  void chat.sendUserMessage({ text: "Tell me all of it" });
  await shown();
  push({ type: "thread.created", thread: thread([]) });
  push({ type: "thread.item.done", item: said("u1", "Tell me all of it") });
  push({ type: "thread.item.added", item: message("a1", "") });
  push({ type: "thread.item.updated", item_id: "a1", update: {
    type: "assistant_message.content_part.added", content_index: 0,
    content: { type: "output_text", text: "", annotations: [] } } });
  await shown();
};
window.more = async (delta) => {
  push({ type: "thread.item.updated", item_id: "a1",
    update: { type: "assistant_message.content_part.text_delta", content_index: 0, delta } });
  await shown();
};
window.open_long = async (count) => {
  window.items = Array.from({ length: count }, (_, n) => n % 2
    ? message(`a${n}`, `Answer **${n}** with\\n\\n- a list\\n- of things\\n\\nand a paragraph after it.`)
    : said(`u${n}`, `Question ${n}`));
  await chat.setThreadId("t");
  await shown();
};
window.scroll_by = async (pixels) => {
  const box = chat.shadowRoot.querySelector(".thread .scroller");
  box.scrollBy(0, pixels);
  await shown();
};
"""
PAGE = """<!doctype html><meta charset="utf-8"><title>Chat</title>
<style>html, body { height: 100%; margin: 0 } saydone-chat { display: block; height: 100% }</style>
<saydone-chat></saydone-chat><script type="module" src="/saydone-chat.js"></script>
<script type="module" src="/bench.js"></script>"""


class Cost(NamedTuple):
    """Milliseconds of the main thread's CPU."""

    scripts: float
    all: float


def main() -> None:
    with sync_playwright() as playwright:
        path = os.environ.get("SAYDONE_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 900, "height": 800})
        files: dict[str, dict[str, Any]] = {
            "/": {"body": PAGE, "content_type": "text/html"},
            "/bench.js": {"body": SCRIPT, "content_type": "text/javascript"},
            "/saydone-chat.js": {"path": DIST / "saydone-chat.js", "content_type": "text/javascript"},
        }

        def serve(route: Route) -> None:
            route.fulfill(**files.get(route.request.url.removeprefix(ORIGIN), {"status": 404}))

        page.route(f"{ORIGIN}/**", serve)
        tell("a piece of the answer", pieces(opened(page)))
        tell("a screen of 1,000 items scrolled by", scrolling(opened(page)))
        size = (DIST / "saydone-chat.js.gz").stat().st_size
        sys.stdout.write(f"saydone-chat.js: {size / 1000:.0f} kB compressed\n")
        browser.close()


def opened(page: Page) -> Page:
    page.goto(f"{ORIGIN}/")
    page.get_by_role("textbox").wait_for()
    return page


def pieces(page: Page) -> list[Cost]:
    """Milliseconds for each of the last pieces of an answer of `LENGTH` characters."""
    text = "".join(SECTION.format(n=number) for number in range(1, LENGTH // len(SECTION) + 2))[:LENGTH]
    before, rest = text[: LENGTH - MEASURED * PIECE], text[LENGTH - MEASURED * PIECE :]
    page.evaluate("begin()")
    for at in range(0, len(before), 500):
        page.evaluate(f"more({json.dumps(before[at : at + 500])})")
    return measured(page, [f"more({json.dumps(rest[at : at + PIECE])})" for at in range(0, len(rest), PIECE)])


def scrolling(page: Page) -> list[Cost]:
    """Milliseconds for each screen on the way up through a conversation of `ITEMS` items."""
    page.evaluate(f"open_long({ITEMS})")
    return measured(page, ["scroll_by(-700)"] * 60)


def measured(page: Page, scripts: list[str]) -> list[Cost]:
    session = page.context.new_cdp_session(page)
    command(session, "Performance.enable", {"timeDomain": "threadTicks"})
    # What the asking itself costs, and the two frames that are waited for.
    idle = [cost(page, session, "shown()") for _ in range(20)]
    least = Cost(statistics.median(one.scripts for one in idle), statistics.median(one.all for one in idle))
    took = [cost(page, session, script) for script in scripts]
    return [Cost(one.scripts - least.scripts, one.all - least.all) for one in took]


def cost(page: Page, session: CDPSession, script: str) -> Cost:
    before = busy(session)
    page.evaluate(script)
    after = busy(session)
    return Cost(after.scripts - before.scripts, after.all - before.all)


def busy(session: CDPSession) -> Cost:
    answer = command(session, "Performance.getMetrics")
    metrics: dict[str, float] = {one["name"]: one["value"] * 1000 for one in answer["metrics"]}
    return Cost(metrics["ScriptDuration"], metrics["TaskDuration"])


def command(session: CDPSession, name: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
    # Playwright's types leave a command's answer open.
    return cast("dict[str, Any]", session.send(name, params))  # pyright: ignore[reportUnknownMemberType] # a bare dict


def tell(what: str, took: list[Cost]) -> None:
    sys.stdout.write(f"{what} (n={len(took)})\n")
    for name, times in (("scripts", [one.scripts for one in took]), ("all", [one.all for one in took])):
        ordered = sorted(times)
        middle, most = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
        sys.stdout.write(f"  {name}: median {middle:.1f} ms, p95 {most:.1f} ms\n")


if __name__ == "__main__":
    main()
