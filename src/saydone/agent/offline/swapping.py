"""Reading that two tasks are to change places: "swap the milk and the bread"."""

from saydone.agent.offline.patterns import whole
from saydone.agent.offline.reading import Clause, Scene
from saydone.agent.offline.targets import target_of

_SWAP = whole(
    r"(?:swap|switch|exchange|trade)(?: around)?(?: the)?(?: (?:order|places?|positions?) of)? (?P<one>.+?)"
    r" and (?P<other>.+?)(?: around| (?:in|on) (?:the|my) (?:list|order))?",
    r"(?:let )?(?P<first>.+?) and (?P<second>.+?) (?:should )?(?:swap|switch|change|trade) places",
)


def read_swap(text: str, scene: Scene) -> Clause | None:
    """The two tasks that are to change places, or None."""
    match = _SWAP.match(text)
    if not match:
        return None
    said = (match["one"] or match["first"], match["other"] or match["second"])
    targets = tuple(target for words in said if (target := target_of(words, now=scene.now)))
    if len(targets) < len(said) or any(target.kind not in ("name", "ids", "positions") for target in targets):
        return None
    return Clause("swap", targets=targets)
