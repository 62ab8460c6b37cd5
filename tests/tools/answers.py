"""Reading what a tool answered."""

from mcp_types import CallToolResult

from saydone.tools.results import TaskResult
from saydone.tools.task_view import TaskView


def tasks_in(result: CallToolResult) -> list[TaskView]:
    """The tasks of an answer that is no error."""
    assert not result.is_error, result.content
    return TaskResult.model_validate(result.structured_content).tasks
