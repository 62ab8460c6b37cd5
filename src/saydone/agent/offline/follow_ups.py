"""What goes on from the message before: "and p1", "due tomorrow", "the invoice too", "and wrapping paper"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from saydone.agent.offline.dates import dated, shift
from saydone.agent.offline.mentions import written
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.priority import whole_priority
from saydone.agent.offline.reading import Clause, Intent, Reading, Target
from saydone.agent.offline.steps import Scenery
from saydone.agent.offline.targets import target_of
from saydone.agent.offline.transcript import Done, Exchange
from saydone.domain.task_list import INBOX
from saydone.domain.when.lengths import LENGTH
from saydone.domain.when.pattern import Pattern

_LEAD = Pattern(r"^(?:oh )?(?:(?:and|also|plus|but|actually|make it|make that)[, ]+)*(?:also )?", re.I)
_LEVEL = Pattern(
    r"(?:p[1-4]|!!!?|(?:(?:not |very )?(?:urgent|important)|critical|asap)|(?:high|low|medium|top) priority)$", re.I
)
_OTHERWISE = Pattern(r"\b(?:later|earlier|sooner)$", re.I)
""" "Make that an hour later" is an hour after its due, and not after now."""
_ANOTHER_DAY = whole(r"(?:and|what about|how about|or)(?: (?:on|for|about|what about))? (?P<when>.+)")
_ANOTHER = whole(
    r"(?:and |also )*(?P<too>(?!(?:i|we|you|he|she|it|they|that|this|me)\b|.*\b(?:is|are|was|were|has|have"
    r"|had)\b).+?),?"
    r" (?:too|as well|also)",
    r"(?:and|also|plus|same (?:for|with)|(?:and |do )?the same (?:for|with))[, ]+(?:also )?(?P<and>(?:the|my|our|task"
    r"|number|#)"
    r" ?[^?!]{1,60}?)(?:,? (?:too|as well|also))?",
)
_AND_MORE = Pattern(
    r"^(?:oh )?(?:and|also|plus)[, ]+(?:also )?(?P<what>(?!then\b|so\b|now\b|what|how|why|who|i\b"
    r"|you\b)[^?!]{2,80})$",
    re.I,
)
_TAKES = whole(
    rf"(?:it|that|this)(?: (?:takes|will take|should take|lasts|will last|needs)|'ll (?:take|last))(?: me| about"
    rf"| around)* (?P<long>{LENGTH})"
)
_ITS_REMINDER = whole(
    r"(?:remove|delete|cancel|clear|drop|take off|turn off) (?:that|the|this|its) (?:reminders?|alarms?)"
    r"(?: again| from it| of it)?",
    r"(?:stop reminding me|(?:don't|do not) remind me) (?:about|of) (?:it|that|this)(?: any ?more| any longer| again)?",
)
_BEFORE_IT = whole(
    r"(?:(?:and|also|please|oh|then),? )*(?:remind me|set a reminder|add a (?:task|reminder))"
    r" (?:on )?the (?P<part>day|week|evening|night|morning|afternoon) before(?:hand)?,? to (?P<what>.+)",
    r"(?:(?:and|also|please|oh|then),? )*(?:remind me|add a (?:task|reminder)|set a reminder) to (?P<what2>.+?)"
    r" (?:on )?the (?P<part2>day|week|evening|night|morning|afternoon) before(?:hand)?",
)
_HOURS = {"morning": " at 09:00", "afternoon": " at 15:00", "evening": " at 18:00", "night": " at 20:00"}
_REPEATED: frozenset[Intent] = frozenset({"complete", "reopen", "update", "remove"})
_LONGEST = 6


def following(said: str, scenery: Scenery) -> Reading | None:
    """The message read as going on from what was done just before; None where it stands by itself."""
    last = scenery.before[-1] if scenery.before else None
    done = written(last) if last else []
    if last and not done:
        return _asked_on(said, last, scenery)
    if last is None or "?" in said:
        return None
    if ahead := _before_it(said, done):
        return scenery.read(ahead, scenery.now)
    names = {each.call.name for each in done}
    plain = said.strip(" .!,")
    if names == {"update_task"} and _ITS_REMINDER.match(plain):
        return Reading(said, (Clause("unremind", targets=(Target("pronoun"),), text="all"),))
    if names <= {"add_task", "update_task"} and (change := _detail(plain, scenery.now)):
        return scenery.read(f"make {'it' if _single(last) else 'them'} {change}", scenery.now)
    another = _another(plain, last, scenery)
    if another:
        return another
    more = _AND_MORE.match(plain)
    if more and "add_task" in names and _lost(scenery.read(said, scenery.now).clauses):
        return _beside_those(scenery.read(f"add {more['what']}", scenery.now), done)
    return None


def _beside_those(reading: Reading, done: Sequence[Done]) -> Reading:
    """What is added besides goes into the list of what was just added, unless another is named."""
    lists = {task.list for each in done if each.call.name == "add_task" for task in each.answer.tasks}
    name = lists.pop() if len(lists) == 1 else ""
    if name in ("", INBOX):
        return reading
    clauses = [
        replace(each, items=tuple(replace(item, list_name=item.list_name or name) for item in each.items))
        for each in reading.clauses
    ]
    return replace(reading, clauses=tuple(clauses))


def _before_it(said: str, done: Sequence[Done]) -> str:
    """ "Remind me the evening before to pack the lunch", with the day told of what was written just before."""
    match = _BEFORE_IT.match(said.strip(" .!,"))
    dues = {task.due for each in done for task in each.answer.tasks}
    due = dues.pop() if len(dues) == 1 else None
    if match is None or not due:
        return ""
    part = (match["part"] or match["part2"]).lower()
    day = date.fromisoformat(due[:10]) - timedelta(days=7 if part == "week" else 1)
    return f"remind me to {match['what'] or match['what2']} on {day.isoformat()}{_HOURS.get(part, '')}"


def _asked_on(said: str, last: Exchange, scenery: Scenery) -> Reading | None:
    """The same question for another day: "and friday?"."""
    match = _ANOTHER_DAY.match(said.strip(" .!,?"))
    if match is None or not last.done or last.done[-1].call.name != "list_tasks":
        return None
    when = dated(match["when"], now=scenery.now)
    return None if when.text or when.due is None else scenery.read(f"what is due {match['when']}?", scenery.now)


def _detail(said: str, now: datetime) -> str:
    """The due, the priority or the length that the words are, as a change says it; empty where they are more."""
    if long := _TAKES.match(said):
        return f"take {long['long']}"
    rest = re.sub(r"^repeat(?:ing)? (?=\w)", "", _LEAD.sub("", said), flags=re.I)
    if len(rest.split()) > _LONGEST or not rest:
        return ""
    if _OTHERWISE.search(rest) and shift(rest):
        return rest
    if _LEVEL.match(rest) and whole_priority(rest):
        return rest
    when = dated(rest, now=now)
    if when.text or (when.due is None and when.rrule is None):
        return ""
    return f"repeat {rest}" if when.rrule else f"due {re.sub(r'^(?:due|for|by|on) ', '', rest, flags=re.I)}"


def _single(last: Exchange) -> bool:
    return len({task.id for done in written(last) for task in done.answer.tasks}) == 1


def _another(said: str, last: Exchange, scenery: Scenery) -> Reading | None:
    """The same for another task: "the invoice too"."""
    match = _ANOTHER.match(said)
    earlier = replace(scenery, before=scenery.before[:-1])
    before = (following(last.said, earlier) or scenery.read(last.said, scenery.now)).clauses
    if match is None or not before or not _lost(scenery.read(said, scenery.now).clauses):
        return None
    clause = before[-1]
    name = match["too"] or match["and"]
    if clause.items:
        return scenery.read(f"add {name}", scenery.now) if match["too"] else None
    target = target_of(name, now=scenery.now)
    if clause.intent not in _REPEATED or target is None or target.kind not in ("name", "ids", "positions"):
        return None
    return Reading(said, (replace(clause, targets=(target,), said="", perhaps=None),))


def _lost(clauses: Sequence[Clause]) -> bool:
    return all(clause.intent == "other" and not clause.answer for clause in clauses)
