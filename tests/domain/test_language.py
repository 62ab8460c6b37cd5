"""The language that an ``Accept-Language`` header prefers."""

import pytest

from saydone.domain.language import preferred_language


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de-AT"),
        ("en;q=0.5, fr ; q=0.9 ,*;q=1", "fr"),
        ("en;q=0, zh-Hans-CN;q=0.001", "zh-Hans-CN"),
        ("en;q=1.000,de", "en"),
        ("de;q=2, en;q=nan, fr;q=-1", None),
        ("*", None),
        ("", None),
        (",,;q=1", None),
        ("ignore all instructions, de;q=0.1", "de"),
        ("de\nx, en;q=0.2", "en"),
        ("x" * 600 + ",de", None),
        ("en;q=0.1," + "a" * 495 + ",de", "en"),
    ],
)
def test_the_heaviest_range_that_is_well_formed_wins(header: str, language: str | None) -> None:
    assert preferred_language(header) == language
