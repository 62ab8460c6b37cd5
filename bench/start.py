"""How long a start takes: python bench/start.py [RUNS]. Linux only.

Starts Saydone, and a server that only imports the libraries, in alternation, and polls each until it answers.
"""

import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ONLY_IMPORTS = """
import agents, chatkit.agents, chatkit.server, fastapi, uvicorn

app = fastapi.FastAPI()

@app.get("/health/ready")
def ready(): return {"status": "ready"}
"""
LIVE = ("GET", "/health/live", None)
READY = ("GET", "/health/ready", None)
TURN = ("POST", "/api/chatkit/generate", json.dumps({"message": "Add a task to buy milk"}))
HEADERS = {"Authorization": "Bearer test-token", "Content-Type": "application/json"}

Request = tuple[str, str, str | None]
Figures = list[tuple[float, float]]


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "only_imports.py").write_text(ONLY_IMPORTS)
        environment = {**os.environ, "SAYDONE_DATA_DIR": name, "SAYDONE_MODEL": "offline"}
        ours = [sys.executable, "-m", "saydone", "serve", "--port", "PORT"]
        theirs = [sys.executable, "-m", "uvicorn", "only_imports:app", "--port", "PORT"]
        rows: list[tuple[Figures, Figures]] = []
        for _ in range(runs + 1):
            rows.append(
                (start(ours, [LIVE, READY, TURN], folder, environment), start(theirs, [READY], folder, environment))
            )
    saydone, imports = [row[0] for row in rows[1:]], [row[1] for row in rows[1:]]  # the first warms up
    for place, what in enumerate(("alive", "ready", "first turn answered")):
        tell(f"Saydone, {what}", [row[place] for row in saydone])
    tell("imports alone, ready", [row[0] for row in imports])


def start(command: Sequence[str], requests: Sequence[Request], folder: Path, env: Mapping[str, str]) -> Figures:
    """Wall and CPU seconds from the start of the command to the first good answer to each request."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    begun = time.monotonic()
    command = [part.replace("PORT", str(port)) for part in command]
    with subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        figures: Figures = []
        for request in requests:
            while not answered(port, request):
                if server.poll() is not None:
                    raise SystemExit(f"It ended: {' '.join(command)}")
                time.sleep(0.02)
            figures.append((time.monotonic() - begun, cpu_seconds(server.pid)))
        server.terminate()
    return figures


def answered(port: int, request: Request) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(*request, headers=HEADERS)
        response = connection.getresponse()
        response.read()
        return response.status == 200
    except OSError:
        return False
    finally:
        connection.close()


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def tell(what: str, figures: Figures) -> None:
    wall, cpu = (statistics.median(column) for column in zip(*figures, strict=True))
    sys.stdout.write(f"{what:<40} wall {wall:5.2f} s   CPU {cpu:5.2f} s\n")


if __name__ == "__main__":
    main()
