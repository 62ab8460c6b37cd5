import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from saydone.domain.query_language.parse import parse_query
from saydone.domain.query_language.unparse import unparse

PAGE = (Path(__file__).parents[2] / "docs" / "query-language.md").read_text()
NOW = datetime(2026, 3, 4, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
EXAMPLES = [
    (query.replace(r"\|", "|"), same.replace(r"\|", "|"))
    for query, same in re.findall(r"^\| `(.+?)` \| `(.+)` \|$", PAGE.partition("## Examples")[2], re.MULTILINE)
]
CONDITIONS = [
    code.replace(r"\|", "|")
    for row in re.findall(r"^\| (`.+`.*?) \| ", PAGE.partition("## Examples")[0], re.MULTILINE)
    for code in re.findall("`([^`]+)`", row)
    if "…" not in code
]


def test_the_page_has_examples_and_conditions() -> None:
    assert len(EXAMPLES) >= 20
    assert len(CONDITIONS) >= 20


@pytest.mark.parametrize(("query", "same"), EXAMPLES)
def test_an_example_of_the_page_is_read_as_it_says(query: str, same: str) -> None:
    assert unparse(parse_query(query, now=NOW)) == same


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_of_the_page_is_one(condition: str) -> None:
    assert parse_query(condition, now=NOW) == parse_query(f"({condition})", now=NOW)
