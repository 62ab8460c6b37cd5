"""Additions that name a list: "add sponges to my shopping list", "my list needs salt", "it should go on the list"."""

import re
from dataclasses import replace

from saydone.agent.offline.additions import addition
from saydone.agent.offline.lexicon import ALIEN, LIST_NAMED, LIST_TAIL, TASK_NOUN
from saydone.agent.offline.patterns import any_of, anywhere, opening, whole
from saydone.agent.offline.reading import Clause, Item, Scene
from saydone.agent.offline.titles import is_verbal, item_of
from saydone.agent.offline.topics import topic_of
from saydone.domain.when.pattern import Pattern

_ADD = any_of(
    r"add|put(?: (?:in|on|down))?|insert|append|include|tack(?: on)?|throw(?: (?:in|on))?|stick|chuck|stuff|jot(?:"
    r" down)?|note(?: down)?",
    r"write(?: down)?|enter|log|record|place|pop|slap|toss|pencil in|save|register|drop|have|make sure(?: that)?",
    r"slot(?: in)?|slip(?: in)?|shove|squeeze(?: in)?|bung|whack|plop|fit(?: in)?|plug in|type(?: in)?|key in|punch in"
    r"|scribble(?: down)?|tag on|assign(?! (?:the |a )?priority)|introduce|incorporate",
    r"attach|load|post|set down|mention|queue(?: up)?|tuck",
)
_DETAILS = (
    r",? (?:due|by|on|at|every|today|tomorrow|tonight|next|this|p[1-4]|!|@\w+|urgent|important|(?:high|low|medium|top)"
    r" priority|tagged|labell?ed|with (?:(?:the|an?) )?(?:\w+ )?(?:label|tag|priority)|for \d)(?!\w).*"
)
"""What is said of a task behind the list that it goes to."""
DEST = rf"(?P<dest>{LIST_NAMED}(?:{_DETAILS}|{LIST_TAIL})|my (?:tasks|reminders))"
PREP = r"(?:on to|in to|to(?! ?-?do'?s?\b)|onto|on|into|in|for|under|at|among)"
_TO_LIST = whole(
    rf"{_ADD}\b:? (?P<what>.+?),? (?:{PREP}|with) {DEST}",
    r"(?:add|put|write|note|log|record|save|enter)\b (?P<kept>.+?)(?: down)? as (?:(?:an?|my|one)(?: new| more)?"
    rf" {TASK_NOUN}|(?:something|one thing|a thing) (?:that )?(?:i|we) (?:need|have|want) to (?:do|get"
    rf"|buy))(?P<nowhere>)",
    rf"(?:put|get|write|note|take|jot|set|mark) (?P<down>.+?) down {PREP} (?P<noted>{LIST_NAMED}{LIST_TAIL})",
    rf"(?:make (?P<part>.+?) (?:a )?part of|list (?P<listed>.+?) under) (?P<whole>{LIST_NAMED}{LIST_TAIL})",
    rf"(?:get|let's get|let's have)\b (?P<got>(?!me\b|what|rid\b|all\b|(?:[\w'-]+ )?(?:things|stuff|items"
    rf"|tasks)\b).+?)"
    rf"(?: added| put| included)? {PREP} (?P<where>{LIST_NAMED}{LIST_TAIL})",
)
_LIST_FIRST = whole(
    rf"(?:{PREP}|update|edit|amend|modify|change|revise|open(?: up)?|go (?:to|into)|(?:pull|bring) up|access) "
    rf"(?P<dest>{LIST_NAMED}(?: (?:of|for) [\w' ]+?)?)(?:,| please|:| and| then)* (?:please )?"
    rf"(?:{_ADD}|with|also|to (?:add|include|have|contain|say)|by adding|by including)\b (?P<what>.+)",
    r"(?:add|append|insert|put|include)(?: this| these| something| the following(?: (?:items?|tasks?|things?))?|"
    r" (?:one|two|three|an?|another|some|several|a (?:few|couple)(?: of)?)(?: more| new| other)? (?:things?|items?"
    r"|tasks?))? (?:to|on|onto|in"
    rf"|into) (?P<list>{LIST_NAMED})(?: that| to|:|,)? ?(?P<rest>.*)",
    rf"(?P<needy>{LIST_NAMED}) (?:needs(?: to (?:have|include|contain))?|should (?:also )?(?:have|include|contain)|has"
    rf" to have|must have|could use|is missing)"
    r" (?P<needed>.+)",
    rf"(?P<bare>{LIST_NAMED})(?:,|:)* (?:please )?(?:add|put(?: down)?|append|insert|include)\b:? (?P<more>.+)",
    rf"(?P<headed>{LIST_NAMED}|shopping|to buy|(?:things )?to get)(?: ?: ?| - )(?P<named>.+)",
    rf"(?:for|on) (?P<wanting>{LIST_NAMED}),? (?:i|we)(?:'ll)?(?: also| will)? (?:need|want) (?P<wanted>.+)",
)
_WANT_ON = whole(
    r"(?:(?:i|we)(?:'d)? (?:need|want|would like|like) |make sure (?:that )?|ensure (?:that )?|be sure (?:that"
    r" )?)(?:to"
    r" have )?"
    rf"(?P<what>.+?) (?:(?:is|are|gets?|goes|to be) )?(?:(?:added|put|placed) )?{PREP} {DEST}"
)
_PASSIVE = whole(
    r"(?:i(?:'d)? (?:need|want|would like|like) |make sure (?:that )?|have |get )?(?P<what>.+?) "
    r"(?P<said>(?:(?:should|must|has to|needs to|need to|ought to|can|could|to) (?:please )?(?:be|go|get)"
    r"|gets?|be|is|are|goes|go"
    r"|belongs)?(?: ?(?:added|put|placed|included|listed|written|noted|appended|inserted))?(?: to go)?)"
    rf" {PREP} {DEST}"
)
_PASSIVE_WORD = anywhere(r"added|put|placed|included|goes|go|belongs|noted|be|listed|inserted|written")
_NO_ADDITION = opening(
    r"tell|show|read|list|say|repeat|let me|check|see|get rid|inform|give|find|pull|i (?:want|need) to|delete"
    r"|remove|take|cross",
    r"tick|mark|erase|clear|is|are|did|do|does|have|has|was|were|what|which|who|when|will|would|am|how",
)
_NOT_THERE = Pattern(r"(?:n't|\bnot|\bnever|\bno longer|\bany ?more)$", re.I)
_I_DID = opening(r"(?:i|we)(?:'ve| have)? (?:added|put|included|wrote|written)")
_TO_SEE = anywhere(r"see|look|hear|know|read|check|view|what|go over")
_LOOSE = whole(
    rf"(?P<what>.+?),? (?:to|onto|into|for) (?P<onto>{LIST_NAMED})", rf"(?P<named>.+?), (?:on )?(?P<list>{LIST_NAMED})"
)
_LISTS = ("dest", "list", "needy", "bare", "headed", "wanting")
_THINGS = ("what", "rest", "needed", "more", "named", "wanted")
_NO_THING = Pattern(
    r"^(?:i|we|you|he|she|it|they|what|which|who|how|when|where|why|is|are|do|does|did|can|could|would|will|show|list"
    r"|tell|read|say|take|remove|delete|erase|drop|cross|check|tick|mark|move|go|going|back|listen|according|switch"
    r"|change|update|edit|rename|next|need|want|like|let|let's|make|create|start|open|new|another|not|don't|no|yes"
    r"|everything|anything|something|nothing|all|items?|things?|stuff|tasks?|hi|hey|hello|thanks|please|if|to|from|on"
    r"|navigate|scroll|jump|head|return|refer|proceed|subscribe|apply|link|connect|sync|skip|turn|close|respond"
    r"|reply|look"
    r"|check|see|add me|welcome|back|up|down|over|under|in|off|out|clear|empty|clean|complete|finish|finished"
    r"|done|name|share|send|sort|print|access|pull|bring|get"
    r"|give|see|view|find|search|look|my|your|add|adding|remind|set|play)\b"
    r"|\b(?:is|are|was|were|has|have|been|added|back|over|access|go|went|(?:wants?|wanted|asked|told|likes?|needs?)"
    r" (?:me|us|you|him|her|them))$",
    re.I,
)
"""What begins or ends so is a sentence of its own rather than things to put on the list that is named after them."""
_ON_IT = Pattern(
    r" down$|(?: added| put| placed)? (?:on|in|to|onto) (?:it|there)$"
    r"|(?<=\w) (?:added|put|placed|written|included)(?: down)?$",
    re.I,
)
_TAKEN_OFF = opening(r"remove|delete|erase|take off|cross off|get rid of|read|show|clear")
_SURELY = opening(r"make sure|be sure|ensure|see to it")
_BEING = Pattern(r" (?:is|are|gets?|goes?|appears?|to be)$", re.I)
_ASKED = Pattern(r"^(?:can|could|would|will|may|should) (?=\w)", re.I)
_CALLED = Pattern(
    rf"^(?:an? |the )?(?:{TASK_NOUN})(?: to| that| called| for| of|:) |^(?:an? |the )(?:item|task|to-?do) (?=\w)", re.I
)


