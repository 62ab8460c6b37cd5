"""Files of all tasks: "export my tasks", "export the Work list as CSV", "import my tasks from Todoist"."""

import re

from saydone.agent.offline import file_replies
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
_LINK = r"(?:ical(?:endar)?|ics|calendar|webcal) (?:links?|feeds?|address(?:es)?|urls?|subscriptions?)"
_OF_LIST = rf"(?: (?:for|of|to|with) {_ALL}(?:(?:list|project) )?(?P<list>{HIDDEN}|[\w&'-]+(?: [\w&'-]+){{0,3}}?)"
_FOR = rf"(?: (?:for|of|to|with) {_ALL}(?:{_WHAT}|me))?"
_MAKE = r"(?:give me|get me|make(?: me)?|create|i (?:want|need)|set up|add) (?:(?:an?|the|my|another|new) )*"
_MAKE_LINK = whole(
    rf"{_MAKE}{_LINK}{_FOR}",
    rf"(?:can|could) i (?:get|have) (?:an? )?{_LINK}{_FOR}",
    rf"(?:(?:how (?:do|can) i )?(?:subscribe to|see|show|get)|i want(?: to see)?) {_ALL}{_WHAT}"
    r" in (?:my|the|a)(?: \w+)? calendar",
    rf"{_MAKE}{_LINK}{_OF_LIST}(?: list| project))",
)
_SHOW_LINKS = whole(
    rf"(?:which|what|show(?: me)?|list|do i have)(?: (?:my|the|all|any|are|are there))* {_LINK}(?: (?:do|are) .+)?"
)
_REVOKE = whole(
    rf"(?:revoke|delete|remove|end|stop|cancel|turn off|disable) (?P<all>(?:(?:all|my|the|of|every) )*){_LINK}"
    r"(?: #?(?P<id>\d{1,9}))?"
)


def read_calendar_wish(text: str, scene: Scene) -> Clause | None:
    """What is asked for of links for calendars, or None."""
    if match := _MAKE_LINK.match(text):
        return Clause("calendar", list_name=match["list"] or "", tending=Tending("create"))
    if match := _REVOKE.match(text):
        every = "all" if re.search(r"\b(?:all|every)\b", match["all"], re.I) else ""
        return Clause("calendar", tending=Tending("revoke", name=match["id"] or every))
    return Clause("calendar", tending=Tending("list")) if _SHOW_LINKS.match(text) else None


def read_file_wish(text: str, scene: Scene) -> Clause | None:
    """The file that is asked for, or None; one to be brought in is for other doors than the chat."""
    if match := _EXPORT.match(text):
        format = _FORMATS[(match["format"] or match["format2"] or "json").lower()]
        return Clause("files", list_name=match["list"] or "", tending=Tending("export", to=format))
    return Clause("other", answer=file_replies.IMPORT_ELSEWHERE) if _IMPORT.match(text) else None
