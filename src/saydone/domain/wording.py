"""What the server says to people, in the language of their screen.

The code speaks English; `translations/<language>.toml` has the same in others. Texts of widgets are asked for by their
English words. Errors and what tools answer are whole English sentences by then, with titles and numbers in them: they
are recognised by their form, in which {1}, {2} … stand for those. What is not known stays in English.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import islice

_LONGEST = 2_000
_MARK = re.compile(r"\{[1-9]\}")
_BREAK = re.compile(r"(?<=[.!?:”]) ")
# Titles are in what is read, and may be made to look like many sentences.
_DEEPEST, _PARTS = 3, 12
_FIGURES = re.compile("[0-9:.]+")
_JOINT = 10


@dataclass(frozen=True, slots=True)
class _Form:
    """A sentence with marks: ``pattern`` reads the English one, ``quoted`` are the marks in quotation marks.

    A ``joint``, like “{1} and {2}”, says too little of its own: it counts where all that it joins is known.
    """

    first: str
    last: str
    pattern: re.Pattern[str]
    quoted: frozenset[str]
    joint: bool
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A language's words: ``texts`` by the English ones, ``numbers`` in singular and plural by the English plural."""

    language: str
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    numbers: Mapping[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    forms: tuple[_Form, ...] = ()

    def __call__(self, text: str, **values: object) -> str:
        """The text, with ``values`` in it."""
        return self.texts.get(text, text).format(**values) if values else self.texts.get(text, text)

    def number(self, one: str, many: str, count: int, **values: object) -> str:
        """``one`` or ``many``, as ``count`` is, which is in them too."""
        texts = self.numbers.get(many, (one, many))
        return texts[0 if count == 1 else 1].format(count=count, **values)

    def sentence(self, said: str) -> str:
        """The same, when it is of a known form, or sentences that are; else as it is."""
        if not self.texts or len(said) > _LONGEST:
            return said
        return self._known(said, _DEEPEST) or said

    def _known(self, said: str, depth: int) -> str | None:
        if said in self.texts:
            return self.texts[said]
        if (parts := self._in_parts(said, depth)) is not None:
            return parts
        for form in self.forms if depth else ():
            if said.startswith(form.first) and said.endswith(form.last) and (found := form.pattern.fullmatch(said)):
                filled = self._filled(form, found.groupdict(), depth)
                if filled is not None:
                    return filled
        return None

    def _filled(self, form: _Form, found: Mapping[str, str], depth: int) -> str | None:
        """The form's text with what was found at its marks; None for a joint of something unknown."""
        told = {
            name: value if name in form.quoted or _FIGURES.fullmatch(value) else self._known(value, depth - 1)
            for name, value in found.items()
        }
        if form.joint and None in told.values():
            return None
        return _MARK.sub(lambda mark: told[f"_{mark[0][1]}"] or found[f"_{mark[0][1]}"], form.text)

    def _in_parts(self, said: str, depth: int) -> str | None:
        """Several sentences, each of a known form."""
        for place in islice(_BREAK.finditer(said), _PARTS) if depth else ():
            first = self._known(said[: place.start()], depth - 1)
            rest = None if first is None else self._known(said[place.end() :], depth - 1)
            if rest is not None:
                return f"{first} {rest}"
        return None


ENGLISH = Words("en")


def words_of(language: str | None) -> Words:
    """The words for a language tag; English for none, and for a language that there is no translation into."""
    return _translation((language or "en").partition("-")[0].lower())


@cache
def _translation(language: str) -> Words:
    file = resources.files("saydone.domain").joinpath("translations", f"{language}.toml")
    if not language.isalpha() or not file.is_file():
        return ENGLISH
    read = tomllib.loads(file.read_text("utf-8"))
    texts: dict[str, str] = read["texts"]
    numbers: dict[str, list[str]] = read["numbers"]
    forms = sorted((_form(english, text) for english, text in read["forms"].items()), key=_how_special, reverse=True)
    return Words(language, texts, {many: (one, more) for many, (one, more) in numbers.items()}, tuple(forms))


def _form(english: str, text: str) -> _Form:
    literals = _MARK.split(english)
    marks = [f"_{mark[1]}" for mark in _MARK.findall(english)]
    quoted = {mark for mark, before in zip(marks, literals, strict=False) if before.endswith("“")}
    pattern = re.escape(literals[0])
    for mark, after in zip(marks, literals[1:], strict=True):
        pattern += f"(?P<{mark}>.+?)" + re.escape(after)
    joint = not literals[0] and sum(map(len, literals)) < _JOINT
    return _Form(literals[0], literals[-1], re.compile(pattern, re.DOTALL), frozenset(quoted), joint, text)


def _how_special(form: _Form) -> int:
    return len(form.pattern.pattern)
