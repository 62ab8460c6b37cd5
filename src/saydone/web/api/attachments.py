"""``/api/v1/attachments`` and ``/api/v1/tasks/{id}/attachments``: files of tasks."""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from saydone.domain.mistakes import FILE_PATTERN
from saydone.domain.task_file import TaskFile
from saydone.services import task_files as service
from saydone.store.attachments import StoredAttachment
from saydone.tools.desk import Work
from saydone.web.api.fields import Body, TaskId
from saydone.web.api.problems import JSON_BODY, problems, reads, writes
from saydone.web.api.route import ApiRoute, Reads, Writes
from saydone.web.api.views import local
from saydone.web.attachments import FORM, AttachmentId, links_for, received
from saydone.web.deps import CurrentActor, RuntimeDep
from saydone.web.runtime import Runtime

router = APIRouter()
_uploading = APIRouter(tags=["attachments"])
_using = APIRouter(tags=["attachments"], route_class=ApiRoute)

_FILE = "atc_0f8fad5bd9cb469fa16570867728950e"


class UploadView(BaseModel):
    """A file that was uploaded, and belongs to nothing yet."""

    id: str = Field(examples=[_FILE])
    name: str
    mime_type: str
    size: int = Field(description="Bytes.")


class TaskFileView(UploadView):
    """A file of a task."""

    task: str
    added_by: str = Field(description="The id of the user who put it there.")
    created_at: str
    url: str = Field(description="Where its bytes are: the signed address stands for the token, for an hour or two.")


class NewTaskFile(Body):
    """An uploaded file, for a task."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"id": _FILE}]})

    id: Annotated[str, Field(pattern=FILE_PATTERN)]


class TaskFiles(BaseModel):
    """A task's files, the oldest first."""

    attachments: list[TaskFileView]
    total: int


@_uploading.post("/attachments", status_code=201, responses=problems(413, 429), openapi_extra=FORM)
async def upload(request: Request, actor: CurrentActor, runtime: RuntimeDep) -> UploadView:
    """Upload a file, in the form's field `file`: an image, a PDF, or text. Give it to a task next: unless something
    uses it within a day it is deleted."""
    stored = await received(request, actor, runtime)
    return UploadView(id=stored.id, name=stored.name, mime_type=stored.mime_type, size=stored.size)


@_using.get("/tasks/{task_id:digits}/attachments", responses=reads(404))
async def find(task_id: TaskId, work: Reads, request: Request, runtime: RuntimeDep) -> TaskFiles:
    """A task's files, with links to their bytes."""
    found = await service.listing(work.session, work.actor, task_id)
    views = [_view(work, file, stored, request, runtime) for file, stored in found]
    return TaskFiles(attachments=views, total=len(views))


@_using.post("/tasks/{task_id:digits}/attachments", status_code=201, responses=writes(404, *JSON_BODY, success=201))
async def add(task_id: TaskId, body: NewTaskFile, work: Writes, request: Request, runtime: RuntimeDep) -> TaskFileView:
    """Give a task a file that was uploaded."""
    file, stored = await service.attach(work.session, work.actor, task_id, body.id, now=work.now)
    return _view(work, file, stored, request, runtime)


@_using.delete(
    "/tasks/{task_id:digits}/attachments/{attachment_id}", status_code=204, responses=writes(404, success=204)
)
async def remove(task_id: TaskId, attachment_id: AttachmentId, work: Writes) -> Response:
    """Take a file from a task. Undo brings it back, for 30 days."""
    await service.remove(work.session, work.actor, task_id, attachment_id, now=work.now)
    return Response(status_code=204)


for _part in (_uploading, _using):
    router.include_router(_part)


def _view(work: Work, file: TaskFile, stored: StoredAttachment, request: Request, runtime: Runtime) -> TaskFileView:
    return TaskFileView(
        id=stored.id,
        name=file.name,
        mime_type=stored.mime_type,
        size=stored.size,
        task=str(file.task_id),
        added_by=str(file.user_id),
        created_at=local(file.created_at, work.now),
        url=links_for(request, runtime).to_read(stored.id),
    )
