"""The user's answer to a question that was asked back: by place, by number, by name, yes or no."""

import re
from dataclasses import dataclass
from typing import Literal

from saydone.agent.offline.corrections import Correction, read_correction
from saydone.agent.offline.reading import Intent
from saydone.agent.offline.resolve import fit
from saydone.agent.offline.steps import Question, Scenery
from saydone.agent.offline.wording import LINES_MAX
from saydone.domain.when.pattern import Pattern
from saydone.tools.task_view import TaskView

_F = re.I
_EDGES = " \t\n,.;:!?-"
_PLACES = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
    "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "top": 1, "last": -1, "latter": -1, "former": 1, "bottom": -1,
}  # fmt: skip
_LEAD = Pattern(
    r"^(?:(?:oh|ah|uh|um|no|yes|yeah|yep|ok(?:ay)?|sorry|well|please|just|actually|i mean|i meant|i want|take|pick"
    r"|choose|it is|it's|its|that's|that is|the one (?:with|about|for|called|named)|make it|let's say)\b[\s,.:!-]*)+",
    _F,
)
_POLITE = Pattern(r"(?:^|[\s,]+)(?:please|thanks|thank you|now)$", re.I)
_PLACE = Pattern(
    r"^(?:the )?(?:(?:number|no\.?|nr\.?|option|task|#) ?)?(?P<place>#?\w+)(?: (?:one|task|option|item))?$", _F
)
_AT_END = Pattern(r"^(?:the )?(?:very )?(?:last|bottom|latter)(?: (?:one|task|option|item))?$", _F)
_ALL = Pattern(r"^(?:both|all|each|every one|everything)(?: (?:of )?(?:them|those|these|it))?$", _F)
_NO = Pattern(
    r"""^(?:no|nope|nah|not?\ (?:thanks|thank\ you)|do\ not|don't|cancel(?:\ that|\ it)?|stop|never\ ?mind
    |forget\ (?:it|that)|neither(?:\ of\ them)?|none(?:\ of\ (?:them|those|these))?
    |(?:no[,\ ]+)?(?:don'?t|do\ not|cancel|stop|never\ ?mind|thanks|thank\ you)
    |(?:no[,\ ]+)?leave\ (?:it|them)(?:\ alone|\ be)?|(?:no[,\ ]+)?keep\ (?:it|them|all|everything)(?:\ all)?
    |better\ not|rather\ not|wait|not\ now)$""",
    re.I | re.X,
)
_YES = Pattern(
    r"""^(?:yes|yeah|yep|yup|sure|ok(?:ay)?|right|correct|exactly|confirm(?:ed)?|of\ course|absolutely|definitely|please
    |do\ it|go\ ahead|proceed|that(?:'s|\ is)\ (?:right|correct|it|the\ one)|that\ one|i\ am\ sure|i'm\ sure|y)\b""",
    re.I | re.X,
)
_DOING: dict[Intent, str] = {
    "add": r"(?:add)",
    "remove": r"(?:delete|remove|erase|clear|get rid of)",
    "complete": r"(?:complete|finish|close|tick off|check off|mark)",
    "undo": r"(?:restore|recover|bring back|undo)",
    "reopen": r"(?:reopen|re-open|open|uncheck|unmark)",
    "update": r"(?:change|update|move|edit|rename)",
}
_ONLY = Pattern(r"^(?:(?:no|nope|well|ok(?:ay)?)[,.! ]+)*(?:only|just) (?P<what>(?:the|my) .+|#?\d+)$", _F)
_EVERYTHING = Pattern(r"\b(?:all|everything|both)\b", _F)
_OBJECT = (
    r"(?: (?:it|them|that|this|those|these|all|both|everything|all of (?:them|it)|that one|the \d+ tasks|them all))?"
    r"(?: (?:as )?(?:done|completed?|finished))?"
)


@dataclass(frozen=True, slots=True)
class Picked:
    """The tasks picked; ``again`` when the answer leaves it open."""

    tasks: tuple[TaskView, ...] = ()
    again: bool = False


