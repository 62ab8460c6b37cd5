"""What ``saydone doctor`` looks at. It changes nothing."""

import os
from dataclasses import dataclass
from pathlib import Path

from saydone.agent.endpoint import describe_model, is_offline
from saydone.agent.models import try_out
from saydone.errors import AppError
from saydone.services import accounts
from saydone.settings import Settings
from saydone.store.db import Database
from saydone.store.readiness import schema_is_current
from saydone.store.redis_link import answers
from saydone.web.host_names import binds_loopback


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether one thing is fine, and what there is to say of it."""

    subject: str
    fine: bool
    text: str


async def check_up(settings: Settings) -> list[Finding]:
    """What is right and wrong with this set-up."""
    findings = [_data_dir(settings)] if settings.database_url is None else []
    if _first_start(settings):
        findings.append(Finding("database", True, "not there yet; it is made at the first start."))
        findings.append(_accounts(settings, demo=True))
    else:
        findings.extend(await _database(settings))
    if settings.redis_url is not None:
        findings.append(await _redis(settings.redis_url.get_secret_value()))
    return [*findings, await _model(settings)]


def _data_dir(settings: Settings) -> Finding:
    folder = settings.data_dir.expanduser()
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    fine = there.is_dir() and os.access(there, os.W_OK | os.X_OK)
    return Finding("data folder", fine, f"{folder} {'can' if fine else 'cannot'} be written.")


def _first_start(settings: Settings) -> bool:
    return settings.database_url is None and not Path(settings.sqlalchemy_url.partition(":///")[2]).exists()


async def _database(settings: Settings) -> list[Finding]:
    try:
        database = Database(settings.sqlalchemy_url)
    except AppError as error:
        return [Finding("database", False, error.message)]
    try:
        current = await schema_is_current(database)
        if current is None:
            return [Finding("database", False, f"{database.shown_url} does not answer.")]
        if not current:
            return [Finding("database", False, "its schema is not this version's. Run: saydone migrate")]
        async with database.reading() as session:
            demo = await accounts.demo_mode(session)
        return [Finding("database", True, f"{database.shown_url} answers."), _accounts(settings, demo=demo)]
    finally:
        await database.close()


def _accounts(settings: Settings, *, demo: bool) -> Finding:
    if not demo:
        return Finding("accounts", True, "there are; see saydone user list.")
    if binds_loopback(settings.host):
        return Finding("accounts", True, "none: demo mode, for this machine only.")
    return Finding("accounts", False, f"none, so it will not listen on {settings.host}. Run: saydone user add NAME")


async def _redis(url: str) -> Finding:
    try:
        fine = await answers(url)
    except AppError as error:
        return Finding("redis", False, error.message)
    said = "answers." if fine else "does not answer, or takes no writes. Running answers cannot be followed elsewhere."
    return Finding("redis", fine, f"it {said}")


async def _model(settings: Settings) -> Finding:
    try:
        description = describe_model(settings)
        if not is_offline(settings):
            await try_out(settings)
    except AppError as error:
        return Finding("model", False, error.message)
    return Finding("model", True, f"{description}.")
