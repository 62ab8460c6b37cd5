"""Pages of other sites: those that are let in can use the server with a token, others cannot."""

import httpx
import pytest
from pydantic import ValidationError

from saydone.settings import Settings
from tests.conftest import Clock
from tests.web.conftest import DEMO, client_on, running

ASKED = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization, idempotency-key"}
SITE = "https://www.example.com"
LIST: dict[str, object] = {"type": "threads.list", "params": {}}


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


async def test_a_site_that_is_named_is_let_in_and_no_other(settings: Settings, clock: Clock) -> None:
    named = settings.model_copy(update={"allowed_origins": (SITE,)})
    async with running(named, clock) as app, client_on(app) as client:
        asked = await client.options("/chatkit", headers={"Origin": SITE, **ASKED})
        assert asked.status_code == 200
        assert asked.headers["access-control-allow-origin"] == SITE
        assert "idempotency-key" in asked.headers["access-control-allow-headers"]
        for token, status in ((DEMO, 200), ({}, 401)):
            answer = await client.post("/chatkit", json=LIST, headers={"Origin": SITE, **token})
            assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (status, SITE)
        file = await client.get("/api/v1/export", headers={"Origin": SITE, **DEMO})
        readable = {name.strip().lower() for name in file.headers["access-control-expose-headers"].split(",")}
        assert {"content-disposition", "etag", "retry-after", "www-authenticate"} <= readable
        other = await client.post("/chatkit", json=LIST, headers={"Origin": "https://evil.example", **DEMO})
        assert "access-control-allow-origin" not in other.headers


async def test_without_a_name_nobody_is_let_in(demo: httpx.AsyncClient) -> None:
    answer = await demo.post("/chatkit", json=LIST, headers={"Origin": SITE})
    assert "access-control-allow-origin" not in answer.headers
    assert (await demo.options("/chatkit", headers={"Origin": SITE, **ASKED})).status_code == 405


@pytest.mark.parametrize("origins", ["*", "www.example.com", "https://www.example.com/chat", "https://a b"])
def test_what_is_no_origin_is_refused(origins: str) -> None:
    with pytest.raises(ValidationError, match="write origins"):
        Settings(allowed_origins=origins, _env_file=None)  # pyright: ignore[reportCallIssue, reportArgumentType] # pydantic-settings' own, and text as in the environment
