"""Files that hold tasks, of another program or Saydone's own: which they are, and whether they are to come in."""

from collections.abc import Sequence

from saydone.agent.attached_files import SeenFile
from saydone.agent.offline.patterns import whole
from saydone.domain.exchange.csv_file import is_table_of_tasks
from saydone.domain.exchange.todoist_file import is_todoist
from saydone.errors import InvalidInput

_POLITE = r"(?:please |can you |could you |would you |i want to |i'd like to )*"
_WORDS = (
    r"(?: (?:this|that|these|those|the|my|all|attached|everything|it|them|from|in|of|todoist|exported?|saydone|apple"
    r"|files?|tasks?|to-?dos?|lists?|projects?|calendars?|csv|json|ics|attachments?|reminders|backup))*"
)
_IMPORT = whole(rf"{_POLITE}(?:import|bring in|load|read in|restore){_WORDS}(?:,? please)?[\s.!?]*")


def to_import(words: str, files: Sequence[SeenFile]) -> str | None:
    """The name of the one file that the words ask to import; None when they do not, or it holds no tasks."""
    asked = len(files) == 1 and _IMPORT.match(" ".join(words.split())) and _holds_tasks(files[0])
    return files[0].name if asked else None


def _holds_tasks(file: SeenFile) -> bool:
    text = (file.text or "").lstrip("\ufeff \t\r\n")
    if text.startswith("{") or text[:15].upper() == "BEGIN:VCALENDAR":
        return True
    try:
        return is_todoist(text) or (file.name.lower().endswith(".csv") and is_table_of_tasks(text))
    except InvalidInput:
        return False
