"""What is said of lists and saved filters that are named."""

from collections.abc import Sequence

from saydone.agent.offline import replies
from saydone.agent.offline.wording import LINES_MAX, capital, joined, quoted


def no_list(name: str) -> str:
    """How the answer to a name that no list has begins."""
    return f"There is no list {quoted(name)}"


def meant_instead(name: str, there: str) -> str:
    """Asks about the list that is there when another name was said."""
    how = replies.how_to_agree("organize", ())
    return f"There is no list {quoted(name)}. Did you mean the list {quoted(there)}?\n\n{how}"


def none_of_list(name: str) -> str:
    """There is no such list, and nothing mentions its name."""
    return f"There is no list {quoted(name)}, and no task mentions it, so I changed nothing."


def no_such_list(name: str, names: Sequence[str]) -> str:
    """A list that is asked about is not there."""
    return f"There is no list {quoted(name)}; {_there_are(names)}, so here is everything."


def no_list_to_move_to(name: str, names: Sequence[str]) -> str:
    """A list that something should go to is not there."""
    return f"There is no list {quoted(name)}; {_there_are(names)}. {_make(name)} first, then I move it."


def not_on_list(name: str) -> str:
    """Something was added without the list that it should be on."""
    return f"There is no list {quoted(capital(name))} yet, so that is in the Inbox. {_make(name)} to have one."


def _there_are(lists: Sequence[str]) -> str:
    return (
        f"there {'is' if len(lists) == 1 else 'are'} {joined([quoted(name) for name in lists[:LINES_MAX]])}"
        if lists
        else "there is one list for now"
    )


def _make(name: str) -> str:
    return f"Say “make a list called {capital(name)}”"


def no_list_to_leave_out(name: str) -> str:
    """What was to be left out is in no list."""
    return f"There is no list {quoted(name)} to leave out, so I changed nothing."


def no_merging(one: str, other: str) -> str:
    """Lists are to become one."""
    return f"I cannot merge lists. Say “move everything from {one} to {other}”, and then “delete the list {one}”."


def is_a_list(name: str) -> str:
    """What was not found among the tasks is a list."""
    return f"{quoted(name)} is a list: say “show {name}”, or “everything in {name}” for what is in it."


def no_such_filter(name: str, names: Sequence[str]) -> str:
    """A filter that is asked for is not there."""
    there = f"T{_there_are(names)[1:]}." if names else replies.NO_QUERY
    return f"There is no filter {quoted(name)}. {there}"
