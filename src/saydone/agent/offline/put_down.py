"""Additions of what was said just before: "… put it on my list", "if it isn't there, add it"."""

import re
from dataclasses import replace

from saydone.agent.offline.additions import addition, each_apart
from saydone.agent.offline.lexicon import LIST_NAMED, TASK_NOUN
from saydone.agent.offline.list_names import list_name
from saydone.agent.offline.onto_lists import DEST, PREP
from saydone.agent.offline.patterns import any_of, opening, whole
from saydone.agent.offline.reading import Clause, Scene
from saydone.agent.offline.titles import is_verbal
from saydone.agent.offline.topics import topic_of

_IT = any_of(
    r"it|this|that|them|these|those|each(?: one)?(?: of (?:them|these|those))?|all (?:of )?(?:them|these|those)"
    r"|him|her|both",
    r"they|one|(?:this|that) (?:one|item|task|thing)|some(?: more)?|more|a (?:few|couple)|another(?: one)?",
)
_POLITELY = r"(?:so |and |please |can you |will you |could you |then |just |go ahead and )*"
_THEN_PUT = whole(
    rf"(?P<what>.+?)[,;-]* {_POLITELY}(?:put|add|stick|include) {_IT}(?: down)? {PREP} (?:the |my |our"
    rf" )?(?:{DEST}|list)",
    rf"(?P<named>(?:[\w'-]+ ){{1,4}}?)(?:please |can you |could you )+(?:add|put|include) {PREP} (?:the |my |our )?"
    rf"(?P<onto>{LIST_NAMED})",
    r"(?P<first>.+?)[,;-]+ (?:please )?(?:add|put|create|make) (?:this|that|it)(?: as)?(?: an?| the)?(?:"
    rf" new)? ?(?:{TASK_NOUN})?",
)
_NOT_THEN = opening(r"if|is|are|add|remind")
_PUT_IT = whole(
    r"(?P<unless>if (?:not|it(?:'s| is)? ?(?:not|n't)(?: there)?|they(?:'re| are)? ?(?:not|n't)|there (?:isn't"
    r"|aren't|is not|are not)(?: any)?"
    r"|missing),? (?:then |please |can you |could you )*)?"
    rf"(?:add|put|stick|include|throw|write|enter|insert|note|have|pop|chuck|toss|shove|slap|jot|get|log|save"
    rf"|record)(?: down)?(?(unless)(?: {_IT})?| {_IT})(?: as)?(?: (?:an?|new|the))*"
    rf"(?: {TASK_NOUN})?(?: (?:down|in|on there|there))?(?: {PREP} (?:{DEST}|there|it))?(?P<if>,? (?:if"
    r"|when|in case) .+)?"
)
_IF_NOT_THERE = whole(
    rf"if (?:i (?:don't|do not|haven't|have not)(?: already| yet)? (?:have|got|put|added?)"
    r"|there(?: is|'s|are| are)?(?:n't| not| no)(?: any| already any)?) (?P<lacking>.+?) (?:on|in|to)"
    rf" (?P<there>{LIST_NAMED})(?: already| yet)?,? (?:then |please |can you |could you )*(?:add|put) (?:it|them"
    r"|some)\b.*",
    rf"unless (?P<listed>.+?) (?:is|are) (?:already )?(?:on|in) (?P<its>{LIST_NAMED})(?: already)?,? (?:then |please )*"
    r"(?:add|put) (?:it|them)\b.*",
    r"if (?P<absent>.+?) (?:is not|isn't|are not|aren't|ain't) (?:already )?(?:on )?there(?: already"
    r"| yet)?,? (?:then |please )*(?:add|put)"
    r" (?:it|them)\b.*",
    r"if (?!(?:it|they|there|that)\b)(?P<what>.+?) (?:is not|isn't|are not|aren't|is missing|are missing"
    r"|ain't)(?: already| yet| currently|"
    r" still)?"
    rf"(?: {PREP} (?P<dest>{LIST_NAMED}))?,? (?:then |please |can you |could you |go ahead and |will you )*"
    r"(?:add|put) (?:it|them)\b.*",
)


_PUT_THAT = whole(
    rf"(?:put|add|write|note|get|have) (?:it|this)(?: down)? (?:on|to|in|onto|into) (?P<list>{LIST_NAMED})"
    r"(?: that (?:i|we) (?:need|have|want|must)(?: to)?| to) (?P<what>.+)"
)


def read_put_that(text: str, scene: Scene) -> Clause | None:
    """ "Put it on my list to call Ida"."""
    match = _PUT_THAT.match(text)
    return addition(match["what"], scene, dest=match["list"]) if match and is_verbal(match["what"]) else None


def read_if_not_there(text: str, scene: Scene) -> Clause | None:
    """ "If milk isn't on my list, add it"."""
    match = _IF_NOT_THERE.match(text)
    if not match:
        return None
    what = match["what"] or match["lacking"] or match["listed"] or match["absent"]
    dest = match["dest"] or match["there"] or match["its"] or ""
    return replace(addition(what, scene, dest=dest), conditional=True)


def is_put_it(text: str) -> bool:
    """Whether the text adds what was said before it ("put that on my list")."""
    return _PUT_IT.match(text) is not None


def read_it(text: str, scene: Scene) -> Clause | None:
    """What was said just before: "… put it on my list"."""
    match = _PUT_IT.match(text)
    if not match:
        return None
    dest = match["dest"] or ""
    topic = topic_of(scene.before)
    if not topic:
        return Clause("show_form", list_name=list_name(dest))
    if re.search(r"\beach\b", text, re.I):
        topic = each_apart(topic)
    asked = bool(match["if"] or match["unless"]) or re.search(r"\bif\b", scene.before, re.I) is not None
    return replace(addition(topic, scene, dest=dest), conditional=asked)


def read_then_put(text: str, scene: Scene) -> Clause | None:
    """ "I need to do the dishes put it on my list"."""
    match = _THEN_PUT.match(text)
    if not match or _NOT_THEN.match(text):
        return None
    said = (match["what"] or match["named"] or match["first"]).strip()
    return addition(topic_of(said) or said, scene, dest=match["dest"] or match["onto"] or "")
