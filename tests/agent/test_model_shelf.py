"""The models that people may choose among."""

import pytest
from pydantic import ValidationError

from saydone.agent.model_shelf import ModelShelf
from saydone.errors import InvalidInput, SetupError
from saydone.settings import Settings


def settings(**values: object) -> Settings:
    return Settings(_env_file=None, **values)  # pyright: ignore[reportArgumentType, reportCallIssue] # any setting


def test_the_default_is_always_on_offer_and_takes_its_label_from_the_list() -> None:
    alone = ModelShelf(settings())
    assert [(one.id, one.default) for one in alone.choices] == [("offline", True)]
    listed = settings(model="a", models="Quick = b, Best=a", model_base_url="http://localhost:1/v1")
    assert [(one.id, one.label, one.default) for one in ModelShelf(listed).choices] == [
        ("b", "Quick", False),
        ("a", "Best", True),
    ]


def test_a_model_is_made_once_and_one_that_is_gone_is_the_default() -> None:
    shelf = ModelShelf(settings(models="b", model_base_url="http://localhost:1/v1"))
    assert shelf.take("b") is shelf.take("b")
    assert shelf.take("b") is not shelf.default
    assert shelf.take("gone") is shelf.take(None) is shelf.default
    assert shelf.describe("gone") == shelf.describe(None)
    assert shelf.describe("b") == "b at localhost:1"
    assert [choice.description for choice in shelf.choices] == ["offline (built in, no LLM)", "b"], "not where it is"
    with pytest.raises(InvalidInput, match="offline, b"):
        shelf.check("gone")


def test_a_model_that_cannot_work_is_told_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(SetupError, match="openai/gpt-5"):
        ModelShelf(settings(models="openai/gpt-5"))


@pytest.mark.parametrize("listed", ["a, a", "x=a, y=a", "label="])
def test_a_list_with_a_name_twice_or_without_one_is_refused(listed: str) -> None:
    with pytest.raises(ValidationError, match="models"):
        settings(models=listed)
