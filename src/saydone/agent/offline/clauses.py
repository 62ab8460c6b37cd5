"""Splitting a message into the things it asks for, without cutting tasks' names apart."""

import re

from saydone.agent.offline.chatter import request
from saydone.agent.offline.lexicon import LIST_NAMED, LIST_TAIL, REMIND, TASK_NOUN
from saydone.agent.offline.scope import taken_back
from saydone.agent.offline.titles import is_verbal
from saydone.domain.when.pattern import Pattern

_F = re.I
_SEPARATOR = Pattern(
    r"(?P<strong>(?<!\ba\.m)(?<!\bp\.m)(?<!\b[Dd]r)(?<!\b[Mm]r)(?<!\b[Mm]rs)(?<!\b[Mm]s)(?<!\b[Ss]t)(?<!\bvs)"
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\b[Nn]o)(?<!\s[A-Za-z])[.!?]+\s+|\s*;+\s*|\s+-+\s+)"
    r"|(?P<weak>\s*,\s*(?:(?:and then|and also|and|then|but|so|also|plus)\s+)?|\s+(?:and then|and also|and|then"
    r"|but also|but|plus|also|so)\s+)",
)
_FREE = (
    r"(?:add|put|insert|append|include|remind|rename|reschedule|show|list|tell me|what(?:'s| is) (?:on|left|next"
    r"|due)|how many|reopen|unmark|postpone)"
)
_HARD = (
    r"(?:delete|remove|erase|scrap|drop|cancel|discard|trash|get rid|clear|take|mark|complete|finish|check|tick"
    r"|cross|strike|close|set|make|move|change|update|push|resolve)"
)
_COMMAND = Pattern(rf"^(?:(?P<free>{_FREE})|(?P<hard>{_HARD}))\b", _F)
_SURE = Pattern(
    rf"^(?:{REMIND} me|set (?:a|another) reminder|(?:add|create|make) (?:a |another )?(?:new )?{TASK_NOUN}|(?:show"
    r"|tell|list|read)(?: me)? (?:my|all|the) (?:\w+ )?(?:tasks|list|to[- ]?do)"
    r"|(?:delete|remove|complete|finish|mark|rename|move|reschedule|update|change|reopen|unmark) (?:the )?(?:"
    rf"(?:{TASK_NOUN}) #?\d|#\d))",
    _F,
)
_POINTED = Pattern(
    rf"\b(?:it|that|them|this|those|these|him|her|each|both)\b|\b{TASK_NOUN} #?\d|#\d|\b{LIST_NAMED}\b|\bthe \w+ "
    r"(?:task|one|reminder|item)\b|\b\d+\b",
    _F,
)
_OPEN_LEFT = Pattern(
    rf"^(?:{REMIND}|set (?:a|an|up|another)|(?:create|make|need|want) (?:a|an|to)|don't (?:let me )?forget|i "
    r"(?:need|have|want|must|should|ought|am going|'d like|would like)|i'(?:ll|m going|ve got)|we (?:need|have"
    r"|should|must)"
    rf"|(?:add|create|new|make)(?: (?:a|another|new))* ?(?:{TASK_NOUN})|(?:task|todo|to-do|note|title)s?\s*:|let's"
    r"|translate|say|write|send|search)\b",
    _F,
)
_CLOSED = Pattern(rf"\b(?:to|on|onto|in|into|from|off|of) {LIST_NAMED}(?:{LIST_TAIL})?$", _F)
_ONLY_LIST = Pattern(
    rf"^(?:(?:on|to|for|from|in|off) )?{LIST_NAMED}(?: (?:of|for) [\w' ]+)?$|^(?:if|when|unless|once|after|before"
    r"|in case|as soon as|the next time|next time)\b",
    _F,
)
_LEFT_COMMAND = Pattern(
    r"^(?:add|put|insert|append|include|delete|remove|erase|mark|complete|check|tick|cross|rename|move|reschedule"
    r"|change|update|set|make|reopen|unmark|show|list|find|scrap|drop|cancel|take|done|completed|finished|clear"
    r"|push|postpone)\b",
    _F,
)
_ADDED = Pattern(r"^(?:add|put|insert|append|note|write)\b:? (?P<what>.+)$", _F)
_THINGS = Pattern(r"^(?:the|an?|some|more|my|\d+|two|three|\w+(?:,| and| &) \w+$)", _F)


def split(text: str) -> tuple[str, ...]:
    """The clauses of a message, in order; at least one, each with its own words only."""
    pieces: list[str] = []
    start = 0
    for match in _SEPARATOR.finditer(text):
        left, right = text[start : match.start()], text[match.end() :]
        if not left.strip() or not right.strip():
            continue
        if match["strong"] is not None:
            parted = _parts_strongly(match["strong"], request(right))
        else:
            parted = _parts_weakly(request(left), match["weak"], request(right))
        if parted:
            pieces.append(left.strip())
            start = match.end()
    pieces.append(text[start:].strip())
    return tuple(piece for piece in pieces if piece) or ("",)


def _parts_strongly(separator: str, right: str) -> bool:
    if taken_back(right):
        return True
    if "-" in separator:
        return _COMMAND.match(right) is not None
    return True


def _parts_weakly(left: str, separator: str, right: str) -> bool:
    """Whether a comma or an "and" parts two requests rather than two pieces of one task's name."""
    if "," in separator and taken_back(right):
        return True
    command = _COMMAND.match(right)
    if not command or _ONLY_LIST.match(left) or command.end() == len(right):
        return False
    if _SURE.match(right):
        return not (_is_open(left) and command["hard"] and "," not in separator and "then" not in separator)
    if _is_open(left) or (command["hard"] and _may_go_on(left)):
        return False
    clause = re.split(r"[,;]", right, maxsplit=1)[0]
    if command["hard"] and not _LEFT_COMMAND.match(left):
        return _POINTED.search(clause) is not None
    if command["free"] and not _LEFT_COMMAND.match(left):
        return _POINTED.search(clause) is not None or re.match(r"^(?:remind|rename|add|put)\b", right, _F) is not None
    return True


def _is_open(left: str) -> bool:
    """Whether the left side is a task's name still going on ("remind me to wash the car and …")."""
    if _CLOSED.search(left):
        return False
    if _OPEN_LEFT.match(left):
        return not re.match(r"^i (?:need|want|have) (?!to\b)", left, _F)
    added = _ADDED.match(left)
    return added is not None and is_verbal(added["what"])


def _may_go_on(left: str) -> bool:
    """Whether what is added may be something to do after all ("add shred letters and …"): words without a list."""
    added = None if _CLOSED.search(left) else _ADDED.match(left)
    return added is not None and " " in added["what"] and not _THINGS.match(added["what"])
