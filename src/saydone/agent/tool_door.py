"""The in-process door from the chat agent to the MCP server: the same server object, no transport."""

import logging
from typing import Any, cast

from agents import Agent, RunContextWrapper
from agents.agent import AgentBase
from agents.mcp import MCPServer as AgentsMCPServer
from agents.mcp.util import MCPToolCustomDataContext, MCPToolMetaContext
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError
from mcp_types import CallToolResult, GetPromptResult, ListPromptsResult, TextContent, Tool

from saydone.agent.turn_context import ListShown, TurnContext
from saydone.domain.actor import Actor
from saydone.errors import AppError, InvalidInput
from saydone.tools.desk import acting_as
from saydone.tools.results import TaskListResult

_log = logging.getLogger("saydone.tools")


class ToolDoor(AgentsMCPServer):
    """The tools of an MCP server for the Agents SDK.

    The SDK's own in-process way goes through an MCP client; calling the server object directly takes
    a tenth of that, and the identity need not be serialised: it travels with the run's context.
    """

    def __init__(self, server: MCPServer) -> None:
        super().__init__(
            use_structured_content=True,
            tool_meta_resolver=_meta,
            custom_data_extractor=_note_what_is_shown,
        )
        self._server = server
        self._tools: list[Tool] | None = None

    @property
    def name(self) -> str:
        return self._server.name

    async def connect(self) -> None:
        """Nothing to do: the server is this process."""

    async def cleanup(self) -> None:
        """Nothing to do."""

    async def list_tools(
        self, run_context: RunContextWrapper[Any] | None = None, agent: AgentBase | Agent[Any] | None = None
    ) -> list[Tool]:
        if self._tools is None:
            self._tools = await self._server.list_tools()
        return self._tools

    async def call_tool(
        self, tool_name: str, arguments: dict[str, Any] | None, meta: dict[str, Any] | None = None
    ) -> CallToolResult:
        actor = (meta or {}).get("actor")
        if not isinstance(actor, Actor):
            raise TypeError("a tool call of the agent carries its actor")
        try:
            return await self.invoke(tool_name, arguments or {}, actor)
        except AppError as error:
            return CallToolResult(content=[TextContent(type="text", text=error.message)], is_error=True)

    async def invoke(self, tool_name: str, arguments: dict[str, Any], actor: Actor) -> CallToolResult:
        """Call a tool as ``actor``. Raises the ``AppError`` behind a failure."""
        try:
            with acting_as(actor):
                return cast(CallToolResult, await self._server.call_tool(tool_name, arguments))
        except ToolError as error:
            raise _app_error(error, tool_name) from error

    async def list_prompts(self) -> ListPromptsResult:
        return ListPromptsResult(prompts=await self._server.list_prompts())

    async def get_prompt(self, name: str, arguments: dict[str, Any] | None = None) -> GetPromptResult:
        return cast(GetPromptResult, await self._server.get_prompt(name, arguments))


def _app_error(error: ToolError, tool_name: str) -> AppError:
    if isinstance(error, UnexpectedToolError):
        _log.error("tool failed unexpectedly", exc_info=error)
        return AppError("That did not work because of a fault in the server. It has been logged.")
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, AppError):
            return cause
        cause = cause.__cause__
    # The SDK puts this before its sentence; whoever called knows which tool it was.
    return InvalidInput(str(error).removeprefix(f"Error executing tool {tool_name}: "))


def _turn(context: RunContextWrapper[Any]) -> TurnContext:
    return cast(TurnContext, context.context)


def _meta(call: MCPToolMetaContext) -> dict[str, Any]:
    return {"actor": _turn(call.run_context).actor}


def _note_what_is_shown(call: MCPToolCustomDataContext) -> dict[str, Any]:
    turn = _turn(call.run_context)
    if call.is_error:
        return {"failed": True}
    if call.tool_name == "list_tasks":
        result = TaskListResult.model_validate(call.structured_content)
        turn.shown = ListShown(arguments=dict(call.arguments), result=result)
    else:
        # A list that was only read to find a task for this call is not what the user asked to see.
        turn.shown = None
    return {"failed": False}
