"""Plans said with their time: "I need to renew my passport on friday", "call mum tomorrow at 5"."""

import re
from datetime import datetime

from saydone.agent.offline.additions import addition
from saydone.agent.offline.dates import dated
from saydone.agent.offline.lexicon import FOREIGN
from saydone.agent.offline.patterns import opening, whole
from saydone.agent.offline.reading import Clause, Scene
from saydone.agent.offline.titles import is_verbal, item_of

_PLAN = whole(
    r"(?:(?:i|we)(?: really| also| still)? (?:need|have|ought|must|should|gotta|got)(?: to)?|i've got to|i'll"
    r" have to|i must"
    r"|(?:need|have|got) to|must) (?P<what>.+)"
)
_AT_PLACE = opening(r"be (?:at|in|home|on|there|back|ready|up)")
_EVENT = whole(
    r"(?:i|we)(?:'ve got| have got| have| got) (?:an?|my|the) (?P<event>(?:[\w'-]+ ){0,4}?(?:appointments?|meetings?"
    r"|interviews?|exams?|tests?|class|lessons?|deadlines?|recital|check-?ups?|rehearsal|practice|session"
    r"|surgery)\b.*)"
)
_AT_A_TIME = whole(r"(?:i|we)(?:'ve got| have got| have| got) (?:an? |the |my )?(?P<event>(?:[\w'-]+ ){1,5}.+)")
"""What one has at an hour of a day is in one's diary: "I have football at 6 tomorrow"."""
_IS_ON = whole(
    r"(?P<what>(?!(?:the|my|our|your|his|her|their|this|that|it|he|she|they|there|here|what|who|when|where|how"
    r"|which|i|we"
    r"|you|everything|today|tomorrow|yesterday|not)\b)[\w'&-]+(?: [\w'&-]+){0,5}?) (?:is|are) "
    r"(?P<when>(?:on|at|next|this|tomorrow|tonight|today|in)\b.+)",
    r"(?P<whose>(?!(?:he|she|it|who|everyone|nobody|what)\b)[\w'-]+ has (?!to\b|been\b)[\w'-]+(?: [\w'-]+){0,3}?) "
    r"(?P<then>(?:on |every |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day.+|tomorrow.+|at .+)",
)
""" "Choir practice is on monday at 6", "Mia has swimming thursday at 4": an appointment, told as it is noted down."""
_WAIT = whole(r"wait (?:to|before) (?P<what>.+?) (?P<when>(?:until|till) .+)")
_BY_A_DAY = whole(
    r"(?:finish|complete|wrap up|finali[sz]e) (?!it\b|that\b|them\b|this\b|all\b|every).+ (?:by|before) .+"
)
"""What is to be finished by some day is not finished yet."""
_NO_EVENT = opening(
    r"to|been|no|not|had|a lot|any|some|so|nothing|enough|what|time|it|that|this|them|you|him|her|\w+ed"
)
_NO_PLAN = opening(r"see|know|hear|find out|help|say|talk|ask you|be|leave now|go now|speak|use|tell you|get to know")
_NO_NAME = whole(
    r"\w+ (?:it|that|this|them|those|these|him|her|us|me)",
    r".+ (?:was|were|is|are|got) (?:cancell?ed|moved|postponed|off|called off)",
)
""" "Do it tomorrow" names nothing to do, and what was cancelled is not to be done."""
_NOT_BARE = opening(
    r"go|find|read|get|check|look|show|give|make|play|set|update|cancel|change|delete|remove|call me|book|order"
    r"|reserve|turn"
    r"|schedule|move|have|start|stop|pay|send|sign|request|share|list|remind|translate|learn|try|wake|trim|catch"
    r"|deposit|hire"
    r"|explore|rent|plan|arrange|tell|clear|erase|close|complete|mark|finish|add"
)
_STILL_BARE = opening(
    r"call (?!me)|pay (?:(?:the|my) )?(?:\w+ )?(?:bills?|rent)|book (?:the|my|a) (?:dentist|doctor|vet)|check"
    r" (?:on|in)"
    r"|send (?:the|my) (?:report|invoice)|read (?:the|my) book|get (?:the|my|some) \w+ from"
)


def is_noted(what: str) -> bool:
    """Whether something to do is said as one notes it down, and not as one orders an assistant to do it."""
    return not _NO_PLAN.match(what) and (not _NOT_BARE.match(what) or _STILL_BARE.match(what) is not None)


def read_plan(text: str, scene: Scene) -> Clause | None:
    """The addition of something to do that is said with its time. Without a time it is no request to keep it."""
    if (wait := _WAIT.match(text)) and is_verbal(wait["what"]) and not _NO_PLAN.match(wait["what"]):
        return _with_due(f"{wait['what']} {wait['when']}", scene)
    if appointment := _appointment(text, scene):
        return appointment
    if _BY_A_DAY.match(text) and not FOREIGN.search(text):
        return _with_due(text, scene)
    match = _PLAN.match(text)
    event = _EVENT.match(text) or _diary(text, scene)
    what = event["event"] if event else match["what"] if match else text
    there = _AT_PLACE.match(what) is not None and match is not None
    if not (event or there or is_verbal(what)) or (_NO_PLAN.match(what) and not there):
        return None
    if not (match or event) and (FOREIGN.search(what) or not is_noted(what)):
        return None
    when = dated(what, now=scene.now)
    several = addition(what, scene)
    if len(several.items) > 1 and all(item.due or match for item in several.items) and several.items[0].due:
        return several
    item = item_of(what, now=scene.now) if when.due is not None or when.rrule is not None else None
    return Clause("add", items=(item,)) if item and not _NO_NAME.match(item.title) else None


def _with_due(what: str, scene: Scene) -> Clause | None:
    """The addition of what is said with its due; None without one."""
    clause = addition(what, scene)
    return clause if clause.items and clause.items[0].due else None


def _appointment(text: str, scene: Scene) -> Clause | None:
    """What is at some time, where nothing but the time is said of it."""
    match = _IS_ON.match(text)
    if match is None or FOREIGN.search(text):
        return None
    when = dated(match["when"] or match["then"], now=scene.now)
    if when.text or not (isinstance(when.due, datetime) or (match["what"] and when.due and not when.rrule)):
        return None
    what = match["what"] or match["whose"].replace(" has ", " ", 1)
    return _with_due(f"{what} {match['when'] or match['then']}", scene)


def _diary(text: str, scene: Scene) -> re.Match[str] | None:
    """ "I have football at 6 tomorrow": everything in it has an hour of its own."""
    match = _AT_A_TIME.match(text)
    if match is None or _NO_EVENT.match(match["event"]) or FOREIGN.search(match["event"]):
        return None
    items = addition(match["event"], scene).items
    return match if items and all(isinstance(item.due, datetime) for item in items) else None
