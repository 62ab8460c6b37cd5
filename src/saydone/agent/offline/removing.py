"""Sentences that ask for a deletion. Nothing else is read as one: in doubt it is not."""

import re
from collections.abc import Callable

from saydone.agent.offline.lexicon import ALIEN, FOREIGN, LIST_NAMED, LIST_TAIL, TASK_NOUN, TODO
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Clause, Scene, Target
from saydone.agent.offline.targets import target_of
from saydone.agent.offline.titles import is_verbal
from saydone.agent.offline.topics import noun_of, topic_of

_F = re.I
_STRONG = r"(?:delete|remove|erase)"
_WEAK = r"(?:scrap|discard|trash|drop|cancel|omit|abolish|eliminate|get rid of|clear(?: out| off| up)?|wipe(?: out)?|purge|nuke|bin|clean(?: out| up)?|empty|dump|forget(?: about)?|axe|kill|strike(?: out| off)?|scratch(?: off)?|throw (?:away|out)|take (?:off|out|away)|undo)"
_FROM = r"(?:from|off(?: of)?|out of|out from|of|on|in|for)"
_ANCHOR = re.compile(rf"\b(?:{TASK_NOUN}|{LIST_NAMED}|{TODO})\b|^#?\d+$|#\d+", _F)

_STRONG_VERB = re.compile(rf"^{_STRONG}(?: {_STRONG})?\b:?(?: out| off)? (?P<what>.+)$", _F)
_WEAK_VERB = re.compile(rf"^{_WEAK}\b:? (?P<what>.+)$", _F)
_TAKE_OFF = re.compile(
    rf"^(?:take|pull|strike|scratch|cut|knock|have)(?: (?:off|out))? (?P<what>.+?)(?: (?:off|out))?(?: removed| deleted| taken)?,? (?:from|off(?: of)?|out of|out from|of) (?P<list>{LIST_NAMED}{LIST_TAIL})$",
    _F,
)
_TAKE_OFF_BARE = re.compile(
    r"^take (?P<what>it|that|this|them|those|him|her|the \w+|that one) (?:off|out)(?: (?:of )?(?:there|it))?$", _F
)
_LEAD_LIST = re.compile(
    rf"^(?:(?:on|from|in|off|out of|update|find|go to|open) )?(?P<list>{LIST_NAMED}(?: (?:of|for) [\w' ]+?)?)(?:,| and| please| then|:)* (?:{_STRONG}|get rid of|take (?:off|out)|drop|cross out) (?P<what>.+)$",
    _F,
)
_FIND_AND = re.compile(
    rf"^find (?P<what>.+?) (?:on|in) (?P<list>{LIST_NAMED}),? and {_STRONG}(?: (?:it|them|that))?$", _F
)
_LIST_REMOVE = re.compile(rf"^(?P<list>{LIST_NAMED}) (?:{_STRONG}|removal|deletion)$", _F)
_PASSIVE = re.compile(
    rf"^(?:i (?:want|need|would like)|have|get)? ?(?P<what>.+?) (?:(?:should|must|has to|needs? to|can|could|to|ought to) (?:now )?be )?(?:removed|deleted|erased|taken (?:off|out)|scrapped)(?P<list>,? {_FROM} (?:{LIST_NAMED}|there){LIST_TAIL})?$",
    _F,
)
_NO_NEED = re.compile(
    rf"^(?:there's |there is )?(?:no (?:longer |more )?need (?:to|for)|(?:i|we) (?:no longer|don't|do not) (?:need|want)(?: to)?) (?P<what>.+?)(?: any ?more| any longer)?(?P<list> (?:in|on|from|off) {LIST_NAMED}{LIST_TAIL})?(?P<more> any ?more| any longer)?$",
    _F,
)
_SOMEWHERE_ELSE = re.compile(
    r"\b(?:from|off|in|on|out of) (?:my |the |his |her |our )?(?:(?:fridge|freezer|oven|car|house|room|carpet|shirt|wall|clothes|drive|computer|laptop|phone|device|cloud|server|system|memory|cart|basket|order|bill|skin|hair|teeth|roof|floor|table|garage|gutter|phone|library|bookmarks|desktop|gmail|google|amazon|netflix|spotify|team|group|plan|policy|itinerary|itunes|wallet|bank)\b)",
    _F,
)
_STAIN = re.compile(
    r"\b(?:stains?|blemish|bolts?|screws?|tires?|wallpaper|paint|gum|rust|mold|mould|virus|malware|snow|bugs?|weeds|ticks?|wart|tattoo|spirit|ghost|negative|dirt|smell|odou?r|bumper|chicken)\b",
    _F,
)
_SCHEDULED = re.compile(
    r"\b(?:appointments?|meetings?|lunch|dinner|breakfast|party|class|birthday|conference|interview|date with|session|call with|visit)\b",
    _F,
)
_BULK = re.compile(
    r"\b(?:all|every|everything|any) (?:my |the |of )?(?:events?|meetings?|appointments?|data|calendar|alarms?|details|accounts?|information)\b",
    _F,
)


def read_remove(text: str, scene: Scene) -> Clause | None:
    """The deletion that the request is, or None."""
    for recognise in _RECOGNISERS:
        clause = recognise(text, scene)
        if clause is not None:
            return clause
    return None


