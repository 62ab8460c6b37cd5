"""No text that people see in the chat lacks its translation."""

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import cast

import pytest

from saydone.agent.model_sentences import Provider, model_error
from saydone.chatkit.composer import TOOLS
from saydone.chatkit.dates import DATE_WORDS
from saydone.chatkit.guide_widgets import guide_widget
from saydone.chatkit.task_cards import PRIORITIES
from saydone.chatkit.tool_words import KNOWN, words_for
from saydone.chatkit.views import STARTER_PROMPTS
from saydone.chatkit.widgets import chatkit_widget, widget_as_text
from saydone.domain.wording import words_of
from tests.chatkit.samples import VIEWS

SOURCE = Path(__file__).parents[2] / "src" / "saydone"
GERMAN = words_of("de")

# Where errors are raised that a person at the chat can run into, by a message, a click, an upload or an answer.
SHOWN = [
    *sorted(path.relative_to(SOURCE).as_posix() for path in (SOURCE / "chatkit").glob("*.py")),
    *(f"agent/{name}.py" for name in ("model_shelf", "transcription")),
    *(f"domain/{name}.py" for name in ("access", "task", "text", "label", "when/duration", "when/read")),
    *(f"domain/{name}.py" for name in ("when/repetition", "recurrence/fit")),
    *(f"services/{name}.py" for name in ("access", "attachments", "bulk", "changing", "completion", "confirming")),
    *(f"services/{name}.py" for name in ("file_content", "history", "labels", "ordering", "outcome", "placing")),
    *(f"services/{name}.py" for name in ("reverting", "tasks", "trash", "attachment_room", "file_missing")),
    *(f"store/{name}.py" for name in ("cursor", "db", "files", "labels", "listing")),
]
_ERRORS = re.compile("(InvalidInput|NotFound|Conflict|Stale|Forbidden|TooLarge|TooManyRequests|Unavailable|TurnFailed)")
_MARK = re.compile(r"\{[1-9]\}")
# The guide's badges, for programs.
STATUSES = {"pending", "completed"}


def form_of(node: ast.expr) -> str | None:
    """A sentence in the source as translations have it: marks for what is put in. None where it is made elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    marks = iter(range(1, 10))
    return "".join(str(part.value) if isinstance(part, ast.Constant) else f"{{{next(marks)}}}" for part in node.values)


def raised_in(path: str) -> Iterator[str]:
    for call in ast.walk(ast.parse((SOURCE / path).read_text())):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and _ERRORS.fullmatch(call.func.id):
            said = [*call.args[:1], *(keyword.value for keyword in call.keywords if keyword.arg == "message")]
            yield from filter(None, map(form_of, chain.from_iterable(map(choices_of, said))))


def asked_for_in(path: str) -> Iterator[str]:
    """The texts of ``words("…")`` and ``words.number("…", "…")``."""
    for call in ast.walk(ast.parse((SOURCE / path).read_text())):
        if not isinstance(call, ast.Call):
            continue
        name = ast.unparse(call.func).removeprefix("self.").removeprefix("context.")
        places = {"words": call.args[:1], "words.number": call.args[1:2]}.get(name, [])
        for argument in places:
            yield from filter(None, map(form_of, choices_of(argument)))


def choices_of(node: ast.expr) -> list[ast.expr]:
    return [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]


@pytest.mark.parametrize("path", SHOWN)
def test_every_error_that_the_chat_can_show_is_translated(path: str) -> None:
    # A sentence with marks is a form; it is tried with something in their places.
    missing = [form for form in raised_in(path) if GERMAN.sentence(_filled(form)) == _filled(form)]
    assert missing == []


def test_every_text_of_a_widget_is_translated() -> None:
    asked = {text for path in SHOWN if path.startswith("chatkit/") for text in asked_for_in(path)}
    tables = [*DATE_WORDS, *(label for _, label in PRIORITIES)]
    tables += [text for one in STARTER_PROMPTS.prompts for text in (one.label, one.prompt)]
    tables += [text for tool in TOOLS for text in (tool.label, tool.shortLabel, tool.placeholderOverride)]
    for its in map(words_for, KNOWN):
        tables += filter(None, (its.doing, its.did, its.did_many))
    assert sorted({*asked, *tables} - GERMAN.texts.keys() - GERMAN.numbers.keys()) == []


def test_every_failure_of_a_model_is_translated() -> None:
    kinds = ("auth", "forbidden", "quota", "not_found", "no_provider", "no_tools", "too_long", "refused")
    others = ("bad_request", "rate_limited", "unavailable", "unreachable", "timeout", "interrupted", "empty")
    for address in (None, "http://127.0.0.1:1"):
        for kind in (*kinds, *others, "unreadable", "length"):
            for quoted, wait in (("", None), ("Because.", 7)):
                error = model_error(kind, Provider("m", address, 30), quoted=quoted, retry_after=wait)
                assert GERMAN.sentence(error.message) != error.message, error.message


def test_a_translation_takes_the_same_values() -> None:
    for english, german in GERMAN.texts.items():
        assert set(re.findall("{[a-z_]+}", english)) == set(re.findall("{[a-z_]+}", german)), english
    for many, forms in GERMAN.numbers.items():
        assert all(set(re.findall("{[a-z_]+}", form)) == set(re.findall("{[a-z_]+}", many)) for form in forms), many
    for form in GERMAN.forms:
        assert sorted(_MARK.findall(form.text)) == [f"{{{name[1:]}}}" for name in sorted(form.pattern.groupindex)]


@pytest.mark.parametrize("name", VIEWS)
def test_a_widget_in_german_has_none_of_the_english_words(name: str) -> None:
    said = {*texts_in(chatkit_widget(VIEWS[name], GERMAN).model_dump()), widget_as_text(VIEWS[name], GERMAN)}
    said |= {text for text in texts_in(guide_widget(VIEWS[name], GERMAN)) if text not in STATUSES}
    assert said & {text for text in GERMAN.texts if GERMAN.texts[text] != text} == set()


def texts_in(node: object) -> Iterator[str]:
    """What is written in a widget."""
    if isinstance(node, list):
        for part in cast("list[object]", node):
            yield from texts_in(part)
    elif isinstance(node, dict):
        fields = cast("dict[str, object]", node)
        # The value of an option is what is sent, not what is read.
        read = ("label", "placeholder") if "label" in fields else ("value", "placeholder")
        for name, value in fields.items():
            if isinstance(value, str) and name in read:
                yield value
            else:
                yield from texts_in(value)


def _filled(form: str) -> str:
    return _MARK.sub("X9", form)
