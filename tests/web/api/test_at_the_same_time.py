"""What collides with another's transaction is done again, and never answered with an error of the database."""

import asyncio

import httpx

from saydone.store.db import Database
from saydone.store.labels import RECORDS, hold
from tests.waiting import waits


async def test_a_task_is_added_with_a_label_that_is_deleted_meanwhile(alice: httpx.AsyncClient, db: Database) -> None:
    made = await alice.post("/labels", json={"name": "home"})
    number = int(made.json()["id"])
    async with db.transaction() as session:
        assert await hold(session, [number]) == {number}
        await RECORDS.remove(session, number)
        adding = asyncio.ensure_future(alice.post("/tasks", json={"title": "Sweep", "labels": ["home"]}))
        await waits(db, adding)
    answer = await adding
    assert (answer.status_code, answer.json()["labels"]) == (201, ["home"])
    assert [label["name"] for label in (await alice.get("/labels")).json()["labels"]] == ["home"]
