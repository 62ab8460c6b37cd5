"""What was just spoken of made into a list: "make that a list called Camping"."""

from saydone.agent.offline.mentions import focus
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.reading import Changes, Clause, Reading, Target, Tending
from saydone.agent.offline.steps import Scenery
from saydone.agent.offline.wording import capital

_THOSE = r"(?:(?:all )?(?:of )?(?:that|this|it|these|those|them)(?: all)?(?: tasks| things| items)?)"
_MAKE = whole(
    rf"(?:(?:ok|okay|please|now|can you|could you|let's),? )*(?:make|turn|save) {_THOSE} (?:in|into |as )?(?:an?|one) "
    r"(?:new |separate )?(?:list|project)(?: called| named| for|:) ?(?P<name>[^,:]{1,60}?)(?: please)?",
    rf"(?:(?:ok|okay|please|now|can you|could you|let's),? )*(?:put|move) {_THOSE} (?:in|into|on|onto|to) (?:an?|one) "
    r"new (?:list|project)(?: called| named| for|:) ?(?P<new>[^,:]{1,60}?)(?: please)?",
)


def read_made_list(said: str, scenery: Scenery) -> Reading | None:
    """The new list and the move of what is meant there; None where nothing was spoken of that could be meant."""
    match = _MAKE.match(said.strip(" .!?"))
    if match is None or not focus(scenery.before):
        return None
    name = capital((match["name"] or match["new"]).strip(" “”\"'"))
    moved = Clause("update", targets=(Target("pronoun", plural=True),), changes=Changes(list_name=name))
    return Reading(said, (Clause("organize", tending=Tending("create", "list", name)), moved))
