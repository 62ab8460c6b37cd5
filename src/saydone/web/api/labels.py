"""``/api/v1/labels``."""

from fastapi import APIRouter, Response
from pydantic import BaseModel

from saydone.services import labels as service
from saydone.web.api.fields import NumberInPath
from saydone.web.api.list_bodies import LabelPatch, NewLabel
from saydone.web.api.problems import JSON_BODY, reads, writes
from saydone.web.api.route import ApiRoute, Reads, Writes
from saydone.web.api.views import LabelView, view_label

router = APIRouter(prefix="/labels", tags=["labels"], route_class=ApiRoute)


class Labels(BaseModel):
    """All labels, by name."""

    labels: list[LabelView]
    total: int


@router.get("", responses=reads())
async def find(work: Reads) -> Labels:
    """The user's labels."""
    found = await service.listing(work.session, work.actor)
    return Labels(labels=[view_label(label) for label in found], total=len(found))


@router.post("", status_code=201, responses=writes(*JSON_BODY, success=201))
async def create(body: NewLabel, work: Writes, response: Response) -> LabelView:
    """Make a label. (A task's labels are made on first use.)"""
    label = await service.create(work.session, work.actor, body.name, color=body.color, now=work.now)
    response.headers["Location"] = f"/api/v1/labels/{label.id}"
    return view_label(label)


@router.get("/{label_id}", responses=reads(404))
async def read(label_id: NumberInPath, work: Reads) -> LabelView:
    """A label."""
    return view_label(await service.get(work.session, work.actor, int(label_id)))


@router.patch("/{label_id}", responses=writes(404, *JSON_BODY))
async def change(label_id: NumberInPath, body: LabelPatch, work: Writes) -> LabelView:
    """Rename or recolour a label, on all tasks that have it."""
    label = await service.get(work.session, work.actor, int(label_id))
    color = (body.color or "gray") if body.has("color") else None
    changed = await service.change(work.session, work.actor, label, name=body.said("name"), color=color, now=work.now)
    return view_label(changed)


@router.delete("/{label_id}", status_code=204, responses=writes(404, success=204))
async def delete(label_id: NumberInPath, work: Writes) -> Response:
    """Delete a label; the tasks that had it stay."""
    label = await service.get(work.session, work.actor, int(label_id))
    await service.delete(work.session, work.actor, label, now=work.now)
    return Response(status_code=204)
