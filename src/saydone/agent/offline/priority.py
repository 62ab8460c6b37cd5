"""Priority words: "urgent", "high priority", "p1", "!1"."""

import re

from saydone.agent.offline.lexicon import VERBS
from saydone.domain.task import Priority
from saydone.domain.when.pattern import Pattern

_LEVELS: dict[str, Priority] = {
    "urgent": 1, "critical": 1, "top": 1, "highest": 1, "asap": 1, "very high": 1, "p1": 1, "!1": 1, "1": 1,
    "one": 1, "!!!": 1, "very important": 1, "most important": 1, "max": 1, "maximum": 1, "emergency": 1,
    "high": 2, "higher": 2, "important": 2, "p2": 2, "!2": 2, "2": 2, "two": 2, "!!": 2, "medium": 3,
    "moderate": 3, "middle": 3, "mid": 3, "p3": 3, "!3": 3, "3": 3, "three": 3, "normal": 4, "low": 4,
    "lower": 4, "lowest": 4, "no": 4, "none": 4, "p4": 4, "!4": 4, "4": 4, "four": 4, "default": 4,
    "most urgent": 1, "most critical": 1, "very critical": 1,
    "not urgent": 4, "not important": 4, "unimportant": 4, "regular": 4, "standard": 4,
}  # fmt: skip

_LEVEL = (
    r"(?:very high|high(?:er|est)?|top|urgent|critical|important|medium|moderate|mid(?:dle)?|normal|low(?:er"
    r"|est)?|no|max(?:imum)?|standard|regular|default)"
)
_STATE = r"(?:(?:not |very |most )?(?:urgent|important|critical)|asap|low|high|medium)"
LEVEL = (
    rf"(?:{_STATE}|(?:{_LEVEL}|p?[1-4])[- ]?priority|priority (?:{_LEVEL}|p?[1-4])|[p!][1-4]|high(?:er|est)?|low"
    r"(?:er|est)?|important|normal|!!!?)(?: (?:one|task|priority))?"
)
"""A pattern of the words that name a priority."""
PHRASE = (
    rf"(?:(?:a |an |as |to |with |at )*(?:(?P<level>{_LEVEL}) ?-?priority|priority (?:is |to |of |as |level "
    rf"|:)?(?P<after>{_LEVEL}|p?[1-4])\b"
    r"|(?P<mark>[!p][1-4])\b|(?P<bangs>!!!?)(?=\s|$)))"
)
"""A priority said as such, wherever it stands."""
_PHRASE = Pattern(r"(?:^|(?<=[\s,(]))" + PHRASE, re.I)
_AT_END = Pattern(
    r"(?:\s*[,;(-]\s*|\s+)(?:it'?s |this is |that'?s |that is |as |is )?(?P<state>urgent(?:ly)?|asap|as soon as"
    r" possible|very urgent|critical|very important|important)\W*$",
    re.I,
)
_AT_START = Pattern(
    rf"^(?P<state>urgent(?:ly)?|asap|important|critical)(?:\s*[:,!-]\s*|\s+(?=(?:{'|'.join(sorted(VERBS))}) ))", re.I
)
_BANGS = Pattern(r"(?<=\w)\s+(!!!?)\s*$")
_WHOLE = Pattern(
    rf"^(?:as |a |an |to |the |of |with |set to |now |really |super )*(?:{PHRASE}|(?P<state>{_STATE}|{_LEVEL}"
    r"|p?[1-4]|!!!?))"
    r"(?: (?:one|task|priority|item))?$",
    re.I,
)


def find_priority(text: str) -> tuple[Priority | None, str]:
    """The priority said in the text of a new task, and the text without its words."""
    for pattern in (_PHRASE, _AT_END, _AT_START):
        if match := pattern.search(text):
            level = _level(match)
            if level is not None:
                rest = f"{text[: match.start()]} {text[match.end() :]}"
                return level, " ".join(rest.split()).strip(" ,;:-")
    return None, text


def with_level(line: str) -> str:
    """The line with "p2" or "p1" for the "!!" or "!!!" at its end, which politeness takes off otherwise."""
    return _BANGS.sub(lambda match: f" p{_LEVELS[match[1]]}", line)


def whole_priority(text: str) -> Priority | None:
    """The priority that the whole text names ("urgent", "high priority", "p2"), if it is nothing else."""
    match = _WHOLE.match(text.strip())
    return _level(match) if match else None


def _level(match: re.Match[str]) -> Priority | None:
    word = next((group for group in match.groupdict().values() if group), "").lower()
    word = {"urgently": "urgent", "as soon as possible": "asap", "very urgent": "urgent"}.get(word, word)
    return _LEVELS.get(word)
