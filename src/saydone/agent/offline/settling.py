"""What the names of lists and of other tasks in a request are: looked up before anything is done with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from saydone.agent.offline import list_replies, replies
from saydone.agent.offline.asking_back import is_offer
from saydone.agent.offline.findings import Found, Wanted
from saydone.agent.offline.list_order import is_placed, list_placed
from saydone.agent.offline.lookup import find
from saydone.agent.offline.names import called
from saydone.agent.offline.naming import named
from saydone.agent.offline.reading import Clause, Item, Reading, Target
from saydone.agent.offline.steps import Part, Scenery, together
from saydone.agent.offline.targets import target_of
from saydone.tools.task_view import TaskView


@dataclass(frozen=True, slots=True)
class Settled:
    """The reading with lists by the names they have and tasks by their ids, and what is to be said about it."""

    reading: Reading
    said: tuple[str, ...] = ()


def settle(reading: Reading, scenery: Scenery) -> Part[Settled]:
    """Look up what the reading names besides the tasks it is about. A list that is not there is left out of it."""
    tried = [_tried(clause) for clause in reading.clauses]
    found = yield from named(reading, scenery, surely=any(_lists(each) or is_placed(each) for each in tried))
    names = found.names.lists
    labelled = yield from together(*(_spilt(each, scenery) for each in found.reading.clauses))
    found = replace(found, reading=replace(found.reading, clauses=tuple(labelled)))
    clauses = [list_placed(_tried(clause), names, reading.text) for clause in found.reading.clauses]
    reading = replace(found.reading, clauses=tuple(clauses))
    wanted = dict.fromkeys(name for clause in reading.clauses for name in _lists(clause))
    there = {name: called(name, names) for name in wanted}
    beside = tuple(dict.fromkeys(name for clause in reading.clauses for name in _tasks(clause)))
    founds = yield from together(*(_find(name, scenery) for name in beside))
    tasks = dict(zip(beside, founds, strict=True))
    said: list[str] = []
    clauses = [_settled(clause, there, tasks, names, said) for clause in reading.clauses]
    return Settled(replace(reading, clauses=tuple(clauses)), tuple(dict.fromkeys(said)))


def _spilt(clause: Clause, scenery: Scenery) -> Part[Clause]:
    """The clause with the task that is there and all of the label: "label the trip summer plans"."""
    target = clause.targets[0] if clause.targets else None
    words = target.name.split() if target and target.spills and target.kind == "name" else []
    if target is None or clause.changes is None or len(words) < 2:
        return clause
    names = [" ".join(words[:count]) for count in range(len(words), 0, -1)]
    founds = yield from together(*(_find(name, scenery) for name in names))
    name = next((name for name, found in zip(names, founds, strict=True) if found.tasks or found.unsure), target.name)
    label = " ".join([*words[len(name.split()) :], *clause.changes.labels_add])
    return replace(clause, targets=(replace(target, name=name),), changes=replace(clause.changes, labels_add=(label,)))


def _tried(clause: Clause) -> Clause:
    """What the words ask for if there is such a task, in place of what was not understood."""
    return replace(clause.perhaps, said=clause.said) if clause.perhaps and not is_offer(clause) else clause


def _lists(clause: Clause) -> tuple[str, ...]:
    said = [name for item in clause.items for name in (item.list_name, _parent(item, clause))]
    said += [clause.changes.list_name] if clause.changes else []
    said += [target.list_name for target in clause.targets]
    said += [clause.list_name] if clause.intent == "list" else []
    return tuple(name for name in said if name)


def _tasks(clause: Clause) -> Iterable[str]:
    yield from (name for item in clause.items if (name := _parent(item, clause)))
    if clause.changes:
        yield from (name for name in (clause.changes.parent, clause.changes.beside) if name)


def _parent(item: Item, clause: Clause) -> str:
    """The task that the item is to be below; none where that is added with it."""
    return "" if any(above.title == item.parent for above in clause.items) else item.parent


def _find(name: str, scenery: Scenery) -> Part[Found]:
    target = target_of(name, now=scenery.now)
    if target is None or target.kind not in ("name", "ids", "positions", "pronoun"):
        target = Target("name", name=name)
    (found, *_) = yield from find(Wanted(target, "update", name), scenery)
    return found


def _settled(
    clause: Clause, there: Mapping[str, str], tasks: Mapping[str, Found], names: Sequence[str], said: list[str]
) -> Clause:
    if clause.otherwise and any(_stray(item, there, tasks) for item in clause.items):
        return Clause("other", said=clause.said, perhaps=clause.otherwise)
    items = [_item(item, there, tasks, said) if _parent(item, clause) == item.parent else item for item in clause.items]
    clause = replace(clause, items=tuple(items))
    clause = replace(
        clause, targets=tuple(replace(each, in_list=there.get(each.list_name, "")) for each in clause.targets)
    )
    if clause.intent == "list" and clause.list_name:
        if not there[clause.list_name]:
            said.append(list_replies.no_such_list(clause.list_name, names))
        clause = replace(clause, list_name=there[clause.list_name])
    changes = clause.changes
    if changes is None:
        return clause
    if changes.list_name and not there[changes.list_name]:
        return Clause("other", answer=list_replies.no_list_to_move_to(changes.list_name, names))
    if changes.list_name:
        changes = replace(changes, list_name=there[changes.list_name])
    for field in ("parent", "beside"):
        name: str = getattr(changes, field)
        task = _one(tasks[name]) if name else None
        if name and task is None:
            return Clause("other", answer=_unclear(name, tasks[name]))
        if task:
            changes = replace(changes, **{field: task.id})
    return replace(clause, changes=changes)


def _stray(item: Item, there: Mapping[str, str], tasks: Mapping[str, Found]) -> bool:
    """Whether the task that the item is to be below is not there."""
    return bool(item.parent) and _one(tasks[item.parent]) is None and not there.get(item.parent)


def _item(item: Item, there: Mapping[str, str], tasks: Mapping[str, Found], said: list[str]) -> Item:
    if item.parent:
        parent = _one(tasks[item.parent])
        listed = there.get(item.parent, "")
        if parent is None and not listed:
            said.append((list_replies.not_on_list if item.list_name else replies.no_parent)(item.parent))
        return replace(item, parent=parent.id if parent else "", list_name="" if parent else listed)
    if item.list_name and not there[item.list_name]:
        said.append(list_replies.not_on_list(item.list_name))
    return replace(item, list_name=there[item.list_name]) if item.list_name else item


def _one(found: Found) -> TaskView | None:
    return found.tasks[0] if len(found.tasks) == 1 else None


def _unclear(name: str, found: Found) -> str:
    several = (*found.tasks, *found.unsure)
    return replies.several_fit(name, several) if several else found.problem or replies.not_found(name)
