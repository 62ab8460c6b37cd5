"""Users, their tokens, and who a token speaks for."""

import asyncio
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from saydone.domain.actor import Actor
from saydone.domain.task import TaskDraft
from saydone.errors import Conflict, InvalidInput, NotFound
from saydone.services import accounts, tasks
from saydone.store.accounts import User, all_users
from saydone.store.db import Database
from saydone.store.tables import TokenRow
from tests.conftest import BERLIN, Clock


async def add_user(
    db: Database, clock: Clock, name: str, *, time_zone: str | None = None, adopt_demo: bool = False
) -> User:
    async with db.transaction() as session:
        return await accounts.add_user(session, name, time_zone=time_zone, adopt_demo=adopt_demo, now=clock())


async def demo(db: Database, clock: Clock) -> User:
    async with db.transaction() as session:
        return await accounts.demo_user(session, now=clock())


async def create_token(db: Database, clock: Clock, name: str, label: str = "") -> str:
    async with db.transaction() as session:
        return await accounts.create_token(session, name, label=label, now=clock())


async def user_of(db: Database, token: str) -> str | None:
    async with db.reading() as session:
        user = await accounts.user_of_token(session, token)
    return user.name if user else None


async def test_a_user_is_added_and_found_by_name(db: Database, clock: Clock) -> None:
    added = await add_user(db, clock, "ann@example.org", time_zone="America/New_York")
    async with db.reading() as session:
        assert await accounts.user_named(session, "ann@example.org") == added
        with pytest.raises(NotFound, match="Add one: saydone user add bob"):
            await accounts.user_named(session, "bob")
    assert added.created_at == clock()
    assert accounts.zone_of(added, "Europe/Berlin") == ZoneInfo("America/New_York")


async def test_a_user_without_a_zone_has_the_servers(db: Database, clock: Clock) -> None:
    assert accounts.zone_of(await add_user(db, clock, "ann"), "Europe/Berlin") == BERLIN


@pytest.mark.parametrize("name", ["a", "A1._@+-", "x" * 64])
async def test_a_name_has_letters_digits_and_a_few_signs(db: Database, clock: Clock, name: str) -> None:
    assert (await add_user(db, clock, name)).name == name


async def test_other_names_are_refused(db: Database, clock: Clock) -> None:
    for name in ("", " ", "x" * 65, "-ann", ".ann", "ann smith", "ann\n", "änn", "ann/bob", "a\x00", "\ud800", "<b>"):
        with pytest.raises(InvalidInput, match="A user's name has 1 to 64"):
            await add_user(db, clock, name)
    with pytest.raises(InvalidInput, match="user of demo mode"):
        await add_user(db, clock, "demo")


async def test_a_zone_that_is_none_is_refused(db: Database, clock: Clock) -> None:
    for zone in (
        "Berlin",
        "",
        "../../etc/passwd",
        "/etc/localtime",
        "Europe",
        "Europe/Berlin\x00",
        "\ud800",
        "x" * 9999,
    ):
        with pytest.raises(InvalidInput, match="is not an IANA time zone"):
            await add_user(db, clock, "ann", time_zone=zone)
    async with db.reading() as session:
        assert await all_users(session) == []


async def test_a_name_is_taken_once_even_at_the_same_time(db: Database, clock: Clock) -> None:
    outcomes = await asyncio.gather(*(add_user(db, clock, "ann") for _ in range(4)), return_exceptions=True)
    assert [isinstance(outcome, Conflict) for outcome in outcomes].count(True) == 3
    async with db.reading() as session:
        assert [user.name for user in await all_users(session)] == ["ann"]


