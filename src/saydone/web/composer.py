"""What a front end asks for to fill its composer: `/chatkit/options`, `/chatkit/mentions`."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from saydone.chatkit.composer import FrontEndOptions, front_end_options
from saydone.chatkit.fields import TEXT
from saydone.chatkit.mention import Mention, find_mentions, preview
from saydone.domain.task_query import SEARCH_MAX
from saydone.domain.wording import words_of
from saydone.web.attachments import links_for
from saydone.web.deps import CurrentActor, RuntimeDep
from saydone.web.errors import responses

router = APIRouter(prefix="/chatkit", tags=["chatkit"])


class Mentions(BaseModel):
    """What can be mentioned with “@”: what ChatKit's `entities.onTagSearch` returns."""

    entities: list[Mention]


class MentionPreview(BaseModel):
    """A mention and its preview: ChatKit's `entities.onRequestPreview` returns the latter."""

    entity: Mention
    preview: dict[str, Any] = Field(description="A `BasicRoot` widget.")


@router.get("/options", responses=responses())
async def options(request: Request, actor: CurrentActor, runtime: RuntimeDep) -> FrontEndOptions:
    """What this server offers: models, tools, starter prompts and more, in the fields of `ChatKitOptions`."""
    chat = runtime.chat
    base = links_for(request, runtime).base
    words = words_of(actor.language)
    dictation = chat.server.transcriber is not None
    return front_end_options(chat.models, chat.attachments.limits, base, words, dictation=dictation)


@router.get("/mentions", responses=responses(422))
async def mentions(
    actor: CurrentActor, runtime: RuntimeDep, q: Annotated[str, Query(max_length=SEARCH_MAX), TEXT] = ""
) -> Mentions:
    """The user's tasks that fit what was typed after “@”, open ones first."""
    return Mentions(entities=await find_mentions(q, runtime.chat.server.door, actor))


@router.get("/mentions/{mention_id}", responses=responses(404, 422))
async def mention_preview(mention_id: str, actor: CurrentActor, runtime: RuntimeDep) -> MentionPreview:
    """What a mention shows when it is looked at."""
    entity, widget = await preview(mention_id, runtime.chat.server.door, actor)
    return MentionPreview(entity=entity, preview=widget.model_dump(exclude_none=True))
