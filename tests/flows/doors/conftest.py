"""One server for all that is done by the doors, and people with the same tasks."""

import shutil
from collections.abc import Generator

import pytest

from saydone.settings import Settings
from tests.conftest import Clock, empty_tables
from tests.flows.doors.person import Person
from tests.flows.live import LiveServer


@pytest.fixture(scope="package")
def moving() -> Clock:
    """The clock of all of them."""
    return Clock()


@pytest.fixture(scope="package", params=["sqlite", "postgresql"])
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, moving: Clock
) -> Generator[LiveServer]:
    """A server."""
    folder = tmp_path_factory.mktemp("doors")
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("empty_sqlite"), folder / "saydone.db")
        url = f"sqlite+aiosqlite:///{folder / 'saydone.db'}"
    else:
        url = request.getfixturevalue("empty_postgres")
    settings = Settings(
        _env_file=None,  # pyright: ignore[reportCallIssue] # pydantic-settings' own
        data_dir=folder,
        database_url=url,
        titles="words",
    )
    with LiveServer(settings, moving) as server:
        yield server
    if request.param == "postgresql":
        empty_tables(url)


@pytest.fixture
def person(house: LiveServer, moving: Clock) -> Generator[Person]:
    """Someone new, a minute after their tasks came in."""
    moving.now = Clock().now
    someone = Person(house.url, house.newcomer())
    someone.prepare()
    moving.pass_(minutes=1)
    yield someone
    someone.client.http.close()
