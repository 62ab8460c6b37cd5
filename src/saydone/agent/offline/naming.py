"""Names without a word that says what they are: "what's in work?" is read again as "what's in the "Work" list?".

The reading of a sentence knows nothing of the user's lists. Where one may be named, they are looked up, and the names
that are there are told to the reader by their kind, in words that it understands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from saydone.agent.offline.clauses import commanding
from saydone.agent.offline.going import is_brought, is_trip
from saydone.agent.offline.lexicon import DONE, REMIND
from saydone.agent.offline.names import Names, is_name
from saydone.agent.offline.patterns import any_of, anywhere, opening, whole
from saydone.agent.offline.places import Place, Role, ends, places
from saydone.agent.offline.put_away import archived_lists
from saydone.agent.offline.quotes import hide, restore
from saydone.agent.offline.reading import LONGEST, Clause, Intent, Kind, Reading
from saydone.agent.offline.spelling import normal
from saydone.agent.offline.steps import Part, Scenery
from saydone.agent.offline.titles import is_verbal
from saydone.agent.offline.transcript import Call
from saydone.domain.when.pattern import Pattern

SHOW_LISTS = "show_lists"


@dataclass(frozen=True, slots=True)
class _Telling:
    """What is said instead of a name, and of what stands before it as far back as ``since``."""

    words: str
    since: Literal["line", "opening", "ahead", "start"] = "start"


_LIST = _Telling('the "{}" list')
_FILTER = _Telling('show the filter "{}"', "opening")
_SHOWN: Mapping[Kind, _Telling] = {
    "list": _Telling('show the "{}" list', "opening"),
    "filter": _FILTER,
    "label": _Telling('show tasks labelled "{}"', "opening"),
}
_TELLINGS: Mapping[Role, Mapping[Kind, _Telling]] = {
    "into": {"list": _LIST},
    "head": {"list": _Telling('add to the "{}" list')},
    "kind": {"list": _Telling('tasks in the "{}" list'), "label": _Telling('tasks labelled "{}"')},
    "among": {"list": _LIST, "filter": _FILTER, "label": _Telling('labelled "{}"', "ahead")},
    "labelled": {"label": _Telling('labelled "{}"', "ahead")},
    "shown": _SHOWN,
    "alone": _SHOWN,
    "thing": {
        "list": _Telling('the list "{}"'),
        "filter": _Telling('the filter "{}"'),
        "label": _Telling('the label "{}"'),
    },
    "back": {"list": _Telling('move them to the "{}" list', "line")},
}
_MAY_NAME: frozenset[Intent] = frozenset(
    {"add", "list", "complete", "reopen", "update", "remove", "show_form", "organize", "files", "other"}
)
_TOLD_OF = Pattern(r'the "[^"]+" list|(?:the filter|the label|labelled) "')
_AND = whole(r"(?:,| and|, and) (?:add |put )?(?P<more>.+)")
_REMIND = opening(REMIND)
_PLAINLY = whole(
    r"(?:(?:show|list|see|view|open|what(?:'s|'re)?|is|are|me|everything|all|tasks?|things?|the|my|from|left)(?: |$))+"
)
"""What may stand before a filter that is asked for without losing anything by asking for the filter alone."""
_KIND = any_of("list", "project", "filter", "label", "tag")
_KIND_SAID = whole(
    rf"(?:(?:the|my|our) )*(?P<kind>{_KIND}) (?:called |named )?(?P<name>.+)",
    rf"(?P<name2>.+?) (?:(?P<kind2>{_KIND})|tasks|items|stuff)",
)
_KINDS: Mapping[str, Kind] = {"list": "list", "project": "list", "filter": "filter", "label": "label", "tag": "label"}
_ADDING = anywhere("add|put|stick|pop|note|write|jot|create|make|new|save|enter|log|include")
_SO_FAR = Pattern(r"^.*(?:,| and) ")
_THINGS = whole(rf":\s+(?!{DONE}\b).*[^?]")
_BEFORE_WHAT = whole(r"(?P<verb>[\w-]+(?: down)?)(?: an?| the)?(?P<what>.*)")


@dataclass(frozen=True, slots=True)
class Named:
    """The reading, with what is named in it told, and the names that there are, if they were looked up."""

    reading: Reading
    names: Names


def named(reading: Reading, scenery: Scenery, *, surely: bool) -> Part[Named]:
    """Look up what there is where the sentence may name it (``surely``: it does), and read it again by that."""
    lines = [hide(normal(line)) for line in reading.text.splitlines()]
    lost = all(clause.intent == "other" for clause in reading.clauses)
    spots = [_in_doubt(places(text, now=scenery.now), lost=lost) for text, _ in lines]
    if SHOW_LISTS not in scenery.tools or not (surely or (any(map(_may_name, reading.clauses)) and any(spots))):
        return Named(reading, Names())
    (answer,) = yield [Call(SHOW_LISTS, {})]
    names = Names.told(answer)
    told = _told_all(lines, spots, names)
    if not any(told) and any(map(_asks_for_a_list, spots)) and not _writes(reading):
        # What is archived is looked at only when it is asked for.
        names = replace(names, lists=(*names.lists, *(yield from archived_lists())))
        told = _told_all(lines, spots, names)
    if not any(told):
        return Named(reading, names)
    text = "\n".join(new or _again(*line) for new, line in zip(told, lines, strict=True))
    again = scenery.read(text, scenery.now)
    better = len(text) <= LONGEST and _not_understood(again) <= _not_understood(reading) and not _in_names(again)
    return Named(replace(again, text=reading.text) if better else reading, names)


def _told_all(lines: Sequence[tuple[str, Sequence[str]]], spots: Sequence[Sequence[Place]], names: Names) -> list[str]:
    return [_told(text, found, quotes, names) for (text, quotes), found in zip(lines, spots, strict=True)]


def _asks_for_a_list(spots: Sequence[Place]) -> bool:
    return any(place.role in ("among", "shown", "alone") for place in spots)


def _writes(reading: Reading) -> bool:
    return any(clause.intent not in ("other", "list") for clause in reading.clauses)


def _may_name(clause: Clause) -> bool:
    new = clause.tending is not None and clause.tending.do == "create"
    return clause.intent in _MAY_NAME and not clause.answer and not new


def _in_doubt(found: Sequence[Place], *, lost: bool) -> Sequence[Place]:
    """The places without what stands alone, unless nothing was understood."""
    return found if lost else [place for place in found if place.role != "alone"]


def _not_understood(reading: Reading) -> int:
    return sum(clause.intent == "other" for clause in reading.clauses)


def _in_names(reading: Reading) -> bool:
    """Whether what was told of a name became a part of a task's name."""
    named = [item.title for clause in reading.clauses for item in clause.items]
    named += [target.name for clause in reading.clauses for target in clause.targets]
    return any(_TOLD_OF.search(name) for name in named)


