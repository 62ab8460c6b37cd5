"""The application: what is opened at the start, and how a request finds its way."""

from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import UTC, datetime

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route

from saydone import __version__
from saydone.chatkit.chat import open_chat
from saydone.services import accounts
from saydone.services.attachments import open_attachments
from saydone.services.change_feed import ChangeFeed, open_feed
from saydone.services.trash_days import emptying_trash
from saydone.settings import Settings
from saydone.store.db import Database
from saydone.store.opening import open_database
from saydone.tools.desk import Clock, Desk
from saydone.tools.server import build_server
from saydone.web import attachments, chatkit, composer, conversations, guide, health, mcp, pages
from saydone.web.api import router as api
from saydone.web.body_limit import BodyLimit
from saydone.web.errors import add_error_handlers
from saydone.web.host_names import refuse_open_demo
from saydone.web.hosts import HostGuard
from saydone.web.open_streams import open_streams
from saydone.web.openapi import describe_errors
from saydone.web.request_log import RequestLog
from saydone.web.runtime import Runtime

_DESCRIPTION = """Say it. Done. A self-hosted task assistant.

Every endpoint but health and this page wants a token: `Authorization: Bearer TOKEN`. What fails before an
answer starts has an HTTP status from 400 on and the body `{"type": "error", "error": code, "message": sentence}`;
the REST API, `/api/v1/`, has problem details (RFC 9457) instead.
OpenAI's ChatKit protocol is spoken at `POST /chatkit` (`ChatKitReq` and `ThreadStreamEvent` of `openai-chatkit`), the
tools for agents are at `/mcp` (Model Context Protocol, streamable HTTP)."""


def utc_now() -> datetime:
    """The time, aware."""
    return datetime.now(UTC)


def create_app(settings: Settings, *, clock: Clock = utc_now) -> FastAPI:
    """The ASGI application. Call ``configure_logging`` first.

    Its lifespan opens everything, and raises ``SetupError`` as ``open_runtime`` does, or when the server
    would offer demo mode to other machines.
    """
    endpoint = mcp.McpEndpoint()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        async with open_runtime(settings, clock=clock) as runtime:
            await _refuse_open_demo(runtime)
            async with endpoint.serving(runtime):
                app.state.runtime = runtime
                yield

    app = FastAPI(
        title="Saydone",
        version=__version__,
        description=_DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,  # they load scripts from a CDN
        redoc_url=None,
        redirect_slashes=False,
        middleware=[
            Middleware(RequestLog),
            Middleware(HostGuard),
            *_for_other_sites(settings),
            Middleware(
                BodyLimit, max_upload=attachments.upload_max(settings), max_dictation=chatkit.body_max(settings)
            ),
        ],
    )
    add_error_handlers(app)
    app.include_router(health.router)
    app.include_router(guide.router)
    app.include_router(conversations.router)
    app.include_router(chatkit.router)
    app.include_router(composer.router)
    app.include_router(attachments.router)
    app.include_router(api.router)
    describe_errors(app)
    app.router.routes.append(Route(mcp.PATH, endpoint, include_in_schema=False))
    app.router.routes.extend(pages.page_routes(image_domains=settings.image_domains))
    return app


def _for_other_sites(settings: Settings) -> list[Middleware]:
    """What lets pages of other sites in, if there are any to let in; their requests need a token like all others."""
    if not settings.allowed_origins:
        return []
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=settings.allowed_origins,
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=["*"],
            expose_headers=[
                "Content-Disposition",
                "Content-Language",
                "ETag",
                "Location",
                "Retry-After",
                "WWW-Authenticate",
                "X-Conversation-Id",
                "X-Operation-Id",
                "X-Request-Id",
            ],
        )
    ]


@asynccontextmanager
async def open_runtime(settings: Settings, *, clock: Clock = utc_now) -> AsyncGenerator[Runtime]:
    """Everything that works without HTTP: the server and the terminal chat stand on it.

    Call ``configure_logging`` first. Opens the database as ``open_database`` does, and makes the demo's
    user while there is no account. Raises ``SetupError`` when any of that cannot be done.
    """
    async with open_database(settings) as db:
        await _open_demo(db, clock)
        desk = Desk(
            db=db,
            clock=clock,
            actor_of_subject=mcp.actor_of_access_token,
            subtasks=settings.complete_subtasks,
            confirm_over=settings.confirm_over,
            address=settings.address,
            files=open_attachments(settings, db, clock),
        )
        server = build_server(desk)
        async with (
            emptying_trash(db, clock, days=settings.trash_days),
            open_feed(db) as feed,
            _spread(settings, feed),
            open_chat(settings, db, server, clock) as chat,
            open_streams(db, settings.streams_per_user) as streams,
        ):
            yield Runtime(settings=settings, db=db, clock=clock, mcp=server, chat=chat, feed=feed, streams=streams)


def _spread(settings: Settings, feed: ChangeFeed) -> AbstractAsyncContextManager[object]:
    if settings.redis_url is None:
        return nullcontext()
    # Not at the top: the library takes a quarter of a second to import, and few servers need it.
    from saydone.services.redis_feed import spreading

    return spreading(settings.redis_url.get_secret_value(), feed)


async def _open_demo(db: Database, clock: Clock) -> None:
    async with db.reading() as session:
        demo = await accounts.demo_mode(session)
    if demo:
        async with db.transaction() as session:
            await accounts.demo_user(session, now=clock())


async def _refuse_open_demo(runtime: Runtime) -> None:
    async with runtime.db.reading() as session:
        refuse_open_demo(runtime.settings.host, demo=await accounts.demo_mode(session))
