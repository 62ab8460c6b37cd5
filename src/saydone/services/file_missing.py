"""That a file is not there, or is someone else's."""

from saydone.domain.text import shown_text
from saydone.errors import NotFound


class AttachmentNotFound(NotFound):
    """There is no such attachment for this user."""

    def __init__(self) -> None:
        super().__init__("There is no such attachment.")


def no_such_file(name: str) -> NotFound:
    """The user sent no file of that name."""
    return NotFound(f"There is no file “{shown_text(name)}”. It has to be sent or uploaded first.")
