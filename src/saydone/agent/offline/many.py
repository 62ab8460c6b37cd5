"""Many tasks at once: "all urgent tasks in Home", "everything due today", "today's tasks"."""

import re
from datetime import datetime

from saydone.agent.offline.dates import dated, days_asked
from saydone.agent.offline.filter_words import as_query
from saydone.agent.offline.labels import label_asked
from saydone.agent.offline.lexicon import DET, LIST_WORD, TASK_NOUN
from saydone.agent.offline.priority import find_priority
from saydone.agent.offline.reading import Query, Target
from saydone.domain.when.pattern import Pattern

_STATE = r"(?:completed?|done|finished|closed|checked(?:[- ]off)?|ticked(?:[- ]off)?|crossed(?:[- ]off)?)"
_OPEN = r"(?:open|pending|remaining|unfinished|incomplete|outstanding|active|undone)"
_LATE = r"(?:overdue|late|past[- ]due|expired)"
_EVERY = Pattern(
    r"^(?:(?:absolutely |literally )?(?P<all>all|everything|every|every single|each|the (?:whole|entire)|my "
    r"(?:whole|entire)|all (?:of )?(?:my|the|those|these|our))\b ?)?"
    rf"(?:{DET} )*(?P<state>{_STATE}|{_OPEN}|{_LATE})? ?(?:(?P<kind>(?:very )?(?:high|low|medium|mid|top|normal"
    rf"|highest|lowest)[- ]priority|\w+) )??(?P<noun>{TASK_NOUN}"
    r"|ones?|things?|stuff|of (?:it|them))?"
    r"(?P<rest>(?: (?:that|which|called|named|titled|about|containing|mentioning|i|we|on|in|from|off|of|due|for"
    r"|marked|tagged|labell?ed|without|today|tomorrow|this|next|last|is|are|already"
    r"|so|already|overdue|with|done|completed|finished|until|by|before|scheduled|at)\b.*)?)$",
    re.I,
)
_EDGES = " ,;:.!?-"
_OF_DAY = Pattern(
    r"(?P<day>today|tomorrow|tonight|yesterday|(?:this|next) (?:week|month|weekend)|(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)"
    rf"day)'s (?P<noun>(?:open |pending )?{TASK_NOUN}|things|stuff)",
    re.I,
)
"""The day of "today's tasks"."""
_NOT_ALL = Pattern(
    rf"^(?:just |only )?(?:some|any|a few|several|most|half|many)(?: of)?(?: (?:the|my))? (?:\w+ )?(?:{TASK_NOUN}|"
    r"things|ones)\b(?<!task)(?<!item)(?<!reminder)",
    re.I,
)
"""Some tasks, and it is not said which."""
_DUE = Pattern(r"\b(?:due|scheduled|planned)\b", re.I)
_NO_KIND = frozenset(
    ["of", "single", "the", "today", "tomorrow", "tonight", "my", "one", "last", "other", "all", "whole", "entire"]
)
_IN_PLACE = Pattern(
    r"^(?:(?:that|which|i|is|are|have|has|stored|filed) )*(?:in|on|from|of|off|under) (?:the |my |our )?"
    r"(?:list |project )?(?P<list>[^\s,]+(?: [^\s,]+){0,3}?)(?: list| project)?$",
    re.I,
)
_PLAIN = Pattern(
    rf"(?:{_STATE}|{_OPEN}|{_LATE}|{TASK_NOUN}|{LIST_WORD}|that|which|is|are|was|were|be|been|being|i|i've|we|have"
    rf"|has|had"
    r"|that's|they're|on|in|from|off|out|of|due|for|marked|already|so|with|until|by|before|after|between|scheduled"
    r"|at|my|the|our|a"
    r"|an|it|them"
    r"|there|here|today'?s?|tomorrow'?s?|yesterday|tonight|this|next|last|past|week|weekend|month|year|day|days|now"
    r"|left|planned|to|do|did|get|all|and|or|as|far|still|yet|just|please|completely|entirely|forever|too|off|up|today"
    r"|list|lists|need|want|added|created|made|put|app|saydone|trash|listed|written|current(?:ly)?|checked|ticked"
    r"|crossed|status|whole|entire|everything|each|every|both|one|ones)",
    re.I,
)


def every_of(words: str, listed: str, now: datetime) -> Target | None:
    """All tasks that the words say, with every condition in them; None when they are not about many."""
    if _NOT_ALL.match(words):
        return Target("pronoun", plural=True)
    label, rest = label_asked(words)
    labelled = bool(label) and _EVERY.match(rest) is not None
    words = rest if labelled else words
    words = _OF_DAY.sub(r"\g<noun> due \g<day>", words)
    match = _EVERY.match(words)
    if not match or not (match["all"] or match["noun"] or match["state"]):
        return None
    if match["state"] and match["state"].lower() == words.lower():
        match = _EVERY.match(f"{words} tasks") or match
    noun = (match["noun"] or "").lower()
    plural = noun.endswith(("s", "stuff")) or noun.startswith("of ")
    if not match["all"] and not (plural and (match["state"] or match["rest"] or not match["kind"])):
        return None
    priority, rest = find_priority(match["rest"])
    state = f"{match['state'] or ''} {rest}".lower()
    after, before = days_asked(rest, now=now)
    kind = (match["kind"] or "").lower()
    narrowing = as_query(kind, now=now) if kind and kind not in _NO_KIND else ""
    named = "" if narrowing or kind in _NO_KIND else kind
    subject = re.search(r"\b(?:about|with|containing|named|called) (.+)$", rest, re.I)
    place, term, unread = _unread(rest, now) if not subject and not listed else ("", "", "")
    listed = listed or place
    if listed and named and not subject:
        # What is said of the tasks in a list is never left out: it is searched for.
        unread, named = f"{named} {unread}".strip(), ""
    done = re.search(rf"\b(?:{_STATE}|did)\b", state) is not None
    terms = [each for each in (narrowing, term) if each]
    if done and (after or before) and not _DUE.search(rest):
        # "Everything I completed last week" was done then, whenever it was due.
        terms.append(f"completed:{after or ''}..{before or ''}")
        after = before = None
    query = Query(
        status="completed" if done else "pending",
        words=subject[1] if subject else unread,
        due_after=after,
        due_before=before,
        overdue=bool(re.search(rf"\b{_LATE}\b", state)),
        priority=priority,
        label=label if labelled else "",
        terms=tuple(terms),
    )
    if noun in ("", "of it") and kind and kind not in ("one", "single") and not listed:
        return None
    shopping = re.match(r"(?:shopping|grocery)(?= )", noun)
    named = shopping.group() if shopping else named
    return Target("every", plural=True, list_name=listed or named, query=None if query == Query() else query)


def _unread(rest: str, now: datetime) -> tuple[str, str, str]:
    """The list in "everything in Home"; else a condition; else the words that narrow it in a way not understood.

    Those are searched for: what is asked of some tasks is never done to all of them.
    """
    left = dated(rest.strip(), now=now).text
    if (match := _IN_PLACE.match(left)) and not _PLAIN.fullmatch(match["list"]):
        return match["list"], "", ""
    if any(not _PLAIN.fullmatch(word.strip(_EDGES)) for word in left.split()) and (term := as_query(left, now=now)):
        return "", term, ""
    words = " ".join(word for word in left.split() if not _PLAIN.fullmatch(word.strip(_EDGES)))
    return "", "", words.strip(_EDGES)
