"""Normal form of a sentence, and the mending of slips in the words that steer it (never in titles)."""

import re
import unicodedata

from rapidfuzz.distance import OSA

from saydone.domain.when.pattern import Pattern

_TYPOGRAPHIC = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"})
_UNSEEN = Pattern(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\u2028\u2029\ufeff\ud800-\udfff]")
_CHECKED = Pattern(r"\s*(?:[✅✔☑✓]\ufe0f?)+\s*$")
_TICKED = Pattern(r"^\s*(?:[✅✔☑✓]\ufe0f?)+\s*(?=\w)")
_LEVELS = Pattern(r"\b(p[1-4])s\b", re.I)
_BINNED = Pattern(r"^\s*(?:\N{WASTEBASKET}\ufe0f?)+\s*(?=\w)")
_DOTTED = Pattern(
    r"\b(?P<day>(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?|today|tomorrow|tmrw)"
    r" (?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?![\d.])",
    re.I,
)
""" "Fri 12.30" is a time of day."""
_HESITATION = Pattern(r"(?<![\w'-])(?:u+h+|u+m+|e+r+m?|h+m+|uhm+)(?![\w'-])[,.…]*", re.I)
_TWO_FOR_TO = Pattern(
    r"(?<=\bremind me )2(?! (?:min(?:ute)?|h(?:ou)?r|day|week|month)s?\b)(?= [a-z])"
    r"|\b2(?= (?:my|the) (?:[\w-]+ ){0,3}(?:list|lst|lsit)\b)",
    re.I,
)
_FORM_FOR_FROM = Pattern(r"\bform(?= (?:my|the) (?:[\w-]+ ){0,3}(?:list|lst|lsit)\b)", re.I)
_WITH = Pattern(r"\bw/?(?= (?:the|my|a|an|that|it|this|all)\b)", re.I)
_SPLIT_LATE = Pattern(r"^(?P<verb>mark|delete|remove|complete|finish|show|move|rename)t he\b", re.I)
""" "Markt he report": the space came a letter late."""
_WORD = Pattern(r"[A-Za-z]+(?:'[A-Za-z]+)?")

