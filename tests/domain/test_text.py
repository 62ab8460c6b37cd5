"""Text that every part can hold."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saydone.domain.text import checked_text, shown_text
from saydone.errors import InvalidInput


@pytest.mark.parametrize("char", ["\x00", "\x08", "\x0b", "\x1b", "\x7f", "\x85", "\ud800"])
def test_a_character_that_not_every_part_can_hold_is_refused_by_its_number(char: str) -> None:
    with pytest.raises(InvalidInput, match=f"^The note contains .* \\(U\\+{ord(char):04X}\\)"):
        checked_text(f"before {char} after", "The note")


@pytest.mark.parametrize(
    "text", ["", "tab\tand\nline\r\n", "👩‍👩‍👧‍👦", "\u202eevil", "z̷̢a̸l̵g̶o̴", "\ufffe\uffff\U0010ffff"]
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert checked_text(text, "The note") == text


@given(st.text(st.characters(codec=None)))
def test_text_that_passes_survives_utf_8_and_json(text: str) -> None:
    try:
        kept = checked_text(text, "The note")
    except InvalidInput:
        return
    assert json.loads(json.dumps(kept).encode()) == kept
    assert kept.encode().decode() == kept


@given(st.text(st.characters(codec=None), max_size=100))
def test_shown_text_always_passes(text: str) -> None:
    shown = shown_text(text)
    assert checked_text(shown, "The sentence") == shown
    assert len(shown) == min(len(text), 80)


def test_shown_text_keeps_what_can_be_shown() -> None:
    assert shown_text("milk\x00 & \ud83d eggs 🥚") == "milk� & � eggs 🥚"
