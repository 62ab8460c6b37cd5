"""Errors and notes in the language of the screen."""

from pathlib import Path

from saydone.settings import Settings
from tests.conftest import Clock
from tests.fakes.provider.script import call, hang
from tests.fakes.provider.server import FakeProvider
from tests.flows.client import Json
from tests.flows.live import LiveServer
from tests.flows.process import ServedProcess, environment_on

GERMAN = {"Accept-Language": "de-DE,de;q=0.9,en;q=0.5"}


def problem(server: LiveServer, method: str, path: str, body: Json | None = None, **headers: str) -> tuple[str, str]:
    answer = server.http.request(method, f"/api/v1{path}", json=body, headers=GERMAN | headers)
    assert answer.status_code >= 400
    assert answer.headers["content-language"] == "de"
    return answer.json()["title"], answer.json()["detail"]


def test_problems_of_the_rest_api_are_told_in_german(server: LiveServer) -> None:
    assert problem(server, "GET", "/tasks/99") == ("Nicht gefunden", "Die Aufgabe 99 gibt es nicht.")
    assert problem(server, "GET", "/nothing") == ("Nicht gefunden", "Unter dieser Adresse ist nichts.")
    assert problem(server, "POST", "/tasks", {})[1] == "„title“ fehlt."
    assert problem(server, "POST", "/tasks", {"title": "Milk", "x": 1})[1] == "„x“ ist hier nicht bekannt."
    assert problem(server, "GET", "/tasks?limit=0")[1] == "„limit“ muss mindestens 1 sein."
    refused = server.http.get("/api/v1/tasks", headers=GERMAN | {"Authorization": "Bearer x"}).json()
    assert refused["title"] == "Nicht angemeldet"
    assert refused["detail"].startswith("Das Token ist nicht gültig.")
    server.http.post("/api/v1/tasks", json={"title": "Milk"})
    title, _ = problem(server, "PATCH", "/tasks/1", {"title": "Eggs"}, **{"If-Match": '"v9"'})
    assert title == "Inzwischen geändert"


def test_the_note_after_a_crash_is_in_the_language_that_the_user_chose(
    provider: FakeProvider, tmp_path: Path, clock: Clock
) -> None:
    provider.reply(call("add_task", {"tasks": [{"title": "Milch {kaufen}"}]}))
    provider.reply(hang("Never."))
    env = environment_on(provider, tmp_path)
    with ServedProcess(env, tmp_path / "first.log") as server:
        server.http.patch("/api/v1/me", json={"language": "de"}).raise_for_status()
        with server.stream("/api/chatkit/generate", {"message": "Milch"}):
            provider.wait_until(lambda seen: len(seen.requests) == 2)
            conversation = server.http.get("/api/chatkit/conversations").json()["conversations"][0]["id"]
            server.process.kill()
            server.process.wait()
    provider.release()
    # The next server may as well be one of this process.
    with LiveServer(Settings(_env_file=None, data_dir=tmp_path), clock) as server:  # pyright: ignore[reportCallIssue] # it is an option of Pydantic's
        note = server.messages(conversation)[-1]["text"]
        assert note == "(Diese Antwort wurde unterbrochen. Vorher getan: Aufgabe 1 „Milch {kaufen}“ hinzugefügt.)"
