"""The step from tasks alone to lists and what came with them."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from importlib.resources import as_file, files
from zoneinfo import ZoneInfo

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from saydone.domain.actor import Actor
from saydone.domain.task import TaskDraft
from saydone.domain.task_query import TaskQuery
from saydone.services import history, lists, tasks
from saydone.store import journal
from saydone.store.completions import of_task
from saydone.store.db import Database
from saydone.store.migrate import migrate
from tests.store.test_migrate import fresh_url

_ = fresh_url  # a fixture

THEN = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
ANN = Actor(user_id=1, name="ann", zone=ZoneInfo("UTC"), door="mcp", operation="new")


@pytest.fixture
async def older(fresh_url: str) -> AsyncGenerator[Database]:
    """A database as it was before there were lists, in which two users had tasks, and the newest was deleted."""
    db = Database(fresh_url)
    async with db.engine.begin() as connection:
        await connection.run_sync(to_revision, "0002")
        for name in ("ann", "bob"):
            await connection.execute(
                text("INSERT INTO users (name, created_at) VALUES (:name, :then)"), {"name": name, "then": at(db)}
            )
        for user_id, title, done in ((1, "Run", False), (1, "Rest", True), (2, "Swim", False), (1, "Gone", False)):
            await connection.execute(
                text(
                    "INSERT INTO tasks (user_id, title, description, status, priority, due_sort, search_text,"
                    " created_at, updated_at, completed_at, version) VALUES (:user_id, :title, '', :status, 4, :then,"
                    " :title, :then, :then, :completed, 1)"
                ),
                {
                    "user_id": user_id,
                    "title": title,
                    "status": "completed" if done else "pending",
                    "completed": at(db) if done else None,
                    "then": at(db),
                },
            )
        await connection.execute(
            text(
                "INSERT INTO changes (user_id, operation, door, task_id, kind, before, after, at)"
                " VALUES (1, 'old', 'chat', 1, 'add', NULL, :after, :then)"
            ),
            {
                "after": '{"id":1,"title":"Run","description":"","status":"pending","priority":4,"due":null,'
                '"created_at":"2026-03-01T08:00:00Z","updated_at":"2026-03-01T08:00:00Z","completed_at":null,'
                '"version":1}',
                "then": at(db),
            },
        )
        await connection.execute(text("DELETE FROM tasks WHERE title = 'Gone'"))
    yield db
    await db.close()


def at(db: Database) -> object:
    return THEN if db.dialect == "postgresql" else THEN.replace(tzinfo=None).isoformat(" ")


def to_revision(connection: Connection, revision: str) -> None:
    config = Config()
    config.attributes["connection"] = connection
    with as_file(files("saydone.store") / "migrations") as folder:
        config.set_main_option("script_location", str(folder))
        command.upgrade(config, revision)


async def test_older_tasks_are_all_there_in_their_owners_inbox(older: Database) -> None:
    assert await migrate(older)
    async with older.transaction() as session:
        page = await tasks.listing(session, ANN, TaskQuery(status="all"), now=THEN)
        (inbox,) = await lists.listing(session, ANN)
        done = await of_task(session, 2)
        added = (await tasks.add(session, ANN, [TaskDraft("New")], now=THEN)).changed[0]
    assert [(task.id, task.title, task.list_id) for task in page.tasks] == [(1, "Run", inbox.id), (2, "Rest", inbox.id)]
    assert (inbox.name, inbox.is_inbox, inbox.owner_id) == ("Inbox", True, 1)
    assert [(each.at, each.owner_id, each.skipped) for each in done] == [(THEN, 1, False)]
    assert added.id == 5  # not 4, by which a deleted task was called
    assert added.position > page.tasks[0].position


async def test_the_older_journal_can_still_be_read_and_its_operations_undone(older: Database) -> None:
    await migrate(older)
    async with older.transaction() as session:
        (change,) = await journal.changes_in(session, 1, "old")
        assert (change.kind, change.entity, change.entity_id) == ("add", "task", 1)
        assert [entry.sentence for entry in await history.newest(session, ANN)] == ["Added “Run”."]
        await history.undo(session, ANN, "old", now=THEN)
        page = await tasks.listing(session, ANN, TaskQuery(status="pending"), now=THEN)
    assert page.tasks == ()
