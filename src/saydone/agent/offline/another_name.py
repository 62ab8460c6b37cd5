"""A list that is spoken of by another name than it has, "Shopping" for "Groceries": whether it is meant is asked."""

from saydone.agent.offline import list_replies
from saydone.agent.offline.names import called
from saydone.agent.offline.reading import Tending
from saydone.agent.offline.restoring import Told
from saydone.agent.offline.steps import Part, Question, Scenery
from saydone.agent.offline.transcript import Call


def ask_for_it(tending: Tending, problem: str, scenery: Scenery) -> Part[Told]:
    """What is said of a list that is not there: whether the one that means the same is to be taken, or ``problem``."""
    if tending.kind != "list" or tending.also or "show_lists" not in scenery.tools:
        return problem, ()
    (answer,) = yield [Call("show_lists", {})]
    there = called(tending.name, [each.name for each in answer.lists])
    if not there:
        return problem, ()
    to = {"to": tending.to} if tending.to else {}
    call = Call("organize", {"lists": [{"do": tending.do, "name": there} | to]})
    asked = list_replies.meant_instead(tending.name, there)
    return "", (Question("organize", (), confirm=True, call=call, asked=asked),)
