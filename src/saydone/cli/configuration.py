"""The settings of a command, and where each comes from."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import SecretStr, ValidationError
from pydantic_core import ErrorDetails

from saydone.errors import SetupError
from saydone.settings import Settings

_PREFIX = str(Settings.model_config.get("env_prefix"))
_FILE = Path(str(Settings.model_config.get("env_file")))


def load_settings(**given: object) -> Settings:
    """The settings; what the command line gives (and is not None) goes before the environment.

    What else is in the file, such as a provider's own key, is put into the environment, where it is looked for.
    Raises ``SetupError`` with a sentence for each variable that cannot be used.
    """
    try:
        _load_others()
        return Settings(**{name: value for name, value in given.items() if value is not None})  # pyright: ignore[reportArgumentType] # checked by pydantic
    except ValidationError as error:
        raise SetupError("\n".join(_sentence(details) for details in error.errors())) from error
    except (UnicodeDecodeError, OSError) as error:
        raise SetupError(f"The file {_FILE} cannot be read: {error}.") from error


def _load_others() -> None:
    for name, value in dotenv_values(_FILE).items():
        if value and not name.upper().startswith(_PREFIX):
            os.environ.setdefault(name, value)


def variable(field: str) -> str:
    """The environment variable of a field of the settings."""
    return f"{_PREFIX}{field}".upper()


def settings_shown(settings: Settings) -> list[tuple[str, str, str]]:
    """Each variable, its value without secrets, and where that comes from."""
    environment, file = _set_in(os.environ), _set_in(dotenv_values(_FILE))
    rows: list[tuple[str, str, str]] = []
    for field in Settings.model_fields:
        name = variable(field)
        source = "environment" if name in environment else str(_FILE) if name in file else "default"
        rows.append((name, _shown(getattr(settings, field)), source))
    return rows


def unknown_variables() -> list[str]:
    """Variables that are named like settings and are none: mistyped, most likely."""
    named = {name for name in (*_set_in(os.environ), *_set_in(dotenv_values(_FILE))) if name.startswith(_PREFIX)}
    return sorted(named - {variable(field) for field in Settings.model_fields})


def _set_in(variables: Mapping[str, str | None]) -> set[str]:
    return {name.upper() for name, value in variables.items() if value}


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return "set, not shown"
    if isinstance(value, str) and "://" in value:
        address = urlsplit(value)  # a password may be before the host or in the query
        return f"{address.scheme}://{address.netloc.rpartition('@')[2]}{address.path}"
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in cast("tuple[object, ...]", value))
    return "" if value is None else str(value)


def _sentence(details: ErrorDetails) -> str:
    # The value is not repeated: it might be a secret.
    reason = details["msg"].removeprefix("Value error, ").rstrip(".")
    return f"{variable(str(details['loc'][0]))} cannot be used: {reason}."
