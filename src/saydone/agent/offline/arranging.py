"""Where a task is: its list, its place in the order, its parent; its labels, its length; passing over one time."""

import re
from collections.abc import Callable
from dataclasses import replace

from saydone.agent.offline.dates import dated, days_asked
from saydone.agent.offline.edits import edit, may_be_task
from saydone.agent.offline.labels import NAME, NAMES, is_label
from saydone.agent.offline.lexicon import ALIEN, DONE, LIST_NAMED
from saydone.agent.offline.list_names import list_name
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Changes, Clause, Scene
from saydone.agent.offline.targets import target_of
from saydone.domain.when.lengths import LENGTH
from saydone.domain.when.pattern import Pattern

_MOVE = r"(?:move|assign(?! .*\bpriority\b)|put|bring|shift|transfer|send|drag|file|sort|set|push|place|stick)"
_TOP = r"(?:first|(?:to |at |on )?(?:the )?(?:very )?(?:top|start|beginning|front)|to (?:the )?first place)"
_END = r"(?:last|(?:to |at |on )?(?:the )?(?:very )?(?:bottom|end|back)|to (?:the )?last place)"
_OF_LIST = rf"(?P<of> (?:of|on|in) (?:{LIST_NAMED}|it|everything|all|(?-i:[A-Z])[\w'&-]*(?: [\w'&-]+)?))?"
_PLACE = whole(
    rf"{_MOVE} (?P<what>.+?) (?:(?P<first>{_TOP})|(?P<last>{_END})){_OF_LIST}",
    r"(?:make|do) (?P<made>.+?) (?:(?:the|my) )?(?:(?P<first2>first|topmost)|(?P<last2>last))(?: "
    rf"(?:task|item|one))?{_OF_LIST.replace('<of>', '<of2>')}",
)
_BESIDE = whole(
    rf"{_MOVE} (?P<what>.+?) (?P<side>before|after|behind|above|ahead of|in front of|right after|"
    r"right before) (?P<beside>.+)"
)
_SHOULD_COME = whole(
    r"(?P<what>.+?) (?:should|must|has to|needs to|goes|comes)(?: come| go| be| stand)? (?P<side>before|after|above"
    r"|right after|right before|ahead of) (?P<beside>.+)"
)
_CALLED_LIKE_A_TIME = Pattern(r"^(?:Work|School|Breakfast|Lunch|Dinner|Home|Church)$")
""" "Put Garden after Work" is about two lists, and "after work" a time of day."""
_BEHIND = ("after", "behind", "right after")
_PARENT = whole(
    rf"{_MOVE} (?P<what>.+?) (?:under|below|beneath|inside|underneath) (?P<parent>.+)",
    r"(?:make|turn) (?P<what2>.+?) (?:into )?an? sub-?(?:task|item|step) (?:of|to|for|under|in) (?P<parent2>.+)",
    r"nest (?P<what3>.+?) (?:under|in|inside|below) (?P<parent3>.+)",
)
_PUT_NEW = Pattern(r"^put (?!(?:the|my|our) )", re.I)
_NOT_BELOW = Pattern(r"^(?:the|my|a|an) (?:bed|sink|table|sofa|couch|car|desk|rug|carpet|tree|stairs)\b", re.I)
_NO_PARENT = whole(
    r"(?:make|turn) (?P<what>.+?) (?:into )?(?:an? )?(?:top[- ]level|main|own|separate|independent)(?: task)?",
    r"(?:move|take|get|pull) (?P<out>.+?) out of (?:its parent|its group|there)",
    r"(?:move|pull|drag) (?P<pulled>.+?) out of (?:the|my) (?!.*\blists?\b).+",
)
_TO_LIST = whole(
    rf"{_MOVE}(?: over)? (?P<what>.+?)(?: over)?(?: from (?P<source>.+?))? (?:to|into|in|onto|"
    rf"over to) (?P<list>(?:(?! to ){LIST_NAMED})|(?:the |my )?.+ project|(?-i:[A-Z][\w&'-]*(?: "
    rf"[A-Z][\w&'-]*){{0,3}})|{HIDDEN}|#[\w-]+)",
)
_HAS_CAPITAL = Pattern(rf"(?:^|[ #])(?:[A-Z]|{HIDDEN})|\b(?:list|project|groceries)$")
_UNLABEL = whole(
    r"(?:remove|take|delete|drop|clear|strip|get rid of)(?: off| away)? (?:the |its |that |a "
    rf")*(?:tags?|labels?) (?P<name>{NAMES}) (?:from|off(?: of)?|of|on) (?P<what>.+)",
    rf"(?:remove|take|delete|drop|clear|strip) (?:the )?(?P<name2>{NAMES}) (?:tag|label) (?:from|"
    r"off(?: of)?|of|on) (?P<what2>.+)",
    rf"(?:remove|take|delete|drop) @(?P<name4>{NAME}) (?:from|off(?: of)?) (?P<what4>.+)",
    rf"(?:un-?(?:tag|label)) (?P<what3>.+?) (?:(?:from|as|with|of) )?(?P<name3>{NAME})",
)
_LABEL = whole(
    r"(?:tag|label|categori[sz]e|flag) (?P<what>.+?) (?:(?:with|as|under) )+(?:the (?:label|tag) "
    rf")?(?P<name>@?{NAMES}(?:(?:, | and ){NAMES})*)",
    r"(?:add|put|attach|apply|stick|give)(?: the| a| an)* (?:tag|label|category) "
    rf"(?P<name2>@?{NAMES}) (?:to|on|onto) (?P<what2>.+)",
    rf"(?:add|put|attach|apply|stick)(?: the)? (?P<name3>{NAMES}) (?:tag|label) (?:to|on|onto) (?P<what3>.+)",
    rf"(?:give|assign) (?P<what4>.+?) the (?:tag|label) (?P<name4>@?{NAMES})",
    rf"(?:add|put) @(?P<name5>{NAME}) (?:to|on) (?P<what5>.+)",
    rf"(?:tag|label) (?P<what6>(?:the |my )(?:[\w'-]+ ){{0,4}}?[\w'-]+|it|that|(?:task |number "
    rf")?#?\d+) (?P<name6>@?{NAME})",
)
_A_STATE = whole(DONE)
_THEN = r"(?:next|this|on|the next) (?:week(?:end)?|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_SKIP_THEN = whole(rf"skip (?P<what>.+?) (?:(?:for|on|the) )*(?P<when>{_THEN}|today|tonight|tomorrow)")
""" "Skip it next week": only where its next time is then."""
_SKIP = whole(
    r"skip (?P<what>.+?)(?:,? (?:this time|once|today|tonight|tomorrow|this week|this month|for "
    r"(?:today|now|once|this week)|just this once|the next (?:time|one|occurrence)))*",
    r"skip (?:the |its )?(?:next|this|today's|current) (?:occurrence|instance|time|round|turn) (?:of|for) (?P<of>.+)",
    r"(?:move|push) (?P<on>.+?) on to (?:its|the) next (?:time|date|occurrence)",
)
_NO_SKIP = Pattern(
    r"^(?:this|the|that|to|a|an|next|any|my)? ?(?:song|track|ad|ads|intro|video|chapter|episode|"
    r"scene|class|school|gym|work|breakfast|lunch|dinner|meal|part|it|step|line|queue|rope)s?\b",
    re.I,
)
_NO_SKIP_THEN = whole(r"(?:the |my )?(?:class|school|gym|work|breakfast|lunch|dinner|meal|line|queue)s?")
_UNIT = r"(?:minutes?|mins?|hours?|hrs?|h|m|days?)"
_LONG = (
    r"(?P<long>(?:\d+(?:[.,]\d+)?|an?|one|two|three|four|five|half an|thirty|forty[- ]five|"
    rf"fifteen|twenty|ten) ?{_UNIT}(?:,? (?:and )?(?:\d+|half|fifteen|thirty) ?{_UNIT}?)?)"
)
_LASTS = whole(
    r"(?:the |my )?(?P<what>.+?) (?:takes|will take|should take|lasts|will last|needs|is going "
    rf"to take)(?: me| about| around| roughly| up to)* {_LONG}",
    r"(?:set|change|make|update) (?:the )?(?:duration|length|estimate|time needed|time estimate) "
    rf"(?:of|for) (?P<of>.+?) (?:to|as|at|:) ?{_LONG.replace('long', 'long2')}",
    rf"(?:estimate|plan|reserve|block|schedule) {_LONG.replace('long', 'long3')} (?:for|on) (?P<for>.+)",
)
_MADE_LONG = whole(
    r"(?:make|set|change|update) (?P<what>(?!an?\b|me\b|us\b|up\b|another\b|some).+?)"
    r"(?<! for)(?<! in)(?<! at)(?<! by)(?<! on)(?<! every)(?:(?:'s)? (?:duration|length|estimate))?(?: to)?"
    rf"(?: take| last| be)?(?: about| around| roughly)? (?P<long>{LENGTH})(?: long)?(?: instead)?",
)
""" "Make the plumber an hour": how long it takes. Only "later", "earlier" and "by" move it."""
_OTHER_TIME = Pattern(r"\b(?:due|deadline|date|day|time|reminders?|alarms?|timers?|clock|snooze|every|repeat)\b", re.I)
_NOT_LASTING = Pattern(r"^(?:it|that|this|what|how|there|i|we|he|she|they|nobody|everyone)\b", re.I)
_NO_REPEAT = whole(
    r"(?P<what>.+?) (?:should|must|need|does|do|is|are|shall)(?:n't| not| no longer| not "
    r"longer)?(?: need to| supposed to)? ?(?:no longer|not|stop)? ?(?:repeat(?:ing)?|"
    r"recur(?:ring)?)(?: any ?more| any longer)?",
)


