"""What was done, told in the language of the screen."""

import httpx

from tests.web.api.conftest import Add


async def test_what_was_done_and_taken_back_is_told_in_the_users_language(alice: httpx.AsyncClient, add: Add) -> None:
    task = await add("Milk")
    await alice.post("/lists", json={"name": "Garden"})
    await alice.patch(f"/tasks/{task['id']}", json={"title": "Oat milk"})
    await alice.post(f"/tasks/{task['id']}/comments", json={"text": "The big one."})
    alice.headers["Accept-Language"] = "de"
    told = [each["sentence"] for each in (await alice.get("/history")).json()["operations"]]
    assert told == [
        "Hinzugefügt: ein Kommentar.",
        "„Milk“ umbenannt in „Oat milk“.",
        "Hinzugefügt: die Liste „Garden“.",
        "Hinzugefügt: “Milk”.",
    ]
    assert (await alice.post("/undo")).json()["sentence"] == "Ein Kommentar ist wieder weg."
