"""Sentences that change a task: its name, its due date, its priority, its description, its repetition."""

import re
from collections.abc import Callable

from saydone.agent.offline.dates import dated, shift
from saydone.agent.offline.lexicon import FOREIGN, TASK_NOUN, TODO
from saydone.agent.offline.priority import LEVEL, whole_priority
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Changes, Clause, Clearable, Scene, Target
from saydone.agent.offline.targets import target_of
from saydone.agent.offline.titles import is_verbal, title_of
from saydone.agent.offline.topics import noun_of, topic_of

_F = re.I
_CHANGE = r"(?:change|update|edit|modify|alter|adjust|set|make|correct|fix|revise|amend|turn|switch|convert)"
_MOVE = r"(?:move|reschedule|re-?schedule|push(?: back| out| off)?|postpone|delay|bump|shift|put off|defer|bring(?: forward)?|schedule|change|snooze|set|advance|reset|update|due)"
_DUE = r"(?:due(?: date| time| day)?|deadline|date|time|day|due-date|schedule|reminder time)"
_NOTES = r"(?:descriptions?|notes?|details?|comments?|body|memo)"

_RENAME = re.compile(
    r"^(?:rename|re-?title|rephrase|reword|call)\b (?P<what>.+?)(?: to be called| so (?:that )?it (?:says|reads)| so (?:that )?it's| to say| to read|:| as| to| into| =>?| ->) (?P<new>.+)$",
    _F,
)
_TITLE_OF = re.compile(
    rf"^{_CHANGE} (?:the )?(?:title|name|text|wording|label) (?:of|for|on) (?P<what>.+?) (?:to(?: be| say| read)?|into|as|:) (?P<new>.+)$",
    _F,
)
_ITS_TITLE = re.compile(
    rf"^{_CHANGE} (?P<what>.+?)(?:'s)? (?:title|name|text|wording) (?:to(?: be| say| read)?|into|as|:) (?P<new>.+)$", _F
)
_CHANGE_TO = re.compile(
    rf"^{_CHANGE} (?P<what>.+?)(?: so (?:that )?it (?:says|reads)| to say| to read| to be| to| into|:) (?P<new>.+)$", _F
)
_REPLACE = re.compile(
    r"^(?:replace|swap|substitute|exchange|switch) (?:out )?(?P<what>.+?) (?:with|for|by|to) (?P<new>.+)$", _F
)
_MEANT = re.compile(
    r"^(?:sorry,? )?(?:i|it) (?:meant|mean|said|wanted|should be|should have been|was supposed to be)(?: to say)? (?P<new>.+?),? (?:not|and not|instead of|rather than) (?P<what>.+)$",
    _F,
)
_TYPO = re.compile(
    r"^(?:fix|correct|there's|there is)(?: the| a| that| my)? (?:typo|spelling|mistake|error|wording) (?:in|of|on|with) (?P<what>.+?)[,;:-]+ (?:it|that|this)? ?(?:should|is supposed to|must|needs to|has to|was meant to)(?: be| say| read)? (?P<new>.+)$",
    _F,
)
_SHOULD_SAY = re.compile(
    r"^(?P<what>.+?) (?:should|is supposed to|was supposed to) (?:say|read|be called|be named) (?P<new>.+)$", _F
)

