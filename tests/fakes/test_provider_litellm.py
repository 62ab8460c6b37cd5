"""The fake provider through the real LiteLLM, in both formats: what LiteLLM sends is let in, and each
fault is the exception that a real provider causes."""

import os
from collections.abc import AsyncGenerator
from dataclasses import dataclass

import openai
import pytest
from openai.types.chat import ChatCompletion, ChatCompletionMessageFunctionToolCall

from tests.fakes.notepad import Notepad
from tests.fakes.provider.brain import TEN_TURNS, TaskBrain
from tests.fakes.provider.script import Fault, call, cut, empty, fail, malformed_call, say
from tests.fakes.provider.server import ANTHROPIC_MODEL, OPENAI_MODEL, FakeProvider

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"  # no price list from the network
os.environ["LITELLM_MODE"] = "PRODUCTION"  # no .env
import litellm  # it reads both at import
from litellm.llms.custom_httpx.async_client_cleanup import close_litellm_async_clients

pytestmark = [
    pytest.mark.anyio,
    # Two habits of LiteLLM's that Pydantic warns of: ReadOnly in its types, which Pydantic reads but does not
    # enforce, and going through all attributes of OpenAI's chunks, the deprecated one too.
    pytest.mark.filterwarnings("ignore:Items? .* using the `ReadOnly` qualifier:UserWarning"),
    pytest.mark.filterwarnings("ignore:Accessing the 'model_.*fields' attribute:DeprecationWarning"),
]

Message = dict[str, object]
TOOL_NAMES = ("add_task", "list_tasks", "update_task", "complete_task", "delete_task")
NO_PARAMETERS: Message = {"type": "object", "properties": {}}
TOOLS = [{"type": "function", "function": {"name": name, "parameters": NO_PARAMETERS}} for name in TOOL_NAMES]
HELLO: list[Message] = [{"role": "system", "content": "Help."}, {"role": "user", "content": "Hello"}]


@dataclass(frozen=True)
class Heard:
    """What LiteLLM made of an answer; calls as (id, name, arguments)."""

    text: str
    calls: list[tuple[str, str, str]]
    finish: str
    tokens: int


@dataclass(frozen=True)
class Model:
    """One model through LiteLLM."""

    name: str
    api_base: str

    async def ask(self, messages: list[Message], *, stream: bool = True) -> Heard:
        answered = await litellm.acompletion(  # pyright: ignore[reportUnknownMemberType] # LiteLLM is partly typed
            model=self.name,
            api_base=self.api_base,
            api_key="test-key",
            messages=messages,
            tools=TOOLS,
            stream=stream,
            stream_options={"include_usage": True} if stream else None,
            max_retries=0,
        )
        if isinstance(answered, litellm.CustomStreamWrapper):
            answered = joined([chunk async for chunk in answered])
        whole = ChatCompletion.model_validate(answered.model_dump())  # pyright: ignore[reportUnknownMemberType] # the same
        message = whole.choices[0].message
        functions = [
            (made.id, made.function.name, made.function.arguments)
            for made in message.tool_calls or []
            if isinstance(made, ChatCompletionMessageFunctionToolCall)
        ]
        tokens = whole.usage.completion_tokens if whole.usage else 0
        return Heard(message.content or "", functions, whole.choices[0].finish_reason, tokens)


def joined(chunks: list[object]) -> litellm.ModelResponse:
    whole = litellm.stream_chunk_builder(chunks)  # pyright: ignore[reportUnknownMemberType] # partly typed
    assert isinstance(whole, litellm.ModelResponse)
    return whole


@pytest.fixture(scope="module")
async def provider() -> AsyncGenerator[FakeProvider]:
    """One for all, in one event loop: LiteLLM keeps its connections by the loop's id, and closes them badly
    when that comes again."""
    litellm.suppress_debug_info = True
    with FakeProvider() as provider:
        yield provider
        await close_litellm_async_clients()


