"""What a browser loads before it can show anything."""

import re
from pathlib import Path

import pytest

from saydone.web.pages import DIST
from tests.browser.conftest import missing

LARGEST = 200_000
IMPORTED = re.compile(r"(?:from|import)\s*[\"']\./([\w.-]+\.js)[\"']")


@pytest.fixture(autouse=True)
def built() -> None:
    if not (DIST / "index.html").is_file():
        missing("The page's size is not tested: it is not built (make ui).")


def zipped(files: set[Path]) -> int:
    return sum(file.with_name(f"{file.name}.gz").stat().st_size for file in files)


def with_imports(files: set[Path]) -> set[Path]:
    """The files and all that they import at once; what they import later is not among them."""
    found: set[Path] = set()
    waiting = [*files]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += [file.with_name(name) for name in IMPORTED.findall(file.read_text())]
    return found


def test_the_page_with_its_chat_is_small() -> None:
    named = re.findall(r"assets/[\w.-]+\.js", (DIST / "index.html").read_text())
    entry = with_imports({DIST / name for name in named} | {*DIST.glob("assets/element-*.js")})
    assert len(entry) >= 2
    assert zipped(entry) <= LARGEST


def test_the_chat_element_for_any_page_is_small() -> None:
    assert zipped({DIST / "saydone-chat.js"}) <= LARGEST
