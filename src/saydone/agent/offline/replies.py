"""The sentences of the offline model: about itself, and what it asks back."""

from collections.abc import Sequence

from saydone.agent.offline.reading import Intent
from saydone.agent.offline.wording import LINES_MAX, in_words, joined, line, lines, names, quoted, tasks_said
from saydone.tools.task_view import TaskView

GREETING = "Hello! What would you like to get done? Try “add milk and eggs” or “what is due today?”"
THANKS = "You're welcome."
GOODBYE = "Goodbye! Your tasks stay where they are."
HELP = (
    "I keep your tasks. Try one of these:\n"
    "- Add: “add call the dentist tomorrow at 5pm”\n"
    "- Find: “what is due this week?”\n"
    "- Change: “move the dentist to friday”\n"
    "- Finish: “the dentist is done”\n"
    "- Tidy: “put the dentist on my Health list”\n"
    "- Take back: “undo”\n\n"
    "I am Saydone's built-in offline model: rules, not an AI language model. To talk freely, set SAYDONE_MODEL."
)
NOT_UNDERSTOOD = (
    "Sorry, I did not understand that, so I changed nothing. I am built-in rules for tasks only: try “add buy milk”, "
    "“show my tasks” or “mark the milk as done”, or say “help”."
)
TOO_LONG = (
    "That is more than I can read at once, so I changed nothing. I am built-in rules: please say it in a few "
    "sentences, or send a long list in parts."
)
COMES_NEAR = "Here is what comes near."
ENGLISH_ONLY = (
    "I understand English only (ich verstehe nur Englisch), so I changed nothing. Other languages need a language "
    "model: see SAYDONE_MODEL."
)
NO_OFFICE_DAY = (
    "I can repeat something on the first or last working day of each month, but not in that way, so I added nothing. "
    "Say for example “on the last working day of each month”, or “every 3 months”."
)
UNTIL_WHEN = "Until when? Say the day, such as “study every day until 3 december”. I added nothing."
NOT_CALLED_SO = "No task is called that."
INBOX_FIRST = "The Inbox always stays before the other lists."
TASK_STAYS = "The task itself stays: name it without “reminder” if it is to be deleted."
ONLY_TASKS = "Tasks are all I keep, so I changed nothing."
LEFT_OUT = "One part of it I left out, as I was not sure that it should be done."
WHICH_LIST = "Which list do you mean? Say its name, for example “show Groceries”. I changed nothing."
NO_FOCUS = "I am not sure which task you mean. Say its name, or ask me to show your tasks."
GONE = "What was spoken of last is not there any more, so I changed nothing. Say its name, or “bring it back”."
NO_EXCEPTIONS = (
    "I can't leave some out yet, so I changed nothing. Name the tasks that are meant, or say their numbers, such as "
    "“delete 3 and 5”."
)
NOT_LEFT_OUT = "I can't leave that out yet. Say one thing to leave out, such as “show everything not in Work”."
NO_MESSAGES = (
    "I send no e-mails, messages or calls: I keep tasks, and show when they are due. So I added nothing. Say what to "
    "add, for example “remind me to call Ida tomorrow”."
)
TOO_OFTEN = "A task can repeat every hour at most, so it is there once."
NO_QUERY = "Say which tasks it is to find: “save a filter called Calls for tasks labelled phone due this week”."
UNDO_ALL = "That is more than I may take back unasked; “undo” takes back all that was done last."
NO_SHARING = "I cannot share lists yet: yours are seen by you alone."
NOT_HERE = "I cannot do that here."
NO_NAME = "What should it be called? For example “make a list called Trip”."
TRASH_EMPTY = "There is nothing like that in the trash."
NOTHING_DELETED = "Nothing is in the trash, so there is nothing to bring back."
NO_FORM = "I cannot show a form here. Just say what to add, for example “add buy milk tomorrow”."
FORM = "Here is the form."
WHAT_TO_ADD = "What should I add? For example “add buy milk tomorrow”."
WHAT_TO_CHANGE = "What should I change? For example “move it to Friday” or “rename it to …”."
WHAT_OF_ALL = "What should I change of them? For example “move all of them to Friday” or “make them p2”."
DERAILED = "I lost the thread of this conversation, so I stopped. Please say again what to do."
LEFT_ALONE = "All right, I left everything as it was."
GO_AHEAD = "Shall I go ahead?"
YES = "Yes"
NO = "No"
NOTHING_TO_UNDO = "There is nothing that I could undo."
INSTEAD = "Say what you meant instead, such as “I meant the eggs”"
WHAT_WAS_WRONG = f"Sorry. {INSTEAD}, or “undo”."
NOTHING_ASKED = "I have not asked anything. What would you like to get done?"
NO_MORE = "There is nothing more to show."
ONE_AT_A_TIME = "I take back one message at a time: say “undo” again for the one before."
NO_SUCH_GROUPS = "I can group tasks by list, priority or assignee, and sort them by date or name: “sort by date”."
NO_COMMENT_TAKEN = "I cannot take comments back from here, so I changed nothing. The task's own form on the page can."
_VERB: dict[Intent, str] = {
    "add": "add", "complete": "complete", "remove": "delete", "reopen": "reopen", "update": "change", "trash": "delete",
    "comment": "comment on", "remind": "remind you of", "unremind": "take the reminder from", "files": "import",
    "undo": "restore",
}  # fmt: skip
_YES: dict[Intent, str] = {"undo": "Yes, undo it", "organize": "Yes, that one"}


