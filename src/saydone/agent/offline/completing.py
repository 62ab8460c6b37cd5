"""Sentences that say a task is done: "i fetched the parcel", "mark 3 as done", "tick off the laundry"."""

import re
from dataclasses import replace

from saydone.agent.offline.lexicon import DONE, FOREIGN, LIST_NAMED, LIST_TAIL, PAST, RESULTS, TASK_NOUN, TODO
from saydone.agent.offline.patterns import any_of, anywhere, opening, whole
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Clause, Scene, Target
from saydone.agent.offline.resolving import resolved, said_before
from saydone.agent.offline.targets import target_of
from saydone.agent.offline.titles import is_verbal
from saydone.domain.when.pattern import Pattern

_ON_LIST = rf"(?: (?:from|off(?: of)?|on|in|of|out of) {LIST_NAMED}{LIST_TAIL})"
_MARK = (
    r"(?:mark|set|flag|label|make|check|tick|consider|call|declare|count|put|log|list|move|close|record|report|change"
    r"|update|switch|show|have|get|register|note)(?: down)?(?: the status of)?"
)
_MARK_DONE = whole(
    rf"{_MARK} (?P<what>.+?)(?P<list>{_ON_LIST})?,? (?:marked |checked |set )?(?:(?:as|to|is|are|be|being|as"
    rf" being|off as|off|like|into|down as"
    rf"|status to)"
    rf"(?: (?:a|the|all|been))? ?)?{DONE}(?: now| already| today)?(?P<after>{_ON_LIST})?"
)
_MARK_DONE_FIRST = whole(r"(?:mark|set|check|tick|cross|flag)(?: as)? (?:done|completed?|finished|off):? (?P<what>.+)")
_MARK_OFF = whole(
    r"(?:mark|check|tick|cross|strike|scratch|x)(?: off(?: of)?|(?<=cross) out|(?<=scratch) out)?"
    r" (?P<what>.+?)(?: off| out| through)?"
    rf"(?P<list>{_ON_LIST}|(?: from| off)(?: (?:it|there|my|the))?(?: \w+)? ?list{LIST_TAIL})?(?: as"
    rf" (?P<done>{DONE}))?"
)
_TICK = whole(r"tick (?P<what>(?!tock|tac)(?:(?:the |my )?\S{3,}.*|#?\d+.*|it|all))")
_OFF = opening(r"(?:mark|check|tick|strike)\b.*\boff|(?:cross|scratch)\b.*\b(?:off|out)")
_CHECK_BOX = whole(
    r"(?:put|add|place|make|stick) (?:a |an |the )?(?:tick|check|check ?mark|tick ?mark|x)(?: mark)? (?:next"
    r" to|beside|by|against|on|at|in front of|for|in) (?P<beside>.+)",
    r"(?:check|tick|mark|fill) (?:the |off )*box(?:es)?(?: (?:for|of|on|next to|beside|named|called|by))?"
    r" (?P<what>.+)",
)
_VERB = whole(
    r"(?:(?:already|just|i|please|have|mark) )*"
    r"(?P<verb>complete|finish|resolve|close(?: out)?|completed|finished|accomplish|check off|tick off|mark off"
    r"|cross off"
    r"|wrap up|fulfil|fulfill|resolved|closed)(?: off)?\b:? (?P<what>.+)"
)
_STATING = ("completed", "finished", "accomplished", "resolved", "closed")
_WEAK_VERB = opening(r"finish|resolve|close|wrap up|fulfil|fulfill|accomplish")
_DONE_WITH = whole(
    r"(?:i'm |i am |i've |we're |we are |all |i have |have |already |just |finally |now |i )*"
    r"(?:done(?= (?:with|doing|the|my|our|all|task|except|but|#?\d)\b|[:-]| -)|finished(?: up| off)?|through(?="
    r" with)|completed"
    r"|complete(?= with\b))(?: with| doing|:| -)? (?P<what>.+)"
)
_LABEL = whole(
    r"(?:done|finished|completed?|resolved|closed|fixed|solved|bought|did|paid)\s*(?::| - |,)\s*(?P<what>.+)"
)
_IS_DONE = whole(
    rf"(?P<what>.+?)(?P<list>{_ON_LIST})? ?"
    r"(?:(?:is|are|was|were|got|gets|has been|have been|has|have|'s|'re|been|=|:|-"
    r"|(?:can|should|could|may|must|needs? to|has to|have to|ought to|to) (?:now )?be"
    r"(?= (?:marked|checked|considered|set|ticked|crossed|closed)\b)) )?"
    r"(?:(?:all|now|already|finally|just|officially|been|marked|checked|considered|set|as|to) )*"
    rf"{DONE}(?: (?:now|already|today|yesterday|this morning|as of \w+|too|off|from .+|on .+))?"
)
_SAYS_DONE = Pattern(rf"\b{DONE}", re.I)
_RESULT = whole(
    r"(?:the|my|our) (?P<what>[\w' -]+?)(?: is| are| has been| have been| was| were|'s)(?: all| now| already|"
    r" finally| been)* "
    rf"(?:{RESULTS}|(?P<out>out|in|away|up|over))(?: now| already| today)?"
)
_SETTLED = whole(
    r"(?P<what>(?!(?:the|my|our|your|his|her|their|i|we|you|he|she|it|they|this|that|bills?|dinner"
    r"|lunch)\b)(?:[\w'-]+ ){0,2}?[\w'-]+)"
    r"(?: is| are| has been| have been| was| were)(?: all| now| already)*"
    r" (?:paid|sent|booked|submitted|mailed|mowed|fixed|renewed|filed|delivered|repaired|returned|cleaned|washed"
    r"|vacuumed)(?: now| already)?"
)
_OUT = anywhere(r"trash|garbage|rubbish|bins?|recycling|laundry|dishes|bottles")
_VERB_PAST = any_of(*sorted(PAST, key=len, reverse=True))
_PARTICIPLE = any_of(
    r"taken|written|done|thrown|hung|sewn|spoken to|swept|drawn|given|eaten|gotten|sold|shut"
    r"|met with|read"
)
_PAST = whole(
    rf"(?:(?:i|we)(?:'ve| have| had)? ?(?:just |already |finally |also |now |actually )*|have (?={_VERB_PAST}\b)"
    r"|(?:just|already|finally) |"
    rf"(?!read\b|put\b)(?={_VERB_PAST}(?: off| out| up)? (?:the|my|all|our)\b))"
    rf"(?:{_VERB_PAST}|(?<=have ){_PARTICIPLE}|(?<='ve ){_PARTICIPLE}|(?<=already ){_PARTICIPLE})(?: off| out| up"
    r"| in| away)? (?P<what>.+?)"
    r"(?: (?:already|today|yesterday|this morning|last night|just now|earlier|now|tonight|this afternoon))?"
)
_MARK_BARE = whole(r"mark (?P<what>.+)")
_NEVER = whole(
    r"i|we|you|he|she|they|there|who|what|which|everybody|everyone|nobody|nothing|something|someone|hey|life"
    r"|time|work",
    r"game|this (?:song|conversation)|man|god|oh|well|just|already|over|job",
)
_UNDONE = (
    r"\b(?:not|never|to|should|must|needs?|has|have|almost|nearly|partly|partially|mostly|practically|barely|be|get"
    r"|getting|being|isn't|half|halfway|want|will|would|could|can|yet to)$|n't$"
)
"""What stands before "done" where nothing is done yet."""
_NO_TASK = Pattern(
    r"^(?:i|we|you|he|she|they|if|when|is|are|what|how|why|who|get|need|want|have|i'd|delete|remove|erase|clear"
    r"|purge|things?|something|anything"
    r"|nothing|show"
    r"|list|tell|give|all right|well|almost|nearly|half|not)\b"
    rf"|{_UNDONE}|\b(?:recipe|cooking time|meaning|joke|game|match|season|deadline|due date)\b",
    re.I,
)
_JOINED = anywhere(r"is|are|was|were|has|have|been|got|can be|'s|=|:|-")
_ALL_DONE = whole(
    r"(?:i'm |i am |we're |i've |i have )?(?:all )?(?:done|finished|completed) (?:with )?(?:it )?(?:all|everything)",
    r"(?:all|everything|both|they're|they are|that's|it's|it is|that is|that one(?:'s| is)|all of (?:them|it))"
    rf"(?: (?:is|are|was|were))?(?: all| now| already)* {DONE}",
)
_SENTENCE = Pattern(
    r"\b(?:sentence|song|story|word|phrase|following|purchase|transaction|order|door|window|form|checkout"
    r"|registration|application|quiz|survey|puzzle|level|game|mission|race|challenge|marathon|payment|sign-?up"
    r"|lyrics|joke)\b|:",
    re.I,
)
_NOT_A_THING = Pattern(
    r"^(?:to|that(?! (?:one|task|item|thing|reminder|chore)\b)|from|by|at|in|for|here|now|today|early|late|soon"
    r"|up|working|talking|eating|and|it's|you|my job"
    r"|off|an? |some(?:thing|one)|well\b|nothing|(?:first|second|third|last|fourth|fifth)\b(?! (?:one|task|item"
    r"|two|three))|badly|poorly|great|good|okay|fine|enough|so\b|not\b|too|\$"
    r"|\d+ (?:dollars|bucks))\b"
    r"|\b(?:is|are|was|were|isn't|aren't|but|because|and then|when|which|who|if|from my job|wrong|sentence"
    r"|phrase)\b|:",
    re.I,
)
_LIFE = whole(
    r"(?:(?:my|the|our|his|her) )?(?:high )?(?:college|school|university|degree|phd|masters?|studies|dinner"
    r"|lunch|breakfast"
    r"|supper|meal|shift|job|work|career|life|hands?(?: of .+)?|hair|him|her|you|me|us|them all|summer|semester"
    r"|talking)"
    r"(?: in \d{4}| last year| today| now| (?:at|with|from) .+)?"
)
"""What people are done with that is no task: "I finished college", "my shift is done"."""
_DOING = opening(r"\w+ing (?:about|of|an?|some|another|his|her|their|things|stuff|people)")
"""What somebody was at, rather than a task: "reading about …", "watching a film"."""
_OVER = whole(r"(?:it|that|all|everything)(?:'s| is| was)?(?: all)? over(?: with)?")
_LONGEST = 12
_ALSO_OF_PLACES = Pattern(r"\b(?:closed|over|checked)$", re.I)
_DID_IT = whole(
    r"(?:(?:i|we)(?:'ve| have)? )?(?:just |already |finally )?(?:did|done|finished|completed|got) (?:it|that|this"
    r"|that one|this one)"
    r"(?: done| finished)?(?: already| now| today)?"
)
_GOT_DONE = whole(
    r"(?:(?:i|we)(?:'ve)? )?(?:just |already |finally )?(?:got|(?<= )have) (?P<what>.+?) (?:done|finished"
    r"|completed)(?: already| now| today)?",
    r"(?:so |and |well )?(?:that's|that is|there's|there goes) (?P<that>(?:the|my|our) .+?) (?:all )?(?:done|finished"
    r"|completed|sorted|out of the way|taken care of|dealt with)",
)
_OURS = Pattern(rf"\b(?:{TASK_NOUN}|{LIST_NAMED})\b", re.I)
_SURELY_DONE = opening(r"mark|set|tick|check off|complete|i'm done with|done with")
_DEVICE = opening(r"(?:set|mark)\b.*\b(?:email|message|song|alarm|timer)s?")
_LEAD = Pattern(
    r"^(?:off|that|with|doing|(?:the )?status of|as|i'm done with|i finished|i've finished)\s+(?=\S{3,})", re.I
)
_THAT_ONE = opening(r"that (?:one|task|item|thing|\w+ task)")