def _find_and(text: str, scene: Scene) -> Clause | None:
    match = _FIND_AND.match(text)
    return _clause(f"{match['what']} from {match['list']}", scene) if match else None


def _list_first(text: str, scene: Scene) -> Clause | None:
    if match := _LIST_REMOVE.match(text):
        return _clause(match["list"], scene)
    match = _LEAD_LIST.match(text)
    if not match or ALIEN.search(text):
        return None
    return _clause(f"{match['what']} from {match['list']}", scene)


def _taken_off(text: str, scene: Scene) -> Clause | None:
    if match := _TAKE_OFF_BARE.match(text):
        target = _resolved(target_of(match["what"], now=scene.now), scene)
        return Clause("remove", targets=(target,)) if target else None
    match = _TAKE_OFF.match(text)
    if not match or ALIEN.search(text):
        return None
    return _clause(f"{match['what']} from {match['list']}", scene)


def _strong(text: str, scene: Scene) -> Clause | None:
    match = _STRONG_VERB.match(text)
    if not match:
        return None
    what = match["what"]
    if _ours(what):
        return _clause(what, scene)
    if FOREIGN.search(what) or _SOMEWHERE_ELSE.search(what) or _BULK.search(what):
        return None
    if _STAIN.search(what) and not re.search(HIDDEN, what):
        return None
    return _clause(what, scene) if len(what.split()) <= 8 else None


def _weak(text: str, scene: Scene) -> Clause | None:
    match = _WEAK_VERB.match(text)
    if not match:
        return None
    what = match["what"]
    target = target_of(what, now=scene.now)
    if target is None or _SOMEWHERE_ELSE.search(what) or _BULK.search(what):
        return None
    if target.kind == "pronoun":
        if re.match(r"^(?:forget|undo|clean|kill)\b", text, _F) and not _ANCHOR.search(what):
            return None
        return Clause("remove", targets=(_resolved(target, scene) or target,))
    if re.match(r"^(?:undo|clean|empty)\b", text, _F) and not re.search(rf"\b(?:{LIST_NAMED})\b", what, _F):
        return None
    if _ours(what) and (_ANCHOR.search(what) or target.kind in ("ids", "positions")):
        return _clause(what, scene)
    scheduled = (
        _SCHEDULED.search(what)
        and re.match(r"^(?:cancel|scrap|drop)\b", text, _F)
        and re.match(r"^(?:the|my) ", what, _F)
    )
    return _clause(what, scene) if scheduled and not FOREIGN.search(what) else None


def _passive(text: str, scene: Scene) -> Clause | None:
    match = _PASSIVE.match(text)
    if (
        not match
        or re.match(
            r"^(?:is|are|was|were|did|do|does|has|have|had|i|who|what|why|when|how|it was|they were|you|we|can|could|should|would)\b",
            text,
            _F,
        )
        and not re.match(r"^(?:i (?:want|need|would like)|have) ", text, _F)
    ):
        return None
    what = match["what"]
    said = re.search(
        r"\b(?:should|must|has to|needs? to|can|could|to|ought to) (?:now )?be (?:removed|deleted|erased|taken|scrapped)\b",
        text,
        _F,
    )
    if FOREIGN.search(what) or not (
        said or match["list"] or re.match(r"^(?:i (?:want|need|would like)|have|get) ", text, _F)
    ):
        return None
    if not match["list"] and not _ANCHOR.search(what) and not said:
        return None
    return _clause(what + (match["list"] or ""), scene)


def _no_need(text: str, scene: Scene) -> Clause | None:
    """ "no need to buy milk in my grocery list": a deletion only where a list is named."""
    match = _NO_NEED.match(text)
    if not match:
        return None
    if re.match(r"^(?:this|that|the|my) (?:\w+ ){0,2}list$", match["what"], _F):
        return _clause(match["what"], scene)
    return _clause(f"{match['what']}{match['list']}", scene) if match["list"] else None


def _ours(what: str) -> bool:
    """Whether the words name a task, a list of ours or a number, rather than what others keep."""
    if not FOREIGN.search(what):
        return _ANCHOR.search(what) is not None or re.search(HIDDEN, what) is not None
    listed = re.search(rf"\b{LIST_NAMED}", what, _F)
    if listed and not ALIEN.search(what):
        return True
    task = re.match(rf"^(?:the |my )*(?:{TASK_NOUN})(?: to| called| named| for| about| that)? (?P<name>.+)$", what, _F)
    return task is not None and (is_verbal(task["name"]) or re.fullmatch(r"#?\d+", task["name"]) is not None)


def _clause(what: str, scene: Scene) -> Clause | None:
    what = re.sub(r"^(?:out|off) (?=item|task)", "", what, flags=_F)
    target = _resolved(target_of(what, now=scene.now), scene)
    return Clause("remove", targets=(target,)) if target else None


def _resolved(target: Target | None, scene: Scene) -> Target | None:
    """What "it" was said of just before, when something was."""
    if target is None or target.kind != "pronoun" or not scene.before:
        return target
    return target_of(noun_of(topic_of(scene.before)), now=scene.now) or target


_RECOGNISERS: tuple[Callable[[str, Scene], Clause | None], ...] = (
    _find_and,
    _list_first,
    _taken_off,
    _strong,
    _weak,
    _no_need,
    _passive,
)
