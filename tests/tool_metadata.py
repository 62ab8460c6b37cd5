"""Each test has a server of its own, and a server makes its tools' schemas anew: a fifth of a second, for
what is the same in every test. Here the second server is given those of the first."""

from collections.abc import Callable
from types import CodeType
from typing import Any

import pytest
from mcp.server.mcpserver.tools.base import Tool


def keep_tool_metadata() -> None:
    """From now on, make a tool's schemas once a process: they are what its code says, whichever desk it works at."""
    kept: dict[tuple[CodeType, str], Tool] = {}
    make = Tool.from_function

    def from_function(fn: Callable[..., Any], **rest: Any) -> Tool:
        key = fn.__code__, repr(rest)
        if key not in kept:
            kept[key] = make(fn, **rest)
        return kept[key].model_copy(update={"fn": fn})

    pytest.MonkeyPatch().setattr(Tool, "from_function", from_function)
