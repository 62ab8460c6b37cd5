"""``saydone user``: who has an account."""

from datetime import UTC, datetime

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.cli.database import in_transaction
from saydone.services import accounts
from saydone.store.accounts import all_users


def add(name: str, *, time_zone: str | None, adopt_demo: bool) -> None:
    """Add a user, and say what comes next."""

    async def work(session: AsyncSession) -> bool:
        first = await accounts.demo_mode(session)
        await accounts.add_user(session, name, time_zone=time_zone, adopt_demo=adopt_demo, now=datetime.now(UTC))
        return first

    first = in_transaction(work)
    typer.echo(f"Added {name}.")
    if first:
        typer.echo(f"Demo mode has ended: {accounts.DEMO_TOKEN} opens nothing any more.", err=True)
    typer.echo(f"Make a token for {name}: saydone token create --user {name}", err=True)


def show() -> None:
    """List the users."""
    users = [user for user in in_transaction(all_users) if user.name != accounts.DEMO_USER]
    if not users:
        demo = in_transaction(accounts.demo_mode)
        mode = ": the server is in demo mode" if demo else ""
        typer.echo(f"There are no accounts{mode}. Add one: saydone user add NAME", err=True)
        return
    table = Table("name", "time zone", "since", box=None, pad_edge=False)
    for user in users:
        table.add_row(user.name, user.time_zone or "the server's", f"{user.created_at:%Y-%m-%d}")
    Console(markup=False).print(table)
