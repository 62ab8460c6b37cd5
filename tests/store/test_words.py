"""The words that there are: kept by whoever writes, forgotten once no task has them."""

from sqlalchemy import text

from saydone.domain.actor import Actor
from saydone.domain.task import TaskChange, TaskDraft
from saydone.services import comments, tasks, trash
from saydone.store import erasing, words
from saydone.store.db import Database
from saydone.store.migrate import migrate
from tests.conftest import Clock, make_actor
from tests.store.test_labels_in_the_index_migration import down_to
from tests.store.test_migrate import fresh_url

_ = fresh_url  # a fixture
WRITTEN = "Call “Dr. Weiß-Müller” on 4711, don't/do it\\now [x] {naïve} foo_bar\tv2 牛乳を買う"
WORDS = {"call", "weiss", "müller", "don", "now", "naïve", "foo_bar"}


async def words_of(db: Database) -> set[str]:
    async with db.reading() as session:
        return set(await session.scalars(text("SELECT word FROM words")))


async def add(db: Database, actor: Actor, clock: Clock, title: str, description: str = "") -> str:
    async with db.transaction() as session:
        outcome = await tasks.add(session, actor, [TaskDraft(title, description)], now=clock())
    return str(outcome.changed[0].id)


async def test_both_databases_tell_words_apart_alike(db: Database, alice: Actor, clock: Clock) -> None:
    await add(db, alice, clock, WRITTEN, '"Quoted"\nsecond\u2028third — fourth…fifth')
    assert await words_of(db) == WORDS | {"quoted", "second", "third", "fourth", "fifth"}


async def test_what_was_written_before_there_were_words_is_known_after_the_upgrade(
    fresh_url: str, clock: Clock
) -> None:
    db = Database(fresh_url)
    await migrate(db)
    ann, ben = await make_actor(db, "ann", clock), await make_actor(db, "ben", clock)
    number = await add(db, ann, clock, WRITTEN)
    async with db.transaction() as session:
        await comments.add(session, ann, number, "Seventeen", now=clock())
    await add(db, ben, clock, "Call")
    async with db.engine.begin() as connection:
        await connection.run_sync(down_to, "0012")
    await migrate(db)
    async with db.reading() as session:
        kept = [(user_id, word) for user_id, word in await session.execute(text("SELECT user_id, word FROM words"))]
    assert sorted(kept) == sorted([*((ann.user_id, word) for word in WORDS | {"seventeen"}), (ben.user_id, "call")])
    await add(db, ann, clock, "Afterwards")
    assert "afterwards" in await words_of(db)
    await db.close()


async def test_a_word_is_forgotten_when_no_task_or_comment_has_it(db: Database, alice: Actor, clock: Clock) -> None:
    changed, gone = await add(db, alice, clock, "Alpha beta"), await add(db, alice, clock, "Gamma beta")
    async with db.transaction() as session:
        await comments.add(session, alice, changed, "Delta", now=clock())
        await tasks.update(session, alice, [(changed, TaskChange(title="Epsilon"))], now=clock())
    while await words.forget(db):
        pass
    assert await words_of(db) == {"beta", "gamma", "delta", "epsilon"}
    async with db.transaction() as session:
        await trash.delete(session, alice, [gone], now=clock())
    await words.forget(db)
    assert "gamma" in await words_of(db)  # it may be restored
    async with db.transaction() as session:
        await trash.empty(session, alice, now=clock())
    await words.forget(db)
    assert await words_of(db) == {"delta", "epsilon"}


async def test_some_words_are_looked_at_a_time(db: Database, alice: Actor, clock: Clock) -> None:
    number = await add(db, alice, clock, "Gone", " ".join(f"word{n}" for n in range(130)))
    async with db.transaction() as session:
        await tasks.update(session, alice, [(number, TaskChange(title="Here", description="word7"))], now=clock())
    behind = await words.forget(db)
    assert behind > 0
    assert await words.forget(db, behind) == 0
    assert await words_of(db) == {"here", "word7"}


async def test_who_leaves_takes_the_words_along(db: Database, alice: Actor, clock: Clock) -> None:
    await add(db, alice, clock, "Alpha beta")
    async with db.transaction() as session:
        await erasing.erase(session, alice.user_id, clock())
    assert await words_of(db) == set()
