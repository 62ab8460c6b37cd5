"""Whether the server lives, and whether it can work."""

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import text

from saydone.chatkit.turns import Turns
from saydone.cli.serve import stop_seconds
from saydone.settings import Settings
from saydone.store.db import Database
from tests.conftest import Clock
from tests.web.conftest import client_on, running

READY = {"status": "ready", "application": "ok", "database": "ok", "schema": "ok", "model": "ok", "redis": "ok"}


async def test_a_running_server_is_alive_and_ready_for_anyone(client: httpx.AsyncClient) -> None:
    assert (await client.get("/health/live")).json() == {"status": "alive"}
    answer = await client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json() == READY


async def test_a_schema_of_another_version_is_not_ready(client: httpx.AsyncClient, db: Database) -> None:
    async with db.transaction() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = version_num || 'x'"))
    try:
        answer = await client.get("/health/ready")
        assert answer.status_code == 503
        assert answer.json()["status"] == "not ready"
        assert answer.json()["database"] == "ok"
        assert "saydone migrate" in answer.json()["schema"]
        assert (await client.get("/health/live")).status_code == 200
    finally:
        async with db.transaction() as session:
            await session.execute(text("UPDATE alembic_version SET version_num = replace(version_num, 'x', '')"))


async def test_a_database_that_does_not_answer_is_not_ready(
    settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = Database("postgresql+asyncpg://saydone:hunter2@127.0.0.1:1/none")
    async with running(settings, clock) as app, client_on(app) as client:
        monkeypatch.setattr(app.state.runtime.db, "engine", nowhere.engine)
        answer = await client.get("/health/ready")
        monkeypatch.undo()
    assert answer.status_code == 503
    assert answer.json()["database"] == "The database does not answer."
    assert "hunter2" not in answer.text


async def test_a_redis_that_is_set_and_does_not_answer_is_not_ready(settings: Settings, clock: Clock) -> None:
    away = settings.model_copy(update={"redis_url": SecretStr("redis://:hunter2@127.0.0.1:1/0")})
    async with running(away, clock) as app, client_on(app) as client:
        answer = await client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json() == READY | {"status": "not ready", "redis": "Redis does not answer."}


async def test_a_server_that_is_being_stopped_says_so_while_it_lives(settings: Settings, clock: Clock) -> None:
    async with running(settings, clock) as app, client_on(app) as client:
        await app.state.runtime.end_streams()
        answer = await client.get("/health/ready")
        assert answer.status_code == 503
        stopping = {"status": "stopping", "application": "It is being stopped, and begins nothing new."}
        assert answer.json() == READY | stopping
        assert (await client.get("/health/live")).status_code == 200


async def test_a_stop_gives_answers_as_long_as_the_settings_say_and_its_readers_longer(
    settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[float] = []
    close = Turns.close

    async def noting(turns: Turns, grace: float) -> None:
        given.append(grace)
        await close(turns, grace)

    monkeypatch.setattr(Turns, "close", noting)
    patient = settings.model_copy(update={"shutdown_seconds": 40.5})
    async with running(patient, clock) as app:
        await app.state.runtime.end_streams()
    assert given == [40.5, 40.5]
    assert stop_seconds(patient) == 43


async def test_health_is_described(client: httpx.AsyncClient) -> None:
    paths = (await client.get("/openapi.json")).json()["paths"]
    assert {"200", "503"} <= paths["/health/ready"]["get"]["responses"].keys()
    assert "security" not in paths["/health/live"]["get"]
