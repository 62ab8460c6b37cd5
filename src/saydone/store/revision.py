"""Which schema a database has, and which one this version needs.

Alembic would tell as well, but its import takes a good part of a start, and nearly every start finds
nothing to migrate.
"""

from functools import cache
from importlib.resources import files

from sqlalchemy import Connection, inspect, text


@cache
def known_revisions() -> tuple[str, ...]:
    """Every schema up to this version's, oldest first: the numbers in the names of the migrations' files."""
    versions = files("saydone.store") / "migrations" / "versions"
    numbers = (file.name.partition("_")[0] for file in versions.iterdir() if file.name.endswith(".py"))
    return tuple(sorted(number for number in numbers if number.isdigit()))


def newest_revision() -> str:
    """The schema that this version needs."""
    return known_revisions()[-1]


def revision_of(connection: Connection) -> str | None:
    """The schema of the database; None when it has none of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
