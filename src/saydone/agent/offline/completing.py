"""Sentences that say a task is done: "i fetched the parcel", "mark 3 as done", "tick off the laundry"."""

import re

from saydone.agent.offline.chores import is_with_somebody
from saydone.agent.offline.completion import (
    LIFE,
    NEVER,
    ON_LIST,
    OURS,
    UNDONE,
    completion,
    is_described,
    is_thing,
    said_so,
)
from saydone.agent.offline.lexicon import DONE, FOREIGN, PAST, RESULTS, TASK_NOUN
from saydone.agent.offline.marking import read_marked
from saydone.agent.offline.patterns import any_of, anywhere, opening, whole
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Clause, Scene, Target
from saydone.agent.offline.resolving import said_before
from saydone.agent.offline.titles import is_verbal
from saydone.domain.when.pattern import Pattern

_DONE_WITH = whole(
    r"(?:i'm |i am |i've |we're |we are |all |i have |have |already |just |finally |now |i )*"
    r"(?:done(?= (?:with|doing|the|my|our|all|task|except|but|#?\d)\b|[:-]| -)|finished(?: up| off)?|through(?="
    r" with)|completed"
    r"|complete(?= with\b))(?: with| doing|:| -)? (?P<what>.+)"
)
_LABEL = whole(
    r"(?:done|finished|completed?|resolved|closed|fixed|solved|bought|did|paid)\s*(?::| - |,)\s*(?P<what>.+)",
    r"(?P<named>.+?)\s*(?::| -|[-=]>|,)\s*(?:all )?(?:done|finished|completed?)",
    r"(?P<result>[\w' -]{2,40}): (?:sent|paid|bought|booked|posted|submitted|returned|fixed)",
)
_IS_DONE = whole(
    rf"(?P<what>.+?)(?P<list>{ON_LIST})? ?"
    r"(?:(?:is|are|was|were|got|gets|has been|have been|has|have|'s|'re|been|=|:|-"
    r"|(?:can|should|could|may|must|needs? to|has to|have to|ought to|to) (?:now )?be"
    r"(?= (?:marked|checked|considered|set|ticked|crossed|closed)\b)) )?"
    r"(?:(?:all|now|already|finally|just|officially|been|marked|checked|considered|set|as|to) )*"
    rf"{DONE}(?: (?:now|already|today|yesterday|this morning|as of \w+|too|off|from .+|on .+))?"
)
_SAYS_DONE = Pattern(rf"\b{DONE}", re.I)
_RESULT = whole(
    r"(?:the|my|our) (?P<what>[\w' -]+?)(?: is| are| (?:has|have)(?: now| already| finally| just)* been| was| were"
    r"|'s)(?: all| now| already|"
    r" finally| been)* "
    rf"(?:{RESULTS}|(?P<out>out|in|away|up|over))(?: now| already| today)?"
)
_SETTLED = whole(
    r"(?P<what>(?!(?:the|my|our|your|his|her|their|i|we|you|he|she|it|they|this|that|bills?|dinner"
    r"|lunch)\b)(?:[\w'-]+ ){0,2}?[\w'-]+)"
    r"(?<!'s)(?: is| are| has been| have been| was| were|'s(?: been)?|(?= paid$| sent$| bought$| booked$| mailed$))"
    r"(?: all| now| already)*"
    r" (?:paid|sent|bought|booked|submitted|mailed|mowed|fixed|renewed|filed|delivered|repaired|returned|cleaned|washed"
    r"|vacuumed|taken out|put away|picked up|dropped off)(?: now| already)?"
)
_THING_FIRST = whole(
    rf"(?P<what>(?:the|my|our) [\w' -]{{2,40}}?),? (?:i|we)(?:'ve| have)?"
    rf"(?: just| already| finally)* (?:{'|'.join(sorted(PAST))})"
    r"(?: already| today| yesterday| now)?"
)
""" "The milk I have already bought"."""
_OUT = anywhere(r"trash|garbage|rubbish|bins?|recycling|laundry|dishes|bottles")
_VERB_PAST = any_of(*sorted(PAST, key=len, reverse=True))
_PARTICIPLE = any_of(
    r"taken|written|done|thrown|hung|sewn|spoken to|swept|drawn|given|eaten|gotten|sold|shut|met with|read"
    r"|made|built|brought|fed|dug|chosen|paid|sent|bought|lent|torn|set up|gone through"
)
_ELSEWHERE = Pattern(
    r"^(?:(?:i|we)(?:'ve| have)? ?(?:just |already |finally )?)?(?:(?:took|moved|put|dropped) .+ (?:off|out of|from"
    r"|in|into|on|onto) "
    r"(?:the|my|our|an?) \w+|dropped (?!off\b|.+ off\b).+)$",
    re.I,
)
"""What was done with a thing in the world: "I took the milk off the shelf", "I dropped the milk"."""
_PAST = whole(
    rf"(?:(?:i|we)(?:'ve| have| had)? ?(?:just |already |finally |also |now |actually )*|have (?={_VERB_PAST}\b)"
    r"|(?:just|already|finally) |"
    rf"(?!read\b|put\b)(?={_VERB_PAST}(?: off| out| up)? (?:the|my|all|our|everything)\b)"
    r"|(?=(?:crossed|ticked|checked) off )|(?=got everything (?:on|from|off)\b))"
    rf"(?:{_VERB_PAST}|got(?= everything\b)|(?<=have ){_PARTICIPLE}|(?<='ve ){_PARTICIPLE}"
    rf"|(?<=already ){_PARTICIPLE})(?: off| out| up"
    r"| in| away)? (?P<what>.+?)"
    r"(?<! to)(?: out| off| away)?(?: (?:already|today|yesterday|this morning|last night|just now|earlier|now"
    r"|tonight|this"
    r" afternoon))?"
)
_NO_TASK = Pattern(
    r"^(?:i|we|you|he|she|they|if|when|is|are|what|how|why|who|get|need|want|have|i'd|delete|remove|erase|clear"
    r"|purge|things?|something|anything"
    r"|nothing|none|neither|nobody|hardly|few|no|show"
    r"|list|tell|give|all right|well|almost|nearly|half|not)\b"
    rf"|{UNDONE}|\b(?:recipe|cooking time|meaning|joke|game|match|season|deadline|due date)\b",
    re.I,
)
_JOINED = anywhere(r"is|are|was|were|has|have|been|got|can be|'s|=|:|-")
_ALL_DONE = whole(
    r"(?:i'm |i am |we're |i've |i have )?(?:all )?(?:done|finished|completed) (?:with )?(?:it )?(?:all|everything)",
    r"(?:all|everything|both|they're|they are|that's|it's|it is|that is|that one(?:'s| is)|all of (?:them|it))"
    rf"(?: (?:is|are|was|were))?(?: all| now| already)* {DONE}",
)
_OVER = whole(r"(?:it|that|all|everything)(?:'s| is| was)?(?: all)? over(?: with)?")
_OVER_OR_READY = whole(
    r"(?:(?:my|the|our|his|her) )?(?:pizza|cake|cookies|turkey|roast|steak|rice|pasta|coffee|tea|shows?|movie|film"
    r"|concert|war|party|collection|download|upload|installation|transfer|delivery|outfit|winter)"
)
"""What is done when it is cooked, or over."""
_ALSO_OF_PLACES = Pattern(r"\b(?:closed|over|checked)$", re.I)
_DID_IT = whole(
    r"(?:(?:i|we)(?:'ve| have)? )?(?:just |already |finally )?"
    r"(?:did|done|finished|completed|got(?= \w+(?: one)? (?:done|finished)\b)) (?:it|that|this|that one|this one)"
    r"(?: done| finished)?(?: already| now| today)?",
    r"(?:i'm |i am |we're )?(?:all |now )?(?:done|finished) with (?:it|that|this)(?: one)?",
)
_GOT_DONE = whole(
    r"(?:(?:i|we)(?:'ve)? )?(?:just |already |finally )?(?:got|(?<= )have) (?P<what>.+?) (?:done|finished"
    r"|completed)(?: already| now| today)?",
    r"(?:so |and |well )?(?:that's|that is|there's|there goes) (?P<that>(?:the|my|our) .+?) (?:all )?(?:done|finished"
    r"|completed|sorted|out of the way|taken care of|dealt with)",
)
_SURELY_DONE = opening(r"mark|set|tick|check off|i'm done with|done with", rf"complete {HIDDEN}")
_DEVICE = opening(r"(?:set|mark)\b.*\b(?:email|message|song|alarm|timer)s?")


