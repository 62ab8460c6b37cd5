"""Sentences that ask for a deletion. Nothing else is read as one: in doubt it is not."""

import re
from collections.abc import Callable

from saydone.agent.offline.lexicon import ALIEN, FOREIGN, LIST_NAMED, LIST_TAIL, TASK_NOUN, TODO
from saydone.agent.offline.patterns import anywhere, opening, whole
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Clause, Scene
from saydone.agent.offline.resolving import resolved
from saydone.agent.offline.targets import target_of
from saydone.agent.offline.titles import is_verbal
from saydone.domain.when.pattern import Pattern

_STRONG = r"(?:delete|remove|erase)"
_WEAK = (
    r"(?:scrap|discard|trash|drop|cancel|omit|abolish|eliminate|get rid of|clear(?: out| off| up)?|wipe(?:"
    r" out)?|purge|nuke"
    r"|bin|toss|ditch|clean(?: out| up)?|empty|dump|forget(?: about)?|axe|kill|strike(?: out| off)?|scratch(?: off)?"
    r"|throw (?:away|out)|take (?:off|out|away)|undo|reset|nix|lose)"
)
_ANCHOR = Pattern(rf"\b(?:{TASK_NOUN}|{LIST_NAMED}|{TODO})\b|^#?\d+$|#\d+", re.I)

