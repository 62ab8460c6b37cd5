"""Tasks as files at the terminal."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Command

TODOIST = Path(__file__).parents[1] / "services" / "files" / "todoist.csv"


@pytest.fixture(autouse=True)
def database(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SAYDONE_DATABASE_URL", database_url)
    return database_url


def test_what_is_brought_in_is_written_again_and_a_dry_run_brings_nothing(saydone: Command, tmp_path: Path) -> None:
    garden = tmp_path / "Garden [123].csv"
    garden.write_bytes(TODOIST.read_bytes())
    dry = saydone("import", str(garden), "--dry-run")
    assert (dry.code, dry.out) == (0, "Would bring in 5 tasks, 1 new list, 3 new labels.\n")
    assert "line 12: “Mow the lawn”: I can't read “jeden Montag um 9” as a date." in dry.err
    assert json.loads(saydone("export").out)["tasks"] == []
    assert saydone("import", str(garden)).out == "Brought in 5 tasks, 1 new list, 3 new labels.\n"
    again = saydone("import", str(garden))
    assert (again.code, again.out) == (0, "Brought in 0 tasks. 5 tasks came in before.\n")
    assert again.err.endswith("What came in before was left as it is now; --again brings it in once more.\n")
    assert saydone("import", str(garden), "--again", "--dry-run").out.startswith("Would bring in 5 tasks.")
    written = tmp_path / "all.json"
    assert saydone("export", "--output", str(written)).code == 0
    assert json.loads(written.read_text())["tasks"][0]["title"] == "Plan the garden"
    assert saydone("export", "--format", "csv", "--list", "garden").out.count("\r\n") == 6
    assert saydone("export", "--format", "ics").out.count("BEGIN:VTODO") == 5


def test_files_of_tasks_come_in_from_a_zip_and_go_out_in_one(saydone: Command, tmp_path: Path) -> None:
    tasks = {"format": "saydone", "version": 1, "tasks": [{"title": "Shop", "files": ["list.txt"]}]}
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as made:
        made.writestr("saydone.json", json.dumps(tasks))
        made.writestr("files/0/0/list.txt", "Milk")
    dry = saydone("import", str(tmp_path / "in.zip"), "--dry-run")
    assert (dry.code, dry.out) == (0, "Would bring in 1 task, 1 file.\n")
    assert saydone("import", str(tmp_path / "in.zip")).out == "Brought in 1 task, 1 file.\n"
    assert saydone("export", "--format", "zip", "--output", str(tmp_path / "out.zip")).code == 0
    with zipfile.ZipFile(tmp_path / "out.zip") as written:
        assert written.read("files/0/0/list.txt") == b"Milk"


def test_a_file_that_is_none_is_refused_in_a_sentence(saydone: Command, tmp_path: Path) -> None:
    missing = saydone("import", "nowhere.csv")
    assert (missing.code, missing.err) == (1, "nowhere.csv cannot be read: No such file or directory.\n")
    (tmp_path / "x.json").write_text("{}")
    refused = saydone("import", "x.json")
    assert refused.code == 1
    assert refused.err.startswith("This is JSON, but not Saydone's")
    assert saydone("export", "--list", "Nowhere").err.startswith("There is no list “Nowhere”.")
