"""docs/what-to-say.md, said: each sentence of the page does what the page says, by talking to a server, and no more."""

import asyncio
import re
from collections.abc import Generator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from saydone.services import accounts
from saydone.settings import Settings
from saydone.store.db import Database
from tests.conftest import Clock, empty_database
from tests.flows.client import GuideClient, Json, conversation_of, text_of
from tests.flows.live import LiveServer
from tests.flows.talking import difference, world_of

PAGE = (Path(__file__).parents[2] / "docs" / "what-to-say.md").read_text()
ROW = re.compile(r"^\| (.+) \|$", re.MULTILINE)
START = Clock().now + timedelta(minutes=1)
"""When the talking begins."""
_FIELDS = {"Task": "title", "Due": "due", "Repeats": "repeat", "Priority": "priority"}


@dataclass(frozen=True)
class Users:
    """For each heading of the page a user who has the page's tasks. What they say goes through the guide API and
    through the ChatKit protocol in turn, beginning with the first or the second: in one conversation."""

    clients: Mapping[str, GuideClient]
    chatkit_first: bool

    def say(self, heading: str, place: int, said: str, conversation: str | None) -> tuple[str, str]:
        """The conversation, and the reply."""
        client = self.clients[heading]
        if (place % 2 == 0) == self.chatkit_first:
            return client.say_by_chatkit(said, conversation)
        events = client.say(said, conversation)
        return conversation_of(events), text_of(events)


def sections() -> dict[str, list[tuple[str, str]]]:
    """What is said under each heading, and what the page says of it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for part in PAGE.split("\n## ")[1:]:
        heading, _, text = part.partition("\n")
        rows = [re.split(r"(?<!\\) \| ", row) for row in ROW.findall(text) if row.startswith("“")]
        if rows:
            found[heading] = [(said.strip("“”").replace("\\|", "|"), does.replace("\\|", "|")) for said, does in rows]
    return found


SAID = sections()


def prepared() -> list[dict[str, str]]:
    """The tasks of the page's table."""
    head, *rows = (row.split(" | ") for row in ROW.findall(PAGE.partition("\n## ")[0]))
    return [dict(zip(head, (cell.strip() for cell in row), strict=True)) for row in rows]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def users(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Generator[Users]:
    """Users of one server."""
    folder, clock = tmp_path_factory.mktemp("talking"), Clock()
    with empty_database(request, folder) as url, ExitStack() as stack:
        tokens = asyncio.run(_tokens(url, clock))
        settings = Settings(
            _env_file=None,  # pyright: ignore[reportCallIssue] # pydantic-settings' own
            data_dir=folder,
            database_url=url,
            titles="words",
        )
        server = stack.enter_context(LiveServer(settings, clock))
        clients = {each: GuideClient(server.url, {"Authorization": f"Bearer {tokens[each]}"}) for each in SAID}
        for client in clients.values():
            stack.enter_context(client.http)
            prepare(client)
        clock.now = START
        yield Users(clients, chatkit_first=request.param == "sqlite")


async def _tokens(url: str, clock: Clock) -> dict[str, str]:
    db = Database(url)
    tokens: dict[str, str] = {}
    async with db.transaction() as session:
        for place, heading in enumerate(SAID):
            name = f"user{place}"
            await accounts.add_user(session, name, time_zone="Europe/Berlin", adopt_demo=False, now=clock())
            tokens[heading] = await accounts.create_token(session, name, label="", now=clock())
    await db.close()
    return tokens


def prepare(client: GuideClient) -> None:
    """Give the user what the page's table has."""
    tasks = prepared()
    names = dict.fromkeys(task["List"] for task in tasks if task["List"] != "Inbox")
    lists = {name: client.http.post("/api/v1/lists", json={"name": name}).json()["id"] for name in names}
    ids: dict[str, str] = {}
    for task in tasks:
        sent: Json = {name: task[said] for said, name in _FIELDS.items()}
        sent |= {"list": lists.get(task["List"]), "parent": ids.get(task["Below"]), "labels": task["Labels"].split()}
        answer = client.http.post("/api/v1/tasks", json={name: value for name, value in sent.items() if value})
        assert answer.status_code == 201, answer.text
        ids[task["Task"]] = answer.json()["id"]
        if task["Done"]:
            client.http.post(f"/api/v1/tasks/{ids[task['Task']]}/complete").raise_for_status()


def shown(reply: str) -> str:
    """The tasks of the page's table that a reply names, in its order."""
    places = {task["Task"]: reply.find(task["Task"]) for task in prepared()}
    named = sorted((place, title) for title, place in places.items() if place >= 0)
    return f"Shows {', '.join(f'**{title}**' for _, title in named)}"


def test_the_page_has_sentences_for_all_that_can_be_done() -> None:
    assert len(SAID) >= 12
    assert sum(map(len, SAID.values())) >= 100


@pytest.mark.parametrize("heading", SAID)
def test_each_sentence_of_the_page_does_what_it_says(users: Users, heading: str) -> None:
    client = users.clients[heading]
    conversation: str | None = None
    before = world_of(client)
    for place, (said, effect) in enumerate(SAID[heading]):
        conversation, reply = users.say(heading, place, said, conversation)
        after = world_of(client)
        done = difference(before, after, start=START)
        expected, *answers = re.split(r"(?:^|; )(?:answers|Answers|asks|Asks) (?=“)", effect)
        assert (done or (shown(reply) if expected.startswith("Shows") else "")) == expected, (said, reply)
        for answer in answers:
            assert answer.strip("“”") in reply, said
        before = after
