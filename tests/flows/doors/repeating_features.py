"""Tasks that repeat."""

from tests.flows.doors.feature import Call, Feature, Say, Send, one_change, patch

_DONE = "**water the plants**: due Mon 16 Mar 2026"

REPEATING = (
    Feature(
        "recurrence",
        [Say("repeat buy milk every saturday")],
        [one_change("buy milk", repeat="every saturday")],
        [patch("buy milk", due=None, repeat="every saturday")],
        does="**buy milk**: due Sat 7 Mar 2026, every Saturday",
    ),
    Feature(
        "recurrence: from completion",
        [Say("add descale the kettle every 6 weeks after I do it"), Say("descale the kettle is done")],
        [
            Call("add_task", {"tasks": [{"title": "descale the kettle", "repeat": "every 6 weeks after I do it"}]}),
            Call("complete_task", {"ids": ["<.id>"]}),
        ],
        [
            Send("POST", "/tasks", {"title": "descale the kettle", "repeat": "every 6 weeks after I do it"}),
            Send("POST", "/tasks/<.id>/complete"),
        ],
        does="Adds **descale the kettle**: due Wed 15 Apr 2026, every 6 weeks after it is done",
    ),
    Feature(
        "recurrence: completing",
        [Say("I watered the plants")],
        [Call("complete_task", {"ids": ["<water the plants>"]})],
        [Send("POST", "/tasks/<water the plants>/complete")],
        does=f"Completes **water the plants**; {_DONE}",
    ),
    Feature(
        "recurrence: the history of completions",
        [Say("I watered the plants"), Say("show me the plants task", answers="Done Wed 4 Mar 2026")],
        [
            Call("complete_task", {"ids": ["<water the plants>"]}),
            Call("get_task", {"ids": ["<water the plants>"]}, answers="Done Wed 4 Mar 2026"),
        ],
        [
            Send("POST", "/tasks/<water the plants>/complete"),
            Send("GET", "/tasks/<water the plants>/completions", answers='"at":"2026-03-04T10:01:00+01:00"'),
        ],
        does=f"Completes **water the plants**; {_DONE}",
    ),
    Feature(
        "recurrence: its subtasks are open again",
        [
            Say("add a subtask to water the plants: fill the can"),
            Say("fill the can is done"),
            Say("I watered the plants"),
        ],
        [
            Call("add_task", {"tasks": [{"title": "fill the can", "parent": "<water the plants>"}]}),
            Call("complete_task", {"ids": ["<.id>"]}),
            Call("complete_task", {"ids": ["<water the plants>"]}),
        ],
        [
            Send("POST", "/tasks", {"title": "fill the can", "parent": "<water the plants>"}),
            Send("POST", "/tasks/<.id>/complete"),
            Send("POST", "/tasks/<water the plants>/complete"),
        ],
        does=f"Adds **fill the can**: in Home, below water the plants; Completes **water the plants**; {_DONE}",
    ),
    Feature(
        "recurrence: skipping",
        [Say("skip water the plants this time")],
        [one_change("water the plants", skip=True)],
        [Send("POST", "/tasks/<water the plants>/skip")],
        does=_DONE,
    ),
    Feature(
        "recurrence: an end",
        [
            Say("add sweep the yard every day for 2 times"),
            Say("sweep the yard is done"),
            Say("sweep the yard is done"),
        ],
        [
            Call("add_task", {"tasks": [{"title": "sweep the yard", "repeat": "FREQ=DAILY;COUNT=2"}]}),
            Call("complete_task", {"ids": ["<.id>"]}),
            Call("complete_task", {"ids": ["<.id>"]}),
        ],
        [
            Send("POST", "/tasks", {"title": "sweep the yard", "repeat": "FREQ=DAILY;COUNT=2"}),
            Send("POST", "/tasks/<.id>/complete"),
            Send("POST", "/tasks/<.id>/complete"),
        ],
        does="Adds **sweep the yard**: due Thu 5 Mar 2026, every day, once, done",
    ),
    Feature(
        "recurrence: ending it",
        [Say("stop repeating water the plants")],
        [one_change("water the plants", repeat="none")],
        [patch("water the plants", repeat=None)],
        does="**water the plants**: no repeat any more",
    ),
)