_STRONG_VERB = whole(rf"{_STRONG}(?: {_STRONG})?\b:?(?: out| off)? (?P<what>.+)")
_ALONE = whole(rf"{_STRONG}")
_EVERYTHING = whole(
    r"(?:clear|wipe|get rid of|throw out|scrap)(?: out)? (?P<what>all|everything|it all|all of (?:it|them)"
    r"|(?:number|task|item) \d+)",
    r"(?:clear|clean|wipe|purge|delete|remove|get rid of|sweep)(?: out| up| away| off)? "
    r"(?P<finished>(?:all |the |my )*(?:completed|done"
    r"|finished)(?: (?:ones|stuff|things))?)",
    rf"(?:make|leave) (?P<list>{LIST_NAMED}) (?:empty|blank|clear|clean)",
    r"(?:take|cross|get) (?P<off>(?:the )?(?:first|second|third|last|top|bottom|fourth|fifth)(?: (?:item|task|one"
    r"|thing))?) off",
    rf"(?P<useless>(?:the|my|this|that) (?:\w+ ){{0,3}}(?:list|{TASK_NOUN})(?: .+)?) (?:is"
    r"|are) no longer (?:needed|necessary|required)",
)
_WEAK_VERB = whole(rf"{_WEAK}\b:? (?P<what>.+?)(?: clean| completely| entirely)?")
_TAKE_OFF = whole(
    r"(?:take|pull|get|strike|scratch|cut|knock|have|kick|lose|strip|chuck|throw|toss|drop|leave|wipe|boot|bump|eject"
    r"|exclude|rub|rip|subtract|deduct|withdraw|extract|ditch|dump|discard|bin|delist|clear|shift)(?: (?:off|away"
    r"|out))? (?P<what>(?!rid\b).+?)(?: (?:off|out))?"
    rf"(?: removed| deleted| taken)?,? (?:from|off(?: of)?|out of|out from) (?P<list>{LIST_NAMED}{LIST_TAIL})",
    rf"take (?P<of>.+?) of (?P<the>{LIST_NAMED}{LIST_TAIL})",
)
_TAKE_IT_OFF = whole(r"take (?P<what>it|that|this|them|those|him|her|that one) (?:off|out)(?: (?:of )?(?:there|it))?")
_WANT_OFF = whole(
    r"(?:i|we)(?:'d| would)? (?:want|need|like) (?:to have )?(?P<what>(?!to\b).+?)(?: (?:removed|deleted|erased"
    r"|taken|gone|cleared))?"
    rf" (?P<list>(?:off|off of|out of|from) {LIST_NAMED}{LIST_TAIL})",
    r"(?:i|we) (?:don't|do not|no longer) (?:want|need) (?P<unwanted>.+?)(?: any ?more)?"
    rf" (?P<where>(?:on|in) {LIST_NAMED})(?: any ?more| any longer)?",
    rf"(?P<barred>.+?) (?:shouldn't|should not|must not|mustn't|doesn't (?:need|have) to|does not (?:need|have) to"
    rf"|no longer (?:needs|has) to) be (?P<there>(?:on|in) {LIST_NAMED})(?: any ?more| any longer)?",
)
_LEAD_LIST = whole(
    rf"(?:(?:on|from|in|off|out of|update|edit|amend|modify|change|find|go to|open) )?"
    rf"(?P<list>{LIST_NAMED}(?: (?:of|for) [\w' ]+?)?)"
    rf"(?:,| and| please| then| to| by|:)* (?:{_STRONG}|(?:remov|delet|eras)ing|get rid of|take (?:off|out)|drop"
    rf"|cross out) (?P<what>.+)"
)
_COME_OFF = whole(
    r"(?P<what>.+?) (?:can|should|could|must|may|might as well|needs? to|has to|have to|ought to) (?:now |also )?"
    rf"(?:come|go|get) (?:off|from|off of) (?P<list>{LIST_NAMED}{LIST_TAIL})",
)
_NO_REMINDING = whole(
    r"(?:turn off|switch off|disable|deactivate|silence|stop|end|kill|get rid of) (?:the|my|that|this) (?:reminder"
    r" (?:to|about|for|of|called|that says) (?P<off>.+)|(?P<named>[\w' -]+?) reminder)",
    r"(?:please )?(?:stop|quit|cease) (?:reminding|notifying|nagging|alerting) (?:me|us) (?:to|about|of|that) "
    r"(?P<what>.+?)(?: any ?more| any longer)?",
    r"(?:i|we) (?:don't|do not|no longer) (?:want|need|wish)(?: to be| you to| to get) remind(?:ed)?(?: me| us)? (?:to"
    r"|about|of|that) (?P<unwanted>.+?)(?: any ?more| any longer)?",
)
_NOT_ON = whole(
    r"(?:make sure|ensure|be sure|see to it) (?:that )?(?P<what>.+?) (?:isn't|is not|aren't|are not|is no longer"
    rf"|are no longer|is off|are off|does not stay|doesn't stay) (?:on|in|of) (?P<list>{LIST_NAMED})(?: any ?more)?",
    r"(?P<needless>.+?) (?:is|are) (?:no longer|not) (?:needed|required|necessary|wanted) (?:on|in) "
    rf"(?P<its>{LIST_NAMED})(?: any ?more)?",
    r"(?:take|get|cross|strike|scratch) (?P<off>.+?) (?:off|out)(?: of)? there",
)
_KEPT = whole(
    rf"(?:do not|don't) (?:keep|leave|need|want) (?P<what>.+?) (?:on|in) (?P<list>{LIST_NAMED})(?: any ?more|"
    rf" any longer)?"
)
_FIND_AND = whole(rf"find (?P<what>.+?) (?:on|in) (?P<list>{LIST_NAMED}),? and {_STRONG}(?: (?:it|them|that))?")
_LIST_REMOVE = whole(rf"(?P<list>{LIST_NAMED}) (?:{_STRONG}|removal|deletion)")
_PASSIVE = whole(
    r"(?P<wish>i(?:'d)? (?:want|need|like|would like) |have |get )?(?P<what>.+?) "
    r"(?P<said>(?:should|must|has to|needs? to|can|could|to|ought to) (?:now )?be )?"
    r"(?:removed|deleted|erased|taken (?:off|out)|scrapped|cleared|emptied|wiped|gone)"
    rf"(?P<list>,? (?:from|off(?: of)?|out of|out from|of|on|in) (?:{LIST_NAMED}|there){LIST_TAIL})?"
)
_ASKED_PASSIVE = whole(
    r"(?:can|could|would|will|may) (?P<what>.+?) (?:please )?(?:be|get) (?:removed|deleted|erased|taken(?: off| out)?)"
    rf"(?P<list>,? (?:from|off(?: of)?|out of|of) {LIST_NAMED}{LIST_TAIL})"
)
_NOT_PASSIVE = opening(
    r"is|are|was|were|did|do|does|has|have|had|i|who|what|why|when|how|it was|they were|you|we|can|could|should|would"
)
_NO_NEED = whole(
    r"(?:there's |there is )?(?:no (?:longer |more )?need (?:to|for)|(?:i|we) (?:no longer|don't|do not) (?:need"
    r"|want)(?: to)?) "
    rf"(?P<what>.+?)(?: any ?more| any longer)?(?P<list> (?:in|on|from|off) {LIST_NAMED}{LIST_TAIL})?(?: any ?more"
    r"| any longer)?"
)
_THE_LIST = whole(r"(?:this|that|the|my) (?:\w+ ){0,2}list")
_SOMEWHERE_ELSE = anywhere(
    r"(?:from|off|in|on|out of) (?:my |the |his |her |our |this )?(?:fridge|freezer|oven|car|house|room|carpet"
    r"|shirt|walls?"
    r"|clothes|drive|computer|laptop|phone|device|cloud|server|system|memory|cart|basket|order|bill|skin|hair"
    r"|teeth|roof"
    r"|floor|table|garage|gutters?|library|bookmarks|desktop|gmail|google|amazon|netflix|spotify|team|group|plan"
    r"|policy"
    r"|itinerary|itunes|wallet|bank|pan|glass|picture|pic|jeans|couch|sofa|dog|cat)"
)
_FROM_PLACE = Pattern(
    r" (?:from|off|out of|off of) (?:the|my|our|his|her|an?|this|that|your) (?:[\w'-]+ ){0,2}[\w'-]+$", re.I
)
_STUFF = anywhere(
    r"stains?|blemish|bolts?|screws?|tires?|wallpaper|paint|gum|rust|mold|mould|virus|malware|snow|bugs?|weeds|ticks?",
    r"wart|tattoo|spirit|ghost|negative|dirt|smell|odou?r|bumper|chicken|background|watermark|limescale",
)
_PLANNED = anywhere(
    r"appointments?|meetings?|lunch|dinner|breakfast|party|class|birthday|conference|interview|date with|session"
    r"|call with"
    r"|visit"
)
_BULK = anywhere(
    r"(?:all|every|everything|any) (?:my |the |of )?"
    r"(?:events?|meetings?|appointments?|data|calendar|alarms?|details|accounts?|information)"
)
_NOBODY = whole(r"(?:your|my|our|him|her|it)sel(?:f|ves)|me|you|us|everybody|everyone")
_WHY = Pattern(r",? (?:because|since|as) (?:i|we|it|they|he|she)\b.*$|, (?:i|we|it|they|he|she)(?:'\w+)? .*$", re.I)
_AWAY = opening(r"scrap|discard|trash|drop|ditch|get rid of|bin|nuke|axe|nix|eliminate|purge|forget about")
"""What is said of a task by its name alone: "ditch call mum"."""
_VAGUE = opening(r"forget|undo|clean|kill")
_WHAT = ("what", "needless", "off")
_WHERE = ("list", "its")
_LONGEST = 8
"""A name without any word of tasks or lists around it is no longer than so many words."""


