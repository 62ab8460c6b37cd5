"""Sentences that say a task is done ("i bought the milk", "mark 3 as done"), or not done after all."""

import re

from saydone.agent.offline.lexicon import DONE, FOREIGN, LIST_NAMED, LIST_TAIL, PAST, RESULTS, TASK_NOUN
from saydone.agent.offline.reading import Clause, Query, Scene, Target
from saydone.agent.offline.targets import target_of
from saydone.agent.offline.titles import is_verbal
from saydone.agent.offline.topics import noun_of, topic_of

_F = re.I
_ON_LIST = rf"(?: (?:from|off(?: of)?|on|in|of|out of) {LIST_NAMED}{LIST_TAIL})"
_NOT_DONE = r"(?:not (?:yet )?(?:been )?(?:done|finished|completed?|over|bought)(?: yet)?|un(?:done|finished|completed)|incomplete|pending|open|to[- ]?do|active|outstanding|still open)"

_REOPEN = tuple(
    re.compile(pattern, _F)
    for pattern in (
        r"^(?:un-?(?:mark|check|tick|complete|finish|do|cross|done)|re-?open|reactivate|resume|restore|uncheck off)\b:? (?P<what>.+?)(?:,? (?:i|it|we|because|as|since)\b.*)?$",
        rf"^(?:mark|set|flag|make|change|put|move|switch|turn)(?: back)? (?P<what>.+?) (?:back )?(?:as|to|into|be)? ?(?:back )?(?:to |as )?{_NOT_DONE}(?: again)?$",
        rf"^(?P<what>.+?) (?:is|are|was|were)(?:n't|n't yet| not| actually not| still not)(?: actually| yet| really)? (?:been )?(?:done|finished|completed?|ready|over)(?: yet)?(?: after all)?$",
        rf"^(?:actually |sorry |oops |no )*(?:i|we) (?:haven't|have not|didn't|did not|never)(?: actually| really| yet)? (?:done|finished|completed?|do|finish|did) (?P<what>.+?)(?: yet| after all)?$",
        rf"^(?P<what>.+?) (?:has|have)(?:n't| not) (?:been )?(?:done|finished|completed)(?: yet)?$",
        r"^(?:undo|revert|take back) (?:the )?(?:completion|completing|finishing|check(?:ing)?|tick(?:ing)?) (?:of|on) (?P<what>.+)$",
        r"^(?:put|bring|move) (?P<what>.+?) back (?:on|onto|to|in|into) (?:my |the )?(?:\w+ ){0,2}?(?:list|todos?|to-dos?|pending|open)(?: .*)?$",
        rf"^(?P<what>.+?) (?:is|are) (?:not done|{_NOT_DONE})(?: again| after all)?$",
    )
)
_BARE_REOPEN = re.compile(
    rf"^(?:it's |it is |that's |that is |they're |that one(?:'s| is) )?(?:actually )?(?:not|isn't) (?:actually )?(?:done|finished|complete)(?: yet)?(?: after all)?$|^(?:i|we) (?:haven't|didn't) (?:actually )?(?:do|done|finish|finished|complete|completed) (?:it|that)(?: yet)?$",
    _F,
)

