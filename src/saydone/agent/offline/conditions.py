"""Tasks asked about, or meant, by nothing but conditions: "p1 and p2", "what's due this weekend or overdue"."""

import re
from datetime import datetime

from saydone.agent.offline.dates import days_asked
from saydone.agent.offline.filter_words import as_query
from saydone.agent.offline.lexicon import TASK_NOUN
from saydone.agent.offline.patterns import anywhere, whole
from saydone.agent.offline.reading import Clause, Query, Scene, Target

_SHOW = r"(?:(?:show|list|see|view|display|find|give|get|tell|read)(?: me)?|filter(?: by| for)?)"
_ASKED = whole(
    rf"(?:{_SHOW}|(?P<count>how (?:many|much)(?: (?:{TASK_NOUN}|things|stuff|work))?)|what(?:'s| is| are|'re)"
    rf"|which(?: ones)?"
    rf"|anything|everything)(?: (?:do i have|have i got|is|are|there|left))* (?P<what>.+)",
)
_MANY = anywhere("tasks", "items", "to-?dos", "reminders", "things", "ones", "stuff", "everything", "all")
_LEVELS = whole(r"p[1-4](?:,? (?:and|or|&) p[1-4])*")
_AHEAD = whole(
    r"(?:what(?:'s| is) )?(?:coming up|upcoming|ahead(?: of me)?|up next|on the horizon|in store)(?: (?:tasks?|next"
    r"|soon))?",
    r"(?:show me |show )?(?:what(?:'s| is) coming up|(?:my |the )?upcoming(?: (?:tasks?|things|stuff))?)",
)
_MADE = whole(
    rf"(?:(?:{_SHOW}|what|which|the|all|my|{TASK_NOUN}|things|stuff|everything|that|did|have) )+(?:i|we)(?:'ve| have)?"
    r" (?:just |recently |newly )?(?:add|added|create|created|put in)(?: (?:on |in )?(?P<when>today|yesterday"
    r"|(?:this|last) (?:week|month|year|weekend)|(?:mon|tues|wednes|thurs|fri|satur|sun)day))?",
    rf"(?:(?:{_SHOW}|what|which|the|all|my|{TASK_NOUN}|things|stuff|everything|that|were|was|got) )+(?:just |newly )?"
    r"(?:added|created) (?:on |in )?(?P<then>today|yesterday|(?:this|last) (?:week|month|year|weekend)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
)
_DAY_LIKE = whole(
    r"(?:(?:what|how)(?:'s| is| does| do| are)? (?:my )?(?P<day>.+?)(?:'s)? (?:look(?:s|ing)?|shap(?:e|es|ing))(?: up)?"
    r"(?: like)?|(?:am|are) (?:i|we) (?:free|busy|booked|doing anything|available)(?: on)? (?P<when>.+))"
)


def read_ahead(text: str, scene: Scene) -> Clause | None:
    """The question for what is to come: "what's coming up", "what does next week look like", "am I free on friday"."""
    if match := _MADE.match(text):
        term = _term(f"created {match['when'] or match['then'] or 'today'}", scene.now)
        return Clause("list", query=Query("all", terms=(term,), sort="-created")) if term else None
    if _AHEAD.match(text):
        return Clause("list", query=Query(due_after=scene.now.date(), sort="due"))
    match = _DAY_LIKE.match(text)
    after, before = days_asked(match["day"] or match["when"], now=scene.now) if match else (None, None)
    return Clause("list", query=Query(due_after=after, due_before=before)) if before else None


def read_conditions(text: str, scene: Scene) -> Clause | None:
    """The question for the tasks that conditions name; None where one of the words is no condition."""
    match = _ASKED.match(text)
    term = _term(match["what"] if match else text, scene.now)
    if not term or not (match or _MANY.search(text) or _LEVELS.match(text)):
        return None
    done = re.search(r"\bcompleted:|\bstatus:done", term) is not None
    made = re.search(r"\bcreated:", term) is not None
    status = "completed" if done else "all" if made else "pending"
    return Clause("list", query=Query(status, terms=(term,), counting=bool(match and match["count"])))


def read_either(text: str, scene: Scene) -> Clause | None:
    """The question for tasks under one of several conditions, of which no other reader knows but the first."""
    clause = read_conditions(text, scene) if re.search(r"\b(?:or|and)\b", text, re.I) else None
    return clause if clause and clause.query and any("|" in term for term in clause.query.terms) else None


def by_condition(words: str, *, now: datetime) -> Target | None:
    """All tasks under the conditions, where the words name nothing else and several are meant."""
    term = _term(words, now) if _MANY.search(words) else ""
    return Target("every", plural=True, query=Query(terms=(term,))) if term else None


def _term(words: str, now: datetime) -> str:
    return as_query(words.strip(" ?.!"), now=now)
