"""A bare thing said while one adds things: "milk", "also eggs". It is offered, with what was offered before."""

from saydone.agent.offline.additions import addition
from saydone.agent.offline.offering import names_nothing_to_do
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.reading import Clause, Reading, Scene
from saydone.agent.offline.steps import Scenery

_THING = whole(
    r"(?:(?:oh|and|also|plus)[, ]+)*(?P<what>(?!\w+ing\b)[^\W\d_][\w'-]+(?: [^\W\d_][\w'-]+)?)"
    r"(?:,? (?:too|as well|also))?"
)
_BACK = 3


def read_bare_thing(said: str, scenery: Scenery) -> Reading | None:
    """The offer to add the thing; None where nothing was added lately, or where the words are something else."""
    match = _THING.match(said.strip(" .,"))
    added = any(done.call.name == "add_task" for last in scenery.before[-_BACK:] for done in last.done)
    if match is None or not added or names_nothing_to_do(match["what"]):
        return None
    plain = scenery.read(said, scenery.now).clauses
    if any(clause.intent != "other" or clause.answer or clause.perhaps for clause in plain):
        return None
    items = addition(match["what"], Scene(scenery.now)).items
    return Reading(said, (Clause("other", said=said, perhaps=Clause("add", items=items)),)) if items else None
