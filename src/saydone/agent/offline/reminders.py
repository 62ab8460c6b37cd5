"""Additions said as reminders: "remind me to …", "set a reminder for 5 to …", "don't let me forget …"."""

import re
from dataclasses import replace

from saydone.agent.offline import replies
from saydone.agent.offline.lexicon import LIST_NAMED, REMIND, TODO
from saydone.agent.offline.patterns import any_of, opening, whole
from saydone.agent.offline.reading import Clause, Item, Scene
from saydone.agent.offline.titles import item_of
from saydone.agent.offline.weekdays import day_by_day
from saydone.domain.when.pattern import Pattern

_REMIND = whole(
    r"(?:(?:i(?:'d)? (?:want|need|like|would like|wish|would love|have) )?(?:to )?(?:be|get|have) )?"
    r"(?:remind|reminder|reminded|notify|notified|nudged?|alert(?:ed)?|ping)(?: me| us)?\b(?P<what>.*)"
)
_SOMEBODY = opening(
    r"remind (?!me|us|myself|again|about|at|in|on|of|for|that|when|once|later|to|not|daily|weekly|every|today"
    r"|tonight|tomorrow|this"
    r"|next|\w+day)[a-z]+ (?:to|about|that|of)"
)
_ASKS = any_of(
    r"(?:i(?:'d| would|'ll)? )?(?:need|want|like|require)|set(?: ?up)?|make|create|add|put(?: in)?|schedule|new"
    r"|have|open",
    r"get|start|place|leave|program|save|(?:give|send|shoot)(?= (?:me |us )?(?:an? |another ))|i (?:should|could"
    r"|must) (?:get|have|use)",
)
_NOT_BETWEEN = r"(?:to|my|the|know|see|hear|of|on|all|list|task|add|check|read|any|what|check|view)\b"
_SET = whole(
    rf"(?:{_ASKS}(?: (?:me|up|for me|to set(?: up)?|to make|to have|to create))* )+"
    rf"(?:(?:a|an|another|new|some|recurring|repeating|quick) )*(?P<when>(?:(?!{_NOT_BETWEEN})[\w:.'-]+ ){{0,4}}?)"
    rf"{REMIND}(?: (?:alarm|alert|set|created|made|put|up|for me|notification|task|item|going))*\b(?P<what>.*)"
)
_FORGET = whole(
    r"(?:(?:do not|don't|never) (?:let (?:me|us) )?forget(?: to| about| that| the)?"
    r"|make sure (?:that )?(?:i|we)(?: don't forget to| remember to| do not forget to)?|remember(?: to| that"
    r"|(?= i\b| we\b))"
    r"|help me (?:to )?(?:remember(?: to| that| about)?|not (?:to )?forget(?: to| about)?)"
    r"|(?:note|write down|jot down|keep in mind|bear in mind|record|log)(?: that|(?= i\b| we\b)))\b "
    r"(?P<what>.+)"
)
_NOTE = whole(
    rf"(?:make|take|leave|add|put)(?: me)? (?:an? |another )?(?:mental |quick )?note(?: (?:on|in|to) {LIST_NAMED})?"
    r" (?:to|that|about|of|for)(?! (?:how|what|who|where|why|when|task|it|the task|#)\b) (?P<what>.+)"
)
_LATE = whole(
    r"(?P<first>.+?)[,;]? (?:please |and |so |can you |could you |i (?:want|need) (?:you to|to be) )*"
    r"remind(?:ed)? ?(?:me|us)?(?: (?P<what>(?:to|about|of|that|for|i|at|on|in|by|tomorrow|tonight|today|every"
    r"|before|later|this|next)"
    r" .+|tomorrow|tonight|later|today))?"
)
_NOT_LATE = opening(
    r"(?:i|we) (?:don't|do not|no longer|didn't|never|won't|can't|cannot)|what|did|do|does|can|if"
    r"|is|are|who|how|where|thing|when (?:is|are|do|does|did)"
)
_ASKED_BACK = Pattern(
    r"^,? ?(?:(?:again|please|me|us|once more) )*(?:of |about )?(?:all )?"
    r"(?:what|how (?:many|much|do|to|long|old)|which|who|whose|where|(?:my|the) (?:\w+ )?(?:to[- ]?do )?lists?$"
    r"|when (?:is|are|do|does|did|my|the)|why|if i"
    r"|whether)\b|^,? ?(?:of |about )?(?:everything|anything|all) (?:that )?(?:i|we)\b"
    r"|^,? ?(?:of|about) (?:all (?:of )?)?(?:the |my )"
    rf"(?:things|items|tasks|{TODO}|lists?|reminders|address|name|number|time|date|phone number|password|way)\b"
    r"(?! (?:list )?(?:meeting|call)\b)",
    re.I,
)
_LEAD = Pattern(r"^[\s,:]*(?:(?:for me|me|please|again|also|set up)\b[\s,:]*)+", re.I)
_SO_NOT = Pattern(r"^so (?:that )?i don't forget (?:about )?|\bso (?:that )?i don't forget$", re.I)
_ABOUT = Pattern(
    r"^(?:(?:to|about|of|for|that|me to|me|i have to|i have an?|i need to|i've got to|on|regarding)\s+)+", re.I
)
_NOTHING = whole(
    r"(?:of|about|to|for|do|(?:to )?do )?(?:something|anything|this|that|it|them|some things?|stuff)?(?: (?:to do"
    r"|later|important))?",
    r"(?:an? |the |another )?(?:reminders?|tasks?|thing|items?)",
)
_ONLY_BY = whole(
    r"(?:by|via|through|over|with|using|per|on|in)(?: (?:an?|my|the|your))? (?:e-?mails?|sms|texts?|texting|calls?"
    r"|calling|(?:text |e-?mail )?messages?|(?:tele|my )?phone(?: calls?)?|mail|post|letter|push(?: notifications?)?"
    r"|notifications?|whats ?app|telegram|slack|signal|discord|teams)(?: (?:instead|too|as well|please))?"
)
_NOBODY = whole(r"i|we|it|me|to (?:do|say) it")


def read_reminder(text: str, scene: Scene) -> Clause | None:
    """The addition that the request is, when it is said as a reminder or a note to oneself."""
    if _SOMEBODY.match(text):
        return None
    for pattern in (_SET, _REMIND):
        match = pattern.match(text)
        if match:
            groups = match.groupdict()
            return (
                None
                if _ASKED_BACK.match(match["what"])
                else _clause(f"{groups.get('when', '')} {match['what']}", scene)
            )
    match = _FORGET.match(text) or _NOTE.match(text)
    if match and not _NOBODY.match(match["what"]):
        return _clause(match["what"], scene)
    match = _LATE.match(text)
    if match and not _NOT_LATE.match(text):
        return _clause(f"{match['what'] or ''} {match['first']}", scene)
    return None


def _clause(words: str, scene: Scene) -> Clause:
    words = _SO_NOT.sub("", _LEAD.sub("", words.strip())).strip()
    items = [_about(item_of(day, now=scene.now)) for day in day_by_day(words)]
    named = tuple(item for item in items if item and not _NOTHING.match(item.title))
    if any(_ONLY_BY.match(item.title) for item in named):
        return Clause("other", answer=replies.NO_MESSAGES)
    return Clause("add", items=named) if named else Clause("show_form")


def _about(item: Item | None) -> Item | None:
    return replace(item, title=_ABOUT.sub("", item.title) or item.title) if item else None
