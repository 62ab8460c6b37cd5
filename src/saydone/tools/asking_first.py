"""What many tasks named at once are answered with: what would be done to them, until the user agreed."""

from collections.abc import Sequence
from typing import Annotated, Literal

from mcp_types import CallToolResult
from pydantic import Field

from saydone.domain.text import counted
from saydone.services import access
from saydone.services.confirming import is_confirmed, was_shown
from saydone.services.going_along import taken_away
from saydone.services.outcome import check_batch
from saydone.tools.desk import Desk, Work
from saydone.tools.results import asking_result

Confirm = Annotated[str, Field(description="The confirm of the first answer, when the user agreed.")]


async def asked_first(
    work: Work, ids: Sequence[str], confirm: str, *, do: Literal["complete", "delete"], desk: Desk
) -> CallToolResult | None:
    """The answer that asks, where ``do`` would be done to more tasks than the desk lets go unasked (and more than one),
    those that go along included, and ``confirm`` does not stand for just these; None where it may be done.

    Raises ``Conflict`` when ``confirm`` is right, and the user cannot have agreed yet.
    """
    check_batch(ids)
    named = await access.named_tasks(work.session, work.actor, ids, for_change=True)
    found = [task for task in named.tasks if do == "delete" or task.status == "pending"]
    about = await taken_away(work.session, work.actor, found, do, subtasks=desk.subtasks, now=work.now)
    asks = len(about) > max(1, desk.confirm_over) or (found and was_shown(work.actor, confirm))
    if not asks or is_confirmed(work.actor, confirm, do, about):
        return None
    return await asking_result(work, do, about, f"This would {do} {counted(len(about), 'task')}:")
