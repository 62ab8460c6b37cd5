"""In and out: files and feeds."""

from tests.flows.doors.feature import Call, Feature, Say, Send

_WORK = ("write the report", "send the invoice")
_CSV = "title,due\noat milk,2026-03-10\n"
_OAT_MILK = "Adds **oat milk**: due Tue 10 Mar 2026, p2, labelled errand"
_JSON = (
    '{"format": "saydone", "version": 1, "tasks":'
    ' [{"title": "oat milk", "due": "2026-03-10", "priority": 2, "labels": ["errand"]}]}'
)
_TODOIST = (
    "TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE\n"
    "task,oat milk @errand,,2,1,,,2026-03-10,en,Europe/Berlin\n"
)
_ICS = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Apple Inc.//Reminders//EN\r\nBEGIN:VTODO\r\nUID:A-1\r\n"
    "SUMMARY:oat milk\r\nDUE;VALUE=DATE:20260310\r\nPRIORITY:5\r\nCATEGORIES:errand\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
)


def _imported(name: str, file: str, media_type: str, text: str, to: str = "") -> Feature:
    """A file comes in twice, and what is in it once."""
    arguments = {"text": text, "list": to}
    query = {"name": to}
    return Feature(
        f"import: {name}",
        [
            *(Say("import this file", file=(file, media_type, text)), Say("yes")),
            Say("import this file", file=(file, media_type, text), answers="1 task came in before"),
        ],
        [Call("import_tasks", arguments), Call("import_tasks", arguments, answers="1 task came in before")],
        [Send("POST", "/import", text, query=query), Send("POST", "/import", text, '"present":1', query=query)],
        does=_OAT_MILK,
    )


EXCHANGE = (
    Feature(
        "export: json",
        [Say("export the Work list")],
        [Call("export_tasks", {"list": "Work"})],
        [Send("GET", "/export", query={"list": "<list Work>"})],
        shows=_WORK,
    ),
    Feature(
        "export: csv",
        [Say("export the Work list as CSV")],
        [Call("export_tasks", {"list": "Work", "format": "csv"})],
        [Send("GET", "/export", query={"list": "<list Work>", "format": "csv"})],
        shows=_WORK,
    ),
    Feature(
        "export: ics",
        [Say("export the Work list as a calendar", answers="BEGIN:VCALENDAR")],
        [Call("export_tasks", {"list": "Work", "format": "ics"}, answers="BEGIN:VCALENDAR")],
        [Send("GET", "/export", query={"list": "<list Work>", "format": "ics"}, answers="BEGIN:VCALENDAR")],
        shows=_WORK,
    ),
    Feature(
        "import",
        [Say("import this file", file=("tasks.csv", "text/csv", _CSV)), Say("yes")],
        [
            Call("import_tasks", {"text": _CSV, "dry_run": True}, answers="Would bring in 1 task"),
            Call("import_tasks", {"text": _CSV}),
        ],
        [
            Send("POST", "/import", _CSV, query={"dry_run": "true"}, answers='"tasks":1'),
            Send("POST", "/import", _CSV),
        ],
        does="Adds **oat milk**: due Tue 10 Mar 2026",
    ),
    _imported("Saydone's JSON", "tasks.json", "application/json", _JSON),
    _imported("Todoist's CSV", "Inbox.csv", "text/csv", _TODOIST, "Inbox"),
    _imported("iCalendar", "Inbox.ics", "text/calendar", _ICS, "Inbox"),
    Feature(
        "feed: of one list",
        [Say("give me a calendar link for the Work list", answers="/api/v1/feeds/")],
        [Call("calendar_link", {"do": "create", "list": "Work"}, answers="/api/v1/feeds/")],
        [Send("POST", "/feeds", {"list": "<list Work>"}, answers="/api/v1/feeds/")],
    ),
    Feature(
        "feed",
        [Say("give me a calendar link", answers="/api/v1/feeds/"), Say("revoke the calendar link", answers="Revoked")],
        [
            Call("calendar_link", {"do": "create"}, answers="/api/v1/feeds/"),
            Call("calendar_link", {"do": "revoke", "id": "all"}, answers="Revoked"),
        ],
        [
            Send("POST", "/feeds", {}, answers="/api/v1/feeds/"),
            Send("DELETE", "/feeds/<.id>", status=204),
        ],
    ),
)
