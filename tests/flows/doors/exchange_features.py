"""In and out: files and feeds."""

from tests.flows.doors.feature import Call, Feature, Say, Send

_WORK = ("write the report", "send the invoice")
_CSV = "title,due\noat milk,2026-03-10\n"

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