def read_not_reminded(text: str, scene: Scene) -> Clause | None:
    """ "Stop reminding me to …", "don't keep milk on my list": the task goes."""
    if kept := _KEPT.match(text):
        return _clause(f"{kept['what']} from {kept['list']}", scene)
    match = _NO_REMINDING.match(text)
    return _clause(next(said for said in match.groups() if said), scene) if match else None


def read_remove(text: str, scene: Scene) -> Clause | None:
    """The deletion that the request is, or None."""
    if _ALONE.match(text):
        return _clause("it", scene)
    if match := _EVERYTHING.match(text):
        return _clause(next(said for said in match.groups() if said), scene)
    for recognise in _RECOGNISERS:
        clause = recognise(text, scene)
        if clause is not None:
            return clause
    return None


def _list_first(text: str, scene: Scene) -> Clause | None:
    """ "On my list, remove eggs"; "find apple on my list and remove it"."""
    if match := _FIND_AND.match(text):
        return _clause(f"{match['what']} from {match['list']}", scene)
    if (match := _NOT_ON.match(text)) and not ALIEN.search(text):
        what, listed = (next((match[name] for name in said if match[name]), "") for said in (_WHAT, _WHERE))
        return _clause(f"{what} from {listed}" if listed else what, scene)
    if match := _COME_OFF.match(text):
        return None if ALIEN.search(text) else _clause(f"{match['what']} from {match['list']}", scene)
    if match := _LIST_REMOVE.match(text):
        return _clause(match["list"], scene)
    match = _LEAD_LIST.match(text)
    return _clause(f"{match['what']} from {match['list']}", scene) if match and not ALIEN.search(text) else None


def _taken_off(text: str, scene: Scene) -> Clause | None:
    if match := _TAKE_IT_OFF.match(text):
        return _clause(match["what"], scene)
    match = _TAKE_OFF.match(text)
    if not match or ALIEN.search(text):
        return None
    return _clause(f"{match['what'] or match['of']} from {match['list'] or match['the']}", scene)


