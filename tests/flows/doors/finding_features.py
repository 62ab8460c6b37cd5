"""Finding: queries, search, order, groups, totals; and looking back."""

from tests.flows.doors.feature import Call, Feature, Say, Send, one_change, patch

FINDING = (
    Feature(
        "query",
        [Say("show tasks in Groceries labelled errand")],
        [Call("list_tasks", {"query": "#Groceries & @errand"})],
        [Send("GET", "/tasks", query={"query": "#Groceries & @errand"})],
        shows=("buy milk",),
    ),
    Feature(
        "query: an error at its place",
        [Say("save a filter called Odd: today & p5", answers="At character 9 of the query: “p5” is no priority")],
        [Call("list_tasks", {"query": "today & p5"}, answers="At character 9 of the query: “p5” is no priority")],
        [
            Send(
                "GET",
                "/tasks",
                query={"query": "today & p5"},
                status=422,
                answers="At character 9 of the query: “p5” is no priority",
            )
        ],
    ),
    Feature(
        "search with a letter wrong",
        [Say("find tasks about dentsit")],
        [Call("list_tasks", {"search": "dentsit", "sort": "relevance"})],
        [Send("GET", "/tasks", query={"search": "dentsit"})],
        shows=("call the dentist",),
    ),
    Feature(
        "search in descriptions",
        [Say("add a note to the report: with the figures"), Say("find tasks about figures")],
        [one_change("write the report", description="with the figures"), Call("list_tasks", {"search": "figures"})],
        [patch("write the report", description="with the figures"), Send("GET", "/tasks", query={"search": "figures"})],
        does="**write the report**: described as “with the figures”",
        shows=("write the report",),
    ),
    Feature(
        "search in comments",
        [Say("comment on the report: ask Bo for figures"), Say("find tasks about figures")],
        [
            Call("comment_task", {"id": "<write the report>", "text": "ask Bo for figures"}),
            Call("list_tasks", {"search": "figures", "sort": "relevance"}),
        ],
        [
            Send("POST", "/tasks/<write the report>/comments", {"text": "ask Bo for figures"}),
            Send("GET", "/tasks", query={"search": "figures"}),
        ],
        does="**write the report**: commented on with “ask Bo for figures”",
        shows=("write the report",),
    ),
    Feature(
        "sorting",
        [Say("show tasks in Work sorted by name")],
        [Call("list_tasks", {"list": "Work", "sort": "title"})],
        [Send("GET", "/tasks", query={"list": "<list Work>", "sort": "title"})],
        shows=("send the invoice", "write the report"),
    ),
    Feature(
        "grouping",
        [Say("show my urgent tasks grouped by list")],
        [Call("list_tasks", {"query": "p1", "group": "list"})],
        [Send("GET", "/tasks", query={"query": "p1", "group": "list"})],
        shows=("pay the rent", "send the invoice"),
    ),
    Feature(
        "totals",
        [Say("how many tasks do I have?", answers="You have 9 open tasks")],
        [Call("list_tasks", {"limit": 1}, answers="9 pending tasks, 1 of them here")],
        [Send("GET", "/tasks", query={"limit": "1"}, answers='"total":9')],
    ),
    Feature(
        "pages",
        [Say("show groceries", answers="buy bread")],
        [
            Call("list_tasks", {"list": "Groceries", "limit": 1}),
            Call("list_tasks", {"list": "Groceries", "limit": 1, "cursor": "<.next_cursor>"}, answers="buy bread"),
        ],
        [
            Send("GET", "/tasks", query={"list": "<list Groceries>", "limit": "1"}),
            Send(
                "GET",
                "/tasks",
                query={"list": "<list Groceries>", "limit": "1", "cursor": "<.next_cursor>"},
                answers="buy bread",
            ),
        ],
    ),
    Feature(
        "insight",
        [Say("how was my week?", answers="1 task completed")],
        [Call("insight", {"period": "this week"}, answers="1 task completed")],
        [Send("GET", "/insight", query={"period": "this week"}, answers='"completed":1')],
    ),
    Feature(
        "insight: by list",
        [Say("the milk is done"), Say("how many tasks did I complete this week by list?", answers="2 tasks completed")],
        [
            Call("complete_task", {"ids": ["<buy milk>"]}),
            Call("insight", {"period": "this week", "by": "list"}, answers="Groceries"),
        ],
        [
            Send("POST", "/tasks/<buy milk>/complete"),
            Send("GET", "/insight", query={"period": "this week", "by": "list"}, answers='"name":"Groceries"'),
        ],
        does="Completes **buy milk**",
    ),
    Feature(
        "insight: by label",
        [
            Say("the milk is done"),
            Say("how many tasks did I complete this week by label?", answers="2 tasks completed"),
        ],
        [
            Call("complete_task", {"ids": ["<buy milk>"]}),
            Call("insight", {"period": "this week", "by": "label"}, answers="errand"),
        ],
        [
            Send("POST", "/tasks/<buy milk>/complete"),
            Send("GET", "/insight", query={"period": "this week", "by": "label"}, answers='"name":"errand"'),
        ],
        does="Completes **buy milk**",
    ),
)
