"""What Anthropic refuses in a request whose shape is right. Each message is the one Anthropic gives.

One rule is stricter than the service of today, which joins messages of the same role: here roles
alternate, as they must for older versions and for other servers of this format.
"""

import json
from itertools import pairwise

from tests.fakes.provider.anthropic_request import (
    MessageParam,
    MessagesRequest,
    TextBlock,
    ToolResultBlock,
    ToolUseBlock,
    invalid,
)
from tests.fakes.provider.conversation import Conversation, MadeCall, Message


def check(request: MessagesRequest) -> None:
    """Raises Refused (400) for the first broken rule."""
    if not request.messages:
        raise invalid("messages: at least one message is required")
    names = [tool.name for tool in request.tools or []]
    if len(set(names)) < len(names):
        raise invalid("tools: Tool names must be unique.")
    if request.tool_choice is not None and not names:
        raise invalid("tool_choice: tool_choice may only be specified while providing tools")
    if isinstance(request.system, list) and any(not block.text for block in request.system):
        raise invalid("system: text content blocks must be non-empty")
    _check_roles(request.messages)
    for index, message in enumerate(request.messages):
        _check_content(index, message, last=index == len(request.messages) - 1)
    _check_pairs(request.messages)


def conversation(request: MessagesRequest) -> Conversation:
    """What a brain gets to see of a request that passed."""
    system = request.system or ""
    text = system if isinstance(system, str) else "\n".join(block.text for block in system)
    found = [Message("system", text)] if text else []
    for message in request.messages:
        found += _neutral(message)
    return Conversation(tuple(found), tuple(tool.name for tool in request.tools or []))


def _check_roles(messages: list[MessageParam]) -> None:
    if messages[0].role != "user":
        raise invalid('messages: first message must use the "user" role')
    for before, after in pairwise(messages):
        if before.role == after.role:
            sentence = 'messages: roles must alternate between "user" and "assistant", but found multiple '
            raise invalid(f'{sentence}"{after.role}" roles in a row')


def _check_content(index: int, message: MessageParam, *, last: bool) -> None:
    if not message.content and not (last and message.role == "assistant"):
        sentence = "all messages must have non-empty content except for the optional final assistant message"
        raise invalid(f"messages.{index}: {sentence}")
    if not isinstance(message.content, list):
        return
    if any(isinstance(block, TextBlock) and not block.text for block in message.content):
        raise invalid("messages: text content blocks must be non-empty")
    if any(isinstance(block, TextBlock) and not block.text.strip() for block in message.content):
        raise invalid("messages: text content blocks must contain non-whitespace text")
    owners = {"user": ToolUseBlock, "assistant": ToolResultBlock}
    for number, block in enumerate(message.content):
        if isinstance(block, owners[message.role]):
            sentence = f"`{block.type}` blocks are not permitted in `{message.role}` messages"
            raise invalid(f"messages.{index}.content.{number}: {sentence}")


def _check_pairs(messages: list[MessageParam]) -> None:
    """Results come first in the message right after their calls, one each, and nowhere else."""
    seen: set[str] = set()
    waiting: list[str] = []
    for index, message in enumerate(messages):
        _check_results(index, message, waiting)
        waiting = [block.id for block in message.blocks() if isinstance(block, ToolUseBlock)]
        for number, block in enumerate(message.blocks()):
            if isinstance(block, ToolUseBlock):
                if block.id in seen:
                    raise invalid(f"messages.{index}.content.{number}: `tool_use` ids must be unique")
                seen.add(block.id)
    _check_answered(len(messages) - 1, waiting, set())


def _check_results(index: int, message: MessageParam, waiting: list[str]) -> None:
    answered: set[str] = set()
    in_front: set[str] = set()
    only_results = True
    for number, block in enumerate(message.blocks()):
        if not isinstance(block, ToolResultBlock):
            only_results = False
            continue
        id = block.tool_use_id
        if id not in waiting:
            raise invalid(
                f"messages.{index}.content.{number}: unexpected `tool_use_id` found in `tool_result` blocks: "
                f"{id}. Each `tool_result` block must have a corresponding `tool_use` block in the previous "
                "message."
            )
        if id in answered:
            raise invalid(
                f"messages.{index}.content.{number}: each tool_use must have a single result. Found multiple "
                f"`tool_result` blocks with id: {id}"
            )
        answered.add(id)
        if only_results:
            in_front.add(id)
    _check_answered(index - 1, waiting, in_front)


def _check_answered(index: int, waiting: list[str], answered: set[str]) -> None:
    missing = [id for id in waiting if id not in answered]
    if missing:
        raise invalid(
            f"messages.{index}: `tool_use` ids were found without `tool_result` blocks immediately after: "
            f"{', '.join(missing)}. Each `tool_use` block must have a corresponding `tool_result` block in "
            "the next message."
        )


def _neutral(message: MessageParam) -> list[Message]:
    """Tool results are messages of their own; words beside them are the user's."""
    blocks = message.blocks()
    text = "".join(block.text for block in blocks if isinstance(block, TextBlock))
    if message.role == "assistant":
        uses = [block for block in blocks if isinstance(block, ToolUseBlock)]
        return [Message("assistant", text, tuple(MadeCall(use.id, use.name, json.dumps(use.input)) for use in uses))]
    results = [
        Message("tool", block.text(), call_id=block.tool_use_id)
        for block in blocks
        if isinstance(block, ToolResultBlock)
    ]
    return [*results, Message("user", text)] if text or not results else results