def _told(text: str, found: Sequence[Place], quotes: Sequence[str], names: Names) -> str:
    """The line with each name that is there told by its kind; empty where none is."""
    parts: list[str] = []
    done, last = 0, ""
    for place in found:
        end, telling, name = _named_at(text, place, quotes, names)
        if not name or getattr(place, telling.since) < done:
            continue
        gap = text[done : getattr(place, telling.since)]
        more = _AND.match(gap) if place.role == "into" == last else None
        parts += [f"; add {more['more']} " if more else gap, telling.words.format(name)]
        done, last = end, place.role
    left = text[done:]
    more = _AND.match(left) if last == "into" else None
    if more and is_verbal(more["more"]) and not (commanding(more["more"]) or _REMIND.match(more["more"])):
        left = f"; add {more['more']}"
    return _again("".join([*parts, left]), quotes) if parts else ""


def _again(text: str, quotes: Sequence[str]) -> str:
    """The text with its quoted passages in quotation marks."""
    return restore(f" {text}", quotes)[1:]


def _named_at(text: str, place: Place, quotes: Sequence[str], names: Names) -> tuple[int, _Telling, str]:
    """Where the name ends that stands at the place, what is told of it, and the name; without one it is empty."""
    for end in ends(text, place.start):
        words = text[place.start : end]
        said = _KIND_SAID.match(words)
        asked = said and (said["kind"] or said["kind2"])
        plain = restore((said and (said["name"] or said["name2"])) or words, quotes)
        for kind, telling in _TELLINGS[place.role].items():
            if asked and _KINDS[asked.lower()] != kind:
                continue
            # A list that is deleted or put away itself is one of that very name.
            meaning = place.role != "thing"
            name = is_name(words, names.of(kind), meaning=meaning) or is_name(plain, names.of(kind), meaning=meaning)
            if name and '"' not in name and _fits(text, place, kind, words, name):
                return end, telling, name
    return place.start, _LIST, ""


def _fits(text: str, place: Place, kind: Kind, words: str, name: str) -> bool:
    """Whether the words may be the name there, rather than go with what stands before them."""
    before = text[place.opening : place.ahead].strip()
    after = text[place.start + len(words) :].strip()
    if place.role == "labelled":
        return len(name.split()) > 1  # one word is read as a label anyway
    if place.role in ("alone", "head"):
        return not after.strip(" ?.!") if place.role == "alone" else _THINGS.match(after) is not None
    if place.role == "among" and kind == "filter":
        return _PLAINLY.match(before) is not None
    if place.role != "into" or not _ADDING.match(before):
        return True
    match = _BEFORE_WHAT.match(before)
    what = _SO_FAR.sub("", match["what"]).strip() if match else ""
    return not is_trip(what) and (words == name or not is_brought(what))
