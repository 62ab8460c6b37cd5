"""Sentences that put a mistake right: "no, I meant the eggs", "undo that"."""

import re
from dataclasses import dataclass

from saydone.domain.when.pattern import Pattern

_SORRY = (
    r"(?:(?:oh|ah|no|nope|oops|whoops|sorry|wait|hmm|hang on|actually|my bad|my mistake|i made a mistake)[\s,.;:!-]+)"
)
_WRONG = (
    r"(?:(?:not (?:that|this)(?: one)?|(?:that(?:'s| is| was) )?(?:the )?wrong(?: (?:one|task|list|project|day"
    r"|date|time))?"
    r"|that(?:'s| is| was) not (?:it|the one|right|what i meant))(?:[\s,.;:!-]+|$))"
)
_I_MEANT = r"i (?:actually |really )?(?:mean|meant)\b(?: to say)?"
_MEANT = rf"(?:{_I_MEANT}|i (?:wanted|was talking about)|it (?:was|should be|should have been)|should (?:be|have been))"
_RIGHT = Pattern(
    rf"^(?:{_SORRY}*{_WRONG}?{_SORRY}*{_I_MEANT}|{_SORRY}*{_WRONG}(?:{_MEANT})?|{_SORRY}+{_MEANT})[\s,:]*"
    r"(?P<right>(?!not\b).+?)(?:,? (?:and not|not|instead of|rather than) (?P<wrong>.+))?$",
    re.I,
)
_NOT_BUT = Pattern(rf"^{_SORRY}*not (?P<wrong>[^,;]+?)(?:[,;]+(?: but)?| but) (?P<right>.+)$", re.I)
_ONLY_NAMED = Pattern(rf"^{_SORRY}+(?P<right>the .+)$", re.I)
_UNDO = Pattern(
    rf"^{_SORRY}*(?:please )?(?:undo|revert|take (?:that|it) back)"
    r"(?: (?:that|it|this|the last (?:one|change|thing|step)|what you (?:just )?did))*(?: please)?$"
    rf"|^{_SORRY}*(?:please )?(?:change|set|turn|make|switch|move) (?:it|that|this|them) back(?: again)?(?: please)?$",
    re.I,
)
_BACK = Pattern(
    rf"^{_SORRY}*(?:please )?(?:(?:put|bring|get) (?:it|that|them|those)(?: both| all)? back"
    r"|(?:restore|un-?delete) (?:it|that|them))"
    r"(?: (?:please|again))?$",
    re.I,
)
_VAGUE = Pattern(
    rf"^{_SORRY}*(?:{_WRONG}|that(?:'s| is| was) (?:a mistake|not what i (?:meant|wanted|said))"
    r"|i (?:didn't|didnt|did not) (?:mean|want|say) that|not what i (?:meant|wanted)"
    r"|(?:oops|whoops|oh no|no wait|wait no|wait"
    r"|my bad|my mistake))$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Correction:
    """What was meant instead, and which task was wrong, when said.

    Without them it takes back what was done: all of it, only a deletion (``back``), or it does not say (``vague``).
    ``unsure``: it may be a request of its own as well.
    """

    right: str = ""
    wrong: str = ""
    vague: bool = False
    back: bool = False
    unsure: bool = False


def read_correction(text: str) -> Correction | None:
    """The correction that the text is; whether there is something to correct is for the conversation to tell."""
    plain = " ".join(text.replace("’", "'").split()).strip(" ,.;:!?-")
    for pattern, correction in _PLAIN:
        if pattern.match(plain):
            return correction
    match = _NOT_BUT.match(plain) or _RIGHT.match(plain)
    if match is None:
        match = _ONLY_NAMED.match(plain)
        return Correction(right=match["right"], unsure=True) if match else None
    return Correction(right=match["right"].strip(" ,"), wrong=(match["wrong"] or "").strip(" ,"))


_PLAIN = (
    (_UNDO, Correction()),
    (_BACK, Correction(back=True)),
    (_VAGUE, Correction(vague=True)),
)
