"""``/api/v1/insight``: what was done, in numbers."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import WithJsonSchema

from saydone.chatkit.fields import TEXT
from saydone.domain.insight import By
from saydone.services.insight import insight as look_back
from saydone.tools.insight_view import InsightView, view_insight
from saydone.web.api.problems import reads
from saydone.web.api.route import ApiRoute, Reads

router = APIRouter(prefix="/insight", tags=["insight"], route_class=ApiRoute)

_PERIOD: dict[str, Any] = {
    "type": "string",
    "maxLength": 200,
    "pattern": "^(?:today|yesterday|(?:this|last) (?:week|month|year)|the last [1-9][0-9]? days)$",
    "description": "Days that have been, in everyday words, of which the pattern has examples only.",
    "examples": ["the last 30 days", "since 1 march"],
}
Period = Annotated[str, Query(max_length=200), TEXT, WithJsonSchema(_PERIOD)]


@router.get("", responses=reads())
async def insight(work: Reads, period: Period = "this week", by: By = "day") -> InsightView:
    """What was completed, added and overdue, by the days of the user's zone; streaks, and how long things took."""
    return view_insight(await look_back(work.session, work.actor, period=period, by=by, now=work.now))
