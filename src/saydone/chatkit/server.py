"""The ChatKit server: it answers messages with the agent, and clicks with tools."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from contextlib import aclosing

from agents.exceptions import MaxTurnsExceeded
from agents.items import TResponseInputItem
from agents.result import RunResultStreaming
from chatkit.server import ChatKitServer
from chatkit.types import (
    FeedbackKind,
    NonStreamingReq,
    Page,
    StreamOptionsEvent,
    Thread,
    ThreadCreatedEvent,
    ThreadItemDoneEvent,
    ThreadItemReplacedEvent,
    ThreadItemUpdatedEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    UserMessageItem,
    WidgetItem,
    WorkflowItem,
)

from saydone.agent.allowance import Spending
from saydone.agent.assistant import Assistant
from saydone.agent.model_shelf import ModelShelf
from saydone.agent.tool_door import ToolDoor
from saydone.agent.transcription import Transcriber
from saydone.agent.turn_context import TurnContext
from saydone.chatkit.actions import CheckedAction
from saydone.chatkit.attached import ChatAttachments
from saydone.chatkit.clicks import Clicks, shown_widget
from saydone.chatkit.context import RequestContext
from saydone.chatkit.events import AnswerStream, TurnFailed, WidgetShown
from saydone.chatkit.item_json import new_item_id
from saydone.chatkit.naming import Naming
from saydone.chatkit.opening import Opening
from saydone.chatkit.questions import question_item
from saydone.chatkit.refreshing import with_choices
from saydone.chatkit.store import ItemNotFound, ThreadStore
from saydone.chatkit.views import TaskListView, view_of_shown
from saydone.chatkit.workflow import TurnWorkflow
from saydone.domain.actor import Actor
from saydone.errors import AppError, ModelError
from saydone.services.attachments import Attachments
from saydone.store.db import Database
from saydone.tools.desk import Clock

_log = logging.getLogger("saydone.turn")

BROKE = TurnFailed(
    reason="internal_error",
    message="Something went wrong while answering. It has been logged; please try again.",
    allow_retry=True,
)
"""The end of an answer that this program broke."""


class TaskChatServer(ChatKitServer[RequestContext]):
    """Saydone behind ChatKit's interface. One object serves all users; the request's context says who asks."""

    store: ThreadStore

    def __init__(
        self,
        db: Database,
        store: ThreadStore,
        attachments: Attachments,
        assistant: Assistant,
        models: ModelShelf,
        door: ToolDoor,
        clock: Clock,
        transcriber: Transcriber | None,
    ) -> None:
        super().__init__(store, ChatAttachments(attachments))
        self._db = db
        self._assistant = assistant
        self._models = models
        self.door = door
        self.transcriber = transcriber
        self._clicks = Clicks(db, door, clock)
        self._clock = clock

    async def converse(self, opening: Opening, context: RequestContext) -> AsyncIterator[ThreadStreamEvent]:
        """What a reader is told of a turn, from its message on; what is ``late`` at its end is to be kept and told."""
        thread, message = opening.thread, opening.message
        for event in _opened(opening):
            yield event
        yield StreamOptionsEvent(stream_options=self.get_stream_options(thread, context))
        answer = self.respond(thread, message, context, given=opening.given, goes_on=opening.is_answer)
        naming = Naming(self._models, self.store, thread, message, context)
        try:
            async with aclosing(answer) as events:
                async for event in events:
                    for told in await self._in_order(event, thread, context):
                        yield told
                    if isinstance(event, TurnFailed):
                        return  # nothing comes after it
                    if opening.is_new:
                        naming.start()
                    if (renamed := await naming.ready()) is not None:
                        yield renamed
            if naming.is_writing:
                for told in await self._kept(thread, context):
                    yield told
            if (renamed := await naming.finish()) is not None:
                yield renamed
        finally:
            naming.drop()

    async def _in_order(
        self, event: ThreadStreamEvent, thread: ThreadMetadata, context: RequestContext
    ) -> list[ThreadStreamEvent]:
        """What can be told now: that an item is done only when it is kept, which waits for more to be kept with it.
        Whatever is not told now is late, also when this is cancelled.
        """
        match event:
            case ThreadItemUpdatedEvent() if not context.late:  # the first looked for: nearly all are this
                return [event]
            case ThreadItemDoneEvent(item=WorkflowItem() as workflow) if not context.late:
                # What was done is told live, and an answer follows.
                context.hold(workflow)
                return [event]
            case ThreadItemDoneEvent() | ThreadItemReplacedEvent() | TurnFailed():
                context.put_off(event)
                return []
            case _ if not context.late:
                return [event]
            case _:
                context.put_off(event)
                return await self._kept(thread, context)

    async def _kept(self, thread: ThreadMetadata, context: RequestContext) -> list[ThreadStreamEvent]:
        """What is late, once it is kept."""
        if not context.late:
            return []
        await self.store.keep(thread.id, context)
        told, context.late = context.late, []
        return told

    async def respond(
        self,
        thread: ThreadMetadata,
        input_user_message: UserMessageItem | None,
        context: RequestContext,
        *,
        given: Sequence[TResponseInputItem] = (),
        goes_on: bool = False,
    ) -> AsyncGenerator[ThreadStreamEvent]:
        """The agent's answer to what it is ``given``, the last of which is the message; with ``goes_on`` it is the
        answer to its own question. A failure is the last event; a cancellation is raised when what was written is late.
        """
        assert input_user_message is not None, "only what a user said is answered"
        turn = TurnContext(actor=context.actor, thread_id=thread.id, spending=Spending(self._assistant.allowance))
        answer = self._stream_for(thread, input_user_message, context)
        run = self._run(input_user_message, given, turn, goes_on=goes_on)
        failure: TurnFailed | None = None
        try:
            async for event in answer.events(run):
                yield event
        except (asyncio.CancelledError, GeneratorExit):
            # The second is how a cancellation arrives that struck while an event was being stored.
            run.cancel()
            for event in answer.close():
                # Whoever still reads sees it end as those will who read it later.
                context.put_off(event)
            raise
        except Exception as error:
            failure = failure_of(error)
            # Ends what may still run of it: no tool runs after a failure was told.
            run.cancel()
            for event in answer.close():
                yield event
        finally:
            context.count(run.context_wrapper.usage)
        async for event in self._shown_by(turn, context):
            yield event
        if failure is not None:
            yield failure

    def _run(
        self, message: UserMessageItem, given: Sequence[TResponseInputItem], turn: TurnContext, *, goes_on: bool
    ) -> RunResultStreaming:
        """Start the agent with the model and the tool that the message asks for."""
        options = message.inference_options
        return self._assistant.start(
            list(given),
            turn,
            model=self._models.take(options.model),
            tool=options.tool_choice.id if options.tool_choice and not goes_on else None,
        )

    def _stream_for(self, thread: ThreadMetadata, message: UserMessageItem, context: RequestContext) -> AnswerStream:
        workflow = TurnWorkflow(
            new_id=lambda: new_item_id("workflow"), thread_id=thread.id, clock=self._clock, words=context.words
        )
        return AnswerStream(
            thread_id=thread.id,
            noted=context.noted,
            keep=lambda: self.store.keep(thread.id, context),
            hold=context.hold,
            clock=self._clock,
            workflow=workflow,
            speaks_plainly=self._models.speaks_plainly(message.inference_options.model),
        )

    async def _shown_by(self, turn: TurnContext, context: RequestContext) -> AsyncIterator[ThreadStreamEvent]:
        """What tools left to be shown below the answer: a question, else a widget."""
        if turn.asked is not None:
            yield ThreadItemDoneEvent(item=question_item(turn.thread_id, turn.asked, self._clock()))
        elif turn.shown is not None:
            view = await with_choices(self.door, context.actor, view_of_shown(turn.shown))
            yield WidgetShown(item=shown_widget(turn.thread_id, view, self._clock(), context.words))

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

    async def task_list(self, actor: Actor, arguments: dict[str, object]) -> TaskListView:
        """The view of the actor's tasks, as ``list_tasks`` finds them. Raises ``AppError``."""
        return await self._clicks.task_list(actor, arguments)


def _opened(opening: Opening) -> Iterator[ThreadStreamEvent]:
    """What the turn began with, stored already."""
    if opening.is_new:
        yield ThreadCreatedEvent(thread=Thread(**opening.thread.model_dump(), items=Page()))
    if opening.question is not None:
        yield ThreadItemReplacedEvent(item=opening.question)
    if not opening.is_retry and not opening.is_answer:
        yield ThreadItemDoneEvent(item=opening.message)


def failure_of(error: Exception) -> TurnFailed:
    """How a turn ends that failed of this; what nobody expected is logged."""
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
            return BROKE
    return TurnFailed(reason=error.code, message=error.message, allow_retry=retry, retry_after=error.retry_after)
