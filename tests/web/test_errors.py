"""Every error has the guide's shape, and says nothing that it should not."""

import httpx
import pytest
from fastapi import FastAPI

from tests.web.notes import SECRET


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


async def test_an_error_of_the_application_keeps_its_code_and_says_when_to_come_back(demo: httpx.AsyncClient) -> None:
    answer = await demo.get("/notes/busy")
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "7"
    assert answer.json() == {"type": "error", "error": "rate_limited", "message": "Too many notes."}


async def test_an_unknown_address_is_not_found(demo: httpx.AsyncClient) -> None:
    answer = await demo.get("/nothing/here")
    assert answer.status_code == 404
    assert answer.json()["error"] == "not_found"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "OPTIONS", "BREW"])
async def test_a_method_that_is_not_taken_is_answered_with_those_that_are(demo: httpx.AsyncClient, method: str) -> None:
    answer = await demo.request(method, "/notes/who")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, DELETE"
    assert answer.json()["error"] == "method_not_allowed"


async def test_the_rest_api_has_problem_details_wherever_a_request_fails(demo: httpx.AsyncClient) -> None:
    unknown = await demo.get("/api/v1/nothing")
    wrong = await demo.put("/api/v1/tasks")
    packed = await demo.post("/api/v1/tasks", content=b"x", headers={"Content-Encoding": "gzip"})
    large = await demo.post("/api/v1/tasks", content=b"x" * (1024 * 1024 + 1))
    nobody = await demo.get("/api/v1/tasks", headers={"Authorization": "Bearer x"})
    answers = (unknown, wrong, packed, large, nobody)
    assert [answer.status_code for answer in answers] == [404, 405, 415, 413, 401]
    for answer in answers:
        assert answer.headers["content-type"] == "application/problem+json"
        assert set(answer.json()) == {"type", "title", "status", "detail", "code"}


async def test_a_missing_slash_or_one_too_many_leads_nowhere_else(demo: httpx.AsyncClient) -> None:
    assert (await demo.get("/notes/who/")).status_code == 404


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ({}, "“title” is missing."),
        ({"title": 5}, "“title” must be text, in quotes."),
        ({"title": "a" * 501}, "“title” may have at most 500 characters."),
        ({"title": "a", "kind": SECRET}, "“kind” must be one of “long” or “short”."),
        ({"title": "a", "thread": SECRET}, "“thread” must be a UUID."),
        ({"title": "a", "colour": SECRET}, "“colour” is not known here."),
        ({"title": "a", "more": [SECRET]}, "“more” must be an object."),
    ],
)
async def test_a_field_that_cannot_be_used_is_named_and_not_repeated(
    demo: httpx.AsyncClient, body: dict[str, object], sentence: str
) -> None:
    answer = await demo.post("/notes", json=body)
    assert answer.status_code == 422
    assert answer.json() == {"type": "error", "error": "invalid_request", "message": sentence}


@pytest.mark.parametrize(
    ("path", "body", "sentence"),
    [
        ("/api/chatkit/action", {}, "“type” is missing."),
        ("/api/chatkit/action", {"type": "complete_task"}, "“payload” is missing."),
        ("/api/chatkit/action", {"type": "complete_task", "payload": {}}, "“payload.task_id” is missing."),
        ("/api/chatkit/action", {"type": "cancel", "payload": {}, "why": 1}, "“why” is not known here."),
        (
            "/chatkit",
            {"type": "threads.list", "params": {"order": "x"}},
            "“params.order” must be one of “asc” or “desc”.",
        ),
        ("/chatkit", {"type": "items.list", "params": {}}, "“params.thread_id” is missing."),
        ("/chatkit", {"type": "items.list"}, "“params” is missing."),
        ("/chatkit", {}, "There is no request of this type."),
    ],
)
async def test_a_field_of_one_of_several_bodies_is_named_as_it_was_sent(
    demo: httpx.AsyncClient, path: str, body: dict[str, object], sentence: str
) -> None:
    answer = await demo.post(path, json=body)
    assert (answer.status_code, answer.json()["message"]) == (422, sentence)


async def test_a_name_made_up_by_the_client_is_cut_short(demo: httpx.AsyncClient) -> None:
    answer = await demo.post("/notes", json={"title": "a", "\n‮" + "x" * 10_000: 1})
    assert answer.status_code == 422
    assert len(answer.text) < 300
    assert "\\n" not in answer.text
    assert "‮" not in answer.text


async def test_what_nobody_foresaw_is_told_by_the_request_id_alone(demo: httpx.AsyncClient) -> None:
    answer = await demo.get("/notes/broken", headers={"X-Request-Id": "abc-123"})
    assert answer.status_code == 500
    assert answer.json()["error"] == "internal_error"
    assert "abc-123" in answer.json()["message"]
    assert SECRET not in answer.text
    assert answer.headers["x-request-id"] == "abc-123"


async def test_every_endpoint_describes_its_errors(app: FastAPI) -> None:
    page = app.openapi()
    for path, operations in page["paths"].items():
        if path.startswith("/health"):
            continue
        for method, operation in operations.items():
            taken = operation.get("requestBody", {}).get("content", {})
            only_json = ["415"] if set(taken) == {"application/json"} else []
            wanted = ["401", "500", "503", *(["413", "422"] if taken else []), *only_json]
            assert set(wanted) <= operation["responses"].keys(), (method, path)
            # Links that programs without a token follow: what is secret in them stands for it.
            secret = {"signature", "secret"} & {parameter["name"] for parameter in operation.get("parameters", [])}
            assert operation.get("security") or secret, (method, path)
            for status in operation["responses"]:
                if status >= "400":
                    rest = path.startswith("/api/v1/")
                    kind, model = ("problem+json", "Problem") if rest else ("json", "ErrorBody")
                    content = operation["responses"][status]["content"]
                    wanted_content = {f"application/{kind}": {"schema": {"$ref": f"#/components/schemas/{model}"}}}
                    assert content == wanted_content, (method, path, status)


async def test_the_pages_that_load_scripts_from_elsewhere_are_off(demo: httpx.AsyncClient) -> None:
    assert (await demo.get("/docs")).status_code == 404
    assert (await demo.get("/redoc")).status_code == 404
    assert (await demo.get("/openapi.json")).status_code == 200
