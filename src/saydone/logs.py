"""Structured logs: lines for people on a terminal, JSON everywhere else.

The standard library's logging goes through it too, so ``logging.getLogger(__name__)`` and
``structlog.get_logger(__name__)`` write the same lines. What is bound to the context (``request_id``,
``user``, ``thread``) is on every line. Message texts, task titles and tokens are never logged.
"""

import logging
import re
import sys
from typing import TextIO, cast

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from saydone.settings import Settings

# The last line of defence: whatever looks like a token is not written, whoever logs it.
_SECRET = re.compile(r"\b(sdt_|sk-|Bearer\s+)[A-Za-z0-9._~+/=-]{8,}", re.IGNORECASE)

# At INFO these are about the machinery, at DEBUG some of them log texts.
_OTHERS_LEVEL = logging.WARNING
_OUR_LOGGERS = ("saydone", "uvicorn.error")


def configure_logging(settings: Settings) -> None:
    """Send all logs to stderr, from ``settings.log_level`` on. May be called again.

    Call it before the MCP server is built: its SDK adds a handler of its own when there is none.
    """
    terminal = sys.stderr.isatty()
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="%H:%M:%S" if terminal else "iso", utc=not terminal),
        structlog.processors.StackInfoRenderer(),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = _Handler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _drop_colours,
                # Plain tracebacks: the pretty ones show the values of local variables.
                structlog.processors.format_exc_info,
                _hide_secrets,
                *_renderer(terminal),
            ],
        )
    )
    _attach(handler, logging.getLevelNamesMapping()[settings.log_level.upper()])


def _renderer(terminal: bool) -> list[Processor]:
    if terminal:
        return [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
    return [structlog.processors.EventRenamer("message"), structlog.processors.JSONRenderer()]


class _Handler(logging.StreamHandler[TextIO]):
    """Ours, to be told from those of others when it is replaced."""


def _attach(handler: logging.Handler, level: int) -> None:
    root = logging.getLogger()
    root.handlers[:] = [*(other for other in root.handlers if not isinstance(other, _Handler)), handler]
    root.setLevel(max(level, _OTHERS_LEVEL))
    for name in _OUR_LOGGERS:
        logging.getLogger(name).setLevel(level)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    # Our own access line has the request id and the user.
    logging.getLogger("uvicorn.access").setLevel(_OTHERS_LEVEL)


def _drop_colours(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    event.pop("color_message", None)  # uvicorn's second version of the same sentence
    return event


def _hide_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = _SECRET.sub(r"\1…", value)
        elif isinstance(value, (list, tuple)):
            event[key] = [_SECRET.sub(r"\1…", str(item)) for item in cast("list[object]", value)]
    return event
