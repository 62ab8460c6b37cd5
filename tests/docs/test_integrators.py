"""docs/integrators.md says what there is: tools, arguments, resources, endpoints; and its commands run."""

import re
import subprocess
from pathlib import Path

from mcp import Client
from mcp.server.mcpserver import MCPServer

from saydone.app import create_app
from saydone.settings import Settings
from tests.flows.conftest import Start
from tests.flows.conftest import start as start  # the fixtures of the flows

PAGE = (Path(__file__).parents[2] / "docs" / "integrators.md").read_text()
TOOLS = {name: re.findall("`([a-z_]+)`", said) for name, said in re.findall(r"^\| `(\w+)` \| (.*?) \|", PAGE, re.M)}
ENDPOINTS = re.findall(r"^\| `([A-Z]+ /\S+)` \|", PAGE, re.M)
COMMANDS = re.findall(r"^\$ (curl .+)$", PAGE, re.M)


async def test_the_tools_resources_and_prompts_are_those_of_the_server(
    mcp_server: MCPServer,
) -> None:
    async with Client(mcp_server, cache=None) as client:
        tools = (await client.list_tools()).tools
        uris = [str(each.uri) for each in (await client.list_resources()).resources]
        uris += [each.uri_template for each in (await client.list_resource_templates()).resource_templates]
        prompts = [each.name for each in (await client.list_prompts()).prompts]
    assert {tool.name: list(tool.input_schema.get("properties", {})) for tool in tools} == TOOLS
    assert [name for name in (*uris, *prompts) if f"`{name}`" not in PAGE] == []


def test_the_endpoints_are_those_of_the_server(tmp_path: Path) -> None:
    paths = create_app(Settings(_env_file=None, data_dir=tmp_path)).openapi()["paths"]  # pyright: ignore[reportCallIssue] # pydantic-settings' own
    there = {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}
    assert set(ENDPOINTS) == {each for each in there if " /health" not in each}
    assert len(ENDPOINTS) == len(set(ENDPOINTS))


def test_what_is_added_to_chatkits_protocol_is_described(tmp_path: Path) -> None:
    paths = create_app(Settings(_env_file=None, data_dir=tmp_path)).openapi()["paths"]  # pyright: ignore[reportCallIssue] # pydantic-settings' own
    headers = {
        parameter["name"] for parameter in paths["/chatkit"]["post"]["parameters"] if parameter["in"] == "header"
    }
    assert headers == {"X-Resumable", "Idempotency-Key"}
    told = PAGE.partition("## The ChatKit protocol")[2]
    assert [header for header in (*headers, "Last-Event-ID", "X-Conversation-Id") if header not in told] == []


def test_the_commands_run(start: Start) -> None:
    server = start()
    for command in COMMANDS:
        here = command.replace(":8000", ":" + server.url.rpartition(":")[2]).replace("curl ", "curl -f ")
        done = subprocess.run(["bash", "-c", here], capture_output=True, text=True, timeout=150)
        assert done.returncode == 0, (command, done.stderr)
        assert done.stdout, command


def test_the_page_has_commands_for_both_apis() -> None:
    assert len(COMMANDS) >= 8
