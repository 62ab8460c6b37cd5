"""Sentences about what was done: "undo that", "what did you do?", "what is in the trash?", "restore the taxes"."""

import re

from saydone.agent.offline.lexicon import ALIEN
from saydone.agent.offline.patterns import any_of, whole
from saydone.agent.offline.reading import Clause, Scene, Tending
from saydone.agent.offline.resolving import resolved
from saydone.domain.when.pattern import Pattern

_JUST = r"(?:what(?:ever)? you(?:'ve| have)? (?:just |last )?(?:did|done|changed|deleted|removed))"
_THING_DONE = (
    rf"(?:that|it|this|{_JUST}|(?:(?:the|my|your|that) )*(?:last|latest|previous|most recent)(?: "
    r"\w+)? ?(?:change|action|thing|step|operation|one|edit|command|deletion|move|"
    r"completion)?(?: (?:i|you) (?:did|made))?)"
)
_UNDO = whole(
    rf"(?:undo|revert|reverse|roll ?back|take back|cancel out) {_THING_DONE}(?: again| please| too| as well| also)?",
    r"undo (?:everything|all(?: of (?:it|that|this|them))?|twice|thrice|(?:the |my |your )?last (?:\w+ )?(?:things"
    r"|changes|"
    r"actions|steps|ones)|it all|(?:\w+|\d+) times)(?: (?:i|you|we)(?:'ve| have)? (?:just )?(?:did|done|changed))?"
    r"(?: today| yesterday| just now)?",
    r"(?:undo|revert|take back) (?:everything from |all of )?the (?:last|past) (?:\w+ )?(?:minutes?|hours?)",
    r"undo|revert|roll ?back|scratch that|take (?:that|it) back|(?:go|step) back one(?: step)?",
    rf"(?:bring|get|put) back {_JUST}",
    r"(?:bring|put|get) (?:that|it) back the way it was",
    r"(?:undo|revert|take back) (?:everything|all|all of it|what(?:ever)?)(?: that)? (?:(?:i|you|we)(?:'ve| have)? "
    r"(?:just )?(?:did|done|changed)|happened)(?: (?:in|within|during|for) the (?:last|past) .+| since .+| this .+)?",
)
_SEVERAL = Pattern(
    r"\b(?:everything|(?:last|past) (?:\w+ )?(?:minutes?|hours?)|all|twice|thrice|times|things|changes|actions|steps"
    r"|ones)\b",
    re.I,
)
_REDO = whole(
    rf"(?:redo|re-?apply)(?: {_THING_DONE})?(?: again| please)?",
    r"(?:undo|revert|take back) (?:the|that|your|my|the last) (?:undo|undoing|revert)",
    r"(?:do|apply|bring back|make) (?:it |that )?(?:again )?what (?:you|i) (?:just )?(?:undid|"
    r"have undone|took back)(?: again)?",
    r"put (?:it|that) back to how it was before the undo",
)
_HISTORY = whole(
    r"what (?:did|have) (?:you|we|i) (?:just )?(?:do|done|change|changed|been doing)(?: (?:just "
    r"now|now|so far|last|today|yesterday|recently"
    r"|(?:to|with|in) my (?:tasks|lists?|to-?dos?)))*",
    r"what(?:'s| has| was| is)? (?:just )?(?:been )?(?:changed|done by you)(?: (?:last|recently|"
    r"lately|today|just now))*",
    r"(?:(?:show|list|see|view|open|display|give)(?: me)? )?(?:the |my |your |our )*(?:(?:recent|"
    r"latest|last|full|whole|change|undo|task|action) )*"
    r"(?:history|change ?log|activity(?: log| feed)?|audit log|changes|operations)(?: please)?",
)
_MY_DAY = Pattern(r"^what (?:did|have) (?:i|we) (?:do|done)\b.*\b(?:today|yesterday)$", re.I)
""" "What did I do yesterday?" asks for the tasks that were completed then."""
_OF_TASK = whole(
    r"(?:(?:show|see|view|what(?:'s| is))(?: me)? )?(?:the )?(?:change )?history (?:of|for) "
    r"(?P<what>(?:the |my )?.+ (?:task|reminder|item)|(?:task |number |#)+\d+|it|that)",
    r"what (?:happened|changed|was changed) (?:to|about|on|with) (?P<that>(?:the |my )?.+ "
    r"(?:task|reminder|item)|(?:task |number |#)+\d+)",
)
_LAST_DELETED = whole(
    r"(?:(?:bring|get|put|fetch) back|restore|recover|un-?delete|undo|revert|take back|rescue|retrieve)"
    r" (?:what(?:ever)?|the (?:tasks?|ones?|things?|last (?:tasks?|ones?|things?)))(?: that| which)?"
    r" (?:you|i|we)(?:'ve| have)? (?:just |last )?(?:deleted|removed)(?: last| just now)?(?: again)?",
    r"(?:bring|get|put) (?:what(?:ever)?|the (?:tasks?|ones?|things?))(?: that| which)? (?:you|i|we)(?:'ve| have)?"
    r" (?:just |last )?(?:deleted|removed) back",
    r"(?:(?:bring|get|put) back|restore|recover|un-?delete) (?:the |my )?(?:last|latest|most recent)(?:ly)?"
    r"(?: (?:deleted|removed))?(?: (?:task|one|thing|item))? ?(?:(?:i|you|we) (?:deleted|removed)|deletion)",
)
_TRASH = (
    r"(?:(?:the|my|our) )*(?:trash(?: can| bin)?|(?:recycle |recycling |rubbish |dust)?bin|"
    r"rubbish|wastebasket|recently deleted)"
)
_IN_TRASH = whole(
    r"(?:what(?:'s| is| do i have| have i)?|what all is|which tasks are|is there anything|"
    rf"anything) (?:\w+ )?(?:in|inside) {_TRASH}",
    r"(?:show|open|list|see|view|display|look (?:in|into|at)|check|browse)(?: me)?(?: what(?:'s| "
    rf"is) in)?(?: everything in| all)? {_TRASH}",
    r"(?:show|list|see|view|display)(?: me)? (?:the |my |all |all the |recently )*(?:deleted|"
    r"removed|trashed) (?:tasks|items|things|ones|reminders|to-?dos?)",
    r"(?:show|list|see|tell)(?: me)? (?:all )?(?:what|everything)(?: that)? (?:i|we|you)(?:'ve| have)? (?:recently )?"
    r"(?:deleted|removed)(?: (?:recently|lately|today|yesterday|this week|so far))?",
    r"(?:what|which (?:tasks|ones)) (?:did|have) (?:i|we|you) (?:recently |already )?(?:deleted?|"
    r"removed?)(?: (?:recently|lately|today|yesterday))?",
)
_BIN_OF_TASKS = r"(?:(?:the|my|our) )*(?:trash(?! can)|recycle bin|wastebasket|recently deleted)"
_EMPTY = whole(
    rf"(?:empty|clear|clean|purge|flush|wipe)(?: out)? {_BIN_OF_TASKS}(?: (?:now|completely|for good|forever))*",
    r"(?:permanently |for good )?(?:delete|remove|erase|destroy) (?:everything|all(?: tasks| "
    rf"items)?|what(?:ever)?(?:'s| is)) (?:in|from|inside) {_TRASH}"
    r"(?: (?:permanently|forever|for good))?",
    r"(?:take|bring) out the rubbish of deleted tasks",
)
_RESTORE = whole(
    r"(?:restore|recover|bring back|get back|put back|fetch back|undelete|rescue|retrieve) "
    rf"(?P<what>.+?) (?:from|out of) {_TRASH}",
    r"(?:restore|un-?delete|recover|rescue) (?P<bare>.+?)(?: please)?",
    rf"(?:bring|get|put|take|pull) (?P<mid>.+?) (?:back )?(?:out of|from) {_TRASH}(?: again)?",
    r"(?:bring|get) (?:back )?(?P<deleted>the (?:deleted|removed) .+?)(?: back)?",
    r"bring back (?P<back>(?!it\b|that\b|this\b|what\b|from\b|an? )[\w' -]+?)",
    r"bring (?P<around>(?!it\b|that\b|this\b|me\b|us\b|back\b|an? )[\w' -]+?) back(?: again)?",
)
_ELSEWHERE = any_of(r"factory", r"default", r"backup", r"settings?", r"phone", r"session", r"page", r"tab", r"system")
_FOREIGN = whole(rf".*\b{_ELSEWHERE}\b.*")


