"""The least that can stand between a client and a provider: python bench/proxy.py PORT PROVIDER_URL.

It copies the provider's stream and does nothing else.
"""

import sys

import aiohttp
import uvloop
from aiohttp import web


async def make_app(provider: str) -> web.Application:
    session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))

    async def copy(request: web.Request) -> web.StreamResponse:
        async with session.post(provider + "/chat/completions", data=await request.read()) as answer:
            told = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
            await told.prepare(request)
            async for piece in answer.content.iter_any():
                await told.write(piece)
            await told.write_eof()
            return told

    async def ready(_request: web.Request) -> web.Response:
        return web.Response(text="ready")

    app = web.Application()
    app.router.add_post("/chat/completions", copy)
    app.router.add_get("/health/ready", ready)
    return app


if __name__ == "__main__":
    # aiohttp makes a loop of its own otherwise.
    uvloop.install()
    web.run_app(make_app(sys.argv[2]), host="127.0.0.1", port=int(sys.argv[1]), print=None, backlog=2048)
