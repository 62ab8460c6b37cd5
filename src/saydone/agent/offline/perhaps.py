"""What a sentence asks for in case there is a task of the name in it: "delete the boarding card", "edit the tent".

Such a sentence may as well be meant for another assistant. Only the tasks can tell, and they are for the model to see.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from saydone.agent.offline import scope
from saydone.agent.offline.lexicon import DONE, NOUN_VERBS, PAST, RESULTS, VERBS
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Changes, Clause, Intent, Query, Scene
from saydone.agent.offline.targets import target_of
from saydone.agent.offline.titles import title_of
from saydone.domain.when.pattern import Pattern

_DELETE = whole(
    r"(?:delete|remove|erase|cancel|drop|scrap|trash|bin|ditch|get rid of) (?P<what>.+)",
    r"(?:take|cross|scratch|strike|get) (?P<off>.+?) (?:off|out)",
    r"scratch (?P<scratched>the .+)",
)
_DONE = whole(
    r"(?:complete|finish|close|check|check off|tick(?: off)?|cross off|x off) (?P<what>.+)",
    r"mark (?P<marked>.+?)(?: as)? (?:done|completed?|finished)",
    r"(?:(?:i'm|i am) )?(?:done|finished) with (?P<with>.+)",
    r"(?P<stated>.+?) (?:is|are) (?:done|completed?|finished)",
    r"(?:(?:i|we)(?:'ve| have)? )?(?:just |already |finally )*(?:got|picked up|grabbed|bought) (?P<got>.+)",
)
_EDIT = whole(r"(?:edit|modify|amend|change|update|revise|open) (?P<what>.+)")
_RENAME = whole(
    r"(?:change|update|edit|rename|make) (?P<what>.+?) (?:to|into)(?: (?:say|read|be))? (?P<new>.+)",
    r"(?:replace|swap|exchange) (?P<old>.+?) (?:with|for|by) (?P<other>.+)",
)
_DUE = whole(
    r"when(?:'s| is| are) (?:the |my )?(?P<what>.+?)(?: due)?",
    r"when (?:(?:do|did) (?:i|we) (?:have|need|want|plan) to|(?:must|should) (?:i|we)|(?:am i|are we) (?:supposed|meant"
    r"|going) to) (?P<todo>.+)",
    r"how (?:long|many days|much time)(?: do i have| is (?:left|there)| left)? (?:until|till|before) (?:the |my )?"
    r"(?P<till>.+?) (?:is|are) due",
)
_DID = whole(
    rf"when (?:did|have) (?:i|we) (?:last )?(?P<done>(?:{'|'.join(sorted(VERBS | NOUN_VERBS))}) .+?)(?: last)?"
)
_SHOW = whole(r"(?:show|open|view|see|find|read)(?: me)? (?:the|my) (?P<what>(?!\w+ (?:list|tasks?)$)[\w' -]{3,60})")
_GOING = whole(
    r"how(?:'s| is| are) (?:the|my|our) (?P<what>.+?) (?:going|coming along|coming on|progressing|doing)(?: so far)?"
)
_ABOUT = whole(
    r"(?:is there|do i have|have i got|are there|got)(?: any)? ?(?:anything|something|tasks?|reminders?) "
    r"(?:about|regarding|concerning) (?:the |my |our )?(?P<what>.+)"
)
_LOOK = whole(
    r"(?:show|find|open|look up|look for|search(?: for)?|where(?:'s| is))(?: me)? (?P<what>(?!me\b"
    r"|us\b)[\w'-]+(?: [\w'-]+){0,2})"
)
_STATE = whole(
    rf"(?:is|are|was|were) (?:the |my |our )?(?P<what>.+?) (?:already |all |now )*(?:{DONE}|{RESULTS})(?: (?:yet"
    rf"|already|now))?",
    r"(?:did|have|had) (?:i|we) (?:already |ever )*(?:finish(?:ed)?|completed?|do(?:ne)?|tick(?:ed)? off"
    r"|check(?:ed)? off"
    rf"|{'|'.join(sorted(PAST | VERBS))}) (?:the |my |our )(?P<did>.+?)(?: (?:yet|already|today))?",
)
"""Whether a task is done."""
_NEEDLESS = whole(
    r"(?:i|we) (?:(?:don't|do not) (?:need|want) (?P<what>(?!to\b|you\b|help\b|this\b|that\b|it\b).+?)"
    r" (?:any ?more|any longer)|no longer (?:need|want) (?P<needless>(?!to\b|you\b|help\b|this\b|that\b|it\b).+?))",
    r"(?:i|we) (?:(?:don't|do not) (?:need|have) to|no longer (?:need|have) to) (?P<todo>(?!do (?:it|that)\b).+?)"
    r"(?: any ?more| any longer)",
    r"(?:the|my|our) (?P<off>.+?)(?: is| are| was| were| has been| have been| got|'s)(?: now| been)*"
    r" (?:cancell?ed|called off)(?: again| now| anyway)?",
    r"(?:the|my|our) (?P<caller>[\w'-]+(?: [\w'-]+)?) (?:called|rang|wrote|phoned|emailed|texted)(?: me)?,? "
    r"(?:(?:and|to say|that|saying) )*(?:they|he|she|it)(?:'ve|'s| have| has| is| was)? (?:been )?cancell?ed(?: it)?",
)
""" "I don't need bread anymore": it may be said of the thing alone, and so the user is asked before its task goes."""
_MISSED = whole(
    r"(?:(?:sorry|oh no|damn|unfortunately|looks like|i'm afraid|i think)[ ,]+)*(?:i |we )?(?:will not|won't|can't"
    r"|can not|cannot|am not able to|am not going to|won't be able to)"
    r"(?: (?:make it|go|come|get|be able to make it|attend|make)) (?:to )?(?P<what>(?:the|my|our) .+?)"
    r"(?:,? (?:today|tonight|tomorrow|this (?:week|time)|after all|any ?more|(?:on )?(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day))?"
)
""" "I won't make it to the dentist": whether it is to go or to be moved, is asked."""
_CALL = whole(
    rf"call (?P<what>(?:the|my|our) .+?) (?P<new>{HIDDEN}|(?-i:[A-Z]).+?)(?: from now on| now| instead)?",
)
_IN_STOCK = whole(r"(?:i|we) (?:already|still) (?:have|'ve got|have got|got) (?:enough |some |any )?(?P<what>[\w' -]+)")
""" "We already have bread": whether its task is done with is asked."""
OR_MOVE = "To move it instead, say for example “move it to friday”."
_LONGEST = 8


def read_perhaps(text: str, scene: Scene) -> Clause | None:
    """The change or question that the text is if its words name a task; None when they cannot."""
    if query := _asked(text):
        return Clause("list", query=query)
    if match := _NEEDLESS.match(text):
        return _clause("remove", next(said for said in match.groups() if said), scene, asked=True)
    if match := _MISSED.match(text):
        clause = _clause("remove", match["what"], scene, asked=True)
        return clause and replace(clause, targets=tuple(replace(t, hint=OR_MOVE) for t in clause.targets))
    if match := _IN_STOCK.match(text):
        return _clause("complete", match["what"], scene, asked=True)
    if scope.asked(text) or any(rule(text) for rule in _NEVER):
        return None
    if (match := _CALL.match(text)) and _goes_by(match["what"], match["new"]):
        return _clause("update", match["what"], scene, Changes(title=match["new"]))
    if match := _RENAME.match(text):
        title = title_of(match["new"] or match["other"])
        return _clause("update", match["what"] or match["old"], scene, Changes(title=title)) if title else None
    for intent, pattern in _PATTERNS:
        if match := pattern.match(text):
            said = next(said for said in match.groups() if said)
            spoken = match.groupdict()
            return _clause(intent, said, scene, stated=bool(spoken.get("with") or spoken.get("got")))
    return None


def _asked(text: str) -> Query | None:
    """The question about one task by its name."""
    if match := _DUE.match(text):
        return Query(words=match["what"] or match["todo"] or match["till"], membership=True)
    if match := _SHOW.match(text):
        return Query(words=match["what"], membership=True)
    if match := _DID.match(text):
        return Query(words=match["done"], membership=True, whether_done=True)
    if match := _STATE.match(text):
        return Query(words=match["what"] or match["did"], membership=True, whether_done=True)
    if match := _ABOUT.match(text):
        return Query(words=match["what"], membership=True)
    match = _LOOK.match(text) or _GOING.match(text)
    return Query(words=match["what"], in_full=True) if match else None


def _goes_by(what: str, new: str) -> bool:
    """Whether that is a new name rather than whom to call: it has a word of the old one, or is quoted."""
    said = set(what.lower().split()) - {"the", "my", "our"}
    return re.fullmatch(HIDDEN, new) is not None or not said.isdisjoint(new.lower().split())


def _clause(
    intent: Intent,
    what: str,
    scene: Scene,
    changes: Changes | None = None,
    *,
    stated: bool = False,
    asked: bool = False,
) -> Clause | None:
    target = target_of(what, now=scene.now) if len(what.split()) <= _LONGEST else None
    if target is None or target.kind != "name":
        return None
    return Clause(intent, targets=(replace(target, stated=stated, asked=asked),), changes=changes)


_NEVER: tuple[Callable[[str], bool], ...] = (scope.negated, scope.supposed, scope.conditional, scope.of_others)
_PATTERNS: tuple[tuple[Intent, Pattern], ...] = (("remove", _DELETE), ("complete", _DONE), ("show_form", _EDIT))
