"""Sentences in other languages."""

import pytest

from saydone.domain.wording import ENGLISH, words_of

GERMAN = words_of("de-AT")


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("There is no task 99.", "Die Aufgabe 99 gibt es nicht."),
        ("The due is empty.", "Der Termin ist leer."),
        ("Already done: “pay rent”.", "Schon erledigt: “pay rent”."),
        (
            "Deleted “A” and 3 more. The trash has what was deleted, and undo brings it back.",
            "Gelöscht: “A” und 3 weitere. Gelöschtes liegt im Papierkorb und lässt sich zurückholen.",
        ),
        ("Deleted “X”.", "Gelöscht: “X”."),
        ("There is no list “Hom”. Did you mean “Home”?", "Die Liste „Hom“ gibt es nicht. Meintest du „Home“?"),
        ("every Monday and Friday at 17:00", "jeden Montag und Freitag um 17:00"),
        # What somebody wrote is never translated, however much it looks like words of ours.
        ("“Delete” has not been uploaded yet.", "„Delete“ wurde noch nicht hochgeladen."),
        ("Nobody ever said this and that.", "Nobody ever said this and that."),
        ("", ""),
    ],
)
def test_a_sentence_is_known_by_its_form(english: str, german: str) -> None:
    assert GERMAN.sentence(english) == german
    assert ENGLISH.sentence(english) == english


def test_numbers_and_values_are_put_in() -> None:
    said = ("Added {count} task", "Added {count} tasks")
    assert [GERMAN.number(*said, 1), GERMAN.number(*said, 2)] == ["1 Aufgabe hinzugefügt", "2 Aufgaben hinzugefügt"]
    assert ENGLISH.number(*said, 1) == "Added 1 task"
    assert GERMAN("Due: {due}", due="{x}") == "Fällig: {x}"


@pytest.mark.parametrize("tag", [None, "en-GB", "tlh", "../de", "de/../de", ""])
def test_where_there_is_no_translation_it_is_english(tag: str | None) -> None:
    assert words_of(tag) is ENGLISH