_DUE_OF = re.compile(
    rf"^(?:{_CHANGE}|move|push|give|add|extend|put)(?: back)? (?:a |an |the |new )*{_DUE} (?:of|for|on|to) (?P<what>.+?) (?:to(?: be)?|as|at|is|=|until|till|back to|by|:) ?(?P<when>.+)$",
    _F,
)
_ITS_DUE = re.compile(
    rf"^(?:{_CHANGE}|move|push|extend)(?: back)? (?P<what>.+?)(?:'s)? {_DUE} (?:to(?: be)?|as|at|until|by|back to|:) (?P<when>.+)$",
    _F,
)
_GIVE_DUE = re.compile(rf"^(?:give|assign) (?P<what>.+?) (?:a |an |the )?{_DUE} (?:of|on|for|to)?:? ?(?P<when>.+)$", _F)
_MAKE_DUE = re.compile(
    r"^(?:make|set|mark|have|change|let|put) (?P<what>.+?) (?:to )?(?:be )?due (?:to |on |by |at |for )*(?P<when>.+?)(?: instead)?$",
    _F,
)
_IS_DUE = re.compile(
    r"^(?P<what>.+?) (?:is|are|should be|is now|will be|must be|needs to be) (?:now |actually )?(?:due|rescheduled|moved|postponed|pushed|delayed)(?: back)? (?:to |on |by |until |till )?(?P<when>.+?)(?: instead)?$",
    _F,
)
_MOVE_TO = re.compile(
    rf"^{_MOVE} (?P<what>.+?)(?: back| forward| out| up| ahead| over)?(?: from .+?)? (?:to|until|till|for|by|on|at|into) (?P<when>.+?)(?: instead)?$",
    _F,
)
_MOVE_SHIFT = re.compile(
    rf"^(?:{_MOVE}|make|start) (?P<what>.+?)(?: back| forward| out| up| ahead| off| over)? (?:by |for )?(?P<shift>(?:an? |another )?(?:half an hour|(?:a couple of |a few )?\w+(?:[- ]five)? (?:more )?(?:minute|min|hour|hr|day|week|month)s?))(?P<way> earlier| sooner| later| back| forward| up| out| ahead)?$",
    _F,
)
_MOVE_WHEN = re.compile(r"^(?:postpone|reschedule|push(?: back)?|move|delay|snooze|defer|bump) (?P<what>.+)$", _F)
_NO_DUE = tuple(
    re.compile(pattern, _F)
    for pattern in (
        rf"^(?:remove|clear|delete|drop|erase|cancel|unset|get rid of|take (?:off|away)|strip|lose) (?:the |its |any |that )*(?P<field>{_DUE}s?|priority|{_NOTES}|reminder time|repeat(?:ing)?|recurrence|repetition|time) (?:from|of|on|for|off(?: of)?) (?P<what>.+)$",
        rf"^(?:remove|clear|delete|drop|erase|unset|take) (?P<what>.+?)(?<! in my)(?<! in)(?<! from)(?<! from my)(?<! the)(?<! of)(?:'s| its)? (?P<field>{_DUE}|priority|{_NOTES}|recurrence|repetition)(?: off| away)?$",
        rf"^(?P<what>.+?) (?:doesn't|does not|don't|do not|no longer|shouldn't|should not) (?:have|has|need|needs|require)(?: to have)? (?:a |an |any )*(?P<field>{_DUE}|priority|{_NOTES})(?: any ?more| any longer)?$",
        rf"^(?:make|set|leave|let) (?P<what>.+?) (?:have |with |to )*(?:no|without(?: an?)?) (?P<field>{_DUE}|priority|{_NOTES})$",
        rf"^(?P<what>.+?) (?:has|needs|should have) no (?P<field>{_DUE}|priority|{_NOTES})(?: any ?more)?$",
    )
)
_STOP_REPEAT = re.compile(
    r"^(?:stop|don't|do not|cancel|end|quit|turn off)(?: the)? (?:repeating|repeat(?:s|ing)? (?:of|for|on)|repeat|recurrence (?:of|for|on)) (?P<what>.+?)(?: any ?more)?$|^make (?P<once>.+?) (?:stop repeating|not repeat(?:ing)?|a one[- ]?(?:time|off)(?: \w+)?|non[- ]recurring|happen (?:only )?once)$",
    _F,
)
_REPEAT = re.compile(
    r"^(?:make|set|have|let|change|update|alter|get) (?P<what>.+?) (?:to )?(?:repeat(?:ing)?|recur(?:ring)?|happen|occur|be repeated|due)(?: it)? (?P<rule>(?:every|each|daily|weekly|monthly|yearly|annually|on|once|twice|all).*)$|^repeat (?P<that>.+?) (?P<how>(?:every|each|daily|weekly|monthly|yearly|annually)\b.*)$",
    _F,
)

