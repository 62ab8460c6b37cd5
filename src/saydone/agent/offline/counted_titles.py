"""Titles that count: "chore 3" is the task called so, before it is the task that has the number 3."""

import re
from collections.abc import Sequence

from saydone.agent.offline import replies
from saydone.agent.offline.findings import Found, Wanted
from saydone.agent.offline.lexicon import TASK_NOUN
from saydone.agent.offline.paging import pages
from saydone.agent.offline.reading import Query
from saydone.agent.offline.steps import Part
from saydone.domain.text import folded
from saydone.domain.when.pattern import Pattern
from saydone.tools.task_view import TaskView

_OF_NUMBER = Pattern(r"(?i)(?:tasks?|items?|to-?dos?|reminders?|entry|entries)?")


def counted_noun(said: str, ids: Sequence[int]) -> str:
    """The noun before the first of the numbers, as it was said ("chores"); empty where it is none, or "#3" was said."""
    pattern = rf"\b(?P<noun>{TASK_NOUN})(?: (?:number|no\.?))? 0*{ids[0]}\b" if ids else r"(?!)"
    match = re.search(pattern, said, re.I)
    return match["noun"] if match else ""


def is_number_of(noun: str) -> bool:
    """Whether the noun says of a number that it is a task's, rather than a part of its title."""
    return _OF_NUMBER.fullmatch(noun) is not None


def called_so(noun: str, wanted: Wanted) -> Part[Found | None]:
    """The tasks called "chore 3", or "3" of a "task 3"; None where there is none of them at all."""
    one = _singular(noun)
    said: list[str] = [one] if not is_number_of(noun) or wanted.target.plural else ["", one]
    there: dict[str, TaskView] = {}
    for words in said:
        searched = words if wanted.target.plural else f"{words} {wanted.target.ids[0]}".strip()
        answer = yield from pages(Query(status="all", words=searched))
        there |= {task.id: task for task in answer.tasks}
    open_first = wanted.intent != "reopen"
    found: list[TaskView] = []
    missing: list[str] = []
    for number in wanted.target.ids:
        titles = {folded(f"{word} {number}") for word in (noun, one, f"{one} number")}
        titles |= {str(number)} if "" in said else set()
        called = [task for task in there.values() if folded(task.title) in titles]
        called = [task for task in called if (task.status == "pending") == open_first] or called
        found += called
        missing += [] if called else [replies.not_found(f"{one} {number}")]
        if len(called) > 1 and not wanted.target.plural:
            return Found(unsure=tuple(called))
    return Found(tasks=tuple(found), problem=" ".join(missing)) if found else None


def _singular(noun: str) -> str:
    return re.sub(r"(?i)ies$", "y", noun) if noun.lower().endswith("ies") else re.sub(r"(?i)s$", "", noun)
