"""A task in one line."""

import httpx

from tests.web.api.conftest import problem


async def test_a_line_is_read_with_its_places_and_writes_nothing(alice: httpx.AsyncClient) -> None:
    work = (await alice.post("/lists", json={"name": "Work trips"})).json()["id"]
    await alice.post("/lists", json={"name": "Work"})
    line = "🎉 Call Ann tomorrow 5pm p1 @phone #work trips"
    answer = await alice.post("/tasks/read", json={"text": line})
    reading = answer.json()
    assert (reading["title"], reading["due"]) == ("🎉 Call Ann", "2026-03-05T17:00:00+01:00")
    assert reading["due_text"] == "Thu 5 Mar 2026, 17:00"
    assert (reading["priority"], reading["labels"], reading["list"]) == ("p1", ["phone"], work)
    units = line.encode("utf-16-le")
    said = {s["kind"]: units[2 * s["start"] : 2 * s["end"]].decode("utf-16-le").strip() for s in reading["spans"]}
    assert said == {"due": "tomorrow 5pm", "priority": "p1", "label": "@phone", "list": "#work trips"}
    assert (await alice.get("/tasks")).json()["total"] == 0
    assert "x-operation-id" not in answer.headers


async def test_a_line_becomes_a_task(alice: httpx.AsyncClient) -> None:
    made = await alice.post("/tasks/quick", json={"text": "Water the plants every monday at 9 @home !2"})
    assert made.status_code == 201
    task = made.json()["task"]
    assert (task["title"], task["repeat"], task["labels"], task["priority"]) == (
        "Water the plants", "FREQ=WEEKLY;BYDAY=MO", ["home"], "p2",
    )  # fmt: skip
    assert made.headers["location"] == f"/api/v1/tasks/{task['id']}"
    assert made.json()["reading"]["due"] == task["due"] == "2026-03-09T09:00:00+01:00"


async def test_what_is_no_mark_stays_in_the_title(alice: httpx.AsyncClient, bob: httpx.AsyncClient) -> None:
    await bob.post("/lists", json={"name": "Secret"})
    reading = (await alice.post("/tasks/read", json={"text": "Mail ann@example.com about #Secret and p5"})).json()
    assert reading["title"] == "Mail ann@example.com about #Secret and p5"
    assert (reading["labels"], reading["list"], reading["spans"]) == ([], None, [])


async def test_a_line_of_marks_alone_is_a_title_and_an_empty_one_is_refused(alice: httpx.AsyncClient) -> None:
    task = (await alice.post("/tasks/quick", json={"text": "@home"})).json()["task"]
    assert (task["title"], task["labels"]) == ("@home", ["home"])
    assert problem(await alice.post("/tasks/quick", json={"text": " "}))[0] == 422


async def test_a_past_day_at_the_end_of_a_line_is_its_due(alice: httpx.AsyncClient) -> None:
    reading = (await alice.post("/tasks/read", json={"text": "Pay the rent yesterday"})).json()
    assert (reading["title"], reading["due"]) == ("Pay the rent", "2026-03-03")
    assert [span["kind"] for span in reading["spans"]] == ["due"]


async def test_a_line_says_how_long_its_task_takes(alice: httpx.AsyncClient) -> None:
    line = "Call Ann tomorrow 5pm for 30 min every day"
    made = (await alice.post("/tasks/quick", json={"text": line})).json()
    assert (made["task"]["title"], made["task"]["duration_minutes"], made["task"]["repeat"]) == (
        "Call Ann", 30, "FREQ=DAILY",
    )  # fmt: skip
    (span,) = [span for span in made["reading"]["spans"] if span["kind"] == "duration"]
    assert line[span["start"] : span["end"]].strip() == "for 30 min"


async def test_a_number_of_things_is_no_time_of_day(alice: httpx.AsyncClient) -> None:
    reading = (await alice.post("/tasks/read", json={"text": "Buy 2 tomorrow newspapers"})).json()
    assert (reading["title"], reading["due"]) == ("Buy 2 newspapers", "2026-03-05")


async def test_lines_below_a_line_become_its_subtasks_and_are_taken_back_with_it(alice: httpx.AsyncClient) -> None:
    text = "Plan the party saturday #Inbox\n- Invite friends @phone\n- Buy cake\n    * Ask who bakes\n\nWash the car"
    reading = (await alice.post("/tasks/read", json={"text": text})).json()
    assert [(line["title"], line["depth"]) for line in [reading, *reading["more"]]] == [
        ("Plan the party", 0), ("Invite friends", 1), ("Buy cake", 1), ("Ask who bakes", 2), ("Wash the car", 0),
    ]  # fmt: skip
    made = (await alice.post("/tasks/quick", json={"text": text, "due": "today", "labels": ["home"]})).json()
    party, friends, cake, baker, car = tasks = [made["task"], *made["more"]]
    assert [task["parent"] for task in tasks] == [None, party["id"], party["id"], cake["id"], None]
    assert (party["due"], friends["due"], car["due"]) == ("2026-03-07", None, "2026-03-04")
    assert (party["labels"], friends["labels"], baker["labels"]) == (["home"], ["phone"], [])
    await alice.post("/undo")
    assert (await alice.get("/tasks")).json()["total"] == 0


async def test_too_many_lines_are_refused_and_none_is_added(alice: httpx.AsyncClient) -> None:
    assert problem(await alice.post("/tasks/quick", json={"text": "One\n" * 26}))[0] == 422
    deep = "\n".join(f"{' ' * depth}Step {depth}" for depth in range(12))
    assert problem(await alice.post("/tasks/quick", json={"text": deep}))[0] == 422
    assert (await alice.get("/tasks")).json()["total"] == 0


async def test_the_completion_is_what_a_repetition_counts_from_when_the_line_says_so(alice: httpx.AsyncClient) -> None:
    made = await alice.post("/tasks/quick", json={"text": "Cut the hair every 6 weeks after completion"})
    assert made.json()["task"]["repeat_from"] == "completion"


async def test_a_due_is_read_while_it_is_typed_as_changing_a_task_reads_it(alice: httpx.AsyncClient) -> None:
    async def read(words: str) -> object:
        return (await alice.post("/tasks/when", json={"words": words})).json()

    assert await read("friday at 9") == {"due": "2026-03-06T09:00:00+01:00", "repeat": None}
    assert await read("every monday") == {"due": "2026-03-09", "repeat": "FREQ=WEEKLY;BYDAY=MO"}
    for nothing in ("none", "fri at 9 at 10 o'", "31 February", "9999-12-31", "31 december 9999"):
        assert await read(nothing) == {"due": None, "repeat": None}


async def test_what_repeats_is_told_beside_its_due_and_may_be_said_beside_the_line(alice: httpx.AsyncClient) -> None:
    read = (await alice.post("/tasks/read", json={"text": "Rent every last friday at 9"})).json()
    assert (read["due_text"], read["repeat_text"]) == (
        "Fri 27 Mar 2026, 09:00",
        "every month on the last Friday at 09:00",
    )
    body = {"text": "Water the plants", "due": "every monday"}
    added = (await alice.post("/tasks/quick", json=body)).json()["task"]
    assert (added["due"], added["repeat"]) == ("2026-03-09", "FREQ=WEEKLY;BYDAY=MO")
    own = (await alice.post("/tasks/quick", json={**body, "text": "Sweep tomorrow"})).json()["task"]
    assert (own["due"], own["repeat"]) == ("2026-03-05", None)
