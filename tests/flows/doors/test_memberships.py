"""A list that is shared, by every door: whoever may only look at it changes nothing in it."""

import pytest

from tests.flows.doors.feature import DOORS, Call, Door, Feature, Say, Send, one_change, patch
from tests.flows.doors.person import Person
from tests.flows.live import LiveServer
from tests.flows.talking import difference, world_of

_REFUSED = "You may look at this list, not change it."
RENAMING = Feature(
    "memberships",
    [Say("show groceries", answers="buy milk"), Say("rename buy milk to buy rum")],
    [Call("list_tasks", {"list": "<shared list>"}, answers="buy milk"), one_change("shared task", title="buy rum")],
    [
        Send("GET", "/tasks", query={"list": "<shared list>"}, answers="buy milk"),
        patch("shared task", title="buy rum"),
    ],
)


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("role", ["viewer", "editor"])
def test_who_may_only_look_at_a_list_changes_nothing(house: LiveServer, person: Person, door: Door, role: str) -> None:
    guest = Person(house.url, house.newcomer())
    shared, task = person.known["list Groceries"], person.known["buy milk"]
    house.share(shared, guest.client.http.get("/api/v1/me").json()["id"], "viewer" if role == "viewer" else "editor")
    guest.known = {"shared list": shared, "shared task": task}
    before = world_of(person.client)
    look, change = RENAMING.steps(door)
    guest.does(look)
    if role == "viewer" and isinstance(change, Send):
        change = Send(change.method, change.path, change.body, answers=_REFUSED, status=403)
    answer = guest.does(change)
    after = difference(before, world_of(person.client), start=before.tasks["buy milk"].created_at)  # pyright: ignore[reportArgumentType] # it was made
    assert (_REFUSED in answer, after) == (
        (True, "") if role == "viewer" else (False, "Renames **buy milk** to **buy rum**")
    )
    guest.client.http.close()
