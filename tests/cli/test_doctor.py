from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.fakes.provider.server import OPENAI_MODEL, FakeProvider


def test_a_fresh_machine_is_fine_and_nothing_is_made(saydone: Command, data_dir: Path) -> None:
    said = saydone("doctor")
    assert said.code == 0
    assert "WRONG" not in said.out
    assert "demo mode" in said.out
    assert not data_dir.exists()


def test_each_setting_is_shown_with_where_it_comes_from(saydone: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYDONE_PORT", "8123")
    Path(".env").write_text("SAYDONE_MAX_TURNS=5\n")
    rows = [line.split() for line in saydone("doctor").out.splitlines()]
    assert ["SAYDONE_PORT", "8123", "environment"] in rows
    assert ["SAYDONE_MAX_TURNS", "5", ".env"] in rows
    assert ["SAYDONE_MODEL", "offline", "default"] in rows


def test_no_secret_is_printed(saydone: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYDONE_MODEL_API_KEY", "hunter2")
    monkeypatch.setenv("SAYDONE_MODEL_BASE_URL", "http://me:hunter2@127.0.0.1:9/v1?key=hunter2")
    monkeypatch.setenv("SAYDONE_DATABASE_URL", "postgresql://me:hunter2@127.0.0.1:9/db?password=hunter2")
    said = saydone("doctor")
    assert "hunter2" not in said.out + said.err
    assert "set, not shown" in said.out
    assert said.code == 1  # no database answers there


def test_a_mistyped_variable_is_noticed(saydone: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYDONE_MODLE", "openai/gpt-5")
    assert "SAYDONE_MODLE is set, but it is not a setting of Saydone." in saydone("doctor").out


def test_demo_mode_open_to_other_machines_is_wrong(saydone: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYDONE_HOST", "0.0.0.0")
    said = saydone("doctor")
    assert said.code == 1
    assert "WRONG  accounts: none, so it will not listen on 0.0.0.0. Run: saydone user add NAME" in said.out


def test_a_database_of_another_version_is_wrong(saydone: Command, data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "saydone.db").touch()
    said = saydone("doctor")
    assert said.code == 1
    assert "Run: saydone migrate" in said.out


def test_the_model_is_asked_and_answers(saydone: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeProvider() as provider:
        provider.reply("ready")
        monkeypatch.setenv("SAYDONE_MODEL", f"openai/{OPENAI_MODEL}")
        monkeypatch.setenv("SAYDONE_MODEL_BASE_URL", provider.openai_base_url)
        monkeypatch.setenv("SAYDONE_MODEL_API_KEY", provider.key)
        said = saydone("doctor")
        assert (said.code, len(provider.requests)) == (0, 1)
    assert f"ok     model: openai/{OPENAI_MODEL} at" in said.out


def test_a_refused_key_is_told(saydone: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeProvider() as provider:
        monkeypatch.setenv("SAYDONE_MODEL", f"openai/{OPENAI_MODEL}")
        monkeypatch.setenv("SAYDONE_MODEL_BASE_URL", provider.openai_base_url)
        monkeypatch.setenv("SAYDONE_MODEL_API_KEY", "wrong-key")
        said = saydone("doctor")
    assert said.code == 1
    assert "WRONG  model: " in said.out
    assert "wrong-key" not in said.out


def test_a_redis_that_is_set_is_asked_and_its_password_is_not_printed(
    saydone: Command, monkeypatch: pytest.MonkeyPatch, redis_url: str
) -> None:
    monkeypatch.setenv("SAYDONE_REDIS_URL", redis_url)
    assert "ok     redis: it answers." in saydone("doctor").out
    monkeypatch.setenv("SAYDONE_REDIS_URL", "redis://:hunter2@127.0.0.1:1/0")
    said = saydone("doctor")
    assert said.code == 1
    assert "WRONG  redis: it does not answer" in said.out
    monkeypatch.setenv("SAYDONE_REDIS_URL", "redis://:hunter2@127.0.0.1:port/0")
    assert "SAYDONE_REDIS_URL is not a Redis address." in saydone("doctor").out
    assert "hunter2" not in said.out + said.err


def test_a_redis_address_of_another_kind_is_refused(saydone: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYDONE_REDIS_URL", "http://:hunter2@127.0.0.1/0")
    said = saydone("doctor")
    assert said.code != 0
    assert "SAYDONE_REDIS_URL cannot be used: write it like redis://" in said.err
    assert "hunter2" not in said.out + said.err
