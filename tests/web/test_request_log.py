"""What is written of a request, and what every answer carries."""

import httpx
import pytest
import structlog

from tests.web.conftest import Lines
from tests.web.notes import SECRET


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


async def test_a_request_is_one_line_with_its_user_and_without_its_query(
    demo: httpx.AsyncClient, log_lines: Lines
) -> None:
    answer = await demo.get(f"/notes/who?secret={SECRET}")
    [line] = log_lines()
    assert line["message"] == "request"
    assert (line["method"], line["path"], line["status"]) == ("GET", "/notes/who", 200)
    assert line["user"] == "demo"
    assert line["request_id"] == answer.headers["x-request-id"]
    assert line["logger"] == "saydone.web"
    assert isinstance(line["ms"], float)
    assert SECRET not in str(line)
    assert "test-token" not in str(line)


async def test_one_requests_user_is_not_the_nexts(
    demo: httpx.AsyncClient, client: httpx.AsyncClient, log_lines: Lines
) -> None:
    await demo.get("/notes/who")
    await client.get("/notes/who")
    assert ["user" in line for line in log_lines()] == [True, False]
    assert structlog.contextvars.get_contextvars() == {}


async def test_a_failure_is_logged_with_its_trace(demo: httpx.AsyncClient, log_lines: Lines) -> None:
    await demo.get("/notes/broken")
    failed, request = log_lines()
    assert "RuntimeError" in str(failed["exception"])
    assert failed["request_id"] == request["request_id"]
    assert request["status"] == 500


async def test_an_address_cannot_write_lines_of_its_own(demo: httpx.AsyncClient, log_lines: Lines) -> None:
    await demo.get("/a%0Ab%1B[2J")
    [line] = log_lines()
    assert line["path"] == "/a%0Ab%1B[2J"


async def test_probes_are_not_worth_a_line(client: httpx.AsyncClient, log_lines: Lines) -> None:
    await client.get("/health/live")
    assert [line["level"] for line in log_lines()] == ["debug"]


async def test_a_sane_request_id_is_kept(demo: httpx.AsyncClient) -> None:
    answer = await demo.get("/notes/who", headers={"X-Request-Id": "proxy_7.a-b"})
    assert answer.headers["x-request-id"] == "proxy_7.a-b"


@pytest.mark.parametrize("odd", ["", "a b", "a" * 65, "a;b", "ä".encode(), '{"a":1}'])
async def test_an_odd_request_id_is_replaced(demo: httpx.AsyncClient, odd: str | bytes) -> None:
    value = odd.encode() if isinstance(odd, str) else odd
    answer = await demo.get("/notes/who", headers=[(b"x-request-id", value)])
    assert answer.status_code == 200
    assert len(answer.headers["x-request-id"]) == 32


@pytest.mark.parametrize("path", ["/notes/who", "/nothing", "/health/live", "/notes/broken", "/openapi.json"])
async def test_answers_may_not_be_taken_for_pages(demo: httpx.AsyncClient, path: str) -> None:
    headers = (await demo.get(path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["cache-control"] == "no-store"


async def test_no_other_site_is_let_in(demo: httpx.AsyncClient) -> None:
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    for method in ("GET", "OPTIONS"):
        answer = await demo.request(method, "/notes/who", headers=asked)
        assert not [name for name in answer.headers if name.startswith("access-control-")]
