"""What is said besides to a name that there is not."""

import pytest

from saydone.services.suggesting import suggestion

NAMES = ["a", "Errands", "Home improvement"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("erands", "Did you mean “Errands”?"),
        ("improvement", "Did you mean “Home improvement”?"),
        ("b", "There are: “a”, “Errands”, “Home improvement”."),
        ("maybe later", "There are: “a”, “Errands”, “Home improvement”."),
    ],
)
def test_a_near_name_is_offered_and_a_letter_is_near_to_nothing_long(words: str, said: str) -> None:
    assert suggestion(words, NAMES) == said


def test_of_many_names_the_first_are_told() -> None:
    assert suggestion("zzz", [f"list {number}" for number in range(12)]).endswith("“list 9”, ….")
    assert suggestion("zzz", []) == ""
