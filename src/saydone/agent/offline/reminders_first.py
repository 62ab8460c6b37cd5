"""Of "delete the reminder for the dentist": the reminder goes, where the task has one, and not the task."""

from collections.abc import Sequence

from saydone.agent.offline import replies
from saydone.agent.offline.findings import Found
from saydone.agent.offline.powers import do_to
from saydone.agent.offline.reading import Clause, Intent, Target
from saydone.agent.offline.steps import Part, Question
from saydone.agent.offline.transcript import Call
from saydone.domain.task import BATCH_MAX
from saydone.domain.when.pattern import Pattern

_TAKE_OFF = Clause("unremind", text="all")
_WORD = Pattern(r"(?i)\b(?:reminders?|alerts?|notifications?|alarms?)\b")


def take_reminders_off(
    intent: Intent, target: Target, findings: Sequence[Found]
) -> Part[tuple[list[Found], list[str], list[Question]]]:
    """Take the reminders off the tasks found, where it is they that the target names: what is left to be done, what was
    said, and which of several is to be asked. A task that has none is itself called a reminder."""
    left: list[Found] = []
    said: list[str] = []
    asks: list[Question] = []
    for found in findings:
        named = (*found.tasks, *found.unsure, *found.close)
        if intent != "remove" or not target.alert or not named or any(_WORD.search(task.title) for task in named):
            left.append(found)
            continue
        answers = yield [
            Call("get_task", {"ids": [task.id for task in named[start : start + BATCH_MAX]]})
            for start in range(0, len(named), BATCH_MAX)
        ]
        reminded = tuple(task for answer in answers for task in answer.tasks if task.reminders)
        if not reminded:
            left.append(found)
        elif found.tasks or (len(reminded) == 1 and not found.close):
            said += [(yield from do_to(_TAKE_OFF, reminded)), replies.TASK_STAYS]
        else:
            close = "" if found.unsure else found.problem
            alone = bool(close) and len(reminded) == 1
            asks.append(Question("unremind", reminded, confirm=alone, close=close, clause=_TAKE_OFF))
    return left, said, asks
