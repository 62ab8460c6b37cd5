"""What the tools cost a model before anything is said: under 10,000 tokens in all."""

import json
import os
from datetime import datetime
from pathlib import Path

import litellm
import pytest
from mcp.server.mcpserver import MCPServer

from saydone.agent.instructions import instructions
from tests.conftest import BERLIN


async def test_all_tools_and_instructions_cost_less_than_ten_thousand_tokens(
    mcp_server: MCPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The table that litellm ships: nothing is downloaded.
    shipped = Path(litellm.__file__).parent / "litellm_core_utils" / "tokenizers"
    monkeypatch.setitem(os.environ, "TIKTOKEN_CACHE_DIR", str(shipped))
    import tiktoken

    tools = await mcp_server.list_tools()
    told = [{"name": tool.name, "description": tool.description, "parameters": tool.input_schema} for tool in tools]
    words = instructions(datetime(2026, 3, 4, 10, 0, tzinfo=BERLIN)) + json.dumps(told, ensure_ascii=False)
    assert len(tiktoken.get_encoding("o200k_base").encode(words)) < 10_000
