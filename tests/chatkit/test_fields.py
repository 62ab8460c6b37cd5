"""Fields of what clients send: each takes exactly what its description says."""

from datetime import date
from typing import Annotated

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from saydone.chatkit.fields import TEXT, VISIBLE_TEXT, DueField, TaskIdField
from saydone.domain.task import clean_title
from saydone.domain.when.read import read_due
from saydone.errors import InvalidInput
from tests.conftest import Clock


class Form(BaseModel):
    title: Annotated[str, VISIBLE_TEXT] = "x"
    note: Annotated[str, TEXT] = ""
    due: DueField = ""


def described(field: str) -> TypeAdapter[str]:
    """The field as any reader of its schema would check it."""
    pattern: str = Form.model_json_schema()["properties"][field]["pattern"]
    return TypeAdapter(Annotated[str, Field(pattern=pattern)])


def fits(adapter: TypeAdapter[str], text: str) -> bool:
    try:
        adapter.validate_python(text)
    except ValidationError:
        return False
    return True


def taken(field: str, text: str) -> bool:
    try:
        Form.model_validate({field: text})
    except InvalidInput:
        return False
    return True


@pytest.mark.parametrize("field", ["title", "note"])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
@example("")
@example(" \t\u200b")
@example("\u200bx\n")
@example("x\x00")
@example("\x9b")
@example("\U000e0001")
def test_text_is_taken_when_its_pattern_says_so(field: str, text: str) -> None:
    assert taken(field, text) == fits(described(field), text)


@pytest.mark.parametrize(
    "text", ["", " ", "\u00a0\u3000", "\u200b\u2060\ufeff", "\u202e", "\u00ad", "\u2028", "x", "é", "👍"]
)
def test_what_is_taken_for_a_title_is_a_title(text: str) -> None:
    try:
        clean_title(text)
        is_title = True
    except InvalidInput:
        is_title = False
    assert taken("title", text) == is_title


def test_what_is_refused_is_told_by_its_name() -> None:
    with pytest.raises(InvalidInput, match=r"^The title is empty\.$"):
        Form(title=" ")
    with pytest.raises(InvalidInput, match=r"^The note contains a character that cannot be kept \(U\+0007\)"):
        Form(note="\a")
    with pytest.raises(InvalidInput, match=r"^The due must be a day"):
        Form(due="whenever")


DUES = [
    "",
    "2026-03-10",
    "2028-02-29",
    "2026-12-31T23:59",
    "2026-03-10T17:00:30",
    "2026-03-10T17:00:00.000Z",
    "2026-03-10T17:00+05:30",
]
NO_DUES = [
    "2026-02-29",
    "2100-02-29",
    "2026-04-31",
    "2026-00-01",
    "2026-13-01",
    "2026-1-1",
    "0001-01-01",
    "9999-01-01",
    "2026-03-10T24:00",
    "2026-03-10 17:00",
    "2026-03-10\n",
    "٢٠٢٦-03-10",
    "none",
]


@pytest.mark.parametrize("due", DUES)
def test_a_day_or_a_moment_is_a_due_and_can_be_read(due: str, clock: Clock) -> None:
    assert taken("due", due)
    assert fits(described("due"), due)
    if due:
        assert read_due(due, now=clock()).due is not None


@pytest.mark.parametrize("due", NO_DUES)
def test_anything_else_is_none(due: str) -> None:
    assert not taken("due", due)
    assert not fits(described("due"), due)


@given(st.dates(min_value=date(1910, 1, 1), max_value=date(8999, 12, 31)))
def test_every_day_is_a_due(day: date) -> None:
    # But for one in 400 years, which the pattern would have to be longer for.
    assert taken("due", day.isoformat()) or day.isoformat().endswith("00-02-29")


@pytest.mark.parametrize(
    ("task_id", "is_one"), [("1", True), ("0" * 18, True), ("", False), ("1\n", False), ("#1", False), ("٣", False)]
)
def test_a_task_id_is_of_digits(task_id: str, is_one: bool) -> None:
    assert fits(TypeAdapter(TaskIdField), task_id) == is_one
