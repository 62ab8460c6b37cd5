"""Files of all tasks: "export my tasks", "export the Work list as CSV", "import my tasks from Todoist"."""

from saydone.agent.offline import replies
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Clause, Scene, Tending

_FORMATS = {
    "csv": "csv", "spreadsheet": "csv", "excel": "csv", "json": "json", "ics": "ics", "ical": "ics", "icalendar": "ics",
    "calendar": "ics",
}  # fmt: skip
_ALL = r"(?:(?:all|everything|of|my|the|our|whole|entire) )*"
_WHAT = r"(?:tasks|to-?dos|lists|data|everything|to-?do list|task list|todos)"
_AS = rf"(?: (?:as|to|in|into) (?:an? )?(?P<format>{'|'.join(_FORMATS)})(?: file)?)?"
_EXPORT = whole(
    rf"(?:export|back ?up|download) {_ALL}{_WHAT}{_AS}",
    rf"(?:export|back ?up|download) (?:the |my )?(?:(?:list|project) )?(?P<list>{HIDDEN}|[\w&'-]+(?: [\w&'-]+){{0,3}}?)"
    rf"(?: list| project){_AS.replace('format', 'format2')}",
)
_IMPORT = whole(
    rf"(?:how (?:do|can) i )?import {_ALL}{_WHAT}(?: (?:from|out of|in|into) .+)?",
    r"(?:how (?:do|can) i )?(?:import|bring in|load) (?:a|my) (?:file|csv|json|ics|calendar)(?: (?:from|of|with) .+)?",
)


def read_file_wish(text: str, scene: Scene) -> Clause | None:
    """The file that is asked for, or None; one to be brought in is for other doors than the chat."""
    if match := _EXPORT.match(text):
        format = _FORMATS[(match["format"] or match["format2"] or "json").lower()]
        return Clause("files", list_name=match["list"] or "", tending=Tending("export", to=format))
    return Clause("other", answer=replies.IMPORT_ELSEWHERE) if _IMPORT.match(text) else None