_OF_A_FORM = Pattern(
    r"^(?:tick|check|fill|put|mark)\b.*\bbox\b.* (?:form|page|website|screen|survey|application|contract)$"
    r"|^(?:tick|check|fill|put|mark)\b.*\bbox(?:es)? (?:that|which|to|if|saying)\b",
    re.I,
)
_SHOWN = opening(r"show|view|see|display|open|find|search|read|tell|give|count|filter|sort")


_GONE = opening(r"get rid")


_THEN = Pattern(
    r"(?<!due)(?<!for)(?<!from)(?<!on)(?<!everything)(?<!all)(?<!tasks),?(?: (?:just(?: now)?|this (?:morning|afternoon"
    r"|evening)"
    r"|last night|earlier(?: today)?|a (?:minute|moment|while|few minutes) ago|(?:half )?an hour ago|yesterday|today"
    r"|at last"
    r"|in the end|finally|on the way home))+$",
    re.I,
)
_BARE_PAST = opening(rf"(?!read\b|put\b){_VERB_PAST}")
_TOLD = opening(rf"(?:i|we)(?:'ve| have)?|just|already|finally|finished|completed|did|done|{_VERB_PAST}")
"""What tells that something was done: when it was is no part of its name."""


def read_complete(text: str, scene: Scene) -> Clause | None:
    """The completion that the request is, or None. Only what was said to be done is in it."""
    if is_with_somebody(text) or _SHOWN.match(text) or _OF_A_FORM.search(text) or _GONE.match(text):
        return None
    if (then := _THEN.search(text)) and _TOLD.match(text):
        text = text[: then.start()]
        # "Paid rent this morning": who is not said.
        text = f"i {text}" if _BARE_PAST.match(text) else text
    label = _LABEL.match(text)
    labelled = label and (label["what"] or label["named"] or label["result"])
    if labelled and is_verbal(labelled):
        return completion(labelled, scene)
    if label and label["result"]:
        return said_so(completion(label["result"], scene))
    if FOREIGN.search(text) and not OURS.search(text) and (not _SURELY_DONE.match(text) or _DEVICE.match(text)):
        return None
    if _ALL_DONE.match(text) and not _OVER.match(text):
        return Clause("complete", targets=(_all_done(text, scene),))
    if _DID_IT.match(text):
        return Clause("complete", targets=(said_before(scene),))
    return read_marked(text, scene) or _stated(text, scene)


