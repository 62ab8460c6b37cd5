"""Who acts, through which door, and in which operation."""

from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

Door = Literal["chat", "widget", "api", "mcp", "cli"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Made once, at the edge, from a verified token; every service call takes it.

    ``operation`` groups the writes that belong together (one chat turn, one click, one request),
    so that they can be shown and taken back as one. ``language`` is the tag of the one that their screen is in.
    """

    user_id: int
    name: str
    zone: ZoneInfo
    door: Door
    operation: str
    language: str | None = None
