"""Comments and reminders over REST."""

import httpx

from tests.web.api.conftest import Add, problem


async def test_comments_are_written_changed_and_deleted(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Call Ann")
    at = f"/tasks/{task['id']}/comments"
    made = await alice.post(at, json={"text": "She is away"})
    assert (made.status_code, made.headers["etag"]) == (201, '"v1"')
    comment = made.json()
    changed = await alice.patch(f"/comments/{comment['id']}", json={"text": "Until May"}, headers={"If-Match": '"v1"'})
    assert (changed.status_code, changed.json()["text"], changed.headers["etag"]) == (200, "Until May", '"v2"')
    late = await alice.patch(f"/comments/{comment['id']}", json={"text": "x"}, headers={"If-Match": '"v1"'})
    assert problem(late)[:2] == (412, "precondition_failed")
    assert late.json()["current"]["text"] == "Until May"
    assert (await alice.get(at)).json() == {"comments": [changed.json()], "total": 1}
    assert (await alice.get(f"/tasks/{task['id']}")).json()["comments"] == 1
    assert (await alice.delete(f"/comments/{comment['id']}")).status_code == 204
    assert (await alice.get(at)).json() == {"comments": [], "total": 0}


async def test_reminders_come_at_a_moment_or_before_the_due(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Call Ann", due="tomorrow 5pm")
    at = f"/tasks/{task['id']}/reminders"
    before = await alice.post(at, json={"minutes_before": 30})
    moment = await alice.post(at, json={"at": "tomorrow at 9"})
    assert (before.status_code, before.json()["minutes_before"], before.json()["at"]) == (201, 30, None)
    assert moment.json()["at"] == "2026-03-05T09:00:00+01:00"
    assert (await alice.post(at, json={"minutes_before": 30})).json() == before.json()
    assert (await alice.get(at)).json() == {"reminders": [before.json(), moment.json()], "total": 2}
    for body in ({}, {"at": "tomorrow at 9", "minutes_before": 1}, {"at": "tomorrow"}):
        assert problem(await alice.post(at, json=body))[0] == 422
    assert (await alice.delete(f"/reminders/{moment.json()['id']}")).status_code == 204
    assert (await alice.get(at)).json()["total"] == 1


async def test_what_others_wrote_is_as_if_it_never_was(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient, add: Add
) -> None:
    task = await add("Secret", due="tomorrow 5pm")
    comment = (await alice.post(f"/tasks/{task['id']}/comments", json={"text": "x"})).json()
    reminder = (await alice.post(f"/tasks/{task['id']}/reminders", json={"minutes_before": 1})).json()
    for what, body in (("comments", {"text": "x"}), ("reminders", {"minutes_before": 1})):
        assert problem(await bob.get(f"/tasks/{task['id']}/{what}"))[0] == 404
        assert problem(await bob.post(f"/tasks/{task['id']}/{what}", json=body))[0] == 404
    told = problem(await bob.patch(f"/comments/{comment['id']}", json={"text": "mine"}))
    assert told == (404, "not_found", f"There is no comment {comment['id']}.")
    assert problem(await bob.delete(f"/comments/{comment['id']}"))[0] == 404
    assert problem(await bob.delete(f"/reminders/{reminder['id']}"))[0] == 404
    assert (await alice.get(f"/tasks/{task['id']}/comments")).json()["comments"] == [comment]
    assert (await alice.get(f"/tasks/{task['id']}/reminders")).json()["total"] == 1