def read_labelled(text: str, scene: Scene) -> Clause | None:
    """Labels that are to be put on a task, or taken off it."""
    for pattern, taken in ((_UNLABEL, True), (_LABEL, False)):
        match = pattern.match(text)
        if match:
            what, said = _one(match, "what"), _one(match, "name")
            names = tuple(name.strip().lstrip("@") for name in re.split(r", | and ", said))
            if not may_be_task(what, surely=True) or any(_A_STATE.match(name) or not is_label(name) for name in names):
                return None
            changes = Changes(labels_remove=names) if taken else Changes(labels_add=names)
            clause = edit(what, changes, scene)
            if clause and match.groupdict().get("name6"):
                clause = replace(clause, targets=tuple(replace(each, spills=True) for each in clause.targets))
            return clause
    return None


def read_arranged(text: str, scene: Scene) -> Clause | None:
    """The place, the parent, the list or the length that is asked for a task; the time that it is to pass over."""
    return next((clause for clause in (read(text, scene) for read in _READERS) if clause), None)


def _placed(text: str, scene: Scene) -> Clause | None:
    if match := _PLACE.match(text):
        what = _one(match, "what") or match["made"]
        target = target_of(what, now=scene.now)
        return (
            None
            if target and target.kind == "every"
            else edit(
                what,
                Changes(place="first" if _one(match, "first") else "last"),
                scene,
                surely=bool(_one(match, "of")),
            )
        )
    match = _BESIDE.match(text) or _SHOULD_COME.match(text)
    if not match:
        return None
    timed = dated(f"{match['side']} {match['beside']}", now=scene.now).due is not None
    if timed and not _CALLED_LIKE_A_TIME.match(match["beside"]):
        return None
    beside = target_of(match["beside"], now=scene.now)
    if beside is None or beside.kind not in ("name", "ids", "positions"):
        return None
    side = "after" if match["side"].lower() in _BEHIND else "before"
    return edit(match["what"], Changes(place=side, beside=match["beside"]), scene)


