"""How well a text is what someone looks for, with a slip of the pen allowed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from rapidfuzz import process
from rapidfuzz.distance import OSA

from saydone.domain.text import folded

WORDS_MAX = 12
Place = Literal["title", "description", "comment"]
_WORD = re.compile(r"\w+")
_WEIGHTS: dict[Place, float] = {"title": 4, "description": 2, "comment": 1}
_SHORTEST_PIECE = 3  # letters: what a trigram index finds
_LONGEST_SLIPPED = 40
_MEANT_MAX = 8
SHORTEST_LONGER = 5
"""A word of so many letters is also found at the beginning of a longer one."""
# Thai to Burmese, Khmer, Chinese and Japanese: written without spaces, so that words cannot be told apart.
_SPACELESS = re.compile("[\u0e00-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Rank:
    """How good a hit is (the higher the better), where the best of it is, and whether all is written as asked."""

    score: float
    place: Place
    exact: bool


def words_of(text: str) -> list[str]:
    """The words to look for, as they are compared, each once."""
    return list(dict.fromkeys(folded(text).split()))[:WORDS_MAX]


def rank(words: Sequence[str], title: str, description: str, comments: Sequence[str]) -> Rank | None:
    """How well the texts, which are folded, have all the words; None when one is missing."""
    texts: dict[Place, Sequence[str]] = {"title": [title], "description": [description], "comment": comments}
    total, highest, exact = 0.0, 0.0, True
    best: Place = "title"
    for word in words:
        scores: dict[Place, float] = {
            place: _WEIGHTS[place] * max((_score(word, said) for said in there), default=0.0)
            for place, there in texts.items()
        }
        place = max(scores, key=lambda each: scores[each])
        if scores[place] <= 0:
            return None
        exact = exact and any(word in said for there in texts.values() for said in there)
        total += scores[place]
        if scores[place] > highest:
            highest, best = scores[place], place
    # All of it side by side, and a title that says little else.
    if len(words) > 1 and " ".join(words) in title:
        total *= 1.5
    return Rank(total * (1 + 1 / (1 + len(title.split()))), best, exact)


def likely(words: Sequence[str], texts: Sequence[str]) -> list[int]:
    """The places of the texts, which are folded, that may have all the words: where few of many do, to ask for their
    ranks only takes a fraction of the time."""
    every = "\n".join(texts)
    left = list(range(len(texts)))
    for word in words:
        spelt = [word, *_near(word, every)]
        left = [at for at in left if any(each in texts[at] for each in spelt)]
    return left


def _near(word: str, text: str) -> list[str]:
    allowed = slips(word)
    others = set(_like(word).findall(text)) if allowed else ()
    return [other for other in others if _distance(word, other, allowed) <= allowed]


def meant(word: str, known: Sequence[str]) -> list[str]:
    """Those of the words that are known which may be meant by a misspelt one: the nearest, eight at most."""
    allowed = slips(word)
    near = {other: far for other, far, _ in _within(word, known, allowed)}
    if len(word) >= SHORTEST_LONGER:
        longer = [other for other in known if len(other) > len(word)]
        for _, far, at in _within(word, [other[: len(word)] for other in longer], allowed):
            near.setdefault(longer[at], far)
    alike = sorted((far, other) for other, far in near.items() if far and _may_be(word, other))
    found: list[str] = []
    for far, other in alike:
        if far == alike[0][0] and not any(each in other for each in found):
            found.append(other)
    return found[:_MEANT_MAX]


def _within(word: str, others: Sequence[str], allowed: int) -> Sequence[tuple[str, int, int]]:
    """Those that are so near, with their distances and places; all at once, in a tenth of the time."""
    found = process.extract(word, others, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    return cast(Sequence[tuple[str, int, int]], found)


def has_words(text: str) -> bool:
    """Whether its words are written apart."""
    return _SPACELESS.search(text) is None


def pieces(word: str) -> list[tuple[str, ...]]:
    """What is left of a word, wherever one slip of the pen is in it: all pieces of one of these are in the text."""
    found: dict[tuple[str, ...], None] = {}
    if not slips(word):
        return []
    for at in range(len(word)):
        for skipped in (0, 1, 2):  # a letter is missing, wrong or too much, or two are swapped
            parts = tuple(part for part in (word[:at], word[at + skipped :]) if len(part) >= _SHORTEST_PIECE)
            if parts:
                found[parts] = None
    kept: list[tuple[str, ...]] = []
    for parts in found:
        if not any(_asks_less(other, parts) for other in kept):
            kept = [*(other for other in kept if not _asks_less(parts, other)), parts]
    return kept


def slips(word: str) -> int:
    """How many slips of the pen a word of this length may have; a number has none, which is another one then."""
    if word.isdigit():
        return 0
    return 1 if 4 <= len(word) < 8 else 2 if 8 <= len(word) <= _LONGEST_SLIPPED else 0


def _asks_less(parts: Sequence[str], than: Sequence[str]) -> bool:
    return all(any(part in other for other in than) for part in parts)


def _score(word: str, text: str) -> float:
    if word in text:
        there = _WORD.findall(text)
        if word in there:
            return 1.0
        return 0.8 if any(other.startswith(word) for other in there) else 0.6
    allowed = slips(word)
    if not allowed:
        return 0.0
    near = min((_distance(word, other, allowed) for other in _like(word).findall(text)), default=allowed + 1)
    return 0.0 if near > allowed else 0.4 / near


@lru_cache(maxsize=256)
def _like(word: str) -> re.Pattern[str]:
    """Finds the words that may be this one: the first or the second letter is right, or the two are swapped."""
    first, second = word[:2]
    if _WORD.fullmatch(word[:2]) is None:
        return _WORD
    return re.compile(rf"\b(?:{first}|\w{second}|{second}{first})\w*")


def _distance(word: str, other: str, allowed: int) -> int:
    """Letters wrong, missing, too much or swapped; of a longer word, of its beginning."""
    if not _may_be(word, other):
        return allowed + 1
    distance = OSA.distance(word, other, score_cutoff=allowed)
    if distance > allowed and len(other) > len(word) >= SHORTEST_LONGER:
        distance = OSA.distance(word, other[: len(word)], score_cutoff=allowed)
    return distance


def _may_be(word: str, other: str) -> bool:
    """Whether the first or the second letter is right, or the two are swapped."""
    return word[0] == other[0] or word[1:2] == other[1:2] or word[:2] == other[1::-1]
