"""What a turn costs: python -m bench.turns [--quick]. Linux only.

A turn is a message, a tool call, and an answer of 200 tokens, from a provider on this machine that is never waited for.
Saydone, with its users and its database, beside a server after the official ChatKit examples, which keeps all in
memory, and a proxy that only copies the provider's stream of 200 tokens. The servers run one after the other, each
alone on one core, what surrounds them on another; look at the ratios, machines differ and drift.
"""

import argparse
import asyncio
import contextlib
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.load import Request, Turn, median, open_streams, take_turns

_HERE = Path(__file__).parent
_DEMO = ("Authorization: Bearer test-token",)
_CHATKIT = json.dumps(
    {
        "type": "threads.create",
        "params": {
            "input": {
                "content": [{"type": "input_text", "text": "Buy milk {asked}"}],
                "attachments": [],
                "inference_options": {},
            }
        },
    }
)
_COMPLETION = json.dumps({"model": "fake", "stream": True, "messages": [{"role": "user", "content": "Hello {asked}"}]})


@dataclass(frozen=True, slots=True)
class Contestant:
    """A server and what it is asked."""

    name: str
    command: tuple[str, ...]
    request: Request


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured."""

    alone: int = 30
    burst: int = 200
    at_once: int = 50
    streams: int = 10
    """Paced ones, at 50 tokens a second."""
    tokens: int = 200
    open_streams: int = 200


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one server: seconds of CPU and wall, megabytes and kilobytes."""

    start_wall: float
    start_cpu: float
    first_ms: float
    """From the request to the first word, the server being idle; of the provider's own, that is its answer's."""
    whole_ms: float
    burst_whole_ms: float
    burst_turns_per_second: float
    burst_turns_per_cpu: float
    paced_cpu: float
    """Share of a core."""
    paced_late: float
    """Whole turns over the ideal."""
    idle_mb: float
    stream_kb: float


QUICK = Sizes(alone=2, burst=4, at_once=2, streams=1, tokens=10, open_streams=2)
CONTESTANTS = (
    Contestant(
        "proxy (aiohttp)", (str(_HERE / "proxy.py"), "PORT", "PROVIDER"), Request("/chat/completions", _COMPLETION)
    ),
    Contestant("official pattern", (str(_HERE / "official.py"), "PORT", "PROVIDER"), Request("/chatkit", _CHATKIT)),
    Contestant(
        "Saydone, guide API",
        ("-m", "saydone", "serve", "--port", "PORT"),
        Request("/api/chatkit/generate", json.dumps({"message": "Buy milk {asked}"}), _DEMO),
    ),
    Contestant("Saydone, ChatKit", ("-m", "saydone", "serve", "--port", "PORT"), Request("/chatkit", _CHATKIT, _DEMO)),
)


def main() -> None:
    parser = argparse.ArgumentParser(description="What a turn costs.")
    parser.add_argument("--quick", action="store_true", help="a few turns only: shows that it works")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--only", default="", help="part of a server's name")
    asked = parser.parse_args()
    contestants = [contestant for contestant in CONTESTANTS if asked.only in contestant.name]
    measured = measure(contestants, QUICK if asked.quick else Sizes())
    told = json.dumps({name: asdict(figures) for name, figures in measured.items()}, indent=2)
    sys.stdout.write((told if asked.json else table(measured)) + "\n")


def measure(contestants: Sequence[Contestant], sizes: Sizes) -> dict[str, Figures]:
    """The figures of each server."""
    with provider() as port:
        return {
            contestant.name: asyncio.run(_measure(contestant, sizes, provider_port=port)) for contestant in contestants
        }


def table(measured: dict[str, Figures]) -> str:
    """The figures for people."""
    lines = [f"{'':<26}" + "".join(f"{name:>20}" for name in measured)]
    for field in Figures.__dataclass_fields__:
        values = [getattr(figures, field) for figures in measured.values()]
        lines.append(f"{field:<26}" + "".join(f"{value:>20.2f}" for value in values))
    return "\n".join(lines)