def _below(text: str, scene: Scene) -> Clause | None:
    if match := _NO_PARENT.match(text):
        return edit(match["what"] or match["out"] or match["pulled"], Changes(clear=("parent",)), scene)
    match = _PARENT.match(text)
    parent = _one(match, "parent") if match else ""
    target = target_of(_one(match, "what"), now=scene.now) if match else None
    new = target is not None and target.kind == "name" and _PUT_NEW.match(text)
    if not match or new or _NOT_BELOW.match(parent):
        return None
    return edit(_one(match, "what"), Changes(parent=parent), scene)


_THAT_IS_THERE = Pattern(r"^(?:put|place|stick|file) (?:the|my|our|that|this) .+ (?:in|into|under) ", re.I)


def _listed(text: str, scene: Scene) -> Clause | None:
    match = _TO_LIST.match(text)
    if not match or ALIEN.search(match["list"]) or not _HAS_CAPITAL.search(match["list"]):
        return None
    if dated(match["list"], now=scene.now).due is not None:
        return None
    put = re.match(r"(?:put|place|stick|set|file)\b", text, re.I)
    target = target_of(match["what"], now=scene.now)
    if target is None or (put and target.kind == "name" and not _THAT_IS_THERE.match(text)):
        return None
    name = _name(match["list"])
    if not name:
        return None
    clause = edit(match["what"], Changes(list_name=name), scene)
    if clause and match["source"]:
        source = _name(match["source"])
        clause = replace(clause, targets=tuple(replace(each, list_name=source) for each in clause.targets))
    return clause


