"""A conversation with the offline model: the real agent, the real tools, a real database."""

import shutil
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from agents.items import TResponseInputItem
from agents.stream_events import RunItemStreamEvent
from mcp.server.mcpserver import MCPServer

from saydone.agent.assistant import Assistant, build_assistant
from saydone.agent.offline.model import OfflineModel
from saydone.agent.offline.wording import line
from saydone.agent.turn_context import ListShown, Shown, TurnContext
from saydone.domain.actor import Actor
from saydone.domain.task import Task, TaskDraft
from saydone.domain.task_query import TaskQuery
from saydone.services import tasks as service
from saydone.services.attachments import open_attachments
from saydone.settings import Settings
from saydone.store import threads
from saydone.store.db import Database
from saydone.store.threads import StoredThread
from tests.conftest import Clock


class Conversation:
    """Talks to the assistant as a user, and looks at what became of the user's tasks."""

    def __init__(self, assistant: Assistant, db: Database, actor: Actor, clock: Clock) -> None:
        self._assistant, self._db, self._actor, self._clock = assistant, db, actor, clock
        self.thread_id = str(uuid.uuid4())
        self._said: list[TResponseInputItem] = []
        self.calls: list[str] = []
        """The tools called for the last message."""
        self.words = ""
        """The last reply, without what is shown below it."""
        self.shown: Shown | None = None
        """What the last answer showed besides its words."""

    async def open(self) -> None:
        now = self._clock()
        async with self._db.transaction() as session:
            thread = StoredThread(id=self.thread_id, title=None, data="{}", created_at=now, updated_at=now)
            await threads.add_thread(session, self._actor.user_id, thread)

    async def say(self, text: str) -> str:
        """The reply to the text, and the list that is shown below it, in lines."""
        actor = replace(self._actor, operation=str(uuid.uuid4()), door="chat")
        context = TurnContext(actor=actor, thread_id=self.thread_id)
        run = self._assistant.start([*self._said, {"role": "user", "content": text}], context)
        self.calls = []
        async for event in run.stream_events():
            if isinstance(event, RunItemStreamEvent) and event.name == "tool_called":
                self.calls.append(str(getattr(event.item.raw_item, "name", "")))
        self._said = run.to_input_list()
        self.shown = context.shown
        self.words = str(run.final_output)
        listed = context.shown.result.tasks if isinstance(context.shown, ListShown) else []
        return "\n".join([self.words, *(f"- {line(task)}" for task in listed)])

    async def have(self, *titles: str) -> list[Task]:
        """Give the user tasks that were added elsewhere."""
        return await self.have_drafts(*(TaskDraft(title=title) for title in titles))

    async def have_drafts(self, *drafts: TaskDraft) -> list[Task]:
        async with self._db.transaction() as session:
            outcome = await service.add(session, self._actor, drafts, now=self._clock())
        return outcome.changed

    async def tasks(self) -> dict[str, Task]:
        """All tasks of the user, by title."""
        async with self._db.reading() as session:
            query = TaskQuery(status="all", limit=100)
            page = await service.listing(session, self._actor, query, now=self._clock())
        return {task.title: task for task in page.tasks}

    async def pending(self) -> list[str]:
        """The titles of the user's open tasks, sorted."""
        return sorted(title for title, task in (await self.tasks()).items() if task.status == "pending")

    async def done(self) -> list[str]:
        """The titles of the user's completed tasks, sorted."""
        return sorted(title for title, task in (await self.tasks()).items() if task.status == "completed")


@pytest.fixture
def database_url(empty_sqlite: Path, tmp_path: Path) -> str:
    """The model sees no database: here, one kind of it is enough."""
    path = tmp_path / "saydone.db"
    shutil.copy(empty_sqlite, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
def assistant(mcp_server: MCPServer, db: Database, clock: Clock, tmp_path: Path) -> Assistant:
    files = open_attachments(Settings(data_dir=tmp_path), db, clock)
    return build_assistant(OfflineModel(clock), mcp_server, clock, max_turns=12, files=files)


@pytest.fixture
async def conversation(assistant: Assistant, db: Database, alice: Actor, clock: Clock) -> Conversation:
    talk = Conversation(assistant, db, alice, clock)
    await talk.open()
    return talk
