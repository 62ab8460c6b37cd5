"""What a sentence asks for in case its foreign words name a task: "make the hotel urgent", "we booked the flight".

A hotel or a song is another assistant's, and yet it is ours where a task is called so. To read the sentence as if it
were, the foreign words are disguised as words that nobody knows, and stand in the reading again as they were said.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from saydone.agent.offline.lexicon import FOREIGN
from saydone.agent.offline.reading import Clause, Intent, Target
from saydone.agent.offline.unquoted import reworded
from saydone.domain.when.pattern import Pattern

_MARK = "\u01b6"
""" "ƶ": a letter that no word of these begins with."""
_WORD = Pattern(r"[^\W_]+")
_LISTS = Pattern(r"\blists?$", re.I)
_OURS: frozenset[Intent] = frozenset({"complete", "reopen", "update", "remove", "show_form", "comment", "unremind"})
_LONGEST = 8


def read_familiar(text: str, read: Callable[[str], Clause | None]) -> Clause | None:
    """What ``read`` makes of the text with its foreign words taken for names, if it does something to such tasks."""
    disguised = FOREIGN.sub(_disguised, text)
    clause = read(disguised) if disguised != text else None
    if clause is None or clause.intent not in _OURS or not clause.targets or not all(map(_named, clause.targets)):
        return None
    targets = tuple(replace(target, stated=target.stated or clause.intent == "complete") for target in clause.targets)
    return reworded(replace(clause, targets=targets), _plain)


def _disguised(match: re.Match[str]) -> str:
    said = match[0]
    return said if _LISTS.search(said) else _WORD.sub(lambda word: _MARK + word[0], said)


def _plain(text: str) -> str:
    return text.replace(_MARK, "")


def _named(target: Target) -> bool:
    """Whether a task is named, by a foreign word."""
    return target.kind == "name" and _MARK in target.name and len(target.name.split()) <= _LONGEST
