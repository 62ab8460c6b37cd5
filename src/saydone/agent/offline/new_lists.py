"""Requests for a new list: "start a packing list"."""

import re

from saydone.agent.offline.lexicon import DET
from saydone.agent.offline.list_names import list_name
from saydone.agent.offline.patterns import any_of, anywhere, whole
from saydone.agent.offline.reading import Clause, Scene, Tending
from saydone.agent.offline.wording import capital
from saydone.domain.when.pattern import Pattern

_CREATE = any_of(
    r"(?:let's |let me )?(?:create|make|start|begin)|open(?: up)?|generate|build|set up|put together|bring up|prepare"
    r"|draw up|initiate|establish|compile"
    r"|write(?: up)?|form"
)
_I_WANT = r"i(?:'d| would)? (?:need|want|like|have)"
_NEW_LIST = whole(
    rf"(?:(?:{_I_WANT}(?: you)? to )?{_CREATE}(?: (?:me|us|for me))?(?: (?!my|the)(?:{DET}|one))?"
    rf"|(?:{_I_WANT} |add |give me |have )?(?:an? |another |one )?(?:(?:brand )?new|fresh|blank|empty|another)"
    rf"|{_I_WANT} (?:an?|another))"
    r" (?P<name>(?:(?!to(?!-)\b|my\b|of\b|on\b|what\b|all\b)[\w'-]+ ){0,5}?)(?:check ?list|list|lists)\b(?P<tail>.*)",
    rf"{_CREATE} (?:my|the|our|this|next) (?P<own>(?:[\w'-]+ ){{0,4}}?)(?:check ?list|list)\b(?P<end>.*)",
)
_SHOWN = Pattern(
    r"^(?:open|bring)\b(?!.*\b(?:new|fresh|blank|empty)\b)|^empty (?:out )?(?:the|my|this|that|our|it|all)\b", re.I
)
_MADE_EMPTY = Pattern(r"^ (?:empty|blank|clear|clean)\b", re.I)
_WISHED = Pattern(rf"^{_I_WANT}\b(?! to\b)", re.I)
_OF_OTHERS = Pattern(r"^ of (?!(?:my|the|all|things|stuff|groceries|chores|tasks|to)\b)", re.I)
_RESEARCH = anywhere(
    r"all|sites?|could|would|should|in the|in us|near|best|top|available|manufactured|universit\w+|how|going"
    r"|around|most"
)


_CALLED = whole(r"(?: ?: ?| (?:called|named|titled):? )(?P<name>.+?)(?: (?:please|for me|now|today))*")
_ITS_NAME = whole(r" (?P<name>(?!(?:of|for|to|with|on|in|from|about|that|and|please|now)\b)[\w'&-]+(?: [\w'&-]+)?)")
_NEW = Pattern(r"^(?:brand )?new ", re.I)


def read_new_list(text: str, scene: Scene) -> Clause | None:
    """The new list asked for, or None; "make a list of the best hotels" asks for research, not for a list."""
    match = _NEW_LIST.match(text)
    if not match or _SHOWN.match(text):
        return None
    name, tail = match["name"] or match["own"] or "", match["tail"] or match["end"] or ""
    if _RESEARCH.search(tail) or _MADE_EMPTY.match(tail) or (_WISHED.match(text) and _OF_OTHERS.match(tail)):
        return None
    called = _CALLED.match(tail)
    called = called or (None if name else _ITS_NAME.match(tail))
    said = called["name"] if called else list_name(f"{_NEW.sub('', name)}list{tail}")
    return Clause("organize", tending=Tending("create", "list", capital(said)))
