"""Files of tasks by talking: what comes with a message is brought in after a look at it; calendars get a link."""

from pathlib import Path

import httpx
import pytest

from tests.flows.client import text_of
from tests.flows.files import message, sent, told
from tests.flows.live import LiveServer

FILES = Path(__file__).parents[1] / "services" / "files"
SAYDONE = b'{"format": "saydone", "version": 1, "tasks": [{"title": "Milk"}]}'


def titles(server: LiveServer) -> list[str]:
    tasks = server.http.get("/api/v1/tasks", params={"status": "all"}).json()["tasks"]
    return sorted(task["title"] for task in tasks)


@pytest.mark.parametrize(
    ("name", "mime", "content", "would", "count"),
    [
        ("Garden [12].csv", "text/csv", (FILES / "todoist.csv").read_bytes(), "5 tasks, 1 new list, 3 new labels", 5),
        ("tasks.csv", "text/csv", b"title,due\nMilk,2026-03-10\nEggs,\n", "2 tasks", 2),
        ("old.ics", "text/calendar", (FILES / "reminders.ics").read_bytes(), "5 tasks, 1 new list", 5),
        ("all.json", "application/json", SAYDONE, "1 task", 1),
    ],
)
def test_a_file_that_is_attached_is_brought_in_after_a_yes(
    server: LiveServer, name: str, mime: str, content: bytes, would: str, count: int
) -> None:
    made = sent(server, content, name, mime)
    events = told(server, message("import this file", made))
    thread = events[0]["thread"]["id"]
    asked = str(events)
    assert f"Would bring in {would}" in asked
    assert "Yes, import them" in asked
    assert titles(server) == []
    done = told(server, message("yes"), thread)
    assert f"Brought in {would}" in str(done)
    assert len(titles(server)) == count
    told(server, message("undo"), thread)
    assert titles(server) == []


def test_undo_closes_the_question_whether_to_bring_a_file_in(server: LiveServer) -> None:
    thread = told(server, message("add Rye"))[0]["thread"]["id"]
    told(server, message("import this file", sent(server, SAYDONE, "all.json", "application/json")), thread)
    assert "left everything as it was" in str(told(server, message("undo"), thread))
    assert titles(server) == ["Rye"]


def test_a_no_brings_nothing_in_and_what_is_broken_is_said(server: LiveServer) -> None:
    made = sent(server, SAYDONE, "all.json", "application/json")
    thread = told(server, message("please import my tasks from the attached file", made))[0]["thread"]["id"]
    told(server, message("no"), thread)
    broken = sent(server, b"{}", "none.json", "application/json")
    assert "This is JSON, but not" in str(told(server, message("import it", broken)))
    assert titles(server) == []


def test_a_calendar_is_given_a_link_by_talking_and_loses_it(server: LiveServer) -> None:
    server.say("add swim tomorrow at 9")
    reply = text_of(server.say("give me a calendar link"))
    url = next(word for word in reply.split() if "/api/v1/feeds/" in word)
    assert url.startswith("http://")
    path = url[url.index("/api/") :]
    assert "SUMMARY:swim" in httpx.get(server.url + path).text
    assert "1 calendar link" in text_of(server.say("which calendar links do I have?"))
    assert "Revoked 1 calendar link." in text_of(server.say("revoke the calendar link"))
    assert httpx.get(server.url + path).status_code == 404
