"""The ChatKit server: it answers messages with the agent, and clicks with tools."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC
from typing import Any

from agents.exceptions import MaxTurnsExceeded
from chatkit.actions import Action
from chatkit.server import ChatKitServer
from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageItem,
    Page,
    Thread,
    ThreadCreatedEvent,
    ThreadItem,
    ThreadItemDoneEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    UserMessageItem,
    WidgetItem,
)

from saydone.agent.assistant import Assistant
from saydone.agent.memory import ThreadMemory
from saydone.agent.tool_door import ToolDoor
from saydone.agent.turn_context import TurnContext
from saydone.chatkit.actions import CheckedAction, check_action, perform
from saydone.chatkit.context import RequestContext
from saydone.chatkit.events import AnswerStream, ShownWidget, TurnFailed, WidgetShown, tool_progress
from saydone.chatkit.opening import Opening
from saydone.chatkit.store import ThreadStore
from saydone.chatkit.views import TaskListView, View, view_of_list, view_of_shown
from saydone.chatkit.widgets import chatkit_widget, widget_as_text
from saydone.domain.actor import Actor
from saydone.errors import AppError, ModelError
from saydone.store.db import Database
from saydone.tools.desk import Clock
from saydone.tools.results import TaskListResult, TaskResult

_log = logging.getLogger("saydone.turn")

# The list that is shown again after a click: what the guide's tasks endpoint shows.
_LIST_ARGUMENTS: dict[str, object] = {"status": "all", "limit": 50}


class TaskChatServer(ChatKitServer[RequestContext]):
    """Saydone behind ChatKit's interface. One object serves all users; the request's context says who asks."""

    store: ThreadStore

    def __init__(self, db: Database, store: ThreadStore, assistant: Assistant, door: ToolDoor, clock: Clock) -> None:
        super().__init__(store)
        self._db = db
        self._assistant = assistant
        self._door = door
        self._clock = clock

    async def converse(self, opening: Opening, context: RequestContext) -> AsyncIterator[ThreadStreamEvent]:
        """Everything that a reader is told of a turn, from its message to the end of the answer."""
        thread, message = opening.thread, opening.message
        if opening.is_new:
            yield ThreadCreatedEvent(thread=Thread(**thread.model_dump(), items=Page()))
        if not opening.is_retry:
            yield ThreadItemDoneEvent(item=message)
        async for event in self._process_events(thread, context, lambda: self.respond(thread, message, context)):
            yield event

    async def respond(
        self, thread: ThreadMetadata, input_user_message: UserMessageItem | None, context: RequestContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        """The agent's answer. A failure is its last event; a cancellation is raised when all is kept."""
        turn = TurnContext(actor=context.actor, thread_id=thread.id)
        memory = ThreadMemory(self._db, thread.id)
        answer = AnswerStream(thread_id=thread.id, memory=memory, clock=self._clock)
        run = self._assistant.start(_words(input_user_message), turn, memory)
        failure: TurnFailed | None = None
        try:
            async for event in answer.events(run):
                yield event
        except asyncio.CancelledError:
            run.cancel()
            await answer.close()
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
            yield self._widget(thread, view_of_shown(turn.shown), context)
        if failure is not None:
            yield failure

    async def action(
        self,
        thread: ThreadMetadata,
        action: Action[str, Any],
        sender: WidgetItem | None,
        context: RequestContext,
    ) -> AsyncIterator[ThreadStreamEvent]:
        """Do what was clicked, and show the tasks as they are then. Raises the tool's ``AppError``."""
        for event in await self.click(thread, check_action(action.type, action.payload), context):
            yield event

    async def click(
        self, thread: ThreadMetadata | None, action: CheckedAction, context: RequestContext
    ) -> list[ThreadStreamEvent]:
        """Do what was clicked and return what to show of it; the model will know of it as well.

        Without a thread nothing of it is a conversation's. Raises ``AppError``: then nothing was done.
        """
        result = await perform(action, self._door, context.actor)
        if thread is not None:
            await self._remember_click(thread, action, result)
        here = thread or ThreadMetadata(id="", created_at=self._clock())
        call_id = self.store.generate_item_id("tool_call", here, context)
        return [
            tool_progress(action.kind.tool, call_id, "running"),
            tool_progress(action.kind.tool, call_id, "completed"),
            ThreadItemDoneEvent(item=self._message(here, result.message, context)),
            self._widget(here, await self.task_list(context.actor, _LIST_ARGUMENTS), context),
        ]

    async def handle_stream_cancelled(
        self, thread: ThreadMetadata, pending_items: list[ThreadItem], context: RequestContext
    ) -> None:
        """Keep what was written of the answer. What the model is to know of it, ``respond`` has noted."""
        for item in pending_items:
            if isinstance(item, AssistantMessageItem) and any(part.text.strip() for part in item.content):
                await self.store.add_thread_item(thread.id, item, context)

    async def task_list(self, actor: Actor, arguments: dict[str, object]) -> TaskListView:
        """The view of the actor's tasks, as ``list_tasks`` finds them. Raises ``AppError``."""
        result = await self._door.invoke("list_tasks", dict(arguments), actor)
        return view_of_list(arguments, TaskListResult.model_validate(result.structured_content))

    async def _remember_click(self, thread: ThreadMetadata, action: CheckedAction, result: TaskResult) -> None:
        named = ", ".join(f"{task.id} “{task.title}”" for task in result.tasks)
        await ThreadMemory(self._db, thread.id).add_items(
            [
                {"role": "user", "content": f"({action.kind.pressed} It was task {named}.)"},
                {"role": "assistant", "content": result.message},
            ]
        )

    def _message(self, thread: ThreadMetadata, text: str, context: RequestContext) -> AssistantMessageItem:
        return AssistantMessageItem(
            id=self.store.generate_item_id("message", thread, context),
            thread_id=thread.id,
            created_at=self._clock().astimezone(UTC),
            content=[AssistantMessageContent(text=text)],
        )

    def _widget(self, thread: ThreadMetadata, view: View, context: RequestContext) -> WidgetShown:
        return WidgetShown(
            item=ShownWidget(
                id=self.store.generate_item_id("message", thread, context),
                thread_id=thread.id,
                created_at=self._clock().astimezone(UTC),
                widget=chatkit_widget(view),
                copy_text=widget_as_text(view),
                view=view,
            )
        )


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
            sentence = "Something went wrong while answering. It has been logged; please try again."
            return TurnFailed(reason="internal_error", message=sentence, allow_retry=True)
    return TurnFailed(reason=error.code, message=error.message, allow_retry=retry, retry_after=error.retry_after)
