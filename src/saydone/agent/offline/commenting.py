"""Comments on tasks: "comment on the taxes: the form is missing"."""

import re

from saydone.agent.offline.edits import may_be_task
from saydone.agent.offline.lexicon import ALIEN
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.quotes import HIDDEN
from saydone.agent.offline.reading import Clause, Scene
from saydone.agent.offline.resolving import resolved

_COMMENT = whole(
    r"comment (?:on|to|under|for) (?P<what>[^:]+?)\s*(?::| that| with| saying|,)\s*(?P<text>.+)",
    r"(?:add|leave|write|post|put|make)(?: a| an| the| another| my| this)* comment (?:to|on|for|"
    r"under|in) (?P<what2>[^:]+?)\s*"
    r"(?::|,| saying| that says| that| with)\s*(?P<text2>.+)",
    rf"(?:comment|(?:add|leave|write|post|put)(?: the| a)* comment):? (?P<text3>{HIDDEN}) (?:to|"
    r"on|for|under) (?P<what3>.+)",
    r"(?:add|leave|write|post|put) (?P<text4>.+?) as (?:a )?comment (?:to|on|for|under) (?P<what4>.+)",
    r"comment (?P<text5>.+) (?:on|to) (?P<what5>(?:task|number|#|it|that)\b.*|#\d+)",
)


def read_comment(text: str, scene: Scene) -> Clause | None:
    """The comment that is to be left on a task, or None."""
    match = _COMMENT.match(text)
    if not match:
        return None
    groups = match.groupdict()
    what, said = (next(v for k, v in groups.items() if k.rstrip("2345") == stem and v) for stem in ("what", "text"))
    if ALIEN.search(what) or not may_be_task(what, surely=True):
        return None
    target = resolved(what, scene)
    return Clause("comment", targets=(target,), text=re.sub(r"^that ", "", said.strip())) if target else None
