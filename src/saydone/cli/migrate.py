"""``saydone migrate``: the database's schema."""

import asyncio

import typer

from saydone.cli.configuration import load_settings
from saydone.store.opening import open_database


def run() -> None:
    """Bring the configured database to this version's schema."""
    typer.echo(f"The schema of {asyncio.run(_migrate())} is up to date.")


async def _migrate() -> str:
    async with open_database(load_settings(), upgrade=True) as database:
        return database.shown_url
