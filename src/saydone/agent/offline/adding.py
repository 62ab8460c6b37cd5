"""Sentences that add tasks: "add milk and eggs", "remind me to …", "put it on my list"."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from saydone.agent.offline.dates import dated
from saydone.agent.offline.lexicon import ALIEN, DET, FOREIGN, LIST_NAMED, LIST_TAIL, REMIND, TASK_NOUN, TODO
from saydone.agent.offline.priority import find_priority
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Clause, Item, Scene
from saydone.agent.offline.targets import list_name
from saydone.agent.offline.titles import is_verbal, item_of, pieces
from saydone.agent.offline.topics import topic_of

_F = re.I
_ADD = (
    r"(?:add|put(?: (?:in|on|down))?|insert|append|include|tack(?: on)?|throw(?: (?:in|on))?|stick|jot(?: down)?|note(?: down)?|write(?: down)?"
    r"|enter|log|record|place|pop|slap|toss|pencil in|save|register|drop|have|make sure(?: that)?)"
)
_DEST = rf"(?P<list>{LIST_NAMED})(?P<tail>{LIST_TAIL})"
_CALENDAR = rf"(?:{DET} )*(?:\w+'s )?(?:calendar|schedule|agenda|planner|diary)\b(?P<tail> .*)?"
_PREP = r"(?:to(?! ?-?do'?s?\b)|onto|on|into|in|for|under|at)"
_PRONOUN = r"(?:it|this|that|them|these|those|each(?: one)?(?: of (?:them|these|those))?|all (?:of )?(?:them|these|those)|him|her|both|they|one|(?:this|that) (?:one|item|task|thing))"
_EMPTY = rf"(?:(?:an?|the|some|more|another|new|few|one|something|anything|any|else|things?|stuff|items?|following|other|{TASK_NOUN}|{LIST_NAMED})(?: (?=\w)|$))+"

_REMIND = re.compile(
    rf"^(?:(?:i(?:'d)? (?:want|need|like|would like|wish|would love|have) )?(?:to )?(?:be|get|have) )?(?:remind|reminder|reminded|notify|notified|nudged?|alert(?:ed)?|ping)(?: me| us)?\b(?P<what>.*)$",
    _F,
)
_REMIND_LATE = re.compile(
    r"^(?P<first>.+?)[,;]? (?:please |and |so |can you |could you |i (?:want|need) (?:you to|to be) )*remind(?:ed)? ?(?:me|us)?(?: (?P<what>(?:to|about|of|that|for|i) .+))?$",
    _F,
)
_SET_REMINDER = re.compile(
    rf"^(?:(?:i(?:'d| would|'ll)? (?:need|want|like|require)|set(?: up)?|make|create|add|put(?: in)?|schedule|new|have|open|get|start|place|leave|program|save)(?: (?:me|up|for me|to set|to make|to have|to create))* )+"
    rf"(?:(?:a|an|another|new|some|recurring|repeating|quick) )*(?P<when>(?:[\w:.-]+ ){{0,4}}?){REMIND}(?: (?:alarm|alert|set|created|made|put|up|for me|notification|task|item))*\b(?P<what>.*)$",
    _F,
)
_FORGET = re.compile(
    r"^(?:(?:do not|don't|never) (?:let (?:me|us) )?forget(?: to| about| that| the)?|make sure (?:that )?(?:i|we)(?: don't forget to| remember to| do not forget to)?|remember(?: to| that))\b (?P<what>.+)$",
    _F,
)
_LEAD_LIST = re.compile(
    rf"^(?:{_PREP}|update) (?P<list>{LIST_NAMED})(?P<tail>(?: (?:of|for) [\w' ]+?)?)(?:,| please|:)* (?:please )?(?:{_ADD}|add|put|with|also)\b (?P<what>.+)$",
    _F,
)
_TO_LIST = re.compile(rf"^{_ADD}\b:? (?P<what>.+?),? {_PREP} (?P<dest>{_DEST})$", _F)
_TO_CALENDAR = re.compile(
    rf"^(?:add|put|insert|include|note|enter|place|schedule)\b (?P<what>.+?),? (?:to|on|onto|in|into|for) {_CALENDAR}$",
    _F,
)
_TO_LIST_FIRST = re.compile(
    rf"^(?:add|append|insert|put|include) (?:to|on|onto|in|into) (?P<list>{LIST_NAMED})(?: that| to|:|,)? ?(?P<what>.*)$",
    _F,
)
_TO_THAT = re.compile(
    r"^(?:add|put|append|insert|include|throw|stick) (?P<what>.+?) (?:to|on|onto|in|into) (?:that|this|it|there|mine|the same(?: one)?|(?:the )?(?:things|stuff) .+)$",
    _F,
)
_NEW_TASK = re.compile(
    rf"^(?:please )?(?:(?:add|create|make|new|log|enter|record|set up|insert|append|start|open|i (?:have|need|want|got)|save|write(?: down)?|note(?: down)?|put(?: in)?|another|register)\b,? ?)+(?:(?:for|me|us|an?|another|the|new|some|one|more|as|up) )*"
    rf"(?P<mark>(?:(?:high|low|medium|top|urgent|important|normal|p[1-4])[- ]?(?:priority)? )?)(?:(?P<kind>shopping|grocery|work|home|personal|household) )?(?P<noun>{TASK_NOUN}|shopping)\b(?P<what>.*)$",
    _F,
)
_LABEL = re.compile(
    rf"^(?:(?:new|another|next) )?(?P<noun>(?:tasks?|{TODO}(?: items?)?|reminders?|add|remember|note to self|note))\s*(?::|-(?= )|=>) ?(?P<what>.+)$",
    _F,
)
_ADD_BARE = re.compile(r"^(?:add|append|insert|jot down|note down|create|log)\b:? (?P<what>.+)$", _F)
_PASSIVE = re.compile(
    rf"^(?:i(?:'d)? (?:need|want|would like|like) |make sure (?:that )?|have |get )?(?P<what>.+?) (?:(?:should|must|has to|needs to|need to|ought to|can|could|to) (?:please )?(?:be|go|get)|gets?|be|is|are|goes|belongs)?(?: ?(?:added|put|placed|included|listed|written|noted|appended|inserted))?(?: to go)? {_PREP} (?P<dest>{_DEST})$",
    _F,
)
_WANT_ON = re.compile(
    rf"^(?:i(?:'d)? (?:need|want|would like|like) |make sure (?:that )?|ensure (?:that )?|be sure (?:that )?)(?:to have )?(?P<what>.+?) (?:(?:is|are|gets?|goes|to be) )?(?:(?:added|put|placed) )?{_PREP} (?P<dest>{_DEST})$",
    _F,
)
_NEED_AND_PUT = re.compile(
    rf"^(?P<first>.+?)[,;-]* (?:(?:so|and|please|can you|will you|could you|then|just) )*(?:put|add|stick|include) {_PRONOUN}(?: down)? {_PREP} (?:the |my |our )?(?P<dest>{_DEST}|list)$",
    _F,
)
_NEED_ADD_THIS = re.compile(
    rf"^(?P<first>.+?)[,;-]+ (?:please )?(?:add|put|create|make) (?:this|that|it)(?: as)?(?: an?| the)?(?: new)? ?(?:{TASK_NOUN})?$",
    _F,
)
_PUT_PRONOUN = re.compile(
    rf"^(?:add|put|stick|include|throw|write|enter|insert|note|have)(?: down)? {_PRONOUN}(?: as)?(?: (?:an?|new|the))*(?: {TASK_NOUN})?(?: (?:down|in|on there|there|back))?(?: {_PREP} (?P<dest>{_DEST}|there|it))?(?P<if>,? (?:if|when|in case) .+)?$",
    _F,
)
_IF_MISSING = re.compile(
    r",? (?:but )?(?:only )?(?:if|in case|unless)(?: it| they| that| these| it's| they're)?(?:'s|'re)?"
    r"(?: (?:is|are|not|isn't|aren't|already|do|does|don't|doesn't|i|have|haven't|has|hasn't|been|added|on|there|in|listed|it|them|my|the|list|yet|currently|missing)(?:n't)?)+$",
    _F,
)
_IF_NOT_THERE = re.compile(
    rf"^if (?P<first>.+?) (?:is not|isn't|are not|aren't|is missing|are missing|ain't)(?: already| yet| currently| still)?(?: {_PREP} (?P<dest>{LIST_NAMED}))?,? (?:then |please |can you |could you |go ahead and |will you )*(?:add|put) (?:it|them)\b.*$",
    _F,
)
_CREATE = r"(?:create|make|start|begin|open(?: up)?|generate|build|set up|bring up|prepare|draw up|initiate|establish|compile|write(?: up)?|form)"
_NEW_LIST = re.compile(
    rf"^(?:(?:i(?:'d| would)? (?:need|want|like|have)(?: you)? to )?{_CREATE}(?: (?:me|us|for me))?(?: (?!my|the)(?:{DET}|one))?"
    rf"|(?:i(?:'d| would)? (?:need|want|like) |add |give me |have )?(?:an? |another |one )?(?:(?:brand )?new|fresh|blank|empty|another)|i(?:'d| would)? (?:need|want|like) (?:an?|another))"
    r" (?P<name>(?:(?!to(?!-)\b|my\b|of\b|on\b|what\b|all\b)[\w'-]+ ){0,5}?)(?:check ?list|list|lists)\b(?P<tail>.*)$",
    _F,
)
_MY_NEW_LIST = re.compile(
    rf"^(?:{_CREATE} )(?:my|the|our|this|next) (?P<name>(?:[\w'-]+ ){{0,4}}?)(?:check ?list|list)\b(?P<tail>.*)$", _F
)
_TRIVIAL = re.compile(rf"^(?:{_EMPTY})$", _F)
_ASKED_BACK = re.compile(
    r"^,? ?(?:(?:again|please|me|us|once more) )*(?:of |about )?(?:all )?(?:what|how (?:many|much|do|to|long|old)|which|who|whose|where|when (?:is|are|do|does|did|i)|why|if i|whether)\b"
    rf"|^,? ?(?:of|about) (?:all (?:of )?)?(?:the |my )(?:things|items|tasks|{TODO}|lists?|reminders|address|name|number|time|date|phone number|password|way)\b(?! (?:list )?(?:meeting|call)\b)",
    _F,
)
_BY_HEART = re.compile(r"^(?:to|about|of|that|for|i have|i've|i need to|to:|:|the|my|me|on|at|,)\b", _F)


def read_add(text: str, scene: Scene) -> Clause | None:
    """The addition that the request is, or None. A form is asked for where nothing is named."""
    for recognise in _RECOGNISERS:
        clause = recognise(text, scene)
        if clause is not None:
            return clause
    return None


def _if_not_there(text: str, scene: Scene) -> Clause | None:
    match = _IF_NOT_THERE.match(text)
    return replace(_several(match["first"], scene, match["dest"] or ""), conditional=True) if match else None


def _it(text: str, scene: Scene) -> Clause | None:
    """An addition of what was said before: "… put it on my list"."""
    match = _PUT_PRONOUN.match(text)
    if not match:
        return None
    listed = match["dest"] or ""
    topic = topic_of(scene.before)
    if not topic:
        return Clause("show_form", list_name=list_name(listed))
    if re.search(r"\beach\b", text, _F):
        topic = _distributed(topic)
    clause = _several(topic, scene, listed)
    return replace(clause, conditional=bool(match["if"]) or bool(re.search(r"\bif\b", scene.before, _F)))


def _distributed(topic: str) -> str:
    """ "Buy milk, eggs and bread", each apart: "buy milk, buy eggs, buy bread"."""
    verb, _, things = topic.partition(" ")
    named = pieces(things)
    return ", ".join(f"{verb} {thing}" for thing in named) if is_verbal(topic) and len(named) > 1 else topic


def _need_and_put(text: str, scene: Scene) -> Clause | None:
    match = _NEED_AND_PUT.match(text)
    if match and not re.match(r"^(?:if|is|are|add|remind)\b", text, _F):
        return _several(topic_of(match["first"]) or match["first"], scene, match["dest"])
    match = _NEED_ADD_THIS.match(text)
    return _several(topic_of(match["first"]) or match["first"], scene, "") if match else None


def _reminder(text: str, scene: Scene) -> Clause | None:
    match = _SET_REMINDER.match(text)
    if match and not _ASKED_BACK.match(match["what"].strip()):
        return _reminded(f"{match['when']} {match['what']}", scene)
    match = _REMIND.match(text)
    if match:
        return None if _ASKED_BACK.match(match["what"].strip()) else _reminded(match["what"], scene)
    match = _FORGET.match(text)
    if match and not re.match(r"^(?:i|we|it|me|to (?:do|say) it)$", match["what"], _F):
        return _reminded(match["what"], scene)
    match = _REMIND_LATE.match(text)
    if match and not re.match(r"^(?:what|did|do|can|if|is|are|who|how|where|thing)\b", text, _F):
        return _late_reminder(match["first"], match["what"] or "", scene)
    return None


def _late_reminder(first: str, what: str, scene: Scene) -> Clause | None:
    if what:
        return _reminded(f"{what} {first}", scene)
    return _several(topic_of(first) or first, scene, "", apart=False)


def _reminded(words: str, scene: Scene) -> Clause:
    words = re.sub(r"^[\s,:]*(?:(?:for me|me|please|again|also|set up)\b[\s,:]*)+", "", words.strip(), flags=_F)
    words = re.sub(
        r"^so (?:that )?i don't forget (?:about )?|\bso (?:that )?i don't forget$", "", words, flags=_F
    ).strip()
    item = item_of(words, now=scene.now)
    if item:
        item = replace(item, title=_thing(item.title))
    if (
        item is None
        or _TRIVIAL.match(item.title)
        or re.fullmatch(
            r"(?:of|about|to|for|do|(?:to )?do (?:something|this|that|it)|something|it|this|that)", item.title, _F
        )
    ):
        return Clause("show_form" if item is None or (item.due is None and item.rrule is None) else "add", items=())
    return Clause("add", items=(item,))


def _thing(title: str) -> str:
    shorter = re.sub(
        r"^(?:to|about|of|for|that|me to|me|i have to|i have an?|i need to|i've got to|on|regarding)\s+",
        "",
        title,
        flags=_F,
    )
    return shorter or title


def _listed(text: str, scene: Scene) -> Clause | None:
    """An addition that names a list: "add milk to my shopping list"."""
    for pattern in (_LEAD_LIST, _TO_LIST_FIRST):
        match = pattern.match(text)
        if match and not ALIEN.search(match["list"]):
            return _several(match["what"], scene, match["list"])
    if match := _TO_LIST.match(text):
        return _onto(match, scene)
    if (match := _WANT_ON.match(text)) and not re.search(
        r"\b(?:see|hear|know|read|check|view|what|go over)\b", match["what"], _F
    ):
        return _onto(match, scene)
    match = _PASSIVE.match(text)
    if (
        match
        and re.search(r"\b(?:added|put|placed|included|goes|go|belongs|noted|be|listed)\b", text, _F)
        and not _asking(text)
    ):
        return _onto(match, scene)
    return None


def _onto(match: re.Match[str], scene: Scene) -> Clause | None:
    what, dest = match["what"].strip(), match["dest"]
    if re.match(r"^(?:that|sure)$", what, _F):
        return None
    if ALIEN.search(dest):
        return None
    what = re.sub(rf"^(?:{TASK_NOUN}|an? {TASK_NOUN})(?: to| that| called| for|:) ", "", what, flags=_F)
    clause = _several(what, scene, dest)
    if clause.items and clause.items[0].due is None:
        when = dated(dest, now=scene.now)
        items = tuple(replace(item, due=when.due, rrule=when.rrule) for item in clause.items)
        clause = replace(clause, items=items)
    return clause


def _calendar(text: str, scene: Scene) -> Clause | None:
    match = _TO_CALENDAR.match(text)
    if not match or re.search(r"\b(?:undo|last event)\b", text, _F):
        return None
    item = item_of(match["what"] + (match["tail"] or ""), now=scene.now)
    return Clause("add", items=(item,)) if item and not _TRIVIAL.match(item.title) else Clause("show_form")


def _to_that(text: str, scene: Scene) -> Clause | None:
    match = _TO_THAT.match(text)
    return _several(match["what"], scene, "") if match and not FOREIGN.search(text) else None


def _task(text: str, scene: Scene) -> Clause | None:
    """An addition that says it is a task: "create a task to …", "todo: …"."""
    if match := _LABEL.match(text):
        return _several(
            match["what"], scene, "", apart=match["noun"].lower().endswith("s") or match["noun"].lower() == "add"
        )
    match = _NEW_TASK.match(text)
    if not match:
        return None
    what = match["what"].strip()
    if re.match(r"^(?:list|lists|status|manager|app)\b", what, _F) or re.match(
        r"^(?:done|finished|completed?|is|are|due date)\b", what, _F
    ):
        return None
    priority, _ = find_priority(match["mark"].strip())
    clause = _several(_of_task(what), scene, match["kind"] or "", apart=match["noun"].endswith("s"))
    if priority:
        clause = replace(clause, items=tuple(replace(item, priority=priority) for item in clause.items))
    return clause


def _of_task(what: str) -> str:
    what = re.sub(rf"^,? ?(?:for me|please|(?:to|on|in) {LIST_NAMED})(?=[\s,:]|$)[\s,:]*", "", what, flags=_F)
    return re.sub(
        r"^[\s,:-]*(?:(?:to|called|named|titled|that says?|saying|that|which|for me to|for|of|about)\b[\s:]+)?",
        "",
        what,
        flags=_F,
    )


def _bare(text: str, scene: Scene) -> Clause | None:
    """ "Add …" with no word of a list: an addition unless it speaks of what others keep."""
    match = _ADD_BARE.match(text)
    if not match:
        return None
    what = match["what"]
    if FOREIGN.search(what) and not is_verbal(what):
        return None
    if re.match(r"^(?:create|log)\b", text, _F):
        return None
    if re.search(
        r"\b(?:to|on|in|into|as an?) (?:my|the|our|your|this|his|her) (?!\w+ ?$)?(?:\w+ ){0,3}\w+$", what, _F
    ) and not is_verbal(what):
        return (
            None
            if re.search(
                r"\b(?:cart|basket|team|group|favorites|library|plan|book|bag|order|collection|queue)\b", what, _F
            )
            else _several(what, scene, "")
        )
    return _several(what, scene, "")


def _new_list(text: str, scene: Scene) -> Clause | None:
    match = _NEW_LIST.match(text) or _MY_NEW_LIST.match(text)
    if not match or re.match(r"^(?:open|bring)\b(?!.*\bnew\b)", text, _F):
        return None
    tail = match["tail"].strip()
    if re.search(
        r"\b(?:all|sites?|could|would|should|in the|in us|near|best|top|available|manufactured|universit\w+|how|going|around)\b",
        tail,
        _F,
    ):
        return None
    return Clause("new_list", list_name=list_name(f"{match['name']}list {tail}"))


def _several(words: str, scene: Scene, dest: str, *, apart: bool = True) -> Clause:
    """The clause that adds what ``words`` name, one task or several; a form where they name nothing."""
    words = words.strip(" ,;:.-")
    conditional = _IF_MISSING.search(words)
    if conditional:
        words = words[: conditional.start()]
    name = list_name(dest) if dest else ""
    if not words or _TRIVIAL.match(words):
        return Clause("show_form", list_name=name)
    items = _items(words, scene.now, apart=apart)
    if not items:
        return Clause("show_form", list_name=name)
    return Clause("add", items=items, list_name=name, conditional=conditional is not None)


def _items(words: str, now: datetime, *, apart: bool) -> tuple[Item, ...]:
    whole = item_of(words, now=now)
    if whole is None or not apart:
        return (whole,) if whole else ()
    named = pieces(whole.title)
    if len(named) < 2:
        return (whole,)
    apart_read = tuple(item_of(piece, now=now) for piece in pieces(words))
    own_dates = sum(1 for item in apart_read if item and item.due) > 1
    if own_dates and all(apart_read):
        return tuple(item for item in apart_read if item)
    return tuple(replace(whole, title=title) for title in named)


def _asking(text: str) -> bool:
    return (
        re.match(
            r"^(?:tell|show|read|list|say|repeat|let me|check|see|get rid|inform|give|find|pull|i (?:want|need) to|delete|remove|take|cross|tick|mark|erase|clear|is|are|did|do|does|have|has|was|were|what|which|who|when|will|would|am)\b",
            text,
            _F,
        )
        is not None
    )


def read_plan(text: str, scene: Scene) -> Clause | None:
    """A plan with its time, said as a statement: "I need to renew my passport on friday"."""
    match = re.match(
        r"^(?:(?:i|we)(?: really| also| still)? (?:need|have|ought|must|should|gotta|got)(?: to)?|i've got to|i'll have to|i must|need to) (?P<what>.+)$",
        text,
        _F,
    )
    what = match["what"] if match else text
    if not is_verbal(what) or FOREIGN.search(what) and not match:
        return None
    if re.match(
        r"^(?:see|know|hear|go|find|read|get|be|find out|talk|say|tell|ask|check|look|show|use|help|give|make|play|set|update|speak|cancel|change|delete|remove|call me|book|order|reserve|turn|schedule|move|have|start|stop|pay|send|sign|request|share|list|remind|translate|learn|try|wake|trim|catch|deposit|hire|explore|rent|plan|arrange)\b",
        what,
        _F,
    ) and not (
        match
        or re.match(
            r"^(?:go to the (?!bathroom)|get (?:the |my |some )?\w+ (?:from|at)|read (?:the|my) book|check (?:on|in)|call (?!me)|pay (?:the|my) (?:\w+ )?(?:bills?|rent)|book (?:the|my|a) (?:dentist|doctor|vet)|send (?:the|my) (?:report|invoice)|start (?:the )?(?:laundry|dishwasher))\b",
            what,
            _F,
        )
    ):
        return None
    when = dated(what, now=scene.now)
    if when.due is None and when.rrule is None:
        return None
    item = item_of(what, now=scene.now)
    return Clause("add", items=(item,)) if item else None


def _quoted_only(text: str, scene: Scene) -> Clause | None:
    match = re.match(rf"^(?:new )?(?:add|create|task|todo) ({HIDDEN})$", text, _F)
    return _several(match[1], scene, "") if match else None


_RECOGNISERS: tuple[Callable[[str, Scene], Clause | None], ...] = (
    _if_not_there,
    _it,
    _reminder,
    _need_and_put,
    _listed,
    _calendar,
    _new_list,
    _task,
    _quoted_only,
    _to_that,
    _bare,
)
