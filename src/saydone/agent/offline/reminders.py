"""Additions said as reminders: "remind me to …", "set a reminder for 5 to …", "don't let me forget …"."""

import re
from dataclasses import replace

from saydone.agent.offline import replies
from saydone.agent.offline.lexicon import DONE, LIST_NAMED, PEOPLE, REMIND, TODO
from saydone.agent.offline.patterns import any_of, opening, whole
from saydone.agent.offline.reading import Clause, Item, Scene
from saydone.agent.offline.timetable import timed
from saydone.agent.offline.titles import is_verbal
from saydone.domain.when.pattern import Pattern

_DAY = (
    r"(?i:to(?:day|morrow|night)|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june"
    r"|july|august|september|october|november|december)"
)
_REMIND = whole(
    r"(?:(?:make (?:it so|sure)|ensure|see to it) (?:that )?(?:i(?:'m| am| get)|we(?:'re| are| get)) )?"
    r"(?:(?:i(?:'d)? (?:want|need|like|would like|wish|would love|have|must|should|ought) )?(?:to )?(?:be|get"
    r"|have) |i (?:need"
    r"|want|could use) (?=reminding\b)|(?:keep|start|continue) (?=reminding\b))?"
    r"(?:(?:(?:an?|another|one|new|quick) )*reminder|remind|remind(?:ed|ing)|notify|notified|nudged?|alert(?:ed)?|ping"
    r"|prompt|tell(?= me (?:later |tomorrow |tonight )?to\b)"
    r"|let me know(?= to\b| (?:at|in|on|by|tomorrow|tonight|every|this|next)\b.* to )|buzz|poke"
    r"|(?:let me know|tell me|notify me|alert me) when (?:it's|it is|it gets) time(?= to\b))(?: me| us)?\b(?P<what>.*)"
)
_SOMEBODY = opening(
    r"remind (?:(?:my|our|his|her|their|the|uncle|aunt) )?(?!me|us|myself|again|about|at|in|on|of|for|that|when"
    r"|once|later|to|not|daily|weekly|every|today"
    r"|tonight|tomorrow|this"
    r"|next|\w+day)[a-z]+ (?:to|about|that|of)"
)
_REMIND_SOMEBODY = whole(
    rf"remind (?!(?:me|us)\b)(?-i:(?!(?:{_DAY})){PEOPLE})(?: (?:again|(?:{_DAY}|on|at|by|in|next|this|every)\b.*))?"
)
""" "Remind Tom tomorrow" is something to do, and no reminder of Tom."""
_SENT = whole(r"(?:send|text|e-?mail|forward) (?:an?|the|this|that|out|my) (?:\w+ )?reminders? to (?P<what>.+)")
_ASKS = any_of(
    r"(?:(?:i|we)(?:'d| would|'ll| will)? )?(?:also |really )?(?:need|want|like|love|require|appreciate|prefer)"
    r"|store|throw(?: in)?|slip in|drop(?: in)?|queue(?: up)?|stick(?: in)?|pop(?: in)?|set (?:me|us) up with"
    r"|turn on|switch on|activate|enable|use|keep|request|arrange|organi[sz]e|would"
    r" (?:like|love|appreciate)"
    r"|could (?:i|we) (?:get|have)|do(?= an? )|set(?: ?up)?"
    r"|make|create|add|put(?: in)?|schedule|new"
    r"|have|open",
    r"get|start|place|leave|program|save|(?:give|send|shoot)(?= (?:me |us )?(?:an? |another ))|i (?:should|could"
    r"|must) (?:get|have|use)",
)
_NOT_BETWEEN = r"(?:sure|to|my|the|know|see|hear|of|on|all|list|task|add|check|read|any|what|check|view)\b"
_SET = whole(
    rf"(?:{_ASKS}(?: (?:me|up|for me|to set(?: up)?|to make|to have|to create))* )+"
    rf"(?:(?:a|an|another|new|some|recurring|repeating|quick) )*(?P<when>(?:(?!{_NOT_BETWEEN})[\w:.'-]+ ){{0,4}}?)"
    rf"(?:{REMIND}|(?:alert|notification|nudge|heads[- ]up)(?= (?:to|about|that)\b))(?! (?!me|us|myself|to|for|at|on"
    rf"|about|of|that"
    rf"|in|when|alarm"
    rf"|alert|set|created|made|put|up|going)[a-z]+"
    rf" (?:to|about|of|that)\b)(?: (?:alarm|alert|set|created|made|put|up|in|for me|notification|task|item"
    rf"|going|go(?:es)? off))*\b(?P<what>.*)"
)
_FORGET = whole(
    r"(?:(?:do not|don't|never) (?:let (?:me|us) )?forget(?: to| about| that| the)?"
    r"|(?:(?:i|we)(?:'ve| have)? )?(?:really |also )?(?:need|have|must|should|ought|got|want|gotta)(?: to)?"
    r" (?:remember"
    r"|not forget)(?: to| that| about)?"
    r"|(?:make sure|ensure|see to it|be sure) (?:that )?(?:i|we)(?! (?:added|put|have|wrote|included)\b)(?:"
    r" (?:don't|do not) forget(?: to| about)?| remember to)?|remember(?: to| that"
    r"|(?= i\b| we\b)|(?= (?!when|how|what|who|why|where|which|if|whether|me\b|my name|this|that|it\b|us\b|the"
    r" time)\w))"
    r"|(?:i|we) (?:can't|cannot|must not|mustn't|shouldn't|had better not|better not|don't want to|do not want"
    r" to|hope i"
    r" don't) forget(?: to| about| that)?|lest i forget,?"
    r"|(?:keep|stop|prevent) (?:me|us) from forgetting(?: to| about)?"
    r"|make (?:it )?so (?:that )?(?:i|we) (?:don't forget|remember|do not forget)(?: to)?"
    r"|help me (?:to )?(?:remember(?: to| that| about)?|not (?:to )?forget(?: to| about)?)"
    r"|(?:note|(?:write|mark|put) down|jot down|keep in mind|bear in mind|record|log)(?: that|(?= i\b| we\b)))\b "
    r"(?P<what>.+)"
)
_NOTE = whole(
    rf"(?:make|take|leave|add|put)(?: me)? (?:an? |another )?(?:mental |quick )?note(?: (?:on|in|to) {LIST_NAMED})?"
    r" (?:to|that|about|of|for)(?! (?:how|what|who|where|why|when|task|it|the task|#)\b) (?P<what>.+)"
)
_LATE = whole(
    r"(?P<first>.+?)[,;]? (?:please |and |so |can you |could you |i (?:want|need) (?:you to|to be) )*"
    r"(?:(?:set|create|make|add)(?: up)? an? reminder(?: (?:for|about) (?:it|that|this|me))?$|remind(?:ed)?|(?:don't"
    r"|do not) let me forget(?: (?:it|that|this|about it))?$)"
    r" ?(?:me|us)?"
    r"(?: (?P<what>(?:to|about|of|that|for|i|at|on|in|by|tomorrow|tonight|today|every"
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
_LEAD = Pattern(
    r"^[\s,:]*(?:(?:for me|me|please|again|also|later|some ?time|at some point|eventually|set up)\b[\s,:]*)+", re.I
)
_SO_NOT = Pattern(r"^so (?:that )?i don't forget (?:about )?|\bso (?:that )?i don't forget$", re.I)
_ABOUT = Pattern(
    r"^(?:(?:to|about|of|for|that|is|(?:says?|saying|called|named|titled)|me to|me|i have to|i have an?|i need to"
    r"|i've got to|on|regarding)\s+)+",
    re.I,
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
_IS_DONE = Pattern(rf"^(?:that )?.+ (?:is|are|was|were|has been|have been) (?:all |now |already )*{DONE}$", re.I)
_NOBODY = whole(r"i|we|it|me|to (?:do|say) it")


def read_reminder(text: str, scene: Scene) -> Clause | None:
    """The addition that the request is, when it is said as a reminder or a note to oneself."""
    if _REMIND_SOMEBODY.match(text):
        return Clause("add", items=timed(text, scene.now))
    sent = _SENT.match(text)
    if _SOMEBODY.match(text) or (sent and not is_verbal(sent["what"])):
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
    if match and not (_NOBODY.match(match["what"]) or _IS_DONE.match(match["what"])):
        return _clause(match["what"], scene)
    match = _LATE.match(text)
    if match and not _NOT_LATE.match(text):
        return _clause(f"{match['what'] or ''} {match['first']}", scene)
    return None


_ONCE = Pattern(
    r"^(?P<when>(?:when|once|after|before|as soon as|(?:the )?next time|on my way|on the way) .+?),? to (?P<what>.+)$",
    re.I,
)
_OF_IT = Pattern(r"^(?:about|of) (?:the|my|our) ", re.I)
_WELCOME = Pattern(
    r" (?:would|will|'d) be (?:so |very |really )?(?:great|nice|good|lovely|helpful|awesome|perfect|wonderful"
    r"|appreciated)$",
    re.I,
)
_BY_WAY = Pattern(
    r"^(?:by|via|through|over|with|using|per) (?:(?:an?|my|the|your) )?(?:e-?mails?|sms|texts?|"
    r"(?:text |e-?mail )?messages?"
    r"|(?:tele|my )?phone(?: calls?)?|push(?: notifications?)?|notifications?|whats ?app|"
    r"telegram|slack|signal|discord|teams)"
    r"(?= (?:to|about|that|of|for|at|on|tomorrow|every|when|in)\b)",
    re.I,
)


def _clause(words: str, scene: Scene) -> Clause:
    words = _WELCOME.sub("", words.strip())
    once = _ONCE.match(words)
    if once and is_verbal(once["what"]):
        words = f"{once['what']} {once['when']}"
    words = _BY_WAY.sub("", _SO_NOT.sub("", _LEAD.sub("", words.strip())).strip()).strip()
    items = [_about(item) for item in timed(words, scene.now)]
    named = tuple(item for item in items if not _NOTHING.match(item.title))
    if any(_ONLY_BY.match(item.title) for item in named):
        return Clause("other", answer=replies.NO_MESSAGES)
    if not named:
        return Clause("show_form")
    # "Remind me about the meeting": it may well be there already.
    there = _OF_IT.match(words) and not any(item.due or item.rrule or item.reminders for item in named)
    return Clause("add", items=named, conditional=bool(there))


def _about(item: Item) -> Item:
    return replace(item, title=_ABOUT.sub("", item.title) or item.title)
