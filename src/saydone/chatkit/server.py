"""The ChatKit server: it answers messages with the agent, and clicks with tools."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any

from agents.exceptions import MaxTurnsExceeded
from chatkit.actions import Action
from chatkit.server import ChatKitServer
from chatkit.types import (
    ErrorEvent,
    FeedbackKind,
    NonStreamingReq,
    Page,
    Thread,
    ThreadCreatedEvent,
    ThreadItem,
    ThreadItemDoneEvent,
    ThreadItemReplacedEvent,
    ThreadItemUpdatedEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    UserMessageItem,
    WidgetItem,
)

from saydone.agent.assistant import Assistant
from saydone.agent.memory import ThreadMemory
from saydone.agent.tool_door import ToolDoor
from saydone.agent.turn_context import TurnContext
from saydone.chatkit.actions import CheckedAction, check_action
from saydone.chatkit.clicks import Clicks, shown_widget
from saydone.chatkit.context import RequestContext
from saydone.chatkit.events import AnswerStream, TurnFailed, WidgetShown
from saydone.chatkit.opening import Opening
from saydone.chatkit.settle import settle
from saydone.chatkit.store import ItemNotFound, ThreadStore
from saydone.chatkit.views import TaskListView, view_of_shown
from saydone.domain.actor import Actor
from saydone.errors import AppError, ModelError
from saydone.store.db import Database
from saydone.tools.desk import Clock

_log = logging.getLogger("saydone.turn")

BROKEN = "Something went wrong while answering. It has been logged; please try again."


class TaskChatServer(ChatKitServer[RequestContext]):
    """Saydone behind ChatKit's interface. One object serves all users; the request's context says who asks."""

    store: ThreadStore

    def __init__(self, db: Database, store: ThreadStore, assistant: Assistant, door: ToolDoor, clock: Clock) -> None:
        super().__init__(store)
        self._db = db
        self._assistant = assistant
        self._clicks = Clicks(db, door, clock)
        self._clock = clock

    async def converse(self, opening: Opening, context: RequestContext) -> AsyncIterator[ThreadStreamEvent]:
        """Everything that a reader is told of a turn, from its message to the end of the answer."""
        thread, message = opening.thread, opening.message
        if opening.is_new:
            yield ThreadCreatedEvent(thread=Thread(**thread.model_dump(), items=Page()))
        if not opening.is_retry:
            yield ThreadItemDoneEvent(item=message)
        answer = self.respond(thread, message, context)
        # Closed here and now: the SDK leaves an answer that it was cancelled in to the garbage collector.
        async with aclosing(answer):
            async for event in self._process_events(thread, context, lambda: answer):
                yield _told_failure(event)

    async def respond(
        self, thread: ThreadMetadata, input_user_message: UserMessageItem | None, context: RequestContext
    ) -> AsyncGenerator[ThreadStreamEvent]:
        """The agent's answer. A failure is its last event; a cancellation is raised when all is kept."""
        turn = TurnContext(actor=context.actor, thread_id=thread.id)
        memory = ThreadMemory(self._db, thread.id)
        answer = AnswerStream(thread_id=thread.id, memory=memory, clock=self._clock)
        run = self._assistant.start(_words(input_user_message), turn, memory)
        failure: TurnFailed | None = None
        try:
            async for event in answer.events(run):
                yield event
        except (asyncio.CancelledError, GeneratorExit):
            # The second is how a cancellation arrives that struck while an event was being stored.
            run.cancel()
            await settle(self._keep_partial(thread, answer, context))
            raise
        except Exception as error:
            failure = _failure(error)
            # Ends what may still run of it: no tool runs after a failure was told.
            run.cancel()
            for event in await answer.close():
                yield event
        finally:
            usage = run.context_wrapper.usage
            context.input_tokens, context.output_tokens = usage.input_tokens, usage.output_tokens
        if turn.shown is not None:
            yield WidgetShown(item=shown_widget(thread.id, view_of_shown(turn.shown), self._clock()))
        if failure is not None:
            yield failure

    async def action(
        self,
        thread: ThreadMetadata,
        action: Action[str, Any],
        sender: WidgetItem | None,
        context: RequestContext,
    ) -> AsyncIterator[ThreadStreamEvent]:
        """Do what was clicked, and show what became of it. Raises ``InvalidInput`` for an unknown action."""
        checked = check_action(action.type, action.payload)
        for event in await self._clicks.click(thread, checked, context, sender):
            yield event

    async def click(
        self, thread: ThreadMetadata | None, action: CheckedAction, context: RequestContext, sender_id: str | None
    ) -> list[ThreadStreamEvent]:
        """Do what was clicked, keep what is to be kept of it, and return it; see ``Clicks.click``."""
        sender = None
        if thread is not None and sender_id is not None:
            sender = await self.store.load_item(thread.id, sender_id, context)
            if not isinstance(sender, WidgetItem):
                raise ItemNotFound
        events = await self._clicks.click(thread, action, context, sender)
        for event in events:
            if thread is not None and isinstance(event, ThreadItemDoneEvent | ThreadItemReplacedEvent):
                await self.store.save_item(thread.id, event.item, context)
        return events

    async def answer(self, request: NonStreamingReq, context: RequestContext) -> bytes:
        """The JSON that answers a request without a stream."""
        return await self._process_non_streaming(request, context)

    async def add_feedback(
        self, thread_id: str, item_ids: list[str], feedback: FeedbackKind, context: RequestContext
    ) -> None:
        """Keep what the user thinks of items. Raises ``NotFound`` for items that are not theirs; then none is kept."""
        await self.store.save_feedback(thread_id, item_ids, feedback, context)

    async def handle_stream_cancelled(
        self, thread: ThreadMetadata, pending_items: list[ThreadItem], context: RequestContext
    ) -> None:
        """Nothing is left to do: ``respond`` has kept what was written."""

    def _update_pending_items(self, pending_items: dict[str, ThreadItem], event: ThreadItemUpdatedEvent) -> None:
        # The SDK would put the event's own content into its pending item and write on in it, which changes
        # an event that our log still has to tell. Nobody reads what is pending.
        return

    async def _keep_partial(self, thread: ThreadMetadata, answer: AnswerStream, context: RequestContext) -> None:
        for event in await answer.close():
            if isinstance(event, ThreadItemDoneEvent):
                await self.store.add_thread_item(thread.id, event.item, context)

    async def task_list(self, actor: Actor, arguments: dict[str, object]) -> TaskListView:
        """The view of the actor's tasks, as ``list_tasks`` finds them. Raises ``AppError``."""
        return await self._clicks.task_list(actor, arguments)


def _told_failure(event: ThreadStreamEvent) -> ThreadStreamEvent:
    """The SDK tells what fails outside of ``respond``, in storing an event say, in an error event of its own."""
    if isinstance(event, ErrorEvent) and not isinstance(event, TurnFailed):
        return TurnFailed(reason="internal_error", message=BROKEN, allow_retry=True)
    return event


def _words(message: UserMessageItem | None) -> str:
    if message is None:
        return ""
    said = " ".join(content.text for content in message.content)
    return f"(About this: “{message.quoted_text}”)\n{said}" if message.quoted_text else said


def _failure(error: Exception) -> TurnFailed:
    match error:
        case ModelError():
            retry = error.retryable
        case AppError():
            retry = error.retry_after is not None
        case MaxTurnsExceeded():
            sentence = "That took more steps than one answer may have. What was done so far is done; ask for the rest."
            return TurnFailed(reason="too_many_steps", message=sentence, allow_retry=False)
        case _:
            _log.error("turn failed", exc_info=error)
            return TurnFailed(reason="internal_error", message=BROKEN, allow_retry=True)
    return TurnFailed(reason=error.code, message=error.message, allow_retry=retry, retry_after=error.retry_after)
