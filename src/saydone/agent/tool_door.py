"""The in-process door from the chat agent to the MCP server: the same server object, no transport."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, cast

from agents import Agent, RunContextWrapper
from agents import Tool as AgentTool
from agents.agent import AgentBase
from agents.mcp import MCPServer as AgentsMCPServer
from agents.mcp.util import MCPToolCustomDataContext, MCPToolMetaContext
from agents.tool_context import ToolContext
from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, GetPromptResult, ListPromptsResult, TextContent, Tool

from saydone.agent.turn_context import (
    ConfirmedTool,
    ConfirmShown,
    InsightShown,
    ListShown,
    OutcomeShown,
    TaskShown,
    TurnContext,
)
from saydone.domain.actor import Actor
from saydone.errors import AppError, Conflict, Forbidden, InvalidInput, NotFound, Unavailable
from saydone.tools.desk import acting_as
from saydone.tools.get_task import DetailsResult
from saydone.tools.insight_view import InsightView
from saydone.tools.mistakes import ERROR_CODE
from saydone.tools.results import TaskListResult, TaskResult


class ToolDoor(AgentsMCPServer):
    """The tools of an MCP server for the Agents SDK.

    The SDK's own in-process way goes through an MCP client; calling the server object directly takes
    a tenth of that, and the identity need not be serialised: it travels with the run's context.
    """

    def __init__(self, server: MCPServer, *, beside: Sequence[AgentTool] = ()) -> None:
        """``beside`` are the agent's own tools, which are no MCP's."""
        super().__init__(
            use_structured_content=True,
            tool_meta_resolver=_meta,
            custom_data_extractor=_note_what_is_shown,
        )
        self._server = server
        self._beside = beside
        self._tools: list[Tool] | None = None
        self._function_tools: list[AgentTool] | None = None

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

    async def function_tools(self, made: Callable[[], Awaitable[list[AgentTool]]]) -> list[AgentTool]:
        """The tools as the SDK has them, and those beside them. They do not change: ``made`` makes them once."""
        if self._function_tools is None:
            self._function_tools = [*await made(), *self._beside]
        return list(self._function_tools)

    async def call_tool(
        self, tool_name: str, arguments: dict[str, Any] | None, meta: dict[str, Any] | None = None
    ) -> CallToolResult:
        actor, call_id, refusal = ((meta or {}).get(name) for name in ("actor", "call_id", "refusal"))
        if not isinstance(actor, Actor):
            raise TypeError("a tool call of the agent carries its actor")
        if isinstance(refusal, AppError):
            return CallToolResult(content=[TextContent(type="text", text=refusal.message)], is_error=True)
        with acting_as(actor, call_id=call_id):
            return cast(CallToolResult, await self._server.call_tool(tool_name, arguments or {}))

    async def invoke(self, tool_name: str, arguments: dict[str, Any], actor: Actor) -> CallToolResult:
        """Call a tool as ``actor``. Raises ``NotFound``, ``InvalidInput`` or another ``AppError`` when it fails."""
        with acting_as(actor):
            result = cast(CallToolResult, await self._server.call_tool(tool_name, arguments))
        if result.is_error:
            raise _app_error(result)
        return result

    async def list_prompts(self) -> ListPromptsResult:
        return ListPromptsResult(prompts=await self._server.list_prompts())

    async def get_prompt(self, name: str, arguments: dict[str, Any] | None = None) -> GetPromptResult:
        return cast(GetPromptResult, await self._server.get_prompt(name, arguments))


_KINDS: tuple[type[AppError], ...] = (NotFound, InvalidInput, Conflict, Forbidden, Unavailable)


def _app_error(failed: CallToolResult) -> AppError:
    sentence = " ".join(part.text for part in failed.content if isinstance(part, TextContent))
    kinds = {kind.code: kind for kind in _KINDS}
    return kinds.get(str((failed.meta or {}).get(ERROR_CODE)), AppError)(sentence)


def _turn(context: RunContextWrapper[Any]) -> TurnContext:
    return cast(TurnContext, context.context)


def _meta(call: MCPToolMetaContext) -> dict[str, Any]:
    run = call.run_context
    turn = _turn(run)
    return {
        "actor": turn.actor,
        "call_id": run.tool_call_id if isinstance(run, ToolContext) else None,
        # Counted here: what the SDK hands on is a copy.
        "refusal": turn.spending.take(call.tool_name, call.arguments or {}),
    }


def _note_what_is_shown(call: MCPToolCustomDataContext) -> dict[str, Any]:
    turn = _turn(call.run_context)
    if call.is_error:
        return {"failed": True}
    if call.tool_name == "list_tasks":
        result = TaskListResult.model_validate(call.structured_content)
        # That nothing was found, a sentence says; a list that is empty is shown with what can be done about it.
        is_shown = result.tasks or _WHOLE_LIST.issuperset(call.arguments)
        turn.shown = ListShown(arguments=dict(call.arguments), result=result) if is_shown else None
    elif call.tool_name == "insight":
        turn.shown = InsightShown(InsightView.model_validate(call.structured_content))
    elif call.tool_name == "get_task":
        turn.shown = _task_shown(DetailsResult.model_validate(call.structured_content))
    elif call.tool_name in _MANY:
        turn.shown = _many_shown(call.tool_name, call, turn)
    else:
        # A list that was only read to find a task for this call is not what the user asked to see.
        turn.shown = None
    return {"failed": False}


_WHOLE_LIST = frozenset({"status", "list", "sort", "group", "limit"})
"""What one may say of a list without narrowing it to some of its tasks."""
_MANY = ("change_many", "complete_task", "delete_task", "organize", "trash")


def _task_shown(result: DetailsResult) -> TaskShown | None:
    return TaskShown(result.tasks[0]) if len(result.tasks) == 1 else None


def _many_shown(tool: str, call: MCPToolCustomDataContext, turn: TurnContext) -> ConfirmShown | OutcomeShown | None:
    """What took much away, or would: to be confirmed, or to be taken back."""
    # What these answer without tasks and tokens is theirs: the trash answers with what is in it.
    answer = cast(dict[str, Any], call.structured_content or {})
    if answer.get("confirm"):
        asked = cast(ConfirmedTool, tool)
        return ConfirmShown(asked, dict(call.arguments), TaskResult.model_validate(answer))
    if tool in ("change_many", "delete_task") and len(answer.get("tasks", [])) > len(answer.get("unchanged", [])):
        return OutcomeShown(str(answer["message"]), turn.actor.operation)
    return None
