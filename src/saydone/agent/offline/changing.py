"""Sentences that change a task: its name, its due date, its priority, its notes, its repetition."""

from collections.abc import Callable

from saydone.agent.offline.describing import read_cleared, read_note
from saydone.agent.offline.edits import CHANGE, NAMED_TASK
from saydone.agent.offline.lexicon import FOREIGN
from saydone.agent.offline.patterns import opening, whole
from saydone.agent.offline.prioritising import read_priority
from saydone.agent.offline.reading import Clause, Scene
from saydone.agent.offline.renaming import read_rename
from saydone.agent.offline.rescheduling import DUE, read_due, read_later, read_move, read_repeat
from saydone.agent.offline.targets import target_of

_DUE_GIVEN = opening(rf"(?:add|put|give) (?:an? |the |another |new )+{DUE} (?:to|on|for|of|as)")
_SOMEBODY = opening(r"me|us|you")
_EDIT = whole(
    rf"(?:{CHANGE}|modify|amend|rename) (?:the |its )?(?:{DUE}|title|name|text|wording|priority|description"
    r"|notes?)(?: (?:of|for|on|in)"
    r" (?P<whose>.+))?",
    rf"(?:set|add|give|pick|choose) (?:an? |the |another |new )+(?:{DUE}|priority|description) (?:to|for"
    r"|on) (?P<which>.+)",
    r"(?:edit|modify|amend|change|update|revise|rename|fix|correct) (?P<what>.+)",
)


def read_update(text: str, scene: Scene) -> Clause | None:
    """The change that the request is, or None."""
    return _first(text, scene, (read_later, read_priority, read_repeat, read_due, read_move, read_rename, _open))


def read_aside(text: str, scene: Scene) -> Clause | None:
    """A change that begins like an addition or a deletion: "add a note to …", "remove the due date from …"."""
    return _first(text, scene, (read_cleared, read_note, _due_given))


def _due_given(text: str, scene: Scene) -> Clause | None:
    """ "Add a due date to …"."""
    return read_due(text, scene) if _DUE_GIVEN.match(text) else None


def _open(text: str, scene: Scene) -> Clause | None:
    """ "Edit task 3": a change that does not say what; the form is for that."""
    match = _EDIT.match(text)
    if not match:
        return None
    field = match["whose"] or match["which"]
    what = field or match["what"] or "it"
    if FOREIGN.search(what) or _SOMEBODY.match(what):
        return None
    target = target_of(what, now=scene.now)
    if target is None or target.kind == "every":
        return None
    known = (
        field
        or target.kind == "pronoun"
        or NAMED_TASK.search(what)
        or target.kind in ("ids", "positions")
        or not match["what"]
    )
    return Clause("show_form", targets=(target,)) if known else None


def _first(text: str, scene: Scene, readers: tuple[Callable[[str, Scene], Clause | None], ...]) -> Clause | None:
    return next((clause for clause in (read(text, scene) for read in readers) if clause), None)
