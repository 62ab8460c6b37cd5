"""Tool calls over MCP, without an SDK: one POST each."""

from typing import Any

from tests.flows.client import GuideClient, Json

_HEADERS = {"Accept": "application/json, text/event-stream", "MCP-Protocol-Version": "2025-11-25"}


def call_tool(client: GuideClient, name: str, arguments: Json) -> Json:
    """What the tool answered: ``isError``, ``content``, ``structuredContent``."""
    return post_call(client, name, arguments)["result"]


def post_call(client: GuideClient, name: str, arguments: Any) -> Json:
    """The whole JSON-RPC answer, for arguments that may be no arguments."""
    params = {"name": name, "arguments": arguments}
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    response = client.http.post("/mcp", json=body, headers=_HEADERS)
    assert response.status_code < 500, response.text
    return response.json()


def said(result: Json) -> str:
    """What a tool's answer says."""
    return " ".join(part["text"] for part in result["content"])
