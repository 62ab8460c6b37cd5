"""The sentences of the offline model: about itself, and what it asks back."""

from collections.abc import Sequence

from saydone.agent.offline.reading import Intent
from saydone.agent.offline.wording import LINES_MAX, line, lines, names, quoted, tasks_said
from saydone.tools.task_view import TaskView

GREETING = "Hello! What would you like to get done? Try “add milk and eggs” or “what is due today?”"
THANKS = "You're welcome."
GOODBYE = "Goodbye! Your tasks stay where they are."
HELP = (
    "I keep your tasks: add, list, change, complete and delete them in plain English, for example “add call the "
    "dentist tomorrow at 5pm”, “what is overdue?”, “move the dentist to Friday”, “the milk is done” or “delete the "
    "second one”. I am Saydone's built-in offline model: rules, not an AI language model, so I understand sentences "
    "about tasks only. For free conversation, set SAYDONE_MODEL to a model such as openai/gpt-5 or ollama/llama3."
)
NOT_UNDERSTOOD = (
    "Sorry, I did not understand that, so I changed nothing. I am built-in rules for tasks only: try “add buy milk”, "
    "“show my tasks” or “mark the milk as done”, or say “help”."
)
TOO_LONG = (
    "That is more than I can read at once, so I changed nothing. I am built-in rules: please say it in a few "
    "sentences, or send a long list in parts."
)
ONLY_TASKS = "Tasks are all I keep, so I changed nothing."
LEFT_OUT = "One part of it I left out, as I was not sure that it should be done."
NO_FOCUS = "I am not sure which task you mean. Say its name, or ask me to show your tasks."
NO_EXCEPTIONS = (
    "I can't leave some out yet, so I changed nothing. Name the tasks that are meant, or say their numbers, such as "
    "“delete 3 and 5”."
)
NO_MESSAGES = (
    "I send no e-mails, messages or calls: I keep tasks, and show when they are due. So I added nothing. Say what to "
    "add, for example “remind me to call Ida tomorrow”."
)
NO_REPEAT = "I cannot keep repetitions yet, so it is there once."
NOTHING_REPEATS = "Repeating is not kept yet, so there is nothing to stop."
NO_LABELS = "Labels are not kept yet."
NO_FORM = "I cannot show a form here. Just say what to add, for example “add buy milk tomorrow”."
FORM = "Here is the form."
WHAT_TO_ADD = "What should I add? For example “add buy milk tomorrow”."
WHAT_TO_CHANGE = "What should I change? For example “move it to Friday” or “rename it to …”."
DERAILED = "I lost the thread of this conversation, so I stopped. Please say again what to do."
LEFT_ALONE = "All right, I left everything as it was."
NOTHING_TO_UNDO = "There is nothing that I could undo."
WHAT_WAS_WRONG = "Sorry. Say “undo” to take it back, or what you meant instead, such as “I meant the eggs”."
NOTHING_ASKED = "I have not asked anything. What would you like to get done?"
NO_MORE = "There is nothing more to show."
_VERB: dict[Intent, str] = {"complete": "complete", "remove": "delete", "reopen": "reopen", "update": "change"}


def which(intent: Intent, candidates: Sequence[TaskView], *, close: str = "") -> str:
    """Asks which candidate is meant; ``close`` says that they only come close to what was named."""
    asked = f"{close} Did you mean one of these?" if close else f"Which one should I {_VERB.get(intent, 'show')}?"
    lines = [f"\n{place}. {line(task)}" for place, task in enumerate(candidates[:LINES_MAX], 1)]
    more = len(candidates) - len(lines)
    return f"{asked}{''.join(lines)}" + (f"\n\n… and {more} more. Say more of its name." if more > 0 else "")


def did_you_mean(close: str, candidate: TaskView) -> str:
    """Asks whether the one close task was meant."""
    return f"{close} Did you mean {quoted(candidate.title)}?"


def confirm(intent: Intent, candidates: Sequence[TaskView]) -> str:
    """Asks before much is done at once."""
    verb = _VERB.get(intent, "change")
    pronoun = "it" if len(candidates) == 1 else "them"
    return (
        f"That would {verb} {tasks_said(len(candidates))}:{lines(candidates)}\n\n"
        f"Say “yes, {verb} {pronoun}” to go ahead, or “no”."
    )


def not_understood(said: str) -> str:
    """Words that were not understood; alone, with what is understood."""
    return f"I did not understand {quoted(said)}, so I changed nothing for it."


def not_found(name: str) -> str:
    """No task has that name."""
    return f"I found no task called {quoted(name)}."


def instead(others: Sequence[TaskView]) -> str:
    """What there is instead of a task that was not found."""
    return f"These are there:{lines(others)}" if others else ""


def short_list(count: int) -> str:
    """A place that the last list does not have."""
    return f"The last list had only {tasks_said(count)}."


def none_of_list(name: str) -> str:
    """There are no separate lists, and nothing mentions this one's name."""
    return f"There is one list for now, and no task on it mentions {quoted(name)}, so I changed nothing."


def cannot_shift(task: TaskView) -> str:
    """A due date that cannot be moved by the time said."""
    if task.due is None:
        return f"{quoted(task.title)} has no due date to move."
    return f"{quoted(task.title)} is due on a day, without a time to move."


def one_list(name: str) -> str:
    """A separate list was asked for."""
    separate = f"a separate {quoted(name)} list" if name else "another list"
    return f"There is one list for now, so I cannot make {separate}. Tell me what to add and I put it there."


def which_was_wrong(tasks: Sequence[TaskView]) -> str:
    """One of several tasks is to be put right, and it was not said which."""
    return f"Which of these was wrong: {names(tasks)}? Say for example “not the milk, the eggs”, or “undo”."


def that_is_it(task: TaskView) -> str:
    """A correction that names the very task that was meant all along."""
    return f"{quoted(task.title)} is the one I took. Say “undo” to take that back."


def not_offered(tool: str) -> str:
    """A tool that the plan needs is not there."""
    return f"I cannot do that here: the tool {tool} is not on offer."
