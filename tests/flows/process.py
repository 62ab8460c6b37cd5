"""Saydone as processes of its own: the server, and the chat in the terminal."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.fakes.provider.server import OPENAI_MODEL, FakeProvider
from tests.flows.client import GuideClient

SAYDONE = [sys.executable, "-m", "saydone"]


def environment(data_dir: Path, **variables: str) -> dict[str, str]:
    """This process's environment without anything of a user's Saydone or model provider."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("SAYDONE_", "OPENAI_"))}
    return (
        inherited
        | {"SAYDONE_DATA_DIR": str(data_dir), "SAYDONE_TIME_ZONE": "Europe/Berlin", "SAYDONE_TITLES": "words"}
        | variables
    )


def environment_on(provider: FakeProvider, data_dir: Path, **variables: str) -> dict[str, str]:
    """The same with this provider's model, called directly."""
    model = {
        "SAYDONE_MODEL": OPENAI_MODEL,
        "SAYDONE_MODEL_BASE_URL": provider.openai_base_url,
        "SAYDONE_MODEL_API_KEY": provider.key,
    }
    return environment(data_dir, **model, **variables)


class ServedProcess(GuideClient):
    """``saydone serve`` on a free port, and a client of it in demo mode. What it logs is in ``log``."""

    def __init__(self, env: Mapping[str, str], log: Path, *options: str) -> None:
        self.log = log
        with log.open("w") as out:
            self.process = subprocess.Popen([*SAYDONE, "serve", "--port", "0", *options], env=env, stderr=out)
        super().__init__(self._url())

    def _url(self) -> str:
        with self.log.open() as written:
            while self.process.poll() is None:
                found = re.search(r"http://[\d.]+:\d+", written.readline())
                if found:
                    return found[0]
                # It takes a second to say so, in which it wants this processor.
                with suppress(subprocess.TimeoutExpired):
                    self.process.wait(timeout=0.02)
        raise AssertionError(f"saydone serve ended: {self.log.read_text()}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.http.close()
        self.process.terminate()
        self.process.wait(timeout=60)


def chat(env: Mapping[str, str], *lines: str) -> str:
    """``saydone chat``: what it printed to these lines."""
    said = "".join(f"{line}\n" for line in lines)
    done = subprocess.run([*SAYDONE, "chat"], env=env, input=said, capture_output=True, text=True, timeout=150)
    assert done.returncode == 0, done.stderr
    return done.stdout
