"""Splitting a message into the things it asks for, without cutting tasks' names apart."""

import re

from saydone.agent.offline.chatter import request
from saydone.agent.offline.lexicon import DONE, LIST_NAMED, LIST_TAIL, PAST, REMIND, TASK_NOUN
from saydone.agent.offline.patterns import any_of, whole
from saydone.agent.offline.scope import taken_back
from saydone.agent.offline.spelt_out import spelt_out
from saydone.agent.offline.titles import is_verbal
from saydone.domain.when.pattern import Pattern

_F = re.I
_POLITELY = r"(?:please |so |can you |could you |would you |just |go ahead and )*"
_RUN_ON = any_of(
    rf"{_POLITELY}(?:delete|remove|erase|take|check|mark|tick|cross|scratch|strike|drop) (?:it|them|that|this"
    r"|those)(?: one)?"
    rf"(?: please)?$",
    rf"{_POLITELY}(?:remove|erase|delete|take|check|mark|tick|cross|scratch|strike|drop) (?:it|them|that|this"
    r"|those)(?: one)?"
    rf" (?:(?:off|from|out of|off of|on)(?: {LIST_NAMED})?$|(?:as )?(?:done|completed?|finished)$)",
    r"please (?:add|put|remove|delete|mark|check off|show|remind me)\b",
    r"what(?:'s| is| do i| do we)\b(?=.*\b(?:list|need|buy|get)\b)",
)
"""What begins a request though no comma or "and" parts it from what was said before."""
_SEPARATOR = Pattern(
    r"(?P<strong>(?<!a\.m)(?<!p\.m)(?<!\bdr)(?<!\bmr)(?<!\bmrs)(?<!\bms)(?<!\bst)(?<!\bvs)"
    r"(?<!\bevery)(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bno)(?<!\s[A-Za-z])[.!?]+\s+|\s*;+\s*|\s+-+\s+)"
    r"|(?P<weak>\s*,\s*(?:(?:and then|and also|and|then|but|so|also|plus)\s+)?|\s+(?:and then|and also|and|then"
    r"|but also|but|plus|also|so)\s+)"
    rf"|(?P<run>\s+(?={_RUN_ON}))",
    _F,
)
_FREE = (
    r"(?:add|put|insert|append|include|remind|rename|reschedule|show|list|tell me|read (?:it|them|me|my"
    r"|the list)\b|what(?:'s| is) (?:on|left|next"
    r"|due)|(?:note|write|jot|log|save|record|stick|pop|throw|chuck|remember)(?: down)? (?:it|that|this|them)\b"
    r"|how many|reopen|unmark|postpone"
    r"|if (?:not|missing|(?:it|they)(?:'s|'re| is| are)?(?:n't| not)|there (?:isn't|aren't|is not|are not)(?: any)?),?"
    r" (?:then |please |can you |could you )*(?:add|put|stick|include|throw))"
)
_HARD = (
    r"(?:delete|remove|erase|scrap|drop|cancel|discard|trash|get rid|clear|take|mark|complete|finish|check|tick"
    r"|cross|strike|close|set|make|move|change|update|push|resolve|(?:un-?)?(?:label|tag)(?= (?:it|them|that|this)\b))"
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
    r"|push|postpone|get rid|replace)\b",
    _F,
)
_ADDED = Pattern(r"^(?:add|put|insert|append|note|write)\b:? (?P<what>.+)$", _F)
_LEADS_ON = Pattern(
    r"(?:\b(?:to|not|never|but|than|or|can|could|may|might|must|should|shall|will|would|cannot|do|does|did|said|says"
    r"|say|called|called|named|word|by|of|with|without|before|after|about|called|you|they|he|she|who)|n't|'ll|'d),?$",
    _F,
)
"""What ends in one of these words is going on: "i never asked you to …" is no request to do it."""
_WISHED = Pattern(r"\b(?:i|we)(?:'ve| have| need| must| should)\b", _F)
_ON_ANOTHER_DAY = Pattern(
    r"^(?:(?:on|by|next|this|the) )*(?:today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week(?:end)?"
    r"|month|\d\w*)(?: (?:morning|afternoon|evening|night))?(?: at [\d:]+(?: ?[ap]m)?)?,? "
    r"(?:i|we)(?:'ve| have| need| must| should)\b",
    _F,
)
""" "Tomorrow I have to …, and on friday I have to …"."""
_SHORTENED = Pattern(r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)$", _F)
_DUE_TO_REMIND = whole(
    rf"{REMIND} (?:me|us)(?: (?:of|about) (?:it|that|this))?(?: please)?",
    r"(?:set|create|make|add)(?: up)? an? reminder(?: (?:for|about) (?:it|that|this|me))?(?: please)?",
)
_ANYTHING_BUT = Pattern(r"\b(?:any|every|no)thing$", _F)
_REMARK = Pattern(
    r"^(?:since|because|as|i|we|i'm|i've|we're|we've|my|our|the|that|this|it|those|these|there|they|no|not|just"
    r"|already|all|okay|ok|so"
    r"|[\w'-]+ (?:is|are|was|were|has|have|isn't|aren't))\b",
    _F,
)
_AT_THE_STORE = Pattern(
    r"^(?:i'm|i am|we're|we are|i|we)(?: just| now)? (?:at|in|here|on my way|going|heading"
    r"|off|got)\b",
    _F,
)
_SEQUEL = Pattern(
    r"^(?:(?:delete|remove|erase|complete|rename|reopen|unmark|show|list|remind)\b|(?:mark|set|move)\b.* (?:as|to"
    r"|done|completed?"
    r"|finished)\b)",
    _F,
)
_STATED = Pattern(rf"^[\w' -]+ (?:is|are|was|were|has been|have been)(?: all| now| already)* {DONE}$", _F)
_DID = Pattern(rf"^(?:i|we)(?:'ve| have)? (?:just |already |finally )?(?:{'|'.join(sorted(PAST))}) \w", _F)
_DID_MORE = Pattern(rf"^(?:i |we )?(?:{'|'.join(sorted(PAST))}) (?:the|my|our) \w", _F)
_TAKEN_OFF = Pattern(r"^(?:take|get|scratch|cross|knock) (?:off|out) [\w' -]{1,40}$", _F)
_ONTO = Pattern(rf"\b(?:to|on|onto|in) (?P<list>{LIST_NAMED})", _F)
_HEADING = whole(rf"(?:(?:new|another|next) )?(?:{TASK_NOUN}|note(?: to self)?|reminder)")
""" "Todo - clear the drain" is one addition."""
_THINGS = Pattern(r"^(?:the|an?|some|more|my|\d+|two|three|\w+(?:,| and| &) \w+$)", _F)


