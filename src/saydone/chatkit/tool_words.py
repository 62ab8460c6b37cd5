"""The tools in the words of a chat: what they do while they do it, and what they did."""

from dataclasses import dataclass

from chatkit.icons import IconName


@dataclass(frozen=True, slots=True)
class ToolWords:
    """``did`` is said when it changed no tasks; ``did_one`` and ``did_many`` say how many it changed."""

    doing: str
    icon: IconName
    did: str
    did_one: str | None = None
    did_many: str | None = None


_WORDS: dict[str, ToolWords] = {
    "add_task": ToolWords(
        "Adding to your tasks", "plus", "Nothing was added", "Added {count} task", "Added {count} tasks"
    ),
    "list_tasks": ToolWords("Looking through your tasks", "search", "Looked at your tasks"),
    "get_task": ToolWords("Looking at the task", "search", "Looked at your tasks"),
    "update_task": ToolWords(
        "Changing the task", "write", "Nothing was changed", "Changed {count} task", "Changed {count} tasks"
    ),
    "complete_task": ToolWords(
        "Marking as done", "check", "Nothing was changed", "Completed {count} task", "Completed {count} tasks"
    ),
    "delete_task": ToolWords(
        "Deleting", "document", "Nothing was deleted", "Deleted {count} task", "Deleted {count} tasks"
    ),
    "change_many": ToolWords(
        "Changing many tasks", "batch", "Nothing was changed", "Changed {count} task", "Changed {count} tasks"
    ),
    "undo": ToolWords(
        "Taking back", "reload", "Took back", "Took back what was done to {count} task",
        "Took back what was done to {count} tasks",
    ),
    "show_history": ToolWords("Looking at what was done", "book-clock", "Looked at what was done"),
    "trash": ToolWords("Looking into the trash", "document", "Looked into the trash"),
    "organize": ToolWords("Arranging lists and labels", "notebook-pencil", "Arranged lists and labels"),
    "show_lists": ToolWords("Looking at the lists", "notebook", "Looked at the lists"),
    "comment_task": ToolWords("Commenting", "write", "Commented"),
    "insight": ToolWords("Counting what was done", "chart", "Counted what was done"),
    "export_tasks": ToolWords("Exporting", "document", "Exported your tasks"),
    "import_tasks": ToolWords("Importing", "document", "Imported tasks"),
    "calendar_link": ToolWords("Arranging calendar links", "calendar", "Arranged calendar links"),
    "show_task_form": ToolWords("Preparing a form", "square-text", "Prepared a form"),
}  # fmt: skip
KNOWN = frozenset(_WORDS)


def words_for(tool: str) -> ToolWords:
    """The words for a tool; for one that is not known, a model may call anything, its name."""
    return _WORDS.get(tool, ToolWords(tool, "cube", tool))