def which(intent: Intent, candidates: Sequence[TaskView], *, close: str = "") -> str:
    """Asks which candidate is meant; ``close`` says that they only come close to what was named."""
    asked = f"{close} Did you mean one of these?" if close else f"Which one should I {_VERB.get(intent, 'show')}?"
    return f"{asked}{numbered(candidates)}"


def numbered(candidates: Sequence[TaskView]) -> str:
    """The candidates by their places, ten at the most."""
    lines = [f"\n{place}. {line(task)}" for place, task in enumerate(candidates[:LINES_MAX], 1)]
    more = len(candidates) - len(lines)
    return "".join(lines) + (f"\n\n… and {more} more. Say more of its name." if more > 0 else "")


def did_you_mean(close: str, candidate: TaskView) -> str:
    """Asks about the one close task."""
    return f"{close} Did you mean {quoted(candidate.title)}?"


def confirm(intent: Intent, candidates: Sequence[TaskView], total: int = 0, hint: str = "") -> str:
    """Asks before much is done at once."""
    verb = _VERB.get(intent, "change")
    ever = " for good" if intent == "trash" else ""
    count = total or len(candidates)
    would = f"That would {verb} {tasks_said(count)}{ever}:{lines(candidates, count, tell=in_words)}"
    return "\n\n".join(part for part in (would, hint, how_to_agree(intent, candidates)) if part)


def may_add(proposal: str) -> str:
    """Asks whether something that was only named is to be added."""
    return f"{proposal}\n\n{how_to_agree('add', ())}"


def one_a_line(name: str) -> str:
    """What is to be added, and to which list, is said next."""
    where = f" to {quoted(name)}" if name else ""
    return f"Go on: say what to add{where}, each in a line that begins with “-”."


def not_added(titles: Sequence[str]) -> str:
    """What was offered and is not there yet."""
    them = "it” to have it" if len(titles) == 1 else "them all” to have them"
    return f"I did not add {joined([quoted(title) for title in titles])} yet: say “add {them}."


def what_was_wrong(last: str) -> str:
    """Asks whether what was done last is to be taken back."""
    return f"Sorry. I can take back what was done {last} {INSTEAD}.\n\n{how_to_agree('undo', ())}"


def would_take_back(what: str) -> str:
    """Asks before something is taken back that was not done just now."""
    return f"That would take back what was done {what}\n\n{how_to_agree('undo', ())}"


def how_to_agree(intent: Intent, candidates: Sequence[TaskView]) -> str:
    """The words that go ahead."""
    agreed = agree(intent, candidates)
    return f"Say “{agreed[:1].lower()}{agreed[1:]}” to go ahead, or “no”."


def agree(intent: Intent, candidates: Sequence[TaskView]) -> str:
    """The answer that goes ahead."""
    if not candidates and intent in _YES:
        return _YES[intent]
    return f"Yes, {_VERB.get(intent, 'change')} {'it' if len(candidates) == 1 or intent == 'add' else 'them'}"


def not_understood(said: str) -> str:
    """Words that were not understood; alone, with what is understood."""
    return f"I did not understand {quoted(said)}, so I changed nothing for it."


def not_found(name: str) -> str:
    """No task has that name."""
    return f"I found no task called {quoted(name)}."


def nearest(others: Sequence[TaskView]) -> str:
    """The few tasks whose names are nearest to one that was not found."""
    return f"What comes nearest: {names(others)}."


def short_list(count: int) -> str:
    """A place that the last list does not have."""
    return f"The last list had only {tasks_said(count)}."


