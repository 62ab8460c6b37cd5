"""Headings that say where the lines below them go: "add the following to Trip:", in this message or the one before."""

from saydone.agent.offline import replies
from saydone.agent.offline.patterns import any_of, opening, whole
from saydone.agent.offline.reading import Clause
from saydone.domain.when.pattern import Pattern

BULLET = Pattern(r"^\s*(?:[-*+]? ?\[[ xX]?\]|[-*•‣–—+·▪○]|\d{1,2}[.)])\s+(?=\S)")
_THESE = any_of(
    r"(?:all (?:of )?)?(?:the following|following|these|those)(?: (?:tasks|items|things|todos|to-dos|points|ones))?"
)
_ONTO = whole(
    rf"(?:(?:please|can you|could you|now|and|ok|okay),? )*(?:add|put|create|note|include|write)(?: down)? {_THESE}"
    r" (?:to|on|onto|in|into|under|for) (?:my |the |our )?(?P<dest>.+?)(?: (?:list|project))?"
)
_ANNOUNCED = whole(
    rf"(?:please )?(?:add|put|create|note|include|write)(?: down)? {_THESE}(?: (?:to|on|onto|in|into) [^:]+)? ?:"
)
_NOWHERE = opening(r"it|there|that|this|them|me|today|tomorrow|tonight|next|(?:list|to-?dos?|tasks)$")


def heading_of(line: str) -> str:
    """The list that the lines below go to; empty where the line is no such heading."""
    match = _ONTO.match(" ".join(line.split()).rstrip(" :"))
    dest = match["dest"].strip(" \"“”'") if match else ""
    return "" if _NOWHERE.match(dest) or '"' in dest else dest


def read_heading(text: str) -> Clause | None:
    """What is answered to the heading alone: the lines are still to come."""
    if "\n" in text.strip():
        return None
    dest = heading_of(text)
    announced = text.rstrip().endswith(":") and _ANNOUNCED.match(" ".join(text.split()))
    return Clause("other", answer=replies.one_a_line(dest)) if dest or announced else None


def onto(dest: str, thing: str) -> str:
    """The addition of a line below the heading."""
    return f'add to the "{dest}" list: {thing}'
