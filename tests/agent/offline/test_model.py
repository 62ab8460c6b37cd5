"""The offline model as the Agents SDK sees it: what goes in, what comes out, event by event."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, cast

from agents import FunctionTool
from agents.items import ModelResponse, TResponseInputItem, TResponseStreamEvent
from agents.tool import Tool
from openai.types.responses import (
    ResponseCompletedEvent,
    ResponseFunctionToolCall,
    ResponseOutputMessage,
    ResponseTextDeltaEvent,
)

from saydone.agent.instructions import instructions
from saydone.agent.offline.model import OfflineModel
from saydone.agent.streaming_model import ModelRequest
from tests.conftest import BERLIN

TOLD = instructions(datetime(2026, 3, 4, 10, 0, tzinfo=BERLIN))
TOOLS = ("add_task", "list_tasks", "get_task", "update_task", "complete_task", "delete_task", "show_task_form")


def offered(*names: str) -> list[Tool]:
    async def never(*_: object) -> str:
        raise AssertionError("a model calls no tool itself")

    return [FunctionTool(name, "", {}, never) for name in names]


def item(**fields: object) -> TResponseInputItem:
    return cast(TResponseInputItem, fields)


def user(text: str) -> TResponseInputItem:
    return item(role="user", content=text)


def called(name: str, call_id: str, output: object, **arguments: object) -> list[TResponseInputItem]:
    text = output if isinstance(output, str) else json.dumps(output)
    return [
        item(type="function_call", name=name, call_id=call_id, arguments=json.dumps(arguments)),
        item(type="function_call_output", call_id=call_id, output=text),
    ]


async def respond(
    history: str | list[TResponseInputItem],
    *,
    told: str | None = TOLD,
    tools: Sequence[str] = TOOLS,
    model: OfflineModel | None = None,
) -> ModelResponse:
    return await ModelRequest(told, history, tools=offered(*tools)).whole(model or OfflineModel())


async def streamed(history: str) -> list[TResponseStreamEvent]:
    return [event async for event in OfflineModel().answer(ModelRequest(TOLD, history, tools=offered(*TOOLS)))]


def said(response: ModelResponse) -> str:
    (message,) = response.output
    assert isinstance(message, ResponseOutputMessage)
    return "".join(getattr(part, "text", "") for part in message.content)


def calls(response: ModelResponse) -> list[tuple[str, Any]]:
    found = [each for each in response.output if isinstance(each, ResponseFunctionToolCall)]
    assert len(found) == len(response.output)
    return [(call.name, json.loads(call.arguments)) for call in found]


async def test_a_request_becomes_a_tool_call() -> None:
    response = await respond("add buy yeast")
    assert calls(response) == [("add_task", {"tasks": [{"title": "buy yeast"}]})]
    assert response.usage.requests == 1
    assert response.usage.total_tokens == 0


async def test_due_words_are_read_by_the_clock_in_the_instructions() -> None:
    late = instructions(datetime(2027, 8, 19, 23, 30, tzinfo=BERLIN))
    ((_, arguments),) = calls(await respond("add buy yeast tomorrow at 8am", told=late))
    assert arguments["tasks"] == [{"title": "buy yeast", "due": "2027-08-20T08:00"}]


async def test_due_words_are_read_by_its_own_clock_when_the_instructions_tell_no_time() -> None:
    model = OfflineModel(lambda: datetime(2030, 1, 1, 12, 0, tzinfo=UTC))
    for told in (None, "Help.", "It is Friday 99 Nonsense 2026, 10:00 for the user (time zone Mars/Base)."):
        ((_, arguments),) = calls(await respond("add buy yeast tomorrow", told=told, model=model))
        assert arguments["tasks"] == [{"title": "buy yeast", "due": "2030-01-02"}]


async def test_a_tool_that_is_not_offered_is_not_called() -> None:
    assert said(await respond("add buy yeast", tools=())) == (
        "I cannot do that here: the tool add_task is not on offer."
    )
    assert "cannot show a form" in said(await respond("show me the form", tools=("add_task",)))


async def test_a_tool_error_is_told_as_it_is() -> None:
    history = [user("add buy yeast"), *called("add_task", "c1", "The database cannot be reached at the moment.")]
    assert said(await respond(history)) == "The database cannot be reached at the moment."


async def test_a_call_with_its_output_in_the_history_is_not_made_again() -> None:
    history = [user("delete #7"), *called("get_task", "c1", "There is no task 7.", ids=["7"])]
    assert said(await respond(history)) == "There is no task 7."


async def test_a_turn_that_another_model_began_is_not_carried_on() -> None:
    history = [user("add buy yeast"), *called("delete_task", "c1", "{}", ids=["7"])]
    assert "lost the thread" in said(await respond(history))


async def test_a_question_that_another_model_asked_is_not_taken_for_its_own() -> None:
    history = [
        user("delete everything"),
        item(role="assistant", content="Shall I really delete them all? Say “yes, do it”."),
        user("yes"),
    ]
    assert "have not asked" in said(await respond(history))


async def test_a_message_in_parts_is_read_as_one() -> None:
    parts = [{"type": "input_text", "text": "add buy "}, {"type": "input_text", "text": "yeast"}]
    assert calls(await respond([item(role="user", content=parts)]))[0][0] == "add_task"


async def test_no_message_at_all_is_greeted() -> None:
    assert said(await respond([])).startswith("Hello!")


async def test_a_text_is_streamed_word_by_word() -> None:
    events = await streamed("hello")
    assert [event.type for event in events if event.type != "response.output_text.delta"] == [
        "response.created",
        "response.output_item.added",
        "response.content_part.added",
        "response.output_text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.completed",
    ]
    deltas = [event.delta for event in events if isinstance(event, ResponseTextDeltaEvent)]
    last = events[-1]
    assert isinstance(last, ResponseCompletedEvent)
    assert len(deltas) > 5
    assert "".join(deltas) == last.response.output_text
    assert [event.sequence_number for event in events] == list(range(len(events)))


async def test_a_call_is_streamed_with_its_arguments() -> None:
    events = await streamed("add buy yeast")
    assert [event.type for event in events] == [
        "response.created",
        "response.output_item.added",
        "response.function_call_arguments.delta",
        "response.function_call_arguments.done",
        "response.output_item.done",
        "response.completed",
    ]
    last = events[-1]
    assert isinstance(last, ResponseCompletedEvent)
    assert last.response.usage is not None
    assert last.response.usage.total_tokens == 0


async def test_ids_are_new_each_time() -> None:
    model = OfflineModel()
    answers = await asyncio.gather(*(respond("add buy yeast", model=model) for _ in range(20)))
    made = [each for answer in answers for each in answer.output if isinstance(each, ResponseFunctionToolCall)]
    assert len({call.call_id for call in made}) == 20
    assert len({call.id for call in made}) == 20
