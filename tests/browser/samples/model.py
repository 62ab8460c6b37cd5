"""A stand-in for OpenAI's Responses API on loopback: it says what a sample's script tells it to."""

import asyncio
import itertools
import json
import re
import socket
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, cast

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

Json = dict[str, Any]
TITLE = "A quiet little talk"
DICTATED = "a window seat please"
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="

DONE = ("function_call_output", "image_generation_call")
"""What a model is asked again after: the output of a tool, or a picture that it drew."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a sample's tool."""

    name: str
    arguments: Json


@dataclass(frozen=True, slots=True)
class Draw:
    """One generated picture, after this many unfinished ones."""

    unfinished: int = 2


Step = str | Call | Draw | Callable[[list[Json]], str]
"""What one request is answered with; a function gets the request's input and tells the words."""


@dataclass(frozen=True, slots=True)
class When:
    """The answers to what matches: the first, the one after its tool's output or its picture, and so on."""

    said: str
    steps: Sequence[Step]


def call(name: str, **arguments: Any) -> Call:
    return Call(name, arguments)


class ScriptedModel:
    """Serves `/v1/responses` and `/v1/audio/transcriptions` while it is entered."""

    def __init__(self, script: Sequence[When]) -> None:
        self._script = script
        self._serial = itertools.count(1)
        routes = [
            Route("/v1/responses", self._respond, methods=["POST"]),
            Route("/v1/audio/transcriptions", self._transcribe, methods=["POST"]),
        ]
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/v1"
        self._server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes), log_config=None, lifespan="off"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]})

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=30)
        self._socket.close()

    async def _respond(self, request: Request) -> Response:
        body: Json = await request.json()
        # What names a conversation has no tools; all other agents of the samples but the puzzles' have some.
        titled = "title" in (body.get("instructions") or "").lower() and not body.get("tools")
        step = TITLE if titled else self._next(_items(body))
        if step is None:
            return JSONResponse({"error": {"message": "The script has no answer to this."}}, status_code=400)
        output = self._output(step, _items(body))
        response = _response(f"resp_{next(self._serial)}", body, output)
        if not body.get("stream"):
            return JSONResponse(response)
        return StreamingResponse(_stream(response, step), media_type="text/event-stream")

    async def _transcribe(self, request: Request) -> Response:
        async with request.form() as form:
            return JSONResponse({"text": DICTATED if "file" in form else ""})

    def _next(self, items: list[Json]) -> Step | None:
        for at, item in reversed(list(enumerate(items))):
            words = _words(item) if item.get("role") == "user" else ""
            for when in self._script:
                if re.search(when.said, words):
                    done = sum(after.get("type") in DONE for after in items[at:])
                    return when.steps[done] if done < len(when.steps) else None
        return None

    def _output(self, step: Step, items: list[Json]) -> Json:
        number = next(self._serial)
        if isinstance(step, Call):
            arguments = json.dumps(step.arguments)
            names: Json = {"call_id": f"call_{number}", "name": step.name, "arguments": arguments}
            return {"type": "function_call", "id": f"fc_{number}", "status": "completed", **names}
        if isinstance(step, Draw):
            return {"type": "image_generation_call", "id": f"ig_{number}", "status": "completed", "result": PIXEL}
        words = step if isinstance(step, str) else step(items)
        part: Json = {"type": "output_text", "text": words, "annotations": [], "logprobs": []}
        return {
            "type": "message",
            "id": f"msg_{number}",
            "role": "assistant",
            "status": "completed",
            "content": [part],
        }


def _items(body: Json) -> list[Json]:
    given = body.get("input")
    return [{"role": "user", "content": given}] if isinstance(given, str) else list(given or [])


def _words(item: Json) -> str:
    content = item.get("content")
    if isinstance(content, str):
        return content
    parts = cast("list[Json]", content or [])
    return " ".join(str(part.get("text", "")) for part in parts)


def _response(response_id: str, body: Json, output: Json) -> Json:
    return {
        "id": response_id,
        "object": "response",
        "created_at": 1_700_000_000,
        "status": "completed",
        "model": body.get("model"),
        "output": [output],
        "parallel_tool_calls": True,
        "tool_choice": "auto",
        "tools": [],
        "usage": {
            "input_tokens": 1,
            "input_tokens_details": {"cached_tokens": 0},
            "output_tokens": 1,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": 2,
        },
    }


async def _stream(response: Json, step: Step) -> AsyncIterator[str]:
    events = _events(response, response["output"][0], step)
    for number, event in enumerate(events):
        yield f"event: {event['type']}\ndata: {json.dumps({**event, 'sequence_number': number})}\n\n"
        await asyncio.sleep(0)


def _events(response: Json, item: Json, step: Step) -> list[Json]:
    started: Json = {**response, "status": "in_progress", "output": []}
    events: list[Json] = [{"type": "response.created", "response": started}]
    events += _item_events(item, step)
    return [*events, {"type": "response.completed", "response": response}]


def _item_events(item: Json, step: Step) -> list[Json]:
    at: Json = {"output_index": 0, "item_id": item["id"]}
    done: Json = {"type": "response.output_item.done", "output_index": 0, "item": item}
    begun: Json = {"type": "response.output_item.added", "output_index": 0}
    if item["type"] == "function_call":
        arguments = item["arguments"]
        return [
            {**begun, "item": {**item, "arguments": "", "status": "in_progress"}},
            {**at, "type": "response.function_call_arguments.delta", "delta": arguments},
            {**at, "type": "response.function_call_arguments.done", "arguments": arguments, "name": item["name"]},
            done,
        ]
    if item["type"] == "image_generation_call":
        unfinished = step.unfinished if isinstance(step, Draw) else 0
        parts: list[Json] = [
            {
                **at,
                "type": "response.image_generation_call.partial_image",
                "partial_image_index": part,
                "partial_image_b64": PIXEL,
            }
            for part in range(unfinished)
        ]
        return [{**begun, "item": {**item, "result": None, "status": "in_progress"}}, *parts, done]
    part = item["content"][0]
    inner: Json = {**at, "content_index": 0}
    words = re.findall(r"\S+\s*", part["text"])
    return [
        {**begun, "item": {**item, "content": [], "status": "in_progress"}},
        {**inner, "type": "response.content_part.added", "part": {**part, "text": ""}},
        *({**inner, "type": "response.output_text.delta", "delta": word, "logprobs": []} for word in words),
        {**inner, "type": "response.output_text.done", "text": part["text"], "logprobs": []},
        {**inner, "type": "response.content_part.done", "part": part},
        done,
    ]
