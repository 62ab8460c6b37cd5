"""The task agent, and the one call to the Agents SDK's runner."""

from dataclasses import dataclass

from agents import Agent, ModelSettings, RunConfig, RunContextWrapper, Runner, set_tracing_disabled
from agents.models.interface import Model
from agents.result import RunResultStreaming
from mcp.server.mcpserver import MCPServer

from saydone.agent.instructions import instructions
from saydone.agent.memory import ThreadMemory
from saydone.agent.task_form import task_form_tool
from saydone.agent.tool_door import ToolDoor
from saydone.agent.turn_context import TurnContext
from saydone.tools.desk import Clock


@dataclass(frozen=True, slots=True)
class Assistant:
    """The agent with its model and tools. ``max_turns`` bounds the model calls of one turn."""

    agent: Agent[TurnContext]
    max_turns: int

    def start(self, text: str, context: TurnContext, memory: ThreadMemory) -> RunResultStreaming:
        """Start answering the user's message; the result streams what happens."""
        return Runner.run_streamed(
            self.agent,
            input=text,
            context=context,
            session=memory,
            max_turns=self.max_turns,
            run_config=RunConfig(
                tracing_disabled=True,
                trace_include_sensitive_data=False,
                # A tool that is made up is the model's mistake to put right, not the end of the turn.
                tool_not_found_behavior="return_error_to_model",
            ),
        )


def build_assistant(model: Model, server: MCPServer, clock: Clock, *, max_turns: int) -> Assistant:
    """The assistant on this model and this MCP server."""
    set_tracing_disabled(True)

    def told(run: RunContextWrapper[TurnContext], _agent: Agent[TurnContext]) -> str:
        return instructions(clock().astimezone(run.context.actor.zone))

    agent = Agent[TurnContext](
        name="Saydone",
        instructions=told,
        model=model,
        model_settings=ModelSettings(include_usage=True),
        mcp_servers=[ToolDoor(server)],
        tools=[task_form_tool(server)],
    )
    return Assistant(agent=agent, max_turns=max_turns)
