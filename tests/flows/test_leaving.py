"""A user who leaves takes everything along: no table, no file and no open stream has anything of theirs."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import select, text

from saydone.store.db import Database
from saydone.store.list_tables import MembershipRow
from saydone.store.tables import Table
from tests.fakes.provider.script import stall
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import GuideClient, Json, conversation_of
from tests.flows.conftest import Start
from tests.flows.test_open_streams import feed
from tests.flows.users import alice_and_bob

API = "/api/v1"


def post(client: GuideClient, path: str, body: Json, **headers: str) -> Json:
    answer = client.http.post(f"{API}{path}", json=body, headers=headers)
    assert answer.status_code in (200, 201), answer.text
    return answer.json()


_CALENDAR = b"BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:zebra\r\nSUMMARY:zebra bath\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"


def live(client: GuideClient) -> Json:
    """Leaves something of each kind, with a word in it that nobody else says; returns a list to share."""
    shared = post(client, "/lists", {"name": "Zebra plans"})
    task = post(client, "/tasks", {"title": "Feed the zebra", "description": "zebra food", "labels": ["zebra"],
        "due": "tomorrow 5pm", "repeat": "every day", "list": shared["id"]})  # fmt: skip
    post(client, "/tasks", {"title": "zebra hay", "parent": task["id"]})
    post(client, f"/tasks/{task['id']}/comments", {"text": "zebra!"})
    post(client, f"/tasks/{task['id']}/reminders", {"minutes_before": 10})
    post(client, f"/tasks/{task['id']}/complete", {})
    post(client, "/filters", {"name": "zebras", "query": "search: zebra"})
    post(client, "/feeds", {})
    client.http.patch(f"{API}/me", json={"settings": {"animal": "zebra"}}).raise_for_status()
    post(client, "/tasks", {"title": "zebra key"}, **{"Idempotency-Key": "zebra-key"})
    thrown = post(client, "/tasks", {"title": "zebra waste"})
    client.http.delete(f"{API}/tasks/{thrown['id']}").raise_for_status()
    client.http.post(f"{API}/import", content=_CALENDAR).raise_for_status()
    for use in ("message", "task", "nothing"):
        sent = client.http.post(
            f"{API}/attachments", files={"file": (f"zebra {use}.txt", b"zebra", "text/plain")}
        ).json()
        if use == "message":
            said = {"message": "Add a task to brush the zebra", "attachments": [sent["id"]]}
            with client.stream("/api/chatkit/generate", said, **{"Idempotency-Key": "zebra-turn"}) as events:
                conversation = conversation_of(list(events))
            items = client.http.get(f"/api/chatkit/conversations/{conversation}").json()["messages"]
            feedback = {"thread_id": conversation, "item_ids": [items[-1]["id"]], "kind": "positive"}
            client.http.post("/chatkit", json={"type": "items.feedback", "params": feedback}).raise_for_status()
        if use == "task":
            post(client, f"/tasks/{task['id']}/attachments", {"id": sent["id"]})
    return shared


async def share(url: str, task_list: Json, user: Json) -> None:
    db = Database(url)
    async with db.transaction() as session:
        session.add(MembershipRow(list_id=int(task_list["id"]), user_id=int(user["id"]), role="editor"))
    await db.close()


async def rows(url: str) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    db = Database(url)
    async with db.reading() as session:
        found = {
            name: [dict(row) for row in (await session.execute(select(table))).mappings()]
            for name, table in Table.metadata.tables.items()
        }
        if db.dialect == "sqlite":
            for name in ("tasks_fts", "comments_fts"):
                hits = await session.execute(text(f"SELECT rowid FROM {name} WHERE {name} MATCH 'zebra'"))
                found[name] = [dict(row) for row in hits.mappings()]
    await db.close()
    return found


def files(folder: Path) -> list[Path]:
    return [path for path in (folder / "attachments" / "files").rglob("*") if path.is_file()]


def test_nothing_is_left_of_a_user_who_leaves_and_others_keep_what_is_theirs(
    start: Start, tokens: dict[str, str], database_url: str, tmp_path: Path
) -> None:
    server = start()
    with alice_and_bob(server.url, tokens) as (alice, bob):
        me, him = (each.http.get(f"{API}/me").json() for each in (alice, bob))
        shared = live(alice)
        asyncio.run(share(database_url, shared, him))
        [task] = [each for each in bob.http.get(f"{API}/tasks").json()["tasks"] if each["title"] == "Feed the zebra"]
        bob.http.patch(f"{API}/tasks/{task['id']}", json={"title": "Feed the zebra now"}).raise_for_status()
        post(bob, f"/tasks/{task['id']}/comments", {"text": "Done with the zebra."})
        post(bob, "/tasks", {"title": "Feed the cat"})
        before = asyncio.run(rows(database_url))
        assert [name for name, there in before.items() if not there] == []
        assert len(files(tmp_path)) == 3

        refused = alice.http.delete(f"{API}/me")
        assert (refused.status_code, refused.json()["code"]) == (409, "unconfirmed")
        assert "?confirm=alice" in refused.json()["detail"]
        assert alice.http.delete(f"{API}/me", params={"confirm": "bob"}).status_code == 409
        assert asyncio.run(rows(database_url))["users"] == before["users"]

        assert alice.http.delete(f"{API}/me", params={"confirm": "alice"}).status_code == 204
        assert alice.http.get(f"{API}/me").status_code == 401
        after = asyncio.run(rows(database_url))
        assert [(name, row) for name, there in after.items() for row in there if "zebra" in str(row).lower()] == []
        of_user = {"user_id", "by_user_id", "assignee_id"}
        number = int(me["id"])
        assert [(name, row) for name, there in after.items() for row in there if number in map(row.get, of_user)] == []
        assert files(tmp_path) == []
        left = [row for row in after["users"] if row["id"] not in (number, int(him["id"]))]
        assert [row for row in after["users"] if row["id"] == number] == []
        assert [{key: row[key] for key in ("name", "time_zone", "preferences")} for row in left] == [
            {"name": f"#{number}", "time_zone": None, "preferences": None}
        ]

        assert bob.titles() == ["Feed the cat"]
        history = bob.http.get(f"{API}/history").json()["operations"]
        assert len(history) == 3
        assert bob.http.post(f"{API}/history/{history[-1]['id']}/undo").status_code in (404, 409)
        assert bob.http.get(f"{API}/export").status_code == 200


def test_what_runs_for_a_user_who_leaves_ends(start: Start, provider: FakeProvider, tokens: dict[str, str]) -> None:
    provider.reply(stall("One two three four.", after=1))
    server = start(model="gpt-test", model_base_url=provider.openai_base_url, model_api_key="test-key")
    with alice_and_bob(server.url, tokens) as (alice, _), feed(server, tokens["alice"]) as changes:
        with alice.stream("/api/chatkit/generate", {"message": "Count"}) as events:
            next(events)
            left = httpx.delete(f"{server.url}{API}/me?confirm=alice", headers=dict(alice.http.headers), timeout=60)
            assert left.status_code == 204
            assert "four" not in str(list(events))
        assert list(changes) == []


def test_a_new_user_has_neither_the_number_nor_the_place_of_one_who_left(start: Start, tokens: dict[str, str]) -> None:
    server = start()
    with alice_and_bob(server.url, tokens) as (alice, bob):
        numbers = [each.http.get(f"{API}/me").json()["id"] for each in (alice, bob)]
        for client, name in ((bob, "bob"), (alice, "alice")):
            assert client.http.delete(f"{API}/me", params={"confirm": name}).status_code == 204
    # Nobody is left, and demo mode stays over: the server may be one that others reach.
    assert server.http.get(f"{API}/me").status_code == 401
    newcomer = GuideClient(server.url, {"Authorization": f"Bearer {server.newcomer()}"})
    assert newcomer.http.get(f"{API}/me").json()["id"] not in numbers
    newcomer.http.close()


def test_the_user_of_demo_mode_stays(start: Start) -> None:
    server = start()
    answer = server.http.delete(f"{API}/me", params={"confirm": "demo"})
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
    assert server.http.get(f"{API}/me").status_code == 200
