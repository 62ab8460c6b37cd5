"""Fixtures for the REST API: alice and bob, each with a client of their own."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from tests.web.conftest import TokenOf, client_on

Json = dict[str, Any]
Add = Callable[..., Awaitable[Json]]
API = "/api/v1"


@pytest.fixture
async def alice(app: FastAPI, token_of: TokenOf) -> AsyncGenerator[httpx.AsyncClient]:
    async with client_on(app, Authorization=f"Bearer {await token_of('alice')}") as client:
        client.base_url = httpx.URL(f"http://localhost{API}")
        yield client


@pytest.fixture
async def bob(app: FastAPI, token_of: TokenOf) -> AsyncGenerator[httpx.AsyncClient]:
    async with client_on(app, Authorization=f"Bearer {await token_of('bob')}") as client:
        client.base_url = httpx.URL(f"http://localhost{API}")
        yield client


@pytest.fixture
def add(alice: httpx.AsyncClient) -> Add:
    """``await add("Milk", due="tomorrow")``: a task of alice's, as the API shows it."""

    async def add_task(title: str, **more: object) -> Json:
        answer = await alice.post("/tasks", json={"title": title, **more})
        assert answer.status_code == 201, answer.text
        return answer.json()

    return add_task


def problem(answer: httpx.Response) -> tuple[int, str, str]:
    """The status, code and sentence of an error, which has the shape of a problem."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    body: Json = answer.json()
    assert (body["type"], body["status"]) == ("about:blank", answer.status_code)
    assert body["title"]
    return answer.status_code, body["code"], body["detail"]


async def titles(client: httpx.AsyncClient, **query: str) -> list[str]:
    """The titles of the tasks that are listed for this query."""
    answer = await client.get("/tasks", params=query)
    assert answer.status_code == 200, answer.text
    page: Json = answer.json()
    assert page["total"] >= len(page["tasks"])
    return [task["title"] for task in page["tasks"]]
