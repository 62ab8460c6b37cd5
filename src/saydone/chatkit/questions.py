"""Questions that the agent asks: ChatKit's structured input items, their answers, and their words elsewhere."""

from datetime import UTC, datetime
from typing import cast

from chatkit.types import (
    StructuredInputAnswer,
    StructuredInputAnswerSubmission,
    StructuredInputItem,
    StructuredInputMultipleChoice,
    StructuredInputMultipleChoiceOption,
    StructuredInputSubmission,
)
from sqlalchemy.ext.asyncio import AsyncSession

from saydone.agent.ask_user import answer_item
from saydone.agent.turn_context import Asked, in_words
from saydone.chatkit.item_json import item_to_keep, kept_item, new_item_id
from saydone.chatkit.store import ItemNotFound
from saydone.chatkit.turn_request import MESSAGE_MAX, AnswerQuestion
from saydone.domain.text import checked_text, is_blank
from saydone.errors import Conflict, InvalidInput
from saydone.store import memory, threads
from saydone.store.memory import MemoryItem

_SKIPPED = StructuredInputAnswer(skipped=True)


def question_item(thread_id: str, asked: Asked, now: datetime) -> StructuredInputItem:
    """The item that asks; the one input in it has the id of the call that its answer is the output of."""
    choice = StructuredInputMultipleChoice(
        id=asked.call_id,
        question=asked.question,
        options=[StructuredInputMultipleChoiceOption(value=option) for option in asked.options],
        multiple=asked.multiple,
    )
    return StructuredInputItem(
        id=new_item_id("message"), thread_id=thread_id, created_at=now.astimezone(UTC), inputs=[choice]
    )


def question_in_words(item: StructuredInputItem) -> str:
    """The question as text, with its options numbered, and the answer when there is one."""
    words: list[str] = []
    for asked in item.inputs:
        options = asked.options if isinstance(asked, StructuredInputMultipleChoice) else []
        words.append(in_words(asked.question, [option.value for option in options]))
        if asked.answer is not None and asked.answer.values:
            words.append(f"→ {', '.join(asked.answer.values)}")
    return "\n\n".join(words)


async def answer_question(session: AsyncSession, user_id: int, request: AnswerQuestion) -> StructuredInputItem:
    """Keep the user's answer in both histories, and return the item as it is now.

    Raises ``NotFound`` for what is no question of theirs, ``Conflict`` when it was answered or skipped before,
    ``InvalidInput`` for an answer that does not belong to it.
    """
    stored = await threads.find_item(session, user_id, request.thread_id, request.item_id)
    item = None if stored is None else kept_item(stored)
    if not isinstance(item, StructuredInputItem):
        raise ItemNotFound
    if item.status != "pending":
        raise Conflict(
            "This question was answered already. Say in a message what you want now."
            if item.status == "answered"
            else "This question was skipped already. Say in a message what you want now."
        )
    _settle(item, request.input)
    await threads.save_item(session, request.thread_id, item_to_keep(item))
    outputs = [answer_item(asked.id, asked.answer.values if asked.answer else []) for asked in item.inputs]
    await memory.append(session, request.thread_id, cast(list[MemoryItem], outputs))
    return item


async def skip_question(session: AsyncSession, thread_id: str, said: str) -> StructuredInputItem | None:
    """Mark the question that waits in a conversation, if one does, as skipped: the user says something instead; as
    answered, where what is said names one of its options.

    The model's memory needs no change: it says that the user was asked, and what they say next follows it.
    """
    # Nothing waits from before the user's last message: a long conversation without questions is not searched for one.
    stored = await threads.newest_item(session, thread_id, "structured_input", "user_message")
    item = None if stored is None else kept_item(stored)
    if not isinstance(item, StructuredInputItem) or item.status != "pending":
        return None
    named = {
        asked.id: StructuredInputAnswerSubmission(values=[option])
        for asked in item.inputs
        if (option := _named(asked, said))
    }
    _settle(item, StructuredInputSubmission(status="answered" if named else "skipped", answers=named))
    await threads.save_item(session, thread_id, item_to_keep(item))
    return item


def _named(asked: object, said: str) -> str | None:
    """The option that a message names: by its words, its number, or its first word, as “yes” for “Yes, add it”."""
    options = [option.value for option in asked.options] if isinstance(asked, StructuredInputMultipleChoice) else []
    words = said.strip(" .!\n").casefold()
    for number, option in enumerate(options, start=1):
        if words in (option.casefold(), str(number)):
            return option
    begin = [option for option in options if option.casefold().split(",")[0] == words]
    return begin[0] if len(begin) == 1 else None


def _settle(item: StructuredInputItem, submission: StructuredInputSubmission) -> None:
    if submission.answers.keys() - {asked.id for asked in item.inputs}:
        raise InvalidInput("The answer belongs to another question than this one.")
    for asked in item.inputs:
        given = submission.answers.get(asked.id)
        values = [] if given is None or given.skipped or submission.status == "skipped" else _said(given.values)
        if not (isinstance(asked, StructuredInputMultipleChoice) and asked.multiple):
            values = values[:1]
        asked.answer = StructuredInputAnswer(values=values) if values else _SKIPPED
    item.status = "answered" if any(asked.answer and asked.answer.values for asked in item.inputs) else "skipped"


def _said(values: list[str]) -> list[str]:
    said = [value.strip() for value in values if not is_blank(checked_text(value, "The answer"))]
    if sum(map(len, said)) > MESSAGE_MAX:
        raise InvalidInput(f"The answer is too long; {MESSAGE_MAX} characters are the most.")
    return said
