"""Chores that begin with a verb of ours: "cancel the gym membership by friday", "clear the table tonight".

Said with a day they are to be done then. Where no task has such a name, they are offered to be added.
"""

from datetime import datetime

from saydone.agent.offline import scope
from saydone.agent.offline.additions import addition
from saydone.agent.offline.patterns import anywhere, opening, whole
from saydone.agent.offline.reading import Clause, Scene

_CHORE = opening(r"delete|remove|erase|cancel|drop|scrap|clear|wipe|finish|complete|close|trash|empty|strip|sort")
_WITH_SOMEBODY = whole(
    r"(?:check|tick|sort) (?:it |this |that )?(?:off|out|in) with \w+ (?:whether|if|who|what|when|where|how|about) .+"
)
""" "Check off with Anna whether she comes" ticks nothing off."""
_OF_TASKS = anywhere(
    r"tasks?|to-?dos?|reminders?|lists?|items?|inbox|everything|anything|something|all|every|it|them|those|these|this"
    r"|that|one|ones|calendar|schedule|agenda|diary|events?|meetings?|appointments?|alarms?|timers?|overdue|due|done"
    r"|labels?|tags?|filters?|day|history|number|first|last|second|mine|and|but|or|not|no"
)


def is_with_somebody(text: str) -> bool:
    """Whether something is to be talked over with somebody, rather than ticked off."""
    return _WITH_SOMEBODY.match(text) is not None


def read_chore(text: str, scene: Scene) -> Clause | None:
    """The addition that such a chore may be."""
    if scope.asked(text) or scope.negated(text) or scope.supposed(text) or scope.conditional(text):
        return None
    with_somebody = is_with_somebody(text)
    if not with_somebody and not _CHORE.match(text):
        return None
    items = addition(text, scene, apart=False).items
    if len(items) != 1 or len(items[0].title.split()) <= 1 or (_OF_TASKS.search(items[0].title) and not with_somebody):
        return None
    day = items[0].due.date() if isinstance(items[0].due, datetime) else items[0].due
    dated = day is not None and day >= scene.now.date()
    return Clause("add", items=items, named=True) if dated or with_somebody else None
