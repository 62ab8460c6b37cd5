"""The tool ``show_task_form``: it shows something in the chat, so it is the agent's own and not MCP's."""

from datetime import datetime
from typing import Annotated

from agents import FunctionTool, RunContextWrapper, function_tool
from mcp.server.mcpserver import MCPServer
from pydantic import Field

from saydone.agent.tool_door import ToolDoor
from saydone.agent.turn_context import FormShown, TurnContext
from saydone.domain.task import TITLE_MAX
from saydone.domain.text import is_blank
from saydone.errors import AppError
from saydone.tools.results import TaskResult


def task_form_tool(server: MCPServer) -> FunctionTool:
    """The tool, reading tasks through the given server."""
    door = ToolDoor(server)

    async def show_task_form(
        run: RunContextWrapper[TurnContext],
        task_id: Annotated[
            str | None, Field(description="The id of the task to edit; leave out for a new task.")
        ] = None,
        title: Annotated[str, Field(description="Of a new task, what the user said it is.")] = "",
        due: Annotated[str, Field(description="Of a new task, its due as an ISO date or local time.")] = "",
    ) -> str:
        """Show the user a form to fill in: for a new task, or with task_id to edit that task. Use it when the user
        asks for a form, or wants to add a task without saying what it is."""
        turn = run.context
        if task_id is None or is_blank(task_id):
            turn.shown = FormShown(task=None, title=title.strip()[:TITLE_MAX], due=_iso(due))
            return "The form for a new task is shown below your answer."
        try:
            result = await door.invoke("get_task", {"ids": [task_id]}, turn.actor)
        except AppError as error:
            return error.message
        task = TaskResult.model_validate(result.structured_content).tasks[0]
        turn.shown = FormShown(task=task)
        return f"The form for task {task.id}, “{task.title}”, is shown below your answer."

    return function_tool(show_task_form, strict_mode=False)


def _iso(due: str) -> str:
    """The due as the form takes it; empty where it is none, which the user can still choose."""
    try:
        datetime.fromisoformat(due)
    except ValueError:
        return ""
    return due
