"""Sentences that add tasks: "add milk and eggs", "create a task to …", "put it on my list"."""

import re
from collections.abc import Callable
from dataclasses import replace

from saydone.agent.offline.additions import addition, each_apart, names_nothing
from saydone.agent.offline.dates import dated
from saydone.agent.offline.lexicon import (
    ADDED_ELSEWHERE,
    ALIEN,
    DET,
    DONE,
    FOREIGN,
    LIST_NAMED,
    LIST_TAIL,
    TASK_NOUN,
    TODO,
)
from saydone.agent.offline.patterns import any_of, anywhere, opening, whole
from saydone.agent.offline.priority import find_priority
from saydone.agent.offline.reading import Clause, Scene
from saydone.agent.offline.reminders import read_reminder
from saydone.agent.offline.targets import list_name
from saydone.agent.offline.titles import is_verbal, item_of
from saydone.agent.offline.topics import topic_of
from saydone.domain.when.pattern import Pattern

_ADD = any_of(
    r"add|put(?: (?:in|on|down))?|insert|append|include|tack(?: on)?|throw(?: (?:in|on))?|stick|chuck|stuff|jot(?:"
    r" down)?|note(?: down)?",
    r"write(?: down)?|enter|log|record|place|pop|slap|toss|pencil in|save|register|drop|have|make sure(?: that)?",
)
_DEST = rf"(?P<dest>{LIST_NAMED}{LIST_TAIL}|my (?:tasks|reminders))"
_PREP = r"(?:to(?! ?-?do'?s?\b)|onto|on|into|in|for|under|at)"
_IT = any_of(
    r"it|this|that|them|these|those|each(?: one)?(?: of (?:them|these|those))?|all (?:of )?(?:them|these|those)"
    r"|him|her|both",
    r"they|one|(?:this|that) (?:one|item|task|thing)|some(?: more)?|more|a (?:few|couple)|another(?: one)?",
)
_POLITELY = r"(?:so |and |please |can you |will you |could you |then |just |go ahead and )*"

