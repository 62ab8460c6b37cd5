"""What health answers, without the framework: the server tells it before that is loaded."""

from typing import Literal

from pydantic import BaseModel, Field

from saydone.agent.endpoint import describe_model
from saydone.errors import SetupError
from saydone.settings import Settings
from saydone.store.db import Database
from saydone.store.readiness import schema_is_current

LIVE = "/health/live"
READY = "/health/ready"
_OK = "ok"


class Alive(BaseModel):
    """The process answers."""

    status: Literal["alive"] = "alive"


class Readiness(BaseModel):
    """Each part is “ok”, or a sentence that says what it lacks."""

    status: Literal["ready", "not ready"]
    database: str = Field(examples=[_OK])
    db_schema: str = Field(alias="schema", examples=[_OK])
    model: str = Field(examples=[_OK])
    redis: str = Field(examples=[_OK])


async def readiness_of(settings: Settings, db: Database) -> Readiness:
    """Whether requests can be served: database, schema, model, and Redis where it is set."""
    current = await schema_is_current(db)
    parts = {
        "database": "The database does not answer." if current is None else _OK,
        "schema": _OK if current else "It is not this version's. Run: saydone migrate",
        "model": _model(settings),
        "redis": await _redis(settings),
    }
    if current is None:
        parts["schema"] = "Not known while the database does not answer."
    fine = all(part == _OK for part in parts.values())
    return Readiness.model_validate({"status": "ready" if fine else "not ready", **parts})


def _model(settings: Settings) -> str:
    try:
        describe_model(settings)
    except SetupError as error:
        return error.message
    return _OK


async def _redis(settings: Settings) -> str:
    if settings.redis_url is None:
        return _OK
    # Not at the top: the library takes a quarter of a second to import, and few servers need it.
    from saydone.store.redis_link import answers

    try:
        return _OK if await answers(settings.redis_url.get_secret_value()) else "Redis does not answer."
    except SetupError as error:
        return error.message
