import pytest
from hypothesis import given
from hypothesis import strategies as st

from saydone.domain.when.duration import read_duration, say_duration
from saydone.errors import InvalidInput


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("30 min", 30), ("90", 90), ("1h 30m", 90), ("1h30", 90), ("an hour and a half", 90), ("half an hour", 30),
        ("1.5 hours", 90), ("about 2 hours", 120), ("2 days", 2880), ("a week", 7 * 1440),
    ],
)  # fmt: skip
def test_words_are_so_many_minutes(words: str, minutes: int) -> None:
    assert read_duration(words) == minutes


@pytest.mark.parametrize("words", ["", "long", "a month", "tomorrow", "-5", "9" * 200, "٣ min"])
def test_what_is_no_duration_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(InvalidInput, match="as a duration"):
        read_duration(words)


@given(st.integers(1, 366 * 1440))
def test_what_is_said_is_read_back(minutes: int) -> None:
    assert read_duration(say_duration(minutes)) == minutes
