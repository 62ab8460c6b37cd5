"""The tool ``comment_task``."""

from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from saydone.domain.comment import Comment
from saydone.domain.text import NOTHING, is_nothing, shown_text
from saydone.domain.when.moment import zone_of
from saydone.errors import InvalidInput, NotFound
from saydone.services import access
from saydone.services import comments as service
from saydone.tools.arguments import Named
from saydone.tools.desk import Desk, Work
from saydone.tools.results import call_result


class CommentView(BaseModel):
    """A comment on a task."""

    id: str
    task_id: str
    text: str
    at: str
    mine: bool = Field(default=True, description="Whether the user wrote it.")


class CommentResult(BaseModel):
    """The comment a call was about, as it is now; one that was deleted as it was."""

    message: str
    comment: CommentView


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Comment",
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=True, idempotent_hint=False, open_world_hint=False
        ),
    )
    async def comment_task(
        text: Annotated[str, Field(description=f"What the comment says; “{NOTHING}” deletes comment_id.")],
        id: Annotated[Named | None, Field(description="The task to comment on.")] = None,
        comment_id: Annotated[Named | None, Field(description="The comment to edit or delete, by get_task.")] = None,
    ) -> Annotated[CallToolResult, CommentResult]:
        """Comment on a task, or edit or delete a comment. Only with what the user said."""
        async with desk.work(write=True) as work:
            if comment_id:
                return await _changed(work, comment_id, text)
            if not id:
                raise InvalidInput("Say which task to comment on, by its id.")
            comment = await service.add(work.session, work.actor, id, text, now=work.now)
            return _result(work, "Commented", comment)

    _ = comment_task


def view_comment(comment: Comment, work: Work) -> CommentView:
    """The view of a comment for the one who acts."""
    return CommentView(
        id=str(comment.id),
        task_id=str(comment.task_id),
        text=comment.text,
        at=comment.created_at.astimezone(zone_of(work.now)).isoformat(timespec="seconds"),
        mine=comment.author_id == work.actor.user_id,
    )


async def _changed(work: Work, comment_id: str, text: str) -> CallToolResult:
    number = access.number_in(comment_id)
    if number is None:
        raise NotFound(f"There is no comment “{shown_text(comment_id)}”.")
    if is_nothing(text):
        return _result(
            work, "Deleted the comment", await service.delete(work.session, work.actor, number, now=work.now)
        )
    return _result(
        work, "Changed the comment", await service.edit(work.session, work.actor, number, text, now=work.now)
    )


def _result(work: Work, did: str, comment: Comment) -> CallToolResult:
    message = f"{did}: “{shown_text(comment.text)}”."
    return call_result(CommentResult(message=message, comment=view_comment(comment, work)), [message])
