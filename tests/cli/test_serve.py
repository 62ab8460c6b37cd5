import asyncio
import signal
import socket
import subprocess

import httpx
import pytest

from saydone.cli.configuration import load_settings
from saydone.cli.greeting import greeting
from saydone.cli.serve import listen
from saydone.settings import Settings
from tests.cli.conftest import Command, Start


def greeting_of(process: "subprocess.Popen[str]") -> str:
    """What it says up to the blank line after the curl command."""
    assert process.stderr is not None
    lines: list[str] = []
    while lines[-1:] != ["\n"] or len(lines) < 6:
        line = process.stderr.readline()
        assert line, f"it ended: {''.join(lines)}"
        lines.append(line)
    return "".join(lines)


def url_of(greeting: str) -> str:
    return greeting.splitlines()[0].rpartition(" ")[2]


def get(url: str, **headers: str) -> "httpx.Response":
    return httpx.get(url, headers=headers, timeout=150)


def test_it_says_where_it_listens_answers_there_and_stops_in_good_order(start: Start) -> None:
    with start("serve", "--port", "0") as process:
        greeting = greeting_of(process)
        assert "offline (built in, no LLM)" in greeting
        assert "saydone.db" in greeting
        assert "demo mode" in greeting
        assert '"Authorization: Bearer test-token"' in greeting
        # It waits until the application is there, as all but health does.
        assert get(f"{url_of(greeting)}/openapi.json").status_code == 200
        ready = get(f"{url_of(greeting)}/health/ready")
        assert ready.status_code == 200
        assert "server" not in ready.headers
        process.terminate()
        out, _ = process.communicate()
    assert (process.returncode, out) == (0, "")


def test_several_workers_serve_and_stop_together(start: Start) -> None:
    with start("serve", "--port", "0", "--workers", "2") as process:
        url = url_of(greeting_of(process))
        # Both are up: one that is stopped before says nothing of its end.
        assert process.stderr is not None
        begun = 0
        while begun < 2:
            line = process.stderr.readline()
            assert line, "it ended"
            begun += "Application startup complete" in line
        assert get(f"{url}/openapi.json").status_code == 200
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert process.returncode == 0
    assert err.count("Application shutdown complete") == 2


def test_with_accounts_the_demo_token_is_not_offered(saydone: Command) -> None:
    saydone("user", "add", "alice")
    greeted = asyncio.run(greeting(load_settings(), "http://127.0.0.1:8000"))
    assert "test-token" not in greeted
    assert '"Authorization: Bearer TOKEN"' in greeted


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="only Linux has it")
def test_a_connection_whose_client_reads_nothing_for_two_minutes_is_cut() -> None:
    settings = Settings(_env_file=None, port=0)  # pyright: ignore[reportCallIssue] # pydantic-settings knows it
    with listen(settings) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 120_000


def test_without_an_account_it_listens_to_this_machine_only(saydone: Command) -> None:
    said = saydone("serve", "--host", "0.0.0.0", "--port", "0")
    assert (said.code, said.out) == (1, "")
    assert said.err.splitlines()[-1].endswith("Add an account first: saydone user add NAME")


def test_a_port_that_is_taken_is_told(saydone: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = saydone("serve", "--port", str(port))
    assert said.code == 1
    assert said.err == (
        f"Cannot listen on 127.0.0.1, port {port}: Address already in use. Choose another with --host and --port.\n"
    )


def test_a_database_that_is_not_there_is_told_and_the_password_is_not(
    saydone: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYDONE_DATABASE_URL", "postgresql://me:hunter2@127.0.0.1:9/db")
    said = saydone("serve", "--port", "0")
    assert said.code == 1
    assert "cannot be opened" in said.err
    assert "hunter2" not in said.err


def test_a_model_without_its_key_is_told(saydone: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYDONE_MODEL", "openai/gpt-5")
    said = saydone("serve", "--port", "0")
    assert said.code == 1
    assert "SAYDONE_MODEL_API_KEY" in said.err
