"""Additions below another task: "add a subtask to the party: order balloons", "add flour under bake a cake"."""

import re
from dataclasses import replace

from saydone.agent.offline.additions import addition
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.reading import Clause, Scene
from saydone.agent.offline.targets import target_of
from saydone.agent.offline.titles import is_verbal, item_of
from saydone.domain.task import BATCH_MAX
from saydone.domain.when.pattern import Pattern

_ADD = r"(?:add|put|create|make|insert|include|new|note|write)"
_SUB = r"(?:an? |the |new |another )*(?:sub-?(?:task|item|todo|step)s?|steps?|child(?: task)?)"
_OF = r"(?:to|of|for|under|in|below|on)"
_SAID = whole(
    rf"{_ADD} {_SUB} {_OF} (?P<parent>[^:]+?) ?: ?(?P<what>.+)",
    rf"{_ADD} {_SUB} {_OF} (?P<over>.+?) (?:called|named|to|saying) (?P<named>.+)",
    rf"{_ADD} (?P<thing>.+?),? as {_SUB} {_OF} (?P<of>.+)",
    r"(?:break|split|divide)(?: down| up)? (?P<whole>.+?)(?: down| up)? (?:into|in)(?: (?:the )?(?:sub-?tasks|steps"
    r"|parts"
    r"|pieces))? ?: ?(?P<parts>.+)",
    r"(?:add|note) (?:to|under) (?P<beneath>(?!(?:it|that|this|them|do)\b"
    r"|[^:]*\blists?\b)[^:]{1,60}?) ?: ?(?P<parts2>.+)",
    rf"{_ADD} {_SUB} (?:called |named |to )?(?P<below>.+?) (?:under|below|beneath|to|of|for) (?P<above>.+)",
)
_SPLIT = whole(
    r"(?:break|split|divide)(?: down| up)? (?P<whole>(?:(?:the|my|our) .+?|it|that))(?: down| up)? (?:in|into) "
    r"(?P<parts>(?!(?:two|three|four|half|halves|pieces|parts|steps)\b)[^:]+?(?:,| and ).+)"
)
_UNDER = whole(rf"{_ADD} (?P<what>.+?) (?:under|below|beneath|underneath) (?P<parent>.+)")
_WITH = whole(
    rf"(?:{_ADD}(?: down)?:? )?(?:(?:an?|the|new|another) )*(?:(?:task|to-?do)(?: to| called| named|:)? )?"
    r"(?P<parent>.+?),? (?:and )?with (?:(?:the|these|following|some|two|three|four|five|\d) )*"
    r"(?:sub-?(?:tasks|items|steps)|steps)"
    r"(?: ?:|,| called| named| to| like)? (?P<parts>.+)"
)
_AND = Pattern(r"\s*[,;]\s*(?:and |then )*|\s+and(?: then)?\s+", re.I)
_NO_PARENT = Pattern(
    r"^(?:show|list|what|which|how|is|are|do|does|find|tell|delete|remove|complete|finish|help|i|we)\b", re.I
)
_A_PLACE = Pattern(r"\blists?\b|^(?:the|my|our|an?|this|his|her|their|it)\b", re.I)


def read_subtask(text: str, scene: Scene) -> Clause | None:
    """The addition of a subtask, or None."""
    if match := _SAID.match(text):
        groups = match.groupdict()
        parent, what = (_first(groups, names) for names in (_PARENTS, _NEW))
        clause = _below(parent, what, scene)
        # "Add to Trip: …" may as well mean a list.
        return _listed(clause) if clause and groups["beneath"] else clause
    if match := _SPLIT.match(text):
        chore = addition(text, scene, apart=False)
        below = _below(match["whole"], match["parts"], scene)
        return replace(below, otherwise=chore) if below and chore.items else below
    if match := _WITH.match(text):
        return _with_steps(match["parent"], match["parts"], scene)
    match = _UNDER.match(text)
    if not match or (_A_PLACE.search(match["parent"]) and not is_verbal(match["parent"])):
        return None
    return _below(match["parent"], match["what"], scene)


def _listed(clause: Clause) -> Clause:
    return replace(clause, items=tuple(replace(item, list_name=item.parent) for item in clause.items))


def _with_steps(parent: str, parts: str, scene: Scene) -> Clause | None:
    """ "Add plan the party with subtasks: bake a cake, hang lanterns": all of it is new."""
    above = None if _NO_PARENT.match(parent) else item_of(parent, now=scene.now)
    below = [item for part in _AND.split(parts) if (item := item_of(part, now=scene.now))]
    if above is None or not below or len(below) >= BATCH_MAX:
        return None
    return Clause("add", items=(above, *(replace(item, parent=above.title) for item in below)))


_PARENTS = ("parent", "over", "of", "above", "whole", "beneath")
_NEW = ("what", "named", "thing", "below", "parts", "parts2")


def _first(groups: dict[str, str | None], names: tuple[str, ...]) -> str:
    return next(said for name in names if (said := groups[name]))


def _below(parent: str, what: str, scene: Scene) -> Clause | None:
    target = target_of(parent, now=scene.now)
    if target is None or target.kind not in ("name", "ids", "pronoun", "every"):
        return None
    named = target.name or (f"#{target.ids[0]}" if target.ids else target.list_name or parent)
    clause = addition(what, scene)
    return replace(clause, items=tuple(replace(item, parent=named) for item in clause.items)) if clause.items else None
