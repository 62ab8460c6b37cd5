"""The user and their tokens over REST."""

import httpx
import pytest
from fastapi import FastAPI

from tests.web.api.conftest import API, Json, problem
from tests.web.conftest import client_on


async def test_users_change_their_zone_language_and_settings(alice: httpx.AsyncClient) -> None:
    me: Json = (await alice.get("/me")).json()
    expected: Json = {"name": "alice", "time_zone": "Europe/Berlin", "language": None, "settings": {}, "demo": False}
    expected |= {"trash_days": 30}
    assert {name: me[name] for name in expected} == expected
    change = {"time_zone": "America/New_York", "language": "de", "settings": {"theme": "dark", "start": {"list": "1"}}}
    assert (await alice.patch("/me", json=change)).json() == me | change
    task = (await alice.post("/tasks", json={"title": "Call", "due": "today at 5pm"})).json()
    assert task["due"] == "2026-03-04T17:00:00-05:00"
    less = (await alice.patch("/me", json={"settings": {"theme": None}, "time_zone": None})).json()
    assert (less["settings"], less["time_zone"], less["language"]) == ({"start": {"list": "1"}}, "Europe/Berlin", "de")


async def test_the_api_page_names_every_zone_there_is(alice: httpx.AsyncClient) -> None:
    page: Json = (await alice.get("http://localhost/openapi.json")).json()
    [zone, _] = page["components"]["schemas"]["MePatch"]["properties"]["time_zone"]["anyOf"]
    assert {"Europe/Berlin", "UTC", "Asia/Kolkata"} <= set(zone["enum"])
    for name in (zone["enum"][0], zone["enum"][-1]):
        assert (await alice.patch("/me", json={"time_zone": name})).json()["time_zone"] == name


async def test_a_name_is_changed_unless_it_is_taken(alice: httpx.AsyncClient, bob: httpx.AsyncClient) -> None:
    assert problem(await alice.patch("/me", json={"name": "bob"}))[:2] == (409, "conflict")
    assert (await alice.patch("/me", json={"name": "ann"})).json()["name"] == "ann"
    assert (await alice.get("/me")).json()["name"] == "ann"
    assert (await bob.get("/me")).json()["name"] == "bob"


@pytest.mark.parametrize(
    "body",
    [
        {"time_zone": "Mars/Base"},
        {"language": "x!"},
        {"name": "a b"},
        {"name": "demo"},
        {"settings": {"a": "x" * 10_001}},
    ],
)
async def test_what_cannot_be_is_refused_and_changes_nothing(alice: httpx.AsyncClient, body: Json) -> None:
    before = (await alice.get("/me")).json()
    assert problem(await alice.patch("/me", json=body))[:2] == (422, "invalid_request")
    assert (await alice.get("/me")).json() == before


async def test_a_name_and_a_zone_that_cannot_be_are_named_as_fields(alice: httpx.AsyncClient) -> None:
    for body, told in (
        ({"name": "a b"}, "The name has 1 to 64 letters, digits or . _ @ + - and starts with a letter or digit."),
        ({"time_zone": "Mars/Base"}, "“Mars/Base” is not an IANA time zone such as Europe/Berlin."),
    ):
        refused = await alice.patch("/me", json=body)
        assert (problem(refused)[2], refused.json()["field"]) == (told, next(iter(body)))


async def test_tokens_are_made_shown_once_and_revoked(alice: httpx.AsyncClient, app: FastAPI) -> None:
    key = {"Idempotency-Key": "t"}
    made = (await alice.post("/tokens", json={"label": "laptop"}, headers=key)).json()
    again = await alice.post("/tokens", json={"label": "laptop"}, headers=key)
    assert problem(again)[:2] == (409, "conflict")
    assert made["token"] not in again.text
    [first, second] = (await alice.get("/tokens")).json()["tokens"]
    assert second == {name: made[name] for name in ("id", "label", "created_at", "revoked_at")}
    async with client_on(app, Authorization=f"Bearer {made['token']}") as laptop:
        assert (await laptop.get(f"{API}/me")).json()["name"] == "alice"
        assert (await laptop.delete(f"{API}/tokens/{made['id']}")).status_code == 204
        assert problem(await laptop.get(f"{API}/me"))[0] == 401
    assert problem(await alice.delete(f"/tokens/{made['id']}"))[0] == 404
    assert first["revoked_at"] is None


async def test_tokens_of_others_are_as_if_they_never_were(alice: httpx.AsyncClient, bob: httpx.AsyncClient) -> None:
    [token] = (await alice.get("/tokens")).json()["tokens"]
    assert problem(await bob.delete(f"/tokens/{token['id']}"))[0] == 404
    assert (await alice.get("/me")).status_code == 200


async def test_demo_mode_makes_no_tokens_and_keeps_its_name(demo: httpx.AsyncClient) -> None:
    assert (await demo.get(f"{API}/me")).json()["demo"] is True
    assert problem(await demo.post(f"{API}/tokens", json={}))[0] == 409
    assert problem(await demo.patch(f"{API}/me", json={"name": "ann"}))[0] == 422
