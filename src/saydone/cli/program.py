"""The commands and their options, and the one place where an error becomes a sentence at the terminal.

Each command imports the module that does its work when it runs, so that ``saydone --help`` is instant.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from saydone import __version__
from saydone.errors import AppError

program = typer.Typer(
    name="saydone",
    help="Say it. Done. A self-hosted AI task assistant.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
users = typer.Typer(help="Accounts. The first one ends demo mode.", no_args_is_help=True)
tokens = typer.Typer(help="Tokens that sign a user in.", no_args_is_help=True)
program.add_typer(users, name="user")
program.add_typer(tokens, name="token")

_UserName = Annotated[str, typer.Option("--user", metavar="NAME", help="Whose.")]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 when it did what was asked, 1 when it could not, 2 when the call was wrong."""
    try:
        program(args=None if arguments is None else list(arguments))
    except AppError as error:
        typer.echo(error.message, err=True)
        sys.exit(1)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"saydone {__version__}")
        raise typer.Exit


@program.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Say it. Done. A self-hosted AI task assistant."""


@program.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Where to listen: SAYDONE_HOST, else 127.0.0.1.")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="The port: SAYDONE_PORT, else 8000; 0 takes a free one.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="How many processes serve.")] = 1,
) -> None:
    """Start the server; stop it with Ctrl+C."""
    from saydone.cli import serve

    serve.run(host, port, workers)


@program.command()
def chat(
    message: Annotated[str | None, typer.Argument(help="Say just this, and exit after the answer.")] = None,
    user: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who you are; not needed while there are no accounts.")
    ] = None,
) -> None:
    """Talk to the assistant here in the terminal."""
    from saydone.cli import chat

    chat.run(user, message)


@program.command()
def understand(
    text: Annotated[str | None, typer.Argument(help="A sentence, as one says it to the assistant.")] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Read lines {"id", "text", "reference_datetime"?, "tz"?} instead.')
    ] = False,
) -> None:
    """Print as JSON what the offline model reads in a sentence, and do nothing."""
    from saydone.cli import understand

    understand.run(text, jsonl=jsonl)


@program.command()
def mcp(
    user: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose tasks; not needed while there are no accounts.")
    ] = None,
) -> None:
    """Serve the tools to an MCP client over standard input and output."""
    from saydone.cli import mcp

    mcp.run(user)


@program.command("export")
def export_tasks(
    format: Annotated[
        Literal["json", "csv", "ics", "zip"],
        typer.Option(help="JSON loses nothing but assignees and attached files; ZIP has these as well."),
    ] = "json",
    only: Annotated[str | None, typer.Option("--list", metavar="NAME", help="Only this list.")] = None,
    output: Annotated[Path | None, typer.Option(help="The file to write; else standard output.")] = None,
    user: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose tasks; not needed while there are no accounts.")
    ] = None,
) -> None:
    """Write all tasks as JSON, CSV, iCalendar, or JSON and attached files in a ZIP."""
    from saydone.cli import exchange

    exchange.write(user, format, only, output)


@program.command("import")
def import_tasks(
    file: Annotated[Path, typer.Argument(help="What saydone export, Todoist, Reminders or a spreadsheet wrote.")],
    format: Annotated[
        Literal["json", "csv", "todoist", "ics"] | None, typer.Option(help="Told from the file when left out.")
    ] = None,
    into: Annotated[
        str | None, typer.Option("--list", metavar="NAME", help="For tasks without a list; else the file's name.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only report what would come in.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Bring in once more what came in before.")] = False,
    user: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose tasks; not needed while there are no accounts.")
    ] = None,
) -> None:
    """Bring tasks in from a file, and report line by line what could not be kept as it was."""
    from saydone.cli import exchange

    exchange.read(user, file, format, into, dry_run=dry_run, again=again)


@program.command()
def migrate() -> None:
    """Bring the database to the schema of this version; on PostgreSQL, make a backup first."""
    from saydone.cli import migrate

    migrate.run()


@program.command()
def doctor() -> None:
    """Check settings, database and model (it is asked for one word); exit 1 when something is wrong."""
    from saydone.cli import doctor

    doctor.run()


@users.command("add")
def add_user(
    name: str,
    time_zone: Annotated[
        str | None, typer.Option(help="Their IANA time zone, such as Europe/Berlin; else the server's counts.")
    ] = None,
    adopt_demo: Annotated[bool, typer.Option("--adopt-demo", help="Give them what was made in demo mode.")] = False,
) -> None:
    """Add a user."""
    from saydone.cli import users

    users.add(name, time_zone=time_zone, adopt_demo=adopt_demo)


@users.command("remove")
def remove_user(
    name: str, yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether it is meant.")] = False
) -> None:
    """Delete a user for good, with all that is theirs."""
    from saydone.cli import removal

    removal.remove(name, confirmed=yes)


@users.command("list")
def list_users() -> None:
    """List the users."""
    from saydone.cli import users

    users.show()


@tokens.command("create")
def create_token(
    user: _UserName, label: Annotated[str, typer.Option(help="What it is for, to tell it from others.")] = ""
) -> None:
    """Make a token and print it, this once, alone on standard output."""
    from saydone.cli import tokens

    tokens.create(user, label)


@tokens.command("list")
def list_tokens(user: _UserName) -> None:
    """List a user's tokens; what is kept of them opens nothing."""
    from saydone.cli import tokens

    tokens.show(user)


@tokens.command("revoke")
def revoke_token(
    user: _UserName, token: Annotated[int, typer.Argument(metavar="ID", help="Its number in saydone token list.")]
) -> None:
    """Revoke a token: from the next request on it opens nothing."""
    from saydone.cli import tokens

    tokens.revoke(user, token)
