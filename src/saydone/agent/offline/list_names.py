"""What a list is called in a sentence: "shopping" in "milk from my shopping list"."""

import re

from saydone.agent.offline.lexicon import DET, LIST_NAMED, LIST_TAIL, TODO
from saydone.agent.offline.quotes import HIDDEN
from saydone.domain.when.pattern import Pattern

_FROM_LIST = Pattern(
    rf"^(?P<what>.+?),? (?:from|off(?: of)?|on|in|of|out of|out from|for|to|at) (?P<list>{LIST_NAMED})"
    rf"(?P<tail>{LIST_TAIL})$",
    re.I,
)
_SAID_AFTER = Pattern(
    r" (?:today|tomorrow|tonight|please|(?:end|start|beginning|middle|rest) of|by|on|at|this|next|every|before"
    r"|after|until|so|because|cause|if|i'm|from|last"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*$",
    re.I,
)
_LIST_PARTS = Pattern(r"^(?P<before>.*?)\b(?P<word>check ?lists?|lists?|groceries|$)(?P<after>.*)$")
_LIST_CALLED = Pattern(r"^ (?:of|for|called|named) (?:all )?(?:my |the )?(?P<name>.+)$")
_NOT_A_KIND = Pattern(
    rf"\b(?:{DET}|new|another|items?|things?|tasks?|reminders?|whole|entire|full|complete|all|everything|every|single"
    r"|contents?|of|on|from"
    r"|in|off|out|to|update)\b(?!-)|'s\b"
)
_OWN_TASKS = Pattern(r"^(?:(?:things|tasks|chores|items|reminders?)\b.*|to|.*\bto (?:do|remember|complete))?$")
_EDGES = " ,;:.!?-"


def split_list(words: str) -> tuple[str, str]:
    """What stands before a list, and the list's name ("milk", "shopping" for "milk from my shopping list")."""
    match = _FROM_LIST.match(words)
    return (match["what"].strip(_EDGES), list_name(match["list"] + match["tail"])) if match else (words, "")


def list_name(words: str) -> str:
    """The list said, in the spelling it has there ("Shopping"), empty for the list of tasks itself."""
    name = _name(words.lower().strip())
    where = words.lower().find(name)
    return words[where : where + len(name)] if where >= 0 else name


def _name(words: str) -> str:
    match = _LIST_PARTS.match(words)
    if not match:
        return ""
    name = _plain(match["before"])
    called = _LIST_CALLED.match(match["after"] or "")
    if not name and called:
        name = _plain(_SAID_AFTER.sub("", f" {called['name']}"))
    if name == "grocery shopping" or (not name and match["word"] == "groceries"):
        return "groceries"
    return "" if _OWN_TASKS.match(name) else name


def _plain(name: str) -> str:
    name = _NOT_A_KIND.sub(" ", re.sub(rf"\b{TODO}\b", " ", name))
    return " ".join(re.sub(rf"(?!{HIDDEN})[^\w\s&'-]", " ", name).split()).strip(" -'")
