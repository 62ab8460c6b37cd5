"""Changes of when: "move it to friday", "push the report by two days", "make it repeat every week"."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from saydone.agent.offline.additions import addition
from saydone.agent.offline.clauses import commanding
from saydone.agent.offline.dates import dated, shift
from saydone.agent.offline.edits import CHANGE, due_of, edit
from saydone.agent.offline.lexicon import FOREIGN
from saydone.agent.offline.patterns import any_of, anywhere, opening, whole
from saydone.agent.offline.reading import Changes, Clause, Scene
from saydone.domain.when.pattern import Pattern

DUE = r"(?:due(?: date| time| day)?|deadline|date|time|day|due-date|schedule|reminder time)"
_MOVE = any_of(
    r"move(?: up| back| forward| out)?|re-?schedule|push(?: back| out| off)?|postpone|delay|bump|shift|put off|defer"
    r"|bring(?:"
    r" forward)?|schedule|change",
    r"snooze|set|advance|reset|update|extend|prolong",
)
_DUE = tuple(
    whole(pattern)
    for pattern in (
        rf"(?:{CHANGE}|move|push|give|add|extend|put)(?: back)? (?:a |an |the |new )*{DUE} (?:of|for|on|to) "
        r"(?P<what>.+?)(?: |(?=:))"
        r"(?:to(?: be)?|as|at|is|on|=|until|till|back to|by|:) ?(?P<when>.+)",
        rf"(?:{CHANGE}|move|push|extend)(?: back)? (?P<what>.+?)(?:'s)? {DUE} (?:to(?: be)?|as|at|until|by|back to"
        r"|:) (?P<when>.+)",
        rf"(?:set|add|give|put|use|assign) (?:a |an |the |new )*{DUE} (?:of|as) (?P<when>.+?) (?:for|on"
        rf"|to) (?P<what>.+)",
        rf"(?:give|assign) (?P<what>.+?) (?:a |an |the )?{DUE} (?:of|on|for|to)?:? ?(?P<when>.+)",
        r"(?:make|set|mark|have|change|let|put) (?P<what>.+?) (?:to )?(?:be )?due (?:to |on |by |at |for )*"
        r"(?P<when>.+?)(?: instead)?",
        rf"(?:the |my )?(?P<what>.+?) {DUE} (?:(?:is|was|has been|got|has) )?(?:now )?(?:moved|changed|pushed"
        rf"|shifted|extended)"
        r"(?: back| forward)? to (?P<when>.+)",
        rf"(?:the )?{DUE} (?:of|for|on) (?P<what>.+?) (?:is|should be|has (?:moved|changed) to)(?: now"
        r"| on)? (?P<when>.+?)(?: instead)?",
        r"(?P<what>.+?) (?:is|are) (?:on |at |for )(?P<when>.+?) now(?:,? (?:not|instead of|rather than) .+)?",
        r"(?P<what>(?!(?:i|we|he|she|they|who|it)\b).+?) (?:(?:is|are) now|(?:has(?: just)? )?(?:moved|changed"
        r"|shifted|slipped)) (?:to |on |at |for )(?P<when>.+?)"
        r"(?: instead)?",
        r"(?P<what>.+?) (?:is|are|should be|is now|will be|must be|needs to be|got|was|has been|have been|gets"
        r"|is being)"
        r" (?:now |actually )?"
        r"(?:due|rescheduled|moved|postponed|pushed|delayed|shifted|changed|brought forward)(?: back)? (?:to |on"
        r" |by |until |till )?(?P<when>.+?)"
        r"(?: instead)?",
    )
)
_SHOULD_BE = whole(
    r"(?P<what>(?!(?:i|we|he|she|they|it|that|this|everything|all)\b).+?) (?:should|must|has to|have to|needs? to) be "
    r"(?:done|finished|ready|completed?) (?P<when>(?:by|before|on|until) .+)"
)
""" "Sort the photos should be done by wednesday": said of a task, or of what is to become one."""
_WAIT = whole(r"(?P<what>.+?) (?:can|could|may|has to|will have to) wait (?:until|till|for) (?P<when>.+)")
_SHOWN = opening(r"show|list|display|tell|give|find|see|read|everything|anything|all|what|which")
_PUT_OFF = whole(r"put (?P<what>.+?) off (?:to|until|till|for) (?P<when>.+)")
_MOVE_TO = whole(
    rf"{_MOVE} (?P<what>.+?)(?: back| forward| out| up| ahead| over)?(?: from .+?)? (?:to|until|till|for|by|on|at"
    r"|into) "
    r"(?P<when>.+?)(?: instead)?"
)
_FROM_DAY = whole(
    rf"{_MOVE} (?P<what>.+?)(?: that(?:'s| is| are))? (?P<side>on|due(?: on)?|for|from) (?P<day>.+?) (?:to|until"
    rf"|till|onto)"
    r" (?P<when>.+?)(?: instead)?"
)
_A_WEEKDAY = anywhere(r"(?<!this )(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)")
_MANY = opening(r"all|every\w*|each|my tasks|the tasks|tasks|things|stuff")
_MOVES = opening(r"move|push|shift")
_TO_LATER = opening(r"re-?schedule|postpone|delay|snooze|defer|put off|push back")
_MOVE_BY = whole(
    rf"(?:{_MOVE}|make|start) (?P<what>.+?)(?: back| forward| out| up| ahead| off| over)? (?:by |for )?"
    r"(?P<shift>(?:an? |another )?(?:half an hour|(?:(?:couple of|few)|(?:a couple of "
    r"|a few )?\w+(?:[- ]five)?) (?:more )?"
    r"(?:minute|min|hour|hr|day|week|month)s?))(?P<way> earlier| sooner| later| back| forward| up| out| ahead)?"
)
_OF_DUE = Pattern(rf"^(?:the )?{DUE} (?:of|for|on) |(?:'s)? {DUE}$", re.I)
_EARLIER = Pattern(
    r"^(?:advance|bring)\b|\b(?:earlier|sooner)$|\bforward$|\b(?:up|forward|ahead)(?: by\b| \S+ \w+$)", re.I
)
_POSTPONE = whole(
    r"(?P<verb>postpone|reschedule|push back|push(?=.* (?:(?:to|by|until|till)\b|back$))|move|delay|snooze|defer|bump)"
    r" (?P<what>.+?)(?: back)?"
)
_ITS_DUE = whole(
    rf"{CHANGE} (?:the|its|that) {DUE}(?: to| as| at| on)? (?P<when>.+)",
    r"(?:make|set|change|move) (?:it|that|this|that one|this one) (?:(?:for|on|at"
    r"|to) )?(?P<then>.+?)(?: instead(?: of .+)?)?",
    r"(?:it's|it is|that's|that is) (?:now |actually )*due (?P<due>.+?),? (?:not|instead of|rather than) .+",
)
_INSTEAD = whole(
    r"(?:(?:can|could|shall|should|may) (?:we|i) |let's |let us |let me |i'll |please )*(?:do|have|hold) "
    r"(?P<what>(?:the|my|our|that|this) .+?) (?P<when>(?:(?:on|at|by|in) .+?|to(?:day|morrow|night).*?"
    r"|(?:this|next) .+?)) instead(?: of .+)?"
)
""" "Can we do the report on thursday instead?": it is there, and had another day."""
_IS_NOW = whole(
    r"(?P<what>(?:the|my|our) (?:[\w'-]+ ){1,4}?)(?:is|are) (?:now )?(?P<when>(?:on|at) .+?)"
    r" (?:now|instead(?: of .+)?)",
    r"(?P<brief>(?:the |my |our )?(?:[\w'-]+ ){1,3}?)(?P<then>(?:on|at|every|each) .+?) (?:instead of|rather than) .+",
    r"(?P<rarely>(?!(?:add|remind|i|we|you|he|she|it|they)\b)(?:[\w'-]+ ){1,5}?)only (?P<pace>(?:every|each|once"
    r"|twice|on) .+?)"
    r"(?: (?:now|from now on|instead))?",
)
_INSTEAD_GROUPS = ("what", "brief", "rarely"), ("when", "then", "pace")
_SAME_TIME = Pattern(r"^(?:at )?(?:the |this )?same time,? (?:of |on |in )?(?=\w)", re.I)
""" "The same time next week": a day, for the time stays."""
_IS_LATER = whole(
    r"(?P<what>(?:the|my|our) .+?) (?:is|starts|begins|will be|will start|has (?:been )?moved"
    r"|got moved|is now|was moved)"
    r" (?P<shift>(?:an? |another )?(?:half an hour|(?:a couple of |a few )?\w+ (?:minute|min|hour|hr|day|week)s?))"
    r" (?P<way>later|earlier|sooner)(?: than (?:planned|usual|expected))?(?: now)?"
)
_WEEK_LATER = whole(
    rf"(?:(?:{_MOVE}|make|do) (?P<what>.+?) (?:to |for |at |due )?)?(?:at )?(?:the |this )?same time,? next week"
    r"(?: (?:for|with) (?P<for>.+))?"
)
_NEEDS_MORE = whole(
    r"(?P<what>(?:the|my|our) .+?|it) (?:needs?|takes?|will take|(?:is|are) going to take) "
    r"(?P<shift>(?:another (?:\w+ )?|(?:\w+|a few|a couple of) more )(?:minute|min|hour|hr|day|week|month)s?)"
)
""" "The report needs two more days": it is due later."""
_NEXT_TO_IT = whole(
    rf"(?:{_MOVE}) (?P<what>.+?) (?:to |by |on )?(?:the |a |one )?(?P<unit>day|week) (?P<way>before|after)(?:hand"
    rf"|wards)?"
)
_WEEKDAY_NEXT = whole(
    rf"(?:{_MOVE}) (?P<what>.+?) (?:to |on |until |till )?the "
    r"(?P<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday) (?P<way>before|after)(?: that| it)?"
)
""" "Move it to the friday after": the one that follows its due."""
_MAKE_AT = whole(r"make (?P<what>(?!sure|me|us|an?\b|some|reservations?).+?) (?P<when>(?:at|on|for) .+?)(?: instead)?")
_A_NEW_ONE = opening(r"an?|up|me|us|another|something")
_REPEAT = whole(
    r"(?:make|set|have|let|change|update|alter|get) (?P<what>.+?) (?:to )?"
    r"(?:repeat(?:ing)?|recur(?:ring)?|happen|occur|be repeated|due)(?: it)? "
    r"(?P<rule>(?:every|each|daily|weekly|monthly|yearly|annually|on|once|twice|all).*)",
    r"(?:set|change|move|switch|reschedule|update|make) (?P<to>.+?) to (?P<each>(?:every|each) .+|daily|weekly"
    r"|biweekly|monthly|"
    r"quarterly|yearly)",
    r"make (?P<made>.+?) (?:an? )?(?P<often>(?:daily|weekly|biweekly|monthly|quarterly|yearly)(?: (?:on|at) .+?)?"
    r"|every .+?)(?: (?:task|reminder|chore|item|thing|one|event|habit))?",
    r"(?P<stated>.+?) (?:should|must|needs to|has to|ought to) (?:repeat|recur|happen|occur|come up|be repeated"
    r"|be(?= (?:every|each|daily|weekly|fortnightly|monthly|yearly)\b))"
    r" (?P<pace>(?:every|each|daily|weekly|monthly|yearly|annually|once|twice|on)\b.*)",
    r"repeat (?P<that>.+?) (?P<how>(?:every|each|daily|weekly|monthly|yearly|annually)\b.*)",
)
_CALENDAR_WORD = anywhere(r"calendar|events?")


def read_instead(text: str, scene: Scene) -> Clause | None:
    """Another day for what was to be done on some day, as it was said, with its "instead"."""
    plain = text.rstrip(" ?.!")
    if match := _INSTEAD.match(plain):
        what, when = match["what"], match["when"]
    elif (match := _IS_NOW.match(plain)) and not commanding(plain):
        what, when = (next(said for name in names if (said := match[name])) for names in _INSTEAD_GROUPS)
    else:
        return None
    changes = due_of(when, scene, only=True)
    return edit(what.strip(), changes, scene) if changes else None


def read_later(text: str, scene: Scene) -> Clause | None:
    """ "The same time next week" is seven days on; "the meeting is an hour later"."""
    if (match := _IS_LATER.match(text)) and (by := shift(match["shift"])):
        return edit(
            match["what"], Changes(due_shift=-by if match["way"].lower() in ("earlier", "sooner") else by), scene
        )
    if (match := _NEEDS_MORE.match(text)) and (by := shift(match["shift"])):
        return edit(match["what"], Changes(due_shift=by), scene)
    if match := _NEXT_TO_IT.match(text):
        by = timedelta(days=7 if match["unit"].lower() == "week" else 1)
        return edit(match["what"], Changes(due_shift=-by if match["way"].lower() == "before" else by), scene)
    if match := _WEEKDAY_NEXT.match(text):
        return edit(match["what"], Changes(weekday=f"{match['day'].lower()} {match['way'].lower()}"), scene)
    match = _WEEK_LATER.match(text)
    what = (match["what"] or match["for"] or "it") if match else ""
    return edit(what, Changes(due_shift=timedelta(weeks=1)), scene) if what else None


def read_repeat(text: str, scene: Scene) -> Clause | None:
    """The repetition that is asked for a task there is."""
    match = _REPEAT.match(text)
    if not match:
        return None
    when = dated(match["rule"] or match["how"] or match["often"] or match["pace"] or match["each"], now=scene.now)
    return edit(
        match["what"] or match["that"] or match["made"] or match["stated"] or match["to"],
        Changes(due=when.due, rrule=when.rrule, repeat_from=when.repeat_from),
        scene,
    )


def read_due(text: str, scene: Scene) -> Clause | None:
    """The due date that is said to be another: "the report is now due on friday"."""
    if (match := _SHOULD_BE.match(text)) and (changes := due_of(match["when"], scene, only=True)):
        clause = edit(match["what"], changes, scene)
        new = addition(f"{match['what']} {match['when']}", scene, apart=False)
        return replace(clause, otherwise=new) if clause and new.items else clause
    for pattern in (_WAIT, *_DUE):
        match = pattern.match(text)
        if not match or _SHOWN.match(match["what"]):
            continue
        if changes := (_waiting(match["when"], scene) if pattern is _WAIT else due_of(match["when"], scene)):
            return edit(match["what"], changes, scene)
    return None


def _from_day(text: str, scene: Scene) -> Clause | None:
    """ "Move everything on friday to monday": the first day says which tasks, the second when."""
    match = _FROM_DAY.match(text)
    if not match or _A_NEW_ONE.match(match["what"]):
        return None
    day = dated(f"on {match['day']}", now=scene.now)
    if day.due is None or day.text or not (changes := due_of(match["when"], scene, only=True)):
        return None
    what = f"{match['what']} due {match['day']}" if _MANY.match(match["what"]) else match["what"]
    return edit(what, changes, scene)


def _waiting(words: str, scene: Scene) -> Changes | None:
    """Until when something can wait, which may be a month ("april")."""
    return _later(words, scene) or due_of(f"in {words}", scene, only=True)


def _later(words: str, scene: Scene, *, only: bool = False) -> Changes | None:
    """The later time that the words name: "until monday at 10", said on a Monday, is the Monday after."""
    changes = due_of(words, scene, only=only, hour=only)
    due = changes.due if changes else None
    day = due.date() if isinstance(due, datetime) else due
    if day != scene.now.date() or not _A_WEEKDAY.search(words):
        return changes
    tomorrow = (scene.now + timedelta(days=1)).replace(hour=0, minute=0)
    return due_of(words, replace(scene, now=tomorrow), only=only, hour=only)


def read_move(text: str, scene: Scene) -> Clause | None:
    """The move to another time, or by some time."""
    if FOREIGN.search(_CALENDAR_WORD.sub("", text)):
        return None
    match = _MOVE_BY.match(text)
    by = shift(match["shift"]) if match else None
    if match and by:
        return edit(_OF_DUE.sub("", match["what"]), Changes(due_shift=-by if _EARLIER.search(text) else by), scene)
    if from_day := _from_day(text, scene):
        return from_day
    match = _PUT_OFF.match(text) or _MOVE_TO.match(text)
    if match and not _A_NEW_ONE.match(match["what"]):
        later = _TO_LATER.match(text) is not None
        when = _SAME_TIME.sub("", match["when"])
        if (
            changes := _later(when, scene, only=True)
            if later
            else due_of(when, scene, only=True, hour=_MOVES.match(text) is not None)
        ):
            return edit(match["what"], changes, scene)
    match = _ITS_DUE.match(text)
    if match and (changes := due_of(next(said for said in match.groups() if said), scene, only=True, hour=True)):
        return edit("it", changes, scene)
    match = _MAKE_AT.match(text)
    if match and (changes := due_of(match["when"], scene, only=True)):
        return edit(match["what"], changes, scene)
    match = _POSTPONE.match(text)
    if not match or _A_NEW_ONE.match(match["what"]):
        return None
    when = dated(match["what"], now=scene.now)
    if when.due is not None and when.text:
        return edit(when.text, Changes(due=when.due, rrule=when.rrule), scene)
    return None if match["verb"].lower() == "move" else edit(match["what"], None, scene)
