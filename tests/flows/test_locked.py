"""Locked and closed conversations, and the language of the screen."""

import asyncio
from dataclasses import replace

import httpx
import pytest
from chatkit.types import LockedStatus, ThreadMetadata

from saydone.services.accounts import DEMO_USER
from saydone.store import accounts, threads
from saydone.store.db import Database
from tests.fakes.provider.script import call, fail
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import create, items, message, post, request, stream
from tests.flows.client import Json, conversation_of
from tests.flows.conftest import Start
from tests.flows.live import LiveServer
from tests.flows.users import alice_and_bob


def change(http: httpx.Client, thread: str, **body: object) -> httpx.Response:
    return http.patch(f"/api/chatkit/conversations/{thread}", json=body)


@pytest.mark.parametrize("status", ["locked", "closed"])
def test_nothing_is_written_in_a_conversation_that_is_not_open(server: LiveServer, status: str) -> None:
    thread, _ = create(server, "add milk")
    create(server, "show my tasks")
    shown = items(server, thread)
    changed = change(server.http, thread, status=status, reason="The project is over.").json()
    assert (changed["status"], changed["reason"]) == (status, "The project is over.")
    click: Json = {"type": "complete_task", "payload": {"task_id": "1"}}
    writes = [
        request("threads.add_user_message", thread_id=thread, input=message("add eggs")),
        request("threads.retry_after_item", thread_id=thread, item_id=shown[0]["id"]),
        request("threads.custom_action", thread_id=thread, action=click),
        request("threads.sync_custom_action", thread_id=thread, action=click),
    ]
    for body in writes:
        refused = server.http.post("/chatkit", json=body)
        assert refused.status_code == 409, body["type"]
        assert f"{status}: The project is over." in refused.json()["message"]
    said = server.http.post("/api/chatkit/generate", json={"message": "add eggs", "conversation_id": thread})
    clicked = server.http.post("/api/chatkit/action", json=click | {"conversation_id": thread})
    assert (said.status_code, clicked.status_code) == (409, 409)
    assert len(server.tasks("pending")) == 1
    assert items(server, thread) == shown
    read = post(server, request("threads.get_by_id", thread_id=thread))
    assert read["status"] == {"type": status, "reason": "The project is over."}


def test_a_conversation_that_is_not_open_is_renamed_opened_and_deleted(server: LiveServer) -> None:
    thread, _ = create(server, "add milk")
    change(server.http, thread, status="locked")
    post(server, request("threads.update", thread_id=thread, title="Old things"))
    listed = server.http.get("/api/chatkit/conversations").json()["conversations"]
    assert [(one["title"], one["status"]) for one in listed] == [("Old things", "locked")]
    assert change(server.http, thread, status="active", title="New  things").json()["title"] == "New things"
    assert conversation_of(server.say("add eggs", thread)) == thread
    change(server.http, thread, status="closed")
    assert server.http.delete(f"/api/chatkit/conversations/{thread}").status_code == 204


@pytest.mark.parametrize(
    "body",
    [{}, {"status": "gone"}, {"status": None}, {"reason": "x"}, {"status": "active", "reason": "x"},
     {"status": "locked", "reason": ""}, {"status": "locked", "reason": "x" * 501}, {"status": "locked", "more": 1}],
)  # fmt: skip
def test_a_change_that_says_nothing_or_nonsense_is_refused(server: LiveServer, body: Json) -> None:
    thread, _ = create(server, "add milk")
    assert change(server.http, thread, **body).status_code == 422


def test_only_one_s_own_conversations_are_locked(start: Start, tokens: dict[str, str]) -> None:
    with alice_and_bob(start().url, tokens) as (alice, bob):
        thread = conversation_of(alice.say("add milk"))
        refused = change(bob.http, thread, status="locked")
        unknown = change(bob.http, "7d0f6a3e-0000-4000-8000-000000000000", status="locked")
        assert refused.status_code == unknown.status_code == 404
        assert refused.json() == unknown.json()
        assert conversation_of(alice.say("add eggs", thread)) == thread


def told(provider: FakeProvider) -> str:
    messages = provider.requests[-1].body["messages"]
    assert isinstance(messages, list)
    return str(messages[0])


def test_a_model_is_told_the_language_of_the_screen_that_asks(llm_server: LiveServer, provider: FakeProvider) -> None:
    for _ in range(3):
        provider.reply("Ja.")
    body = request("threads.create", input=message("milk"))
    thread = stream(llm_server, body, **{"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"})[0]["thread"]["id"]
    assert "the one of their screen: de-AT." in told(provider)
    retry = request("threads.retry_after_item", thread_id=thread, item_id=items(llm_server, thread)[0]["id"])
    stream(llm_server, retry, **{"Accept-Language": "fr"})
    assert "the one of their screen: fr." in told(provider)
    llm_server.say("milk")
    assert "of their screen" not in told(provider)


