"""Widgets for the browser's tests: every component of ChatKit's, most of their looks."""

from typing import Any

Json = dict[str, Any]


def item(number: int, widget: Json) -> Json:
    return {
        "id": f"wid_{number}",
        "thread_id": "t1",
        "created_at": "2026-03-04T09:00:00Z",
        "type": "widget",
        "widget": widget,
    }


def text(value: str, **more: Any) -> Json:
    return {"type": "Text", "value": value, **more}


def button(label: str, **more: Any) -> Json:
    return {"type": "Button", "label": label, "onClickAction": {"type": "press", "payload": {"name": label}}, **more}


def form() -> Json:
    fields: list[Json] = [
        {"type": "Title", "value": "Trip", "size": "lg"},
        {"type": "Label", "value": "Where to", "fieldName": "trip.place"},
        {"type": "Input", "name": "trip.place", "required": True, "defaultValue": "Oslo"},
        {"type": "Label", "value": "Notes", "fieldName": "notes"},
        {"type": "Textarea", "name": "notes", "placeholder": "What else?"},
        {"type": "Label", "value": "Class", "fieldName": "class"},
        {
            "type": "Select",
            "name": "class",
            "options": [{"value": "1", "label": "First"}, {"value": "2", "label": "Second"}],
            "defaultValue": "2",
        },
        {"type": "Label", "value": "Day", "fieldName": "day"},
        {"type": "DatePicker", "name": "day", "defaultValue": "2026-03-10", "clearable": True},
        {"type": "Checkbox", "name": "bike", "label": "With a bicycle", "defaultChecked": True},
        {
            "type": "RadioGroup",
            "name": "seat",
            "ariaLabel": "Seat",
            "options": [{"value": "aisle", "label": "Aisle"}, {"value": "window", "label": "Window"}],
            "defaultValue": "window",
            "direction": "row",
        },
        {"type": "Button", "label": "Book", "submit": True, "style": "primary"},
    ]
    action = {"type": "book", "payload": {"id": "7"}}
    return {
        "type": "Card",
        "children": [{"type": "Form", "direction": "col", "onSubmitAction": action, "children": fields}],
    }


def wrapped(children: list[Json]) -> Json:
    return {"type": "Row", "wrap": "wrap", "children": children}


def badges() -> list[Json]:
    colors = ("secondary", "success", "danger", "warning", "info", "discovery")
    return [
        wrapped([{"type": "Badge", "label": color, "color": color, "variant": variant} for color in colors])
        for variant in ("soft", "solid", "outline")
    ]


def buttons() -> list[Json]:
    colors = ("primary", "secondary", "danger", "info")
    return [
        wrapped([button(color, color=color, variant=variant, size="sm") for color in colors])
        for variant in ("solid", "soft", "outline", "ghost")
    ]


def icon_row() -> Json:
    return {
        "type": "Row",
        "children": [
            {"type": "Icon", "name": "sparkle", "size": "xl", "color": "purple-500"},
            text("With an icon"),
            {"type": "Spacer"},
            {"type": "Caption", "value": "and a caption"},
        ],
    }


def box() -> Json:
    long = "A very long line that does not fit into the room that there is for it, and is cut"
    return {
        "type": "Box",
        "padding": 3,
        "background": "surface-tertiary",
        "radius": "lg",
        "border": 1,
        "children": [text("A box", weight="semibold"), text(long, truncate=True)],
    }


def image() -> Json:
    dot = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw=="
    return {"type": "Image", "src": dot, "alt": "A dot", "size": 40, "radius": "md", "frame": True}


def looks() -> Json:
    return {
        "type": "Card",
        "size": "lg",
        "status": {"text": "From the calendar", "icon": "calendar"},
        "children": [
            {"type": "Title", "value": "Looks", "size": "xl"},
            *badges(),
            {"type": "Divider", "flush": True},
            *buttons(),
            icon_row(),
            box(),
            {"type": "Markdown", "value": "Some **Markdown** with `code`."},
            {"type": "Transition", "children": text("Fades in", italic=True)},
            image(),
            {"type": "Hologram", "label": "Newer than this page"},
        ],
        "confirm": {"label": "Yes", "action": {"type": "confirm"}},
        "cancel": {"label": "No", "action": {"type": "cancel"}},
    }


def row(*words: str, header: bool = False) -> Json:
    cells = [{"type": "Table.Cell", "children": [text(each)]} for each in words]
    return {"type": "Table.Row", "header": header, "children": cells}


def table_and_list() -> list[Json]:
    rows = [
        {
            "type": "ListViewItem",
            "key": str(n),
            "onClickAction": {"type": "open", "payload": {"n": n}},
            "children": [
                {"type": "Icon", "name": "document"},
                {
                    "type": "Col",
                    "flex": 1,
                    "gap": 0,
                    "children": [text(f"Row {n}", weight="medium"), {"type": "Caption", "value": "about it"}],
                },
                button(f"Star {n}", size="sm", variant="ghost"),
            ],
        }
        for n in range(5)
    ]
    return [
        {
            "type": "Basic",
            "children": [
                {
                    "type": "Table",
                    "children": [row("Name", "Due", header=True), row("Milk", "today"), row("Bread", "tomorrow")],
                }
            ],
        },
        {"type": "ListView", "limit": 3, "status": {"text": "Documents"}, "children": rows},
    ]


def charts() -> Json:
    data = [
        {"day": day, "done": done, "added": added}
        for day, done, added in (("Mon", 3, 5), ("Tue", 6, 2), ("Wed", 4, 4), ("Thu", 8, 1), ("Fri", 5, 6))
    ]
    bars = [{"type": "bar", "dataKey": "done", "label": "Done"}, {"type": "bar", "dataKey": "added", "label": "Added"}]
    lines = [
        {"type": "area", "dataKey": "done", "label": "Done", "curveType": "monotone"},
        {"type": "line", "dataKey": "added", "label": "Added", "color": "pink"},
    ]
    return {
        "type": "Card",
        "size": "lg",
        "children": [
            {"type": "Title", "value": "This week"},
            {"type": "Chart", "data": data, "series": bars, "xAxis": "day", "showYAxis": True},
            {"type": "Chart", "data": data, "series": lines, "xAxis": {"dataKey": "day", "labels": {"Mon": "Monday"}}},
        ],
    }


def gallery() -> list[Json]:
    return [item(n, widget) for n, widget in enumerate([form(), looks(), *table_and_list(), charts()])]


def huge() -> list[Json]:
    """What nobody should send: hundreds of rows, long words without a space, boxes forty deep."""
    rows = [
        {
            "type": "ListViewItem",
            "onClickAction": {"type": "open", "payload": {"n": number}},
            "children": [text(f"Row {number}"), {"type": "Caption", "value": "about it"}],
        }
        for number in range(300)
    ]
    table = [row("Name", "Due", header=True), *(row(f"Line {number}", "x" * 120) for number in range(300))]
    deep: Json = text("At the bottom of it")
    for number in range(40):
        deep = {"type": ("Box", "Col", "Row")[number % 3], "padding": 1, "border": 1, "children": [deep]}
    widgets: list[Json] = [
        {"type": "Card", "children": [{"type": "Table", "children": table}]},
        {"type": "Card", "children": [{"type": "Title", "value": "W" * 200}, deep]},
        {"type": "ListView", "limit": 10, "children": rows},
    ]
    return [item(number, widget) for number, widget in enumerate(widgets)]
