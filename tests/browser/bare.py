"""`<saydone-chat>` alone on a page, at a ChatKit server that is played within the page."""

from typing import Any

from playwright.sync_api import Page

from saydone.web.pages import DIST

ADDRESS = "http://bare.test"
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title>
<link rel="stylesheet" href="/bare.css"><main><h1>Bare</h1><button>Before</button><saydone-chat></saydone-chat></main>
<script type="module" src="/saydone-chat.js"></script><script type="module" src="/bare.js"></script>"""
_STYLE = """html, body, main { height: 100%; margin: 0 } h1 { margin: 0; font-size: 1rem }
saydone-chat { display: block; height: 90% }"""
_SCRIPT = """
const created_at = "2026-03-04T09:00:00Z";
const at = { thread_id: "t1", created_at };
const tag = { type: "input_tag", id: "e1", text: "Ann", interactive: true, group: "People", data: { of: "work" } };
const said = { ...at, id: "u1", type: "user_message", content: [{ type: "input_text", text: "Ask " }, tag],
  inference_options: {} };
const answered = { ...at, id: "a1", type: "assistant_message",
  content: [{ type: "output_text", text: "Here it is.", annotations: [] }] };
const press = { type: "press", handler: "client", payload: { n: 1 } };
const card = { ...at, id: "w1", type: "widget", widget: { type: "Card", children: [
  { type: "Button", label: "Press", onClickAction: press }] } };
const thread = { id: "t1", title: "Milk", created_at, status: { type: "active" } };
window.items = [said, answered, card];
window.asked = [];
window.told = [];
const streamed = (events) => new Response(events.map((each) => `data: ${JSON.stringify(each)}\\n\\n`).join(""));
const done = (item) => ({ type: "thread.item.done", item });
const ANSWERS = {
  "threads.get_by_id": () => Response.json({ ...thread, items: { data: window.items } }),
  "threads.list": () => Response.json({ data: [thread], has_more: false }),
  "threads.create": () => streamed([{ type: "thread.created", thread }, done(said), done(answered)]),
  "threads.add_user_message": () => streamed([done({ ...said, id: "u2" }), done({ ...answered, id: "a2" })]),
  "threads.retry_after_item": () => streamed([done({ ...answered, id: "a3" })]),
  "threads.custom_action": () => streamed([{ type: "client_effect", name: "lit", data: { n: 1 } }]),
  "items.feedback": () => Response.json({}),
  "attachments.create": ({ name, mime_type }) => Response.json({ id: "f1", type: "file", name, mime_type }),
};
window.answer = async (address, init) => {
  if (init?.body instanceof FormData) {
    window.asked.push({ type: String(address), params: {} });
    return Response.json({ id: "f2", type: "file", name: init.body.get("file").name, mime_type: "text/plain" });
  }
  const { type, params } = init?.body ? JSON.parse(init.body) : { type: String(address), params: {} };
  window.asked.push({ type, params });
  return ANSWERS[type]?.(params) ?? new Response(null, { status: 204 });
};
window.chat = document.querySelector("saydone-chat");
const EVENTS = ["ready", "error", "effect", "deeplink", "response.start", "response.end", "history.open",
  "history.close", "thread.change", "thread.load.start", "thread.load.end", "tool.change", "log"];
for (const name of EVENTS)
  chat.addEventListener(`chatkit.${name}`, ({ detail }) =>
    told.push([name, detail?.error ? String(detail.error) : detail]));
window.set = (options, api = {}) =>
  chat.setOptions({ api: { url: "/chatkit", domainKey: "any", fetch: window.answer, ...api }, ...options });
"""


def open_bare(page: Page, options: str = "{}", api: str = "{}") -> None:
    """The page with these options, which are JavaScript."""
    files: dict[str, dict[str, Any]] = {
        "/": {
            "body": _PAGE,
            "content_type": "text/html",
            "headers": {"Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:"},
        },
        "/bare.css": {"body": _STYLE, "content_type": "text/css"},
        "/bare.js": {"body": _SCRIPT, "content_type": "text/javascript"},
        "/saydone-chat.js": {"path": DIST / "saydone-chat.js", "content_type": "text/javascript"},
        "/favicon.ico": {"status": 204},
    }
    page.route(f"{ADDRESS}/**", lambda route: route.fulfill(**files[route.request.url.removeprefix(ADDRESS)]))
    page.goto(f"{ADDRESS}/")
    page.wait_for_function("Boolean(window.set && customElements.get('saydone-chat'))")
    page.evaluate(f"set({options}, {api})")
    page.locator(".composer").wait_for()


def asked(page: Page, kind: str, *, at_least: int = 0) -> list[dict[str, Any]]:
    page.wait_for_function(
        "([kind, least]) => asked.filter(({ type }) => type === kind).length >= least", arg=[kind, at_least]
    )
    return [each["params"] for each in page.evaluate("window.asked") if each["type"] == kind]


def told(page: Page, name: str, *, at_least: int = 0) -> list[Any]:
    page.wait_for_function(
        "([name, least]) => told.filter(([one]) => one === name).length >= least", arg=[name, at_least]
    )
    return [detail for event, detail in page.evaluate("window.told") if event == name]
