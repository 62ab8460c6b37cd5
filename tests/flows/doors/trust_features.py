"""What can be seen and taken back, the trash, what comes again, and what was changed meanwhile."""

from tests.flows.doors.feature import Call, Feature, Say, Send, one_change

_DELETE = Call("delete_task", {"ids": ["<buy milk>"]})
_DELETE_BY_REST = Send("DELETE", "/tasks/<buy milk>")
_MILK = {"tasks": [{"title": "oat milk"}]}
_KEY = {"Idempotency-Key": "once"}

TRUST = (
    Feature(
        "undo",
        [Say("delete buy milk"), Say("undo that", answers="“buy milk” is back")],
        [_DELETE, Call("undo", {}, answers="“buy milk” is back.")],
        [_DELETE_BY_REST, Send("POST", "/undo", answers="“buy milk” is back.")],
    ),
    Feature(
        "redo",
        [Say("delete buy milk"), Say("undo"), Say("redo", answers="Did again")],
        [_DELETE, Call("undo", {}), Call("undo", {"redo": True}, answers="Did again")],
        [_DELETE_BY_REST, Send("POST", "/undo"), Send("POST", "/redo", answers="Did again")],
        does="Deletes **buy milk**",
    ),
    Feature(
        "history",
        [Say("delete buy milk"), Say("what did you just do?", answers="Deleted “buy milk”")],
        [_DELETE, Call("show_history", {}, answers="Deleted “buy milk”")],
        [_DELETE_BY_REST, Send("GET", "/history", answers="Deleted “buy milk”")],
        does="Deletes **buy milk**",
    ),
    Feature(
        "trash: listing",
        [Say("delete buy milk"), Say("what's in the trash?")],
        [_DELETE, Call("trash", {})],
        [_DELETE_BY_REST, Send("GET", "/trash")],
        does="Deletes **buy milk**",
        shows=("buy milk",),
    ),
    Feature(
        "trash: restoring",
        [Say("delete buy milk"), Say("restore buy milk from the trash")],
        [_DELETE, Call("trash", {"do": "restore", "ids": ["<buy milk>"]})],
        [_DELETE_BY_REST, Send("POST", "/trash/restore", {"ids": ["<buy milk>"]})],
    ),
    Feature(
        "trash: emptying, after a question",
        [
            Say("delete buy milk"),
            Say("empty the trash", answers="That would delete 1 task for good"),
            Say("yes"),
            Say("what's in the trash?", answers="No tasks are in the trash"),
        ],
        [
            _DELETE,
            Call("trash", {"do": "empty"}, answers="This would delete for good, beyond undo"),
            Call("trash", {"do": "empty", "confirm": "<.confirm>"}),
            Call("trash", {}, answers="No tasks are in the trash"),
        ],
        [
            _DELETE_BY_REST,
            Send("POST", "/trash/empty", {"confirm": False}, status=422),
            Send("POST", "/trash/empty", {"confirm": True}, answers='"deleted":1'),
            Send("GET", "/trash", answers='"total":0'),
        ],
        does="Deletes **buy milk**",
    ),
    Feature(
        "history: of one task",
        [Say("make the invoice p3"), Say("what did you just do?", answers="send the invoice")],
        [
            one_change("send the invoice", priority="p3"),
            Call("show_history", {"task": "<send the invoice>"}, answers="Changed “send the invoice”"),
        ],
        [
            Send("PATCH", "/tasks/<send the invoice>", {"priority": "p3"}),
            Send("GET", "/history", query={"task": "<send the invoice>"}, answers="Changed “send the invoice”"),
        ],
        does="**send the invoice**: p3",
    ),
    Feature(
        "idempotency",
        [Say("add oat milk", key="once"), Say("add oat milk", key="once")],
        [
            Call("add_task", _MILK, meta={"saydone/idempotency-key": "once"}),
            Call("add_task", _MILK, meta={"saydone/idempotency-key": "once"}),
        ],
        [
            Send("POST", "/tasks", _MILK["tasks"][0], headers=_KEY),
            Send("POST", "/tasks", _MILK["tasks"][0], headers=_KEY),
        ],
        does="Adds **oat milk**",
    ),
    Feature(
        "what was changed meanwhile is not overwritten",
        [
            Say("make the invoice p3"),
            Say("make the invoice p4"),
            Say("undo"),
            Say("undo", answers="“send the invoice” is as before"),
        ],
        [
            Call(
                "update_task",
                {"changes": [{"id": "<send the invoice>", "title": "no", "expected_version": 7}]},
                answers="changed meanwhile",
            )
        ],
        [
            Send(
                "PATCH",
                "/tasks/<send the invoice>",
                {"title": "no"},
                headers={"If-Match": '"v7"'},
                status=412,
                answers='"title":"send the invoice"',
            )
        ],
    ),
)
