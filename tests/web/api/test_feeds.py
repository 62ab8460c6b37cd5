"""Calendars at secret addresses."""

import logging

import httpx
import pytest
from icalendar import Calendar

from tests.web.api.conftest import API, Add, problem


def events(text: str) -> list[str]:
    """The summaries of the events in a calendar."""
    return [str(part["summary"]) for part in Calendar.from_ical(text).subcomponents if part.name == "VEVENT"]


async def feed(client: httpx.AsyncClient, **body: object) -> tuple[str, str]:
    made = await client.post("/feeds", json=body)
    assert made.status_code == 201, made.text
    return made.json()["id"], made.json()["path"].removeprefix(API)


async def test_a_calendar_shows_what_is_due_without_a_token_until_it_is_revoked(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient, add: Add
) -> None:
    await add("Day; a, b", due="2026-03-10")
    await add("Moment", due="2026-03-10T17:00", repeat="FREQ=WEEKLY")
    await add("No due")
    number, path = await feed(alice)
    bare = {"Authorization": ""}
    shown = await alice.get(path, headers=bare)
    assert shown.headers["content-type"].startswith("text/calendar")
    assert events(shown.text) == ["Moment", "Day; a, b"]
    looked = await alice.head(path, headers=bare)
    assert (looked.status_code, looked.content, looked.headers["content-type"]) == (
        200, b"", shown.headers["content-type"],
    )  # fmt: skip
    assert "DTSTART;TZID=Europe/Berlin:20260310T170000" in shown.text
    assert problem(await bob.delete(f"/feeds/{number}"))[0] == 404
    assert (await alice.delete(f"/feeds/{number}")).status_code == 204
    assert problem(await alice.get(path, headers=bare))[0] == 404
    assert (await alice.get("/feeds")).json()["total"] == 0


async def test_a_feed_of_a_list_shows_that_list_and_nobody_elses_can_be_fed(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient, add: Add
) -> None:
    inbox = (await add("Here", due="2026-03-10"))["list"]
    work = (await alice.post("/lists", json={"name": "Work"})).json()["id"]
    await add("There", due="2026-03-10", list=work)
    _, path = await feed(alice, list=work)
    assert events((await alice.get(path)).text) == ["There"]
    assert problem(await bob.post("/feeds", json={"list": inbox}))[0] == 404


async def test_the_secret_of_an_address_is_in_no_log(
    alice: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    _, path = await feed(alice)
    await alice.get(path)
    secret = path.split("/")[-1].removesuffix(".ics")
    assert all(secret not in str(record.__dict__) for record in caplog.records if record.name.startswith("saydone"))


async def test_a_feed_has_the_reminders_of_whose_it_is(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Dentist", due="2026-03-10 09:00")
    for reminder in ({"minutes_before": 30}, {"at": "2026-03-09T18:00:00+01:00"}):
        assert (await alice.post(f"/tasks/{task['id']}/reminders", json=reminder)).status_code == 201
    _, path = await feed(alice)
    text = (await alice.get(path)).text
    assert text.count("BEGIN:VALARM") == 2
    assert "TRIGGER;RELATED=START:-PT30M" in text
    assert "TRIGGER;VALUE=DATE-TIME:20260309T170000Z" in text
