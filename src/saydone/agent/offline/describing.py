"""Changes of a task's notes, and fields that are to be emptied: "add a note to 4: …", "remove the due date from …"."""

import re

from saydone.agent.offline import replies
from saydone.agent.offline.edits import CHANGE, edit
from saydone.agent.offline.patterns import opening, whole
from saydone.agent.offline.reading import Changes, Clause, Clearable, Scene, Target
from saydone.agent.offline.rescheduling import DUE
from saydone.agent.offline.titles import is_verbal

_NOTES = r"(?:descriptions?|notes?|details?|comments?|body|memo)"
_ADD_NOTE = (
    r"(?:add|attach|append|put|write|leave|include)(?: in)? (?:a |an |the |some |more |another |this |following )*"
    rf"{_NOTES} (?:to|on|for|in|onto|at)"
)
_TO = r"(?:to(?: be| say| read)?|as|into|with|:)"
_NOTED = tuple(
    whole(pattern)
    for pattern in (
        rf"{_ADD_NOTE} (?P<what>[^:]+?)\s*: (?P<note>.+)",
        rf"{_ADD_NOTE} (?P<what>.+?)(?:\s*(?::| -|,)\s*| (?:saying|that says|that|with|to say|about"
        r"|to) )(?P<note>.+)",
        rf"(?:add|append) to (?:the )?{_NOTES} (?:of|for|on) (?P<what>.+?)(?: that|:|,) (?P<note>.+)",
        rf"{CHANGE} (?:the )?{_NOTES} (?:of|for|on|in) (?P<what>.+?) {_TO} (?P<note>.+)",
        rf"(?!.*\bnote to\b){CHANGE} (?P<what>.+?)(?:'s)? {_NOTES} {_TO} (?P<note>.+)",
        rf"{_NOTES} (?:on|for|to) (?P<what>.+?): (?P<note>.+)",
        r"(?:describe|annotate) (?P<what>.+?)(?: as|:) (?P<note>.+)",
        r"annotate (?P<what>it|that|(?:task |number )?#?\d+) with (?P<note>.+)",
        rf"(?:add|attach|append|put|write|include)(?: the| a| as)*(?: {_NOTES})?:? ?(?P<note>.+?) (?:to|in|on|into"
        r"|as) (?:the )?"
        rf"{_NOTES} (?:of|for|on|to) (?P<what>.+)",
        rf"(?:add|attach|append|put|write|include) (?P<note>.+?) (?:to|on|for) (?P<what>.+?) as (?:an? |its )?{_NOTES}",
        r"(?:add|attach|append|put|write|include) (?P<note>.+?) (?:to|in|on|into) (?:the )?(?P<what>.+?)"
        rf"(?:'s)? {_NOTES}",
    )
)
_ADDS_NOTE = opening(rf"add|attach|append|put|write|leave|include|annotate|{_NOTES} (?:on|for|to)")
_SURELY = opening(rf"{_ADD_NOTE} (?:the |my |our )[^:]+?(?:\s*:\s*(?=\w)| saying| that says)")
_FIELD = rf"(?P<field>{DUE}s?|priority|{_NOTES}|reminder time|repeat(?:ing)?|recurrence|repetition|time)"
_CLEARED = tuple(
    whole(pattern)
    for pattern in (
        r"(?:remove|clear|delete|drop|erase|cancel|unset|get rid of|take(?: off| away|(?= (?:the|its) ))|strip"
        r"|lose) (?:the |its "
        r"|any |that )*"
        rf"{_FIELD} (?:from|of|on|for|off(?: of)?)(?: of)? (?P<what>.+)",
        r"(?:remove|clear|delete|drop|erase|unset|take) (?P<what>.+?)(?<! in my)(?<! in)(?<! from)(?<! from my)"
        r"(?<! the)(?<! of)"
        rf"(?:'s| its)? {_FIELD}(?: off| away)?",
        r"(?P<what>.+?) (?:doesn't|does not|don't|do not|no longer|shouldn't|should not) (?:have|has|need|needs"
        r"|require)"
        rf"(?: to have)? (?:a |an |any )*{_FIELD}(?: any ?more| any longer)?",
        rf"(?:make|set|leave|let) (?P<what>.+?) (?:have |with |to )*(?:no|without(?: an?)?) {_FIELD}",
        rf"no (?:more )?{_FIELD} (?:for|on) (?P<what>.+?)(?: any ?more)?",
        rf"(?P<what>.+?) (?:has|needs|should have) no {_FIELD}(?: any ?more)?",
    )
)
_COMMENT_GONE = whole(
    r"(?:remove|clear|delete|drop|erase|undo|take back|get rid of) (?:(?:the|my|that|this|last|latest|newest|all|of) )*"
    r"comments?(?: (?:i|you) (?:just )?(?:made|wrote|left|added))?(?: (?:from|of|on|for|off) .+)?"
)
_STOP_REPEAT = whole(
    r"(?:stop|don't|do not|cancel|end|quit|turn off)(?: the)? (?:repeating|repeat(?:s|ing)? (?:of|for|on)|repeat"
    r"|recurrence (?:of|for|on)) (?P<what>.+?)(?: any ?more)?",
    r"(?:stop|keep|prevent) (?P<halted>.+?) (?:from )?(?:repeating|recurring)(?: any ?more)?",
    r"make (?P<once>.+?) (?:stop repeating|not repeat(?:ing)?|a one[- ]?(?:time|off)(?: \w+)?|non[- ]recurring"
    r"|happen (?:only )?once)",
)


