"""What goes on from the message before: "and p1", "due tomorrow", "the invoice too", "and wrapping paper"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from saydone.agent.offline.dates import dated, shift
from saydone.agent.offline.describing import read_its_note
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
_OTHERWISE = Pattern(
    r"^(?:by )?(?:(?:\d+|an?|one|two|three|four|five|half an|a couple of|a few|another) )?(?:\w+ )?"
    r"(?:minute|min|hour|hr|day|week|month)s? (?:later|earlier|sooner)$",
    re.I,
)
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
_ALSO_NEED = Pattern(r"^(?:(?:oh|and|also|plus)[, ]+)*(?:also|and|plus) (?:i |we )?(?:also )?need (?!to\b)", re.I)
_PUT_RIGHT = whole(
    r"(?:(?:no|oh|wait|actually|sorry|oops)[ ,.!-]+)+(?P<rather>(?:call|name|rename|make|move|set|change"
    r"|put) (?:it|that)"
    r" .+)",
)
""" "No wait, call it oat milk"."""
_ITS_WHEN = whole(
    r"(?:(?:no|oh|and|also|but|actually|sorry|wait|ah|oops)[ ,]+)*it(?:'s|s| is) (?:actually |really )?"
    r"(?:on |due )?(?P<when>.+?)"
    r"(?:,? (?:and not|not|instead of|rather than) (?:on )?.+)?",
    r"(?:(?:h+m+|no|actually|sorry|oops|rather|or|better|wait)[ ,]+)+(?P<rather>.+)",
)
""" "Actually it's friday, not thursday", of what was just put down."""
_AND_THAT = whole(
    r"and (?:make |set |put |move )?(?P<what>(?:the (?:first|second|third|fourth|fifth|last) one|task \d+)) "
    r"(?:(?:is|to|on|as|for) )?(?P<change>.+)"
)
""" "And the second one p2"."""
_HOUR = whole(r"(?:at )?(?:1?\d|2[0-3])")
_TAKES = whole(
    rf"(?:it|that|this)(?: (?:takes|will take|should take|lasts|will last|needs)|'ll (?:take|last))(?: me| about"
    rf"| around)* (?P<long>{LENGTH})"
)
_ITS_REMINDER = whole(
    r"(?:remove|delete|cancel|clear|drop|take off|turn off) (?:that|the|this|its) (?:reminders?|alarms?)"
    r"(?: again| from it| of it)?",
    r"(?:(?:oh|actually|no wait|sorry)[ ,]+)*no (?:reminders?|alarms?)(?: needed| after all| please)*",
    r"(?:stop reminding me|(?:don't|do not) remind me) (?:about|of) (?:it|that|this)(?: any ?more| any longer| again)?",
)
_BEFORE_IT = whole(
    r"(?:(?:and|also|please|oh|then),? )*(?:remind me|set a reminder|add a (?:task|reminder))"
    r" (?:on )?the (?P<part>day|week|evening|night|morning|afternoon) before(?:hand)?,? to (?P<what>.+)",
    r"(?:(?:and|also|please|oh|then),? )*(?:remind me|add a (?:task|reminder)|set a reminder) to (?P<what2>.+?)"
    r" (?:on )?the (?P<part2>day|week|evening|night|morning|afternoon) before(?:hand)?",
)
_OTHER_ONE = whole(r"(?:and |also )*the other(?: one| task)?(?: too| as well)?")
_ENDING: dict[str, Intent] = {"delete_task": "remove", "complete_task": "complete"}
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
    if (also := _AND_THAT.match(said.strip(" .!,"))) and (change := _detail(also["change"], scenery.now)):
        return scenery.read(f"make {also['what']} {change}", scenery.now)
    put_right = _PUT_RIGHT.match(said)
    if ahead := put_right["rather"] if put_right else _before_it(said, done):
        return scenery.read(ahead, scenery.now)
    if note := read_its_note(_LEAD.sub("", said.strip(" .!,"))):
        return Reading(said, (note,))
    names = {each.call.name for each in done}
    plain = said.strip(" .!,")
    if names == {"update_task"} and _ITS_REMINDER.match(plain):
        return Reading(said, (Clause("unremind", targets=(Target("pronoun"),), text="all"),))
    its = _ITS_WHEN.match(plain)
    change = _detail(plain, scenery.now) or (_rather(its["when"] or its["rather"], done, scenery.now) if its else "")
    if change and names <= {"add_task", "update_task"}:
        return scenery.read(f"make {'it' if _single(last) else 'them'} {change}", scenery.now)
    another = _other_one(plain, scenery.before) or _another(plain, last, scenery)
    if another:
        return another
    more = _AND_MORE.match(_ALSO_NEED.sub("also ", plain))
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


def _rather(said: str, done: Sequence[Done], now: datetime) -> str:
    """What is said instead; a number alone is another hour for what has one: "no wait, 11"."""
    timed = all("T" in (task.due or "") for each in done for task in each.answer.tasks)
    return f"at {said}" if timed and _HOUR.match(said) else _detail(said, now)


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


def _other_one(said: str, before: Sequence[Exchange]) -> Reading | None:
    """The same for the one of two tasks asked about that nothing was done to yet: "and the other one"."""
    done = [each for each in written(before[-1]) if each.call.name in _ENDING]
    if not done or not _OTHER_ONE.match(said):
        return None
    looked = [each for exchange in before[-2:] for each in exchange.done if each.call.name == "get_task"]
    asked = {task.id for task in looked[-1].answer.tasks} if looked else set[str]()
    left = asked - {task.id for each in done for task in each.answer.tasks}
    if len(asked) != 2 or len(left) != 1:
        return None
    target = Target("ids", ids=(int(left.pop()),))
    return Reading(said, (Clause(_ENDING[done[-1].call.name], targets=(target,)),))


def _lost(clauses: Sequence[Clause]) -> bool:
    return all(clause.intent == "other" and not clause.answer for clause in clauses)
