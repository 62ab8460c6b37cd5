"""What health answers, without the framework or the database: the server tells it before those are loaded."""

from typing import Literal

from pydantic import BaseModel, Field

LIVE = "/health/live"
READY = "/health/ready"
OK = "ok"


class Alive(BaseModel):
    """The process answers."""

    status: Literal["alive"] = "alive"


class Readiness(BaseModel):
    """Each part is “ok”, or a sentence that says what it lacks."""

    status: Literal["ready", "not ready", "stopping"]
    application: str = Field(examples=[OK])
    database: str = Field(examples=[OK])
    db_schema: str = Field(alias="schema", examples=[OK])
    model: str = Field(examples=[OK])
    redis: str = Field(examples=[OK])


_UNKNOWN = "Not known while the application is being loaded."
LOADING = Readiness(
    status="not ready",
    application="It is still being loaded. Ask again in a second.",
    database=_UNKNOWN,
    schema=_UNKNOWN,
    model=_UNKNOWN,
    redis=_UNKNOWN,
)
"""Until the application is there."""
