"""Reminders of a task that is there: "remind me 2 days before the taxes", "take the reminder off the taxes"."""

import re
from datetime import datetime

from saydone.agent.offline.dates import dated
from saydone.agent.offline.lexicon import LIST_NAMED
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.reading import Clause, Scene, Target
from saydone.agent.offline.resolving import resolved
from saydone.domain.when.lengths import LENGTH
from saydone.domain.when.pattern import Pattern

_OF_TASK = whole(
    rf"(?:remind|alert|notify) me (?P<long>{LENGTH}) (?:before|ahead of)(?: the)?(?: task)? (?P<what>.+)",
    rf"(?:remind|alert|notify) me (?:of|about) (?P<what2>.+?) (?P<long2>{LENGTH}) (?:before(?:hand)?|earlier|ahead)"
    r"(?P<at> (?:at|around|by) .+)?",
    rf"(?:add|set|put|create) (?:a |an |another )?(?:reminder|alert) (?P<long3>{LENGTH}) before(?: the)? (?P<what3>.+)",
    rf"(?:add|set|put|create) (?:a |an |another )?(?:reminder|alert) (?:to|for|on) (?P<what4>.+?),? "
    rf"(?P<long4>{LENGTH}) (?:before(?:hand)?|earlier|ahead)",
)


_REMOVE = r"(?:remove|delete|clear|cancel|drop|take|get rid of|turn off|erase)"
_ALERTS = r"(?:reminders?|alerts?|notifications?)"
_NO_MORE = whole(
    rf"{_REMOVE} (?:(?:the|my|all|any|every|its|of) )*{_ALERTS} (?:(?P<long>{LENGTH}) (?:before|ahead) )?"
    rf"(?:from|off(?: of)?)(?: the| my)?(?: task)? (?P<what>.+)",
    rf"{_REMOVE} (?:(?:the|my) )*(?P<long2>{LENGTH})[- ]{_ALERTS} (?:from|off(?: of)?|of|for|on)(?: the| my)? "
    r"(?P<what2>.+)",
    rf"{_REMOVE} (?:(?:the|my) )*{_ALERTS} (?P<long3>{LENGTH}) (?:before|ahead of)(?: the| my)? (?P<what3>.+)",
    rf"(?:do not|don't|stop) remind(?:ing)? me (?P<long4>{LENGTH}) (?:before|ahead of)(?: the| my)? (?P<what4>.+?)"
    r"(?: any ?more| any longer)?",
    r"(?:do not|don't|stop|quit|cease) (?:keep )?(?:remind|notify|nag|alert)(?:ing)? me (?:about|of) (?P<what5>.+?)"
    r"(?: any ?more| any longer| again)?",
)
_A_LIST = Pattern(rf"^{LIST_NAMED}\b|^(?:it|there|me|phone|app)\b", re.I)


_OF_IT = whole(
    rf"(?:please )?(?:remind|alert|notify) me(?: (?:of|about) (?:it|that|this))? (?:(?P<long>{LENGTH})|"
    r"the (?P<part>day|week|evening|night|morning|afternoon)) (?:before(?:hand)?|earlier|ahead)(?: too| as well)?"
)
_BEFORE = {
    "day": "a day before",
    "week": "a week before",
    "morning": "a day before at 09:00",
    "afternoon": "a day before at 15:00",
    "evening": "a day before at 18:00",
    "night": "a day before at 20:00",
}


def read_no_alert(text: str, scene: Scene) -> Clause | None:
    """A task's reminders, or one of them, that are to go: the task stays."""
    match = _NO_MORE.match(text)
    if not match:
        return None
    groups = match.groupdict()
    what, said = (
        next((v for k, v in groups.items() if k.rstrip("2345") == stem and v), "") for stem in ("what", "long")
    )
    target = None if _A_LIST.match(what) else resolved(what, scene)
    if target is None or target.kind == "every":
        return None
    return Clause("unremind", targets=(target,), text=f"{said} before" if said else "all")


def read_alert(text: str, scene: Scene) -> Clause | None:
    """A reminder of a task that is there; of none with that name it is nothing that was understood."""
    if match := _OF_IT.match(text):
        said = f"{match['long']} before" if match["long"] else _BEFORE[match["part"].lower()]
        return Clause("remind", targets=(Target("pronoun"),), text=said)
    match = _OF_TASK.match(text)
    if not match:
        return None
    groups = match.groupdict()
    what, said = (next(v for k, v in groups.items() if k.rstrip("234") == stem and v) for stem in ("what", "long"))
    target = resolved(what, scene)
    if target is None:
        return None
    at = dated(match["at"], now=scene.now).due if match["at"] else None
    if match["at"] and not isinstance(at, datetime):
        return None
    clock = f" at {at:%H:%M}" if at else ""
    return Clause("other", said=text, perhaps=Clause("remind", targets=(target,), text=f"{said} before{clock}"))
