"""The task agent."""

from pathlib import Path

from agents import RunContextWrapper
from mcp.server.mcpserver import MCPServer

from saydone.agent.assistant import build_assistant
from saydone.agent.offline.model import OfflineModel
from saydone.agent.turn_context import TurnContext
from saydone.domain.actor import Actor
from saydone.services.attachments import open_attachments
from saydone.settings import Settings
from saydone.store.db import Database
from tests.conftest import Clock


async def test_the_agents_tools_are_made_once_for_all_calls_of_the_model(
    mcp_server: MCPServer, db: Database, clock: Clock, alice: Actor, bob: Actor, tmp_path: Path
) -> None:
    files = open_attachments(Settings(data_dir=tmp_path), db, clock)
    agent = build_assistant(OfflineModel(clock), mcp_server, clock, max_turns=12, files=files).agent
    of_alice, of_bob = [
        await agent.get_mcp_tools(RunContextWrapper(TurnContext(actor=actor, thread_id="t"))) for actor in (alice, bob)
    ]
    assert {"add_task", "list_tasks"} <= {tool.name for tool in of_alice}
    assert all(first is second for first, second in zip(of_alice, of_bob, strict=True))
