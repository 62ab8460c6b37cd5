"""Tasks in several lines."""

import pytest

from saydone.domain.outline import outline


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Plan\n- a\n- b\n  - c\nShop", [("Plan", 0), ("a", 1), ("b", 1), ("c", 2), ("Shop", 0)]),
        ("- a\n- b", [("a", 0), ("b", 0)]),
        ("a\n  b\n    c\n  d", [("a", 0), ("b", 1), ("c", 2), ("d", 1)]),
        ("1. a\n2) b\n- [ ] c", [("a", 0), ("b", 0), ("c", 0)]),
        ("a\n\n \t\n\tb", [("a", 0), ("b", 1)]),
        ("    a\nb", [("a", 0), ("b", 0)]),
        ("- just one", [("- just one", 0)]),
        ("a\n-\n- ", [("a", 0), ("-", 0)]),
        ("", []),
    ],
)
def test_what_is_indented_or_behind_a_dash_is_below_what_it_follows(text: str, lines: list[tuple[str, int]]) -> None:
    assert [(line.text, line.depth) for line in outline(text)] == lines