def read_complete(text: str, scene: Scene) -> Clause | None:
    """The completion that the request is, or None. Only what was said to be done is in it."""
    label = _LABEL.match(text)
    if label and is_verbal(label["what"]):
        return _clause(label["what"], scene)
    if FOREIGN.search(text) and not _OURS.search(text) and (not _SURELY_DONE.match(text) or _DEVICE.match(text)):
        return None
    if _ALL_DONE.match(text) and not _OVER.match(text):
        return Clause("complete", targets=(_all_done(text, scene),))
    if _DID_IT.match(text):
        return Clause("complete", targets=(said_before(scene),))
    return _marked(text, scene) or _stated(text, scene)


def _marked(text: str, scene: Scene) -> Clause | None:
    """ "mark … as done", "tick … off", "complete …"."""
    if match := _MARK_DONE_FIRST.match(text):
        return _clause(match["what"], scene)
    match = _MARK_DONE.match(text)
    if match and not re.search(_UNDONE, match["what"], re.I):
        return _clause(match["what"] + (match["list"] or match["after"] or ""), scene)
    if match := _CHECK_BOX.match(text):
        return _clause(match["what"] or match["beside"], scene)
    if match := _MARK_OFF.match(text):
        listed = match["list"] or ""
        if _OFF.match(text) or match["done"] or (listed and text.lower().startswith("mark")):
            return _clause(match["what"] + re.sub(r"^ off(?= (?!of))", " from", listed), scene)
    if match := _TICK.match(text):
        return _clause(match["what"], scene)
    if match := _VERB.match(text):
        clause = _clause(match["what"], scene) if _completes(match["verb"], match["what"]) else None
        return _said_so(clause) if match["verb"].lower() in _STATING else clause
    if match := _MARK_BARE.match(text):
        target = target_of(match["what"], now=scene.now)
        if target and (target.kind in ("ids", "positions") or (target.kind == "pronoun" and _OURS.search(text))):
            return Clause("complete", targets=(target,))
    return None


