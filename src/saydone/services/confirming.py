"""What asks before it acts: much at once, or everything. The answer to the question is a token.

The token stands for what was shown: the same thing to be done to the same tasks at the same versions. Whoever acts has
it only from being told what would happen, and in the chat it counts from the user's next message on: the turn in which
a model was told cannot be the one in which the user agreed.
"""

import hashlib
import re
from collections.abc import Iterable

from saydone.domain.actor import Actor
from saydone.domain.task import Task
from saydone.errors import Conflict

ASK = "ask"
"""Given as the token of what is not asked about by itself, it has that told first too."""
_LENGTH = 12
_TOKEN = re.compile(f"[0-9a-f]{{{2 * _LENGTH}}}")


def token_for(actor: Actor, action: str, tasks: Iterable[Task]) -> str:
    """The token by which this actor may, later, do ``action`` to these tasks as they are."""
    return f"{_turn(actor)}{_selection(actor, action, tasks)}"


def is_confirmed(actor: Actor, token: str, action: str, tasks: Iterable[Task]) -> bool:
    """Whether ``token`` was given for just this. Raises ``Conflict`` when it was given in this very turn."""
    given = token.strip().lower()
    if given[_LENGTH:] != _selection(actor, action, tasks):
        return False
    if actor.door == "chat" and given[:_LENGTH] == _turn(actor):
        raise Conflict("Ask the user first: this can be confirmed only after they have answered.")
    return True


def was_shown(actor: Actor, token: str) -> bool:
    """Whether somebody acts on what they were shown: pressed “Confirm”, or sends what is a token, or wants to be asked
    (``ASK``). Then just that is done, be it little or much by now, or they are asked again. (Other words are none:
    models fill in “yes” unasked.)"""
    given = token.strip().lower()
    return bool(given) and (actor.door == "widget" or given == ASK or _TOKEN.fullmatch(given) is not None)


def _turn(actor: Actor) -> str:
    return _short(f"turn {actor.user_id} {actor.operation}")


def _selection(actor: Actor, action: str, tasks: Iterable[Task]) -> str:
    named = ",".join(sorted(f"{task.id}:{task.version}" for task in tasks))
    return _short(f"selection {actor.user_id} {action} {named}")


def _short(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:_LENGTH]
