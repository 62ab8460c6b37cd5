"""What is imported is declared, and what is declared is used."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
# Declared though no line imports them: drivers that a database URL names, what the server picks up when it is
# there, what reads forms, the zones' data on machines without any, and the tools.
NOT_IMPORTED = {"asyncpg", "httptools", "python-multipart", "tzdata", "uvloop"}
TOOLS = {"import-linter", "pyright", "pytest-timeout", "pytest-xdist", "ruff", "types-python-dateutil"}


def test_the_program_declares_what_it_imports_and_nothing_else() -> None:
    declared = names(project()["project"]["dependencies"])
    assert imported("src") - declared == set()
    assert declared - imported("src") == NOT_IMPORTED


def test_the_tests_declare_what_they_import_and_nothing_else() -> None:
    program, tests = names(project()["project"]["dependencies"]), names(project()["dependency-groups"]["dev"])
    assert imported("tests") - program - tests == set()
    assert tests - imported("tests") == TOOLS


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def names(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[\[<>=~!; ]", requirement)[0]) for requirement in requirements}


def imported(folder: str) -> set[str]:
    """The distributions that the Python files in the folder import, wherever in the file."""
    distributions = packages_distributions()
    modules = {module for file in (ROOT / folder).rglob("*.py") for module in modules_of(ast.parse(file.read_text()))}
    others = modules - sys.stdlib_module_names - {"bench", "saydone", "tests"}
    return {normal(distributions[module][0]) for module in others}


def modules_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.partition(".")[0]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
