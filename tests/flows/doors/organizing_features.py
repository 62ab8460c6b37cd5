"""Lists, labels and saved filters."""

from tests.flows.doors.feature import Call, Feature, Say, Send, one_change, organize, patch

_MAKE = Send("POST", "/lists", {"name": "Lisbon"})
_SAVE = Send("POST", "/filters", {"name": "Soon", "query": "today | overdue"})

ORGANIZING = (
    Feature(
        "lists: making",
        [Say("make a list called Lisbon")],
        [organize("lists", "create", "Lisbon")],
        [_MAKE],
        does="Makes the list **Lisbon**",
    ),
    Feature(
        "lists: renaming",
        [Say("make a list called Lisbon"), Say("rename the Lisbon list to Portugal")],
        [organize("lists", "create", "Lisbon"), organize("lists", "rename", "Lisbon", "Portugal")],
        [_MAKE, Send("PATCH", "/lists/<.id>", {"name": "Portugal"})],
        does="Makes the list **Portugal**",
    ),
    Feature(
        "lists: a colour",
        [Say("make the Work list teal")],
        [organize("lists", "recolor", "Work", "teal")],
        [Send("PATCH", "/lists/<list Work>", {"color": "teal"})],
        does="Makes the list **Work** teal",
    ),
    Feature(
        "lists: order",
        [Say("move the Work list to the top")],
        [organize("lists", "reorder", "Work", "first")],
        [Send("POST", "/lists/<list Work>/move", {"before": "<list Home>"})],
        does="Puts the lists in the order Inbox, Work, Home, Groceries",
    ),
    Feature(
        "lists: archiving",
        [Say("archive the Work list")],
        [organize("lists", "archive", "Work")],
        [Send("PATCH", "/lists/<list Work>", {"archived": True})],
        does="Archives the list **Work**; Puts the lists in the order Inbox, Home, Groceries, Work",
    ),
    Feature(
        "lists: bringing back",
        [Say("archive the Work list"), Say("unarchive the Work list")],
        [organize("lists", "archive", "Work"), organize("lists", "unarchive", "Work")],
        [
            Send("PATCH", "/lists/<list Work>", {"archived": True}),
            Send("PATCH", "/lists/<list Work>", {"archived": False}),
        ],
    ),
    Feature(
        "lists: deleting",
        [Say("delete the list Groceries")],
        [organize("lists", "delete", "Groceries")],
        [Send("DELETE", "/lists/<list Groceries>")],
        does="Deletes the list **Groceries**; Deletes **buy milk**, **buy bread**",
    ),
    Feature(
        "lists: moving a task",
        [Say("move plan the trip to work")],
        [one_change("plan the trip", list="Work")],
        [patch("plan the trip", list="<list Work>")],
        does="**plan the trip**, **book the hotel**: in Work",
    ),
    Feature(
        "lists: showing",
        [Say("which lists do I have?", answers="Groceries")],
        [Call("show_lists", {}, answers="Groceries")],
        [Send("GET", "/lists", answers="Groceries")],
    ),
    Feature(
        "labels: renaming",
        [Say("rename the label errand to town")],
        [organize("labels", "rename", "errand", "town")],
        [Send("PATCH", "/labels/<label errand>", {"name": "town"})],
        does="Renames the label **errand** to **town**; **return the books**, **buy milk**: labelled town",
    ),
    Feature(
        "labels: deleting",
        [Say("delete the label office")],
        [organize("labels", "delete", "office")],
        [Send("DELETE", "/labels/<label office>")],
        does="Deletes the label **office**; **write the report**: no labels any more",
    ),
    Feature(
        "saved filters: saving",
        [Say("save a filter called Soon: today | overdue")],
        [organize("filters", "create", "Soon", "today | overdue")],
        [_SAVE],
        does="Saves the filter **Soon**: `today | overdue`",
    ),
    Feature(
        "saved filters: using",
        [Say("save a filter called Soon: today | overdue"), Say("show my filter Soon")],
        [
            organize("filters", "create", "Soon", "today | overdue"),
            Call("show_lists", {}, answers="today | overdue"),
            Call("list_tasks", {"query": "today | overdue"}),
        ],
        [_SAVE, Send("GET", "/filters/<.id>/tasks")],
        does="Saves the filter **Soon**: `today | overdue`",
        shows=("pay the rent", "call the dentist", "buy milk"),
    ),
    Feature(
        "saved filters: deleting",
        [Say("save a filter called Soon: today | overdue"), Say("delete the filter Soon")],
        [organize("filters", "create", "Soon", "today | overdue"), organize("filters", "delete", "Soon")],
        [_SAVE, Send("DELETE", "/filters/<.id>")],
    ),
)
