"""Widgets as tests click on them: shown by an answer, clicked over HTTP, read after the click."""

from tests.fakes.provider.script import Call
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import create, request, stream
from tests.flows.client import Json
from tests.flows.live import LiveServer


def with_tasks(server: LiveServer, *titles: str) -> None:
    for title in titles:
        server.click("create_task", {"title": title, "due": "2026-03-04"})


def shown(provider: FakeProvider, server: LiveServer, *calls: Call) -> tuple[str, Json]:
    """The conversation and the widget that an answer with these tool calls ends with."""
    for each in calls:
        provider.reply(each)
    provider.reply("Here.")
    thread, events = create(server, "Please")
    return thread, next(event["item"] for event in events if event.get("item", {}).get("type") == "widget")


def click(server: LiveServer, thread: str, widget: Json, label: str) -> list[Json]:
    """What a click on the button of that label is answered with."""
    return send(server, thread, widget, button(widget, label)["onClickAction"])


def send(server: LiveServer, thread: str, widget: Json, action: Json) -> list[Json]:
    sent = {name: action[name] for name in ("type", "payload")}
    return stream(server, request("threads.custom_action", thread_id=thread, item_id=widget["id"], action=sent))


def after(events: list[Json]) -> Json:
    return next(event["item"] for event in events if event["type"] == "thread.item.replaced")


def notices(events: list[Json]) -> list[str]:
    return [event["message"] for event in events if event["type"] == "notice"]


def button(widget: Json, label: str) -> Json:
    return next(part for part in parts(widget["widget"]) if part.get("label") == label and part["type"] == "Button")


def parts(component: Json) -> list[Json]:
    return [component, *(part for child in component.get("children", []) for part in parts(child))]


def titles(widget: Json) -> list[str]:
    rows = [part for part in parts(widget["widget"]) if part.get("key", "").startswith("task-")]
    return [row["children"][0]["children"][0]["value"] for row in rows]


def widget_in(events: list[Json]) -> Json:
    return next(event["widget"] for event in events if event["type"] == "widget")