_MARK_DONE = re.compile(
    rf"^(?:mark|set|flag|label|make|check|tick|consider|call|declare|count|put|log|list|move|close|record|report|change|update|switch)(?: down)?(?: the status of)? (?P<what>.+?)(?P<list>{_ON_LIST})?,? (?:(?:as|to|is|are|be|being|off as|off|like|into|down as|status to)(?: (?:a|the|all|been))? ?)?{DONE}(?: now| already| today)?(?P<after>{_ON_LIST})?$",
    _F,
)
_MARK_DONE_FIRST = re.compile(
    rf"^(?:mark|set|check|tick|cross|flag)(?: as)? (?:done|completed?|finished|off):? (?P<what>.+)$", _F
)
_MARK_OFF = re.compile(
    rf"^(?:mark|check|tick|cross|strike|scratch|x)(?: off)? (?P<what>.+?)(?: off| out| through)?(?P<list>{_ON_LIST}|(?: from| off)(?: (?:it|there|my|the))?(?: \w+)? ?list{LIST_TAIL})?(?: as (?P<done>{DONE}))?$",
    _F,
)
_OFF = re.compile(r"^(?:mark|check|tick|cross|strike|scratch)\b.*\b(?:off|out)\b", _F)
_CHECK_BOX = re.compile(
    rf"^(?:check|tick|mark|fill) (?:the |off )*box(?:es)?(?: (?:for|of|on|next to|beside|named|called|by))? (?P<what>.+)$",
    _F,
)
_VERB = re.compile(
    rf"^(?:(?:already|just|i|please|have|mark) )*(?P<verb>complete|finish|resolve|close(?: out)?|completed|finished|accomplish|check off|tick off|mark off|cross off|wrap up|fulfil|fulfill|resolved|closed)(?: off)?\b:? (?P<what>.+)$",
    _F,
)
_DONE_WITH = re.compile(
    rf"^(?:i'm |i am |i've |we're |we are |all |i have |have |already |just |finally |now |i )*(?:done|finished|through|completed|complete)(?: with| doing|:| -)? (?P<what>.+)$",
    _F,
)
_LABEL = re.compile(
    r"^(?:done|finished|complete[d]?|resolved|closed|fixed|solved|bought|did|paid)\s*(?::| - |,)\s*(?P<what>.+)$", _F
)
_IS_DONE = re.compile(
    rf"^(?P<what>.+?)(?P<list>{_ON_LIST})? ?(?:(?:is|are|was|were|got|gets|has been|have been|has|have|'s|'re|been|can be|should be|could be|may be|needs to be|to be|=|:|-) )?(?:(?:all|now|already|finally|just|officially|been|marked|checked|considered|as) )*{DONE}(?: (?:now|already|today|yesterday|this morning|as of \w+|too|off|from .+|on .+))?$",
    _F,
)
_RESULT = re.compile(
    rf"^(?:the|my|our) (?P<what>[\w' -]+?)(?: is| are| has been| have been| was| were|'s)(?: all| now| already| finally| been)* (?:{RESULTS}|(?P<out>out|in|away|up|over))(?: now| already| today)?$",
    _F,
)
_OUT = re.compile(r"\b(?:trash|garbage|rubbish|bins?|recycling|laundry|dishes|bottles)\b", _F)
_PAST = re.compile(
    rf"^(?:(?:i|we)(?:'ve| have| had)? ?(?:just |already |finally |also |now |actually )*|(?:just|already|finally) )(?P<verb>{'|'.join(sorted(PAST))})\b(?P<off> off| out| up| in| away)? (?P<what>.+?)(?: (?:already|today|yesterday|this morning|last night|just now|earlier|now|tonight|this afternoon))?$",
    _F,
)
_MARK_BARE = re.compile(r"^(?:mark|check|tick) (?P<what>.+)$", _F)
_NEVER = re.compile(
    r"^(?:i|we|you|he|she|they|there|who|what|which|everybody|everyone|nobody|nothing|something|someone|hey|life|time|work|game|this (?:song|conversation)|man|god|oh)$",
    _F,
)
_ALL_DONE = re.compile(
    rf"^(?:i'm |i am |we're |i've |i have )?(?:all )?(?:done|finished|completed) (?:with )?(?:it )?(?:all|everything)$|^(?:all|everything|both|they're|they are|that's|it's|it is|that is|that one(?:'s| is)|all of (?:them|it))(?: (?:is|are|was|were))?(?: all| now| already)* {DONE}$",
    _F,
)
_ENTERTAINMENT = re.compile(r"\b(?:recipe|cooking time|meaning|joke|game|match|season)\b", _F)


def read_reopen(text: str, scene: Scene) -> Clause | None:
    """The re-opening that the request is: "unmark milk", "the report isn't done yet"."""
    if _BARE_REOPEN.match(text):
        return Clause("reopen", targets=(_said_before(scene),))
    for pattern in _REOPEN:
        match = pattern.match(text)
        if match and not FOREIGN.search(text) and not _NEVER.match(match["what"].strip()):
            return _clause("reopen", match["what"], scene)
    return None


def read_complete(text: str, scene: Scene) -> Clause | None:
    """The completion that the request is, or None. Only what was said to be done is in it."""
    if FOREIGN.search(text) and not re.search(rf"\b(?:{TASK_NOUN}|{LIST_NAMED})\b", text, _F):
        if not re.match(r"^(?:mark|set|tick|check off|complete|i'm done with|done with)\b", text, _F) or re.match(
            r"^(?:set|mark)\b.*\b(?:email|message|song|alarm|timer)s?\b", text, _F
        ):
            return None
    if _ALL_DONE.match(text):
        return Clause("complete", targets=(_all_done(text, scene),))
    return _marked(text, scene) or _stated(text, scene)


