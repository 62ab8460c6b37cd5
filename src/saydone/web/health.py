"""Health: for whoever starts, watches and restarts the server. No token, and nothing secret."""

from fastapi import APIRouter, Response

from saydone.web.deps import RuntimeDep
from saydone.web.readiness import LIVE, READY, Alive, Readiness, readiness_of

router = APIRouter(tags=["health"])


@router.get(LIVE)
async def live() -> Alive:
    """Whether the process answers: when it does not, restart it."""
    return Alive()


@router.get(READY, responses={503: {"model": Readiness, "description": "Some part is not ready"}})
async def ready(runtime: RuntimeDep, response: Response) -> Readiness:
    """Whether requests can be served: database, schema and model."""
    readiness = await readiness_of(runtime.settings, runtime.db)
    response.status_code = 200 if readiness.status == "ready" else 503
    return readiness
