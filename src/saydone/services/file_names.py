"""What a file is called: a label for people, and never a path."""

import re
import unicodedata

_NAME_MAX = 200


def clean_name(name: str) -> str:
    """The last part of a client's path, in one line, without what hides or turns characters; never empty."""
    last = re.split(r"[/\\]", name)[-1]
    # Cc: controls; Cf: format characters, such as those that turn the reading direction; Cs: half characters.
    shown = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in last)
    line = " ".join(shown.split()).strip(". ")
    if len(line) > _NAME_MAX:
        stem, dot, suffix = line.rpartition(".")
        end = f".{suffix}" if dot and len(suffix) <= 16 else ""
        line = (stem if end else line)[: _NAME_MAX - len(end) - 1] + "…" + end
    return line or "file"