_ITS_NOTE = whole(
    rf"(?:add|write|attach|put|leave|give it) (?:a|an|the|this) {_NOTES}(?: to it)?(?: ?:| saying"
    rf"| that says) ?(?P<note>.+)"
)


def read_its_note(text: str) -> Clause | None:
    """The note for the task that was spoken of just before: "… and add a note: ring twice"."""
    match = _ITS_NOTE.match(text)
    return (
        Clause("update", targets=(Target("pronoun"),), changes=Changes(description=match["note"], adds_note=True))
        if match
        else None
    )


_OF_WHAT_TO_DO = whole(
    rf"(?:add|attach|leave|put|append) (?:a |an |another ){_NOTES} (?:to|on|for) (?P<what>[^:]+?)\s*: (?P<note>.+)"
)


def read_told_note(text: str, scene: Scene) -> Clause | None:
    """The note that is told behind a colon of what is something to do: "add a note to wash the car: use the wax"."""
    match = _OF_WHAT_TO_DO.match(text)
    if not match or not is_verbal(match["what"]):
        return None
    return edit(match["what"], Changes(description=match["note"], adds_note=True), scene)


def read_note(text: str, scene: Scene) -> Clause | None:
    """The note that is to be written into a task's description."""
    if clause := read_told_note(text, scene):
        return clause
    for pattern in _NOTED:
        if match := pattern.match(text):
            adds = _ADDS_NOTE.match(text) is not None
            changes = Changes(description=match["note"].strip(" ."), adds_note=adds)
            clause = edit(match["what"], changes, scene, surely=_SURELY.match(text) is not None)
            if clause and clause.targets[0].kind != "every":
                return clause
    return None


def read_cleared(text: str, scene: Scene) -> Clause | None:
    """The field that is to be emptied, the repetition that is to stop."""
    if _COMMENT_GONE.match(text):
        return Clause("other", answer=replies.NO_COMMENT_TAKEN)
    for pattern in _CLEARED:
        match = pattern.match(text)
        if match:
            return edit(match["what"], Changes(clear=(_field(match["field"]),)), scene)
    match = _STOP_REPEAT.match(text)
    return edit(match["what"] or match["once"] or match["halted"], Changes(clear=("rrule",)), scene) if match else None


def _field(word: str) -> Clearable:
    word = word.lower()
    if "priorit" in word:
        return "priority"
    if "repe" in word or "recur" in word:
        return "rrule"
    return "description" if re.match(_NOTES, word) else "due"
