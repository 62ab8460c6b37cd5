"""What starts a turn, whichever door it came through."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from chatkit.types import InferenceOptions, StructuredInputSubmission, UserMessageInput, UserMessageTextContent

from saydone.chatkit.mention import check_mentions
from saydone.domain.text import checked_text, is_blank
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


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """Answer, or skip, a question that the agent asked, and let it go on."""

    thread_id: str
    item_id: str
    input: StructuredInputSubmission


def plain_message(text: str, model: str | None = None, attachments: Sequence[str] = ()) -> UserMessageInput:
    """A message that is text and perhaps files, for a model if one is named."""
    return UserMessageInput(
        content=[UserMessageTextContent(text=text)],
        attachments=list(attachments),
        inference_options=InferenceOptions(model=model),
    )


def check_message(message: UserMessageInput) -> None:
    """Raises ``InvalidInput`` for a message that cannot be kept or answered."""
    text = "".join(part.text for part in message.content) + (message.quoted_text or "")
    if is_blank(checked_text(text, "The message")) and not message.attachments:
        raise InvalidInput("The message is empty. Say what you want to get done.")
    if len(text) > MESSAGE_MAX:
        raise InvalidInput(f"The message has {len(text)} characters; {MESSAGE_MAX} is the most.")
    check_mentions(message.content)


def digest_of(*parts: str) -> str:
    """What tells one request from another under the same idempotency key."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
