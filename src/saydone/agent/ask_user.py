"""The tool ``ask_user``: it asks the user, and the model's run waits for the answer.

The question is shown in the chat, so the tool is the agent's own and not MCP's. The run ends with the call, whose
output says that the user was asked; their answer, when it comes, is a later output of the same call and stands in its
place (``memory.mended``). So what the model remembers is valid at every moment, answered or not.
"""

from collections.abc import Sequence
from typing import Annotated, Literal, cast

from agents import FunctionTool, FunctionToolResult, RunContextWrapper, ToolsToFinalOutputResult, function_tool
from agents.items import TResponseInputItem
from agents.tool_context import ToolContext
from pydantic import BaseModel, Field

from saydone.agent.turn_context import Asked, TurnContext
from saydone.domain.text import checked_text
from saydone.errors import InvalidInput

ASK_USER = "ask_user"
OPTIONS_MAX = 8
QUESTION_MAX = 8_000
OPTION_MAX = 700


class UserAnswer(BaseModel):
    """The call's output: whether the user has answered, and what. ``answers`` are options, or words of their own."""

    message: str
    status: Literal["waiting", "answered", "skipped"]
    answers: list[str] = []


_WAITING = UserAnswer(
    message="The user has been asked. What they say next is the answer, or something else.", status="waiting"
)
_SKIPPED = UserAnswer(message="The user skipped the question. Change nothing that depends on it.", status="skipped")


async def ask_user(
    run: ToolContext[TurnContext],
    question: Annotated[str, Field(description="The question, without the options.")],
    options: Annotated[list[str], Field(description="2 to 8 different answers to choose from, such as the tasks.")],
    multiple: Annotated[bool, Field(description="Whether more than one of them may be chosen.")] = False,
) -> str:
    """Ask the user a question and wait for the answer. Use it when it is for the user to choose and you cannot know:
    which of several tasks is meant, or whether to really do something far-reaching. They choose an option or answer
    in words of their own. Ask one question at a time, and nothing that you could look up."""
    turn = run.context
    try:
        asked = checked_text(question, "The question").strip()
        checked_text("".join(options), "An option")
    except InvalidInput as error:
        return f"The question was not asked: {error.message}"
    choices = list(dict.fromkeys(choice for option in options if (choice := option.strip())))
    if turn.asked is not None:
        return "Only one question can be asked at a time; this one was not."
    if not asked or len(asked) > QUESTION_MAX:
        return f"The question was not asked: it needs words, {QUESTION_MAX} characters at the most."
    if not 2 <= len(choices) <= OPTIONS_MAX or any(len(choice) > OPTION_MAX for choice in choices):
        return (
            f"The question was not asked: it needs 2 to {OPTIONS_MAX} different options "
            f"of {OPTION_MAX} characters at the most."
        )
    turn.asked = Asked(call_id=run.tool_call_id, question=asked, options=tuple(choices), multiple=multiple)
    # What was looked up for the question is not what the user asked to see.
    turn.shown = None
    return _WAITING.model_dump_json()


def ask_user_tool() -> FunctionTool:
    """The tool."""
    return function_tool(ask_user, strict_mode=False)


def until_asked(run: RunContextWrapper[TurnContext], _results: list[FunctionToolResult]) -> ToolsToFinalOutputResult:
    """The agent's ``tool_use_behavior``: the run goes on after its tools, unless the user is to answer first."""
    asked = run.context.asked
    return ToolsToFinalOutputResult(is_final_output=asked is not None, final_output=asked and asked.in_words())


def answer_item(call_id: str, answers: Sequence[str]) -> TResponseInputItem:
    """What the model is told of the user's answer; without ``answers`` they skipped the question."""
    told = UserAnswer(message="The user answered.", status="answered", answers=list(answers)) if answers else _SKIPPED
    output = {"type": "function_call_output", "call_id": call_id, "output": told.model_dump_json()}
    return cast(TResponseInputItem, output)