def _marked(text: str, scene: Scene) -> Clause | None:
    """ "mark … as done", "tick … off", "complete …"."""
    for pattern in (_MARK_DONE_FIRST, _MARK_DONE):
        if match := pattern.match(text):
            groups = match.groupdict()
            return _clause("complete", match["what"] + (groups.get("list") or groups.get("after") or ""), scene)
    if match := _CHECK_BOX.match(text):
        return _clause("complete", match["what"], scene)
    if match := _MARK_OFF.match(text):
        listed = match["list"] or ""
        if _OFF.match(text) or (match["done"] or (listed and text.lower().startswith("mark"))):
            return _clause("complete", match["what"] + _as_from(listed), scene)
    if match := _VERB.match(text):
        if re.match(
            r"^(?:the (?:sentence|song|story|word|phrase|following|purchase|transaction|order)|my sentence|this sentence)\b",
            match["what"],
            _F,
        ):
            return None
        return _clause("complete", match["what"], scene)
    if (match := _MARK_BARE.match(text)) and text.lower().startswith("mark"):
        target = target_of(match["what"], now=scene.now)
        if target and (
            target.kind in ("ids", "positions")
            or (target.kind == "pronoun" and re.search(r"\b(?:one|task|item)\b", text))
        ):
            return Clause("complete", targets=(target,))
    return None


def _stated(text: str, scene: Scene) -> Clause | None:
    """ "done with …", "… is finished", "i bought the milk"."""
    for pattern in (_LABEL, _DONE_WITH):
        if match := pattern.match(text):
            return _clause("complete", match["what"], scene)
    if match := _IS_DONE.match(text):
        what = match["what"] + (match["list"] or "")
        if _can_be_done(match["what"], text):
            return _clause("complete", what, scene)
    match = _RESULT.match(text)
    if match and (not match["out"] or _OUT.search(match["what"])) and len(match["what"].split()) <= 4:
        return _clause("complete", match["what"], scene)
    match = _PAST.match(text)
    if match and _ordinary(match["what"]):
        return _clause("complete", match["what"], scene)
    return None


def _can_be_done(what: str, text: str) -> bool:
    plain = what.strip()
    if not plain or _NEVER.match(plain) or len(plain.split()) > 9 or _ENTERTAINMENT.search(plain):
        return False
    if re.match(
        r"^(?:i|we|you|he|she|they|if|when|is|are|what|how|why|who|get|need|want|have|i'd|things?|something|anything|nothing|show|list|tell|give|all right|well|almost|nearly|half|not)\b",
        plain,
        _F,
    ):
        return False
    if re.search(
        r"\b(?:not|never|to|should|must|needs?|almost|nearly|be|get|getting|being|isn't|half|want)$", plain, _F
    ):
        return False
    return (
        bool(re.search(r"\b(?:is|are|was|were|has|have|been|got|can be|'s|=|:|-)\b|(?:^|[\s#])\d+\b", text, _F))
        or is_verbal(plain)
        or bool(re.search(rf"\b{TASK_NOUN}\b", plain, _F))
        or (
            len(plain.split()) <= 4
            and bool(re.search(r"\b(?:done|finished|completed?|bought)$", text, _F))
            and not re.match(r"^(?:well|just|already|over|job)$", plain, _F)
        )
    )


def _ordinary(what: str) -> bool:
    """Whether the object of "i bought …" may be what a task was about."""
    words = what.split()
    if len(words) > 7 or re.match(
        r"^(?:to|that|from|by|at|in|it's|you|my job|off|an? |some(?:thing|one)|too|\$|\d+ (?:dollars|bucks))\b",
        what,
        _F,
    ):
        return False
    return not re.search(r"\b(?:but|because|and then|when|which|who|if|yesterday i|from my job|wrong)\b", what, _F)


def _clause(intent: str, what: str, scene: Scene) -> Clause | None:
    what = (
        re.sub(
            r"^(?:off|that|with|doing|the status of|status of|as|i'm done with|i finished|i've finished)\s+(?=\S{3,})",
            "",
            what.strip(),
            flags=_F,
        )
        if not re.match(r"^that (?:one|task|item|thing)\b", what, _F)
        else what
    )
    target = target_of(what, now=scene.now)
    if target is None:
        return None
    if target.kind == "pronoun" and scene.before:
        target = _said_before(scene, target)
    if intent == "reopen":
        return Clause("reopen", targets=(_completed(target),))
    return Clause("complete", targets=(target,))


def _completed(target: Target) -> Target:
    if target.kind != "every" or target.query is not None:
        return target
    return Target("every", plural=True, list_name=target.list_name, query=Query(status="completed"))


def _said_before(scene: Scene, pronoun: Target | None = None) -> Target:
    pronoun = pronoun or Target("pronoun")
    if not scene.before:
        return pronoun
    target = target_of(noun_of(topic_of(scene.before)), now=scene.now)
    return target if target and target.kind != "every" else pronoun


def _all_done(text: str, scene: Scene) -> Target:
    if re.search(r"\b(?:all|everything)\b", text, _F) and not re.search(
        r"\b(?:it's|that's|it is|they're|that)\b", text, _F
    ):
        return Target("every", plural=True)
    return _said_before(
        scene, Target("pronoun", plural=bool(re.search(r"\b(?:both|they're|they are|them)\b", text, _F)))
    )


def _as_from(listed: str) -> str:
    return re.sub(r"^ off(?= (?!of))", " from", listed)
