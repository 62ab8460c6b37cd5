"""An import that tells how far it is: the same request and report, as server-sent events."""

import asyncio
import json
from typing import Any, Literal

from fastapi import Request, Response
from pydantic import BaseModel, Field

from saydone.errors import AppError
from saydone.services.importing import Progress
from saydone.web.api.import_view import ImportView
from saydone.web.api.import_zip import unpacked
from saydone.web.api.route import OPERATION, ApiRoute
from saydone.web.errors import response_of
from saydone.web.json_body import Handler
from saydone.web.problem import Problem
from saydone.web.sse import Events, EventStream

_STREAM = "text/event-stream"


class ImportProgress(BaseModel):
    """How many of the file's tasks are in."""

    type: Literal["progress"] = "progress"
    done: int
    total: int


class ImportComplete(BaseModel):
    """The end: what the answer would be without a stream."""

    type: Literal["complete"] = "complete"
    report: ImportView
    operation: str | None = Field(description="As in the header `X-Operation-Id`.")


class ImportFailure(BaseModel):
    """The end of one that failed on the way: nothing came in."""

    type: Literal["error"] = "error"
    problem: Problem


ImportEvent = ImportProgress | ImportComplete | ImportFailure


class ImportRoute(ApiRoute):
    """A route that answers with a stream of events when it is asked to; whoever hangs up meanwhile takes all of it
    back. What is refused before anything came in is answered as ever."""

    @property
    def takes_body(self) -> bool:
        return True

    def around(self, handle: Handler) -> Handler:
        write = super().around(handle)

        async def unpacking(request: Request) -> Response:
            async with unpacked(request):
                return await write(request)

        async def answered(request: Request) -> Response:
            if _STREAM not in request.headers.get("accept", ""):
                return await unpacking(request)
            return await _streamed(request, unpacking)

        return answered


def progress_of(request: Request) -> Progress:
    """Whom to tell how far it is."""
    return getattr(request.state, "progress", lambda done, total: None)


class _Working:
    """The work, as a task, and the newest of what it told."""

    def __init__(self, request: Request, write: Handler) -> None:
        self._told = asyncio.Event()
        self._newest = (0, 0)
        request.state.progress = self._tell
        self.task = asyncio.create_task(write(request))
        self.task.add_done_callback(lambda _: self._told.set())

    def _tell(self, done: int, total: int) -> None:
        self._newest = (done, total)
        self._told.set()

    async def told(self) -> ImportProgress | None:
        """The newest that was not told yet; None at the end."""
        await self._told.wait()
        self._told.clear()
        return None if self.task.done() else ImportProgress(done=self._newest[0], total=self._newest[1])

    async def stop(self) -> None:
        """Take it back, unless it is done."""
        self.task.cancel()
        await asyncio.wait({self.task})


async def _streamed(request: Request, write: Handler) -> Response:
    working = _Working(request, write)
    try:
        first = await working.told()
        if first is None and ((answer := await working.task).status_code >= 400):
            return answer
    except BaseException:
        await working.stop()
        raise
    return EventStream(_events(request, working, first))


async def _events(request: Request, working: _Working, first: ImportProgress | None) -> Events:
    try:
        event = first
        while event is not None:
            yield [(None, event.model_dump())]
            event = await working.told()
        yield [(None, await _last(request, working.task))]
    finally:
        await working.stop()


async def _last(request: Request, work: asyncio.Task[Response]) -> dict[str, Any]:
    try:
        answer = await work
    except AppError as error:
        answer = response_of(error, request.scope)
    told = json.loads(bytes(answer.body))
    if answer.status_code >= 400:
        return {"type": "error", "problem": told}
    return {"type": "complete", "report": told, "operation": answer.headers.get(OPERATION)}
