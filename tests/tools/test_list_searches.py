"""Searching through the tool."""

from saydone.domain.actor import Actor
from tests.conftest import ClientOf
from tests.tools.answers import error_in, list_in
from tests.tools.listing import add, titles

SEARCHABLE = (
    "Äpfel kaufen",
    "50% off_sale",
    r"back\slash",
    'it\'s "quoted"',
    "STRASSE fegen",
    "cafe\u0301 und ﬁlm",
    "İzmİr ı",
    "50 offXsale -- drop",
)


SEARCHES: list[tuple[tuple[str, ...], list[int]]] = [
    (("ÄPFEL", "äpfel", "kauf äpf", "  ÄPFEL  KAUFEN "), [0]),
    (("50%", "%", "0% o"), [1]),
    (("_", "off_sale"), [1]),
    (("\\", "k\\s"), [2]),
    (("'", '"', "it's", "' \""), [3]),
    (("straße", "Strasse", "STRAẞE"), [4]),
    (("café", "CAFE\u0301", "ﬁlm", "FILM"), [5]),
    (("İZMİR", "ı İzmİr"), [6]),
    (("50 off", "off 50"), [1, 7]),
    (("-- drop", "DROP"), [7]),
    (("nowhere", "50% drop", "* NEAR(", "title:x", "äpfel straße", "a" * 500), []),
]


async def test_search_takes_every_word_literally_in_any_case(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        await add(client, *SEARCHABLE)
        for searches, found in SEARCHES:
            for words in searches:
                assert sorted(await titles(client, search=words)) == sorted(SEARCHABLE[n] for n in found), words
                assert await titles(client, search=words, sort="due") == [SEARCHABLE[n] for n in found], words


async def test_search_looks_into_descriptions_and_follows_changes(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        await add(client, {"title": "Call", "description": "the BANK\nabout Ann"}, "Bank holiday")
        assert await titles(client, search="bank") == ["Bank holiday", "Call"]
        assert await titles(client, search="bank call") == ["Call"]
        await client.call_tool("update_task", {"changes": [{"id": "1", "title": "Ring", "description": "none"}]})
        assert await titles(client, search="bank") == ["Bank holiday"]
        assert await titles(client, search="ring") == ["Ring"]
        assert len(await titles(client, search="")) == 2


async def test_a_search_that_cannot_be_is_refused(client_of: ClientOf, alice: Actor) -> None:
    async with client_of(alice) as client:
        for words in ("nul \x00", "half \ud83d"):
            sentence = error_in(await client.call_tool("list_tasks", {"search": words}))
            assert sentence.startswith(("The search contains a character", "These arguments cannot be used. “search”"))
        assert "501 characters" in error_in(await client.call_tool("list_tasks", {"search": "a " * 250 + "a"}))


async def test_the_best_of_a_search_come_first_with_those_that_are_nearly_spelt_so(
    client_of: ClientOf, alice: Actor
) -> None:
    async with client_of(alice) as client:
        await add(client, {"title": "Find a dentist"}, {"title": "Call", "description": "the dentist"}, "Milk")
        assert await titles(client, search="dentist", sort="relevance") == ["Find a dentist", "Call"]
        assert await titles(client, search="dentits", sort="relevance") == ["Find a dentist", "Call"]
        near = list_in(await client.call_tool("list_tasks", {"search": "dentits"}))
        assert [task.title for task in near.tasks] == ["Find a dentist", "Call"]
        assert near.message.endswith("No task has “dentits”; these come near.")
        assert await titles(client, search="dentits", sort="due") == []
        for wrong, told in (
            ({}, "The order “relevance” is for a search."),
            ({"search": "dentist", "group": "list"}, "What a search finds comes without groups."),
            ({"search": "dentist", "cursor": "x"}, "What a search finds comes on one page."),
        ):
            assert told in error_in(await client.call_tool("list_tasks", {"sort": "relevance", **wrong}))


async def test_a_search_looks_into_comments_unless_another_order_is_asked_for(
    client_of: ClientOf, alice: Actor
) -> None:
    async with client_of(alice) as client:
        await add(client, {"title": "Call", "description": "the dentist"}, "Rest", "Find a dentist", "Walk")
        for number in ("2", "4"):
            await client.call_tool("comment_task", {"id": number, "text": "Not the dentist again"})
        assert await titles(client, search="dentist") == ["Find a dentist", "Call", "Walk", "Rest"]
        assert await titles(client, search="dentist", sort="newest") == ["Walk", "Find a dentist", "Rest", "Call"]
        assert await titles(client, search="dentist", sort="title") == ["Call", "Find a dentist"]
        assert "for a search" in error_in(await client.call_tool("list_tasks", {"sort": "newest"}))