def read_taken_back(text: str, scene: Scene) -> Clause | None:
    """What is to be undone, done again, or taken out of the trash."""
    if _REDO.match(text):
        return Clause("redo")
    if _LAST_DELETED.match(text):
        return Clause("trash", tending=Tending("restore_last"))
    if _UNDO.match(text):
        return Clause("undo", text="more" if _SEVERAL.search(text) else "")
    if _EMPTY.match(text):
        return Clause("trash", tending=Tending("empty"))
    match = _RESTORE.match(text)
    if not match or ALIEN.search(text) or _FOREIGN.match(text):
        return None
    target = resolved(next(said for said in match.groups() if said), scene)
    if target and target.kind == "every" and target.query and target.query.status == "completed":
        return None
    if target is None or (target.kind == "pronoun" and "trash" not in text.lower() and "bin" not in text.lower()):
        return None
    return Clause("trash", targets=(target,), tending=Tending("restore"))


def read_done(text: str, scene: Scene) -> Clause | None:
    """The question what was done, or what is in the trash."""
    if _IN_TRASH.match(text):
        return Clause("trash", tending=Tending("list"))
    if _HISTORY.match(text) and not _MY_DAY.match(text):
        return Clause("history")
    match = _OF_TASK.match(text)
    target = resolved(match["what"] or match["that"], scene) if match else None
    return Clause("history", targets=(target,)) if target else None
