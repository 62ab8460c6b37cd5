"""The same said in another form: "milk -> friday", "+soap", "which day is the trip?", put as the recognisers know it.

Most of these forms mean ours only where a task of that name is: they are read for the case that there is one.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from saydone.agent.offline import scope
from saydone.agent.offline.dates import dated
from saydone.agent.offline.edits import due_of, edit
from saydone.agent.offline.lexicon import DONE, NOUN_VERBS, RESULTS, VERBS
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.reading import Clause, Query, Scene
from saydone.domain.when.pattern import Pattern

Read = Callable[[str], Clause | None]
_DOES = "|".join(sorted(VERBS | NOUN_VERBS))
_SURELY: Sequence[tuple[Pattern, str]] = (
    (whole(r"\+ ?(?P<what>[^\d\s+].*)"), "add {what}"),
    (
        whole(
            r"(?:new|another)(?: (?:one|task|thing|job))? (?:for|in|on) (?:the |my )?(?P<list>[\w' -]{1,40}?)(?: list)?"
            r": ?(?P<what>.+)"
        ),
        "add to the {list} list: {what}",
    ),
    (whole(r"(?P<verb>delete|remove|erase|complete|finish|show|move|rename) please (?P<what>.+)"), "{verb} {what}"),
    (whole(r"schedule (?P<what>(?:an? )?(?:1[: -]?(?:on[ -]?)?1|one[- ]on[- ]one)s? .+)"), "add {what}"),
    (
        whole(
            r"(?P<remind>remind me) (?:for|of|about) (?P<what>(?:the|my|our) .+?) "
            r"(?P<long>(?:an?|one|two|three|\d+) (?:minute|hour|day|week)s?) before(?:hand)?"
        ),
        "{remind} {long} before {what}",
    ),
    (whole(r"no (?:more|further) reminders (?:for|about|of) (?P<what>.+)"), "stop reminding me about {what}"),
    (
        whole(r"(?:remove|take|drop) (?:the )?(?:p[1-4]|priority) (?:from|off) (?P<what>.+)"),
        "remove the priority from {what}",
    ),
    (
        whole(
            r"(?:\d+|two|three|four|some|a few) (?:more )?(?:things?|items?) for (?:the )?"
            r"(?P<list>[\w' -]+?)(?: list)?: ?(?P<what>.+)"
        ),
        "add {what} to the {list} list",
    ),
    (
        whole(r"(?:we|i)(?:'re| are|'m| am|'ve run| have run| ran) (?:almost |nearly )?out of (?P<what>[\w' -]+)"),
        "need {what}",
    ),
    (whole(r"(?:book|have|do|take|hold) (?:it|that) (?:for|on|at) (?P<when>.+?) instead"), "move it to {when}"),
    (
        whole(r"(?P<remind>remind me) (?:on )?the (?:day|evening|night|morning) before (?P<what>(?:the|my|our) .+)"),
        "{remind} a day before {what}",
    ),
    (whole(r"put (?P<what>(?:the|my|our) .+?) back (?P<to>to|until|till|by) (?P<when>.+)"), "move {what} {to} {when}"),
)
_MOVED: Sequence[Pattern] = (
    whole(
        r"(?:they|he|she|the (?!\w+ (?:is|was|are|were)\b)\w+)(?:'ve| have| has)? (?:just )?(?:moved|rescheduled"
        r"|postponed|pushed|changed) (?P<what>(?:the|my|our) .+?) to (?P<when>.+)"
    ),
    whole(r"(?P<what>.+?) ?(?:-+>|=+>|→|⇒) ?(?P<when>.+)"),
    whole(r"(?:i|we) need (?:un)?til+ (?P<when>.+?) for (?P<what>.+)"),
    whole(r"(?P<what>.+?) can (?:also |still )?wait (?:(?:un)?til+|for) (?P<when>.+)"),
    whole(
        r"(?:finish|complete|do) (?P<what>(?:the|my) .+?) (?P<when>(?:on|this|next|in) .+|tomorrow.*"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day.*)"
    ),
)
"""What is said of a task and a later time: it is to be done then, and is not done."""
_WHEN = whole(
    r"(?:which|what) (?:day|date|time|week) (?:is|are) (?P<what>.+?)(?: (?:on|due|at))?",
    r"(?:what(?:'s| is) )?(?:the )?(?:due ?date|deadline|day|date) (?:of|for) (?P<due>.+)",
    r"when(?:'s| is| are) (?P<next>.+?) (?:next|then|again)(?: then| due)?",
    rf"when (?:do|must|should) (?:i|we) (?:have to |need to )?(?P<todo>(?:{_DOES}) .+?) (?:next|again|then)",
    r"(?:is|are) (?P<is>(?:the|my|our) .+?) (?:due )?(?:on )?(?:the \d.*|tomorrow"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    r"how many days (?:(?:is it|are there|do i have|are left|left) )?(?:until|till|before|to) (?P<until>.+)",
)
_FACTS = whole(
    r"what(?:'s| is) the (?:priority|status|state|progress|note|list|labels?) (?:of|for|on|with) (?P<what>.+)",
    r"(?:what|how) (?:priority|important|urgent) (?:is|has) (?P<how>.+)",
    r"(?:tell me (?:more |everything )?about|describe|what about|how about|any news (?:on|about)) (?P<about>.+)",
    r"(?:in |on )?(?:which|what) (?:list|project) is (?P<where>.+?)(?: in| on)?",
)
_NOT_DONE = whole(
    r"(?:(?:oops|actually|sorry|wait|hm+|no|oh|damn)[ ,.!]+)*(?:i|we) (?:didn't|did not|haven't|have not|never)"
    rf" (?:actually |really |yet )?(?:{_DOES}|bought|paid|called|sent|done|finished|got|made|booked) "
    r"(?P<what>(?:the|my|our) .+?)(?: (?:yet|after all|today))?",
    r"(?:(?:mistake|oops|sorry|wait|damn)[ ,.!]+)+(?P<that>(?:the|my|our) .+?) (?:is|are|was|were)(?:n't| not) "
    rf"(?:{DONE}|{RESULTS}|collected)(?: yet| after all)?",
)
_FORGET = whole(
    r"forget(?: about)? (?P<what>(?:the|my|our) .+)", r"(?P<needless>.+?) (?:isn't|is not) needed any ?more"
)
_SICK = whole(r"cancel (?P<what>.+?) (?:this (?:week|time|month)|just this once|for this week)")
_AROUND = Pattern(r"^(?:the|my|our) | (?:task|reminder|item)$", re.I)
_LONGEST = 8


def otherwise(text: str) -> str:
    """The text as the recognisers know it; most texts are so already."""
    for pattern, form in _SURELY:
        if match := pattern.match(text):
            return form.format(**match.groupdict())
    return text


def read_otherwise(text: str, read: Read, scene: Scene) -> Clause | None:
    """What the text asks for if there is a task of the name in it."""
    if match := _WHEN.match(text.rstrip("? ")):
        return _query(match, scene, in_full=False)
    if match := _FACTS.match(text.rstrip("? ")):
        return _query(match, scene, in_full=True)
    if "?" in text or scope.supposed(text) or scope.conditional(text):
        return None
    if match := _NOT_DONE.match(text):
        return _named(read(f"reopen {_one(match)}"))
    if scope.negated(text) and not _FORGET.match(text):
        return None
    for pattern in _MOVED:
        match = pattern.match(text)
        if match and (when := dated(match["when"], now=scene.now)).due is not None and not when.text:
            return _named(edit(match["what"], due_of(match["when"], scene, only=True), scene, surely=True))
    if match := _SICK.match(text):
        return _named(read(f"skip {_one(match)} this time"))
    match = _FORGET.match(text)
    clause = _named(read(f"delete the {_bare(_one(match))} task")) if match else None
    return replace(clause, targets=tuple(replace(each, asked=True) for each in clause.targets)) if clause else None


def _query(match: re.Match[str], scene: Scene, *, in_full: bool) -> Clause | None:
    words = _bare(_one(match))
    when = dated(words, now=scene.now)
    if not words or len(words.split()) > _LONGEST or (when.due is not None and not when.text):
        return None
    query = Query(words=words, in_full=True) if in_full else Query(words=words, membership=True)
    return Clause("list", query=query)


def _named(clause: Clause | None) -> Clause | None:
    named = clause and clause.targets and all(target.kind == "name" for target in clause.targets)
    return clause if named else None


def _one(match: re.Match[str]) -> str:
    return next(said for said in match.groups() if said)


def _bare(words: str) -> str:
    return _AROUND.sub("", words.strip())