_TO_LIST = whole(
    rf"{_ADD}\b:? (?P<what>.+?),? (?:{_PREP}|with) {_DEST}",
    r"(?:add|put|write|note|log|record|save|enter)\b (?P<kept>.+?)(?: down)? as (?:an?|my|one)(?: new| more)?"
    rf" {TASK_NOUN}(?P<nowhere>)",
    rf"(?:get|let's get|let's have)\b (?P<got>(?!me\b|what|rid\b|all\b|(?:[\w'-]+ )?(?:things|stuff|items|tasks)\b).+?)"
    rf"(?: added| put| included)? {_PREP} (?P<where>{LIST_NAMED}{LIST_TAIL})",
)
_LIST_FIRST = whole(
    rf"(?:{_PREP}|update) (?P<dest>{LIST_NAMED}(?: (?:of|for) [\w' ]+?)?)(?:,| please|:)* (?:please )?"
    rf"(?:{_ADD}|with|also)\b (?P<what>.+)",
    r"(?:add|append|insert|put|include)(?: this| these| the following)? (?:to|on|onto|in"
    rf"|into) (?P<list>{LIST_NAMED})(?: that| to|:|,)? ?(?P<rest>.*)",
    rf"(?P<needy>{LIST_NAMED}) (?:needs|should (?:also )?(?:have|include)|has to have|must have|could use|is missing)"
    r" (?P<needed>.+)",
    rf"(?P<bare>{LIST_NAMED})(?:,|:)* (?:please )?(?:add|put(?: down)?|append|insert|include)\b:? (?P<more>.+)",
    rf"(?P<headed>{LIST_NAMED}|shopping|to buy|(?:things )?to get)(?: ?: ?| - )(?P<named>.+)",
    rf"(?:for|on) (?P<wanting>{LIST_NAMED}),? (?:i|we)(?:'ll)?(?: also| will)? (?:need|want) (?P<wanted>.+)",
)
_TO_THAT = whole(
    r"(?:add|put|append|insert|include|throw|stick) (?P<what>.+?) (?:to|on|onto|in|into)"
    r" (?:that|this|it|there|mine|the same(?: one)?|(?:the )?(?:things|stuff) .+)"
)
_TO_CALENDAR = whole(
    r"(?:add|put|insert|include|note|enter|place|schedule)\b (?P<what>.+?),? (?:to|on|onto|in|into|for) "
    rf"(?:{DET} )*(?:\w+'s )?(?:calendar|schedule|agenda|planner|diary)\b(?P<tail> .*)?"
)
_WANT_ON = whole(
    r"(?:i(?:'d)? (?:need|want|would like|like) |make sure (?:that )?|ensure (?:that )?|be sure (?:that )?)(?:to"
    r" have )?"
    rf"(?P<what>.+?) (?:(?:is|are|gets?|goes|to be) )?(?:(?:added|put|placed) )?{_PREP} {_DEST}"
)
_PASSIVE = whole(
    r"(?:i(?:'d)? (?:need|want|would like|like) |make sure (?:that )?|have |get )?(?P<what>.+?) "
    r"(?P<said>(?:(?:should|must|has to|needs to|need to|ought to|can|could|to) (?:please )?(?:be|go|get)"
    r"|gets?|be|is|are|goes"
    r"|belongs)?(?: ?(?:added|put|placed|included|listed|written|noted|appended|inserted))?(?: to go)?)"
    rf" {_PREP} {_DEST}"
)
_PASSIVE_WORD = anywhere(r"added|put|placed|included|goes|go|belongs|noted|be|listed|inserted|written")
_NO_ADDITION = opening(
    r"tell|show|read|list|say|repeat|let me|check|see|get rid|inform|give|find|pull|i (?:want|need) to|delete"
    r"|remove|take|cross",
    r"tick|mark|erase|clear|is|are|did|do|does|have|has|was|were|what|which|who|when|will|would|am|how",
)
_NOT_THERE = Pattern(r"(?:n't|\bnot|\bnever|\bno longer|\bany ?more)$", re.I)
_TO_SEE = anywhere(r"see|look|hear|know|read|check|view|what|go over")
_NEW_TASK = whole(
    r"(?:(?:add|create|make|new|log|enter|record|set up|insert|append|start|open|i (?:have|need|want|got)|save"
    r"|write(?: down)?"
    r"|note(?: down)?|put(?: in)?|another|register)\b,? ?)+(?:(?:for|me|us|an?|another|the|new|some|one|more|as|up) )*"
    r"(?P<mark>(?:(?:high|low|medium|top|urgent|important|normal|p[1-4])[- ]?(?:priority)? )?)"
    rf"(?:(?P<kind>shopping|grocery|work|home|personal|household) )?(?P<noun>{TASK_NOUN}|shopping)\b(?P<what>.*)"
)
_NO_NEW_TASK = opening(r"list|lists|status|manager|app|done|finished|completed?|is|are|due date|#?\d+")
_LABELLED = whole(
    rf"(?:(?:new|another|next) )?(?P<noun>tasks?|{TODO}(?: items?)?|reminders?|add|remember|note to self|note)"
    r"\s*(?::|-(?= )|=>) ?(?P<what>.+)"
)
_TODO_VERB = whole(rf"(?:(?:new|another) )?(?:{TODO}|note to self|self note|task) (?P<what>.+)")
_STATED = Pattern(rf" {DONE}$", re.I)
_TO_PLACE = Pattern(
    r"^(?!(?:an? |the |my |another )*(?:trip|walk|drive|visit|letter|gift|card|ride|run|note|call|message"
    r"|invitations?|reply"
    r"|response|answer|present|ticket|move|switch|upgrade|access|return|application)s?\b).+ to (?:the|my|our|his"
    r"|her|their|an?|this|that)"
    r" (?:[\w'-]+ ){0,3}[\w'-]+$",
    re.I,
)
_BARE = whole(r"(?:add|append|insert|jot down|note down)\b:? (?P<what>.+)")
_DIGITS = r"(?:[\d.,+-]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred)"
_SUM = Pattern(
    rf"(?:the numbers? )?{_DIGITS}(?: (?:(?:and|plus|to|with) )?{_DIGITS})*$|(?:(?:it|that|this|them|these"
    r"|all)(?: all)? )?up\b"
    r"|to (?:cart|basket|bag)\b",
    re.I,
)
_TO_BE_DELETED = Pattern(
    r"\b(?:be|get|is|are) (?:deleted|removed|erased|cleared|cancell?ed|taken off|wiped|emptied)$", re.I
)
_KEPT_ELSEWHERE = anywhere(
    r"cart|basket|team|group|favou?rites|library|plan|book|bag|order|collection|queue|route|trip|itinerary|recipe"
    r"|(?:credit|debit) cards?|wallet|phone|house|garage|blog|page|site|profile|settings|bill|tab|resume|pizza|meal",
)
_TO_SOMETHING = Pattern(r"\b(?:to|on|in|into|as an?) (?:my|the|our|your|this|his|her) (?:\w+ ){0,3}\w+$", re.I)
_THEN_PUT = whole(
    rf"(?P<what>.+?)[,;-]* {_POLITELY}(?:put|add|stick|include) {_IT}(?: down)? {_PREP} (?:the |my |our"
    rf" )?(?:{_DEST}|list)",
    r"(?P<first>.+?)[,;-]+ (?:please )?(?:add|put|create|make) (?:this|that|it)(?: as)?(?: an?| the)?(?:"
    rf" new)? ?(?:{TASK_NOUN})?",
)
_NOT_THEN = opening(r"if|is|are|add|remind")
_PUT_IT = whole(
    r"(?P<unless>if (?:not|it(?:'s| is)? ?(?:not|n't)(?: there)?|they(?:'re| are)? ?(?:not|n't)|there (?:isn't"
    r"|aren't|is not)(?: any)?"
    r"|missing),? (?:then |please |can you |could you )*)?"
    rf"(?:add|put|stick|include|throw|write|enter|insert|note|have)(?: down)? {_IT}(?: as)?(?: (?:an?|new|the))*"
    rf"(?: {TASK_NOUN})?(?: (?:down|in|on there|there|back))?(?: {_PREP} (?:{_DEST}|there|it))?(?P<if>,? (?:if"
    r"|when|in case) .+)?"
)
_IF_NOT_THERE = whole(
    rf"if (?:i (?:don't|do not|haven't|have not)(?: already| yet)? (?:have|got|put|added?)"
    r"|there(?: is|'s|are| are)?(?:n't| not| no)(?: any| already any)?) (?P<lacking>.+?) (?:on|in|to)"
    rf" (?P<there>{LIST_NAMED})(?: already| yet)?,? (?:then |please |can you |could you )*(?:add|put) (?:it|them"
    r"|some)\b.*",
    r"if (?P<absent>.+?) (?:is not|isn't|are not|aren't|ain't) (?:already )?(?:on )?there(?: already"
    r"| yet)?,? (?:then |please )*(?:add|put)"
    r" (?:it|them)\b.*",
    r"if (?P<what>.+?) (?:is not|isn't|are not|aren't|is missing|are missing|ain't)(?: already| yet| currently| still)?"
    rf"(?: {_PREP} (?P<dest>{LIST_NAMED}))?,? (?:then |please |can you |could you |go ahead and |will you )*"
    r"(?:add|put) (?:it|them)\b.*",
)
_CALLED = Pattern(rf"^(?:an? )?(?:{TASK_NOUN})(?: to| that| called| for|:) ", re.I)
_OF_TASK = Pattern(
    r"^[\s,:-]*(?:(?:to|called|named|titled|that says?|saying|that|which|for me to|for|of|about)\b[\s:]+)?", re.I
)
_AND_WHERE = Pattern(rf"^,? ?(?:for me|please|(?:to|on|in) {LIST_NAMED})(?=[\s,:]|$)[\s,:]*", re.I)


