"""When a task is begun: "start working on the report on monday", "the start date of the report is monday"."""

from saydone.agent.offline.changes import due_argument
from saydone.agent.offline.dates import dated
from saydone.agent.offline.edits import CHANGE, edit
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.reading import Changes, Clause, Scene
from saydone.domain.text import NOTHING

_DATE = r"(?:the |its )?(?:start(?:ing)?|begin(?:ning)?) (?:date|day|time)"
_START = whole(
    r"(?:i(?:'ll| will) )?(?:start|begin) (?:work(?:ing)? )?(?:on|with) (?P<said>(?:the|my|our) .+)",
    r"(?:i(?:'ll| will) )?(?:start|begin) work(?:ing)? on (?P<any>.+)",
    rf"{CHANGE} {_DATE} (?:of|for|on) (?P<what>.+?) (?:to|as|at|on) (?P<when>.+)",
    rf"{_DATE} (?:of|for) (?P<that>.+?) (?:is|should be) (?:now |on )*(?P<then>.+)",
)
_NO_START = whole(rf"(?:remove|clear|delete|take away|drop) {_DATE} (?:of|for|from|on) (?P<what>.+)")


def read_start(text: str, scene: Scene) -> Clause | None:
    """When a task that is there is to be begun; None where no task or no day is named."""
    if match := _NO_START.match(text):
        return edit(match["what"], Changes(start=NOTHING), scene)
    match = _START.match(text)
    if match is None:
        return None
    if said := match["said"] or match["any"]:
        when = dated(said, now=scene.now)
        what = when.text
    else:
        when, what = dated(match["when"] or match["then"], now=scene.now), match["what"] or match["that"]
    if when.due is None or when.rrule or not what.strip():
        return None
    return edit(what.strip(), Changes(start=due_argument(when.due)), scene)
