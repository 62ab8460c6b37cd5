"""The web page's types are those of the SDK that the server runs, and of the server's own REST API."""

import subprocess
import sys
from pathlib import Path

import pytest

UI = Path(__file__).parents[2] / "ui"


@pytest.mark.parametrize(
    ("script", "kept"),
    [
        ("wire_schema.py", "src/wire/schema.json"),
        ("rest_schema.py", "src/wire/rest.json"),
        ("widget_samples.py", "tests/serverWidgets.ts"),
    ],
)
def test_what_the_page_is_compiled_against_is_what_the_server_sends(script: str, kept: str) -> None:
    command = [sys.executable, str(UI / "scripts" / script)]
    made = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    assert made == (UI / kept).read_text(), "Run: make ui-types"


def test_the_lock_file_names_no_registry() -> None:
    assert '"resolved"' not in (UI / "package-lock.json").read_text()
