"""Whether a query speaks of open and completed tasks."""

from datetime import datetime

import pytest

from saydone.domain.query_language.parse import parse_query
from saydone.domain.query_language.statuses import possible_statuses, says_status
from tests.conftest import BERLIN

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("query", "said", "possible"),
    [
        ("milk", False, "completed pending"),
        ("overdue", False, "pending"),
        ("p1 | status:done", True, "completed pending"),
        ("status:done | completed:today", True, "completed pending"),
        ("!status:done & milk", True, "pending"),
        ("status:all", True, "completed pending"),
        ("!status:all", True, ""),
        ("status:open status:done", True, ""),
    ],
)
def test_a_query_leaves_statuses_possible(query: str, said: bool, possible: str) -> None:
    tree = parse_query(query, now=NOW)
    assert says_status(tree) is said
    assert " ".join(sorted(possible_statuses(tree))) == possible