def read_add(text: str, scene: Scene) -> Clause | None:
    """The addition that the request is, or None. A form is asked for where nothing is named."""
    if _TO_BE_DELETED.search(text) and not _BARE.match(text):
        return None
    for recognise in _RECOGNISERS:
        clause = recognise(text, scene)
        if clause is not None:
            return clause
    return None


def _if_not_there(text: str, scene: Scene) -> Clause | None:
    match = _IF_NOT_THERE.match(text)
    if not match:
        return None
    what, dest = match["what"] or match["lacking"] or match["absent"], match["dest"] or match["there"] or ""
    return replace(addition(what, scene, dest=dest), conditional=True)


def _it(text: str, scene: Scene) -> Clause | None:
    """What was said just before: "… put it on my list"."""
    match = _PUT_IT.match(text)
    if not match:
        return None
    dest = match["dest"] or ""
    topic = topic_of(scene.before)
    if not topic:
        return Clause("show_form", list_name=list_name(dest))
    if re.search(r"\beach\b", text, re.I):
        topic = each_apart(topic)
    asked = bool(match["if"] or match["unless"]) or re.search(r"\bif\b", scene.before, re.I) is not None
    return replace(addition(topic, scene, dest=dest), conditional=asked)


def _then_put(text: str, scene: Scene) -> Clause | None:
    """ "I need to do the dishes put it on my list"."""
    match = _THEN_PUT.match(text)
    if not match or _NOT_THEN.match(text):
        return None
    said = match["what"] or match["first"]
    return addition(topic_of(said) or said, scene, dest=match["dest"] or "")


