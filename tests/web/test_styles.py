"""The page's styles, as they are written."""

import re
from pathlib import Path

UI = Path(__file__).parents[2] / "ui" / "src"
SOURCES = {path: path.read_text() for path in UI.rglob("*") if path.suffix in {".css", ".ts", ".tsx"}}


def test_every_variable_that_a_style_uses_is_defined_somewhere() -> None:
    every = "\n".join(SOURCES.values())
    defined = set(re.findall(r"(--[a-z][a-z0-9-]*)[\"'`]?\]?\s*:", every))
    used = set(re.findall(r"var\(\s*(--[a-z][a-z0-9-]*)\s*\)", every))  # with a fallback it need not be there
    assert len(used) > 30
    assert used - defined == set()


def test_no_variables_name_is_put_together() -> None:
    assert [path.name for path, text in SOURCES.items() if re.search(r"var\(--[a-z0-9-]*\$\{", text)] == []
