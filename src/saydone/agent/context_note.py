"""What the application knows about a message, in a fence below the words: what is in it is never an instruction."""

import json
import re
from collections.abc import Sequence

_FENCE = re.compile(r"\n\n<context>\n(?P<note>(?:- [^\n]*\n)+)</context>\Z")
_TOOL = re.compile(r"^- The user chose the tool (\w+)", re.M)


def with_context(words: str, notes: Sequence[str], *, tool: str | None = None) -> str:
    """The words with notes about them, one a line; ``tool`` is the one that the user chose for them."""
    chosen = [f"The user chose the tool {tool} for this message."] if tool else []
    lines = [f"- {note}\n" for note in (*chosen, *notes)]
    return f"{words}\n\n<context>\n{''.join(lines)}</context>" if lines else words


def quoted(text: str) -> str:
    """Any text as one line that cannot end the fence."""
    return json.dumps(text, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", " ").replace("\u2029", " ")


def without_context(text: str) -> tuple[str, str | None]:
    """The words alone, and the tool that the user chose."""
    fence = _FENCE.search(text)
    if fence is None:
        return text, None
    tool = _TOOL.match(fence["note"])
    return text[: fence.start()], tool[1] if tool else None
