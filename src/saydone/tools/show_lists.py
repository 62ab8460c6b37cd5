"""The tool ``show_lists``."""

from typing import Annotated

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from saydone.services import labels, lists, saved_filters
from saydone.tools.desk import Desk
from saydone.tools.list_view import FilterView, LabelView, ListView, view_filter, view_label, view_list
from saydone.tools.results import call_result


class ListsResult(BaseModel):
    """What a user's tasks are sorted by."""

    message: str
    lists: list[ListView]
    labels: list[LabelView] = []
    filters: list[FilterView] = []


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Show lists",
        annotations=ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def show_lists(
        archived: Annotated[bool, Field(description="true shows the archived lists instead.")] = False,
    ) -> Annotated[CallToolResult, ListsResult]:
        """Show the user's lists with how many open tasks are in each, their labels, and their saved filters
        with the query of each, for list_tasks."""
        async with desk.work(write=False) as work:
            found = await lists.listing(work.session, work.actor, state="archived" if archived else "used")
            counts = await lists.open_counts(work.session, work.actor)
            shown = [view_list(each, work.actor.user_id, counts.get(each.id, 0)) for each in found]
            said = [view_label(label) for label in await labels.listing(work.session, work.actor)]
            kept = [view_filter(each) for each in await saved_filters.listing(work.session, work.actor)]
        message = _message(len(shown), len(said), len(kept), archived=archived)
        lines = [f"{each.name} ({each.open} open)" for each in shown] + [f"@{label.name}" for label in said]
        lines += [f"{each.name}: {each.query}" for each in kept]
        return call_result(ListsResult(message=message, lists=shown, labels=said, filters=kept), [message, *lines])

    _ = show_lists


def _message(lists_count: int, labels_count: int, filters_count: int, *, archived: bool) -> str:
    filters = f", {filters_count} {'filter' if filters_count == 1 else 'filters'}" if filters_count else ""
    kind = "archived " if archived else ""
    there = f"{lists_count or 'No'} {kind}{'list' if lists_count == 1 else 'lists'}"
    return f"{there}, {labels_count or 'no'} {'label' if labels_count == 1 else 'labels'}{filters}."
