"""Much at once: told first, done after a yes."""

from tests.flows.doors.feature import Call, Feature, Say, Send

_ALL = {"do": "complete", "query": "status:open"}
_OPEN = (
    "call the dentist", "plan the trip", "book the hotel", "pay the rent", "water the plants", "write the report",
    "send the invoice", "buy milk", "buy bread",
)  # fmt: skip

BULK = (
    Feature(
        "bulk",
        [Say("move all tasks in Groceries to Home")],
        [Call("change_many", {"query": "#Groceries", "do": "move", "to": "Home"})],
        [Send("POST", "/tasks/bulk", {"do": "move", "to": "Home", "query": "#Groceries"})],
        does="**buy milk**, **buy bread**: in Home",
    ),
    Feature(
        "bulk: told first, and left after a no",
        [Say("complete everything", answers="That would complete 9 tasks"), Say("no", answers="left everything")],
        [Call("change_many", _ALL, answers="9 tasks")],
        [
            Send("POST", "/tasks/bulk", {**_ALL, "dry_run": True}, answers='"total":9'),
            Send("POST", "/tasks/bulk", _ALL, answers="This would complete 9 tasks.", status=409),
        ],
    ),
    Feature(
        "bulk: done after a yes",
        [Say("complete everything"), Say("yes")],
        [Call("change_many", _ALL), Call("change_many", {**_ALL, "confirm": "<.confirm>"})],
        [
            Send("POST", "/tasks/bulk", {**_ALL, "dry_run": True}),
            Send("POST", "/tasks/bulk", {**_ALL, "confirm": "<.confirm>"}),
        ],
        does=f"Completes {', '.join(f'**{title}**' for title in _OPEN)}; **water the plants**: due Mon 16 Mar 2026",
    ),
    Feature(
        "bulk: an explicit list",
        [Say("complete buy milk and buy bread")],
        [Call("complete_task", {"ids": ["<buy milk>", "<buy bread>"]})],
        [Send("POST", "/tasks/bulk", {"do": "complete", "ids": ["<buy milk>", "<buy bread>"]})],
        does="Completes **buy milk**, **buy bread**",
    ),
    Feature(
        "bulk: taken back as a whole",
        [Say("move all tasks in Groceries to Home"), Say("undo that", answers="back in their list")],
        [
            Call("change_many", {"query": "#Groceries", "do": "move", "to": "Home"}),
            Call("undo", {}, answers="back in their list"),
        ],
        [
            Send("POST", "/tasks/bulk", {"do": "move", "to": "Home", "query": "#Groceries"}),
            Send("POST", "/undo", answers="back in their list"),
        ],
    ),
    Feature(
        "bulk: nothing selects nothing",
        [Say("complete everything in Nowhere", answers="Nowhere")],
        [Call("change_many", {**_ALL, "query": " "}, answers="An empty query selects nothing")],
        [Send("POST", "/tasks/bulk", {**_ALL, "query": " "}, answers="An empty query selects nothing", status=422)],
    ),
)
