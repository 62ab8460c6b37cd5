"""Time that is blocked is a task that takes so long, and no repetition is read by half."""

import pytest

from saydone.agent.offline import replies
from tests.agent.offline.readings import only


@pytest.mark.parametrize(
    "text",
    ["block 2 hours tomorrow afternoon for the move", "block out 2 hours for the move tomorrow afternoon"],
)
def test_time_that_is_blocked_is_how_long_the_task_takes(text: str) -> None:
    (item,) = only(text).items
    assert (item.title, item.duration, str(item.due)[:16]) == ("the move", "2 hours", "2026-03-05 15:00")


def test_other_things_that_are_blocked_are_no_time() -> None:
    assert not only("block the road for 2 hours").items


@pytest.mark.parametrize(
    "text",
    ["tax report due last business day of every quarter", "add tax report on the last working day of every quarter"],
)
def test_a_repetition_that_cannot_be_kept_is_not_read_by_half(text: str) -> None:
    assert only(text).answer == replies.NO_OFFICE_DAY


def test_a_working_day_of_the_month_is_kept() -> None:
    (item,) = only("add pay rent on the last working day of each month").items
    assert item.rrule
