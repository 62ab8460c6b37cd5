import asyncio
import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp_types import CallToolResult

from tests.cli.conftest import Command, Start


def test_without_accounts_the_tools_are_the_demo_user_s_and_each_call_is_an_operation(data_dir: Path) -> None:
    asyncio.run(add("Feed the cat", "Feed the dog"))
    assert rows(data_dir, "SELECT name, title FROM tasks JOIN users ON users.id = tasks.user_id") == [
        ("demo", "Feed the cat"),
        ("demo", "Feed the dog"),
    ]
    operations = {row[0] for row in rows(data_dir, "SELECT operation FROM changes WHERE door = 'mcp'") if row[0]}
    assert len(operations) == 2


def test_standard_output_carries_the_protocol_alone_for_the_named_user(
    saydone: Command, start: Start, data_dir: Path
) -> None:
    saydone("user", "add", "alice")
    client = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    task = {"name": "add_task", "arguments": {"tasks": [{"title": "Feed the cat"}]}}
    with start("mcp", "--user", "alice") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for message in (
            {"id": 1, "method": "initialize", "params": client},
            {"method": "notifications/initialized"},
            {"id": 2, "method": "tools/call", "params": task},
        ):
            process.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\nthis is no message\n")
        process.stdin.flush()
        answers = [json.loads(process.stdout.readline()) for _ in range(2)]
        rest, _ = process.communicate()
    assert sorted(answer["id"] for answer in answers) == [1, 2]
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in rest.splitlines())
    assert process.returncode == 0
    assert rows(data_dir, "SELECT name FROM tasks JOIN users ON users.id = tasks.user_id") == [("alice",)]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "There are accounts, so say whose tasks: saydone mcp --user NAME\n"),
        (["--user", "bob"], "There is no user “bob”. Add one: saydone user add bob\n"),
    ],
)
def test_with_accounts_a_user_must_be_named_who_is_there(saydone: Command, arguments: list[str], sentence: str) -> None:
    saydone("user", "add", "alice")
    said = saydone("mcp", *arguments)
    assert (said.code, said.out, said.err) == (1, "", sentence)


def test_the_settings_are_those_of_the_server(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYDONE_CONFIRM_OVER", "1")
    monkeypatch.setenv("SAYDONE_COMPLETE_SUBTASKS", "refuse")
    asyncio.run(add("Tidy up", "Cook"))
    deleted, part, parent = asyncio.run(
        call(
            ("delete_task", {"ids": ["1", "2"]}),
            ("add_task", {"tasks": [{"title": "Sweep", "parent": "1"}]}),
            ("complete_task", {"ids": ["1"]}),
        )
    )
    assert deleted.structured_content is not None
    assert deleted.structured_content["confirm"]
    assert (part.is_error, parent.is_error) == (False, True)


async def add(*titles: str) -> None:
    await call(*(("add_task", {"tasks": [{"title": title}]}) for title in titles))


async def call(*calls: tuple[str, dict[str, Any]]) -> list[CallToolResult]:
    program = StdioServerParameters(command=sys.executable, args=["-m", "saydone", "mcp"], env=dict(os.environ))
    async with Client(stdio_client(program)) as client:
        return [await client.call_tool(name, arguments) for name, arguments in calls]


def rows(data_dir: Path, query: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(data_dir / "saydone.db")) as database:
        return database.execute(query).fetchall()
