"""Which models are shown images."""

import pytest

from saydone.agent.vision import sight
from saydone.settings import Settings


@pytest.mark.parametrize(
    "name",
    [
        "gpt-4o",
        "gpt-5-mini",
        "o3",
        "anthropic/claude-sonnet-4-5",
        "claude-3-opus",
        "gemini/gemini-2.5-flash",
        "llava:13b",
        "llama3.2-vision",
        "qwen2.5-vl-7b",
        "gemma3:12b",
        "pixtral-12b",
    ],
)
def test_models_that_are_known_to_see_are_shown_images(name: str) -> None:
    assert sight(Settings(), name)


@pytest.mark.parametrize(
    "name", ["offline", "gpt-3.5-turbo", "llama3.1", "deepseek-chat", "gemma3:1b", "mistral-7b", "o3-mini"]
)
def test_models_that_are_not_known_to_see_are_not(name: str) -> None:
    assert not sight(Settings(), name)


def test_the_setting_goes_before_the_name() -> None:
    assert sight(Settings(model_vision="yes"), "my-own-model")
    assert not sight(Settings(model_vision="no"), "gpt-5")
