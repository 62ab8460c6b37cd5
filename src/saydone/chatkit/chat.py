"""Everything that a chat needs, opened together."""

import asyncio
from collections.abc import AsyncGenerator, Collection, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass

from mcp.server.mcpserver import MCPServer

from saydone.agent.allowance import Allowance
from saydone.agent.assistant import build_assistant
from saydone.agent.model_shelf import ModelShelf
from saydone.agent.tool_door import ToolDoor
from saydone.agent.transcription import choose_transcriber
from saydone.chatkit.event_log import EventLogs
from saydone.chatkit.holder import this_process
from saydone.chatkit.leaving import remove_user
from saydone.chatkit.links import LinkSigner
from saydone.chatkit.recovery import fates, recover
from saydone.chatkit.server import TaskChatServer
from saydone.chatkit.store import ThreadStore
from saydone.chatkit.turn_rate import TurnRate
from saydone.chatkit.turns import Turns
from saydone.services.attachments import Attachments, attachments_folder, open_attachments
from saydone.services.sweeping import keep_sweeping
from saydone.settings import Settings
from saydone.store.db import Database
from saydone.tools.desk import Clock


@dataclass(frozen=True, slots=True)
class Chat:
    """Conversations (``threads``), what happens in them (``turns``), who answers, and what is attached.

    ``grace`` is for how many seconds turns may go on when the server stops.
    """

    threads: ThreadStore
    turns: Turns
    server: TaskChatServer
    models: ModelShelf
    attachments: Attachments
    signer: LinkSigner
    db: Database
    clock: Clock
    grace: float

    async def remove_user(self, name: str) -> None:
        """Delete a user with all that is theirs; see ``leaving.remove_user``."""
        await remove_user(self.db, self.turns, self.attachments, self.clock, name)

    async def end_answers(self) -> None:
        """Take no new turns, let the running ones come to their end, and stop those that take too long."""
        await self.turns.close(self.grace)


@asynccontextmanager
async def open_chat(settings: Settings, db: Database, mcp: MCPServer, clock: Clock) -> AsyncGenerator[Chat]:
    """A chat on this database and these tools, with the models that the settings name.

    At the end running turns get their end, and the models' connections are closed. Raises
    ``SetupError`` when the settings name a model or a Redis that cannot work.
    """
    models = ModelShelf(settings)
    transcriber = choose_transcriber(settings)
    threads = ThreadStore(db, clock, settings.image_domains)
    attachments = open_attachments(settings, db, clock)
    signer = LinkSigner(attachments_folder(settings), clock)
    allowance = Allowance(settings.max_tool_calls, settings.max_new_tasks)
    assistant = build_assistant(
        models.default, mcp, clock, max_turns=settings.max_turns, files=attachments, allowance=allowance
    )
    server = TaskChatServer(db, threads, attachments, assistant, models, ToolDoor(mcp), clock, transcriber)
    async with _open_logs(settings, db, clock) as logs:
        turns = Turns(db, threads, attachments, server, clock, models, logs, TurnRate(settings.turns_per_minute))
        await recover(db, clock())
        beside = [
            asyncio.create_task(models.warm_up(), name="warm-up"),
            asyncio.create_task(keep_sweeping(attachments, db, clock), name="sweep"),
        ]
        try:
            yield Chat(threads, turns, server, models, attachments, signer, db, clock, settings.shutdown_seconds)
        finally:
            await turns.close(settings.shutdown_seconds)
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)
            await models.close()
            if transcriber is not None:
                await transcriber.close()


def _open_logs(settings: Settings, db: Database, clock: Clock) -> AbstractAsyncContextManager[EventLogs]:
    if settings.redis_url is None:
        return nullcontext(EventLogs())
    # Not at the top: the library takes a quarter of a second to import, and few servers need it.
    from saydone.chatkit.redis_event_logs import open_redis_event_logs

    async def fates_now(turn_ids: Collection[str]) -> Mapping[str, str]:
        return await fates(db, turn_ids, clock())

    return open_redis_event_logs(settings.redis_url.get_secret_value(), this_process(), fates_now)