def _name(words: str) -> str:
    """The name of a list in its own spelling."""
    if re.fullmatch(rf"{HIDDEN}|#[\w-]+", words):
        return words.lstrip("#")
    words = re.sub(r" project$", " list", words)
    return list_name(words) if re.search(r"list|groceries", words, re.I) else words


def _skipped(text: str, scene: Scene) -> Clause | None:
    if (then := _SKIP_THEN.match(text)) and not _NO_SKIP_THEN.match(then["what"]):
        after, before = days_asked(then["when"], now=scene.now)
        days = (after, before) if after and before else None
        return edit(then["what"], Changes(skip=True, skipped_days=days), scene)
    match = _SKIP.match(text)
    what = next((said for said in match.groups() if said), "") if match else ""
    return edit(what, Changes(skip=True), scene) if what and not _NO_SKIP.match(what) else None


def _lasting(text: str, scene: Scene) -> Clause | None:
    if (made := _MADE_LONG.match(text)) and not _OTHER_TIME.search(made["what"]):
        return edit(made["what"], Changes(duration=made["long"]), scene)
    match = _LASTS.match(text)
    if not match:
        return None
    what = next(said for name in ("what", "of", "for") if (said := match[name]))
    if what.endswith(",") and dated(what, now=scene.now).due is not None:
        return None  # "Haircut on friday at 5, takes an hour" is something new
    return None if _NOT_LASTING.match(what) else edit(what, Changes(duration=_one(match, "long")), scene)


def _not_repeated(text: str, scene: Scene) -> Clause | None:
    match = _NO_REPEAT.match(text)
    if not match or not re.search(r"n't|\bnot\b|no longer|stop", text, re.I):
        return None
    return edit(match["what"], Changes(clear=("rrule",)), scene)


def _one(match: re.Match[str], stem: str) -> str:
    groups = match.groupdict()
    return next((said for name, said in groups.items() if name.rstrip("23456") == stem and said), "")


_READERS: tuple[Callable[[str, Scene], Clause | None], ...] = (
    _placed, _listed, _below, _skipped, _lasting, _not_repeated,
)  # fmt: skip