def nothing_to_spare(name: str) -> str:
    """What was to be spared is not among what is meant."""
    return f"I found nothing called {quoted(name)} to leave out, so I changed nothing."


def all_spared(names: Sequence[str]) -> str:
    """Nothing is left of what is meant."""
    return f"Without {joined([quoted(name) for name in names])} nothing is left of that."


def no_query(words: str, problem: str = "") -> str:
    """What a filter should find was not understood; ``problem`` says where."""
    return f"I did not understand which tasks are {quoted(words)}, so I saved nothing. {problem or NO_QUERY}"


def too_many(total: int, *, uncounted: bool = False) -> str:
    """More tasks are meant than are changed in one go."""
    said = tasks_said(total, uncounted=uncounted)
    return f"That is {said}, more than I change at once, so I changed nothing. Say fewer, by a list or a date."


def saved_filter(name: str, query: str) -> str:
    """A filter was saved, or finds something else now."""
    return f"The filter {quoted(name)} finds {quoted(query)}. Say “show my filter {name}” to see what that is."


def swapped(one: TaskView, other: TaskView) -> str:
    """Two tasks changed places."""
    return f"{quoted(one.title)} and {quoted(other.title)} changed places."


def not_beside(one: TaskView, other: TaskView) -> str:
    """Two tasks that have no places in one order."""
    return f"{quoted(one.title)} and {quoted(other.title)} are not open side by side in one list, so I moved nothing."


def no_parent(name: str) -> str:
    """Something was added without the task that it should be below."""
    return f"I found no task {quoted(name)} to put it under, so it stands by itself."


def several_fit(name: str, tasks: Sequence[TaskView]) -> str:
    """More than one task may be the other one that is named."""
    return f"More than one task could be {quoted(name)}: {names(tasks)}. Say its number, such as “#{tasks[0].id}”."


def commented(task: TaskView, text: str) -> str:
    """A comment was left."""
    return f"Commented on {quoted(task.title)}: {quoted(text)}."


def with_reminders(when: Sequence[str]) -> str:
    """What was added is reminded of."""
    return f"It has {'a reminder' if len(when) == 1 else 'reminders'} {joined(when)}."


def reminding(task: TaskView, when: str) -> str:
    """A reminder was kept."""
    return f"{quoted(task.title)} has a reminder {when}{'' if ' at ' in when else ' it is due'}."


def attached(task: TaskView, files: Sequence[str]) -> str:
    """Files belong to a task now."""
    return f"Attached {', '.join(f'“{name}”' for name in files)} to {quoted(task.title)}."


def reminding_no_more(task: TaskView, when: str) -> str:
    """A reminder was taken away, or all of them."""
    return f"{quoted(task.title)} has {'no reminders' if when == 'all' else f'no reminder {when} it is due'} any more."


def restored(tasks: Sequence[TaskView]) -> str:
    """Tasks came back from the trash."""
    return f"{names(tasks)} {'is' if len(tasks) == 1 else 'are'} back."


def which_in_trash(name: str, tasks: Sequence[TaskView]) -> str:
    """None or several in the trash have that name."""
    if not tasks:
        return f"There is nothing called {quoted(name)} in the trash."
    return f"Which one should I restore? Say its number.{numbered(tasks)}"


def cannot_shift(task: TaskView) -> str:
    """A due date that cannot be moved by the time said."""
    if task.due is None:
        return f"{quoted(task.title)} has no due date to move."
    return f"{quoted(task.title)} is due on a day, without a time to move."


def no_date_in(words: str) -> str:
    """A question's date that was not understood: what it would find is not known."""
    return (
        f"I could not read {quoted(words)} as a date, so I show nothing. Try “due before friday” or “due before 1 May”."
    )


def no_reminders(task: TaskView) -> str:
    """There is no reminder to take off the task, which may not be what the user thought."""
    return f"{quoted(task.title)} has no reminders, so I changed nothing. Say “delete it” if it is to go."


def which_was_wrong(tasks: Sequence[TaskView]) -> str:
    """One of several tasks is to be put right, and it was not said which."""
    return f"Which of these was wrong: {names(tasks)}? Say for example “not the milk, the eggs”, or “undo”."


def that_is_it(task: TaskView) -> str:
    """A correction that names the very task that was meant all along."""
    return f"{quoted(task.title)} is the one I took. Say “undo” to take that back."


def not_offered(tool: str) -> str:
    """A tool that the plan needs is not there."""
    return f"I cannot do that here: the tool {tool} is not on offer."