def test_what_the_server_says_itself_is_in_the_language_of_the_screen(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    german = {"Accept-Language": "de-DE,de;q=0.9"}
    llm_server.http.headers.update(german)
    offered = llm_server.http.get("/chatkit/options").json()
    assert offered["startScreen"]["prompts"][1] == {
        "label": "Zeige meine Aufgaben", "prompt": "Zeige meine Aufgaben", "icon": "notebook"
    }  # fmt: skip
    llm_server.click("create_task", {"title": "Milch", "due": "2026-03-04"})
    provider.reply(call("list_tasks", {}))
    provider.reply("Bitte.")
    thread, events = create(llm_server, "Zeige meine Aufgaben")
    shown = next(event["item"] for event in events if event.get("item", {}).get("type") == "widget")
    assert "Mi, 4. März 2026" in shown["copy_text"]
    assert [event["text"] for event in events if event["type"] == "progress_update"] == [
        "Aufgaben durchsehen …", "Aufgaben durchsehen: fertig"
    ]  # fmt: skip
    [done] = [event["item"]["workflow"] for event in events if "done" in event["type"] and "workflow" in event["item"]]
    assert done["summary"]["title"] == "Aufgaben angesehen"
    llm_server.click("complete_task", {"task_id": "1"})
    action = {"type": "complete_task", "payload": {"task_id": "1"}}
    clicked = request("threads.custom_action", thread_id=thread, item_id=shown["id"], action=action)
    assert stream(llm_server, clicked)[0]["message"] == "Schon erledigt: “Milch”."
    provider.reply(fail(401))
    failed = stream(llm_server, request("threads.add_user_message", thread_id=thread, input=message("Und?")))
    assert failed[-1]["message"].startswith("Der Anbieter des Modells hat den API-Schlüssel abgelehnt.")
    gone = llm_server.http.post("/chatkit", json=request("threads.get_by_id", thread_id="nobody"))
    assert (gone.json()["message"], gone.headers["Content-Language"]) == ("Dieses Gespräch gibt es nicht.", "de")


def test_what_the_guide_api_shows_is_in_the_language_of_the_screen(
    llm_server: LiveServer, provider: FakeProvider
) -> None:
    llm_server.http.headers["Accept-Language"] = "de"
    llm_server.click("create_task", {"title": "Milch", "due": "2026-03-04"})
    widget = llm_server.http.get("/api/chatkit/tasks").json()["widget"]
    assert widget["children"][0]["value"] == "Deine Aufgaben"
    [task] = llm_server.tasks()
    assert (task["due_text"], task["actions"][0]["label"]) == ("Mi, 4. März 2026", "Erledigt")
    prompts = llm_server.http.get("/api/chatkit/starter-prompts").json()["prompts"]
    assert (prompts[1]["label"], prompts[1]["prompt"]) == ("Zeige meine Aufgaben", "Show my tasks")
    provider.reply(fail(401))
    assert llm_server.say("Und?")[-1]["message"].startswith("Der Anbieter des Modells hat den API-Schlüssel abgelehnt.")


def test_prompts_that_the_built_in_model_is_to_read_stay_english(server: LiveServer) -> None:
    prompts = server.http.get("/chatkit/options", headers={"Accept-Language": "de"}).json()["startScreen"]["prompts"]
    assert (prompts[1]["label"], prompts[1]["prompt"]) == ("Zeige meine Aufgaben", "Show my tasks")


async def test_a_rename_leaves_the_lock_of_the_same_moment_on(server: LiveServer, database_url: str) -> None:
    thread, _ = create(server, "add milk")
    rename = request("threads.update", thread_id=thread, title="Old things")
    db = Database(database_url)
    async with db.transaction() as session:
        user = await accounts.find_user(session, DEMO_USER)
        found = user and await threads.find_thread(session, user.id, thread, for_change=True)
        assert user is not None
        assert found is not None
        locked = ThreadMetadata.model_validate_json(found.data).model_copy(update={"status": LockedStatus()})
        await threads.save_thread(session, user.id, replace(found, data=locked.model_dump_json()))
        renaming = asyncio.create_task(asyncio.to_thread(post, server, rename))
        await asyncio.wait({renaming}, timeout=0.5)
    answered = await renaming
    await db.close()
    assert (answered["title"], answered["status"]["type"]) == ("Old things", "locked")
    [listed] = server.http.get("/api/chatkit/conversations").json()["conversations"]
    assert (listed["title"], listed["status"]) == ("Old things", "locked")
