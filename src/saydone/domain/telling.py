"""What was done in an operation, told in a sentence."""

from collections.abc import Callable, Sequence

from saydone.domain.change import Change, ChangeKind, Entity, Record
from saydone.domain.label import Label
from saydone.domain.saved_filter import SavedFilter
from saydone.domain.task import Task
from saydone.domain.task_file import TaskFile
from saydone.domain.task_list import TaskList
from saydone.domain.text import counted

_DID: dict[ChangeKind, str] = {
    "add": "added",
    "update": "changed",
    "complete": "completed",
    "reopen": "opened again",
    "skip": "skipped once",
    "delete": "deleted",
    "restore": "brought back",
    "purge": "deleted for good",
    "order": "moved",
    "archive": "archived",
    "unarchive": "brought back",
}
_AS_IT_IS: dict[ChangeKind, str] = {
    "add": "gone again",
    "update": "as before",
    "complete": "open again",
    "reopen": "done again",
    "skip": "due as before",
    "delete": "back",
    "restore": "in the trash again",
    "order": "where it was",
    "archive": "no longer archived",
    "unarchive": "archived again",
}
_NOUNS = {"list": "the list ", "label": "the label ", "filter": "the filter ", "attachment": "the file "}
_PLAINLY: dict[Entity, str] = {"attachment": "file"}
_NAMED = 3


def tell(changes: Sequence[Change]) -> str:
    """What was done, without a full stop: “added “Milk” and “Eggs”, completed “Rent””.

    What happens along with something else is left out: the note of a completion, a label made on first use.
    """
    groups = _grouped(changes, _words)
    return ", ".join(f"{words} {what}{_names(group)}" for (words, what), group in groups.items()) or (
        "changed what was deleted for good since"
    )


def tell_back(changes: Sequence[Change]) -> str:
    """The same once it was taken back, by how things are now: “Milk” and “Eggs” are gone again. “Rent” is back."""
    groups = _grouped(changes, _words_back)
    return " ".join(_sentence_back(*key, group) for key, group in groups.items()) or "All of it is as before."


def name_of(record: Record | None) -> str:
    """What people call it."""
    if isinstance(record, Task):
        return f"“{record.title}”"
    if isinstance(record, TaskList | Label | SavedFilter | TaskFile):
        return f"“{record.name}”"
    return ""


def _grouped(changes: Sequence[Change], by: Callable[[Change], tuple[str, str]]) -> dict[tuple[str, str], list[Change]]:
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in _worth_telling(changes):
        groups.setdefault(by(change), []).append(change)
    return groups


def _worth_telling(changes: Sequence[Change]) -> list[Change]:
    known = [change for change in changes if change.before or change.after]
    main = [
        change for change in known if change.entity in ("task", "list", "comment", "reminder", "filter", "attachment")
    ]
    moved = [change for change in main if change.kind != "order"]
    return moved or main or [change for change in known if change.entity == "label"]


def _words(change: Change) -> tuple[str, str]:
    before, after = change.before, change.after
    if change.entity == "task":
        if change.kind == "update" and isinstance(before, Task) and isinstance(after, Task):
            if before.title != after.title:
                return f"renamed “{before.title}” to", ""
            if before.list_id != after.list_id:
                return "moved to another list", ""
        return _DID[change.kind], ""
    return _DID[change.kind], _NOUNS.get(change.entity, f"a {change.entity}")


def _words_back(change: Change) -> tuple[str, str]:
    before, after = change.before, change.after
    state, what = _AS_IT_IS.get(change.kind, "as before"), _NOUNS.get(change.entity, "")
    if change.entity == "task" and change.kind == "update" and isinstance(before, Task) and isinstance(after, Task):
        if before.title != after.title:
            return f"called “{before.title}” again", what
        if before.list_id != after.list_id:
            return "back in its list", what
    return state, what


def _sentence_back(state: str, what: str, group: Sequence[Change]) -> str:
    entity, names = group[0].entity, _names(group)
    if not names or names.startswith(" ("):  # what has no name
        names = counted(len(group), entity) if len(group) > 1 else f"a {entity}"
    several = len(_called(group)) > 1 or names[:1].isdigit()
    if several:
        state = state.replace("it was", "they were").replace("its list", "their list")
    if len(group) > _NAMED and not names[:1].isdigit():
        what, names = "", f"{counted(len(group), _PLAINLY.get(entity, entity))} ({names})"
    said = f"{what}{names}"
    return f"{said[:1].upper()}{said[1:]} {'are' if several else 'is'} {state}."


def _names(group: Sequence[Change]) -> str:
    names = _called(group)
    if not names:
        return f" ({len(group)} of them)" if len(group) > 1 else ""
    if len(names) > _NAMED:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _called(group: Sequence[Change]) -> list[str]:
    """The names, each thing's once, as it was called last; two may be called alike."""
    names = {(change.entity, change.entity_id): name_of(change.after or change.before) for change in group}
    return [name for name in names.values() if name]
