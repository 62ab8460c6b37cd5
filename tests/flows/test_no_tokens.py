"""What is no token opens nothing, at whatever door: JWTs of all kinds, and tokens in other places than the header."""

import base64
import hashlib
import hmac
import json

import httpx

from tests.flows.client import GENERATE, Json
from tests.flows.live import LiveServer

RPC: Json = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
SAID: Json = {"content": [{"type": "input_text", "text": "Hello"}], "attachments": [], "inference_options": {}}
DOORS: list[tuple[str, str, Json | None]] = [
    ("GET", "/api/v1/tasks", None),
    ("POST", "/api/v1/tasks", {"title": "Buy milk"}),
    ("GET", "/api/v1/changes", None),
    ("POST", "/chatkit", {"type": "threads.create", "params": {"input": SAID}}),
    ("POST", "/chatkit", {"type": "threads.list", "params": {}}),
    ("GET", "/chatkit/options", None),
    ("POST", GENERATE, {"message": "Hello"}),
    ("GET", "/api/chatkit/tasks", None),
    ("POST", "/mcp", RPC),
]


def part(value: Json) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def jwt(header: Json, claims: Json, key: bytes = b"secret") -> str:
    """A JSON Web Token with an HMAC, whatever its header says."""
    signed = f"{part(header)}.{part(claims)}"
    signature = base64.urlsafe_b64encode(hmac.new(key, signed.encode(), hashlib.sha256).digest()).rstrip(b"=").decode()
    return f"{signed}.{signature}"


WHO: Json = {"sub": "1", "name": "demo", "iss": "saydone", "aud": "saydone", "exp": 4102444800}
EVIL = "https://evil.example/keys.json"
JWTS = {
    "unsigned": f"{part({'alg': 'none', 'typ': 'JWT'})}.{part(WHO)}.",
    "stripped": jwt({"alg": "HS256"}, WHO).rpartition(".")[0] + ".",
    "hmac": jwt({"alg": "HS256", "typ": "JWT"}, WHO),
    "hmac, said to be RSA": jwt({"alg": "RS256", "typ": "JWT"}, WHO),
    "by the public token": jwt({"alg": "HS256"}, WHO, b"test-token"),
    "without a key": jwt({"alg": "HS256"}, WHO, b""),
    "foreign keys": jwt({"alg": "RS256", "kid": "../../dev/null", "jku": EVIL, "x5u": EVIL}, WHO),
    "expired": jwt({"alg": "HS256"}, WHO | {"exp": 1}),
    "not yet": jwt({"alg": "HS256"}, WHO | {"nbf": 4102444800}),
    "for others": jwt({"alg": "HS256"}, WHO | {"aud": "other", "iss": EVIL}),
    "for ever": jwt({"alg": "HS256"}, {"sub": "1"}),
}


def asked(server: LiveServer, door: tuple[str, str, Json | None], headers: dict[str, str], query: str = "") -> None:
    """Ask at a door, and be refused as whoever has no token."""
    method, path, body = door
    accept = {"Accept": "application/json, text/event-stream"}
    answer = httpx.request(method, f"{server.url}{path}{query}", json=body, headers=accept | headers, timeout=30)
    assert answer.status_code == 401, (door, headers, query, answer.text)
    assert answer.headers["www-authenticate"].startswith("Bearer"), door


def test_no_json_web_token_opens_anything(server: LiveServer) -> None:
    for token in JWTS.values():
        for door in DOORS:
            asked(server, door, {"Authorization": f"Bearer {token}"})


def test_a_token_is_taken_from_the_header_only(server: LiveServer) -> None:
    for door in DOORS:
        for query in ("?access_token=test-token", "?token=test-token&authorization=Bearer%20test-token"):
            asked(server, door, {}, query)
        for headers in (
            {"Cookie": "access_token=test-token; session=test-token; Authorization=Bearer test-token"},
            {"X-Api-Key": "test-token"},
            {"X-Forwarded-User": "demo", "X-User-Id": "1"},
            {"Proxy-Authorization": "Bearer test-token"},
        ):
            asked(server, door, headers)
    assert server.titles() == []
