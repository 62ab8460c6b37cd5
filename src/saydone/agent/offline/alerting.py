"""Reminders of a task that is there: "remind me 2 days before the taxes"."""

from saydone.agent.offline.lengths import LENGTH
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.reading import Clause, Scene
from saydone.agent.offline.resolving import resolved

_OF_TASK = whole(
    rf"(?:remind|alert|notify) me (?P<long>{LENGTH}) (?:before|ahead of)(?: the)?(?: task)? (?P<what>.+)",
    rf"(?:remind|alert|notify) me (?:of|about) (?P<what2>.+?) (?P<long2>{LENGTH}) (?:before(?:hand)?|earlier|ahead)",
    rf"(?:add|set|put|create) (?:a |an |another )?(?:reminder|alert) (?P<long3>{LENGTH}) before(?: the)? (?P<what3>.+)",
    rf"(?:add|set|put|create) (?:a |an |another )?(?:reminder|alert) (?:to|for|on) (?P<what4>.+?),? "
    rf"(?P<long4>{LENGTH}) (?:before(?:hand)?|earlier|ahead)",
)


def read_alert(text: str, scene: Scene) -> Clause | None:
    """A reminder of a task that is there; of none with that name it is nothing that was understood."""
    match = _OF_TASK.match(text)
    if not match:
        return None
    groups = match.groupdict()
    what, said = (next(v for k, v in groups.items() if k.rstrip("234") == stem and v) for stem in ("what", "long"))
    target = resolved(what, scene)
    if target is None:
        return None
    return Clause("other", said=text, perhaps=Clause("remind", targets=(target,), text=f"{said} before"))
