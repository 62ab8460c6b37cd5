"""Questions for a part of the tasks: of a list by its name, with a label, by a saved filter, one task in full."""

import re

from saydone.agent.offline.labels import label_asked
from saydone.agent.offline.lexicon import ALIEN, FOREIGN, LIST_NAMED, TASK_NOUN
from saydone.agent.offline.list_names import list_name
from saydone.agent.offline.patterns import any_of, whole
from saydone.agent.offline.priority import LEVEL
from saydone.agent.offline.queries import query_of
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Clause, Query, Scene
from saydone.agent.offline.titles import is_verbal
from saydone.domain.when.pattern import Pattern

_SHOW = (
    r"(?:(?:show|list|display|see|view|give|tell|open|read|find|get|pull up|count|sort|filter)(?: me)?(?: out)?|go to)"
)
_SAVED = whole(
    rf"(?:{_SHOW}|use|apply|run|load|switch to) (?:(?:the|my|a) )*(?:saved )?(?:filter|search|"
    rf"view) (?:called |named )?(?P<name>[^,:]{{1,60}}?)",
    rf"(?:{_SHOW}|use|apply|run|load|switch to) (?:(?:the|my) )*(?P<name2>[^,:]{{1,60}}?) (?:saved )?filter",
    r"what(?:'s| is) in (?:the |my )?(?:saved )?filter (?P<name3>[^,:]{1,60}?)",
)
_CAPITAL = rf"(?:[A-Z][\w&'-]*(?: [A-Z][\w&'-]*){{0,3}}|{HIDDEN})"
_NAMED = Pattern(
    rf" (?:in|on|from|under|of)(?P<list>(?: (?:the|my))? (?-i:{_CAPITAL})(?: (?:list|project))?"
    rf"| (?:the |my )?[\w'&-]+ project| {LIST_NAMED})(?=$| (?:that|which|due|for|by|today|"
    r"tomorrow|this|next|sorted|with|tagged|labell?ed)\b)",
    re.I,
)
_PROPER = Pattern(rf"^(?-i:.*(?:[A-Z]|{HIDDEN}|\blists?\b|\bproject$|\bgroceries\b))", re.I)
_DAY = Pattern(
    r"^(?:the |my )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|"
    r"may|june|july|august|september|october|november|december|i)\b",
    re.I,
)
_QUALIFIER = any_of(
    LEVEL,
    rf"{TASK_NOUN}",
    r"[p!][1-4]",
    r"(?:over)?due",
    r"open|pending|done|completed|finished|late|urgent|important|left|everything|anything"
    r"|all|my|the|any|and|or|with|priority|today|tomorrow|things?|stuff|ones?|is|are|there|to|do|"
    r"what(?:'s)?|there's|still|next|up|this|week|month|of|no|date|without|high|low|medium|how|"
    r"many",
)
_ASKS = whole(
    rf"(?:{_SHOW}|what(?:'s| is| are| do (?:i|we) (?:still )?have(?: to do)?| have (?:i|we)(?: "
    rf"got)?| does)?|which|anything|how many|is there|are there|do i have)?(?: {_QUALIFIER})*",
)
_OF_LABEL = whole(
    rf"(?:(?:{_SHOW}|what(?:'s| is| are| do i have)?|which|how many|anything|is there|are there|do i "
    rf"have|{_QUALIFIER})(?: {_QUALIFIER}| (?:i|have|has|that|which))*)?",
)
_FIND = whole(
    r"(?:find|look up|look for|search(?: for)?|show|is there|do i have|what do i have)(?: me)? "
    rf"(?:anything|everything|something|all|any|my|the|whatever|(?:{TASK_NOUN}))"
    rf"(?: {TASK_NOUN})? (?:about|with|containing|mentioning|on|regarding|to do with|related to|"
    r"that mentions?|like|matching) (?P<words>.+)",
    r"(?:got |have i got )?anything (?:about|regarding|mentioning|to do with|related to) (?P<words2>.+)",
)
_ANYWHERE = r"(?!.* in (?:the|their|its) (?:titles?|names?|descriptions?|notes?|comments?)$).+"
"""Words that are looked for in all of a task, and not in one field of it alone."""
_MENTION = whole(
    rf"(?:what|which|(?:{_SHOW}|do i have|are there)(?: (?:all|any|the|my))*)(?: of)?(?: (?:the|my|all))*"
    rf" (?:{TASK_NOUN}|things?|ones)(?: (?:that|which|do|does))? (?:mentions?|contains?|says?|talks? about|refers? to"
    rf"|includes?|(?:have|has) (?:something )?to do with|(?:are|is) about)(?: the word)? (?P<words>{_ANYWHERE})"
)
_OF_TASKS = Pattern(r"\b(?:tasks?|reminders?|to-?dos?) (?:about|with|that|containing|mentioning|on|like)\b", re.I)
_DETAILS = whole(
    rf"(?:{_SHOW}|what(?:'s| is| are|)) ?(?:(?:the|all|full|its|any|more) )*(?:details?|"
    r"descriptions?|notes?|comments?|sub-?tasks?|steps|info(?:rmation)?) (?:of|for|on|about|in|"
    r"under|to) (?P<what>.+)",
    r"what (?:does|do|did) (?:the |my )?(?:notes?|comments?|description) (?:on|of|for|about) (?P<what8>.+?) say",
    r"what (?:does|do|did) (?:the |my )?(?P<what2>.+?) (?:task|reminder|item|note|description) say",
    r"(?:what|which|how many) (?:sub-?tasks?|steps|comments?|notes?) (?:does|do|has|have|is|"
    r"are)(?: there)? (?:in |on |of |under |for )?(?:the |my )?(?P<what3>.+?)(?: have| got)?",
    rf"(?:{_SHOW}|open) (?:the |my )(?P<what4>.+?) (?:task|item|reminder|to-?do)(?: in full| in detail)?",
    rf"(?:{_SHOW}|open) (?:the |my )?(?P<what7>.+?) in (?:full|(?:full )?detail)",
    r"(?:which|what) (?:list|project) (?:is|are) (?:the |my )?(?P<what6>.+?) (?:in|on)",
    r"(?:tell me (?:more |everything )?about|describe|more (?:on|about)) (?:the |my "
    r")(?P<what5>.+?)(?: (?:task|item|reminder|to-?do))",
)
_NO_TASK = Pattern(
    r"^(?:list|lists|next|first|last|other|open|overdue|all|my|due|today|tomorrow|day|week|weather|news)\b|\blists?$",
    re.I,
)