_MAKE_PRIORITY = re.compile(
    rf"^(?:make|mark|set|flag|change|update|label|bump|raise|lower|move|consider|turn|put|up)(?: up| down)? (?P<what>.+?)(?: up| down)? (?:(?:as|to|at|into|with|in|be|a|an|the) )*(?P<level>{LEVEL})$",
    _F,
)
_PRIORITY_OF = re.compile(
    rf"^(?:{_CHANGE}|raise|lower|increase|decrease|give|bump|up)(?: the)? priority (?:of|for|on|to) (?P<what>.+?)(?: (?:to|as|at|=|:) (?P<level>.+))?$",
    _F,
)
_ITS_PRIORITY = re.compile(
    rf"^(?:{_CHANGE}|raise|lower|bump|give) (?P<what>.+?)(?:'s)? (?:a |an |the )?(?:(?P<before>high|low|medium|top|normal|highest|lowest) priority|priority(?: (?:to|as|at|=|:|of))? (?P<level>.+))$",
    _F,
)
_IS_URGENT = re.compile(
    r"^(?P<what>.+?) (?:is|are|has become|just became|became|should be|needs to be)(?: now| really| super| actually| very)* (?P<level>(?:a )?(?:not )?(?:urgent|top priority|high priority|low priority|important|critical|p[1-4]|medium priority))(?: now)?$",
    _F,
)
_PRIORITISE = re.compile(r"^(?P<verb>prioriti[sz]e|deprioriti[sz]e|star|escalate) (?P<what>.+)$", _F)

_NOTE_TO = re.compile(
    rf"^(?:add|attach|append|put|write|leave|include)(?: in)? (?:a |an |the |some |another |this |following )*{_NOTES} (?:to|on|for|in|onto|at) (?P<what>.+?)(?:\s*(?::| -|,)\s*| (?:saying|that says|that|with|to say|about|to) )(?P<note>.+)$",
    _F,
)
_NOTE_THAT = re.compile(
    rf"^(?:add|attach|append|put|write|include)(?: the| a| as)* (?P<kind>{_NOTES})?:? ?(?P<note>.+?) (?:to|in|on|into|as) (?:the )?(?:(?P<its>.+?)(?:'s)? )?{_NOTES}(?: (?:of|for|on|to) (?P<what>.+))?$",
    _F,
)
_NOTE_OF = re.compile(
    rf"^{_CHANGE} (?:the )?{_NOTES} (?:of|for|on|in) (?P<what>.+?) (?:to(?: be| say| read)?|as|into|with|:) (?P<note>.+)$",
    _F,
)
_ITS_NOTE = re.compile(
    rf"^{_CHANGE} (?P<what>.+?)(?:'s)? {_NOTES} (?:to(?: be| say| read)?|as|into|with|:) (?P<note>.+)$", _F
)
_NOTE_ON = re.compile(rf"^{_NOTES} (?:on|for|to) (?P<what>.+?): (?P<note>.+)$", _F)
_DESCRIBE = re.compile(r"^(?:describe|annotate) (?P<what>.+?) (?:as|with) (?P<note>.+)$", _F)
_LABEL = re.compile(
    r"^(?:tag|label|categori[sz]e|file|flag) (?P<what>.+?) (?:with|as|under|in) (?P<label>.+)$|^(?:add|put|attach|apply)(?: the| a| an)? (?:tag|label|category) (?P<name>.+?) (?:to|on) (?P<that>.+)$",
    _F,
)
_EDIT = re.compile(rf"^(?:edit|modify|amend|change|update|revise) (?P<what>.+)$", _F)
_OURS = re.compile(rf"\b(?:tasks?|{TODO}|reminders?|chores?|errands?|items?)\b|#\d|^\d{{1,6}}$", _F)


