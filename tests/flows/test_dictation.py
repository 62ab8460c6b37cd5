"""Dictation: what is said becomes text, and what cannot be heard is told in a sentence."""

import base64

import httpx
import pytest
from pydantic import SecretStr

from saydone.agent.transcription import AUDIO_MAX
from tests.fakes.provider.script import fail
from tests.fakes.provider.server import FakeProvider
from tests.flows.chatkit import message, request
from tests.flows.conftest import Start
from tests.flows.live import LiveServer

SOUND = b"\x1aE\xdf\xa3 not quite webm"


@pytest.fixture
def dictating(start: Start, provider: FakeProvider) -> LiveServer:
    """A server without an LLM that can hear."""
    return start(
        transcription_model="gpt-test",
        transcription_base_url=provider.openai_base_url,
        transcription_api_key=SecretStr("test-key"),
        model_timeout=30,
    )


def dictate(
    server: LiveServer, audio: bytes | str = SOUND, mime_type: str = "audio/webm;codecs=opus"
) -> httpx.Response:
    encoded = audio if isinstance(audio, str) else base64.b64encode(audio).decode()
    return server.http.post("/chatkit", json=request("input.transcribe", audio_base64=encoded, mime_type=mime_type))


@pytest.mark.parametrize(
    ("mime_type", "name"),
    [
        ("audio/webm;codecs=opus", "speech.webm"),
        ("audio/ogg", "speech.ogg"),
        ("Audio/MP4", "speech.mp4"),
        ("audio/mpeg", "speech.mp3"),
        ("audio/x-wav", "speech.wav"),
    ],
)
def test_a_recording_becomes_text(dictating: LiveServer, provider: FakeProvider, mime_type: str, name: str) -> None:
    provider.words.append(" Buy milk tomorrow.\n")
    heard = dictate(dictating, mime_type=mime_type)
    assert heard.status_code == 200
    assert heard.json() == {"text": "Buy milk tomorrow."}
    assert provider.heard == [(name, SOUND)]
    assert dictating.http.get("/chatkit/options").json()["composer"]["dictation"] == {"enabled": True}


def test_without_a_model_for_it_dictation_is_refused_and_not_offered(server: LiveServer) -> None:
    refused = dictate(server)
    assert refused.status_code == 422
    assert (
        refused.json()["message"]
        == "Dictation is not set up on this server: SAYDONE_TRANSCRIPTION_MODEL names a model for it."
    )
    assert server.http.get("/chatkit/options").json()["composer"]["dictation"] == {"enabled": False}


@pytest.mark.parametrize(
    ("audio", "mime_type"), [("not Base64!", "audio/webm"), (b"", "audio/webm"), (SOUND, "text/html"), (SOUND, "")]
)
def test_what_is_no_recording_is_refused(
    dictating: LiveServer, provider: FakeProvider, audio: bytes | str, mime_type: str
) -> None:
    refused = dictate(dictating, audio, mime_type)
    assert refused.status_code == 422
    assert refused.json()["error"] == "invalid_request"
    assert provider.heard == []


def test_a_long_recording_is_taken_and_a_longer_one_is_not(dictating: LiveServer, provider: FakeProvider) -> None:
    provider.words.append("A long speech.")
    assert dictate(dictating, b"a" * AUDIO_MAX).json() == {"text": "A long speech."}
    assert len(provider.heard[0][1]) == AUDIO_MAX
    for size in (AUDIO_MAX + 1, AUDIO_MAX + 4_000_000):
        refused = dictate(dictating, b"a" * size)
        assert refused.status_code == 413
    assert len(provider.heard) == 1


def test_only_a_recording_may_be_that_large(dictating: LiveServer) -> None:
    body = request("threads.create", input=message("a" * 1_100_000))
    assert dictating.http.post("/chatkit", json=body).status_code == 413
    assert dictating.http.post("/api/chatkit/generate", json={"message": "a" * 1_100_000}).status_code == 413


@pytest.mark.parametrize(
    ("failure", "code", "word"),
    [
        (fail(401), "model_auth", "SAYDONE_TRANSCRIPTION_API_KEY"),
        (fail(404), "model_not_found", "SAYDONE_TRANSCRIPTION_MODEL"),
        (fail(400, message="Audio file might be corrupted."), "model_bad_request", "corrupted"),
    ],
)
def test_what_the_provider_refuses_is_one_sentence(
    dictating: LiveServer, provider: FakeProvider, failure: object, code: str, word: str
) -> None:
    provider.words.append(failure)  # pyright: ignore[reportArgumentType] # a Fail, as fail() says
    refused = dictate(dictating)
    assert refused.status_code == 502
    assert refused.json()["error"] == code
    assert word in refused.json()["message"]


def test_a_provider_that_is_away_is_told(dictating: LiveServer, provider: FakeProvider) -> None:
    provider.close()
    refused = dictate(dictating)
    assert refused.status_code == 502
    assert "Is it running?" in refused.json()["message"]


def test_dictation_wants_a_token(dictating: LiveServer) -> None:
    body = request("input.transcribe", audio_base64="", mime_type="audio/webm")
    assert dictating.http.post("/chatkit", json=body, headers={"Authorization": "Bearer no"}).status_code == 401
