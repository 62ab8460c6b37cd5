"""Each time that a task was done, over REST."""

import httpx

from tests.conftest import Clock
from tests.web.api.conftest import Add, problem


async def test_each_time_that_a_task_was_done_or_skipped_is_told_page_by_page(
    alice: httpx.AsyncClient, bob: httpx.AsyncClient, add: Add, clock: Clock
) -> None:
    at = f"/tasks/{(await add('Water', due='2026-03-04', repeat='every day'))['id']}"
    for step in ("complete", "skip", "complete"):
        await alice.post(f"{at}/{step}")
        clock.pass_(days=1)
    page = (await alice.get(f"{at}/completions", params={"limit": "2"})).json()
    assert [(each["due"], each["at"][:10], each["skipped"]) for each in page["completions"]] == [
        ("2026-03-06", "2026-03-06", False),
        ("2026-03-05", "2026-03-05", True),
    ]
    rest = (await alice.get(f"{at}/completions", params={"limit": "2", "cursor": page["next_cursor"]})).json()
    assert [each["due"] for each in rest["completions"]] == ["2026-03-04"]
    assert rest["next_cursor"] is None
    assert problem(await bob.get(f"{at}/completions"))[0] == 404
    await alice.post("/undo")
    assert len((await alice.get(f"{at}/completions")).json()["completions"]) == 2