def read_update(text: str, scene: Scene) -> Clause | None:
    """The change that the request is, or None."""
    for recognise in _RECOGNISERS:
        clause = recognise(text, scene)
        if clause is not None:
            return clause
    return None


def read_aside(text: str, scene: Scene) -> Clause | None:
    """A change that begins like an addition or a deletion: "add a note to …", "remove the due date from …"."""
    return _cleared(text, scene) or _noted(text, scene)


def _cleared(text: str, scene: Scene) -> Clause | None:
    for pattern in _NO_DUE:
        if match := pattern.match(text):
            return _clause(match["what"], Changes(clear=(_field(match["field"]),)), scene)
    match = _STOP_REPEAT.match(text)
    return _clause(match["what"] or match["once"], Changes(clear=("rrule",)), scene) if match else None


def _noted(text: str, scene: Scene) -> Clause | None:
    for pattern in (_NOTE_TO, _NOTE_OF, _ITS_NOTE, _NOTE_ON, _DESCRIBE):
        if match := pattern.match(text):
            return _clause(match["what"], Changes(description=match["note"].strip(" .")), scene)
    match = _NOTE_THAT.match(text)
    if match and (match["what"] or match["its"]):
        return _clause(match["what"] or match["its"], Changes(description=match["note"].strip(" .")), scene)
    return None


def _priority(text: str, scene: Scene) -> Clause | None:
    for pattern in (_PRIORITY_OF, _ITS_PRIORITY, _IS_URGENT, _MAKE_PRIORITY):
        match = pattern.match(text)
        if not match or (pattern is _IS_URGENT and re.match(r"^(?:what|which|that|there|this is|how)\b", text, _F)):
            continue
        groups = match.groupdict()
        said = (
            groups.get("level")
            or groups.get("before")
            or ("low" if re.match(r"^(?:lower|decrease)", text, _F) else "high")
        )
        level = whole_priority(said) or whole_priority(said.split()[-1])
        if level and not (pattern is _MAKE_PRIORITY and not re.search(r"[a-z!]", said, _F)):
            return _clause(match["what"], Changes(priority=level), scene)
    match = _PRIORITISE.match(text)
    return (
        _clause(match["what"], Changes(priority=4 if match["verb"].lower().startswith("de") else 1), scene)
        if match
        else None
    )


def _repeated(text: str, scene: Scene) -> Clause | None:
    match = _REPEAT.match(text)
    if not match:
        return None
    when = dated(match["rule"] or match["how"], now=scene.now)
    return _clause(match["what"] or match["that"], Changes(due=when.due, rrule=when.rrule), scene)


def _due(text: str, scene: Scene) -> Clause | None:
    for pattern in (_DUE_OF, _ITS_DUE, _GIVE_DUE, _MAKE_DUE, _IS_DUE):
        match = pattern.match(text)
        if match and (found := _when(match["when"], scene)):
            return _clause(match["what"], found, scene)
    return None


def _moved(text: str, scene: Scene) -> Clause | None:
    if FOREIGN.search(re.sub(r"\b(?:calendar|events?)\b", "", text, flags=_F)):
        return None
    if match := _MOVE_SHIFT.match(text):
        by = shift(match["shift"])
        if by:
            back = (match["way"] or "").strip().lower() in ("earlier", "sooner") or re.match(
                r"^(?:advance|bring)\b|.* forward$|.* up (?:by )?", text, _F
            )
            return _clause(match["what"], Changes(due_shift=-by if back else by), scene)
    match = _MOVE_TO.match(text)
    if match and (found := _when(match["when"], scene, whole=True)):
        return _clause(match["what"], found, scene)
    match = _MOVE_WHEN.match(text)
    if not match:
        return None
    when = dated(match["what"], now=scene.now)
    if when.due is not None and when.text:
        return _clause(when.text, Changes(due=when.due, rrule=when.rrule), scene)
    return _clause(match["what"], None, scene) if not re.match(r"^move\b", text, _F) else None


