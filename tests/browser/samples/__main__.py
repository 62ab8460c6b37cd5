"""Drives `<saydone-chat>` against OpenAI's own sample servers: see docs/any-chatkit-server.md.

python -m tests.browser.samples --samples DIR [--environments DIR] [NAME ...]
"""

import argparse
import os
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NAMES = ("cat-lounge", "customer-support", "metro-map", "news-guide")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.samples")
    parser.add_argument(
        "--samples", type=Path, required=True, metavar="DIR", help="a checkout of the samples, left as it is"
    )
    parser.add_argument(
        "--environments",
        type=Path,
        default=Path("build/samples"),
        metavar="DIR",
        help="where each sample's packages are installed, once",
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these of {', '.join(NAMES)}")
    options = parser.parse_args()
    names: list[str] = options.names or list(NAMES)
    for name in names:
        backend: Path = options.samples.resolve() / "examples" / name / "backend"
        if not (backend / "app" / "main.py").is_file():
            parser.error(f"{backend} is no sample's server")
        install(backend, options.environments.resolve() / name)
    os.environ["SAYDONE_TEST_SAMPLES"] = str(options.samples.resolve())
    os.environ["SAYDONE_TEST_SAMPLE_ENVIRONMENTS"] = str(options.environments.resolve())
    return pytest.main(["-q", *(str(HERE / f"{name.replace('-', '_')}.py") for name in names)])


def install(backend: Path, environment: Path) -> None:
    """The packages that the sample itself asks for, in an environment of its own."""
    if (environment / "bin" / "uvicorn").exists():
        return
    sys.stderr.write(f"Installing what {backend.parent.name} runs on ...\n")
    needs: list[str] = tomllib.loads((backend / "pyproject.toml").read_text())["project"]["dependencies"]
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *needs], check=True)


if __name__ == "__main__":
    sys.exit(main())
