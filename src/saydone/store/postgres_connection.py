"""PostgreSQL's connections: one is asked whether it still answers after a rest only, as that takes four trips."""

from time import monotonic
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import DisconnectionError

_REST = 10.0  # seconds in which nothing between here and the server forgets a connection
_SEEN = "saydone.seen"


def watch(engine: Engine) -> None:
    """Have a connection that is gone replaced when it is taken from the pool."""

    @event.listens_for(engine, "connect")
    @event.listens_for(engine, "checkin")
    def on_return(_connection: Any, record: Any) -> None:  # pyright: ignore[reportUnusedFunction] # the event keeps it
        record.info[_SEEN] = monotonic()

    @event.listens_for(engine, "checkout")
    def on_checkout(connection: Any, record: Any, _fairy: Any) -> None:  # pyright: ignore[reportUnusedFunction] # the event keeps it
        # A server that stops says so, and the driver has heard it.
        if connection.driver_connection.is_closed():
            raise DisconnectionError
        if monotonic() - record.info[_SEEN] < _REST:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError from error