def _stated(text: str, scene: Scene) -> Clause | None:
    """ "done with …", "… is finished", "i fetched the parcel"."""
    if match := _THING_FIRST.match(text):
        return said_so(completion(match["what"], scene))
    if (match := _LABEL.match(text)) and match["what"]:
        return completion(match["what"], scene)
    if match := _DONE_WITH.match(text):
        thing = is_thing(match["what"]) and not is_described(text, match["what"])
        return said_so(completion(match["what"], scene)) if thing else None
    if match := _GOT_DONE.match(text):
        return completion(match["what"] or match["that"], scene)
    match = _IS_DONE.match(text) if _SAYS_DONE.search(text) else None
    if match and _can_be_done(match["what"], text):
        return completion(match["what"] + (match["list"] or ""), scene)
    match = _RESULT.match(text)
    if match and (not match["out"] or _OUT.search(match["what"])) and len(match["what"].split()) <= 4:
        return completion(match["what"], scene)
    if match := _SETTLED.match(text):
        return completion(match["what"], scene)
    if _ELSEWHERE.match(text) and not OURS.search(text):
        return None
    match = _PAST.match(text)
    return said_so(completion(match["what"], scene)) if match and is_thing(match["what"]) else None


def _can_be_done(what: str, text: str) -> bool:
    what = what.strip()
    sure = re.search(rf"\b(?:{TASK_NOUN}|ticket|one|issue)\b|\d|{HIDDEN}", what, re.I)
    if _ALSO_OF_PLACES.search(text) and not sure:
        return False
    if (
        not what
        or len(what.split()) > 9
        or LIFE.match(what)
        or _OVER_OR_READY.match(what)
        or NEVER.match(what)
        or _NO_TASK.search(what)
    ):
        return False
    if _JOINED.search(text) or re.search(r"(?:^|[\s#])\d+\b", text) or re.search(rf"\b{TASK_NOUN}\b", what, re.I):
        return True
    shortly = re.search(r"\b(?:done|finished|completed?|bought)$", text, re.I) is not None
    return is_verbal(what) or (shortly and len(what.split()) <= 4)


def _all_done(text: str, scene: Scene) -> Target:
    one = re.search(r"\b(?:it's|that's|it is|they're|that|both|they are)\b", text, re.I)
    if not one:
        return Target("every", plural=True)
    plural = re.search(r"\b(?:both|they're|they are|them)\b", text, re.I) is not None
    return said_before(scene, Target("pronoun", plural=plural))
