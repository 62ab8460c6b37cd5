"""Things to do that go somewhere: "drive to work", "send flowers to Ann", "a trip to Paris" name no list by that."""

from saydone.agent.offline.patterns import whole

_GOING = whole(
    r"(?:.* )?(?:go|drive|walk|ride|cycle|bike|run|travel|fly|commute|move|way|trip|journey|flights?|trains?|bus"
    r"|visit|letter|invitation|tickets?|welcome|back|work|stay|live|sign|log|focus)(?: (?:my |the |a )?[\w'-]+)?"
)
_BRINGING = r"send|bring|take|carry|deliver|give|reply|respond|talk|speak|listen|say|get|come|return|head"
_TELLING = (
    r"write|show|read|sell|lend|tell|explain|introduce|add|post|mail|e-?mail|forward|submit|invite|transfer|pay|apply"
    r"|donate"
    r"|present|hand|pass|sign up"
)
_BROUGHT = whole(rf"(?:{_BRINGING})\b.*")
_TOLD = whole(rf"(?:{_TELLING})\b.*")


def is_trip(what: str) -> bool:
    """Whether what ends so goes on to a place ("drive", "book a flight")."""
    return _GOING.match(what) is not None


def is_brought(what: str) -> bool:
    """Whether it is brought somewhere, or to somebody."""
    return _BROUGHT.match(what) is not None


def goes_somewhere(what: str) -> bool:
    """Whether it goes, or is brought, told or given, to a place or to somebody."""
    return is_trip(what) or is_brought(what) or _TOLD.match(what) is not None
