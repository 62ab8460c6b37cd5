"""The Agents SDK's models, asked with one value: an answer always comes as a stream."""

from abc import abstractmethod
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass, field

from agents.agent_output import AgentOutputSchemaBase
from agents.handoffs import Handoff
from agents.items import ModelResponse, TResponseInputItem, TResponseStreamEvent
from agents.model_settings import ModelSettings
from agents.models.interface import Model, ModelTracing
from agents.tool import Tool
from agents.usage import Usage
from openai.types.responses import Response, ResponseCompletedEvent
from openai.types.responses.response_prompt_param import ResponsePromptParam


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """What a model is asked: its instructions, the history, and what it may do."""

    instructions: str | None
    input: str | list[TResponseInputItem]
    settings: ModelSettings = field(default_factory=ModelSettings)
    tools: list[Tool] = field(default_factory=list[Tool])
    output_schema: AgentOutputSchemaBase | None = None
    handoffs: list[Handoff] = field(default_factory=list[Handoff])

    def stream(self, model: Model) -> AsyncIterator[TResponseStreamEvent]:
        """The model's answer as it comes, without tracing: that would send the user's texts elsewhere."""
        return model.stream_response(
            self.instructions,
            self.input,
            self.settings,
            self.tools,
            self.output_schema,
            self.handoffs,
            ModelTracing.DISABLED,
            previous_response_id=None,
            conversation_id=None,
            prompt=None,
        )

    async def whole(self, model: Model) -> ModelResponse:
        """The model's whole answer, without output when it does not complete one."""
        async for event in self.stream(model):
            if isinstance(event, ResponseCompletedEvent):
                return ModelResponse(event.response.output, _usage(event.response), response_id=None)
        return ModelResponse([], Usage(requests=1), response_id=None)


class StreamingModel(Model):
    """A model of the Agents SDK that needs to know one way to answer."""

    @abstractmethod
    def answer(self, request: ModelRequest) -> AsyncGenerator[TResponseStreamEvent]:
        """The answer as it comes."""

    async def get_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],
        model_settings: ModelSettings,
        tools: list[Tool],
        output_schema: AgentOutputSchemaBase | None,
        handoffs: list[Handoff],
        tracing: ModelTracing,
        *,
        previous_response_id: str | None,
        conversation_id: str | None,
        prompt: ResponsePromptParam | None,
    ) -> ModelResponse:
        """The whole answer at once."""
        request = ModelRequest(system_instructions, input, model_settings, tools, output_schema, handoffs)
        return await request.whole(self)

    def stream_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],
        model_settings: ModelSettings,
        tools: list[Tool],
        output_schema: AgentOutputSchemaBase | None,
        handoffs: list[Handoff],
        tracing: ModelTracing,
        *,
        previous_response_id: str | None,
        conversation_id: str | None,
        prompt: ResponsePromptParam | None,
    ) -> AsyncGenerator[TResponseStreamEvent]:
        """The answer as it comes. Nothing is kept at a provider."""
        return self.answer(ModelRequest(system_instructions, input, model_settings, tools, output_schema, handoffs))


def _usage(response: Response) -> Usage:
    told = response.usage
    if told is None:
        return Usage(requests=1)
    return Usage(
        requests=1, input_tokens=told.input_tokens, output_tokens=told.output_tokens, total_tokens=told.total_tokens
    )
