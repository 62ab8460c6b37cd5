"""Sentences that ask for a deletion. Nothing else is read as one: in doubt it is not."""

import re
from collections.abc import Callable
from dataclasses import replace

from saydone.agent.offline.completion import said_so
from saydone.agent.offline.dates import dated
from saydone.agent.offline.deletion import ANCHOR, STRONG, deletion
from saydone.agent.offline.lexicon import ALIEN, FOREIGN, LIST_NAMED, LIST_TAIL, TASK_NOUN
from saydone.agent.offline.patterns import anywhere, opening, whole
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Clause, Scene, Target
from saydone.agent.offline.taking_off import read_list_first, read_passive, read_taken_off
from saydone.agent.offline.targets import target_of
from saydone.agent.offline.titles import is_doing, is_verbal
from saydone.domain.when.pattern import Pattern

_WEAK = (
    r"(?:scrap|discard|trash|drop|cancel|omit|abolish|eliminate|get rid of|clear(?: out| off| up)?|wipe(?:"
    r" out)?|purge|nuke|destroy"
    r"|bin|toss|ditch|clean(?: out| up)?|empty|dump|forget(?: about)?|axe|kill|strike(?: out| off)?|scratch(?: off)?"
    r"|throw (?:away|out)|take (?:off|out|away)|undo|reset|nix|lose)"
)
_STRONG_VERB = whole(rf"{STRONG}(?: {STRONG})?\b:?(?: out| off)? (?P<what>.+)")
_ALONE = whole(rf"{STRONG}")
_EVERYTHING = whole(
    r"(?:clear|wipe|get rid of|throw out|scrap)(?: out)? (?P<what>all|everything|it all|all of (?:it|them)"
    r"|(?:number|task|item) \d+)",
    r"(?:clear|clean|wipe|purge|delete|remove|get rid of|sweep)(?: out| up| away| off)? "
    r"(?P<finished>(?:all |the |my )*(?:completed|done"
    r"|finished)(?: (?:ones|stuff|things))?)",
    r"(?:clear|clean|wipe|purge|delete|remove|get rid of|sweep)(?: out| up| away| off)? (?P<done>(?:everything|all"
    r"|anything|whatever)(?: that)?(?:'s| is| are) (?:already |all )?(?:completed|done|finished))",
    rf"(?:make|leave) (?P<list>{LIST_NAMED}) (?:empty|blank|clear|clean)",
    r"(?:take|cross|get) (?P<off>(?:the )?(?:first|second|third|last|top|bottom|fourth|fifth)(?: (?:item|task|one"
    r"|thing))?) off",
    rf"(?P<useless>(?:the|my|this|that) (?:\w+ ){{0,3}}(?:list|{TASK_NOUN})(?: .+)?) (?:is"
    r"|are) no longer (?:needed|necessary|required)",
)
_WEAK_VERB = whole(rf"{_WEAK}\b:? (?P<what>.+?)(?: clean| completely| entirely)?")
_NO_REMINDING = whole(
    r"(?:turn off|switch off|disable|deactivate|silence|stop|end|kill|get rid of) (?:the|my|that|this) (?:reminder"
    r" (?:to|about|for|of|called|that says) (?P<off>.+)|(?P<named>[\w' -]+?) reminder)",
    r"(?:do not|don't) (?:keep |ever )?remind(?:ing)? (?:me|us) (?:to|about|of|that) (?P<never>.+?) "
    r"(?:any ?more|any longer|again)",
    r"(?:please )?(?:stop|quit|cease) (?:reminding|notifying|nagging|alerting) (?:me|us) (?:to|about|of|that) "
    r"(?P<what>.+?)(?: any ?more| any longer)?",
    r"(?:i|we) (?:don't|do not|no longer) (?:want|need) (?:a|the|any|my|that|this) reminders? (?:to|about|for|of) "
    r"(?P<needless>.+?)(?: any ?more| any longer)?",
    r"(?:i|we) (?:don't|do not|no longer) (?:want|need|wish)(?: to be| you to| to get) remind(?:ed)?(?: me| us)? (?:to"
    r"|about|of|that) (?P<unwanted>.+?)(?: any ?more| any longer)?",
)
_KEPT = whole(
    rf"(?:do not|don't) (?:keep|leave|need|want) (?P<what>.+?) (?:on|in) (?P<list>{LIST_NAMED})(?: any ?more|"
    rf" any longer)?"
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
    r"sentences?|paragraphs?|words?|memory|glasses|whiteboard|doubts?|lid|shoes|jacket|make-?up|splinter|stickers?"
    r"|skin|hair|noise|restrictions?|toxins"
    r"|pain",
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
_AWAY = opening(r"scrap|discard|trash|drop|ditch|get rid of|bin|nuke|axe|nix|eliminate|purge|forget about")
"""What is said of a task by its name alone: "ditch call mum"."""
_VAGUE = opening(r"forget|undo|clean|kill")
_LET_GO = opening(r"drop|strike|scratch|lose")
""" "Drop it" is about a task where one was spoken of just before, and means "never mind" else."""
_LONGEST = 8
"""A name without any word of tasks or lists around it is no longer than so many words."""


def read_not_reminded(text: str, scene: Scene) -> Clause | None:
    """ "Don't keep milk on my list": the task goes; "stop reminding me to …": it is asked whether it goes."""
    if kept := _KEPT.match(text):
        return deletion(f"{kept['what']} from {kept['list']}", scene)
    match = _NO_REMINDING.match(text)
    clause = deletion(next(said for said in match.groups() if said), scene) if match else None
    # It may be the reminder alone that is to go.
    return clause and replace(
        clause, targets=tuple(replace(target, asked=True, alert=True) for target in clause.targets)
    )


_COMPLAINT = Pattern(
    r"\b(?:key|button|command|function|feature|option|icon)\b.*\b(?:not|n't|broken|stuck|missing|gone|work\w*)\b"
    r"|^\w+ (?:key|button|icon|option|feature)\b|^\S+ -\w",
    re.I,
)
"""Words about a "delete" that somebody sees or types, rather than a request for one."""


def read_remove(text: str, scene: Scene) -> Clause | None:
    """The deletion that the request is, or None."""
    if _COMPLAINT.search(text) or _is_chore(text, scene):
        return None
    if _ALONE.match(text):
        # A word alone may have slipped out: what it is about is asked.
        return Clause("remove", targets=(Target("pronoun", asked=True),))
    if match := _EVERYTHING.match(text):
        return deletion(next(said for said in match.groups() if said), scene)
    for recognise in _RECOGNISERS:
        clause = recognise(text, scene)
        if clause is not None:
            return clause
    return None


def _is_chore(text: str, scene: Scene) -> bool:
    """ "Take out the ashes every tuesday" is to be done, and goes from no list."""
    return not (_STRONG_VERB.match(text) or ANCHOR.search(text)) and dated(text, now=scene.now).rrule is not None


def _strong(text: str, scene: Scene) -> Clause | None:
    """ "Delete …": of a task, unless it is what others keep or stands elsewhere."""
    match = _STRONG_VERB.match(text)
    if not match:
        return None
    what = match["what"]
    if _ours(what):
        return deletion(what, scene)
    if FOREIGN.search(what) or _SOMEWHERE_ELSE.search(what) or _BULK.search(what):
        return None
    if not is_verbal(what) and (_STUFF.search(what) or _FROM_PLACE.search(what)):
        return None
    return deletion(what, scene) if len(what.split()) <= _LONGEST else None


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
        idle = _VAGUE.match(text) or (_LET_GO.match(text) and not scene.before)
        return deletion(what, scene) if not idle or ANCHOR.search(what) else None
    if (
        re.match(r"^(?:undo|clean|empty|reset|lose|forget)\b", text, re.I)
        and target.kind == "every"
        and not re.search(rf"\b{LIST_NAMED}\b", what, re.I)
    ):
        return None
    named = re.search(rf"\b{LIST_NAMED}\b", what, re.I) or (ANCHOR.search(what) and _LET_GO.match(text))
    if re.match(r"^(?:undo|clean|empty|reset|lose)\b", text, re.I) and not named:
        return None
    if _ours(what) and (ANCHOR.search(what) or target.kind in ("ids", "positions")):
        return deletion(what, scene)
    if (is_verbal(what) or is_doing(what)) and _AWAY.match(text) and not FOREIGN.search(what):
        return deletion(what, scene)
    mine = re.match(r"^(?:cancel|scrap|drop) (?:the|my) ", text, re.I)
    planned = mine and _PLANNED.search(what) and not FOREIGN.search(what)
    # It may be an errand for somebody: the task is to be named by more than a word of its title.
    return said_so(deletion(what, scene)) if planned else None


def _no_need(text: str, scene: Scene) -> Clause | None:
    """ "No need to buy milk in my grocery list": a deletion only where a list is named."""
    match = _NO_NEED.match(text)
    if not match:
        return None
    if _THE_LIST.match(match["what"]):
        return deletion(match["what"], scene)
    named = match["list"] or re.search(rf"^(?:the|that|this|my) .*\b{TASK_NOUN}\b", match["what"], re.I)
    return deletion(f"{match['what']}{match['list'] or ''}", scene) if named else None


def _ours(what: str) -> bool:
    """Whether the words name a task, a list of ours or a number, rather than what others keep."""
    if not FOREIGN.search(what):
        return ANCHOR.search(what) is not None or re.search(HIDDEN, what) is not None
    if re.search(rf"\b{LIST_NAMED}", what, re.I) and not ALIEN.search(what):
        return True
    task = re.match(
        rf"^(?:the |my )*(?:{TASK_NOUN})(?: to| called| named| for| about| that)? (?P<name>.+)$", what, re.I
    )
    return task is not None and (is_verbal(task["name"]) or re.fullmatch(r"#?\d+", task["name"]) is not None)


_RECOGNISERS: tuple[Callable[[str, Scene], Clause | None], ...] = (
    read_list_first,
    read_taken_off,
    _strong,
    _weak,
    _no_need,
    read_passive,
)
