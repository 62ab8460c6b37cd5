"""One turn of a trivial agent on a model: what the tests of all models drive."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from agents import Agent, ModelSettings, RunConfig, Runner, TResponseInputItem, function_tool
from agents.items import TResponseStreamEvent
from agents.models.interface import Model
from agents.stream_events import RawResponsesStreamEvent

from saydone.agent.models import choose_model, close
from saydone.agent.streaming_model import ModelRequest
from saydone.errors import ModelError
from saydone.settings import Settings

KEY = "test-key"


@dataclass(frozen=True)
class Turn:
    """What a turn left behind; ``added`` are the titles that the tool was called with."""

    answer: str
    tokens: int
    history: list[TResponseInputItem]
    added: list[str]
    events: list[TResponseStreamEvent]


@asynccontextmanager
async def model_of(model: str, *, base_url: str | None = None, patience: float = 30) -> AsyncGenerator[Model]:
    """The chosen model, closed at the end."""
    settings = Settings(model=model, model_base_url=base_url, model_api_key=KEY, model_timeout=patience)  # pyright: ignore[reportArgumentType] # Pydantic makes the SecretStr
    chosen = choose_model(settings)
    yield chosen
    await close(chosen)


async def take_turn(model: Model, said: str = "add milk", before: list[TResponseInputItem] | None = None) -> Turn:
    added: list[str] = []

    @function_tool
    def add_task(title: str) -> str:
        """Adds a task."""
        added.append(title)
        return f"Added {title}."

    agent = Agent(
        name="test",
        instructions="Help.",
        tools=[add_task],
        model=model,
        model_settings=ModelSettings(include_usage=True),
    )
    message: TResponseInputItem = {"role": "user", "content": said}
    run = Runner.run_streamed(
        agent,
        [*(before or []), message],
        run_config=RunConfig(tracing_disabled=True, tool_not_found_behavior="return_error_to_model"),
    )
    events = [event.data async for event in run.stream_events() if isinstance(event, RawResponsesStreamEvent)]
    usage = run.context_wrapper.usage
    return Turn(str(run.final_output), usage.total_tokens, run.to_input_list(), added, events)


async def failed_turn(model: Model) -> ModelError:
    """What a turn failed with, in words that tell neither the key nor the code."""
    with pytest.raises(ModelError) as caught:
        await take_turn(model)
    assert KEY not in caught.value.message
    assert "Traceback" not in caught.value.message
    return caught.value


async def ask(model: Model) -> str:
    """The model's whole answer to a word."""
    response = await ModelRequest("Help.", "hello").whole(model)
    return "".join(getattr(part, "text", "") for item in response.output for part in getattr(item, "content", []))


@asynccontextmanager
async def bare_server(body: bytes, media_type: str = "text/event-stream") -> AsyncGenerator[str]:
    """The base URL of a server that answers everything with this body and closes in good order."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = f"HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\nconnection: close\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port: int = server.sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/v1"
    server.close()
    await server.wait_closed()
