"""Search by words, on both databases, within and beyond the newest tasks."""

from typing import Any
from unittest.mock import AsyncMock

import pytest
from sqlalchemy import text

from saydone.domain.task import TaskChange, TaskDraft
from saydone.errors import InvalidInput
from saydone.services import comments, lists, search
from saydone.store import search as store
from saydone.store.list_tables import MembershipRow
from tests.conftest import Clock, make_actor
from tests.services.world import World


@pytest.fixture(params=["newest", "older", "many alike"], autouse=True)
def window(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test with the tasks among the newest, and with hardly any: the indexes have to find the same, when they are
    asked for a few pieces of each word and when too many have these."""
    if request.param != "newest":
        monkeypatch.setattr(store, "WINDOW", 1)
    if request.param == "many alike":
        monkeypatch.setattr(store, "likely", AsyncMock(return_value=([], False)))


async def found(world: World, words: str, **how: Any) -> list[str]:
    async with world.db.reading() as session:
        return [hit.task.title for hit in await search.search(session, world.actor, words, **how)]


async def test_the_best_comes_first_title_before_description_before_comment(world: World, clock: Clock) -> None:
    await world.add(
        "Dentist", TaskDraft("Call her", "about the dentist"), "Rest", "Ask whether the dentists have time for us"
    )
    async with world.step() as (session, actor):
        await comments.add(session, actor, world.ids["Rest"], "Not the DENTIST again", now=clock())
    await world.add("Milk")
    ordered = ["Dentist", "Ask whether the dentists have time for us", "Call her", "Rest"]
    assert await found(world, "dentist") == ordered
    assert await found(world, "dentist", limit=2) == ordered[:2]
    newest = ["Ask whether the dentists have time for us", "Rest", "Call her", "Dentist"]
    assert await found(world, "dentist", order="newest") == newest
    async with world.db.reading() as session:
        hits = await search.search(session, world.actor, "dentist")
    assert [hit.place for hit in hits] == ["title", "title", "description", "comment"]


@pytest.mark.parametrize("typo", ["dentsit", "dentst", "dentisst", "dentisk", "Detnist", "tentist"])
async def test_one_letter_may_be_wrong_missing_too_much_or_swapped(world: World, typo: str) -> None:
    await world.add("Call the dentist", "Buy milk", "Denmark")
    assert await found(world, typo) == ["Call the dentist"]


async def test_what_is_written_as_asked_comes_before_what_nearly_is(world: World) -> None:
    await world.add("Book a planet", "Book a plane")
    await world.complete("Book a plane")
    assert await found(world, "plane") == ["Book a planet", "Book a plane"]
    assert await found(world, "plant") == ["Book a planet", "Book a plane"]
    assert await found(world, "planet") == ["Book a planet", "Book a plane"]
    assert await found(world, "planes", status="pending") == ["Book a planet"]


async def test_of_the_newest_none_is_left_out_for_older_ones(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the newest that are looked through one by one end: of the user's own, and of another's list."""
    bob = await make_actor(world.db, "Bob", world.clock)
    async with world.step() as (session, actor):
        theirs = await lists.create(session, bob, "Theirs", now=world.clock())
        session.add(MembershipRow(list_id=theirs.id, user_id=actor.user_id, role="editor"))
    titles = [f"Dentist {n}" for n in range(8)]
    for n, title in enumerate(titles):
        await world.add(TaskDraft(title, list_id=theirs.id if n in (0, 5) else None))
    for some in range(1, 8):
        monkeypatch.setattr(store, "WINDOW", some)
        for words in ("dentist", "dentsit"):
            assert await found(world, words, order="newest", limit=3) == titles[:-4:-1]
            assert await found(world, words, order="newest", limit=4) == titles[:-5:-1]


@pytest.mark.parametrize("often", [0, 1_000], ids=["looked up", "looked through"])
async def test_what_is_misspelt_is_found_alike_whether_it_is_looked_up_or_the_newest_are_looked_through(
    world: World, monkeypatch: pytest.MonkeyPatch, often: int
) -> None:
    monkeypatch.setattr(store, "WINDOW", 3)
    monkeypatch.setattr(store, "_OFTEN", often)
    await world.add("Call the dentist", *[f"Milk {n}" for n in range(5)], "Dentist", "Milk", "Dentists", "Dental floss")
    await world.delete("Dentist")
    await world.complete("Call the dentist")
    assert await found(world, "dentsit", order="newest") == ["Dentists", "Call the dentist"]
    assert await found(world, "dentsit", status="completed") == ["Call the dentist"]


async def test_two_slips_in_a_long_word_and_words_of_comments_are_found_wherever_they_are(
    world: World, clock: Clock
) -> None:
    await world.add("Extend the insurance", "Rest")
    async with world.step() as (session, actor):
        await comments.add(session, actor, world.ids["Rest"], "“Physiotherapist” said so", now=clock())
    await world.add("Milk", "Bread")
    assert await found(world, "isurence") == ["Extend the insurance"]
    assert await found(world, "fisiotherapist") == []  # three
    assert await found(world, "phisioterapist") == ["Rest"]


async def test_a_wrong_sign_is_found_where_words_are_not_written_apart(world: World) -> None:
    await world.add("牛乳とパンを買う", "Milk", "Bread")
    assert await found(world, "パンを") == ["牛乳とパンを買う"]
    assert await found(world, "牛乳とバンを買う") == ["牛乳とパンを買う"]


async def test_a_number_is_no_other_number(world: World) -> None:
    await world.add("Invoice 20261", "Invoice 20262", "Rest")
    assert await found(world, "20261") == ["Invoice 20261"]
    assert await found(world, "20263") == []
    assert await found(world, "inovice 20262") == ["Invoice 20262"]


async def test_what_is_misspelt_is_found_in_lists_of_others_and_in_what_was_moved_there(
    world: World, clock: Clock
) -> None:
    bob = await make_actor(world.db, "Bob", clock)
    async with world.step() as (session, actor):
        theirs = await lists.create(session, bob, "Theirs", now=clock())
        session.add(MembershipRow(list_id=theirs.id, user_id=actor.user_id, role="editor"))
    await world.add(TaskDraft("Call the dentist", list_id=theirs.id), "Fetch the passport", "Rest")
    async with world.step() as (session, actor):
        await comments.add(session, actor, world.ids["Fetch the passport"], "Room seventeen", now=clock())
    await world.change("Fetch the passport", TaskChange(list_id=theirs.id))
    await world.add("Milk", "Bread")
    for asks in (world, world.as_(bob)):
        assert await found(asks, "dentsit") == ["Call the dentist"]
        assert await found(asks, "pasport") == ["Fetch the passport"]
        assert await found(asks, "sevnteen") == ["Fetch the passport"]


async def test_what_has_only_the_pieces_of_a_word_is_not_found_however_new_it_is(world: World) -> None:
    await world.add("Invoice", "Pay the invoices", *["Invent a device, voiceless"] * 9)
    for words, wanted in (("invoice", ["Pay the invoices", "Invoice"]), ("invoice the", ["Pay the invoices"])):
        assert await found(world, words, order="newest", limit=2) == wanted


async def test_several_words_are_found_wherever_they_are_in_one_of_the_newest_tasks(
    world: World, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "WINDOW", 3)
    await world.add("Call Ann", TaskDraft("Rest", "Call her"))
    async with world.step() as (session, actor):
        await comments.add(session, actor, world.ids["Call Ann"], "About the dentist", now=clock())
    assert await found(world, "call dentist") == ["Call Ann"]


async def test_all_words_must_be_there(world: World) -> None:
    await world.add("Buy oat milk", "Buy milk", "Oats")
    assert await found(world, "milk oat") == ["Buy oat milk"]
    assert await found(world, "milk bread") == []


async def test_the_index_follows_every_change(world: World, clock: Clock) -> None:
    await world.add("Alpha", "Beta")
    await world.change("Alpha", TaskChange(title="Gamma"))
    assert (await found(world, "alpha"), await found(world, "gamma")) == ([], ["Gamma"])
    async with world.step() as (session, actor):
        said = await comments.add(session, actor, world.ids["Beta"], "wonderful", now=clock())
        await comments.edit(session, actor, said.id, "marvellous", now=clock())
    assert (await found(world, "wonderful"), await found(world, "marvellous")) == ([], ["Beta"])
    await world.delete("Beta")
    assert await found(world, "marvellous") == []
    async with world.step() as (session, _):
        await session.execute(text("DELETE FROM tasks"))
    await world.add("Beta again")
    assert await found(world, "beta") == ["Beta again"]


async def test_nobody_finds_what_is_someone_elses(world: World, clock: Clock) -> None:
    bob = await make_actor(world.db, "bob", clock)
    await world.add("Secret plan", "One", "Two")
    assert await found(world.as_(bob), "secret") == []
    assert await found(world.as_(bob), "secert") == []


@pytest.mark.parametrize(
    "signs",
    [
        '"',
        '""',
        "NEAR(a",
        "AND",
        "a OR b",
        "title:x",
        "-milk",
        "*",
        "oa*",
        "%",
        "_",
        "\\",
        "^milk",
        "{",
        "''",
        "x" * 500,
    ],
)
async def test_signs_in_a_search_are_text(world: World, signs: str) -> None:
    await world.add("Buy milk", "Rest", "Sleep")
    assert await found(world, signs) == []
    await world.add(f"has {signs} inside"[:480])
    if len(signs) < 100:
        assert await found(world, signs) == [f"has {signs} inside"]


async def test_nothing_is_found_by_nothing_and_too_much_is_refused(world: World) -> None:
    await world.add("Buy milk")
    assert await found(world, " \n ") == []
    for words, limit in (("x" * 501, 20), ("x", 0), ("x", 101), ("\x00", 20)):
        with pytest.raises(InvalidInput):
            await found(world, words, limit=limit)