def _completes(verb: str, what: str) -> bool:
    """Whether "finish …" and the like speak of a task, not of a thing to do, say or shut."""
    if _SENTENCE.search(what) or _DOING.match(what) or re.fullmatch(r"me|you|us|him|her|yourself", what, re.I):
        return False
    named = _OURS.search(what) or re.search(
        rf"{HIDDEN}|^#?\d|\b(?:{TODO}|one|ones)\b|^(?:it|that|this|them|all|everything)$", what, re.I
    )
    return named is not None or (not _WEAK_VERB.fullmatch(verb) and _is_thing(what))


def _stated(text: str, scene: Scene) -> Clause | None:
    """ "done with …", "… is finished", "i fetched the parcel"."""
    if match := _LABEL.match(text):
        return _clause(match["what"], scene)
    if match := _DONE_WITH.match(text):
        return _said_so(_clause(match["what"], scene)) if _is_thing(match["what"]) else None
    if match := _GOT_DONE.match(text):
        return _clause(match["what"] or match["that"], scene)
    match = _IS_DONE.match(text) if _SAYS_DONE.search(text) else None
    if match and _can_be_done(match["what"], text):
        return _clause(match["what"] + (match["list"] or ""), scene)
    match = _RESULT.match(text)
    if match and (not match["out"] or _OUT.search(match["what"])) and len(match["what"].split()) <= 4:
        return _clause(match["what"], scene)
    if match := _SETTLED.match(text):
        return _clause(match["what"], scene)
    match = _PAST.match(text)
    return _said_so(_clause(match["what"], scene)) if match and _is_thing(match["what"]) else None


