import io
import json
import sys
from typing import Any

import pytest

from tests.cli.conftest import Command, Said

MONDAY = {"reference_datetime": "2026-03-02T10:00:00+01:00", "tz": "Europe/Berlin"}


def test_a_sentence_is_read_as_json(saydone: Command) -> None:
    read = json.loads(saydone("understand", "add a task to water the plants").out)
    assert (read["intent"], read["title"].lower()) == ("add", "water the plants")


def test_each_line_is_answered_under_its_id(saydone: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    said = feed(saydone, monkeypatch, {"id": "a", "text": "delete task 7"}, {"id": 2, "text": "show my tasks"})
    assert said.code == 0
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [(answer["id"], answer["intent"]) for answer in answers] == [("a", "remove"), (2, "list")]


def test_due_words_are_read_against_the_line_s_clock_and_zone(
    saydone: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = {"reference_datetime": "2026-03-02T23:30:00Z", "tz": "Europe/Berlin"}  # past midnight in Berlin
    text = "add a task to call the plumber tomorrow"
    said = feed(saydone, monkeypatch, {"id": 1, "text": text, **MONDAY}, {"id": 2, "text": text, **late})
    assert [json.loads(line)["due"] for line in said.out.splitlines()] == ["2026-03-03", "2026-03-04"]


def test_without_a_zone_the_clock_s_own_offset_is_the_speaker_s(
    saydone: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = {"reference_datetime": "2026-03-02T23:30:00-05:00"}
    said = feed(saydone, monkeypatch, {"id": 1, "text": "call the plumber tomorrow at 9", **late})
    assert json.loads(said.out)["due"] == "2026-03-03T09:00:00-05:00"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "This is not JSON"),
        ('{"id": NaN, "text": "x"}', "This is not JSON"),
        ("[1]", "A line is an object"),
        ('{"text": "x"}', "There is no “id”"),
        ('{"id": 1}', "There is no “text”"),
        ('{"id": 1, "text": 5}', "“text” is not a string"),
        ('{"id": 1, "text": "x", "tz": "Mars/Base"}', "“Mars/Base” is not an IANA time zone"),
        ('{"id": 1, "text": "x", "reference_datetime": "noon"}', "“reference_datetime” is not an ISO 8601"),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_the_others_are_read(
    saydone: Command, monkeypatch: pytest.MonkeyPatch, line: str, complaint: str
) -> None:
    said = feed(saydone, monkeypatch, {"id": "first", "text": "show my tasks"}, line, {"id": "last", "text": "hello"})
    assert said.code == 1
    assert [json.loads(answer)["id"] for answer in said.out.splitlines()] == ["first", "last"]
    assert said.err.startswith(f"line 2: {complaint}")
    assert len(said.err.splitlines()) == 1


def test_half_a_character_does_not_end_the_reading(saydone: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    said = feed(saydone, monkeypatch, '{"id": "\\ud83d", "text": "add a task to buy \\ud83d"}', {"id": 2, "text": "hi"})
    assert [json.loads(answer)["id"] for answer in said.out.splitlines()] == ["\ud83d", 2]


def test_a_sentence_and_lines_at_once_are_refused(saydone: Command) -> None:
    assert saydone("understand").code == 1
    assert saydone("understand", "hello", "--jsonl").err.startswith("Give either a sentence, or --jsonl")


def feed(saydone: Command, monkeypatch: pytest.MonkeyPatch, *lines: dict[str, Any] | str) -> Said:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    return saydone("understand", "--jsonl")