@pytest.fixture(params=["anthropic", "openai"])
def model(request: pytest.FixtureRequest, provider: FakeProvider) -> Model:
    provider.requests.clear()
    provider.think = None
    if request.param == "anthropic":
        return Model(f"anthropic/{ANTHROPIC_MODEL}", provider.url)
    return Model(f"openai/{OPENAI_MODEL}", provider.openai_base_url)


@pytest.mark.parametrize("stream", [True, False])
async def test_text_and_parallel_calls_arrive(provider: FakeProvider, model: Model, stream: bool) -> None:
    provider.reply(say("Both."), call("list_tasks", {"status": "all"}), call("list_tasks", {}))
    heard = await model.ask(HELLO, stream=stream)
    assert (heard.text, heard.finish) == ("Both.", "tool_calls")
    assert [call[1:] for call in heard.calls] == [("list_tasks", '{"status": "all"}'), ("list_tasks", "{}")]
    assert heard.tokens > 0


async def test_ten_turns_pass_the_strict_rules(provider: FakeProvider, model: Model) -> None:
    provider.think = TaskBrain()
    notepad = Notepad()
    messages = HELLO[:1]
    for words in TEN_TURNS:
        messages.append({"role": "user", "content": words})
        heard = await model.ask(messages)
        while heard.calls:
            messages.append(spoken(heard))
            for id, name, arguments in heard.calls:
                messages.append({"role": "tool", "tool_call_id": id, "content": notepad.run(name, arguments)})
            heard = await model.ask(messages)
        messages.append(spoken(heard))
    assert notepad.titles("pending") == ["buy almond milk", "call the plumber"]
    assert notepad.titles("completed") == ["buy eggs"]
    assert {received.status for received in provider.requests} == {200}


def spoken(heard: Heard) -> Message:
    calls = [
        {"id": id, "type": "function", "function": {"name": name, "arguments": arguments}}
        for id, name, arguments in heard.calls
    ]
    message: Message = {"role": "assistant", "content": heard.text or None}
    return {**message, "tool_calls": calls} if calls else message


FAULTS: list[tuple[Fault, type[openai.APIError]]] = [  # LiteLLM's exceptions are subclasses of OpenAI's
    (fail(400), openai.BadRequestError),
    (fail(401), openai.AuthenticationError),
    (fail(404), openai.NotFoundError),
    (fail(429, retry_after=7), openai.RateLimitError),
    (fail(500), openai.InternalServerError),
    (cut("Partial answer", after=2), openai.APIStatusError),
    (cut("Partial answer", after=2, error=fail(500)), openai.APIStatusError),
]


@pytest.mark.parametrize(("fault", "error"), FAULTS, ids=repr)
async def test_each_fault_is_litellms_own_exception(
    provider: FakeProvider, model: Model, fault: Fault, error: type[openai.APIError]
) -> None:
    provider.reply(fault)
    with pytest.raises(error):
        await model.ask(HELLO)


async def test_a_rate_limit_says_when_to_come_back(provider: FakeProvider, model: Model) -> None:
    provider.reply(fail(429, retry_after=7))
    with pytest.raises(openai.RateLimitError) as limited:
        await model.ask(HELLO)
    headers = getattr(limited.value, "litellm_response_headers", {})  # set on the instance: no type knows it
    assert headers["retry-after"] == "7"


async def test_broken_arguments_arrive_as_they_are(provider: FakeProvider, model: Model) -> None:
    provider.reply(malformed_call("add_task", '{"tasks": ['))
    heard = await model.ask(HELLO)
    assert [call[1:] for call in heard.calls] == [("add_task", '{"tasks": [')]


async def test_an_empty_answer_is_no_error(provider: FakeProvider, model: Model) -> None:
    provider.reply(empty())
    assert (await model.ask(HELLO)).text == ""


async def test_an_unpaired_output_is_refused(model: Model) -> None:
    unpaired: Message = {"role": "tool", "tool_call_id": "call_a", "content": "Done."}
    with pytest.raises(openai.BadRequestError, match=r"tool_result|preceeding message"):
        await model.ask([*HELLO, unpaired])
