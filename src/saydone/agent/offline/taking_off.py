"""Deletions that name a list, or in the passive: "take eggs off my list", "this should be removed"."""

from saydone.agent.offline.deletion import ANCHOR, STRONG, deletion
from saydone.agent.offline.lexicon import ALIEN, FOREIGN, LIST_NAMED, LIST_TAIL
from saydone.agent.offline.patterns import opening, whole
from saydone.agent.offline.reading import Clause, Scene

_TAKE_OFF = whole(
    r"(?:take|pull|get|strike|scratch|cut|knock|have|kick|lose|strip|chuck|throw|toss|drop|leave|wipe|boot|bump|eject"
    r"|exclude|rub|rip|scrub|purge|prune|subtract|deduct|withdraw|extract|ditch|dump|discard|bin|delist|clear"
    r"|shift)(?: (?:off|away"
    r"|out))? (?P<what>(?!rid\b).+?)(?: (?:off|out))?"
    rf"(?: removed| deleted| taken)?,? (?:from|off(?: of)?|out of|out from) (?P<list>{LIST_NAMED}{LIST_TAIL})",
    rf"take (?P<of>.+?) of (?P<the>{LIST_NAMED}{LIST_TAIL})",
)
_TAKE_IT_OFF = whole(r"take (?P<what>it|that|this|them|those|him|her|that one) (?:off|out)(?: (?:of )?(?:there|it))?")
_WANT_OFF = whole(
    r"(?:i|we)(?:'d| would)? (?:want|need|like) (?:to have )?(?P<what>(?!to\b).+?)(?: (?:removed|deleted|erased"
    r"|taken|gone|cleared))?"
    rf" (?P<list>(?:off|off of|out of|from) {LIST_NAMED}{LIST_TAIL})",
    r"(?:i|we) (?:don't|do not|no longer) (?:want|need) (?P<unwanted>.+?)(?: any ?more)?"
    rf" (?P<where>(?:on|in) {LIST_NAMED})(?: any ?more| any longer)?",
    rf"(?P<barred>.+?) (?:shouldn't|should not|must not|mustn't|doesn't (?:need|have) to|does not (?:need|have) to"
    rf"|no longer (?:needs|has) to) be (?P<there>(?:on|in) {LIST_NAMED})(?: any ?more| any longer)?",
)
_LEAD_LIST = whole(
    rf"(?:(?:on|from|in|off|out of|update|edit|amend|modify|change|find|go to|open) )?"
    rf"(?P<list>{LIST_NAMED}(?: (?:of|for) [\w' ]+?)?)"
    rf"(?:,| and| please| then| to| by|:)* (?:{STRONG}|(?:remov|delet|eras)ing|get rid of|take (?:off|out)|drop"
    rf"|cross out) (?P<what>.+)"
)
_COME_OFF = whole(
    r"(?P<what>.+?) (?:can|should|could|must|may|might as well|needs? to|has to|have to|ought to) (?:now |also )?"
    rf"(?:come|go|get) (?:off|from|off of) (?P<list>{LIST_NAMED}{LIST_TAIL})",
)
_NOT_ON = whole(
    r"(?:make sure|ensure|be sure|see to it) (?:that )?(?P<what>.+?) (?:isn't|is not|aren't|are not|is no longer"
    rf"|are no longer|is off|are off|does not stay|doesn't stay) (?:on|in|of) (?P<list>{LIST_NAMED})(?: any ?more)?",
    rf"no (?:more|longer) (?P<gone>.+?) (?:on|in) (?P<whose>{LIST_NAMED})",
    r"(?P<needless>.+?) (?:(?:is|are) (?:no longer|not)|isn't|aren't) (?:needed|required|necessary|wanted) (?:on|in) "
    rf"(?P<its>{LIST_NAMED})(?: any ?more)?",
    r"(?:take|get|cross|strike|scratch) (?P<off>.+?) (?:off|out)(?: of)? there",
)
_FIND_AND = whole(rf"find (?P<what>.+?) (?:on|in) (?P<list>{LIST_NAMED}),? and {STRONG}(?: (?:it|them|that))?")
_LIST_REMOVE = whole(rf"(?P<list>{LIST_NAMED}) (?:{STRONG}|removal|deletion)")
_PASSIVE = whole(
    r"(?P<wish>i(?:'d)? (?:want|need|like|would like) |have |get )?(?P<what>.+?) "
    r"(?P<said>(?:should|must|has to|needs? to|can|could|to|ought to) (?:now )?be )?"
    r"(?:removed|deleted|erased|taken (?:off|out)|scrapped|cleared|emptied|wiped|gone)"
    rf"(?P<list>,? (?:from|off(?: of)?|out of|out from|of|on|in) (?:{LIST_NAMED}|there){LIST_TAIL})?"
)
_ASKED_PASSIVE = whole(
    r"(?:can|could|would|will|may) (?P<what>.+?) (?:please )?(?:be|get) (?:removed|deleted|erased|taken(?: off| out)?)"
    rf"(?P<list>,? (?:from|off(?: of)?|out of|of) {LIST_NAMED}{LIST_TAIL})"
)
_NOT_PASSIVE = opening(
    r"is|are|was|were|did|do|does|has|have|had|i|who|what|why|when|how|it was|they were|you|we|can|could|should|would"
)
_WHAT = ("what", "needless", "off", "gone")
_WHERE = ("list", "its", "whose")


def read_list_first(text: str, scene: Scene) -> Clause | None:
    """ "On my list, remove eggs"; "find apple on my list and remove it"."""
    if match := _FIND_AND.match(text):
        return deletion(f"{match['what']} from {match['list']}", scene)
    if (match := _NOT_ON.match(text)) and not ALIEN.search(text):
        what, listed = (next((match[name] for name in said if match[name]), "") for said in (_WHAT, _WHERE))
        return deletion(f"{what} from {listed}" if listed else what, scene)
    if match := _COME_OFF.match(text):
        return None if ALIEN.search(text) else deletion(f"{match['what']} from {match['list']}", scene)
    if match := _LIST_REMOVE.match(text):
        return deletion(match["list"], scene)
    match = _LEAD_LIST.match(text)
    return deletion(f"{match['what']} from {match['list']}", scene) if match and not ALIEN.search(text) else None


def read_taken_off(text: str, scene: Scene) -> Clause | None:
    if match := _TAKE_IT_OFF.match(text):
        return deletion(match["what"], scene)
    match = _TAKE_OFF.match(text)
    if not match or ALIEN.search(text):
        return None
    return deletion(f"{match['what'] or match['of']} from {match['list'] or match['the']}", scene)


def read_passive(text: str, scene: Scene) -> Clause | None:
    """ "This item should be removed"."""
    if match := _ASKED_PASSIVE.match(text):
        return deletion(match["what"] + match["list"], scene)
    if match := _WANT_OFF.match(text):
        groups = match.groupdict()
        what = groups["what"] or groups["unwanted"] or groups["barred"]
        return (
            None
            if ALIEN.search(text)
            else deletion(f"{what} {groups['list'] or groups['where'] or groups['there']}", scene)
        )
    match = _PASSIVE.match(text)
    if not match or (_NOT_PASSIVE.match(text) and not match["wish"]) or FOREIGN.search(match["what"]):
        return None
    if match["said"] or match["list"] or (match["wish"] and ANCHOR.search(match["what"])):
        return deletion(match["what"] + (match["list"] or ""), scene)
    return None
