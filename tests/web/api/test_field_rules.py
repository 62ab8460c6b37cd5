"""What the API page says that fields ask of each other is what the server takes and refuses."""

from typing import Any

import httpx
from jsonschema import Draft202012Validator

from tests.web.api.conftest import Add, Json

BODIES: list[tuple[str, str, Json]] = [
    ("Move", "/tasks/{id}/move", {}),
    ("Move", "/tasks/{id}/move", {"place": "first", "after": "2"}),
    ("Move", "/tasks/{id}/move", {"before": "2", "parent": "2"}),
    ("Move", "/tasks/{id}/move", {"place": "last", "before": None}),
    ("Move", "/tasks/{id}/move", {"after": "2"}),
    ("Move", "/tasks/{id}/move", {"list": None, "place": None}),
    ("Move", "/tasks/{id}/move", {"parent": None, "place": None}),
    ("NewReminder", "/tasks/{id}/reminders", {}),
    ("NewReminder", "/tasks/{id}/reminders", {"minutes_before": True}),
    ("NewReminder", "/tasks/{id}/reminders", {"minutes_before": 15.0}),
    ("NewTask", "/tasks", {"title": "Sweep", "duration_minutes": 30.0}),
    ("NewTask", "/tasks", {"title": "Sweep", "duration_minutes": "30"}),
    ("NewTask", "/tasks", {"title": "Sweep", "repeat_from": "due"}),
    ("NewTask", "/tasks", {"title": "Sweep", "repeat_from": "completion"}),
    ("NewTask", "/tasks", {"title": "Sweep", "repeat_from": "completion", "repeat": None}),
    ("NewTask", "/tasks", {"title": "Sweep", "repeat_from": "completion", "repeat": "every day"}),
    ("NewTask", "/tasks", {"title": "Sweep", "due": ""}),
    ("WordsToRead", "/tasks/when", {"words": ""}),
    ("NewReminder", "/tasks/{id}/reminders", {"at": "2026-03-10"}),
    ("NewReminder", "/tasks/{id}/reminders", {"at": "2026-03-10T17:00", "minutes_before": 5}),
    ("NewReminder", "/tasks/{id}/reminders", {"at": "2026-03-10T17:00", "minutes_before": None}),
    ("Bulk", "/tasks/bulk", {"do": "complete"}),
    ("Bulk", "/tasks/bulk", {"do": "complete", "ids": ["1"], "query": "today"}),
    ("Bulk", "/tasks/bulk", {"do": "label", "ids": ["1"]}),
    ("Bulk", "/tasks/bulk", {"do": "priority", "ids": ["1"], "to": ""}),
    ("Bulk", "/tasks/bulk", {"do": "label", "ids": ["1"], "to": "home"}),
    ("Bulk", "/tasks/bulk", {"do": "reopen", "ids": ["1"], "to": "home"}),
    ("Bulk", "/tasks/bulk", {"do": "reopen", "ids": ["1"], "to": ""}),
    ("Bulk", "/tasks/bulk", {"do": "reopen", "ids": ["1"], "query": None}),
]


async def test_a_body_is_taken_just_when_the_page_says_so(alice: httpx.AsyncClient, add: Add) -> None:
    task, _ = await add("Milk", due="tomorrow"), await add("Eggs")
    page: Any = (await alice.get("http://localhost/openapi.json")).json()
    for name, path, body in BODIES:
        schema = {"$ref": f"#/components/schemas/{name}", "components": page["components"]}
        answer = await alice.post(path.format(id=task["id"]), json=body)
        assert answer.status_code in (200, 201, 422), answer.text
        validator: Any = Draft202012Validator(schema)
        assert validator.is_valid(body) == (answer.status_code != 422), (body, answer.text)


async def test_a_parameter_is_called_by_its_name_alone(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Milk")
    answer = await alice.post(f"/tasks/{task['id']}/complete", headers={"If-Match": "0"})
    assert answer.json()["detail"] == "“If-Match” has a form that is not taken."
