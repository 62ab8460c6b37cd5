"""What Saydone costs a model before anything is said: under 10,000 tokens in all, schemas of answers included."""

import json
import os
from datetime import datetime
from pathlib import Path

import litellm
import pytest

from saydone.agent.ask_user import ask_user_tool
from saydone.agent.instructions import instructions
from saydone.domain.actor import Actor
from tests.conftest import BERLIN, ClientOf


async def test_all_that_is_told_before_the_first_word_costs_less_than_ten_thousand_tokens(
    client_of: ClientOf, alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The table that litellm ships: nothing is downloaded.
    shipped = Path(litellm.__file__).parent / "litellm_core_utils" / "tokenizers"
    monkeypatch.setitem(os.environ, "TIKTOKEN_CACHE_DIR", str(shipped))
    import tiktoken

    async with client_of(alice) as client:
        tools = await client.list_tools()
        offers = [await client.list_prompts(), await client.list_resources(), await client.list_resource_templates()]
        told = [answer.model_dump_json(by_alias=True, exclude_none=True) for answer in (tools, *offers)]
        told.append(client.instructions or "")
    assert len(tools.tools) == 17
    assert all(tool.output_schema and tool.annotations for tool in tools.tools)
    told.append(instructions(datetime(2026, 3, 4, 10, 0, tzinfo=BERLIN)))
    ask = ask_user_tool()
    told.append(json.dumps([ask.name, ask.description, ask.params_json_schema]))
    count = tiktoken.get_encoding("o200k_base").encode
    assert sum(len(count(each)) for each in told) < 10_000