def read_view(text: str, scene: Scene) -> Clause | None:
    """The question for a part of the tasks, or None."""
    if match := _SAVED.match(text):
        name = next(said for said in match.groups() if said)
        return None if ALIEN.search(name) else Clause("list", query=Query(saved=name.strip(" ?.!")))
    plain = text.rstrip(" ?.!")
    label, rest = label_asked(plain)
    if label and _OF_LABEL.match(rest) and not FOREIGN.search(rest):
        return _asked(plain, scene)
    match = _NAMED.search(plain)
    if match and _ours(plain, match):
        rest = f"{plain[: match.start()]}{plain[match.end() :]}"
        clause = _asked(rest, scene)
        return Clause("list", query=clause.query, list_name=_name(match["list"].strip()))
    if match := _MENTION.match(plain):
        return Clause("list", query=Query(words=re.sub(r"^(?:the|my|a|an) ", "", match["words"], flags=re.I)))
    match = _FIND.match(plain)
    if match and (_OF_TASKS.search(plain) or not FOREIGN.search(plain)):
        return _asked(plain, scene)
    return _in_full(plain)


def _ours(text: str, match: re.Match[str]) -> bool:
    said = match["list"].strip()
    if not _PROPER.match(said) or _DAY.match(said) or FOREIGN.search(text):
        return False
    rest = label_asked(f"{text[: match.start()]}{text[match.end() :]}")[1]
    return _ASKS.match(rest) is not None


def _asked(text: str, scene: Scene) -> Clause:
    return Clause("list", query=query_of(text, now=scene.now))


def _name(words: str) -> str:
    if re.search(r"\blists?\b|groceries", words, re.I):
        return list_name(words)
    return re.sub(r"^(?:the|my) | project$", "", words, flags=re.I)


def _in_full(text: str) -> Clause | None:
    match = _DETAILS.match(text)
    what = next((said for said in match.groups() if said), "") if match else ""
    if not what or _NO_TASK.search(what) or (FOREIGN.search(text) and not is_verbal(what)):
        return None
    what = re.sub(rf"^(?:the|my) | (?:{TASK_NOUN})$|^(?:the )?task ", "", what, flags=re.I)
    number = re.fullmatch(r"(?:task |number )?#?(\d{1,9})", what)
    return Clause("list", query=Query(ids=(int(number[1]),)) if number else Query(words=what, in_full=True))
