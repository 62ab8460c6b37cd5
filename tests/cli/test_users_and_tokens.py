import asyncio
import io
from datetime import UTC, datetime

import pytest

from saydone.services import accounts
from saydone.store.accounts import User
from saydone.store.db import Database
from tests.cli.conftest import Command


@pytest.fixture(autouse=True)
def database(database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SAYDONE_DATABASE_URL", database_url)
    return database_url


def test_a_new_token_stands_alone_on_standard_output_and_signs_its_user_in(saydone: Command, database: str) -> None:
    assert saydone("user", "add", "alice").out == "Added alice.\n"
    made = saydone("token", "create", "--user", "alice", "--label", "laptop")
    token = made.out.removesuffix("\n")
    assert token.startswith("sdt_")
    assert token.split() == [token]
    assert token not in made.err
    assert user_of(database, token) == "alice"


def test_a_revoked_token_opens_nothing(saydone: Command, database: str) -> None:
    saydone("user", "add", "alice")
    token = saydone("token", "create", "--user", "alice").out.strip()
    assert saydone("token", "revoke", "--user", "alice", "1").code == 0
    assert user_of(database, token) is None
    again = saydone("token", "revoke", "--user", "alice", "1")
    assert (again.code, again.err) == (1, "alice has no valid token 1.\n")


def test_the_list_of_tokens_shows_their_labels_and_never_the_tokens(saydone: Command) -> None:
    saydone("user", "add", "alice")
    assert "alice has no token" in saydone("token", "list", "--user", "alice").err
    token = saydone("token", "create", "--user", "alice", "--label", "[bold]phone").out.strip()
    shown = saydone("token", "list", "--user", "alice").out
    assert "[bold]phone" in shown
    assert token not in shown


def test_the_first_user_ends_demo_mode_and_is_told_so(saydone: Command) -> None:
    assert "demo mode" in saydone("user", "list").err
    assert "Demo mode has ended" in saydone("user", "add", "alice", "--time-zone", "Asia/Tokyo").err
    assert "Demo mode has ended" not in saydone("user", "add", "bob").err
    shown = saydone("user", "list").out
    assert ("Asia/Tokyo" in shown, "bob" in shown) == (True, True)


def test_who_adopts_the_demo_gets_what_was_made_in_it(saydone: Command, database: str) -> None:
    demo = asyncio.run(make_demo(database))
    assert saydone("user", "add", "alice", "--adopt-demo").code == 0
    assert asyncio.run(named(database, "alice")).id == demo.id


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["alice", "--time-zone", "Mars/Base"], "“Mars/Base” is not an IANA time zone such as Europe/Berlin.\n"),
        (["two words"], "A user's name has 1 to 64 letters, digits or . _ @ + - and starts with a letter or digit.\n"),
        (["alice", "--adopt-demo"], "There is nothing from demo mode to adopt.\n"),
    ],
)
def test_a_user_that_cannot_be_added_is_told_why(saydone: Command, arguments: list[str], sentence: str) -> None:
    said = saydone("user", "add", *arguments)
    assert (said.code, said.out, said.err) == (1, "", sentence)


def user_of(url: str, token: str) -> str | None:
    async def look() -> User | None:
        database = Database(url)
        async with database.reading() as session:
            user = await accounts.user_of_token(session, token)
        await database.close()
        return user

    user = asyncio.run(look())
    return user.name if user else None


async def make_demo(url: str) -> User:
    database = Database(url)
    async with database.transaction() as session:
        user = await accounts.demo_user(session, now=datetime.now(UTC))
    await database.close()
    return user


async def named(url: str, name: str) -> User:
    database = Database(url)
    async with database.reading() as session:
        user = await accounts.user_named(session, name)
    await database.close()
    return user


def test_a_user_is_removed_once_the_name_is_typed_again(
    saydone: Command, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("alice", "bob"):
        saydone("user", "add", name)
    token = saydone("token", "create", "--user", "alice").out.strip()
    monkeypatch.setattr("sys.stdin", io.StringIO("bob\n"))
    kept = saydone("user", "remove", "alice")
    assert kept.code == 1
    assert "is deleted for good: tasks: 0, lists: 1, conversations: 0, files: 0." in kept.err
    assert "Nothing was deleted." in kept.err
    assert user_of(database, token) == "alice"
    monkeypatch.setattr("sys.stdin", io.StringIO("alice\n"))
    assert saydone("user", "remove", "alice").out == "Removed alice.\n"
    assert user_of(database, token) is None
    assert "alice" not in saydone("user", "list").out
    again = saydone("user", "remove", "alice", "--yes")
    assert (again.code, again.err) == (1, "There is no user “alice”. Add one: saydone user add alice\n")
    assert saydone("user", "remove", "bob", "--yes").code == 0
    assert saydone("user", "list").err == "There are no accounts. Add one: saydone user add NAME\n"
