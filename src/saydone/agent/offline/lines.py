"""Messages of several lines: a list of things to add, or one request a line."""

import re
from dataclasses import replace

from saydone.agent.offline.headings import BULLET, heading_of, onto
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.priority import with_level
from saydone.agent.offline.reading import Item
from saydone.agent.offline.titles import is_verbal
from saydone.domain.task import BATCH_MAX
from saydone.domain.when.pattern import Pattern

_ADDING = whole(
    r"(?:please |can you |could you |hey |hi |ok )*(?:add|put|note|remember|create|make|new)\b(?P<rest>.*)",
    r"(?:my |the |new |our )*(?P<name>(?:\w+ ){0,3}(?:lists?|to[- ]?do'?s?|tasks?|groceries|shopping|errands"
    r"|chores|reminders?))",
    r"(?:things |stuff )?(?:to (?:do|buy|get)|i (?:need|have) to(?: (?:do|buy|get))?)(?: today| tomorrow| this week)?",
    r"(?:today|tomorrow|tonight|this week|next week|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?P<day>)",
)
_THESE = whole(
    r"(?P<head>(?:please )?(?:add|create|put|new)\b(?: (?:these|the following|all of these|all these|those"
    r"|following|some))?"
    r"(?: (?:tasks|items|things|todos|to-dos))?(?: (?:to|on) (?:my|the) (?:\w+ ){0,3}list)?|to[- ]?dos?"
    r"|tasks)\s*:\s*(?P<things>.+;.+)"
)
_TALK = re.compile(
    r"^(?:i|you|he|she|we|they|it|what|how|why|who|when|where|is|are|do|does|hi|hello|hey|thanks"
    r"|ok)\b|[?!]$",
    re.I,
)
_SHORT = 6
_MORE = Pattern(r"^(?:(?:and|then|also|plus|oh|after that|one more|another one)\b[\s,:]*)+", re.I)
_TOLD = Pattern(r"\b(?:said|says|told|asked|wrote)\b", re.I)


def parted(text: str) -> tuple[str, ...]:
    """The message as separate messages: a list of bullets becomes one addition each, other lines stay what they are."""
    if match := _THESE.match(" ".join(text.split())):
        return tuple(f"add {thing.strip()}" for thing in match["things"].split(";") if thing.strip())[:BATCH_MAX]
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        return (text,)
    bulleted = [BULLET.match(line) is not None for line in lines]
    if not any(bulleted):
        return _unmarked(lines)
    return tuple(_listed(lines, bulleted))


def _listed(lines: list[str], bulleted: list[bool]) -> list[str]:
    """What stands above the bullets says what is done with them; without anything above they are added."""
    said: list[str] = []
    head = ""
    for line, bullet in zip(lines, bulleted, strict=True):
        if not bullet:
            if head:
                said.append(head)
            head = line
            continue
        said += _under(head, with_level(BULLET.sub("", line)))
        head = head if head and _heads(head) else ""
    return [*said, *([head] if head and not bulleted[-1] else [])]


def _under(head: str, thing: str) -> list[str]:
    plain = head.rstrip(" :")
    if not head:
        return [f"add {thing}"]
    if dest := heading_of(head):
        return [onto(dest, thing)]
    match = _ADDING.match(plain)
    if match:
        due = plain if match["day"] is not None else ""
        return [f"add {thing} {due}".strip()]
    if head.endswith(":"):
        return [f"{plain} {thing}"]
    return [head, f"add {thing}"]


def _heads(head: str) -> bool:
    return head.endswith(":") or bool(heading_of(head)) or _ADDING.match(head.rstrip(" :")) is not None


def _unmarked(lines: list[str]) -> tuple[str, ...]:
    """Lines without bullets: under a heading with a colon they are its list, else each is a request of its own."""
    if lines[0].endswith(":"):
        return tuple(said for line in lines[1:] for said in _under(lines[0], line))
    return tuple(lines)


def one_more(line: str) -> str:
    """What a line below an addition adds ("and also: recycling"); empty where it only tells something of it."""
    more = _MORE.match(line)
    rest = line[more.end() :] if more else line
    short = len(rest.split()) < _SHORT and not _TALK.search(rest)
    return rest if rest and (more or short or is_verbal(rest)) and not _TOLD.search(rest) else ""


def noted(item: Item, line: str) -> Item:
    """The task with the line in its description."""
    return replace(item, description="\n".join(part for part in (item.description, line) if part))


def is_jotted(lines: tuple[str, ...]) -> bool:
    """Whether lines that say nothing else are a list jotted down ("milk", "eggs", "bread")."""
    return len(lines) > 1 and all(len(line.split()) <= _SHORT and not _TALK.search(line) for line in lines)
