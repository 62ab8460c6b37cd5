"""The task list as an MCP App: a page that hosts show for the answers of ``list_tasks``.

One document without anything beside it, and its own policy lets it load nothing. What it shows is the tool's structured
content; what a user does in it are tool calls, which the host makes for it.
"""

import base64
import hashlib
from pathlib import Path

from mcp.server.apps import Apps

URI = "ui://saydone/tasks.html"
TOOL_META = {"ui": {"resourceUri": URI}}
"""The ``_meta`` of the tool whose answers the page shows."""
_PARTS = Path(__file__).parent / "page"


def task_page() -> Apps:
    """The extension that has the page."""
    apps = Apps()
    apps.add_html_resource(
        URI,
        page_html(),
        name="tasks-page",
        title="Tasks",
        description="The tasks that list_tasks found, to be completed and edited.",
        prefers_border=True,
    )
    return apps


def page_html() -> str:
    """The document, whose policy knows its script and its style by their digests."""
    html, css, js = ((_PARTS / f"page.{kind}").read_text("utf-8") for kind in ("html", "css", "js"))
    for mark, text in (("script", _digest(js)), ("style", _digest(css)), ("css", css), ("js", js)):
        html = html.replace(f"{{{mark}}}", text, 1)
    return html


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
