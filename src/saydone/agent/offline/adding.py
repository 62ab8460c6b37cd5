"""Sentences that add tasks: "add milk and eggs", "create a task to …", "put it on my list"."""

import re
from collections.abc import Callable
from dataclasses import replace

from saydone.agent.offline.additions import addition, names_nothing
from saydone.agent.offline.alerts import find_alerts
from saydone.agent.offline.dates import dated
from saydone.agent.offline.going import goes_somewhere
from saydone.agent.offline.lexicon import (
    ADDED_ELSEWHERE,
    DET,
    DONE,
    FOREIGN,
    LIST_NAMED,
    REMIND,
    TASK_NOUN,
    TODO,
)
from saydone.agent.offline.onto_lists import read_listed
from saydone.agent.offline.patterns import anywhere, opening, whole
from saydone.agent.offline.priority import find_priority
from saydone.agent.offline.put_down import read_if_not_there, read_it, read_put_that, read_then_put
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Clause, Scene
from saydone.agent.offline.reminders import read_reminder
from saydone.agent.offline.subtasks import read_subtask
from saydone.agent.offline.titles import is_verbal, item_of
from saydone.domain.when.lengths import find_length
from saydone.domain.when.pattern import Pattern

_TO_THAT = whole(
    r"(?:add|put|append|insert|include|throw|stick) (?P<what>.+?) (?:to|on|onto|in|into)"
    r" (?:that|this|it|there|mine|the same(?: one)?|(?:the )?(?:things|stuff) .+|what (?:i|we) .+)"
)
_TO_CALENDAR = whole(
    r"(?:add|put|insert|include|note|enter|place|schedule)\b (?P<what>.+?),? (?:to|on|onto|in|into|for) "
    rf"(?:{DET} )*(?:\w+'s )?(?:calendar|schedule|agenda|planner|diary)\b(?P<tail> .*)?"
)
_NEW_TASK = whole(
    r"(?:(?:add|create|make|new|log|enter|record|set(?: up)?|insert|append|start|open|i (?:have|need|want|got)|save"
    r"|write(?: down)?"
    r"|note(?: down)?|put(?: in)?|another|register|schedule|plan|file|generate|build|initiate|introduce"
    r"|submit|queue(?: up)?|throw in|drop in|slip in|give(?= me an? )|assign(?= me ))\b,? ?)+(?:(?:for|me|us|an?"
    r"|another|the|new|some|one|two|three|four|five|six|[2-6]|several|more|as"
    r"|up) )*"
    r"(?P<often>(?:(?:daily|weekly|monthly|yearly|annual|quarterly|fortnightly|biweekly) )?)(?:(?:recurring"
    r"|repeating) )?"
    r"(?P<mark>(?:(?:high|low|medium|top|urgent|important|normal|p[1-4])[- ]?(?:priority)? )?)"
    rf"(?:(?P<kind>shopping|grocery|work|home|personal|household) )?(?P<noun>{TASK_NOUN}|shopping)\b(?P<what>.*)"
)
_NO_NEW_TASK = opening(
    r"(?:of|about) (?:what|which|how|everything|all)|list|lists|status|manager|app|done|finished|completed?|is|are"
    r"|due date|#?\d+"
)
_LABELLED = whole(
    rf"(?:(?:new|another|next) )?(?P<noun>tasks?|items?|{TODO}(?: items?)?|reminders?(?: (?:for|to) (?:me|myself"
    rf"|self))?|add|remember|new(?=\s*:)|note to self"
    r"|(?:make |take |leave )?(?:an? )?(?:quick |mental )?note"
    r"|(?:(?:oh|and|also|plus|okay|ok),? )*(?:another|(?:just )?one more|a further|the next)(?: one| thing)?(?=:))"
    r"\s*(?::|-(?= )|=>|(?<=note),) ?(?P<what>.+)"
)
_TO_GET = whole(
    r"(?:(?:add|things|stuff|still|also|i|we|please) )*(?:(?:to|need(?: to)?) )?"
    r"(?:buy|get|pick up|order|purchase|need): ?(?P<what>.+)"
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
_BARE = whole(r"(?:add|append|insert|(?:jot|note|mark|write) down|pencil in)\b:? (?P<what>.+)")
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
_REMINDING = opening(rf"{REMIND} (?:me|us)|set an? {REMIND}|(?:create|add|make) an? (?:{REMIND}|task)")
_DOWN = whole(
    r"(?:put|get|write|note|take|jot|set|mark) (?P<what>.+?) down",
    r"(?:write|set|put|take) down:? (?P<after>.+)",
    r"(?:schedule|plan(?: to)?) (?P<planned>.+)",
    r"(?:put|pencil|sign) me (?:down|in|up) (?:for|to) (?P<me>.+)",
    r"(?:my |the |our )?(?:next|new|other|only) (?:task|to-?do|thing to do|chore) is (?:to )?(?P<next>.+)",
    rf"(?:make|turn) (?P<made>.+?) (?:into )?an? (?:new )?{TASK_NOUN}",
)
_MOVED_INTO = opening(r"(?:put|file|stick|pop) (?:the|my|our|that|this) .+ (?:in|into|under)")
""" "Put the invoice in Home": what has a "the" is there already."""
_PUT_ON = whole(
    r"(?:put|stick|pop|pencil)(?: in)? (?P<what>(?!the\b|it\b|that\b|this\b|them\b|off\b|me\b|on\b).+?)"
    r" (?:(?:in|down) )?(?P<when>(?:on|for) .+)"
)
_KEPT_ELSEWHERE = anywhere(
    r"cart|basket|events?|meetings?|appointments?|team|group|favou?rites|library|plan|book|bag|order|collection|queue"
    r"|route|trip|itinerary|recipe"
    r"|(?:credit|debit) cards?|wallet|phone|house|garage|blog|page|site|profile|settings|bill|tab|resume|pizza|meal",
)
_TO_SOMETHING = Pattern(r"\b(?:to|on|in|into|as an?) (?:my|the|our|your|this|his|her) (?:\w+ ){0,3}\w+$", re.I)
_OF_TASK = Pattern(
    r"^[\s,:-]*(?:(?:with (?:the|a) (?:title|name)(?: of)?"
    r"|of|to|called|named|titled|that says?|saying|that|which|for me to|for|of|about)\b[\s:]+)?",
    re.I,
)
_AND_WHERE = Pattern(rf"^,? ?(?:for (?:me|you)|please|(?:to|on|in) {LIST_NAMED})(?=[\s,:]|$)[\s,:]*", re.I)
_PROPER = rf"(?-i:[A-Z][\w&'-]*(?: [A-Z][\w&'-]*){{0,3}}|{HIDDEN})"
_IN_LIST = Pattern(
    rf"^(?:in|on|to|under|for) (?P<list>{LIST_NAMED}|(?:the |my )?(?P<project>[\w' -]+?) project|"
    rf"(?:the |my )?(?P<proper>{_PROPER}))"
    r"(?: ?[:,] ?| (?=to |called ))",
    re.I,
)
_OF_BEFORE = opening(rf"the|my|our|this|that|these|those|it|them|all|every\w*|#?\d+|{TASK_NOUN}")
_IN_PROPER = whole(
    r"(?:add|put|stick|pop|create|insert|file) (?P<what>.+?) (?P<to>to|in|into|onto|under) "
    rf"(?P<proper>{_PROPER})(?P<tail> (?:and (?:tag|label)|with |@|for |by |on |p[1-4]|today|"
    r"tomorrow|every ).*)?"
)


def read_add(text: str, scene: Scene) -> Clause | None:
    """The addition that the request is, or None. A form is asked for where nothing is named."""
    if _TO_BE_DELETED.search(text) and not (_BARE.match(text) or _REMINDING.match(text)):
        return None
    for recognise in _RECOGNISERS:
        clause = recognise(text, scene)
        if clause is not None:
            return clause
    return None


def _to_get(text: str, scene: Scene) -> Clause | None:
    """ "Buy: apples, pears": a heading, and the things."""
    match = _TO_GET.match(text)
    return addition(match["what"], scene) if match else None


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
    said = match["what"].strip()
    where = _IN_LIST.match(said)
    what = _OF_TASK.sub("", _AND_WHERE.sub("", said[where.end() :] if where else said))
    clause = addition(
        f"{what} {match['often']}".strip(),
        scene,
        dest=_list(where) or match["kind"] or "",
        apart=match["noun"].endswith("s"),
    )
    priority, _ = find_priority(match["mark"].strip())
    if priority:
        clause = replace(clause, items=tuple(replace(item, priority=priority) for item in clause.items))
    return clause


def _list(where: re.Match[str] | None) -> str:
    """The list named, as ``list_name`` reads it; a project and a proper name are lists."""
    if where is None:
        return ""
    return f"{name} list" if (name := where["project"] or where["proper"]) else where["list"]


def _in_proper(text: str, scene: Scene) -> Clause | None:
    """ "Add fix the gate to Garden": a capital names a list, unless what is done goes to it, or is done there."""
    match = _IN_PROPER.match(text)
    if (
        not match
        or ADDED_ELSEWHERE.search(match["proper"])
        or any(dated(f"{side} {match['proper']}", now=scene.now).due for side in ("on", "in"))
    ):
        return None
    if _MOVED_INTO.match(text):
        return None
    done_there = match["to"].lower() in ("in", "under") or goes_somewhere(match["what"])
    if not re.search(HIDDEN, match["what"]) and (done_there or not is_verbal(match["what"])):
        return None
    clause = addition(f"{match['what']}{match['tail'] or ''}", scene)
    return replace(clause, items=tuple(replace(item, list_name=match["proper"]) for item in clause.items))


def _bare(text: str, scene: Scene) -> Clause | None:
    """ "Add …" with no word of a list: an addition unless it speaks of what others keep."""
    down = _DOWN.match(text)
    said = next((said for said in down.groups() if said), "") if down else ""
    if is_verbal(said) or (down and (down["me"] or _is_scheduled(text, down["planned"] or "", scene))):
        return addition(said, scene)
    put = _PUT_ON.match(text)
    if put and not dated(put["when"], now=scene.now).text:
        return addition(f"{put['what']} {put['when']}", scene)
    match = _BARE.match(text)
    if not match:
        return None
    _, what = find_length(find_alerts(match["what"])[1])
    when = dated(what, now=scene.now)
    what = when.text or what
    elsewhere = _kept_elsewhere(what) or (_TO_SOMETHING.search(what) and _KEPT_ELSEWHERE.search(what))
    if _SUM.match(what) or (when.rrule is None and (elsewhere or _TO_PLACE.match(what)) and not is_verbal(what)):
        return None
    return addition(match["what"], scene)


def _is_scheduled(text: str, what: str, scene: Scene) -> bool:
    """ "Schedule a call with Bo tomorrow": what has no "the" is new, where a day is said."""
    if not text.lower().startswith("schedule") or _OF_BEFORE.match(what) or FOREIGN.search(what):
        return False
    return dated(what, now=scene.now).due is not None


def _kept_elsewhere(what: str) -> bool:
    """Whether the words name what others keep, rather than a thing called after it ("timer batteries")."""
    return any(_END_OF_NAME.match(what, match.end()) for match in ADDED_ELSEWHERE.compiled.finditer(what))


_END_OF_NAME = Pattern(
    r"\W*(?:$|\d|(?:to|for|on|in|at|with|of|from|about|called|named|by|as|and|or|into|onto|through|that|which|request"
    r"|reminder|invite|entry|list|filter|info\w*|number|limit|fund|bill)s?\b)",
    re.I,
)
_RECOGNISERS: tuple[Callable[[str, Scene], Clause | None], ...] = (
    read_if_not_there,
    read_subtask,
    _to_get,
    read_put_that,
    read_it,
    read_reminder,
    read_then_put,
    read_listed,
    _calendar,
    _task,
    _to_that,
    _in_proper,
    _bare,
)
