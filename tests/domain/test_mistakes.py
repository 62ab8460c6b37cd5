"""What is wrong with fields, told in sentences of our own and in German."""

from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from saydone.domain.mistakes import CURSOR_PATTERN, FILE_PATTERN, ID_OR_NONE_PATTERN, ID_PATTERN, MOST, mistakes_in
from saydone.domain.wording import words_of


class Part(BaseModel):
    """What is within another."""

    name: str = "x"


class Sent(BaseModel):
    """Fields of each kind that requests have."""

    model_config = ConfigDict(extra="forbid")

    must: int
    text: Annotated[str, Field(min_length=1, max_length=3)] = "x"
    longer: Annotated[str, Field(min_length=2)] = "xx"
    number: Annotated[int, Field(ge=1, le=9)] = 1
    flag: bool = False
    sure: Literal[True] = True
    names: Annotated[list[str], Field(min_length=1, max_length=2)] = ["x"]
    two: Annotated[list[str], Field(min_length=2)] = ["x", "y"]
    part: Part = Part()
    kind: Literal["long", "short"] = "long"
    id: Annotated[str, Field(pattern=ID_PATTERN)] = "1"
    parent: Annotated[str, Field(pattern=ID_OR_NONE_PATTERN)] = "1"
    cursor: Annotated[str, Field(pattern=CURSOR_PATTERN)] = "x"
    file: Annotated[str, Field(pattern=FILE_PATTERN)] = "atc_" + "0" * 32
    other: Annotated[str, Field(pattern="^a$")] = "a"
    unique: UUID | None = None
    rate: float = 0.5


CASES: list[tuple[dict[str, Any], str]] = [
    ({"text": 5}, "“text” must be text, in quotes."),
    ({"text": None}, "“text” cannot be null."),
    ({"sure": False}, "“sure” must be true."),
    ({"text": ""}, "“text” must not be empty."),
    ({"text": "long"}, "“text” may have at most 3 characters."),
    ({"longer": "x"}, "“longer” needs at least 2 characters."),
    ({"number": "many"}, "“number” must be a whole number."),
    ({"number": 1.5}, "“number” must be a whole number."),
    ({"number": 0}, "“number” must be at least 1."),
    ({"number": 10}, "“number” must be at most 9."),
    ({"flag": "perhaps"}, "“flag” must be true or false."),
    ({"names": "x"}, "“names” must be a list."),
    ({"names": []}, "“names” must not be empty."),
    ({"names": ["x"] * 3}, "“names” may have at most 2 items."),
    ({"names": [5]}, "“names.0” must be text, in quotes."),
    ({"two": ["x"]}, "“two” needs at least 2 items."),
    ({"part": "x"}, "“part” must be an object."),
    ({"kind": "odd"}, "“kind” must be one of “long” or “short”."),
    ({"id": "Work"}, "“id” must be an id, like “12”."),
    ({"parent": "x"}, "“parent” must be an id, like “12”, or “none”."),
    ({"cursor": "§"}, "“cursor” is no cursor of this server."),
    ({"file": "x"}, "“file” must be a file's id, as the upload answered it."),
    ({"other": "b"}, "“other” has a form that is not taken."),
    ({"unique": "x"}, "“unique” must be a UUID."),
    ({"rate": "x"}, "“rate” cannot be used."),
    ({"blurgh": 1}, "“blurgh” is not known here."),
]


@pytest.mark.parametrize(("sent", "told"), CASES)
def test_each_mistake_is_a_sentence_that_german_has_as_well(sent: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Sent.model_validate({"must": 1, **sent})
    (mistake,) = mistakes_in(refused.value.errors())
    assert mistake.sentence == told
    german = words_of("de").sentence(told)
    assert german.startswith(f"„{mistake.field}“ ")
    assert german != told


def test_each_field_is_told_of_once_and_not_more_than_can_be_read() -> None:
    with pytest.raises(ValidationError) as refused:
        Sent.model_validate({"kind": "odd", **{f"x{number}": 1 for number in range(100)}})
    mistakes = mistakes_in(refused.value.errors())
    assert [mistake.field for mistake in mistakes[:3]] == ["must", "kind", "x0"]
    assert len(mistakes) == MOST


def test_a_parameter_has_no_parts_and_a_field_may_be_called_like_where_it_is() -> None:
    missing: dict[str, Any] = {"type": "missing", "msg": "", "ctx": {}}
    told = mistakes_in([{**missing, "loc": ("query", "sort", "literal")}, {**missing, "loc": ("body", "query")}])
    assert [mistake.sentence for mistake in told] == ["“sort” is missing.", "“query” is missing."]
    assert mistakes_in([{**missing, "loc": ("body",), "input": None}])[0].sentence == "The body is missing."
