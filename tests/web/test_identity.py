"""Who is asking."""

import httpx
import pytest

from saydone.services import accounts
from saydone.store.db import Database
from tests.conftest import BERLIN, Clock
from tests.web.conftest import DEMO, TokenOf


async def test_the_demo_token_is_the_demo_users(client: httpx.AsyncClient) -> None:
    answer = await client.get("/notes/who", headers=DEMO)
    assert answer.status_code == 200
    assert answer.json()["name"] == "demo"
    assert answer.json()["door"] == "api"
    assert answer.json()["zone"] == BERLIN.key


async def test_each_request_is_an_operation_of_its_own(demo: httpx.AsyncClient) -> None:
    first, second = await demo.get("/notes/who"), await demo.get("/notes/who")
    assert first.json()["operation"] != second.json()["operation"]


@pytest.mark.parametrize("scheme", ["bearer", "BEARER", "BeArEr", "  Bearer "])
async def test_the_scheme_may_be_written_in_any_case(client: httpx.AsyncClient, scheme: str) -> None:
    answer = await client.get("/notes/who", headers={"Authorization": f"{scheme} test-token"})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "header",
    [
        b"Bearer",
        b"Bearer ",
        b"test-token",
        b"Basic dGVzdC10b2tlbg==",
        b"Bearer wrong",
        b"Bearer test-token extra",
        b"Bearer \xff\xfe\x80",
        "Bearer tökén✓".encode(),
        b"Bearer " + b"a" * 100_000,
        b"",
    ],
)
async def test_anything_but_a_valid_token_is_refused(client: httpx.AsyncClient, header: bytes) -> None:
    answer = await client.get("/notes/who", headers=[(b"authorization", header)])
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.json()["type"] == "error"
    assert answer.json()["error"] == "unauthorized"


async def test_without_a_token_the_answer_says_which_header_to_send(client: httpx.AsyncClient) -> None:
    answer = await client.get("/notes/who")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "Authorization: Bearer" in answer.json()["message"]


async def test_two_tokens_are_none(client: httpx.AsyncClient) -> None:
    both = [("Authorization", "Bearer test-token"), ("Authorization", "Bearer test-token")]
    assert (await client.get("/notes/who", headers=both)).status_code == 401


async def test_a_token_in_the_address_opens_nothing(client: httpx.AsyncClient) -> None:
    answer = await client.get("/notes/who?access_token=test-token&token=test-token")
    assert answer.status_code == 401


async def test_an_account_ends_demo_mode_at_the_next_request(demo: httpx.AsyncClient, token_of: TokenOf) -> None:
    assert (await demo.get("/notes/who")).status_code == 200
    token = await token_of("alice")
    assert (await demo.get("/notes/who")).status_code == 401
    answer = await demo.get("/notes/who", headers={"Authorization": f"Bearer {token}"})
    assert answer.json()["name"] == "alice"


async def test_a_revoked_token_opens_nothing(
    client: httpx.AsyncClient, token_of: TokenOf, db: Database, clock: Clock
) -> None:
    headers = {"Authorization": f"Bearer {await token_of('alice')}"}
    assert (await client.get("/notes/who", headers=headers)).status_code == 200
    async with db.transaction() as session:
        [token] = await accounts.list_tokens(session, "alice")
        await accounts.revoke_token(session, "alice", token.id, now=clock())
    assert (await client.get("/notes/who", headers=headers)).status_code == 401
