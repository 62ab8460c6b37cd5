"""The tool ``calendar_link``."""

from typing import Annotated, Literal

from mcp.server.mcpserver import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from saydone.domain.text import counted
from saydone.errors import InvalidInput
from saydone.services import access, feeds, lists
from saydone.tools.arguments import Named
from saydone.tools.desk import Desk, Work
from saydone.tools.results import call_result


class LinkView(BaseModel):
    """A link that was made: never its address."""

    id: str
    list: str | None = Field(description="The only list that it shows; null for everything.")
    created: str


class LinksResult(BaseModel):
    """The links that there are, and the address of one that was made just now."""

    message: str
    links: list[LinkView]
    url: str | None = Field(default=None, description="Shown this once.")


def register(server: MCPServer, desk: Desk) -> None:
    """Offer the tool on a server."""

    @server.tool(
        title="Calendar links",
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=True, idempotent_hint=False, open_world_hint=False
        ),
    )
    async def calendar_link(
        do: Annotated[
            Literal["list", "create", "revoke"],
            Field(description="revoke ends one by its id, or all."),
        ] = "list",
        list: Annotated[Named, Field(description="To create: only this list, by name or id.")] = "",
        id: Annotated[Named, Field(description="To revoke: the link's id, or “all”.")] = "",
    ) -> Annotated[CallToolResult, LinksResult]:
        """Links by which a calendar shows the open tasks with a due, read-only. Whoever has a link sees them: create
        or revoke one only when the user asks, and give them the new link as it is. undo takes neither back."""
        async with desk.work(write=True) as work:
            url = await _created(work, desk.address, list) if do == "create" else None
            ended = await _revoked(work, id) if do == "revoke" else 0
            links = await _links(work)
        message = {
            "list": f"There {'is' if len(links) == 1 else 'are'} {counted(len(links), 'calendar link')}.",
            "create": f"Made the calendar link {url} – it is shown this once.",
            "revoke": f"Revoked {counted(ended, 'calendar link')}.",
        }[do]
        told = [f"#{link.id} {link.list or 'everything'}, since {link.created}" for link in links]
        return call_result(LinksResult(message=message, links=links, url=url), [message, *told])

    _ = calendar_link


async def _created(work: Work, address: str, name: str) -> str:
    one = await lists.find(work.session, work.actor, name) if name.strip() else None
    _, secret = await feeds.create(work.session, work.actor, None if one is None else one.id, now=work.now)
    return f"{address}{feeds.path_of(secret)}"


async def _revoked(work: Work, words: str) -> int:
    known = [feed.id for feed in await feeds.listing(work.session, work.actor)]
    number = access.number_in(words)
    if number is None and words.strip().lower() != "all" and len(known) > 1:
        raise InvalidInput(f"There are {len(known)} calendar links. Say which one to revoke by its id, or “all”.")
    ended = known if number is None else [number]
    for feed_id in ended:
        await feeds.revoke(work.session, work.actor, feed_id)
    return len(ended)


async def _links(work: Work) -> list[LinkView]:
    names = {each.id: each.name for each in await lists.listing(work.session, work.actor)}
    names |= {each.id: each.name for each in await lists.listing(work.session, work.actor, state="archived")}
    return [
        LinkView(
            id=str(feed.id),
            list=None if feed.list_id is None else names.get(feed.list_id, ""),
            created=f"{feed.created_at.astimezone(work.now.tzinfo):%Y-%m-%d}",
        )
        for feed in await feeds.listing(work.session, work.actor)
    ]
