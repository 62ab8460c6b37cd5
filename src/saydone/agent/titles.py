"""The title of a conversation, written by a model."""

import asyncio
import re
from dataclasses import dataclass

from agents.models.interface import Model
from openai.types.responses import ResponseOutputMessage, ResponseOutputText

from saydone.agent.context_note import quoted
from saydone.agent.instructions import TITLE_INSTRUCTIONS
from saydone.agent.streaming_model import ModelRequest
from saydone.errors import ModelError

TITLE_MAX = 60
_TIMEOUT = 15.0
_READ_MAX = 2000
# Whoever writes this much has answered the message, not named it.
_WORDY = 120
_AROUND = re.compile(r"^[\s\"'“”„«»*#]+|[\s\"'“”„«»*.]+$")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")


@dataclass(frozen=True, slots=True)
class WrittenTitle:
    """A title, if the model gave one that can be used, and what it took."""

    title: str | None
    input_tokens: int = 0
    output_tokens: int = 0


async def write_title(model: Model, message: str) -> WrittenTitle:
    """The title that the model gives to a conversation which begins with this message. Never fails, never lasts."""
    try:
        async with asyncio.timeout(_TIMEOUT):
            # No limit of tokens: providers call it by different names, and some count thoughts in.
            request = ModelRequest(TITLE_INSTRUCTIONS, f"The first message: {quoted(message[:_READ_MAX])}")
            response = await request.whole(model)
    except (ModelError, TimeoutError):
        return WrittenTitle(None)
    said = [item for item in response.output if isinstance(item, ResponseOutputMessage)]
    text = "".join(part.text for item in said for part in item.content if isinstance(part, ResponseOutputText))
    return WrittenTitle(cleaned(text), response.usage.input_tokens, response.usage.output_tokens)


def cleaned(text: str) -> str | None:
    """One short line without quotation marks around it; None when there is no title in the text."""
    line = _AROUND.sub("", _UNSEEN.sub(" ", text)).strip()
    if not line or len(line) > _WORDY:
        return None
    return line if len(line) <= TITLE_MAX else line[: TITLE_MAX - 1].rstrip() + "…"
