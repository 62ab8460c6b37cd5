"""Documents point at what is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\((?!https?://)([^)#]+)")
NAMED_FILE = re.compile(r"`([a-z_]+/[a-z_/]*|(?:[a-z_]+/)*[a-z_]+\.py)`")
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    broken = [link for link in LINK.findall(document.read_text()) if not (document.parent / link).exists()]
    assert not broken


def test_the_map_names_files_that_are_there() -> None:
    named = set(NAMED_FILE.findall((ROOT / "CODEBASE.md").read_text()))
    assert len(named) > 20
    tree = [f"/{path.relative_to(ROOT)}" for path in (ROOT / "src").rglob("*.py")]
    tree += [
        f"/{path.relative_to(ROOT)}/"
        for top in ("src", "tests", "docs")
        for path in (ROOT / top).rglob("*")
        if path.is_dir()
    ]
    tree += [f"/{path.relative_to(ROOT)}" for path in (ROOT / "tests").rglob("*.py")]
    tree.append("/requirements/")
    missing = {name for name in named if not any(path.endswith(f"/{name}") for path in tree)}
    assert not missing