def _renamed(text: str, scene: Scene) -> Clause | None:
    for pattern in (_TITLE_OF, _ITS_TITLE, _RENAME, _TYPO):
        match = pattern.match(text)
        if match and not (pattern is _RENAME and text.lower().startswith("call ")):
            return _titled(match, scene) if _is_ours(match["what"], strong=True) else None
    if match := _MEANT.match(text):
        return _meant(match, scene)
    match = _SHOULD_SAY.match(text)
    if match and (_OURS.search(match["what"]) or re.search(HIDDEN, text)):
        return _titled(match, scene)
    for pattern in (_REPLACE, _CHANGE_TO):
        match = pattern.match(text)
        if match and _is_ours(match["what"], strong=False):
            return _titled(match, scene)
    return None


def _titled(match: re.Match[str], scene: Scene) -> Clause | None:
    found = _when(match["new"], scene, whole=True)
    if found:
        return _clause(match["what"], found, scene)
    return _clause(match["what"], Changes(title=title_of(_said(match["new"])) or None), scene)


def _meant(match: re.Match[str], scene: Scene) -> Clause | None:
    target = target_of(match["what"], now=scene.now)
    if target is None or target.kind != "name":
        return None
    new = title_of(match["new"])
    return Clause("update", targets=(target,), changes=Changes(replace=(target.name, new)))


def _labelled(text: str, scene: Scene) -> Clause | None:
    match = _LABEL.match(text)
    if not match:
        return None
    what, label = match["what"] or match["that"], match["label"] or match["name"]
    return _clause(what, Changes(label=label.strip()), scene) if _is_ours(what, strong=True) else None


def _edited(text: str, scene: Scene) -> Clause | None:
    """ "edit task 3": a change that does not say what; the form is for that."""
    match = _EDIT.match(text)
    if not match or FOREIGN.search(match["what"]):
        return None
    target = target_of(match["what"], now=scene.now)
    if (
        target is None
        or target.kind == "every"
        or not (_OURS.search(match["what"]) or target.kind in ("ids", "positions"))
    ):
        return None
    return Clause("show_form", targets=(target,))


def _is_ours(what: str, *, strong: bool) -> bool:
    """Whether what is to change may be a task: surely, unless it is what others keep."""
    if re.search(HIDDEN, what) or _OURS.search(what):
        return True
    if FOREIGN.search(what) or re.match(r"^(?:your|you|me|my name|yourself|him|her)\b", what, _F):
        return False
    return (
        strong
        or is_verbal(what)
        or re.match(r"^(?:it|that|that one|the (?:first|second|third|last) one|this one)$", what, _F) is not None
    )


def _when(words: str, scene: Scene, *, whole: bool = False) -> Changes | None:
    when = dated(words, now=scene.now)
    if when.due is None and when.rrule is None:
        return None
    if whole and len(when.text.split()) > 1:
        return None
    return Changes(due=when.due, rrule=when.rrule)


def _field(word: str) -> Clearable:
    word = word.lower()
    if "priorit" in word:
        return "priority"
    if "repe" in word or "recur" in word:
        return "rrule"
    return "description" if re.match(_NOTES, word) else "due"


def _said(words: str) -> str:
    return re.sub(r"^(?:say|read|be|just|called)\s+", "", words, flags=_F)


def _clause(what: str, changes: Changes | None, scene: Scene) -> Clause | None:
    if FOREIGN.search(what) and not _OURS.search(what) and not re.search(HIDDEN, what) and not is_verbal(what):
        return None
    target = target_of(what, now=scene.now)
    if target is None:
        return None
    if target.kind == "pronoun" and scene.before:
        target = target_of(noun_of(topic_of(scene.before)), now=scene.now) or Target("pronoun")
    return Clause("update", targets=(target,), changes=changes)


_RECOGNISERS: tuple[Callable[[str, Scene], Clause | None], ...] = (
    _priority,
    _repeated,
    _due,
    _moved,
    _renamed,
    _labelled,
    _edited,
)
