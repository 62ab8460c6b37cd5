"""What can go wrong, each with a sentence that a user could act on.

An ``AppError`` is raised anywhere and translated at four edges only: HTTP, tools, the ChatKit
stream and the command line.
"""

from collections.abc import Generator
from contextlib import contextmanager


class AppError(Exception):
    """Something that a person can be told: a stable ``code``, a sentence, an HTTP status."""

    code = "error"
    status = 500
    retry_after: int | None = None  # seconds after which trying again may help
    field: str | None = None  # what of the input it is about
    span: tuple[int, int] | None = None  # where in a query, from and to, in UTF-16 units

    def __init__(self, message: str, *, retry_after: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        if retry_after is not None:
            self.retry_after = retry_after


class InvalidInput(AppError):
    """What was sent cannot be used as it is."""

    code = "invalid_request"
    status = 422


@contextmanager
def about(field: str) -> Generator[None]:
    """What cannot be used within is that field of the input."""
    try:
        yield
    except InvalidInput as error:
        error.field = field
        raise


class UnknownCursor(InvalidInput):
    """A page was asked for that this server never offered."""

    code = "not_found"
    status = 404

    def __init__(
        self, message: str = "The cursor is not one that this server gave. Start again without a cursor."
    ) -> None:
        super().__init__(message)


class NotFound(AppError):
    """There is no such thing, or it is someone else's: the two are never told apart."""

    code = "not_found"
    status = 404


class Unauthorized(AppError):
    """No token, or not a valid one."""

    code = "unauthorized"
    status = 401


class Conflict(AppError):
    """It cannot be done now, because of what is there already."""

    code = "conflict"
    status = 409


class GoneForGood(Conflict):
    """What would have to come back was deleted for good."""

    code = "gone_for_good"


class Unconfirmed(Conflict):
    """It takes much away, or is about everything: it has to be confirmed first."""

    code = "unconfirmed"


class Stale(Conflict):
    """What was to be changed is no longer as the caller saw it; ``present`` is how it stands."""

    def __init__(self, message: str, present: object) -> None:
        super().__init__(message)
        self.present = present


class Forbidden(AppError):
    """The actor sees it, and may not change it."""

    code = "forbidden"
    status = 403


class TooLarge(AppError):
    """More was sent than is taken."""

    code = "too_large"
    status = 413


class TooManyRequests(AppError):
    """A limit was reached."""

    code = "rate_limited"
    status = 429
    retry_after = 5


class Unavailable(AppError):
    """Something that is needed is not there at the moment."""

    code = "unavailable"
    status = 503
    retry_after = 5


class Collided(Unavailable):
    """Someone else was changing the same at the same moment: nothing was done, and the same may work now."""


class SetupError(AppError):
    """The server is not set up for what was asked; the sentence names the command that does it."""

    code = "setup"
    status = 500


class ModelError(AppError):
    """The language model did not answer. ``retryable`` says whether the same message may work later."""

    code = "model_error"
    status = 502

    def __init__(
        self, message: str, *, code: str = "model_error", retryable: bool, retry_after: int | None = None
    ) -> None:
        super().__init__(message, retry_after=retry_after)
        self.code = code
        self.retryable = retryable
