"""``saydone token``: what a user signs in with."""

from datetime import UTC, datetime

import typer
from rich.console import Console
from rich.table import Table

from saydone.cli.database import in_transaction
from saydone.services import accounts


def create(user: str, label: str) -> None:
    """Make a token and print it alone on standard output, for ``$(…)``."""
    typer.echo(in_transaction(lambda session: accounts.create_token(session, user, label=label, now=datetime.now(UTC))))
    typer.echo("Keep it: it cannot be shown again. Send it as the header “Authorization: Bearer TOKEN”.", err=True)


def show(user: str) -> None:
    """List a user's tokens."""
    tokens = in_transaction(lambda session: accounts.list_tokens(session, user))
    if not tokens:
        typer.echo(f"{user} has no token. Make one: saydone token create --user {user}", err=True)
        return
    table = Table("id", "label", "created", "revoked", box=None, pad_edge=False)
    for token in tokens:
        revoked = f"{token.revoked_at:%Y-%m-%d}" if token.revoked_at else ""
        table.add_row(str(token.id), token.label, f"{token.created_at:%Y-%m-%d}", revoked)
    Console(markup=False).print(table)


def revoke(user: str, token: int) -> None:
    """Revoke one of a user's tokens."""
    in_transaction(lambda session: accounts.revoke_token(session, user, token, now=datetime.now(UTC)))
    typer.echo(f"Revoked token {token} of {user}.")
