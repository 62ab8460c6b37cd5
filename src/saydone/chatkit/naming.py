"""Naming new conversations: by a model beside the answer, and by the first words until then."""

import asyncio
import logging

from chatkit.types import Page, Thread, ThreadMetadata, ThreadUpdatedEvent, UserMessageItem

from saydone.agent.model_shelf import ModelShelf
from saydone.agent.titles import WrittenTitle, write_title
from saydone.chatkit.context import RequestContext
from saydone.chatkit.mention import text_of
from saydone.chatkit.store import ThreadStore
from saydone.errors import Unavailable

_log = logging.getLogger("saydone.turn")

# Seconds that the end of a turn waits for a title that is not there yet: the conversation is held for so long.
_PATIENCE = 2.0


class Naming:
    """The title of one new conversation. It costs nothing before ``start``."""

    def __init__(
        self,
        models: ModelShelf,
        store: ThreadStore,
        thread: ThreadMetadata,
        message: UserMessageItem,
        context: RequestContext,
    ) -> None:
        self._models = models
        self._store = store
        self._thread = thread
        self._message = message
        self._context = context
        self._started = False
        self._writing: asyncio.Task[WrittenTitle] | None = None

    def start(self) -> None:
        """Begin, once. Not before the answer has: a model that does one thing at a time answers first."""
        if self._started:
            return
        self._started = True
        options, said = self._message.inference_options, text_of(self._message.content)
        # Files alone have given the conversation their names.
        if said.strip() and self._models.can_name(options.model):
            wording = write_title(self._models.take(options.model), said)
            self._writing = asyncio.create_task(wording, name="title")

    @property
    def is_writing(self) -> bool:
        """Whether the title is still being written."""
        return self._writing is not None

    async def ready(self) -> ThreadUpdatedEvent | None:
        """The conversation under its new title, as soon as there is one; told once. An answer never fails of it."""
        if self._writing is None or not self._writing.done():
            return None
        writing, self._writing = self._writing, None
        if (error := writing.exception()) is not None:
            _log.error("a title could not be written", exc_info=error)
            return None
        written = writing.result()
        self._context.input_tokens += written.input_tokens
        self._context.output_tokens += written.output_tokens
        if written.title is None:
            return None
        try:
            renamed = await self._store.rename(
                self._thread.id, written.title, self._context, instead_of=self._thread.title
            )
        except Unavailable:
            return None  # the first words stay its name
        return None if renamed is None else ThreadUpdatedEvent(thread=Thread(**renamed.model_dump(), items=Page()))

    async def finish(self) -> ThreadUpdatedEvent | None:
        """As ``ready``, after a moment's patience."""
        if self._writing is not None:
            await asyncio.wait({self._writing}, timeout=_PATIENCE)
        return await self.ready()

    def drop(self) -> None:
        """Write no further."""
        if self._writing is not None:
            self._writing.cancel()
