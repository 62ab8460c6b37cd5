"""Time that is kept free: "block 2 hours tomorrow afternoon for the move" is the move, which takes so long."""

from saydone.agent.offline.patterns import whole
from saydone.domain.when.lengths import LENGTH

_BLOCK = whole(
    rf"(?:please )?block (?:off |out )?(?P<long>{LENGTH})(?: (?P<when>(?!for\b|to\b).+?))? (?:for|to) (?P<what>.+)"
)


def as_addition(text: str) -> str:
    """The text as the addition that it is; else the text."""
    match = _BLOCK.match(text.strip(" .!"))
    return f"add {match['what']} {match['when'] or ''} for {match['long']}" if match else text
