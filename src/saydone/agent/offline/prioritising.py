"""Changes of priority: "make it urgent", "set the priority of 3 to low"."""

import re

from saydone.agent.offline.edits import CHANGE, edit
from saydone.agent.offline.patterns import opening, whole
from saydone.agent.offline.priority import LEVEL, whole_priority
from saydone.agent.offline.reading import Changes, Clause, Scene

_MAKE = whole(
    r"(?:make|mark|set|flag|change|update|label|bump|raise|lower|move|consider|turn|put|up)(?: up| down)? (?P<what>.+?)"
    rf"(?: up| down)? (?:(?:as|to|at|into|with|in|be|a|an|the) )*(?P<level>{LEVEL})"
)
_SAID = (
    whole(
        rf"(?:{CHANGE}|raise|lower|increase|decrease|give|bump|up)(?: the)? priority (?:of|for|on|to) (?P<what>.+?)"
        r"(?: (?:to|as|at|=|:) (?P<level>.+))?"
    ),
    whole(
        r"(?:set|give|use|put|assign) (?:the |a )?priority (?:to |of |as )?(?P<level>[\w ]+?) (?:for|on|of"
        r"|to) (?P<what>.+)"
    ),
    whole(
        rf"(?:{CHANGE}|raise|lower|bump|give) (?P<what>.+?)(?:'s)?(?: up| down)? (?:(?:as|to|at|with|of|a|an|the|my) )*"
        r"(?:(?P<before>high|low|medium|top|normal|highest|lowest) priority|priority(?: (?:to|as|at|=|:|of))? "
        r"(?P<level>.+))"
    ),
    whole(
        r"(?P<what>.+?) (?:is|are|has become|just became|became|should be|needs to be)(?: now| really| super|"
        r" actually| very)* "
        r"(?P<level>(?:a )?(?:not )?(?:urgent|top priority|high priority|low priority|important|critical|p[1-4]"
        r"|medium priority))"
        r"(?: now)?"
    ),
    whole(
        r"(?P<what>(?:the )?(?:task|item|number|reminder) #?\d+|#\d+):? (?P<level>(?:high|low|medium|top"
        r"|normal) priority|"
        r"urgent|p[1-4])"
    ),
    whole(r"(?:make|consider) (?P<what>.+?) (?P<level>(?:(?:a|my|the|top|number one) )+priority)"),
    _MAKE,
)
_COMPARED = whole(r"(?:make|mark|consider) (?P<what>.+?) (?P<way>less|more) (?:important|urgent|pressing)")
_NO_MORE = whole(
    r"(?P<what>.+?) (?:(?:is|are)(?:n't| not)(?: so| that| really)? (?P<level>urgent|important|critical|a priority)"
    r" (?:any ?more|any longer)|(?:is|are) no longer (?:so |that )?(?:urgent|important|critical|a priority))"
)
_REMARK = opening(r"what|which|that|there|this is|how|it's (?:so|really) important")
_LOWERED = opening(r"lower|decrease")
_PRIORITISE = whole(r"(?P<verb>prioriti[sz]e|deprioriti[sz]e|star|escalate) (?P<what>.+)")


def read_priority(text: str, scene: Scene) -> Clause | None:
    """The priority that is asked for a task."""
    if match := _NO_MORE.match(text):
        return edit(match["what"], Changes(priority=4), scene)
    if match := _COMPARED.match(text):
        return edit(match["what"], Changes(priority_shift=1 if match["way"].lower() == "less" else -1), scene)
    for pattern in _SAID:
        match = None if _REMARK.match(text) else pattern.match(text)
        if not match:
            continue
        groups = match.groupdict()
        said = groups.get("level") or groups.get("before") or ("low" if _LOWERED.match(text) else "high")
        level = whole_priority(said) or whole_priority(said.split()[-1]) or (1 if said.endswith(" priority") else None)
        if level and (pattern is not _MAKE or re.search(r"[a-z!]", said, re.I)):
            return edit(match["what"], Changes(priority=level), scene)
    match = _PRIORITISE.match(text)
    if not match:
        return None
    return edit(match["what"], Changes(priority=4 if match["verb"].lower().startswith("de") else 1), scene)
