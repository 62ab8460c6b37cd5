"""Cursors for paging."""

import base64
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saydone.errors import InvalidInput
from saydone.store.cursor import pack_cursor, unpack_cursor

KINDS = (int, datetime, str)


def made_up(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@given(
    st.integers(-(2**63) + 1, 2**63 - 1),
    st.datetimes(datetime(1900, 1, 1), datetime(9999, 12, 31), timezones=st.just(UTC)),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=64),
)
def test_what_was_packed_is_unpacked(number: int, moment: datetime, word: str) -> None:
    key = (number, moment, word)
    cursor = pack_cursor(key)
    assert cursor.isascii()
    assert "=" not in cursor
    assert unpack_cursor(cursor, KINDS) == [*key]


@given(st.text(max_size=60))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="Start again without a cursor"):
        unpack_cursor(text, KINDS)


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        None,
        [1, "2026-03-04T09:00:00+00:00"],
        [1, "2026-03-04T09:00:00+00:00", "x", "y"],
        [1, "2026-03-04T09:00:00", "x"],
        [1, "yesterday", "x"],
        [1, "0001-01-01T00:00:00+23:59", "x"],
        [1, "9999-12-31T23:59:59-23:59", "x"],
        [True, "2026-03-04T09:00:00+00:00", "x"],
        [1.5, "2026-03-04T09:00:00+00:00", "x"],
        [2**63, "2026-03-04T09:00:00+00:00", "x"],
        [1e400, "2026-03-04T09:00:00+00:00", "x"],
        [1, "2026-03-04T09:00:00+00:00", "nul\x00"],
        [1, "2026-03-04T09:00:00+00:00", "\ud800"],
        [1, "2026-03-04T09:00:00+00:00", None],
    ],
)
def test_a_made_up_key_is_refused(value: object) -> None:
    with pytest.raises(InvalidInput, match="cursor"):
        unpack_cursor(made_up(value), KINDS)


def test_deep_and_long_cursors_are_refused() -> None:
    deep = base64.urlsafe_b64encode(b"[" * 300).decode()
    for cursor in (deep, "A" * 501, pack_cursor((1, datetime(2026, 3, 4, tzinfo=UTC), "x" * 500))):
        with pytest.raises(InvalidInput, match="cursor"):
            unpack_cursor(cursor, KINDS)


def test_a_moment_comes_back_in_utc() -> None:
    moment = datetime(2026, 3, 4, 10, tzinfo=timezone(timedelta(hours=1)))
    (unpacked,) = unpack_cursor(pack_cursor([moment]), [datetime])
    assert isinstance(unpacked, datetime)
    assert unpacked.isoformat() == "2026-03-04T09:00:00+00:00"
