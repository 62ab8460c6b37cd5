"""The task agent, and the one call to the Agents SDK's runner."""

from copy import copy
from dataclasses import dataclass
from functools import partial

from agents import (
    Agent,
    ModelSettings,
    RunConfig,
    RunContextWrapper,
    Runner,
    Tool,
    ToolExecutionConfig,
)
from agents.items import TResponseInputItem
from agents.models.interface import Model
from agents.result import RunResultStreaming
from agents.tracing import set_trace_provider
from agents.tracing.provider import DefaultTraceProvider
from mcp.server.mcpserver import MCPServer

from saydone.agent.allowance import Allowance
from saydone.agent.ask_user import ask_user_tool, until_asked
from saydone.agent.attached_files import ShownFiles
from saydone.agent.instructions import instructions
from saydone.agent.task_form import task_form_tool
from saydone.agent.tool_door import ToolDoor
from saydone.agent.turn_context import TurnContext
from saydone.services.attachments import Attachments
from saydone.tools.desk import Clock

_CONFIG = RunConfig(
    tracing_disabled=True,
    trace_include_sensitive_data=False,
    # A tool that is made up is the model's mistake to put right, not the end of the turn.
    tool_not_found_behavior="return_error_to_model",
    # In the model's order: “add this” and “show the list”, asked for at once, must not race.
    tool_execution=ToolExecutionConfig(max_function_tool_concurrency=1),
)


@dataclass(frozen=True, slots=True)
class Assistant:
    """The agent with its model and tools, and the users' files. ``max_turns`` bounds the model calls of one turn, the
    ``allowance`` what its tools do."""

    agent: Agent[TurnContext]
    max_turns: int
    files: Attachments
    allowance: Allowance
    clock: Clock

    def start(
        self,
        given: list[TResponseInputItem],
        context: TurnContext,
        *,
        model: Model | None = None,
        tool: str | None = None,
    ) -> RunResultStreaming:
        """Start answering what the model is ``given``: the conversation up to the user's message, or up to the answer
        to a question of its own. The result streams what happens; what is to be remembered of it the caller keeps.

        ``model`` answers instead of the agent's own, ``tool`` is the one to be called first.
        """
        # Copies: the SDK looks at the types of all fields whenever one is made. An agent of its own for each run: those
        # of one agent's runs that are under way look at one another's tools, again and again.
        agent, config = copy(self.agent), copy(_CONFIG)
        # Words, not what makes them: that is examined and called for each call of the model.
        agent.instructions = instructions(self.clock().astimezone(context.actor.zone), context.actor.language)
        config.model = model
        # For the first call only: once a tool was used the SDK leaves the choice to the model again.
        config.model_settings = ModelSettings(tool_choice=tool) if tool else None
        config.call_model_input_filter = ShownFiles(self.files, context.actor, model or self.agent.model)
        return Runner.run_streamed(
            agent,
            input=given,
            context=context,
            max_turns=self.max_turns,
            run_config=config,
        )


class OneSetting(ModelSettings):
    """Settings of an agent whose name says all. The SDK writes its agents down several times a run: of what can be
    called it takes the name, of other settings each field, which is half of that work."""

    def __call__(self) -> None:
        """Nothing: it is never called."""


class TaskAgent(Agent[TurnContext]):
    """An agent whose tools are made once: the SDK makes those of MCP anew, schemas and all, for each call of the model,
    and writes down all that it has of its own several times a run."""

    async def get_mcp_tools(self, run_context: RunContextWrapper[TurnContext]) -> list[Tool]:
        (door,) = self.mcp_servers
        assert isinstance(door, ToolDoor)
        return await door.function_tools(partial(super().get_mcp_tools, run_context))


def build_assistant(
    model: Model,
    server: MCPServer,
    clock: Clock,
    *,
    max_turns: int,
    files: Attachments,
    allowance: Allowance | None = None,
) -> Assistant:
    """The assistant on this model and this MCP server."""
    _trace_nothing()

    agent = TaskAgent(
        name="Saydone",
        model=model,
        model_settings=OneSetting(include_usage=True),
        mcp_servers=[ToolDoor(server, beside=[task_form_tool(server), ask_user_tool()])],
        tool_use_behavior=until_asked,
    )
    return Assistant(agent=agent, max_turns=max_turns, files=files, allowance=allowance or Allowance(), clock=clock)


def _trace_nothing() -> None:
    # Not by the SDK's own switch: it first makes the client that traces would be sent with, certificates and all.
    provider = DefaultTraceProvider()
    provider.set_disabled(True)
    set_trace_provider(provider)
