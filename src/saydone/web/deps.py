"""What an endpoint may ask for, by the type of its parameter."""

from collections.abc import AsyncGenerator, Callable
from contextlib import ExitStack
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPBearer

from saydone.domain.actor import Actor
from saydone.web.identity import bearer_token, identify, runtime_of
from saydone.web.open_streams import OpenStream
from saydone.web.runtime import Runtime

# It describes the token in the OpenAPI page; `identify` is who reads it.
_bearer = HTTPBearer(auto_error=False, description="A token made with `saydone token create`.")


async def _runtime(request: Request) -> Runtime:
    return runtime_of(request)


async def _current_actor(request: Request, _described: Annotated[object, Security(_bearer)]) -> Actor:
    return await identify(request)


# What these two need they ask for themselves: FastAPI goes through what hangs on what anew for each request.
async def _stream_opener(request: Request) -> AsyncGenerator[Callable[[], OpenStream]]:
    actor, streams = await identify(request), runtime_of(request).streams
    with ExitStack() as stack:
        yield lambda: stack.enter_context(streams.opened(actor.user_id, bearer_token(request)))


async def _open_stream(request: Request) -> AsyncGenerator[OpenStream]:
    actor = await identify(request)
    with runtime_of(request).streams.opened(actor.user_id, bearer_token(request)) as stream:
        yield stream


RuntimeDep = Annotated[Runtime, Depends(_runtime)]
"""The running server."""

CurrentActor = Annotated[Actor, Depends(_current_actor)]
"""Who is asking; without a valid token the endpoint is not called and the answer is 401."""

StreamOpenerDep = Annotated[Callable[[], OpenStream], Depends(_stream_opener)]
"""What opens the stream, for an endpoint that answers only some requests with one."""

StreamDep = Annotated[OpenStream, Depends(_open_stream)]
"""The stream that answers the request, open until it was sent; with too many of the user's the answer is 429."""
