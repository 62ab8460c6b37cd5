"""Reading what a tool answered."""

from mcp_types import CallToolResult, TextContent

from saydone.tools.results import TaskListResult, TaskResult
from saydone.tools.task_view import TaskView


def result_in(result: CallToolResult) -> TaskResult:
    """The answer to a call on named tasks that is no error."""
    assert not result.is_error, result.content
    return TaskResult.model_validate(result.structured_content)


def tasks_in(result: CallToolResult) -> list[TaskView]:
    """The tasks of an answer that is no error."""
    return result_in(result).tasks


def list_in(result: CallToolResult) -> TaskListResult:
    """The page of tasks of an answer that is no error."""
    assert not result.is_error, result.content
    return TaskListResult.model_validate(result.structured_content)


def titles_in(result: CallToolResult) -> list[str]:
    """The titles of a page, in order."""
    return [task.title for task in list_in(result).tasks]


def failed_in(result: CallToolResult) -> list[tuple[str, str]]:
    """What was not done, as (item, reason)."""
    return [(failure.item, failure.reason) for failure in result_in(result).failed]


def text_in(result: CallToolResult) -> str:
    """The text of any answer."""
    return "\n".join(part.text for part in result.content if isinstance(part, TextContent))


def error_in(result: CallToolResult) -> str:
    """The sentence of an answer that is an error."""
    assert result.is_error, result.structured_content
    assert result.structured_content is None
    return text_in(result)
