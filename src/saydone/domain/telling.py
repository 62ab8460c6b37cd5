"""What was done in an operation, told in a sentence."""

from collections.abc import Sequence

from saydone.domain.change import Change, ChangeKind, Record
from saydone.domain.label import Label
from saydone.domain.saved_filter import SavedFilter
from saydone.domain.task import Task
from saydone.domain.task_file import TaskFile
from saydone.domain.task_list import TaskList

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
_NOUNS = {"list": "the list ", "label": "the label ", "filter": "the filter ", "attachment": "the file "}
_NAMED = 3


def tell(changes: Sequence[Change]) -> str:
    """What was done, without a full stop: “added “Milk” and “Eggs”, completed “Rent””.

    What happens along with something else is left out: the note of a completion, a label made on first use.
    """
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in _worth_telling(changes):
        words, what = _words(change)
        groups.setdefault((words, what), []).append(change)
    return ", ".join(f"{words} {what}{_names(group)}" for (words, what), group in groups.items()) or (
        "changed what was deleted for good since"
    )


def name_of(record: Record | None) -> str:
    """What people call it."""
    if isinstance(record, Task):
        return f"“{record.title}”"
    if isinstance(record, TaskList | Label | SavedFilter | TaskFile):
        return f"“{record.name}”"
    return ""


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


def _names(group: Sequence[Change]) -> str:
    names = list(dict.fromkeys(name for change in group if (name := name_of(change.after or change.before))))
    if not names:
        return f" ({len(group)} of them)" if len(group) > 1 else ""
    if len(names) > _NAMED:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