async def test_a_token_speaks_for_its_user_and_only_its_digest_is_kept(db: Database, clock: Clock) -> None:
    await add_user(db, clock, "ann")
    await add_user(db, clock, "bob")
    anns, bobs = await create_token(db, clock, "ann", "laptop"), await create_token(db, clock, "bob")
    assert anns.startswith("sdt_")
    assert len({anns, bobs}) == 2
    assert (await user_of(db, anns), await user_of(db, bobs)) == ("ann", "bob")
    for other in ("", "sdt_", anns[:-1], anns.upper(), anns + " ", "\ud800", "\x00", "x" * 99_999):
        assert await user_of(db, other) is None
    async with db.reading() as session:
        rows = list(await session.scalars(select(TokenRow)))
        (shown,) = await accounts.list_tokens(session, "ann")
    assert all(anns not in str(vars(row)) for row in rows)
    assert rows[0].digest not in repr(shown)
    assert (shown.label, shown.created_at, shown.revoked_at) == ("laptop", clock(), None)
    assert await user_of(db, rows[0].digest) is None


async def test_a_revoked_token_opens_nothing_and_stays_on_the_list(db: Database, clock: Clock) -> None:
    await add_user(db, clock, "ann")
    await add_user(db, clock, "bob")
    old, new = [await create_token(db, clock, "ann") for _ in range(2)]
    for name, number in (("bob", 1), ("ann", 3), ("ann", 0), ("ann", -1), ("ann", 2**63), ("nobody", 1)):
        with pytest.raises(NotFound):
            await revoke(db, clock, name, number)
    clock.pass_(days=1)
    await revoke(db, clock, "ann", 1)
    with pytest.raises(NotFound, match="ann has no valid token 1"):
        await revoke(db, clock, "ann", 1)
    assert (await user_of(db, old), await user_of(db, new)) == (None, "ann")
    async with db.reading() as session:
        tokens = await accounts.list_tokens(session, "ann")
    assert [token.revoked_at for token in tokens] == [datetime(2026, 3, 5, 9, tzinfo=UTC), None]


async def revoke(db: Database, clock: Clock, name: str, number: int) -> None:
    async with db.transaction() as session:
        await accounts.revoke_token(session, name, number, now=clock())


async def test_a_label_that_cannot_be_kept_and_an_unknown_user_get_no_token(db: Database, clock: Clock) -> None:
    await add_user(db, clock, "ann")
    for label in ("x" * 101, "nul \x00"):
        with pytest.raises(InvalidInput, match="label"):
            await create_token(db, clock, "ann", label)
    with pytest.raises(NotFound):
        await create_token(db, clock, "bob")
    assert await create_token(db, clock, "ann", "x" * 100)


async def test_the_demo_token_works_only_while_there_is_no_account(db: Database, clock: Clock) -> None:
    assert await user_of(db, accounts.DEMO_TOKEN) is None
    made = await demo(db, clock)
    assert await demo(db, clock) == made
    assert await user_of(db, accounts.DEMO_TOKEN) == "demo"
    await add_user(db, clock, "ann")
    assert await user_of(db, accounts.DEMO_TOKEN) is None
    async with db.reading() as session:
        assert not await accounts.demo_mode(session)


async def test_workers_that_start_together_make_one_demo_user(db: Database, clock: Clock) -> None:
    users = await asyncio.gather(*(demo(db, clock) for _ in range(4)))
    assert len({user.id for user in users}) == 1


async def test_what_was_made_in_demo_mode_can_be_adopted_once(db: Database, clock: Clock) -> None:
    with pytest.raises(NotFound, match="nothing from demo mode to adopt"):
        await add_user(db, clock, "ann", adopt_demo=True)
    was = await demo(db, clock)
    actor = Actor(user_id=was.id, name=was.name, zone=BERLIN, door="api", operation="op")
    async with db.transaction() as session:
        await tasks.add(session, actor, [TaskDraft("Run")], now=clock())
    ann = await add_user(db, clock, "ann", time_zone="Asia/Tokyo", adopt_demo=True)
    assert (ann.id, ann.name, ann.time_zone) == (was.id, "ann", "Asia/Tokyo")
    assert await user_of(db, accounts.DEMO_TOKEN) is None
    with pytest.raises(NotFound):
        await add_user(db, clock, "bob", adopt_demo=True)
    with pytest.raises(Conflict):
        await add_user(db, clock, "ann", adopt_demo=True)
