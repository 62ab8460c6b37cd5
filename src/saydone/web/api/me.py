"""``/api/v1/me``: who the user is, and what they prefer."""

from typing import Annotated, Any
from zoneinfo import available_timezones

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from saydone.chatkit.fields import Pattern
from saydone.domain.language import LANGUAGE_PATTERN
from saydone.errors import Unconfirmed
from saydone.services import accounts as service
from saydone.store.accounts import User
from saydone.web.api.fields import Patch
from saydone.web.api.problems import JSON_BODY, problems, reads, writes
from saydone.web.api.route import ApiRoute, Reads, Writes
from saydone.web.deps import CurrentActor, RuntimeDep
from saydone.web.json_body import JsonRoute
from saydone.web.runtime import Runtime

router = APIRouter()
_staying = APIRouter(prefix="/me", tags=["account"], route_class=ApiRoute)
# Not in one transaction: what runs for the user comes to its end first.
_leaving = APIRouter(prefix="/me", tags=["account"], route_class=JsonRoute)


def _zones(schema: dict[str, Any]) -> None:
    """Which zones there are, looked up when the page is made."""
    schema["enum"] = sorted(available_timezones())


class Me(BaseModel):
    """The user."""

    id: str
    name: str
    time_zone: str = Field(description="The zone that their days are counted in.", examples=["Europe/Berlin"])
    language: str | None = Field(description="The language that they chose; else the browser's counts.")
    settings: dict[str, Any] = Field(description="What front ends keep here.")
    demo: bool = Field(description="Whether this is demo mode, which ends with the first account.")
    trash_days: int = Field(description="Days after which what was deleted leaves the trash for good.")


class MePatch(Patch):
    """What to change (RFC 7396): what is left out stays as it is; null takes the zone or the language away."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"settings": {"theme": "dark"}}]})

    name: Annotated[str, Pattern(service.NAME_PATTERN, service.check_name)] = ""
    time_zone: Annotated[str, Field(max_length=64, json_schema_extra=_zones)] | None = None
    language: Annotated[str, Field(pattern=LANGUAGE_PATTERN, max_length=35)] | None = None
    settings: dict[str, JsonValue] = Field(default={}, description="Names to set; null takes one away.")


@_staying.get("", responses=reads())
async def read(work: Reads, runtime: RuntimeDep) -> Me:
    """The user whose token it is."""
    return _view(await service.user_named(work.session, work.actor.name), runtime)


@_staying.patch("", responses=writes(*JSON_BODY))
async def change(body: MePatch, work: Writes, runtime: RuntimeDep) -> Me:
    """Change the user's name, zone, language or settings."""
    said = body.model_dump(exclude_unset=True)
    settings = said.pop("settings", {})
    user = await service.change_user(work.session, work.actor.name, said, preferences=settings)
    return _view(user, runtime)


@_leaving.delete("", status_code=204, responses=problems(409))
async def remove(
    actor: CurrentActor,
    runtime: RuntimeDep,
    confirm: Annotated[
        str, Query(max_length=64, description="The user's name, which says that it is meant.", examples=["alice"])
    ] = "",
) -> Response:
    """Delete the account for good, with all tasks and lists, conversations, files, feeds, tokens and the history."""
    if confirm != actor.name:
        raise Unconfirmed(
            f"This deletes your account and all that is yours, for good. If you mean it: ?confirm={actor.name}"
        )
    await runtime.chat.remove_user(actor.name)
    return Response(status_code=204)


for _part in (_staying, _leaving):
    router.include_router(_part)


def _view(user: User, runtime: Runtime) -> Me:
    return Me(
        id=str(user.id),
        name=user.name,
        time_zone=service.zone_of(user, runtime.settings.time_zone).key,
        language=user.language,
        settings=service.preferences_of(user),
        demo=user.name == service.DEMO_USER,
        trash_days=runtime.settings.trash_days,
    )
