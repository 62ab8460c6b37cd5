"""The settings: environment variables ``SAYDONE_*``, or the same names in a ``.env`` file."""

import os
import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from tzlocal import get_localzone_name

_HOST_NAME = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]")
_ORIGIN = re.compile(rf"https?://({_HOST_NAME.pattern})(:[0-9]{{1,5}})?")


def _default_data_dir() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "saydone"


def _local_zone() -> str:
    name = get_localzone_name()
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return "UTC"
    return name


class Settings(BaseSettings):
    """Built once, at the edge, and passed down; nothing else reads the environment."""

    model_config = SettingsConfigDict(
        env_prefix="SAYDONE_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    """The public names that the server answers by, besides this machine's own; none means any, outside demo mode."""
    allowed_origins: Annotated[tuple[str, ...], NoDecode] = ()
    """The origins of other sites whose pages may use the server, such as one with a chat element in it."""
    image_domains: Annotated[tuple[str, ...], NoDecode] = ()
    """The hosts from which, and from those below them, answers may show images."""
    data_dir: Path = Field(default_factory=_default_data_dir)
    database_url: str | None = None
    """An SQLAlchemy or plain URL; without one, an SQLite file in ``data_dir``."""
    database_timeout: Annotated[float, Field(gt=0)] = 30.0
    """Seconds after which the database gives a statement up."""
    redis_url: SecretStr | None = None
    """Where turns' events are kept for other processes to read; without one, in the memory of the process."""

    model: str = "offline"
    """``offline``, ``openai/…``, any name with ``model_base_url``, or a LiteLLM model name."""
    models: Annotated[tuple[tuple[str, str], ...], NoDecode] = ()
    """Further models to choose among: names as in ``model``, each with its label."""
    model_base_url: str | None = None
    model_api_key: SecretStr | None = None
    model_timeout: Annotated[float, Field(gt=0)] = 60.0
    """Seconds without a byte from the model until the turn gives up."""
    max_turns: Annotated[int, Field(ge=1, le=100)] = 12
    """Model calls in one turn."""
    max_tool_calls: Annotated[int, Field(ge=1, le=10_000)] = 100
    """Calls of tools in one turn."""
    max_new_tasks: Annotated[int, Field(ge=1, le=100_000)] = 500
    """Tasks that one turn adds."""
    turns_per_minute: Annotated[int, Field(ge=1)] = 600
    """Turns that a user begins a minute, in each process: messages and clicks."""
    streams_per_user: Annotated[int, Field(ge=1)] = 1000
    """Answers and feeds that a user may have open at once, in each process."""
    shutdown_seconds: Annotated[float, Field(ge=0, le=3600)] = 6.0
    """How long answers may still go on when the server stops."""

    model_vision: Literal["auto", "yes", "no"] = "auto"
    """Whether the model sees images; ``auto`` goes by its name."""

    attachment_max_mb: Annotated[int, Field(ge=1, le=1000)] = 10
    """Megabytes (of 1,048,576 bytes) of one attachment."""
    attachments_per_message: Annotated[int, Field(ge=1, le=100)] = 10
    attachment_quota_mb: Annotated[int, Field(ge=1)] = 1000
    """Megabytes of all attachments of one user."""
    public_url: str | None = None
    """The address by which clients reach the server, for the links that it makes; none goes by each request's."""

    trash_days: Annotated[int, Field(ge=1, le=36_500)] = 30
    """Days after which what was deleted is deleted for good."""
    complete_subtasks: Literal["with-parent", "refuse"] = "with-parent"
    """Whether a task's open subtasks are completed along with it, or keep it from being completed."""
    confirm_over: Annotated[int, Field(ge=0, le=1000)] = 5
    """How many tasks may be completed or deleted in bulk without being asked."""

    titles: Literal["model", "words"] = "model"
    """What names new conversations: the model, with a small call of its own, or their first words."""

    transcription_model: str | None = None
    """What turns speech into text: a name as in ``model``. None: no dictation."""
    transcription_base_url: str | None = None
    transcription_api_key: SecretStr | None = None

    time_zone: str = Field(default_factory=_local_zone)
    """The IANA zone of users who have not chosen one."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"“{name}” is not an IANA time zone such as Europe/Berlin") from error
        return name

    @field_validator("redis_url")
    @classmethod
    def _redis_address(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None and not url.get_secret_value().startswith(("redis://", "rediss://", "unix://")):
            raise ValueError("write it like redis://:password@host:6379/0")
        return url

    @field_validator("allowed_hosts", "allowed_origins", "image_domains", mode="before")
    @classmethod
    def _names(cls, names: object) -> object:
        return (
            tuple(name.strip().lower() for name in names.split(",") if name.strip())
            if isinstance(names, str)
            else names
        )

    @field_validator("allowed_hosts", "image_domains")
    @classmethod
    def _bare_names(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if any(not _HOST_NAME.fullmatch(name) for name in names):
            raise ValueError("write names with commas between them, without scheme and port: tasks.example.com")
        return names

    @field_validator("allowed_origins")
    @classmethod
    def _bare_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        if any(not _ORIGIN.fullmatch(origin) for origin in origins):
            raise ValueError("write origins with commas between them, without a path: https://www.example.com")
        return origins

    @field_validator("models", mode="before")
    @classmethod
    def _labelled(cls, models: object) -> object:
        if not isinstance(models, str):
            return models
        found: dict[str, str] = {}
        for entry in filter(None, (part.strip() for part in models.split(","))):
            label, _, name = (part.strip() for part in entry.rpartition("="))
            if not name or name in found:
                raise ValueError(f"“{entry}” names no model, or one that is named already: openai/gpt-5, Quick=qwen3")
            found[name] = label or name
        return tuple(found.items())

    @field_validator("public_url")
    @classmethod
    def _web_address(cls, url: str | None) -> str | None:
        parts = None if url is None else urlsplit(url)
        if parts is not None and (parts.scheme not in ("http", "https") or not parts.hostname or parts.query):
            raise ValueError("write the whole address: https://tasks.example.com")
        return url and url.rstrip("/")

    @field_validator("log_level", mode="before")
    @classmethod
    def _lower(cls, level: object) -> object:
        return level.lower() if isinstance(level, str) else level

    @property
    def address(self) -> str:
        """By which browsers reach this server, as far as it knows; without a last slash."""
        host = "localhost" if self.host in ("0.0.0.0", "::", "127.0.0.1") else self.host
        return self.public_url or f"http://{host}:{self.port}"

    @property
    def sqlalchemy_url(self) -> str:
        """The database's URL with the async driver in it."""
        url = self.database_url
        if url is None:
            return f"sqlite+aiosqlite:///{self.data_dir.expanduser().resolve() / 'saydone.db'}"
        for plain, driver in (
            ("postgresql://", "postgresql+asyncpg://"),
            ("postgres://", "postgresql+asyncpg://"),
            ("sqlite://", "sqlite+aiosqlite://"),
        ):
            if url.startswith(plain):
                return driver + url.removeprefix(plain)
        return url