def answer_to(question: Question, text: str, scenery: Scenery) -> Picked | Literal["no"] | None:
    """What the text answers; None when it is no answer but a message of its own."""
    plain = " ".join(text.replace("’", "'").split()).strip(_EDGES)
    if read_correction(text) == Correction():
        # "Undo" closes a question, unless it is the one whether to undo.
        return Picked(question.candidates) if question.asked and question.intent == "undo" else "no"
    if _NO.match(plain):
        return "no"
    if _is_yes(plain, question):
        return Picked(question.candidates) if question.confirm else Picked(again=True)
    if question.confirm:
        return _only(plain, question, scenery)
    body = _LEAD.sub("", _POLITE.sub("", plain)).strip(_EDGES)
    if _ALL.match(body):
        # Of three, "both" leaves it open which two.
        again = body.lower().startswith("both") and len(question.candidates) != 2
        return Picked(again=True) if again else Picked(question.candidates)
    if len(question.candidates) > LINES_MAX and _AT_END.match(body):
        return Picked(again=True)
    picked = _by_place(body, question) or _by_name(body, plain, question, scenery)
    return Picked(picked) if picked else None


def _only(plain: str, question: Question, scenery: Scenery) -> Picked | None:
    """ "No, only the invoice": the one of those asked about that it is to be done to."""
    match = _ONLY.match(plain)
    of_named = question.call is None or question.call.name in ("complete_task", "delete_task")
    if match is None or not of_named or question.clause or question.asked:
        return None
    picked = _by_name(match["what"], match["what"], question, scenery)
    return Picked(picked) if picked else None


def _is_yes(plain: str, question: Question) -> bool:
    """A yes with nothing in it that is not a yes: "yes, but not the milk" is none, and "delete everything" is more
    than one task."""
    rest = plain
    while match := _YES.match(rest):
        rest = rest[match.end() :].strip(_EDGES)
    said = rest != plain
    rest = _POLITE.sub("", rest)
    if not said and len(question.candidates) == 1 and _EVERYTHING.search(rest):
        return False
    doing = _DOING.get(question.intent, "show")
    return (said and not rest) or re.fullmatch(rf"{doing}{_OBJECT}", rest, _F) is not None


def _by_place(body: str, question: Question) -> tuple[TaskView, ...]:
    pieces = re.split(r"\s*(?:,|&|\band\b|\bplus\b)\s*", body)
    found: list[TaskView] = []
    for piece in (piece for piece in pieces if piece):
        match = _PLACE.match(piece)
        task = _placed(match["place"].lower(), question.candidates) if match else None
        if task is None:
            return ()
        found.append(task)
    return tuple({task.id: task for task in found}.values())


def _placed(word: str, candidates: tuple[TaskView, ...]) -> TaskView | None:
    by_id = {task.id: task for task in candidates}
    if word.startswith("#"):
        return by_id.get(word[1:])
    place = int(word) if word.isdecimal() and len(word) < 9 else _PLACES.get(word, 0)
    if 1 <= place <= len(candidates):
        return candidates[place - 1]
    return candidates[-1] if place == -1 else by_id.get(word)


def _by_name(body: str, plain: str, question: Question, scenery: Scenery) -> tuple[TaskView, ...]:
    """The one candidate that the words fit, unless they ask for something else."""
    intents = {clause.intent for clause in scenery.read(plain, scenery.now).clauses}
    if not intents <= {"other", "add"} or (
        intents == {"add"} and re.match(r"(?:add|remind|put|create|new)\b", plain, _F)
    ):
        return ()
    name = re.sub(r"\s+(?:one|task|thing)$", "", body, flags=_F)
    dues = tuple(task for task in question.candidates if task.due_text and name.lower() in task.due_text.lower())
    fits = fit(name, question.candidates).fits or (dues if len(name) > 2 else ())
    return fits if len(fits) == 1 else ()
