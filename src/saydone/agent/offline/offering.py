"""Things to do that are only named: "buy toilet paper", "dentist tuesday 10am". Whether to add them is asked.

As they stand they may be meant for another assistant ("wash the windows") or be no request at all.
"""

from saydone.agent.offline import scope
from saydone.agent.offline.dates import dated
from saydone.agent.offline.intentions import is_noted
from saydone.agent.offline.lexicon import FOREIGN
from saydone.agent.offline.patterns import opening
from saydone.agent.offline.reading import Clause, Scene
from saydone.agent.offline.titles import is_verbal, item_of

_LONGEST, _SHORT = 8, 4
_NO_EVENT = opening(
    r"i|i'\w+|we|you|he|she|it|it's|they|this|that|that's|there|these|those|what|who|yes|no|not|ok|okay|delete|remove"
    r"|complete|mark|show|list|change|move|undo|the weather|today|tomorrow"
)
_NEVER = (scope.asked, scope.negated, scope.supposed, scope.conditional, scope.of_others, scope.talked_about)


def read_offer(text: str, scene: Scene) -> Clause | None:
    """The addition that may be meant; None where the words name nothing to do."""
    words = text.split()
    if not 2 <= len(words) <= _LONGEST or FOREIGN.search(text) or any(rule(text) for rule in _NEVER):
        return None
    when = dated(text, now=scene.now)
    event = when.due is not None and 1 <= len(when.text.split()) <= _SHORT and not _NO_EVENT.match(text)
    if not (event and not is_verbal(text)) and not (is_verbal(text) and is_noted(text)):
        return None
    item = item_of(text, now=scene.now)
    return Clause("add", items=(item,)) if item else None
