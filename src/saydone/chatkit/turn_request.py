"""What starts a turn, whichever door it came through."""

import hashlib
from dataclasses import dataclass

from chatkit.types import InferenceOptions, UserMessageInput, UserMessageTextContent

from saydone.domain.text import checked_text
from saydone.errors import InvalidInput

MESSAGE_MAX = 32_000


@dataclass(frozen=True, slots=True)
class Say:
    """A message of the user's, in a conversation or, without one, in a new one."""

    thread_id: str | None
    input: UserMessageInput


@dataclass(frozen=True, slots=True)
class Retry:
    """Answer a message of the user's anew: what came after it is taken back from both histories."""

    thread_id: str
    item_id: str


def plain_message(text: str) -> UserMessageInput:
    """A message that is nothing but text."""
    return UserMessageInput(
        content=[UserMessageTextContent(text=text)], attachments=[], inference_options=InferenceOptions()
    )


def check_message(message: UserMessageInput) -> None:
    """Raises ``InvalidInput`` for a message that cannot be kept or answered."""
    text = "".join(part.text for part in message.content) + (message.quoted_text or "")
    if not checked_text(text, "The message").strip():
        raise InvalidInput("The message is empty. Say what you want to get done.")
    if len(text) > MESSAGE_MAX:
        raise InvalidInput(f"The message has {len(text)} characters; {MESSAGE_MAX} is the most.")
    if message.attachments:
        raise InvalidInput("Attachments cannot be sent to this server.")
    if message.inference_options.tool_choice is not None:
        raise InvalidInput("There is no choice of tools on this server.")
    if message.inference_options.model is not None:
        raise InvalidInput("There is no choice of models on this server.")


def digest_of(*parts: str) -> str:
    """What tells one request from another under the same idempotency key."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
