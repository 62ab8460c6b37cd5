"""Links for calendars through the tool."""

import re

from saydone.domain.actor import Actor
from tests.tools.answers import error_in, text_in
from tests.tools.turns import Turns


async def test_a_link_is_made_shown_once_and_ended(turns: Turns, bob: Actor) -> None:
    await turns.call("organize", lists={"do": "create", "name": "Work"})
    assert text_in(await turns.call("calendar_link")) == "There are 0 calendar links."
    made = text_in(await turns.call("calendar_link", do="create"))
    assert re.search(r"/api/v1/feeds/[\w-]{40,}\.ics ", made)
    await turns.call("calendar_link", do="create", list="work")
    shown = text_in(await turns.call("calendar_link"))
    assert shown.splitlines() == [
        "There are 2 calendar links.",
        "#1 everything, since 2026-03-04",
        "#2 Work, since 2026-03-04",
    ]
    assert "There are 2 calendar links. Say which one" in error_in(await turns.call("calendar_link", do="revoke"))
    assert "There is no feed 1." in error_in(await turns.of(bob).call("calendar_link", do="revoke", id="1"))
    assert text_in(await turns.call("calendar_link", do="revoke", id="#1")).startswith("Revoked 1 calendar link.")
    assert text_in(await turns.call("calendar_link", do="revoke")) == "Revoked 1 calendar link."
    assert text_in(await turns.call("calendar_link", do="revoke")) == "Revoked 0 calendar links."
