"""Two changes that say their verb once: "make #2 due tomorrow and #3 due friday", "set it to p2 and due friday"."""

import re

from saydone.agent.offline.lexicon import TASK_NOUN
from saydone.domain.when.pattern import Pattern

_F = re.I
_ONE = r"(?:(?! and ).)+?"
_LEVEL = r"(?:p[1-4]|urgent|important|(?:high|low|medium|top|normal) priority)"
_DAY = (
    r"(?:today|tonight|tomorrow|(?:(?:next|this|on) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|mon|tue|wed|thu|fri|sat|sun)|next (?:week|month)|the \d{1,2}(?:st|nd|rd|th))(?: (?:morning|afternoon"
    r"|evening|night))?(?: at [\d:]+(?: ?[ap]m)?)?"
)
_PATTERNS = (
    Pattern(
        rf"^(?P<lead>(?P<verb>make|move|set|push|mark|change|reschedule|rename) (?:{TASK_NOUN} |number )?#?\d+ .+?)"
        r",? and "
        rf"(?P<right>(?:{TASK_NOUN} |number |#)+\d+ .+)$",
        _F,
    ),
    Pattern(
        rf"^(?P<lead>(?P<verb>make|set|mark) {_ONE} (?:as |to )?{_LEVEL}),? and "
        rf"(?P<right>{_ONE} (?:as |to )?{_LEVEL})$",
        _F,
    ),
    Pattern(
        rf"^(?P<lead>(?P<verb>move|reschedule|push|postpone|delay) {_ONE} (?:to|until) {_DAY}),? and "
        rf"(?P<right>{_ONE} (?:to|until) {_DAY})$",
        _F,
    ),
    Pattern(
        rf"^(?P<lead>(?P<verb>make|set|mark|change) {_ONE} due (?:on |by |for |to )?{_DAY}),? and "
        rf"(?P<right>{_ONE} due (?:on |by |for |to )?{_DAY})$",
        _F,
    ),
)
_BY = r"(?:(?:due|for|by|on|to) )*"
_BOTH = (
    Pattern(
        rf"^(?P<first>(?:make|set|mark|change|put|give) (?P<what>{_ONE}) (?:as |to |at )?(?P<level>{_LEVEL})),? and "
        rf"(?:also )?(?:set |make |it )*(?:its )?(?:due date |deadline )?{_BY}(?P<day>{_DAY})$",
        _F,
    ),
    Pattern(
        rf"^(?P<first>(?:the |my )?{_ONE} (?:is|are) {_LEVEL})(?:,? and|,) (?:it's )?due (?:on |by )?(?P<day>{_DAY})$",
        _F,
    ),
)
_BOTH_DUE_FIRST = Pattern(
    rf"^(?P<first>(?:make|set|mark|change|move|put) {_ONE} (?:due|to|for|on) (?:on |by )?{_DAY}),? and (?:also )?"
    rf"(?:make it |set it |mark it )?(?:as |to |at )?(?P<level>{_LEVEL})$",
    _F,
)
""" "Set the rent to p2 and due friday": two changes of one task."""
_ORDER = Pattern(
    r"^(?:then |also |please )*(?:add|put|insert|append|include|create|remind|delete|remove|erase|mark|complete|finish"
    r"|check|tick|cross|rename|move|reschedule|change|update|set|make|reopen|unmark|show|list|push|postpone|delay"
    r"|cancel|drop|clear|(?:un-?)?(?:label|tag))\b",
    _F,
)


def each_with_verb(text: str) -> str:
    """The text with the verb said for each of two changes: "make the milk p1; make the eggs p2"."""
    for pattern in _BOTH:
        text = pattern.sub(r"\g<first>; make it due \g<day>", text)
    text = _BOTH_DUE_FIRST.sub(r"\g<first>; make it \g<level>", text)
    for pattern in _PATTERNS:
        text = pattern.sub(_said_twice, text)
    return text


def _said_twice(match: re.Match[str]) -> str:
    right = match["right"] if _ORDER.match(match["right"]) else f"{match['verb']} {match['right']}"
    return f"{match['lead']}; {right}"
