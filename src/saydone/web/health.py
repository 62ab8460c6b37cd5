"""Health: for whoever starts, watches and restarts the server. No token, and nothing secret."""

from fastapi import APIRouter, Response

from saydone.agent.endpoint import describe_model
from saydone.errors import SetupError
from saydone.settings import Settings
from saydone.store.db import Database
from saydone.store.readiness import schema_is_current
from saydone.web.deps import RuntimeDep
from saydone.web.readiness import LIVE, OK, READY, Alive, Readiness

router = APIRouter(tags=["health"])


@router.get(LIVE)
async def live() -> Alive:
    """Whether the process answers: when it does not, restart it."""
    return Alive()


@router.get(READY, responses={503: {"model": Readiness, "description": "Some part is not ready"}})
async def ready(runtime: RuntimeDep, response: Response) -> Readiness:
    """Whether requests can be served: the application is loaded and not being stopped, and database, schema, model and
    Redis are fine."""
    readiness = await _readiness(runtime.settings, runtime.db)
    if runtime.chat.turns.closing:
        readiness.status, readiness.application = "stopping", "It is being stopped, and begins nothing new."
    response.status_code = 200 if readiness.status == "ready" else 503
    return readiness


async def _readiness(settings: Settings, db: Database) -> Readiness:
    current = await schema_is_current(db)
    parts = {
        "application": OK,
        "database": "The database does not answer." if current is None else OK,
        "schema": OK if current else "It is not this version's. Run: saydone migrate",
        "model": _model(settings),
        "redis": await _redis(settings),
    }
    if current is None:
        parts["schema"] = "Not known while the database does not answer."
    fine = all(part == OK for part in parts.values())
    return Readiness.model_validate({"status": "ready" if fine else "not ready", **parts})


def _model(settings: Settings) -> str:
    try:
        describe_model(settings)
    except SetupError as error:
        return error.message
    return OK


async def _redis(settings: Settings) -> str:
    if settings.redis_url is None:
        return OK
    # Not at the top: the library takes a quarter of a second to import, and few servers need it.
    from saydone.store.redis_link import answers

    try:
        return OK if await answers(settings.redis_url.get_secret_value()) else "Redis does not answer."
    except SetupError as error:
        return error.message
