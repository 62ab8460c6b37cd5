"""A reading as JSON: what ``saydone understand`` prints."""

from dataclasses import fields
from datetime import date, datetime, timedelta

from saydone.agent.offline.reading import Changes, Clause, Intent, Item, Query, Reading, Target, Tending

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]

_ACTIONS: dict[Intent, str] = {
    "add": "add",
    "list": "list",
    "complete": "complete",
    "reopen": "update",
    "update": "update",
    "remove": "remove",
    "show_lists": "list",
    "history": "list",
    "insight": "list",
    "comment": "update",
    "remind": "update",
    "unremind": "update",
    "files": "list",
    "swap": "update",
    "undo": "update",
    "redo": "update",
}
_TENDED = {"create": "add", "delete": "remove", "empty": "remove", "list": "list"}


def to_json(reading: Reading) -> dict[str, Json]:
    """The reading in plain JSON.

    ``intent`` is one of add, list, complete, remove, update, other (a list of them for several requests);
    ``clauses`` says more. ``title``, ``due`` (ISO 8601), ``rrule`` and ``repeat_from`` (of one counted from its
    completion) are those of the first new task, or ``title``
    is the task named.
    """
    understood = [clause for clause in reading.clauses if clause.intent != "other"] or reading.clauses
    actions: list[Json] = list(dict.fromkeys(_action(clause) for clause in understood))
    answer: dict[str, Json] = {"intent": actions[0] if len(actions) == 1 else actions}
    answer |= _headline(reading.clauses)
    answer["clauses"] = [_clause(clause) for clause in reading.clauses]
    return answer


def _action(clause: Clause) -> str:
    if clause.intent == "show_form":
        return "update" if clause.targets else "add"
    if clause.intent in ("organize", "trash"):
        return _TENDED.get(clause.tending.do, "update") if clause.tending else "other"
    return _ACTIONS.get(clause.intent, "other")


def _headline(clauses: tuple[Clause, ...]) -> dict[str, Json]:
    for clause in clauses:
        if clause.items:
            item = clause.items[0]
            return {"title": item.title} | _present(due=_value(item.due), rrule=item.rrule, repeat_from=_counted(item))
        named = next((target.name for target in clause.targets if target.name), "")
        if named:
            changes = clause.changes
            return {"title": named} | (
                _present(due=_value(changes.due), rrule=changes.rrule, repeat_from=_counted(changes)) if changes else {}
            )
    return {}


def _counted(part: Item | Changes) -> str:
    """What a repetition is counted from, where that is not the due."""
    return "" if part.repeat_from == "due" else part.repeat_from


def _clause(clause: Clause) -> dict[str, Json]:
    answer: dict[str, Json] = {"intent": clause.intent}
    answer |= _present(
        items=[_set_fields(item) for item in clause.items],
        targets=[_set_fields(target) for target in clause.targets],
        changes=_set_fields(clause.changes) if clause.changes else None,
        query=_set_fields(clause.query) if clause.query else None,
        list=clause.list_name,
        tending=_set_fields(clause.tending) if clause.tending else None,
        text=clause.text,
        conditional=clause.conditional,
    )
    return answer


def _set_fields(part: Item | Target | Query | Changes | Tending) -> dict[str, Json]:
    said = {field.name: _value(getattr(part, field.name)) for field in fields(part)}
    return _present(**(said | ({"repeat_from": None} if said.get("repeat_from") == "due" else {})))


def _value(value: object) -> Json:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return int(value.total_seconds())
    if isinstance(value, tuple):
        return [_value(each) for each in value]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - fields' values
    if isinstance(value, Query):
        return _set_fields(value)
    return value if isinstance(value, str | int) else None


def _present(**values: Json) -> dict[str, Json]:
    return {name: value for name, value in values.items() if value not in (None, "", False, [], {})}