def read_listed(text: str, scene: Scene) -> Clause | None:
    """An addition that names a list: "add sponges to my shopping list"."""
    match = _LIST_FIRST.match(text)
    if match:
        groups = match.groupdict()
        dest = next(groups[name] for name in _LISTS if groups[name])
        words = next((groups[name] for name in _THINGS if groups[name]), topic_of(scene.before))
        if groups["named"] and _TAKEN_OFF.match(words):
            return None
        return None if ALIEN.search(dest) else addition(_ON_IT.sub("", words), scene, dest=dest)
    if match := _TO_LIST.match(text):
        return _onto(match, scene)
    match = _WANT_ON.match(text)
    if match and not _TO_SEE.search(match["what"]):
        return _onto(match, scene)
    match = _PASSIVE.match(text)
    if match and _PASSIVE_WORD.search(match["said"]) and not _NO_ADDITION.match(text):
        return _onto(match, scene)
    return _loose(text, scene)


def _loose(text: str, scene: Scene) -> Clause | None:
    """ "Baby wipes to the shopping list": things and where they go, with no verb."""
    match = _LOOSE.match(text)
    if not match or ALIEN.search(text):
        return None
    what = match["what"] or match["named"]
    if _NO_THING.search(what) or is_verbal(what):
        return None
    return addition(what, scene, dest=match["onto"] or match["list"])


_WHAT, _WHERE = ("what", "kept", "down", "part", "listed", "got"), ("dest", "noted", "whole", "where")


def _onto(match: re.Match[str], scene: Scene) -> Clause | None:
    groups = match.groupdict()
    what = next(groups[name] for name in _WHAT if groups.get(name)).strip()
    dest = next((groups[name] for name in _WHERE if groups.get(name)), "")
    if (
        ALIEN.search(dest)
        or what.lower() in ("that", "sure", "a look", "look")
        or _I_DID.match(what)
        or _NOT_THERE.search(what)
    ):
        return None
    what = _ON_IT.sub("", _CALLED.sub("", what))
    if _SURELY.match(match.string):
        what = _BEING.sub("", what)
    clause = addition(_ASKED.sub("", what), scene, dest=dest)
    return replace(clause, items=tuple(_with(item, item_of(dest, now=scene.now)) for item in clause.items))


def _with(item: Item, said: Item | None) -> Item:
    """The new task with what is said of it behind the list, where it was not said before."""
    if said is None:
        return item
    if item.due is None:
        item = replace(item, due=said.due, rrule=said.rrule, repeat_from=said.repeat_from)
    return replace(item, priority=item.priority or said.priority, labels=item.labels or said.labels)