def _said_so(clause: Clause | None) -> Clause | None:
    """The completion, of tasks that somebody only says to be done with."""
    return clause and replace(clause, targets=tuple(replace(target, stated=True) for target in clause.targets))


def _can_be_done(what: str, text: str) -> bool:
    what = what.strip()
    sure = re.search(rf"\b(?:{TASK_NOUN}|ticket|one|issue)\b|\d|{HIDDEN}", what, re.I)
    if _ALSO_OF_PLACES.search(text) and not sure:
        return False
    if not what or len(what.split()) > 9 or _LIFE.match(what) or _NEVER.match(what) or _NO_TASK.search(what):
        return False
    if _JOINED.search(text) or re.search(r"(?:^|[\s#])\d+\b", text) or re.search(rf"\b{TASK_NOUN}\b", what, re.I):
        return True
    shortly = re.search(r"\b(?:done|finished|completed?|bought)$", text, re.I) is not None
    return is_verbal(what) or (shortly and len(what.split()) <= 4)


def _is_thing(what: str) -> bool:
    """Whether the object of "i fetched …" may be what a task was about."""
    return len(what.split()) <= _LONGEST and not (_NOT_A_THING.search(what) or _DOING.match(what) or _LIFE.match(what))


def _clause(what: str, scene: Scene) -> Clause | None:
    what = what.strip()
    if _NEVER.match(what) or what.lower() in ("is", "are", "was", "were", "has", "have"):
        return None
    target = resolved(what if _THAT_ONE.match(what) else _LEAD.sub("", what), scene)
    return Clause("complete", targets=(target,)) if target else None


def _all_done(text: str, scene: Scene) -> Target:
    one = re.search(r"\b(?:it's|that's|it is|they're|that|both|they are)\b", text, re.I)
    if not one:
        return Target("every", plural=True)
    plural = re.search(r"\b(?:both|they're|they are|them)\b", text, re.I) is not None
    return said_before(scene, Target("pronoun", plural=plural))
