"""Versions: each write to a record counts one up, so that who saw another one can be told."""

Seen = int | frozenset[int] | None
"""The version that a caller saw, or any of several; None: whatever it is by now."""


def is_seen(version: int, seen: Seen) -> bool:
    """Whether the caller saw this version, or does not mind."""
    return seen is None or version == seen or (isinstance(seen, frozenset) and version in seen)
