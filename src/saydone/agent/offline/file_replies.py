"""What is said about files of tasks, which come in and go out."""

from collections.abc import Sequence

from saydone.agent.offline import replies

EXPORT_ELSEWHERE = "Get it with “saydone export --format {format}”, or from “/api/v1/export?format={format}”."
IMPORT_ELSEWHERE = (
    "Attach the file and say “import this file”, bring it in with “saydone import FILE”, or send it to "
    "“/api/v1/import”: Saydone's JSON, CSV, Todoist's CSV or iCalendar. “Add these as tasks” adds the lines of a file."
)
_SHOWN_MAX = 6_000
_NOTES_MAX = 10


def exported(format: str, text: str) -> str:
    """A file of the user's tasks, in the chat where it is short."""
    if len(text) > _SHOWN_MAX:
        return f"The file has {len(text):,} characters, too many to show here. {EXPORT_ELSEWHERE.format(format=format)}"
    return f"Here is the file ({format}):\n\n```\n{text.strip()}\n```"


def would_bring_in(message: str, notes: Sequence[str]) -> str:
    """What a file would bring in, and what is to be said of its lines."""
    more = len(notes) - _NOTES_MAX
    said = "".join(f"\n- {note}" for note in notes[:_NOTES_MAX]) + (f"\n- … and {more} more." if more > 0 else "")
    return f"{message}{said}\n\n{replies.how_to_agree('files', ())}"