def split(text: str) -> tuple[str, ...]:
    """The clauses of a message, in order; at least one, each with its own words only."""
    text = spelt_out(text)
    pieces: list[str] = []
    start = 0
    for match in _SEPARATOR.finditer(text):
        left, right = text[start : match.start()], text[match.end() :]
        if not left.strip() or not right.strip():
            continue
        if match["strong"] is not None:
            parted = _parts_strongly(left, match["strong"], request(right))
        elif match["run"] is not None:
            parted = _runs_on(request(left), right)
        else:
            parted = _both_said(left, right) or _parts_weakly(request(left), match["weak"], request(right))
        if parted:
            pieces.append(left.strip())
            start = match.end()
    pieces.append(text[start:].strip())
    return _with_list(tuple(piece for piece in pieces if piece)) or ("",)


def _with_list(pieces: tuple[str, ...]) -> tuple[str, ...]:
    """ "Take off apples and add pears to my list": the list that is named later is meant for both."""
    listed = _ONTO.search(pieces[-1]) if len(pieces) > 1 else None
    if not listed:
        return pieces
    return tuple(f"{piece} from {listed['list']}" if _TAKEN_OFF.match(request(piece)) else piece for piece in pieces)


def _runs_on(left: str, right: str) -> bool:
    """Whether a remark ends and a request begins where nothing but a space parts them."""
    if _LEADS_ON.search(left):
        return False
    if right.startswith("what"):
        return _AT_THE_STORE.match(left) is not None
    if _LEFT_COMMAND.match(left) or _ONLY_LIST.match(left):
        return False
    if _is_open(left) and not re.match(r"^(?:i|we)\b", left, _F):
        return False
    return _REMARK.match(left) is not None


