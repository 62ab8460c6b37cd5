"""What becomes of the title that a model wrote."""

import pytest

from saydone.agent.titles import TITLE_MAX, cleaned


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Buy milk", "Buy milk"),
        ("“Buy\nmilk.”", "Buy milk"),
        ("**Einkauf für morgen**", "Einkauf für morgen"),
        ("# Plans\x07\u2028for May", "Plans for May"),
        ("", None),
        ("“”", None),
        ("word " * 40, None),
    ],
)
def test_a_title_is_one_line_without_ornaments(written: str, title: str | None) -> None:
    assert cleaned(written) == title


def test_a_long_title_is_cut() -> None:
    cut = cleaned("a" * 100)
    assert cut is not None
    assert len(cut) == TITLE_MAX
    assert cut.endswith("…")
