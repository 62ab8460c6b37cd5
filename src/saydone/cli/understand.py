"""``saydone understand``: what the offline model reads in a sentence, without doing anything."""

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from saydone.agent.offline.understand import understand
from saydone.agent.offline.wire import to_json
from saydone.cli.configuration import load_settings
from saydone.errors import InvalidInput


def run(text: str | None, *, jsonl: bool) -> None:
    """Print one reading, or one a line; exit 1 after a line that could not be read."""
    if jsonl == (text is not None):
        raise InvalidInput("Give either a sentence, or --jsonl and lines on standard input.")
    if text is not None:
        _print(to_json(understand(text, now=datetime.now(_zone(None)))), indent=2)
    elif not _read_lines(sys.stdin.buffer):
        raise typer.Exit(1)


def _read_lines(lines: Iterable[bytes]) -> bool:
    """Whether every line could be read; what is wrong with one goes to standard error."""
    good = True
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            answer = _answer(line)
        except InvalidInput as error:
            typer.echo(f"line {number}: {error.message}", err=True)
            good = False
            continue
        _print(answer)
    return good


def _answer(line: bytes) -> dict[str, object]:
    try:
        row: object = json.loads(line, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise InvalidInput(f"This is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise InvalidInput('A line is an object: {"id": …, "text": …}')
    fields = cast(dict[str, object], row)
    if "id" not in fields:
        raise InvalidInput("There is no “id”.")
    text = _string(fields, "text")
    if text is None:
        raise InvalidInput("There is no “text”.")
    return {"id": fields["id"], **to_json(understand(text, now=_moment(fields)))}


def _moment(fields: dict[str, object]) -> datetime:
    named = _string(fields, "tz")
    zone = _zone(named)
    said = _string(fields, "reference_datetime")
    if said is None:
        return datetime.now(zone)
    try:
        moment = datetime.fromisoformat(said)
        if moment.tzinfo is None:
            return moment.replace(tzinfo=zone)
        # Without a zone its own offset is the speaker's: "tomorrow" is a day there.
        return moment if named is None else moment.astimezone(zone)
    except (ValueError, OverflowError) as error:
        raise InvalidInput(f"“reference_datetime” is not an ISO 8601 date and time: {said}") from error


def _string(fields: dict[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise InvalidInput(f"“{name}” is not a string.")
    return value


def _zone(name: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(name or load_settings().time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InvalidInput(f"“{name}” is not an IANA time zone such as Europe/Berlin.") from error


def _print(answer: Mapping[str, object], *, indent: int | None = None) -> None:
    # Half a surrogate pair, which JSON can carry, has no bytes in UTF-8: it goes out as it came in, escaped.
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=indent).encode(errors="backslashreplace"))


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON value")
