"""What is kept of a sentence, in the letters it was typed in: slips are mended to read it, never to write it down."""

import re
from dataclasses import replace
from difflib import SequenceMatcher

from saydone.agent.offline.reading import Changes, Clause, Item, Target, Tending
from saydone.agent.offline.spelling import mended
from saydone.agent.offline.wording import capital
from saydone.domain.task import DESCRIPTION_MAX, TITLE_MAX
from saydone.domain.when.pattern import Pattern

_CORE = Pattern(r"[\w'].*[\w']|[\w']")
_POLITE = Pattern(r"^(?:,? ?(?:please|pls|plz|thanks|thx|cheers|ok(?:ay)?)\b)+[\s.,!]*$", re.I)
_KEPT_END = Pattern(r"^ (?:please|thanks|thank you|too|again|already|alright|man|buddy|dear|as well)\b", re.I)
_THANKS = Pattern(r"\b(?:thank you|thanks)$", re.I)


def as_typed(clause: Clause, piece: str) -> Clause:
    """The clause with what it writes down or looks up (titles, notes, comments, names) as it stands in ``piece``."""
    typed = _Typed(piece)
    changes, tending = clause.changes, clause.tending
    return replace(
        clause,
        items=tuple(_item(item, typed) for item in clause.items),
        targets=tuple(_target(target, typed) for target in clause.targets),
        changes=_changes(changes, typed) if changes else None,
        tending=_tending(tending, typed) if tending else None,
        text=typed.to_the_end(clause.text) if clause.intent == "comment" else clause.text,
        perhaps=as_typed(clause.perhaps, piece) if clause.perhaps else None,
        otherwise=as_typed(clause.otherwise, piece) if clause.otherwise else None,
    )


class _Typed:
    """A sentence as it was typed, beside the mended one that was read."""

    def __init__(self, piece: str) -> None:
        self._piece = piece
        typed, read = piece.split(), mended(piece).split()
        # "Lemme" becomes two words, and only at a beginning: the ends stand side by side.
        self._pairs = list(zip(reversed(read), reversed(typed), strict=False))[::-1]
        self._read = [_core(right).lower() for right, _ in self._pairs]
        self._slips = typed != read

    def words(self, said: str) -> str:
        """What was read, in the words that were typed."""
        if not said or not self._slips:
            return said
        parts = re.split(r"(\s+)", said)
        cores = [_core(part).lower() for part in parts[::2]]
        for block in SequenceMatcher(None, self._read, cores, autojunk=False).get_matching_blocks():
            for step in range(block.size):
                right, typed = self._pairs[block.a + step]
                if right != typed:
                    place = (block.b + step) * 2
                    core = _core(parts[place])
                    parts[place] = parts[place].replace(core, _in_case(_core(typed), core))
        return "".join(parts)

    def to_the_end(self, said: str) -> str:
        """The words with what follows them in the sentence: nothing behind a comment is only polite."""
        words = self.words(said)
        return words + self._behind(words)

    def name(self, said: str) -> str:
        """A new name to the end, but without a polite word behind it."""
        words = self.words(said)
        behind = self._behind(words)
        polite = _POLITE.match(behind) is not None and not _THANKS.search(words)
        return words + behind.rstrip(" .,;!") if behind and not polite and _KEPT_END.match(behind) else words

    def _behind(self, words: str) -> str:
        start = self._piece.rfind(words) if words else -1
        return self._piece[start + len(words) :] if start >= 0 else ""


def _core(word: str) -> str:
    match = _CORE.search(word)
    return match[0] if match else word


def _in_case(typed: str, read: str) -> str:
    return capital(typed) if read[:1].isupper() and not typed[:1].isupper() else typed


def _item(item: Item, typed: _Typed) -> Item:
    return replace(
        item,
        title=typed.words(item.title)[:TITLE_MAX],
        description=typed.words(item.description)[:DESCRIPTION_MAX],
    )


def _target(target: Target, typed: _Typed) -> Target:
    return replace(target, name=typed.words(target.name), parts=tuple(map(typed.words, target.parts)))


def _changes(changes: Changes, typed: _Typed) -> Changes:
    title, description, swap = changes.title, changes.description, changes.replace
    return replace(
        changes,
        title=typed.name(title)[:TITLE_MAX] if title else title,
        description=typed.name(description)[:DESCRIPTION_MAX] if description else description,
        replace=(swap[0], typed.words(swap[1])) if swap else swap,
    )


def _tending(tending: Tending, typed: _Typed) -> Tending:
    if tending.do == "create":
        return replace(tending, name=typed.words(tending.name), also=tuple(map(typed.words, tending.also)))
    return replace(tending, to=typed.words(tending.to)) if tending.do == "rename" else tending
