"""``saydone doctor``: what is configured, and whether it works."""

import asyncio
import platform
from importlib.metadata import version

import typer
from rich.console import Console
from rich.table import Table

from saydone import __version__
from saydone.cli.checkup import check_up
from saydone.cli.configuration import load_settings, settings_shown, unknown_variables

_LIBRARIES = ("openai-agents", "openai-chatkit", "mcp", "litellm", "fastapi", "sqlalchemy")


def run() -> None:
    """Print the versions, the settings and the findings; exit 1 when something is wrong."""
    console = Console(markup=False, highlight=False, soft_wrap=True)
    console.print(f"Saydone {__version__}, Python {platform.python_version()} on {platform.system()}")
    console.print(", ".join(f"{library} {version(library)}" for library in _LIBRARIES), end="\n\n")
    settings = load_settings()
    table = Table("setting", "value", "from", box=None, pad_edge=False)
    for row in settings_shown(settings):
        table.add_row(*row)
    console.print(table)
    for name in unknown_variables():
        console.print(f"{name} is set, but it is not a setting of Saydone.")
    console.print()
    findings = asyncio.run(check_up(settings))
    for finding in findings:
        console.print(f"{'ok   ' if finding.fine else 'WRONG'}  {finding.subject}: {finding.text}")
    if not all(finding.fine for finding in findings):
        raise typer.Exit(1)
