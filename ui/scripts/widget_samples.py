"""Prints one of every widget that the server makes, typed as `@openai/chatkit` types them: `make ui-types` keeps it in
ui/tests/serverWidgets.ts, where the compiler checks it.

What those types lack is left to Python: charts are checked by the SDK's own class, and so is how an action is handled.
"""

import json
import re
import sys
import warnings
from pathlib import Path
from typing import Any, cast

sys.path.insert(0, str(Path(__file__).parents[2]))
warnings.simplefilter("ignore")  # ChatKit warns of its own widget classes

from chatkit.actions import ActionConfig  # noqa: E402

from saydone.chatkit.widgets import chatkit_widget  # noqa: E402
from tests.chatkit.samples import VIEWS  # noqa: E402

Json = dict[str, Any]
_ACTION = re.compile("on[A-Z][A-Za-z]*Action")
_NOT_IN_TYPES = {"handler", "loadingBehavior"}


def typescript() -> str:
    """A constant for each widget."""
    lines = [
        "// The server's widgets, made from tests/chatkit/samples.py by scripts/widget_samples.py. Do not edit.",
        'import type { Widgets } from "@openai/chatkit";',
        'import type { Chart } from "../src/wire/types.ts";',
        "",
    ]
    charts: list[Json] = []
    for name, view in VIEWS.items():
        widget = _as_typed(chatkit_widget(view).model_dump(exclude_none=True), charts)
        lines += [f"export const {_constant(name)}: Widgets.{widget['type']} = {_pretty(widget)};", ""]
    lines.append(f"export const charts: Chart[] = {_pretty(charts)};")
    return "\n".join(lines) + "\n"


def _as_typed(node: object, charts: list[Json], field: str = "") -> Any:
    if isinstance(node, list):
        parts = cast("list[object]", node)
        return [_as_typed(part, charts) for part in parts if not _is_chart(part, charts)]
    if not isinstance(node, dict):
        return node
    fields = cast(Json, node)
    if _ACTION.fullmatch(field):
        ActionConfig.model_validate(fields, extra="forbid")
        return {name: value for name, value in fields.items() if name not in _NOT_IN_TYPES}
    return {name: _as_typed(value, charts, name) for name, value in fields.items()}


def _is_chart(part: object, charts: list[Json]) -> bool:
    if not isinstance(part, dict) or part.get("type") != "Chart":  # pyright: ignore[reportUnknownMemberType] # any JSON
        return False
    charts.append(cast(Json, part))
    return True


def _constant(name: str) -> str:
    first, *more = name.split()
    return first + "".join(word.title() for word in more) + "Widget"


def _pretty(value: Any) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    sys.stdout.write(typescript())
