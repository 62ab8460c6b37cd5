"""What ``saydone understand`` reads in a sentence is what the running application does when it is said."""

from datetime import datetime
from typing import Any

import httpx
import pytest

from saydone.agent.offline.understand import understand
from saydone.agent.offline.wire import to_json
from tests.conftest import BERLIN, Clock

Tasks = dict[str, dict[str, Any]]

THERE = ("walk the dog", "limes", "report", "call mum", "rent")
SAID = (
    "add ring the plumber tomorrow at 5pm",
    "drill bits to the shopping list please",
    "remind me every other tuesday at 9 to feed the hens",
    "i need to prune the roses on friday, remind me",
    "can you put candles and matches on my list",
    "i need to delete the old backups, put that on my list",
    "edit my list to include soap",
    "mark limes as done",
    "i've done the report",
    "just walked the dog",
    "walk the dog is finished",
    "tick off call mum",
    "i'm done with the rent",
    "delete limes",
    "take limes off my list",
    "get rid of walk the dog",
    "make sure limes aren't on my list",
    "rename report to summary",
    "move the report to friday",
    "make rent urgent",
    "what is on my list",
    "are limes on my list?",
    "how many tasks do i have",
    "should i delete limes?",
    "don't delete the report",
    "the report has to be done today",
    "i read that the report is done",
    "remind me that the rent is due",
    "delete limes, no wait",
    "my shift is done",
    "what should i do to get a loan",
    "thanks",
    "translate limes to french",
    "delete limes and add lemons",
    "mark call mum as done and remind me to call dad on sunday",
)


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


async def test_what_is_understood_is_what_is_done(demo: httpx.AsyncClient, clock: Clock) -> None:
    differing = [(text, *found) for text in SAID if (found := await _read_and_done(demo, clock, text))]
    assert not differing


async def _read_and_done(client: httpx.AsyncClient, clock: Clock, text: str) -> tuple[object, object] | None:
    """What was read and what was done, where they differ."""
    before = await _tasks(client)
    for title in THERE:
        if not any(task["title"] == title for task in before.values()):
            await client.post("/api/v1/tasks", json={"title": title})
    for task in before.values():
        if task["title"] not in THERE or task["status"] == "completed":
            await client.delete(f"/api/v1/tasks/{task['id']}")
            if task["title"] in THERE:
                await client.post("/api/v1/tasks", json={"title": task["title"]})
    before = await _tasks(client)
    read = to_json(understand(text, now=clock().astimezone(BERLIN)))
    answer = await client.post("/api/chatkit/generate", json={"message": text})
    assert answer.status_code == 200
    after = await _tasks(client)
    said = read["intent"] if isinstance(read["intent"], list) else [read["intent"]]
    wanted = {str(intent) for intent in said} - {"list", "other"}
    done = _done(before, after)
    new = [task for number, task in after.items() if number not in before]
    if wanted != done:
        return sorted(wanted), sorted(done)
    if said == ["add"] and (new[0]["title"], _due(new[0]["due"])) != (read.get("title"), _due(read.get("due"))):
        return read, new[0]
    return None


async def _tasks(client: httpx.AsyncClient) -> Tasks:
    page = (await client.get("/api/v1/tasks", params={"status": "all", "limit": 100})).json()
    return {task["id"]: task for task in page["tasks"]}


def _done(before: Tasks, after: Tasks) -> set[str]:
    done = {"add"} if after.keys() - before.keys() else set[str]()
    for number, old in before.items():
        new = after.get(number)
        if new is None:
            done.add("remove")
        elif new["status"] != old["status"]:
            done.add("complete" if new["status"] == "completed" else "update")
        elif new["version"] != old["version"]:
            done.add("update")
    return done


def _due(said: object) -> datetime | None:
    return datetime.fromisoformat(said) if isinstance(said, str) else None
