"""Ids of our own, on streams that no well-behaved provider sends."""

import pytest
from agents.items import TResponseStreamEvent
from openai.types.responses import (
    Response,
    ResponseCompletedEvent,
    ResponseFunctionToolCall,
    ResponseOutputItem,
    ResponseOutputItemAddedEvent,
    ResponseOutputItemDoneEvent,
)

from saydone.agent.own_ids import OwnIds

FAKE = "__fake_id__"


def a_call(call_id: str, *, name: str = "add_task", arguments: str = "{}") -> ResponseFunctionToolCall:
    return ResponseFunctionToolCall(id=FAKE, call_id=call_id, name=name, arguments=arguments, type="function_call")


def added(item: ResponseOutputItem, index: int) -> ResponseOutputItemAddedEvent:
    return ResponseOutputItemAddedEvent(
        item=item, output_index=index, sequence_number=0, type="response.output_item.added"
    )


def done(item: ResponseOutputItem, index: int) -> ResponseOutputItemDoneEvent:
    return ResponseOutputItemDoneEvent(
        item=item, output_index=index, sequence_number=0, type="response.output_item.done"
    )


def completed(*items: ResponseOutputItem) -> ResponseCompletedEvent:
    response = Response(
        id=FAKE,
        created_at=0,
        model="m",
        object="response",
        output=list(items),
        parallel_tool_calls=True,
        tool_choice="auto",
        tools=[],
    )
    return ResponseCompletedEvent(response=response, sequence_number=0, type="response.completed")


def calls_in(event: TResponseStreamEvent) -> list[ResponseFunctionToolCall]:
    items = event.response.output if isinstance(event, ResponseCompletedEvent) else [getattr(event, "item", None)]
    return [item for item in items if isinstance(item, ResponseFunctionToolCall)]


@pytest.mark.parametrize("given", ["call_0", ""])
def test_two_calls_of_one_id_become_two_and_stay_so_in_every_event(given: str) -> None:
    own = OwnIds()
    first, second = a_call(given), a_call(given)
    begun = [calls_in(own.event(added(call, index)))[0] for index, call in enumerate((first, second))]
    ended = [calls_in(own.event(done(call, index)))[0] for index, call in enumerate((first, second))]
    whole = calls_in(own.event(completed(first, second)))
    assert len({call.call_id for call in begun}) == len({call.id for call in begun}) == 2
    assert [(c.id, c.call_id) for c in begun] == [(c.id, c.call_id) for c in ended]
    assert [(c.id, c.call_id) for c in begun] == [(c.id, c.call_id) for c in whole]


def test_the_same_call_id_in_two_responses_becomes_two() -> None:
    one, other = (OwnIds().output([a_call("call_0")]) for _ in range(2))
    assert one[0].id != other[0].id
    assert getattr(one[0], "call_id", None) != getattr(other[0], "call_id", None)


def test_the_providers_own_items_are_left_as_they_were() -> None:
    call = a_call("call_0", arguments="")
    OwnIds().output([call])
    assert (call.id, call.call_id, call.arguments) == (FAKE, "call_0", "")


@pytest.mark.parametrize("arguments", ["", '{"a": ', "[1]", '"text"', '{"a": NaN}', "[" * 100_000])
def test_arguments_that_are_no_json_object_become_an_empty_one(arguments: str) -> None:
    (call,) = OwnIds().output([a_call("c", arguments=arguments)])
    assert getattr(call, "arguments", None) == "{}"


@pytest.mark.parametrize("name", ["", "two words", "x" * 65, "naïve"])
def test_a_name_that_no_provider_takes_back_becomes_one_that_no_tool_has(name: str) -> None:
    (call,) = OwnIds().output([a_call("c", name=name)])
    assert getattr(call, "name", None) == "unnamed_tool"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (r'{"title": "\ud800"}', '{"title": "\ufffd"}'),
        (r'{"title": "\uD83D\uDE00"}', '{"title": "\U0001f600"}'),
        (r'{"title": "\ud83d", "note": "\ude00"}', '{"title": "\ufffd", "note": "\ufffd"}'),
    ],
)
def test_half_a_character_in_arguments_is_told_as_one_that_is_missing(sent: str, kept: str) -> None:
    (call,) = calls_in(OwnIds().event(done(a_call("a", arguments=sent), 0)))
    assert call.arguments == kept