def commanding(piece: str) -> bool:
    """Whether the words are an order of some kind, understood or not."""
    return _LEFT_COMMAND.match(request(piece)) is not None


def wishing(piece: str) -> bool:
    """Whether the words tell what one has to do on some day, understood or not."""
    return _ON_ANOTHER_DAY.match(piece) is not None


def _parts_strongly(left: str, separator: str, right: str) -> bool:
    if _SHORTENED.search(left) and right[:1].isdigit():
        return False
    if taken_back(right):
        return True
    if "-" in separator and _HEADING.match(left):
        return False
    if "-" in separator:
        return _COMMAND.match(right) is not None
    return True


def _both_said(left: str, right: str) -> bool:
    """ "I paid the rent and sent the invoice", "tomorrow I have to …, and on friday I have to …"."""
    if _ON_ANOTHER_DAY.match(right) and _WISHED.search(left):
        return True
    return _DID.match(request(left)) is not None and _DID_MORE.match(right) is not None


def _parts_weakly(left: str, separator: str, right: str) -> bool:
    """Whether a comma or an "and" parts two requests rather than two pieces of one task's name."""
    if "," in separator and taken_back(right):
        return True
    command = _COMMAND.match(right)
    if not command or _ONLY_LIST.match(left) or _goes_on(left, separator, right):
        return False
    if command.end() == len(right) and not right.lower().startswith("what"):
        return False
    if "then" in separator.lower() and _ADDED.match(left) and _SEQUEL.match(right):
        return True
    if _SURE.match(right):
        return not (_is_open(left) and command["hard"] and "," not in separator and "then" not in separator)
    if _is_open(left) or (command["hard"] and _may_go_on(left)):
        return False
    clause = re.split(r"[,;]", right, maxsplit=1)[0]
    if command["hard"] and _STATED.search(left):
        return True
    if command["hard"] and not _LEFT_COMMAND.match(left):
        return _POINTED.search(clause) is not None
    if command["free"] and not _LEFT_COMMAND.match(left):
        asks = re.match(r"^(?:what|how many|show|list)\b", right, _F) is not None
        asks = asks and ("," in separator or re.match(r"^(?:what|how many|which)\b", left, _F) is not None)
        free = re.match(r"^(?:remind|rename|add|put)\b", right, _F) is not None
        return asks or free or _POINTED.search(clause) is not None
    return True


def _goes_on(left: str, separator: str, right: str) -> bool:
    """ "I should ring Joe, remind me", "do anything but delete it": one request."""
    return _DUE_TO_REMIND.match(right) is not None or ("but" in separator and _ANYTHING_BUT.search(left) is not None)


def _is_open(left: str) -> bool:
    """Whether the left side is a task's name still going on ("remind me to wash the car and …")."""
    if _CLOSED.search(left):
        return False
    if _OPEN_LEFT.match(left):
        return not re.match(r"^(?:i|we) (?:need|want|have) (?!to\b)", left, _F)
    added = _ADDED.match(left)
    return added is not None and is_verbal(added["what"])


def _may_go_on(left: str) -> bool:
    """Whether what is added may be something to do after all ("add shred letters and …"): words without a list."""
    added = None if _CLOSED.search(left) else _ADDED.match(left)
    return added is not None and " " in added["what"] and not _THINGS.match(added["what"])
