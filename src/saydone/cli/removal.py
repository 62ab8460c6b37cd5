"""``saydone user remove``: a user who leaves, with all that is theirs."""

import asyncio
import sys

import typer

from saydone.app import open_runtime
from saydone.cli.configuration import load_settings
from saydone.cli.database import in_transaction
from saydone.logs import configure_logging
from saydone.services import accounts
from saydone.settings import Settings


def remove(name: str, *, confirmed: bool) -> None:
    """Delete a user with all that is theirs, after the name was typed again. Exits 1 when it was not."""
    settings = load_settings()
    configure_logging(settings.model_copy(update={"log_level": "error"}))
    theirs = in_transaction(lambda session: accounts.belongings(session, name))
    if not confirmed:
        typer.echo(
            f"All that is {name}'s is deleted for good: tasks: {theirs.tasks}, lists: {theirs.lists}, "
            f"conversations: {theirs.conversations}, files: {theirs.files}.",
            err=True,
        )
        typer.echo(f"Type {name} to go on: ", err=True, nl=False)
        if sys.stdin.readline().strip() != name:
            typer.echo("Nothing was deleted.", err=True)
            raise typer.Exit(1)
    asyncio.run(_remove(settings, name))
    typer.echo(f"Removed {name}.")


async def _remove(settings: Settings, name: str) -> None:
    # What runs for them is in other processes.
    async with open_runtime(settings) as runtime:
        await runtime.chat.remove_user(name)
