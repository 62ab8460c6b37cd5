"""Two tasks that change places in their list."""

from saydone.agent.offline import replies
from saydone.agent.offline.findings import Found, Wanted
from saydone.agent.offline.lookup import find
from saydone.agent.offline.paging import pages
from saydone.agent.offline.reading import Clause, Query
from saydone.agent.offline.restoring import Told
from saydone.agent.offline.steps import Part, Scenery
from saydone.agent.offline.transcript import Call
from saydone.tools.task_view import TaskView


def swap(clause: Clause, said: str, scenery: Scenery) -> Part[Told]:
    """Have the two change places in their list."""
    tasks: list[TaskView] = []
    for target in clause.targets:
        (found, *_) = yield from find(Wanted(target, "update", said), scenery)
        if len(found.tasks) != 1:
            return _unclear(found, target.name), ()
        tasks.append(found.tasks[0])
    one, other = tasks
    if one.id == other.id or (one.list, one.parent_id) != (other.list, other.parent_id):
        return replies.not_beside(one, other), ()
    listed = yield from pages(Query(sort="manual"), one.list)
    order = [task.id for task in listed.tasks if task.parent_id == one.parent_id]
    if not {one.id, other.id} <= {*order}:
        return replies.not_beside(one, other), ()
    (answer,) = yield [Call("update_task", {"changes": _moves(order, one.id, other.id)})]
    return (replies.swapped(one, other) if answer.ok and not answer.failed else answer.message), ()


def _moves(order: list[str], *ids: str) -> list[dict[str, str]]:
    upper, lower = sorted(ids, key=order.index)
    behind = order[order.index(upper) + 1]
    if behind == lower:
        return [{"id": lower, "place": f"before {upper}"}]
    return [{"id": upper, "place": f"after {lower}"}, {"id": lower, "place": f"before {behind}"}]


def _unclear(found: Found, name: str) -> str:
    several = found.tasks or found.unsure
    return replies.several_fit(name, several) if several else found.problem or replies.not_found(name)
