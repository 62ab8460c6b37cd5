"""What axe finds on a page."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "ui" / "node_modules" / "axe-core" / "axe.min.js"


def findings(page: Page) -> str:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    # A colour on its way to another, after a change of the scheme, is none to judge.
    page.evaluate("Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null)))")
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    result: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return "\n".join(f"{rule['id']}: {node['html'][:200]}" for rule in result["violations"] for node in rule["nodes"])
