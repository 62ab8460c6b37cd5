"""Lists that were put away: archived ones found by their names, and archived or deleted ones brought back."""

from saydone.agent.offline.names import is_name
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.steps import Part
from saydone.agent.offline.transcript import Call

_A_LIST = whole(r"(?:(?:the|my|our|archived|deleted) )*(?:(?:list|project) (?:called )?(?P<name>.+)|(?P<other>.+?)"
                r"(?: list| project)?)")  # fmt: skip


def archived_lists() -> Part[tuple[str, ...]]:
    """The names of the lists that are archived."""
    (answer,) = yield [Call("show_lists", {"archived": True})]
    return tuple(each.name for each in answer.lists) if answer.ok else ()


def bring_list_back(said: str) -> Part[str]:
    """What was said of the list that came back; empty where no archived or deleted one is called so."""
    match = _A_LIST.match(said)
    name = (match["name"] or match["other"]) if match else said
    if archived := is_name(name, (yield from archived_lists())):
        (answer,) = yield [Call("organize", {"lists": [{"do": "unarchive", "name": archived}]})]
        return answer.message
    (history,) = yield [Call("show_history", {"limit": 50})]
    gone = f"deleted the list “{name.casefold()}”"
    last = next((each for each in history.operations if gone in each.what.casefold() and not each.undone), None)
    if last is None or not last.id:
        return ""
    (answer,) = yield [Call("undo", {"operation": last.id})]
    return answer.message
