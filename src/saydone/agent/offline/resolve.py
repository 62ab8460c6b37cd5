"""Which tasks a name fits: exactly, by its words, or but for a typing mistake; and which are merely close."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from saydone.agent.offline.lexicon import NOUN_VERBS, VERBS
from saydone.tools.task_view import TaskView

_SMALL_WORDS = frozenset(
    {
        "the",
        "a",
        "an",
        "my",
        "our",
        "your",
        "this",
        "that",
        "these",
        "those",
        "some",
        "all",
        "to",
        "of",
        "for",
        "on",
        "in",
        "at",
        "with",
        "and",
        "task",
        "tasks",
        "item",
        "items",
        "one",
        "called",
        "named",
    }
)
# What people say for having something, whichever of these the task was written with.
_GETTING = frozenset(
    {"buy", "bought", "get", "got", "pick", "picked", "up", "purchas", "grab", "fetch", "do", "finish", "complet"}
)
_CLOSE_MAX = 3
_CLOSE_SCORE = 75
_CLOSE_NAME_MIN = 3
_BEGINNING = 4
_MANY_WORDS = 4


@dataclass(frozen=True, slots=True)
class Fit:
    """``fits`` may be meant; ``close`` are for "did you mean", and only there when nothing fits."""

    fits: tuple[TaskView, ...] = ()
    close: tuple[TaskView, ...] = ()


@dataclass(frozen=True, slots=True)
class _Name:
    plain: str
    words: tuple[str, ...]
    plurals: frozenset[str] = frozenset()
    verb: str = ""
    """What it begins with, if that is done: no "books" are meant by "book the hotel"."""


def fit(name: str, tasks: Iterable[TaskView]) -> Fit:
    """The tasks that the name may mean: all of the best kind of fit, in the order given."""
    wanted = _name(name)
    named = [(task, _name(task.title)) for task in {task.id: task for task in tasks}.values()]
    if not wanted.words:
        return Fit()
    for kind in _KINDS:
        found = tuple(task for task, title in named if kind(wanted, title))
        if found:
            return Fit(fits=found)
    if len(wanted.plain) < _CLOSE_NAME_MIN:
        return Fit()
    scored = [(_closeness(wanted, title), task) for task, title in named]
    near = sorted((pair for pair in scored if pair[0] >= _CLOSE_SCORE), key=lambda pair: -pair[0])
    return Fit(close=tuple(task for _, task in near[:_CLOSE_MAX]))


def nearly(name: str, tasks: Iterable[TaskView]) -> list[TaskView]:
    """The tasks that share a word with the name, or one that begins alike; those that share most come first."""
    wanted = set(_name(name).words) - _GETTING
    scored = [(_shared(wanted, set(_name(task.title).words)), task) for task in tasks]
    return [task for _, task in sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])]


def _shared(wanted: set[str], titled: set[str]) -> int:
    return sum(any(_alike(word, other) or _begins_alike(word, other) for other in titled) for word in wanted)


def _begins_alike(word: str, other: str) -> bool:
    return word[:_BEGINNING] == other[:_BEGINNING] and min(len(word), len(other)) >= _BEGINNING


def search_words(name: str) -> str:
    """What to search for so that every task that the name fits by its words is found."""
    return " ".join(_name(name).words)


def fits_title(name: str, title: str) -> bool:
    """Whether the name fits this title, without doubt."""
    wanted = _name(name)
    return bool(wanted.words) and any(kind(wanted, _name(title)) for kind in _KINDS)


def alike(name: str, other: str) -> bool:
    """Whether two names are one but for endings, small words and typing mistakes."""
    wanted, there = _name(name), _name(other)
    return (
        bool(wanted.words)
        and len(wanted.words) == len(there.words)
        and (_same(wanted, there) or _mistyped(wanted, there) or _alike(wanted.plain, there.plain))
    )


def same(name: str, other: str) -> bool:
    """Whether two names are one but for capitals and endings."""
    return _stems(name) == _stems(other) != []


def makes_up(name: str, title: str) -> bool:
    """Whether the name begins the title or is at least half of what the title says, besides getting or doing it."""
    wanted, titled = _name(name), _name(title)
    if titled.words[: len(wanted.words)] == wanted.words:
        return True
    said = set(titled.words) - _GETTING
    return 2 * len(set(wanted.words) - _GETTING) >= len(said)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:'\w+)?", unicodedata.normalize("NFKC", text).replace("’", "'").casefold())


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in _words(text)]


def _name(text: str) -> _Name:
    words = _words(text)
    telling = [word for word in words if word not in _SMALL_WORDS] or words
    plurals = frozenset(_stem(word) for word in telling if word.endswith("s"))
    verb = _stem(words[0]) if len(words) > 1 and words[0] in NOUN_VERBS | VERBS else ""
    return _Name(" ".join(words), tuple(_stem(word) for word in telling), plurals, verb)


def _stem(word: str) -> str:
    """The word without its ending, as a part of it: "groceries" and "grocery" are both "grocer"."""
    word = word.removesuffix("'s")
    if len(word) > 5 and word.endswith("ing"):
        return word[:-3].removesuffix("e")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3]
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if len(word) > 4 and word.endswith("y"):
        return word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _same(wanted: _Name, title: _Name) -> bool:
    return wanted.plain == title.plain or wanted.words == title.words


def _within(wanted: _Name, title: _Name) -> bool:
    return set(wanted.words) <= set(title.words) and not _as_verb(wanted, title)


def _as_verb(wanted: _Name, title: _Name) -> bool:
    return title.verb in wanted.plurals and title.words.count(title.verb) == 1


def _said_otherwise(wanted: _Name, title: _Name) -> bool:
    core = set(wanted.words) - _GETTING
    return bool(core) and core == set(title.words) - _GETTING


def _mistyped(wanted: _Name, title: _Name) -> bool:
    alike = all(any(_alike(word, other) for other in title.words) for word in wanted.words)
    return alike and not _as_verb(wanted, title)


def _alike(word: str, other: str) -> bool:
    if word == other:
        return True
    shorter = min(len(word), len(other))
    if word[0] != other[0] or shorter < 4 or any(char.isdigit() for char in word + other):
        return False
    distance = OSA.distance(word, other)
    if shorter == 4:
        # Of short words, only swapped letters are a mistake for sure: "milk" and "silk" are two things.
        return distance == 1 and sorted(word) == sorted(other)
    return distance <= (2 if shorter >= 8 else 1)


def _closeness(wanted: _Name, title: _Name) -> float:
    shared = len(set(wanted.words) & set(title.words) - _GETTING) / len(wanted.words)
    # Of many words, one that is in a title too says little.
    telling = len(wanted.words) < _MANY_WORDS or shared >= 1 / 3
    score = fuzz.WRatio if telling else fuzz.ratio
    return max(score(" ".join(wanted.words), title.plain) * 0.95, 100 * (shared >= 0.5))


_KINDS: Sequence[Callable[[_Name, _Name], bool]] = (_same, _within, _said_otherwise, _mistyped)
