"""The tool ``show_history``."""

from typing import Annotated, Literal

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from saydone.domain.when.moment import zone_of
from saydone.domain.when.read import say_due
from saydone.services import history
from saydone.services.history import LIMIT_MAX, Entry
from saydone.tools.arguments import Named
from saydone.tools.desk import Desk, Work
from saydone.tools.results import call_result


class OperationView(BaseModel):
    """Something that was done: one message, one click, one call."""

    id: str
    what: str = Field(description="What it did, in a sentence.")
    at: str
    at_text: str
    kind: Literal["do", "undo", "redo"] = "do"
    door: str = Field(description="Where it came from: chat, widget, api, mcp or cli.")
    undone: bool = Field(default=False, description="Whether it was taken back.")


class HistoryResult(BaseModel):
    """The newest operations, the newest first."""

    message: str
    operations: list[OperationView] = []
    undoes: OperationView | None = Field(default=None, description="What undo takes back when no id is named.")
    elsewhere: str = Field(default="", description="Where that was done, when not in this conversation.")


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Show history",
        annotations=ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def show_history(
        limit: Annotated[int, Field(ge=1, le=LIMIT_MAX, description="How many at the most.")] = 10,
        task: Annotated[Named | None, Field(description="Only what was done to the task of this id.")] = None,
    ) -> Annotated[CallToolResult, HistoryResult]:
        """Show what the user did lately, the newest first, each with the id by which undo takes it back."""
        async with desk.work(write=False) as work:
            entries = await history.newest(work.session, work.actor, limit=limit, task=task or None)
            following = await history.next_undo(work.session, work.actor)
            undoes, elsewhere = (_view(work, following[0]), following[1]) if following else (None, "")
            shown = [_view(work, entry) for entry in entries]
        message = f"The last {len(shown)}:" if len(shown) > 1 else "The last:" if shown else "Nothing was done yet."
        lines = [f"{each.at_text}: {each.what}{' (undone)' if each.undone else ''} [{each.id}]" for each in shown]
        return call_result(
            HistoryResult(message=message, operations=shown, undoes=undoes, elsewhere=elsewhere), [message, *lines]
        )

    _ = show_history


def _view(work: Work, entry: Entry) -> OperationView:
    done = entry.operation
    zone = zone_of(work.now)
    return OperationView(
        id=done.id,
        what=entry.sentence,
        at=done.started_at.astimezone(zone).isoformat(timespec="seconds"),
        at_text=say_due(done.started_at, zone),
        kind=done.kind,
        door=done.door,
        undone=done.undone_at is not None,
    )
