"""The plan over the clauses of a message: find, then write, then list, then say what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from saydone.agent.offline import listings, replies
from saydone.agent.offline.asking_back import ask, is_offer, offers
from saydone.agent.offline.findings import Found, Wanted
from saydone.agent.offline.forms import form_for, show_form
from saydone.agent.offline.lookup import find
from saydone.agent.offline.naming import SHOW_LISTS
from saydone.agent.offline.nearest import nearest
from saydone.agent.offline.powers import POWERS, asked_first, use
from saydone.agent.offline.put_again import moved
from saydone.agent.offline.reading import LONGEST, Changes, Clause, Intent, Item, Reading, Target
from saydone.agent.offline.reminders_first import take_reminders_off
from saydone.agent.offline.reporting import report_all
from saydone.agent.offline.resolve import fit, fits_title, search_words
from saydone.agent.offline.settling import settle
from saydone.agent.offline.steps import Part, Plan, Question, Reply, Scenery, once, together
from saydone.agent.offline.transcript import Call
from saydone.agent.offline.wording import sentences
from saydone.agent.offline.writing import ASK_ABOVE, Deed, write
from saydone.domain.task_query import SEARCH_MAX
from saydone.domain.text import folded
from saydone.tools.task_view import TaskView

_WRITES: frozenset[Intent] = frozenset({"complete", "reopen", "update", "remove"})
_SPOKEN: dict[Intent, str] = {
    "help": replies.HELP,
    "greet": replies.GREETING,
    "thanks": replies.THANKS,
    "bye": replies.GOODBYE,
    "other": replies.NOT_UNDERSTOOD,
}


@dataclass(frozen=True, slots=True)
class _Aim:
    """A target of a clause. It may be what an earlier clause adds (``new``) or is about (``same``)."""

    intent: Intent
    target: Target
    changes: Changes | None = None
    new: tuple[str, ...] = ()
    same: tuple[int, ...] = ()
    said: str = ""
    """The words that are a request only if there is such a task."""


@dataclass(frozen=True, slots=True)
class _Sorted:
    """What was found, sorted into what is done, what is asked back, and what is said."""

    deeds: list[Deed]
    questions: list[Question]
    problems: list[str]
    missed: list[Found]


def act(reading: Reading, scenery: Scenery) -> Plan:
    """Do all that the message asks for."""
    return (yield from once(_act(reading, scenery), SHOW_LISTS))


def _act(reading: Reading, scenery: Scenery) -> Plan:
    if len(reading.text) > LONGEST:
        return Reply(replies.TOO_LONG)
    made, reading = yield from _made_first(reading, scenery)
    settled = yield from settle(reading, scenery)
    reading = yield from moved(settled.reading)
    aims = _aims(reading.clauses)
    findings = yield from _find(aims, reading.text, scenery)
    alerts = yield from together(
        *(take_reminders_off(aim.intent, aim.target, found) for aim, found in zip(aims, findings, strict=True))
    )
    findings = [left for left, _, _ in alerts]
    adding, there = yield from _missing(reading.clauses)
    found = _offered(_sorted(aims, findings), reading.clauses)
    adding, below = _with_their_parents(adding)
    written = yield from write([*adding, *found.deeds])
    later = yield from write([*_below_new(below, written.added), *_on_new(aims, written.added)])
    unreminded = [words for _, told, _ in alerts for words in told]
    said = [*made, *unreminded, *written.said, *later.said, *settled.said, *there, *found.problems]
    found.questions[:0] = (*written.asks, *later.asks, *(ask for _, _, asks in alerts for ask in asks))
    bulk = yield from together(
        *(
            asked_first(finding.call, aim.intent, aim.target.hint)
            for aim, found_ in zip(aims, findings, strict=True)
            for finding in found_
            if finding.call
        )
    )
    used = yield from together(
        *(use(clause, reading.text, scenery) for clause in reading.clauses if clause.intent in POWERS)
    )
    said += [told for told, _ in (*bulk, *used) if told]
    found.questions.extend(question for _, questions in (*bulk, *used) for question in questions)
    found.questions.extend(offers(reading.clauses))
    wordy = [_word(clause, alone=len(reading.clauses) == 1) for clause in reading.clauses]
    return (yield from _finish(reading, scenery, [*said, *(word for word in wordy if word)], found))


def _offered(found: _Sorted, clauses: Sequence[Clause]) -> _Sorted:
    """What was found; where that is nothing, a chore that was said with a verb of ours is offered to be added."""
    chore = clauses[0].otherwise if len(clauses) == 1 else None
    if chore is None or found.deeds or found.questions or not found.problems:
        return found
    asked = Question("add", (), confirm=True, clause=chore)
    return replace(found, questions=[asked], problems=[replies.NOT_CALLED_SO])


def _made_first(reading: Reading, scenery: Scenery) -> Part[tuple[list[str], Reading]]:
    """Make the lists that the message wants and puts something in; what was said of it, and what is left to do."""
    making = tuple(clause for clause in reading.clauses if _makes(clause, reading))
    told = yield from together(*(use(clause, reading.text, scenery) for clause in making))
    left = tuple(clause for clause in reading.clauses if clause not in making)
    return [text for text, _ in told if text], replace(reading, clauses=left) if making else reading


def _makes(clause: Clause, reading: Reading) -> bool:
    tending = clause.tending
    if tending is None or clause.intent != "organize" or (tending.do, tending.kind) != ("create", "list"):
        return False
    into = [item.list_name for other in reading.clauses for item in other.items]
    into += [other.changes.list_name for other in reading.clauses if other.changes]
    return any(folded(tending.name) == folded(name) for name in into)


def _finish(reading: Reading, scenery: Scenery, said: list[str], found: _Sorted) -> Plan:
    """What is asked and shown comes last: what the tools were called for last is what the chat displays."""
    if found.questions:
        return (yield from ask(found.questions, said, scenery))
    asked = [clause for clause in reading.clauses if clause.intent == "list"]
    form = form_for(reading.clauses, found.deeds)
    said += yield from report_all(asked, reading.text, scenery, shown=form is None)
    if not asked and not found.deeds:
        said += yield from nearest(found.missed, scenery)
    said += (yield from show_form(form, scenery)) if form else ()
    return Reply(sentences(said) or replies.NOT_UNDERSTOOD)


def carry_out(
    deeds: Sequence[Deed], questions: Sequence[Question], said: Sequence[str], scenery: Scenery, *, agreed: bool = False
) -> Plan:
    """Do what is clear by now, and ask the questions that are left. ``agreed``: the user said yes to all of it."""
    done, asked = (list(deeds), []) if agreed else _guarded(_formed(deeds))
    written = yield from write(done)
    parts = [*said, *written.said]
    asked = [*written.asks, *asked, *questions]
    if asked:
        return (yield from ask(asked, parts, scenery))
    form = form_for((), _formed(done))
    parts += (yield from show_form(form, scenery)) if form else ()
    return Reply(sentences(parts))


def questions_of(pairs: Sequence[tuple[Intent, Changes | None, Found]]) -> tuple[list[Question], list[str]]:
    """What is to be asked back where several tasks fit or only come close, and what was not found at all."""
    questions: list[Question] = []
    problems: list[str] = []
    for intent, changes, found in pairs:
        candidates = found.unsure or found.close
        if candidates:
            close = "" if found.unsure else found.problem
            questions.append(Question(intent, candidates, changes, bool(close) and len(candidates) == 1, close))
        elif found.problem:
            problems.append(found.problem)
    return questions, problems


def _aims(clauses: Sequence[Clause]) -> list[_Aim]:
    aims: list[_Aim] = []
    titles: list[str] = []
    before: tuple[tuple[str, ...], tuple[int, ...]] = ((), ())
    for clause in clauses:
        start = len(aims)
        for target in clause.targets if clause.intent not in POWERS else ():
            new, same = _within(target, titles, before)
            aims.append(_Aim(clause.intent, target, clause.changes, new, same, clause.said))
        here = tuple(item.title for item in clause.items)
        titles += here
        if here or clause.targets:
            before = (here, tuple(range(start, len(aims))))
    return aims


def _within(
    target: Target, titles: Sequence[str], before: tuple[tuple[str, ...], tuple[int, ...]]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """What of this very message the target means: new titles, or the aims of the clause before."""
    if target.kind == "pronoun":
        added, aims = before
        return (added if target.plural else added[-1:]), aims
    if target.kind == "name":
        return tuple(title for title in titles if fits_title(target.name, title))[:1], ()
    return (), ()


def _find(aims: Sequence[_Aim], said: str, scenery: Scenery) -> Part[list[list[Found]]]:
    own = [index for index, aim in enumerate(aims) if not aim.new and not aim.same]
    wanted = (Wanted(aims[index].target, aims[index].intent, said) for index in own)
    found = dict(zip(own, (yield from together(*(find(each, scenery) for each in wanted))), strict=True))
    for index, aim in enumerate(aims):
        if index not in found:
            found[index] = [finding for earlier in aim.same for finding in found[earlier] if finding.tasks]
    return [found[index] for index in range(len(aims))]


def _sorted(aims: Sequence[_Aim], findings: Sequence[Sequence[Found]]) -> _Sorted:
    pairs = [(aim, _surely(aim, found)) for aim, all_found in zip(aims, findings, strict=True) for found in all_found]
    deeds = [Deed(aim.intent, found.tasks, changes=aim.changes) for aim, found in pairs if found.tasks]
    done, questions = _guarded(_formed(deeds), {aim.intent: aim.target.hint for aim, found in pairs if found.ask_first})
    asked, problems = questions_of([(aim.intent, aim.changes, found) for aim, found in pairs])
    return _Sorted(done, [*questions, *asked], problems, [found for _, found in pairs if found.missed])


def _surely(aim: _Aim, found: Found) -> Found:
    if not aim.said or found.tasks or found.unsure:
        return found
    return replace(found, close=(), problem=f"{found.problem} {replies.ONLY_TASKS}")


def _formed(deeds: Sequence[Deed]) -> list[Deed]:
    """A change that does not say what: the form is for that."""
    return [Deed("show_form", deed.tasks) if _vague(deed) else deed for deed in deeds]


def _vague(deed: Deed) -> bool:
    return deed.intent == "update" and deed.changes is None


def _guarded(deeds: Sequence[Deed], first: Mapping[Intent, str] | None = None) -> tuple[list[Deed], list[Question]]:
    """Much at once is asked about first, and so are the intents of ``first``, with what else could be done. What is
    completed or deleted the tools ask about."""
    first = first or {}
    questions: list[Question] = []
    left = list(deeds)
    for intent in _WRITES:
        same = [deed for deed in deeds if deed.intent == intent]
        tasks = tuple({task.id: task for deed in same for task in deed.tasks}.values())
        several_changes = len({deed.changes for deed in same}) > 1
        if intent in ("complete", "remove"):
            if same and intent in first:
                asking = Deed(intent, tasks, asks=True, hint=first[intent])
                left = [*(deed for deed in left if deed.intent != intent), asking]
            continue
        if tasks and not several_changes and (len(tasks) > ASK_ABOVE or intent in first):
            questions.append(Question(intent, tasks, same[0].changes, confirm=True, hint=first.get(intent, "")))
            left = [deed for deed in left if deed.intent != intent]
    return left, questions


def _missing(clauses: Sequence[Clause]) -> Part[tuple[list[Deed], list[str]]]:
    """What is to be added, without what is there already where it is only wished when missing."""
    conditional = [item for clause in clauses if clause.conditional for item in clause.items]
    found = yield from together(*map(_there, conditional))
    there = [item for item, is_there in zip(conditional, found, strict=True) if is_there]
    adding = [
        Deed("add", items=tuple(item for item in clause.items if item not in there))
        for clause in clauses
        if clause.items and clause.intent != "show_form"
    ]
    said = [listings.there_already([item.title for item in there])] if there else []
    return [deed for deed in adding if deed.items], said


def _with_their_parents(adding: Sequence[Deed]) -> tuple[list[Deed], list[Item]]:
    """What is added first, and what goes below it then."""
    new = {item.title for deed in adding for item in deed.items if not item.parent}
    below = [item for deed in adding for item in deed.items if item.parent in new]
    first = [replace(deed, items=tuple(item for item in deed.items if item not in below)) for deed in adding]
    return first, below


def _below_new(items: Sequence[Item], added: Sequence[TaskView]) -> list[Deed]:
    ids = {task.title: task.id for task in added}
    there = tuple(replace(item, parent=ids[item.parent]) for item in items if item.parent in ids)
    return [Deed("add", items=there)] if there else []


def _there(item: Item) -> Part[bool]:
    words = search_words(item.title)[:SEARCH_MAX]
    (answer,) = yield [Call("list_tasks", {"status": "pending", "search": words, "sort": "due", "limit": 100})]
    return bool(fit(item.title, answer.tasks).fits)


def _on_new(aims: Sequence[_Aim], added: Sequence[TaskView]) -> list[Deed]:
    meant = [(aim, tuple(task for task in added if task.title in aim.new)) for aim in aims if aim.new]
    return [Deed(aim.intent, tasks, changes=aim.changes) for aim, tasks in meant if tasks]


def _word(clause: Clause, *, alone: bool) -> str:
    if clause.answer or (alone and is_offer(clause)):
        return clause.answer
    if clause.intent == "other" and not alone:
        return replies.not_understood(clause.said) if clause.said else replies.LEFT_OUT
    return _SPOKEN.get(clause.intent, "")
