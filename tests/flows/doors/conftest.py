"""One server for all that is done by the doors, and people with the same tasks."""

from collections.abc import Generator

import pytest

from saydone.settings import Settings
from tests.conftest import Clock, empty_database
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
    with empty_database(request, folder) as url:
        settings = Settings(
            _env_file=None,  # pyright: ignore[reportCallIssue] # pydantic-settings' own
            data_dir=folder,
            database_url=url,
            titles="words",
        )
        with LiveServer(settings, moving) as server:
            yield server


@pytest.fixture
def person(house: LiveServer, moving: Clock) -> Generator[Person]:
    """Someone new, a minute after their tasks came in."""
    moving.now = Clock().now
    someone = Person(house.url, house.newcomer())
    someone.prepare()
    moving.pass_(minutes=1)
    yield someone
    someone.client.http.close()
