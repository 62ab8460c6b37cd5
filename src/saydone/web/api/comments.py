"""``/api/v1/tasks/{id}/comments`` and ``/api/v1/comments``."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from saydone.chatkit.fields import VISIBLE_TEXT
from saydone.domain.comment import COMMENT_MAX
from saydone.services import comments as service
from saydone.web.api.fields import Body, NumberInPath, TaskId
from saydone.web.api.problems import JSON_BODY, reads, writes
from saydone.web.api.route import ApiRoute, IfMatchHeader, Reads, Writes, tag
from saydone.web.api.views import CommentView, view_comment

router = APIRouter(tags=["comments"], route_class=ApiRoute)


class CommentBody(Body):
    """What a comment says."""

    text: Annotated[str, Field(min_length=1, max_length=COMMENT_MAX, examples=["She is away until May."]), VISIBLE_TEXT]


class Comments(BaseModel):
    """A task's comments, the oldest first."""

    comments: list[CommentView]
    total: int


@router.get("/tasks/{task_id:digits}/comments", responses=reads(404))
async def find(task_id: TaskId, work: Reads) -> Comments:
    """A task's comments."""
    found = await service.listing(work.session, work.actor, task_id)
    return Comments(comments=[view_comment(comment, work.now) for comment in found], total=len(found))


@router.post(
    "/tasks/{task_id:digits}/comments", status_code=201, responses=writes(404, *JSON_BODY, success=201, tagged=True)
)
async def add(task_id: TaskId, body: CommentBody, work: Writes, response: Response) -> CommentView:
    """Comment on a task."""
    comment = await service.add(work.session, work.actor, task_id, body.text, now=work.now)
    tag(response, comment.version)
    return view_comment(comment, work.now)


@router.patch("/comments/{comment_id}", responses=writes(404, *JSON_BODY, tagged=True))
async def change(
    comment_id: NumberInPath, body: CommentBody, work: Writes, if_match: IfMatchHeader, response: Response
) -> CommentView:
    """Change what one's own comment says."""
    comment = await service.edit(
        work.session, work.actor, int(comment_id), body.text, expected_version=if_match.seen, now=work.now
    )
    tag(response, comment.version)
    return view_comment(comment, work.now)


@router.delete("/comments/{comment_id}", status_code=204, responses=writes(404, 412, success=204))
async def delete(comment_id: NumberInPath, work: Writes, if_match: IfMatchHeader) -> Response:
    """Delete a comment of one's own, or on a task of one's own."""
    await service.delete(work.session, work.actor, int(comment_id), expected_version=if_match.seen, now=work.now)
    return Response(status_code=204)
