"""The command line, called in this process or started as a program, with settings of its own."""

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from saydone.cli import main


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


Command = Callable[..., Said]
Start = Callable[..., AbstractContextManager[subprocess.Popen[str]]]


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine where nothing of Saydone's is set, but for where the data go."""
    for name in os.environ:
        if name.startswith(("SAYDONE_", "OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("SAYDONE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("SAYDONE_TIME_ZONE", "Europe/Berlin")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


@pytest.fixture
def saydone(capfd: pytest.CaptureFixture[str]) -> Command:
    """``saydone("user", "list")`` runs the command and says what it left."""

    def run(*arguments: str) -> Said:
        capfd.readouterr()
        with pytest.raises(SystemExit) as end, logging_put_back():
            main(arguments)
        captured = capfd.readouterr()
        code = end.value.code
        assert code is None or isinstance(code, int)
        return Said(code=code or 0, out=captured.out, err=captured.err)

    return run


@contextmanager
def logging_put_back() -> Generator[None]:
    """Some commands send the process's logs to standard error, which is this test's only."""
    root, ours = logging.getLogger(), logging.getLogger("saydone")
    handlers, level, our_level = root.handlers[:], root.level, ours.level
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        ours.setLevel(our_level)


@pytest.fixture
def start() -> Start:
    """``with start("serve") as process``: the command as a program of its own, ended in any case."""

    @contextmanager
    def run(*arguments: str) -> Generator[subprocess.Popen[str]]:
        command = [sys.executable, "-m", "saydone", *arguments]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
            try:
                yield process
            finally:
                process.kill()

    return run