def _strong(text: str, scene: Scene) -> Clause | None:
    """ "Delete …": of a task, unless it is what others keep or stands elsewhere."""
    match = _STRONG_VERB.match(text)
    if not match:
        return None
    what = match["what"]
    if _ours(what):
        return _clause(what, scene)
    if FOREIGN.search(what) or _SOMEWHERE_ELSE.search(what) or _BULK.search(what):
        return None
    if not is_verbal(what) and (_STUFF.search(what) or _FROM_PLACE.search(what)):
        return None
    return _clause(what, scene) if len(what.split()) <= _LONGEST else None


def _weak(text: str, scene: Scene) -> Clause | None:
    """ "Scrap …", "cancel …": a deletion only where a task, a list or a number is named."""
    match = _WEAK_VERB.match(text)
    if not match:
        return None
    what = match["what"]
    target = target_of(what, now=scene.now)
    if target is None or _SOMEWHERE_ELSE.search(what) or _BULK.search(what):
        return None
    if target.kind == "pronoun":
        return _clause(what, scene) if not _VAGUE.match(text) or _ANCHOR.search(what) else None
    if re.match(r"^(?:undo|clean|empty|reset|lose)\b", text, re.I) and not re.search(rf"\b{LIST_NAMED}\b", what, re.I):
        return None
    if _ours(what) and (_ANCHOR.search(what) or target.kind in ("ids", "positions")):
        return _clause(what, scene)
    if is_verbal(what) and _AWAY.match(text) and not FOREIGN.search(what):
        return _clause(what, scene)
    mine = re.match(r"^(?:cancel|scrap|drop) (?:the|my) ", text, re.I)
    return _clause(what, scene) if mine and _PLANNED.search(what) and not FOREIGN.search(what) else None


def _passive(text: str, scene: Scene) -> Clause | None:
    """ "This item should be removed"."""
    if match := _ASKED_PASSIVE.match(text):
        return _clause(match["what"] + match["list"], scene)
    if match := _WANT_OFF.match(text):
        groups = match.groupdict()
        what = groups["what"] or groups["unwanted"] or groups["barred"]
        return (
            None
            if ALIEN.search(text)
            else _clause(f"{what} {groups['list'] or groups['where'] or groups['there']}", scene)
        )
    match = _PASSIVE.match(text)
    if not match or (_NOT_PASSIVE.match(text) and not match["wish"]) or FOREIGN.search(match["what"]):
        return None
    if match["said"] or match["list"] or (match["wish"] and _ANCHOR.search(match["what"])):
        return _clause(match["what"] + (match["list"] or ""), scene)
    return None


def _no_need(text: str, scene: Scene) -> Clause | None:
    """ "No need to buy milk in my grocery list": a deletion only where a list is named."""
    match = _NO_NEED.match(text)
    if not match:
        return None
    if _THE_LIST.match(match["what"]):
        return _clause(match["what"], scene)
    named = match["list"] or re.search(rf"^(?:the|that|this|my) .*\b{TASK_NOUN}\b", match["what"], re.I)
    return _clause(f"{match['what']}{match['list'] or ''}", scene) if named else None


def _ours(what: str) -> bool:
    """Whether the words name a task, a list of ours or a number, rather than what others keep."""
    if not FOREIGN.search(what):
        return _ANCHOR.search(what) is not None or re.search(HIDDEN, what) is not None
    if re.search(rf"\b{LIST_NAMED}", what, re.I) and not ALIEN.search(what):
        return True
    task = re.match(
        rf"^(?:the |my )*(?:{TASK_NOUN})(?: to| called| named| for| about| that)? (?P<name>.+)$", what, re.I
    )
    return task is not None and (is_verbal(task["name"]) or re.fullmatch(r"#?\d+", task["name"]) is not None)


def _clause(what: str, scene: Scene) -> Clause | None:
    if _NOBODY.match(what):
        return None
    what = _WHY.sub("", re.sub(r"^(?:out|off) (?=item|task)", "", what, flags=re.I))
    target = resolved(what, scene)
    return Clause("remove", targets=(target,)) if target else None


_RECOGNISERS: tuple[Callable[[str, Scene], Clause | None], ...] = (
    _list_first,
    _taken_off,
    _strong,
    _weak,
    _no_need,
    _passive,
)
