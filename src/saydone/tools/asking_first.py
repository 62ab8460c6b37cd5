"""What many tasks named at once are answered with: what would be done to them, until the user agreed."""

from collections.abc import Sequence
from typing import Annotated

from mcp_types import CallToolResult
from pydantic import Field

from saydone.domain.task import Status
from saydone.services import tasks as service
from saydone.services.confirming import is_confirmed
from saydone.tools.desk import Work
from saydone.tools.results import asking_result

Confirm = Annotated[str, Field(description="The confirm of the first answer, when the user agreed.")]


async def asked_first(
    work: Work, ids: Sequence[str], confirm: str, *, do: str, over: int, status: Status | None = None
) -> CallToolResult | None:
    """The answer that asks, where ``do`` would be done to more than ``over`` of the named tasks in that ``status`` (and
    more than one), and ``confirm`` does not stand for just these; None where it may be done.

    Raises ``Conflict`` when ``confirm`` is right, and the user cannot have agreed yet.
    """
    named = await service.get(work.session, work.actor, ids)
    about = [task for task in named.unchanged if status in (None, task.status)]
    if len(about) <= max(1, over) or is_confirmed(work.actor, confirm, do, about):
        return None
    return await asking_result(work, do, about, f"This would {do} {len(about)} tasks:")
