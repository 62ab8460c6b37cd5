"""Changes of what a task is called: "rename x to y", "fix the typo in 3, it should be …", "i meant y, not x"."""

import re

from saydone.agent.offline.edits import CHANGE, NAMED_TASK, due_of, edit, may_be_task
from saydone.agent.offline.lexicon import LIST_NAMED
from saydone.agent.offline.patterns import anywhere, whole
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Changes, Clause, Scene
from saydone.agent.offline.targets import target_of
from saydone.agent.offline.titles import is_verbal, item_of, title_of
from saydone.domain.task import TITLE_MAX
from saydone.domain.when.pattern import Pattern

_TO = r"(?: to(?: be| say| read)?| into| as|:)"
_RENAME = tuple(
    whole(pattern)
    for pattern in (
        rf"{CHANGE} (?:the )?(?:title|name|text|wording|label) (?:of|for|on) (?P<what>.+?){_TO} (?P<new>.+)",
        rf"{CHANGE} (?P<what>.+?)(?:'s)? (?:title|name|text|wording){_TO} (?P<new>.+)",
        r"call (?P<what>(?:the )?(?:tasks?|item|number|reminder) #?\d+|it) (?P<new>.+?)(?: instead| from now on| now)?",
        r"(?:the )?(?:name|title) of (?P<what>.+?) (?:should|is supposed to|must) (?:be|read|say) (?P<new>.+)",
        r"(?:rename|re-?title|rephrase|reword)\b (?P<what>.+?)(?: to be called| so (?:that )?it (?:says|reads)"
        r"| so (?:that )?it's| to say| to read|:| as| to| into| =>?| ->) (?P<new>.+)",
        r"(?:fix|correct|there's|there is)(?: the| a| that| my)? (?:typo|spelling|mistake|error|wording) (?:in|of"
        r"|on|with) "
        r"(?P<what>.+?)[,;:-]+ (?:it|that|this)? ?(?:should|is supposed to|must|needs to|has to|was meant to)"
        r"(?: be| say| read)? (?P<new>.+)",
    )
)
_WORD_IN = whole(
    rf"(?:change|replace|swap) (?P<old>{HIDDEN}|'[^']+'|[\w-]+) (?:to|with|by|for|into) "
    rf"(?P<new>{HIDDEN}|'[^']+'|[\w-]+) in (?P<what>(?:the|my) .+|it|that|#?\d+)"
)
_WORDS_IN = whole(
    r"(?:replace|swap|substitute|exchange) (?P<old>.+?) (?:with|by|for) (?P<new>.+?) in (?P<what>(?:(?:the|my) )?.+)"
)
""" "Replace milk with oat milk in buy milk": the words are those of the task."""
_ITS_NAME = whole(rf"{CHANGE} (?:the|its) (?:title|name|text|wording)(?: to(?: be| say| read)?|:) (?P<new>.+)")
_SHOULD_SAY = whole(
    r"(?P<what>.+?) (?:should|is supposed to|was supposed to) (?:say|read|be called|be named) (?P<new>.+)"
)
_CHANGE_TO = tuple(
    whole(pattern)
    for pattern in (
        r"(?:replace|swap|substitute|exchange|switch) (?:out )?(?P<what>.+?) (?:with|for|by|to) (?P<new>.+)",
        r"(?:edit|update|change) (?P<what>.+?) to (?:say|read) (?P<new>.+)",
        rf"{CHANGE} (?P<what>.+?)(?: so (?:that )?it (?:says|reads)| to say| to read| to be| to| into|:) (?P<new>.+)",
    )
)
_MEANT = whole(
    r"(?:sorry,? )?(?:i|it) (?:meant|mean|said|wanted|should be|should have been|was supposed to be)(?: to say)? "
    r"(?P<new>.+?),? (?:not|and not|instead of|rather than) (?P<what>.+)"
)
_INSTEAD = whole(
    rf"(?:put|add|get|have|use) (?P<new>.+?) (?:on|to|in|onto) {LIST_NAMED} (?:instead of|in place of|rather than) "
    r"(?P<what>.+)"
)
_LIST_AHEAD = Pattern(
    rf"^(?:(?:on|in|from) |(?:edit|update|open|change|modify|go to) )?{LIST_NAMED}(?:,| and| to| by)? "
    r"(?=(?:change|chang|replac|replace|swap|rename|substitut|switch|exchange)(?:e|ing|ping)?\b)",
    re.I,
)
_ON_LIST = Pattern(rf" (?:on|in) {LIST_NAMED}$", re.I)
_LISTED = Pattern(rf" (?:on|in) {LIST_NAMED}(?= (?:to|with|for|into|so)\b)", re.I)
_SAYING = Pattern(r" (?:to|so (?:that )?it) (?:say|read)s? ", re.I)
_SAY = Pattern(r"^(?:say|read|be|just|called)\s+", re.I)


