"""The step from labels in a table of their own to labels in the row of their task as well."""

from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from saydone.domain.task import TaskDraft
from saydone.services import tasks
from saydone.store.db import Database
from saydone.store.migrate import migrate
from tests.conftest import Clock, make_actor
from tests.store.test_migrate import fresh_url

_ = fresh_url  # a fixture


def down_to(connection: Connection, revision: str) -> None:
    config = Config()
    config.attributes["connection"] = connection
    with as_file(files("saydone.store") / "migrations") as folder:
        config.set_main_option("script_location", str(folder))
        command.downgrade(config, revision)


async def test_what_has_labels_has_them_in_its_row_and_the_way_back_keeps_them(fresh_url: str, clock: Clock) -> None:
    db = Database(fresh_url)
    await migrate(db)
    ann = await make_actor(db, "ann", clock)
    drafts = [TaskDraft("None"), TaskDraft("One", labels=("home",)), TaskDraft("Two", labels=("phone", "home"))]
    async with db.transaction() as session:
        added = await tasks.add(session, ann, drafts, now=clock())
    in_rows = text("SELECT id, label_ids FROM tasks")
    async with db.reading() as session:
        before = {number: _numbers(ids) for number, ids in await session.execute(in_rows)}
    assert before == {task.id: {*task.label_ids} for task in added.changed}
    async with db.engine.begin() as connection:
        await connection.run_sync(down_to, "0010")
    async with db.engine.begin() as connection:
        columns = set((await connection.execute(text("SELECT * FROM tasks"))).keys())
    assert "label_ids" not in columns
    assert await migrate(db)
    async with db.reading() as session:
        assert {number: _numbers(ids) for number, ids in await session.execute(in_rows)} == before
    await db.close()


def _numbers(ids: str) -> set[int]:
    """What stands between commas."""
    assert ids == "" or (ids[0], ids[-1]) == (",", ","), ids
    return {int(each) for each in ids.split(",") if each}
