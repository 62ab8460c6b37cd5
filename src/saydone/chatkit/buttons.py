"""What can be clicked in ChatKit's widgets."""

from typing import Any, Literal

Json = dict[str, Any]


def action(
    kind: str, payload: Json, *, client: bool = False, loading: Literal["self", "container"] | None = None
) -> Json:
    """An action: done by the server, or by the ``client``; ``loading`` says what waits for it."""
    made: Json = {"type": kind, "payload": payload}
    if client:
        made["handler"] = "client"
    return made | {"loadingBehavior": loading} if loading else made


def button(label: str, clicked: Json, *, icon: str | None = None, **looks: str) -> Json:
    """A small button without a frame, but for what else is said of its looks."""
    made: Json = {"type": "Button", "label": label, "size": "sm", "variant": "ghost", "onClickAction": clicked} | looks
    return made | {"iconStart": icon} if icon else made