def read_rename(text: str, scene: Scene) -> Clause | None:
    """The new name that is asked for a task."""
    ahead = _LIST_AHEAD.match(text)
    if ahead:
        text = text[ahead.end() :]
    if (match := _ITS_NAME.match(text)) and (title := title_of(match["new"])):
        return edit("it", Changes(title=title), scene)
    if clause := _other_words(text, scene):
        return clause
    for pattern in _RENAME:
        if match := pattern.match(text):
            return _named(match, scene) if may_be_task(match["what"], surely=True) else None
    if match := _MEANT.match(text) or _INSTEAD.match(text):
        return _meant(match, scene)
    match = _SHOULD_SAY.match(text)
    if match and (NAMED_TASK.search(match["what"]) or re.search(HIDDEN, text) or is_verbal(match["what"])):
        return _named(match, scene)
    for pattern in _CHANGE_TO:
        match = pattern.match(_LISTED.sub("", text))
        if match and may_be_task(
            match["what"],
            surely=ahead is not None
            or _SAYING.search(text) is not None
            or _ON_LIST.search(text) is not None
            or _LISTED.search(text) is not None
            or _goes_on(match["what"], match["new"]),
        ):
            return _changed(match, scene)
    return None


def _other_words(text: str, scene: Scene) -> Clause | None:
    """Words of a title that are to be others."""
    if (match := _WORD_IN.match(text)) and may_be_task(match["what"], surely=True):
        replaced = (match["old"].strip("'"), match["new"].strip("'"))
        return edit(match["what"], Changes(replace=replaced), scene, surely=True)
    match = _WORDS_IN.match(text)
    if match and re.search(rf"\b{re.escape(match['old'])}\b", match["what"], re.I):
        return edit(match["what"], Changes(replace=(match["old"], match["new"])), scene, surely=True)
    return None


_TOLD = anywhere("is|are|was|were|has been|have been")
""" "I said the bread was done, not the milk" tells no other name."""


def _goes_on(what: str, new: str) -> bool:
    """Whether the new name holds the old one: "change eggs to a dozen eggs"."""
    return title_of(what).lower() in title_of(new).lower().removesuffix("s") + "s" and title_of(what) != ""


def _changed(match: re.Match[str], scene: Scene) -> Clause | None:
    """ "Change 3 to buy milk tomorrow": a name and a time; the time alone is a new due date."""
    changes = due_of(match["new"], scene, only=True)
    item = item_of(_ON_LIST.sub("", match["new"]), now=scene.now)
    if changes is None and item:
        changes = Changes(title=item.title, due=item.due, rrule=item.rrule, priority=item.priority)
    return edit(match["what"], changes, scene) if changes else None


def _named(match: re.Match[str], scene: Scene) -> Clause | None:
    title = _SAY.sub("", match["new"]).strip(" ,;:.-")[:TITLE_MAX]
    return edit(match["what"], Changes(title=title), scene) if title else None


def _meant(match: re.Match[str], scene: Scene) -> Clause | None:
    target = target_of(match["what"], now=scene.now)
    if target is None or target.kind != "name" or _TOLD.search(match["new"]):
        return None
    return Clause("update", targets=(target,), changes=Changes(replace=(target.name, title_of(match["new"]))))
