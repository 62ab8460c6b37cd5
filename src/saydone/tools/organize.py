"""The tool ``organize``."""

from typing import Annotated, Literal

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import Field

from saydone.domain.task import BATCH_MAX, Task
from saydone.domain.text import counted, shown_text
from saydone.errors import AppError, InvalidInput
from saydone.services import lists
from saydone.services.confirming import is_confirmed, was_shown
from saydone.tools.arguments import Item, Named, OneOrMore
from saydone.tools.asking_first import Confirm
from saydone.tools.desk import Desk, Work
from saydone.tools.organizing import arrange_filter, arrange_label, arrange_list
from saydone.tools.results import FailedItem, TaskResult, as_call_result, asking_result

_DELETE = "delete lists"


class ListChange(Item):
    """What to do with a list."""

    do: Literal["create", "rename", "describe", "recolor", "archive", "unarchive", "delete", "reorder"] = Field(
        description="What to do."
    )
    name: Named = Field(description="The list, by name or id; for create, the new name.")
    to: str = Field(
        default="",
        description="The new name, description or color; for reorder “first”, “last” or the list to put it before.",
    )


class LabelChange(Item):
    """What to do with a label."""

    do: Literal["create", "rename", "recolor", "delete"] = Field(description="What to do.")
    name: str = Field(description="The label.")
    to: str = Field(default="", description="The new name or color.")


class FilterChange(Item):
    """What to do with a saved filter."""

    do: Literal["create", "rename", "query", "delete"] = Field(description="What to do.")
    name: str = Field(description="The filter.")
    to: str = Field(default="", description="For create and query the query, as for list_tasks; the new name.")


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Organize",
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=True, idempotent_hint=False, open_world_hint=False
        ),
    )
    async def organize(
        lists: Annotated[list[ListChange], OneOrMore, Field(description="Changes to lists, in order.")] = [],  # noqa: B006 # pydantic copies it
        labels: Annotated[list[LabelChange], OneOrMore, Field(description="Changes to labels, in order.")] = [],  # noqa: B006
        filters: Annotated[list[FilterChange], OneOrMore, Field(description="Changes to saved filters.")] = [],  # noqa: B006
        confirm: Confirm = "",
    ) -> Annotated[CallToolResult, TaskResult]:
        """Create, rename, recolor, archive, delete or reorder lists, and labels and saved filters (queries with a
        name). Deleting a list deletes its tasks too, into the trash; to change tasks themselves use update_task."""
        async with desk.work(write=True) as work:
            if not 1 <= len(lists) + len(labels) + len(filters) <= BATCH_MAX:
                raise InvalidInput(f"Name 1 to {BATCH_MAX} changes to lists, labels or filters.")
            going = await _going_along(work, lists)
            asks = len(going) > desk.confirm_over or was_shown(work.actor, confirm)
            if asks and not is_confirmed(work.actor, confirm, _DELETE, going):
                would = f"That deletes {counted(len(going), 'task')} as well:"
                return await asking_result(work, _DELETE, going, would)
            return await _arrange(work, lists, labels, filters)

    _ = organize


async def _going_along(work: Work, changes: list[ListChange]) -> list[Task]:
    """The tasks in the lists that are to be deleted."""
    going: dict[int, Task] = {}
    for change in changes:
        if change.do == "delete":
            try:
                found = await lists.find(work.session, work.actor, change.name)
                going |= {task.id: task for task in await lists.gone_with(work.session, work.actor, found.id)}
            except AppError:  # the change itself will say so
                continue
    return list(going.values())


async def _arrange(
    work: Work, list_changes: list[ListChange], label_changes: list[LabelChange], filter_changes: list[FilterChange]
) -> CallToolResult:
    done: list[str] = []
    failed: list[FailedItem] = []
    errors: list[AppError] = []
    steps = [
        *((each, arrange_list) for each in list_changes),
        *((each, arrange_label) for each in label_changes),
        *((each, arrange_filter) for each in filter_changes),
    ]
    for change, arrange in steps:
        try:
            done.append(await arrange(work, change.do, change.name, change.to.strip()))
        except AppError as error:
            errors.append(error)
            failed.append(FailedItem(item=shown_text(change.name), reason=shown_text(error.message, 500)))
    if errors and not done:
        errors[0].message = " ".join(dict.fromkeys(error.message for error in errors))
        raise errors[0]
    said = [*done, *(f"Not done: {failure.item} — {failure.reason}" for failure in failed)]
    return as_call_result(TaskResult(message=" ".join(said), tasks=[], failed=failed))
