"""A task: its words, dates, priority, order, subtasks, reminders, comments."""

from tests.flows.doors.feature import Call, Feature, Say, Send, one_change, patch

TASKS = (
    Feature(
        "adding",
        [Say("add call Ida tomorrow at 5pm p2 @phone")],
        [
            Call(
                "add_task",
                {"tasks": [{"title": "call Ida", "due": "tomorrow at 5pm", "priority": "p2", "labels": ["phone"]}]},
            )
        ],
        [
            Send(
                "POST",
                "/tasks",
                {"title": "call Ida", "due": "tomorrow at 17:00", "priority": "p2", "labels": ["phone"]},
            )
        ],
        does="Adds **call Ida**: due Thu 5 Mar 2026, 17:00, p2, labelled phone",
    ),
    Feature(
        "adding: several",
        [Say("add eggs and butter to groceries")],
        [Call("add_task", {"tasks": [{"title": each, "list": "Groceries"} for each in ("eggs", "butter")]})],
        [Send("POST", "/tasks", {"title": each, "list": "<list Groceries>"}) for each in ("eggs", "butter")],
        does="Adds **eggs**: in Groceries; Adds **butter**: in Groceries",
    ),
    Feature(
        "renaming",
        [Say("rename buy bread to buy rolls")],
        [one_change("buy bread", title="buy rolls")],
        [patch("buy bread", title="buy rolls")],
        does="Renames **buy bread** to **buy rolls**",
    ),
    Feature(
        "describing",
        [Say("add a note to the report: use the new template")],
        [one_change("write the report", description="use the new template")],
        [patch("write the report", description="use the new template")],
        does="**write the report**: described as “use the new template”",
    ),
    Feature(
        "completing",
        [Say("the milk is done")],
        [Call("complete_task", {"ids": ["<buy milk>"]})],
        [Send("POST", "/tasks/<buy milk>/complete")],
        does="Completes **buy milk**",
    ),
    Feature(
        "reopening",
        [Say("reopen return the books")],
        [Call("complete_task", {"ids": ["<return the books>"], "completed": False})],
        [Send("POST", "/tasks/<return the books>/reopen")],
        does="Opens again **return the books**",
    ),
    Feature(
        "deleting",
        [Say("delete buy milk")],
        [Call("delete_task", {"ids": ["<buy milk>"]})],
        [Send("DELETE", "/tasks/<buy milk>")],
        does="Deletes **buy milk**",
    ),
    Feature(
        "subtasks: adding one",
        [Say("add a subtask to plan the trip: buy a map")],
        [Call("add_task", {"tasks": [{"title": "buy a map", "parent": "<plan the trip>"}]})],
        [Send("POST", "/tasks", {"title": "buy a map", "parent": "<plan the trip>"})],
        does="Adds **buy a map**: below plan the trip",
    ),
    Feature(
        "subtasks: taking one out",
        [Say("move book the hotel out of its parent")],
        [one_change("book the hotel", parent="none")],
        [patch("book the hotel", parent=None)],
        does="**book the hotel**: no parent any more; Puts **return the books** after **plan the trip**",
    ),
    Feature(
        "subtasks: completing the parent",
        [Say("plan the trip is done")],
        [Call("complete_task", {"ids": ["<plan the trip>"]})],
        [Send("POST", "/tasks/<plan the trip>/complete")],
        does="Completes **plan the trip**, **book the hotel**",
    ),
    Feature(
        "labels of a task",
        [Say("tag call the dentist with phone"), Say("take the label errand off buy milk")],
        [one_change("call the dentist", labels_add=["phone"]), one_change("buy milk", labels_remove=["errand"])],
        [patch("call the dentist", labels=["phone"]), patch("buy milk", labels=[])],
        does="**call the dentist**: labelled phone; **buy milk**: no labels any more",
    ),
    Feature(
        "priority",
        [Say("make the invoice p3")],
        [one_change("send the invoice", priority="p3")],
        [patch("send the invoice", priority="p3")],
        does="**send the invoice**: p3",
    ),
    Feature(
        "order: first",
        [Say("put send the invoice first")],
        [one_change("send the invoice", place="first")],
        [Send("POST", "/tasks/<send the invoice>/move", {"place": "first"})],
        does="Puts **send the invoice** first",
    ),
    Feature(
        "order: beside another",
        [Say("put call the dentist after plan the trip")],
        [one_change("call the dentist", place="after <plan the trip>")],
        [Send("POST", "/tasks/<call the dentist>/move", {"after": "<plan the trip>"})],
        does="Puts **call the dentist** after **book the hotel**",
    ),
    Feature(
        "due: a day",
        [Say("move the invoice to next friday")],
        [one_change("send the invoice", due="next friday")],
        [patch("send the invoice", due="next friday")],
        does="**send the invoice**: due Fri 13 Mar 2026",
    ),
    Feature(
        "due: a moment",
        [Say("move the dentist to 4pm")],
        [one_change("call the dentist", due="today 4pm")],
        [patch("call the dentist", due="2026-03-04T16:00")],
        does="**call the dentist**: due Wed 4 Mar 2026, 16:00",
    ),
    Feature(
        "due: none",
        [Say("remove the due date from pay the rent")],
        [one_change("pay the rent", due="none")],
        [patch("pay the rent", due=None)],
        does="**pay the rent**: no due any more",
    ),
    Feature(
        "start",
        [Say("start working on the report on thursday")],
        [one_change("write the report", start="thursday")],
        [patch("write the report", start="thursday")],
        does="**write the report**: starts Thu 5 Mar 2026",
    ),
    Feature(
        "start: not after the due",
        [Say("start working on the report on sunday", answers="The start lies after the due.")],
        [
            Call(
                "update_task", {"changes": [{"id": "<write the report>", "start": "sunday 8:00"}]}, "lies after the due"
            )
        ],
        [Send("PATCH", "/tasks/<write the report>", {"start": "sunday 8:00"}, "lies after the due", 422)],
    ),
    Feature(
        "duration",
        [Say("write the report takes 2 hours")],
        [one_change("write the report", duration="2 hours")],
        [patch("write the report", duration_minutes=120)],
        does="**write the report**: takes 2h",
    ),
    Feature(
        "reminders: adding one",
        [Say("remind me 30 minutes before call the dentist")],
        [one_change("call the dentist", reminders_add=["30 min before"])],
        [Send("POST", "/tasks/<call the dentist>/reminders", {"minutes_before": 30})],
        does="**call the dentist**: reminds 30 min before",
    ),
    Feature(
        "reminders: taking one away",
        [Say("remind me 30 minutes before call the dentist"), Say("take the reminder off call the dentist")],
        [
            one_change("call the dentist", reminders_add=["30 min before"]),
            one_change("call the dentist", reminders_remove=["all"]),
        ],
        [
            Send("POST", "/tasks/<call the dentist>/reminders", {"minutes_before": 30}),
            Send("DELETE", "/reminders/<.id>"),
        ],
    ),
    Feature(
        "comments: saying one",
        [Say("comment on the report: Bo sends the figures")],
        [Call("comment_task", {"id": "<write the report>", "text": "Bo sends the figures"})],
        [Send("POST", "/tasks/<write the report>/comments", {"text": "Bo sends the figures"})],
        does="**write the report**: commented on with “Bo sends the figures”",
    ),
    Feature(
        "comments: reading them",
        [Say("comment on the report: from Bo"), Say("show the comments of the report", answers="from Bo")],
        [
            Call("comment_task", {"id": "<write the report>", "text": "from Bo"}),
            Call("get_task", {"ids": ["<write the report>"]}, answers="from Bo"),
        ],
        [
            Send("POST", "/tasks/<write the report>/comments", {"text": "from Bo"}),
            Send("GET", "/tasks/<write the report>/comments", answers="from Bo"),
        ],
        does="**write the report**: commented on with “from Bo”",
    ),
)
