"""Keyset cursors: the sort key of the last row seen, packed so that a client passes it back as it is."""

import base64
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import cast

from saydone.errors import UnknownCursor

_LONGEST = 500


def pack_cursor(key: Sequence[int | str | datetime]) -> str:
    """The cursor that continues after the row with this key."""
    plain = [part.isoformat() if isinstance(part, datetime) else part for part in key]
    return base64.urlsafe_b64encode(json.dumps(plain, ensure_ascii=False).encode()).decode().rstrip("=")


def unpack_cursor(cursor: str, kinds: Sequence[type[int] | type[str] | type[datetime]]) -> list[int | str | datetime]:
    """The key in a cursor. Raises ``UnknownCursor`` unless ``pack_cursor`` made it from such kinds."""
    plain = _plain(cursor)
    try:
        return [_part(part, kind) for part, kind in zip(plain, kinds, strict=True)]
    except (ValueError, OverflowError) as error:
        raise _unknown() from error


def first_of(cursor: str) -> str:
    """The text that a cursor's key begins with. Raises ``UnknownCursor``."""
    plain = _plain(cursor)
    if not plain or not isinstance(plain[0], str):
        raise _unknown()
    return plain[0]


def _plain(cursor: str) -> list[object]:
    try:
        if len(cursor) > _LONGEST:
            raise ValueError
        plain = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError) as error:
        raise _unknown() from error
    if not isinstance(plain, list):
        raise _unknown()
    return cast(list[object], plain)


def _unknown() -> UnknownCursor:
    return UnknownCursor()


def _part(part: object, kind: type[int] | type[str] | type[datetime]) -> int | str | datetime:
    if kind is datetime and isinstance(part, str):
        moment = datetime.fromisoformat(part)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
        raise ValueError
    if kind is int and isinstance(part, int) and not isinstance(part, bool) and abs(part) < 2**63:
        return part
    if kind is str and isinstance(part, str) and part.isprintable():
        return part
    raise ValueError
