"""The task agent."""

import json
from dataclasses import replace
from pathlib import Path

from agents import RunContextWrapper
from agents._run_state_agent_identity import (
    _agent_identity_signature,  # pyright: ignore[reportPrivateUsage] # the work that is to be spared
)
from mcp.server.mcpserver import MCPServer

from saydone.agent.assistant import build_assistant
from saydone.agent.instructions import instructions
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
    assert {"add_task", "list_tasks", "ask_user", "show_task_form"} <= {tool.name for tool in of_alice}
    assert all(first is second for first, second in zip(of_alice, of_bob, strict=True))


async def test_the_sdk_writes_little_down_to_tell_the_agent_from_others(
    mcp_server: MCPServer, db: Database, clock: Clock, tmp_path: Path
) -> None:
    files = open_attachments(Settings(data_dir=tmp_path), db, clock)
    agent = build_assistant(OfflineModel(clock), mcp_server, clock, max_turns=12, files=files).agent
    written = json.loads(_agent_identity_signature(agent))
    assert list(written["model_settings"]) == ["callable"]
    assert written["tools"] == []


async def test_each_run_has_an_agent_of_its_own_with_the_words_for_its_user(
    mcp_server: MCPServer, db: Database, clock: Clock, alice: Actor, bob: Actor, tmp_path: Path
) -> None:
    files = open_attachments(Settings(data_dir=tmp_path), db, clock)
    assistant = build_assistant(OfflineModel(clock), mcp_server, clock, max_turns=12, files=files)
    german = replace(bob, language="de")
    runs = [
        assistant.start([{"role": "user", "content": "Hello"}], TurnContext(actor=actor, thread_id="t"))
        for actor in (alice, german)
    ]
    for run in runs:
        async for _ in run.stream_events():
            pass
    agents = [run.last_agent for run in runs]
    assert agents[0] is not agents[1]
    assert [agent.instructions for agent in agents] == [
        instructions(clock().astimezone(actor.zone), actor.language) for actor in (alice, german)
    ]
    assert agents[0].instructions != agents[1].instructions
