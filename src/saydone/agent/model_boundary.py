"""The one door between us and any language model: our ids, our errors, our patience.

Whatever model is inside, what comes out has unique ids (:mod:`saydone.agent.own_ids`), says something,
and fails as one :class:`saydone.errors.ModelError` with a sentence for the user.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import replace
from typing import Protocol, cast, runtime_checkable

from agents.items import TResponseInputItem, TResponseStreamEvent
from agents.models.interface import Model
from openai.types.responses import (
    ResponseCompletedEvent,
    ResponseCreatedEvent,
    ResponseOutputItem,
    ResponseOutputMessage,
    ResponseOutputRefusal,
    ResponseReasoningItem,
)

from saydone.agent.model_errors import status_of, to_model_error
from saydone.agent.model_sentences import Provider, model_error
from saydone.agent.own_ids import OwnIds
from saydone.agent.patience import Patience
from saydone.agent.provider_failures import PROVIDER_FAILURES
from saydone.agent.room import Item, length, shorter
from saydone.agent.streaming_model import ModelRequest, StreamingModel
from saydone.errors import ModelError

RETRY_WAITS = (0.25, 1.0)
"""Seconds before each further attempt, while nothing of the answer has come."""
LONGEST_WAIT = 3
"""A provider that asks for more seconds than this is not waited for: the user is told."""

_TOO_LONG = "model_context_too_long"
_PASSING = {"model_unavailable", "model_interrupted", "model_bad_response"}
_log = logging.getLogger("saydone.model")


@runtime_checkable
class KnowsItsSight(Protocol):
    """A model that can tell whether it sees images."""

    def sees_images(self) -> bool:
        """Whether it does."""
        ...


class ModelBoundary(StreamingModel):
    """Any model, made safe to build on.

    ``inner`` is the model that is asked, or what makes it when that takes long: it is then called in a
    thread, by :meth:`warm_up` or by the first turn. ``provider`` is what errors say of the model. Where it is not
    known whether it sees images (``sees_images=None``), it is asked.
    """

    def __init__(
        self, inner: Model | Callable[[], Model], provider: Provider, *, sees_images: bool | None = False
    ) -> None:
        self.provider = provider
        self._sees_images = sees_images
        self._inner = inner
        self._opening = asyncio.Lock()
        self._room: int | None = None

    async def warm_up(self) -> None:
        """Returns when the model inside is there."""
        await self._model()

    async def close(self) -> None:
        """Closes the connections of the model inside."""
        if isinstance(self._inner, Model):
            await self._inner.close()

    async def sees_images(self) -> bool:
        """Whether images can be shown to the model inside."""
        if self._sees_images is not None:
            return self._sees_images
        inner = await self._model()
        return isinstance(inner, KnowsItsSight) and inner.sees_images()

    async def answer(self, request: ModelRequest) -> AsyncGenerator[TResponseStreamEvent]:
        """The answer as it comes. Raises ModelError, at any moment of the stream.

        When the model says that it has no room for the conversation, it is given the newer half, and half of that.
        """
        inner = await self._model()
        waits = iter(RETRY_WAITS)
        if self._room is not None:
            request = _fitting(request, self._room) or request
        tried: int | None = None
        while True:
            started = False
            try:
                async with aclosing(self._checked(request.stream(inner))) as checked:
                    async for event in checked:
                        if not started and tried is not None:
                            self._room = tried
                        started = True
                        yield event
                return
            except (ModelError, *PROVIDER_FAILURES) as failure:
                error = self._told(failure, started=started)
            fitting = None if started or error.code != _TOO_LONG else _fitting(request, _size(request) // 2)
            if fitting is not None:
                request, tried = fitting, _size(fitting)
                continue
            await self._wait_or_raise(error, None if started else next(waits, None))

    async def _model(self) -> Model:
        if isinstance(self._inner, Model):
            return self._inner
        async with self._opening:
            if not isinstance(self._inner, Model):
                self._inner = await asyncio.to_thread(self._inner)
        return self._inner

    async def _checked(self, events: AsyncIterator[TResponseStreamEvent]) -> AsyncGenerator[TResponseStreamEvent]:
        """The events with our ids, the first only when there is an answer to begin."""
        own = OwnIds()
        patience = Patience(self.provider.timeout)
        created: ResponseCreatedEvent | None = None
        try:
            while (event := await patience.wait(anext(events, None))) is not None:
                if isinstance(event, ResponseCreatedEvent):
                    created = event
                    continue
                if isinstance(event, ResponseCompletedEvent):
                    self._must_say_something(event.response.output)
                if created is not None:
                    yield created
                    created = None
                yield own.event(event)
        finally:
            patience.end()
            if isinstance(events, AsyncGenerator):
                await events.aclose()

    def _must_say_something(self, output: list[ResponseOutputItem]) -> None:
        said = [item for item in output if not isinstance(item, ResponseReasoningItem)]
        if any(not isinstance(item, ResponseOutputMessage) for item in said):
            return  # a tool call is an answer
        parts = [part for item in said if isinstance(item, ResponseOutputMessage) for part in item.content]
        if any(not isinstance(part, ResponseOutputRefusal) and part.text.strip() for part in parts):
            return
        refusal = "".join(part.refusal for part in parts if isinstance(part, ResponseOutputRefusal))
        raise model_error("refused" if refusal else "empty", self.provider, quoted=refusal)

    def _told(self, failure: Exception, *, started: bool) -> ModelError:
        error = to_model_error(failure, self.provider, started=started)
        # Neither the failure's text nor its traceback: both may hold what the user wrote, or a key.
        _log.warning("model call failed: %s (HTTP status %s)", error.code, status_of(failure))
        return error

    async def _wait_or_raise(self, error: ModelError, wait: float | None) -> None:
        """Waits for the next attempt, or raises when there is none or it would not help."""
        if wait is None or not _may_pass(error):
            raise error
        await asyncio.sleep(max(wait, error.retry_after or 0))


def _may_pass(error: ModelError) -> bool:
    if error.retry_after is not None:
        return error.retry_after <= LONGEST_WAIT
    return error.code in _PASSING


def _size(request: ModelRequest) -> int:
    return length(cast(list[Item], request.input))


def _fitting(request: ModelRequest, limit: int) -> ModelRequest | None:
    """The same with less of the conversation; None when nothing of it can be left out."""
    if isinstance(request.input, str) or _size(request) <= limit:
        return None
    kept = shorter(cast(list[Item], request.input), limit)
    return None if kept is None else replace(request, input=cast(list[TResponseInputItem], kept))