_VERBS = [
    "delete",
    "remove",
    "complete",
    "finish",
    "finished",
    "completed",
    "change",
    "rename",
    "update",
    "remind",
    "remember",
    "reminder",
    "cancel",
    "erase",
    "create",
    "append",
    "insert",
    "include",
    "check",
    "clear",
    "reschedule",
    "postpone",
    "display",
    "unmark",
    "reopen",
    "please",
    "everything",
    "tasks",
]
_NOUNS = ["everything", "reminder", "reminders", "shopping", "grocery"]
_SHORT = {
    "ad": "add", "aad": "add", "addd": "add", "dd": "add", "mrak": "mark", "makr": "mark", "amrk": "mark",
    "mak": "make", "mkae": "make", "adda": "add a", "addtask": "add task", "shw": "show",
    "shwo": "show", "sohw": "show", "lsit": "list", "lits": "list", "deleet": "delete", "del": "delete",
    "mov": "move", "mvoe": "move", "mve": "move",
    "rm": "delete", "don": "done", "doen": "done", "pls": "please", "plz": "please", "plse": "please",
}  # fmt: skip
_ANYWHERE = {
    "teh": "the", "taks": "task", "tsak": "task", "tsk": "task", "taskt": "task", "taskk": "task", "taskss": "tasks",
    "takss": "tasks", "lst": "list", "lsit": "list", "litst": "list", "lsits": "lists", "tood": "todo",
    "toodo": "todo", "tdoo": "todo", "u": "you", "ur": "your", "pls": "please", "plz": "please",
    "whats": "what's", "wats": "what's", "hows": "how's", "dont": "don't", "doesnt": "doesn't", "isnt": "isn't",
    "arent": "aren't", "didnt": "didn't", "havent": "haven't", "hasnt": "hasn't", "im": "i'm", "ive": "i've",
    "wheres": "where's", "todya": "today", "tdoay": "today", "urgnet": "urgent", "comlpeted": "completed",
    "grocries": "groceries", "groceris": "groceries", "grocerys": "groceries", "grocieries": "groceries",
    "overdu": "overdue", "ovredue": "overdue", "overdeu": "overdue", "undoo": "undo", "udno": "undo",
    "tomorow": "tomorrow", "tommorow": "tomorrow", "tommorrow": "tomorrow", "tomorro": "tomorrow",
    "waht": "what", "wht": "what", "taht": "that", "thta": "that", "hte": "the", "adn": "and", "overude": "overdue",
    "remidn": "remind", "markt": "mark", "delte": "delete", "friady": "friday", "firday": "friday", "modnay": "monday",
    "youre": "you're", "thats": "that's", "shes": "she's", "theyre": "they're", "cant": "can't", "wont": "won't",
    "wasnt": "wasn't", "lemme": "let me", "wanna": "want to", "gotta": "have to",
}  # fmt: skip
_REAL = frozenset(
    [
        "charge",
        "chance",
        "rewind",
        "cancer",
        "cheek",
        "chick",
        "chuck",
        "crate",
        "cream",
        "greater",
        "inset",
        "finnish",
        "phrase",
        "compete",
        "deplete",
        "clean",
        "upgrade",
        "closet",
        "cleaner",
        "eraser",
        "checker",
        "pleased",
        "completely",
        "remains",
        "remained",
        "reminds",
        "reminded",
        "cleaning",
        "finishes",
        "competed",
        "chicken",
        "crated",
        "shipping",
        "stopping",
        "shopping",
        "chopping",
        "replace",
        "release",
        "please",
        "pleases",
        "delegate",
    ]
)
_ENDINGS = ("s", "d", "ed", "er", "ers", "ing", "able", "ion", "ly")
_STEERING = 4
"""Slips of verbs are mended in the first words of a clause only: further on stands what people call their tasks."""


def normal(text: str) -> str:
    """The text in NFC with plain quotation marks and single spaces; unseen characters and "er", "um" gone."""
    plain = _CHECKED.sub(": done", unicodedata.normalize("NFC", text.translate(_TYPOGRAPHIC)))
    plain = _DOTTED.sub(r"\g<day> \g<hour>:\g<minute>", plain)
    plain = _LEVELS.sub(r"\1 tasks", plain)
    plain = _BINNED.sub("delete ", _TICKED.sub("done: ", plain))
    return " ".join(_HESITATION.sub(" ", _UNSEEN.sub(" ", plain)).split())


def mended(text: str) -> str:
    """The text with slips in its steering words put right."""
    text = _FORM_FOR_FROM.sub("from", _TWO_FOR_TO.sub("to", _SPLIT_LATE.sub(r"\g<verb> the", _WITH.sub("with", text))))
    position = 0

    def put_right(match: re.Match[str]) -> str:
        nonlocal position
        position += 1
        word = match.group()
        return _in_case(word, _right(word.lower(), steering=position <= _STEERING))

    return _WORD.sub(put_right, text)


def _right(word: str, *, steering: bool) -> str:
    if word in _ANYWHERE:
        return _ANYWHERE[word]
    if steering and word in _SHORT:
        return _SHORT[word]
    if len(word) < 5 or word in _REAL:
        return word
    known = _VERBS if steering else _NOUNS
    if word in known or any(word.startswith(right) and word[len(right) :] in _ENDINGS for right in known):
        return word
    if any(right.startswith(word) for right in known):
        return next((right for right in known if right[:-1] == word), word)
    return next((right for right in known if _slip(word, right)), word)


def _slip(word: str, right: str) -> bool:
    allowed = 2 if len(right) >= 8 else 1
    same_start = word[0] == right[0] or word[:2] == right[1::-1]
    return same_start and len(right) >= 5 and OSA.distance(word, right, score_cutoff=allowed) <= allowed


def _in_case(word: str, right: str) -> str:
    return right if word.lower() != right else word
