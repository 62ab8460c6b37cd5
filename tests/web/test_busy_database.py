"""A database whose connections are all in use."""

from contextlib import AsyncExitStack

import httpx
import pytest
from fastapi import FastAPI


async def test_without_a_free_connection_the_answer_is_503_and_says_when_to_try_again(
    app: FastAPI, demo: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = app.state.runtime.db.engine
    monkeypatch.setattr(engine.pool, "_max_overflow", 0)
    async with AsyncExitStack() as busy:
        for _ in range(engine.pool.size()):
            # Waiting for whatever the server itself still sweeps up after its start.
            await busy.enter_async_context(engine.connect())
        monkeypatch.setattr(engine.pool, "_timeout", 0.05)
        refused = await demo.post("/api/chatkit/generate", json={"message": "Hello"})
        assert (refused.status_code, refused.json()["error"]) == (503, "unavailable")
        assert int(refused.headers["Retry-After"]) > 0
    assert (await demo.get("/api/chatkit/conversations")).json()["conversations"] == []
