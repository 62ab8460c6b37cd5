"""What a failed call tells the model: one plain sentence or two, nothing of the machinery."""

from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError
from pydantic import ValidationError

from saydone.domain.mistakes import mistakes_in
from saydone.domain.text import shown_text
from saydone.errors import AppError, InvalidInput

ERROR_CODE = "saydone/error"
"""In a failed result's ``_meta``: the stable code of the error."""

_LONGEST = 2000
_MOST = 3


def sentence_of(error: ToolError) -> str:
    """The sentence for the model. The SDK puts the tool's name before it, and wraps what was raised."""
    cause = error.__cause__
    if isinstance(error, UnexpectedToolError):
        return "Something went wrong inside Saydone. Look at the tasks before you try again."
    if isinstance(cause, ValidationError):
        return _about_arguments(cause)
    return shown_text(str(cause if isinstance(cause, ToolError) else error), _LONGEST)


def code_of(error: ToolError) -> str:
    """The stable code of what went wrong."""
    if isinstance(error, UnexpectedToolError):
        return AppError.code
    cause = told_by(error)
    return InvalidInput.code if cause is None else cause.code


def told_by(error: ToolError) -> AppError | None:
    """The error of ours that it tells, if it does."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, AppError):
        cause = cause.__cause__
    return cause


def _about_arguments(error: ValidationError) -> str:
    mistakes = mistakes_in(error.errors(include_url=False), "The call", ())
    told = " ".join(mistake.sentence for mistake in mistakes[:_MOST])
    more = f" And {len(mistakes) - _MOST} more." if len(mistakes) > _MOST else ""
    return shown_text(f"These arguments cannot be used. {told}", _LONGEST) + more
