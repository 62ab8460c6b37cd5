"""Demo mode is for this machine only."""

from pathlib import Path

import httpx
import pytest

from saydone.errors import SetupError
from saydone.settings import Settings
from saydone.web.host_names import binds_loopback
from tests.conftest import Clock
from tests.web.conftest import TokenOf, client_on, running

FOREIGN = ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "[::2]", "", "a b"]


@pytest.mark.parametrize("host", ["localhost", "LocalHost:8000", "127.0.0.1:1", "[::1]", "[::1]:8000"])
async def test_the_demo_answers_to_this_machines_names(client: httpx.AsyncClient, host: str) -> None:
    assert (await client.get("/health/live", headers={"Host": host})).status_code == 200


@pytest.mark.parametrize("host", FOREIGN)
async def test_the_demo_answers_to_no_other_name(client: httpx.AsyncClient, host: str) -> None:
    answer = await client.get("/health/live", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.json()["error"] == "wrong_host"
    assert "saydone user add" in answer.json()["message"]


async def test_with_an_account_the_server_answers_to_any_name(client: httpx.AsyncClient, token_of: TokenOf) -> None:
    headers = {"Host": "tasks.example"}
    assert (await client.get("/health/live", headers=headers)).status_code == 421
    await token_of("alice")
    assert (await client.get("/health/live", headers=headers)).status_code == 200


async def test_names_of_its_own_are_answered_once_there_is_an_account_and_others_are_not(
    settings: Settings, clock: Clock, token_of: TokenOf
) -> None:
    named = settings.model_copy(update={"allowed_hosts": ("tasks.example",)})
    async with running(named, clock) as app, client_on(app) as client:
        public = {"Host": "Tasks.example:443"}
        assert (await client.get("/health/live", headers=public)).status_code == 421
        await token_of("alice")
        assert (await client.get("/health/live", headers=public)).status_code == 200
        assert (await client.get("/health/live")).status_code == 200
        refused = await client.get("/health/live", headers={"Host": "evil.example"})
        assert refused.status_code == 421
        assert "SAYDONE_ALLOWED_HOSTS" in refused.json()["message"]


async def test_the_tools_are_reached_by_the_public_name_from_its_own_pages(
    settings: Settings, clock: Clock, token_of: TokenOf
) -> None:
    named = settings.model_copy(update={"allowed_hosts": ("tasks.example",)})
    listing = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    async with running(named, clock) as app, client_on(app, Accept="application/json, text/event-stream") as client:
        headers = {"Authorization": f"Bearer {await token_of('alice')}", "Host": "tasks.example"}
        for origin in ("https://tasks.example", "http://localhost"):
            answer = await client.post("/mcp", json=listing, headers={**headers, "Origin": origin})
            assert answer.status_code == (200 if origin == "https://tasks.example" else 403)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "tasks.example"])
async def test_without_an_account_nothing_but_loopback_is_served(settings: Settings, clock: Clock, host: str) -> None:
    with pytest.raises(SetupError, match="saydone user add NAME"):
        async with running(settings.model_copy(update={"host": host}), clock):
            pass


async def test_with_an_account_any_address_is_served(settings: Settings, clock: Clock, token_of: TokenOf) -> None:
    token = await token_of("alice")
    async with (
        running(settings.model_copy(update={"host": "0.0.0.0"}), clock) as app,
        client_on(app, Authorization=f"Bearer {token}", Host="tasks.example") as client,
    ):
        assert (await client.get("/notes/who")).json()["name"] == "alice"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.9.1", "::1", "[::1]"])
def test_loopback_is_reached_from_this_machine_only(host: str) -> None:
    assert binds_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "", "::", "localhost.example", "10.0.0.1"])
def test_other_addresses_are_reached_from_elsewhere(host: str) -> None:
    assert not binds_loopback(host)


async def test_the_data_folder_is_made_and_is_its_owners_alone(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "new" / "data"
    async with running(Settings(data_dir=folder, model="offline"), clock):
        assert (folder / "saydone.db").exists()
        assert folder.stat().st_mode & 0o777 == 0o700


async def test_a_data_folder_that_cannot_be_made_is_told_with_the_setting_to_change(
    tmp_path: Path, clock: Clock
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SetupError, match="SAYDONE_DATA_DIR"):
        async with running(Settings(data_dir=tmp_path / "file" / "data", model="offline"), clock):
            pass
