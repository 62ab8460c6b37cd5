"""The plain form of a text, and the way back to where its words stood.

Plain: lower case, straight quotes, single spaces, number words as digits ("twenty-third" is ``23rd``),
usual misspellings of date words put right. All patterns of this package match the plain form.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from saydone.domain.when.pattern import Pattern
from saydone.domain.when.words import LOOKALIKES, MISSPELT, NUMBERS, ORDINALS, SPELT

LENGTH_MAX = 2000
"""Characters looked at: due words further in are not found."""

_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})
_BIT = Pattern(r"\s+|[^\W_]+(?:'[^\W_]+)*|.", re.DOTALL)
_TENS = frozenset(word for word, n in NUMBERS.items() if n >= 20)


@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` in its plain form; ``at[i]`` is where the plain character ``i`` came from."""

    text: str
    at: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stood in the text it was made from."""
        return self.at[start], self.at[end]


def plain(text: str) -> Plain:
    """The plain form of the first ``LENGTH_MAX`` characters of ``text``."""
    text = text[:LENGTH_MAX]
    lowered = "".join(_lower(char) for char in text).translate(_QUOTES)
    bits = [(hit[0], hit.start()) for hit in _BIT.finditer(lowered)]
    out: list[str] = []
    at: list[int] = []
    place = 0
    while place < len(bits):
        word, start = bits[place]
        new, used = _number(bits, place)
        if not used:
            new, used = _word(word), 1
        place += used
        out.append(new)
        at.extend(range(start, start + len(new)) if new == word else [start] * len(new))
    at.append(len(text))
    return Plain("".join(out), tuple(at))


def _lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


def _number(bits: list[tuple[str, int]], place: int) -> tuple[str, int]:
    """The digits of the number words at ``place`` and how many bits they are, or ("", 0)."""
    word = bits[place][0]
    if word in ORDINALS:
        return ordinal(ORDINALS[word]), 1
    if word not in NUMBERS:
        return "", 0
    if place + 2 < len(bits) and bits[place + 1][0] in (" ", "-"):
        after = bits[place + 2][0]
        if word in _TENS and 1 <= NUMBERS.get(after, 0) <= 9:
            return str(NUMBERS[word] + NUMBERS[after]), 3
        if word in _TENS and 1 <= ORDINALS.get(after, 0) <= 9:
            return ordinal(NUMBERS[word] + ORDINALS[after]), 3
        if after in NUMBERS and bits[place + 1][0] == "-":
            return f"{NUMBERS[word]} ", 2
        if after in ("oh", "o") and place + 4 < len(bits) and bits[place + 4][0] in NUMBERS:
            return f"{NUMBERS[word]}:0{NUMBERS[bits[place + 4][0]] % 10}", 5
    return str(NUMBERS[word]), 1


def ordinal(number: int) -> str:
    """``23rd``."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _word(word: str) -> str:
    if word.isspace():
        return " "
    if word in MISSPELT:
        return MISSPELT[word]
    return _spelt(word) if len(word) > 5 and word.isascii() else word


@lru_cache(maxsize=4096)
def _spelt(word: str) -> str:
    """``word``, or the date word that it misspells."""
    if word in SPELT or word in LOOKALIKES or not word.isalpha():
        return word
    for right in SPELT:
        if word[0] != right[0] or word == right + "s" or abs(len(word) - len(right)) > 2:
            continue
        slips = OSA.distance(word, right, score_cutoff=2)
        if slips == 1 and (len(right) > 6 or sorted(word) == sorted(right)):
            return right
        if slips == 2 and len(right) > 7 and len(word) >= 7:
            return right
    return word
