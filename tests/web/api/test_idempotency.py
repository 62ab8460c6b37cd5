"""The same request again, with the same key, does nothing twice."""

import asyncio

import httpx
import pytest

from tests.conftest import Clock
from tests.web.api.conftest import Add, problem


async def total(client: httpx.AsyncClient) -> int:
    return (await client.get("/tasks", params={"status": "all"})).json()["total"]


async def test_the_same_request_with_the_same_key_gets_the_first_answer_again(alice: httpx.AsyncClient) -> None:
    key = {"Idempotency-Key": "a-1"}
    first = await alice.post("/tasks", json={"title": "Milk"}, headers=key)
    again = await alice.post("/tasks", json={"title": "Milk"}, headers=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    for header in ("etag", "location", "x-operation-id", "content-type"):
        assert again.headers[header] == first.headers[header]
    assert await total(alice) == 1


async def test_another_request_with_the_same_key_is_refused(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Milk")
    key = {"Idempotency-Key": "a-1"}
    await alice.patch(f"/tasks/{task['id']}", json={"title": "Oat milk"}, headers=key)
    other = await alice.patch(f"/tasks/{task['id']}", json={"title": "Beer"}, headers=key)
    assert problem(other)[:2] == (409, "conflict")
    assert problem(await alice.delete(f"/tasks/{task['id']}", headers=key))[0] == 409
    assert (await alice.get(f"/tasks/{task['id']}")).json()["title"] == "Oat milk"


async def test_a_deletion_sent_again_is_answered_as_before(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Milk")
    for _ in range(2):
        answer = await alice.delete(f"/tasks/{task['id']}", headers={"Idempotency-Key": "d"})
        assert (answer.status_code, answer.content) == (204, b"")


async def test_keys_are_each_user_s_own(alice: httpx.AsyncClient, bob: httpx.AsyncClient) -> None:
    for client in (alice, bob):
        answer = await client.post("/tasks", json={"title": "Milk"}, headers={"Idempotency-Key": "a-1"})
        assert answer.status_code == 201
        assert await total(client) == 1


async def test_what_failed_did_nothing_and_leaves_the_key_free(alice: httpx.AsyncClient, add: Add) -> None:
    key = {"Idempotency-Key": "a-1"}
    assert problem(await alice.post("/tasks", json={"title": "x", "list": "99"}, headers=key))[0] == 404
    assert (await alice.post("/tasks", json={"title": "x"}, headers=key)).status_code == 201


async def test_a_key_is_forgotten_after_a_day(alice: httpx.AsyncClient, clock: Clock) -> None:
    key = {"Idempotency-Key": "a-1"}
    await alice.post("/tasks", json={"title": "Milk"}, headers=key)
    clock.pass_(hours=25)
    assert (await alice.post("/tasks", json={"title": "Eggs"}, headers=key)).status_code == 201


async def test_of_many_at_the_same_time_one_acts_and_all_get_its_answer(alice: httpx.AsyncClient) -> None:
    async def send() -> httpx.Response:
        return await alice.post("/tasks", json={"title": "Milk"}, headers={"Idempotency-Key": "a-1"})

    answers = await asyncio.gather(*(send() for _ in range(8)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert await total(alice) == 1


@pytest.mark.parametrize("key", ["", "a b", "x" * 256])
async def test_a_malformed_key_is_refused(alice: httpx.AsyncClient, key: str) -> None:
    answer = await alice.post("/tasks", json={"title": "Milk"}, headers={"Idempotency-Key": key})
    assert problem(answer)[0] == 422
    assert await total(alice) == 0
