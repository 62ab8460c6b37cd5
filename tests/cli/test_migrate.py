from pathlib import Path

from tests.cli.conftest import Command


def test_a_database_is_made_where_there_is_none_and_left_alone_afterwards(saydone: Command, data_dir: Path) -> None:
    assert saydone("migrate").out.endswith("saydone.db is up to date.\n")
    made = (data_dir / "saydone.db").read_bytes()
    assert saydone("migrate").code == 0
    assert (data_dir / "saydone.db").read_bytes() == made


def test_the_data_folder_is_its_owner_s_alone(saydone: Command, data_dir: Path) -> None:
    saydone("migrate")
    assert data_dir.stat().st_mode & 0o777 == 0o700
