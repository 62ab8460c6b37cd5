import subprocess
import sys
from pathlib import Path

import pytest

from saydone import __version__
from tests.cli.conftest import Command


def test_the_version_is_printed(saydone: Command) -> None:
    assert saydone("--version").out == f"saydone {__version__}\n"


def test_help_names_every_command(saydone: Command) -> None:
    shown = saydone("--help")
    assert shown.code == 0
    for command in ("serve", "understand", "mcp", "migrate", "doctor", "user", "token"):
        assert command in shown.out


def test_an_error_is_one_sentence_on_standard_error(saydone: Command) -> None:
    said = saydone("token", "list", "--user", "nobody")
    assert (said.code, said.out) == (1, "")
    assert said.err == "There is no user “nobody”. Add one: saydone user add nobody\n"


def test_a_wrong_call_is_told_from_a_failure(saydone: Command) -> None:
    assert saydone("serve", "--port", "99999").code == 2


def test_each_setting_that_cannot_be_used_is_named_without_its_value(
    saydone: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYDONE_PORT", "hunter2")
    monkeypatch.setenv("SAYDONE_LOG_LEVEL", "loud")
    said = saydone("migrate")
    assert said.code == 1
    assert [line.split()[0] for line in said.err.splitlines()] == ["SAYDONE_PORT", "SAYDONE_LOG_LEVEL"]
    assert "hunter2" not in said.err


def test_an_env_file_that_is_no_text_is_told(saydone: Command) -> None:
    Path(".env").write_bytes(b"SAYDONE_MODEL=\xff\xfe\n")
    said = saydone("migrate")
    assert said.code == 1
    assert said.err.startswith("The file .env cannot be read")


def test_a_data_folder_that_cannot_be_made_is_told(saydone: Command, data_dir: Path) -> None:
    data_dir.write_text("a file in its place")
    said = saydone("migrate")
    assert said.code == 1
    assert said.err.startswith(f"The data folder {data_dir} cannot be made")


@pytest.mark.parametrize("command", [["--help"], ["understand", "buy bread"]])
def test_quick_commands_load_no_server_and_no_agent(command: list[str]) -> None:
    code = """
import sys
from saydone.cli import main
try:
    main(sys.argv[1:])
finally:
    slow = {"fastapi", "agents", "mcp", "sqlalchemy", "litellm", "openai"}
    print(sorted(slow & set(sys.modules)), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
