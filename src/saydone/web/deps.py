"""What an endpoint may ask for, by the type of its parameter."""

from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPBearer

from saydone.domain.actor import Actor
from saydone.web.identity import identify, runtime_of
from saydone.web.runtime import Runtime

# It describes the token in the OpenAPI page; `identify` is who reads it.
_bearer = HTTPBearer(auto_error=False, description="A token made with `saydone token create`.")


async def _runtime(request: Request) -> Runtime:
    return runtime_of(request)


async def _current_actor(request: Request, _described: Annotated[object, Security(_bearer)]) -> Actor:
    return await identify(request)


RuntimeDep = Annotated[Runtime, Depends(_runtime)]
"""The running server."""

CurrentActor = Annotated[Actor, Depends(_current_actor)]
"""Who is asking; without a valid token the endpoint is not called and the answer is 401."""
