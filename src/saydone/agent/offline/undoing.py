"""“Undo”: at once where the last answer changed something; else what it would take back is said, and asked."""

from dataclasses import dataclass, replace

from saydone.agent.offline import replies
from saydone.agent.offline.reading import Clause
from saydone.agent.offline.restoring import Told
from saydone.agent.offline.steps import Part, Plan, Question, Reply, Scenery
from saydone.agent.offline.transcript import Call, Done, Exchange
from saydone.agent.offline.wording import sentences

_CHANGING = frozenset(
    (
        *("add_task", "update_task", "complete_task", "delete_task", "change_many", "import_tasks"),
        *("organize", "comment_task", "trash", "undo"),
    )
)


def take_back(clause: Clause, said: str, scenery: Scenery) -> Part[Told]:
    """Undo or redo; an undo of something that the last answer did not do only after a yes."""
    redo = clause.intent == "redo"
    if not redo and "show_history" in scenery.tools and not _just_done(scenery):
        last = yield from _last_done()
        if last and (last.elsewhere or not _just_undone(scenery)):
            return replies.ONE_AT_A_TIME if clause.text else "", (last.question,)
    (answer,) = yield [Call("undo", {"redo": True} if redo else {})]
    more = [replies.ONE_AT_A_TIME] if clause.text and answer.ok else []
    return sentences([answer.message, *more]), ()


def ask_whether(scenery: Scenery) -> Plan:
    """Ask whether what was done last was wrong, and is to be taken back."""
    if not {"undo", "show_history"} <= scenery.tools or not (last := (yield from _last_done())):
        return Reply(replies.WHAT_WAS_WRONG)
    question = replace(last.question, asked=replies.what_was_wrong(last.told))
    return Reply(question.asked, (question,))


@dataclass(frozen=True, slots=True)
class _Last:
    """What was done last (``told``), the question whether to undo it, and where it was done if not here."""

    told: str
    question: Question
    elsewhere: str


def _last_done() -> Part[_Last | None]:
    (history,) = yield [Call("show_history", {"limit": 1})]
    last = history.undoes
    if last is None:
        return None
    told = sentences([f"{last.at_text}: {last.what}", history.elsewhere])
    call = Call("undo", {"operation": last.id})
    question = Question("undo", (), confirm=True, call=call, asked=replies.would_take_back(told))
    return _Last(told, question, history.elsewhere)


def changed(exchange: Exchange) -> bool:
    """Whether something was changed in the exchange."""
    return any(_changes(done) for done in exchange.done)


def _just_done(scenery: Scenery) -> bool:
    return bool(scenery.before) and changed(scenery.before[-1]) and not _just_undone(scenery)


def _just_undone(scenery: Scenery) -> bool:
    """Whether the last answer took something back: going on with that needs no question, within a conversation."""
    done = [each for each in scenery.before[-1].done if _changes(each)] if scenery.before else []
    return bool(done) and all(each.call.name == "undo" and not each.call.arguments.get("redo") for each in done)


def _changes(done: Done) -> bool:
    answer = done.answer
    if done.call.name not in _CHANGING or not answer.ok or answer.confirm or done.call.arguments.get("dry_run"):
        return False
    if done.call.name == "trash" and done.call.arguments.get("do", "list") == "list":
        return False
    return bool(answer.tasks) or not answer.failed
