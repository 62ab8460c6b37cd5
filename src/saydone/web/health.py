"""Health: for whoever starts, watches and restarts the server. No token, and nothing secret."""

from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from saydone.agent.endpoint import describe_model
from saydone.errors import SetupError
from saydone.settings import Settings
from saydone.store.readiness import schema_is_current
from saydone.web.deps import RuntimeDep

router = APIRouter(prefix="/health", tags=["health"])

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


@router.get("/live")
async def live() -> Alive:
    """Whether the process answers: when it does not, restart it."""
    return Alive()


@router.get("/ready", responses={503: {"model": Readiness, "description": "Some part is not ready"}})
async def ready(runtime: RuntimeDep, response: Response) -> Readiness:
    """Whether requests can be served: database, schema and model."""
    current = await schema_is_current(runtime.db)
    parts = {
        "database": "The database does not answer." if current is None else _OK,
        "schema": _OK if current else "It is not this version's. Run: saydone migrate",
        "model": _model(runtime.settings),
    }
    if current is None:
        parts["schema"] = "Not known while the database does not answer."
    fine = all(part == _OK for part in parts.values())
    response.status_code = 200 if fine else 503
    return Readiness.model_validate({"status": "ready" if fine else "not ready", **parts})


def _model(settings: Settings) -> str:
    try:
        describe_model(settings)
    except SetupError as error:
        return error.message
    return _OK