def _listed(text: str, scene: Scene) -> Clause | None:
    """An addition that names a list: "add sponges to my shopping list"."""
    match = _LIST_FIRST.match(text)
    if match:
        groups = match.groupdict()
        dest = next(groups[name] for name in ("dest", "list", "needy", "bare", "headed", "wanting") if groups[name])
        words = next(
            (groups[name] for name in ("what", "rest", "needed", "more", "named", "wanted") if groups[name]), ""
        )
        return None if ALIEN.search(dest) else addition(words, scene, dest=dest)
    if match := _TO_LIST.match(text):
        return _onto(match, scene)
    match = _WANT_ON.match(text)
    if match and not _TO_SEE.search(match["what"]):
        return _onto(match, scene)
    match = _PASSIVE.match(text)
    return (
        _onto(match, scene) if match and _PASSIVE_WORD.search(match["said"]) and not _NO_ADDITION.match(text) else None
    )


def _onto(match: re.Match[str], scene: Scene) -> Clause | None:
    groups = match.groupdict()
    what, dest = (
        next(groups[name] for name in ("what", "kept", "got") if groups.get(name)),
        groups["dest"] or groups.get("where") or "",
    )
    what = what.strip()
    if ALIEN.search(dest) or what.lower() in ("that", "sure") or _NOT_THERE.search(what):
        return None
    clause = addition(_CALLED.sub("", what), scene, dest=dest)
    if clause.items and clause.items[0].due is None:
        when = dated(dest, now=scene.now)
        clause = replace(clause, items=tuple(replace(item, due=when.due, rrule=when.rrule) for item in clause.items))
    return clause


def _calendar(text: str, scene: Scene) -> Clause | None:
    match = _TO_CALENDAR.match(text)
    if not match:
        return None
    item = item_of(match["what"] + (match["tail"] or ""), now=scene.now)
    return Clause("add", items=(item,)) if item and not names_nothing(item.title) else Clause("show_form")


def _to_that(text: str, scene: Scene) -> Clause | None:
    match = _TO_THAT.match(text)
    return addition(match["what"], scene) if match and not FOREIGN.search(text) else None


def _task(text: str, scene: Scene) -> Clause | None:
    """An addition that says it is a task: "create a task to …", "todo: …"."""
    if match := _LABELLED.match(text):
        return addition(match["what"], scene, apart=re.fullmatch(r"add|.*s", match["noun"], re.I) is not None)
    match = _TODO_VERB.match(text)
    if match and is_verbal(match["what"]) and not _STATED.search(match["what"]):
        return addition(match["what"], scene)
    match = _NEW_TASK.match(text)
    if not match or _NO_NEW_TASK.match(match["what"].strip()):
        return None
    what = _OF_TASK.sub("", _AND_WHERE.sub("", match["what"].strip()))
    clause = addition(what, scene, dest=match["kind"] or "", apart=match["noun"].endswith("s"))
    priority, _ = find_priority(match["mark"].strip())
    if priority:
        clause = replace(clause, items=tuple(replace(item, priority=priority) for item in clause.items))
    return clause


def _bare(text: str, scene: Scene) -> Clause | None:
    """ "Add …" with no word of a list: an addition unless it speaks of what others keep."""
    match = _BARE.match(text)
    if not match:
        return None
    what = match["what"]
    elsewhere = ADDED_ELSEWHERE.search(what) or (_TO_SOMETHING.search(what) and _KEPT_ELSEWHERE.search(what))
    if _SUM.match(what) or ((elsewhere or _TO_PLACE.match(what)) and not is_verbal(what)):
        return None
    return addition(what, scene)


_RECOGNISERS: tuple[Callable[[str, Scene], Clause | None], ...] = (
    _if_not_there,
    _it,
    read_reminder,
    _then_put,
    _listed,
    _calendar,
    _task,
    _to_that,
    _bare,
)