async def _measure(contestant: Contestant, sizes: Sizes, *, provider_port: int) -> Figures:
    with tempfile.TemporaryDirectory() as folder, server(contestant, folder, provider_port) as (process, port, started):
        burst = contestant.request.encoded(sizes.tokens, 0)
        paced = contestant.request.encoded(sizes.tokens, 20)
        pid = process.pid
        await take_turns(port, burst, turns=min(20, sizes.burst), at_once=2)  # warms up
        idle = memory_mb(pid)
        alone = await take_turns(port, burst, turns=sizes.alone, at_once=1)
        cpu, wall = cpu_seconds(pid), time.perf_counter()
        many = await take_turns(port, burst, turns=sizes.burst, at_once=sizes.at_once)
        burst_cpu, burst_wall = cpu_seconds(pid) - cpu, time.perf_counter() - wall
        cpu, wall = cpu_seconds(pid), time.perf_counter()
        slow = await take_turns(port, paced, turns=sizes.streams, at_once=sizes.streams)
        paced_cpu = (cpu_seconds(pid) - cpu) / (time.perf_counter() - wall)
        before = memory_mb(pid)
        clients = await open_streams(port, contestant.request.encoded(50, 10_000), sizes.open_streams)
        stream_kb = (memory_mb(pid) - before) * 1024 / sizes.open_streams
        for client in clients:
            client.close()
        return Figures(
            start_wall=started[0],
            start_cpu=started[1],
            first_ms=1000 * median([turn.first for turn in alone]),
            whole_ms=1000 * median([turn.whole for turn in alone]),
            burst_whole_ms=1000 * median([turn.whole for turn in many]),
            burst_turns_per_second=sizes.burst / burst_wall,
            burst_turns_per_cpu=sizes.burst / max(burst_cpu, 1e-9),
            paced_cpu=paced_cpu,
            paced_late=_late(slow, (sizes.tokens) * 0.02),
            idle_mb=idle,
            stream_kb=stream_kb,
        )


def _late(turns: Sequence[Turn], ideal: float) -> float:
    return median([turn.whole for turn in turns]) / ideal - 1


@contextlib.contextmanager
def provider() -> Generator[int]:
    """The provider in a process of its own, on the core of this one."""
    port = free_port()
    pin(0)
    with subprocess.Popen([sys.executable, str(_HERE / "provider.py"), str(port)]) as process:
        try:
            until_it_listens(process, port)
            yield port
        finally:
            process.kill()


@contextlib.contextmanager
def server(
    contestant: Contestant, folder: str, provider_port: int
) -> Generator[tuple[subprocess.Popen[bytes], int, tuple[float, float]]]:
    """A contestant that answers, on another core, and the wall and CPU seconds of its start."""
    port = free_port()
    address = f"http://127.0.0.1:{provider_port}/v1"
    parts = [part.replace("PORT", str(port)).replace("PROVIDER", address) for part in contestant.command]
    env = {
        **os.environ,
        "PYTHONPATH": str(_HERE.parent),
        "SAYDONE_DATA_DIR": folder,
        "SAYDONE_MODEL": "openai/fake",
        "SAYDONE_MODEL_BASE_URL": address,
        "SAYDONE_LOG_LEVEL": "warning",
        "SAYDONE_TURNS_PER_MINUTE": "1000000",  # all are one user's
        "SAYDONE_TITLES": "words",  # a title from the model would be one more answer of as many tokens
    }
    env.pop("SAYDONE_DATABASE_URL", None)
    begun = time.perf_counter()
    command = [*on_core(1), sys.executable, *parts]
    with subprocess.Popen(command, cwd=folder, env=env, stderr=subprocess.DEVNULL) as process:
        try:
            while not is_ready(port):
                if process.poll() is not None:
                    raise SystemExit(f"It ended: {' '.join(command)}")
                time.sleep(0.02)
            yield process, port, (time.perf_counter() - begun, cpu_seconds(process.pid))
        finally:
            process.kill()


def pin(core: int) -> None:
    """Keep this process, and those it starts, on one core, where there are several."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) > 1:
        os.environ["BENCH_CORES"] = ",".join(map(str, cores))
        os.sched_setaffinity(0, {cores[core]})


def on_core(core: int) -> list[str]:
    """The beginning of a command that keeps a process on one core of those that there were at first."""
    cores = os.environ.get("BENCH_CORES", "").split(",")
    return ["taskset", "-c", cores[core]] if len(cores) > core and shutil.which("taskset") else []


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def until_it_listens(process: subprocess.Popen[bytes], port: int) -> None:
    while process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.02)
    raise SystemExit("The provider ended.")


def is_ready(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", "/health/ready")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def cpu_seconds(pid: int) -> float:
    """What all threads of the process took."""
    return sum(int(task.read_text().split()[0]) for task in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9


def memory_mb(pid: int) -> float:
    """What the process holds for itself."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
