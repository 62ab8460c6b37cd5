"""What a front end can offer in its composer, and what of it may be asked for."""

from typing import Literal

from chatkit.icons import IconName
from chatkit.types import InferenceOptions
from pydantic import BaseModel

from saydone.agent.model_shelf import ModelShelf
from saydone.chatkit.views import STARTER_PROMPTS, StarterPrompt
from saydone.domain.wording import ENGLISH, Words
from saydone.errors import InvalidInput
from saydone.services.attachment_room import Limits
from saydone.services.file_content import ACCEPTED


class ModelOption(BaseModel):
    """A model to choose: ChatKit's ``ModelOption``."""

    id: str
    label: str
    description: str
    default: bool


class ToolOption(BaseModel):
    """A tool to choose: ChatKit's ``ToolOption``."""

    id: str
    label: str
    shortLabel: str
    icon: IconName
    placeholderOverride: str
    pinned: bool = False


# Only tools that need nothing but the message. To complete or change a task it must first be found.
TOOLS = (
    ToolOption(
        id="add_task",
        label="Add tasks",
        shortLabel="New task",
        icon="write",
        placeholderOverride="What is to be done?",
        pinned=True,
    ),
    ToolOption(
        id="list_tasks", label="Find tasks", shortLabel="Find", icon="search", placeholderOverride="Which tasks?"
    ),
    ToolOption(
        id="show_task_form",
        label="Fill in a form",
        shortLabel="Form",
        icon="square-text",
        placeholderOverride="Open a form for a task",
    ),
)


_CAUTION = "Answers are written by a program: look before you rely on them."
_ENGLISH_ONLY = "The built-in model reads English only. With `SAYDONE_MODEL` another answers, in any language."


def check_options(options: InferenceOptions, models: ModelShelf) -> None:
    """Raises ``InvalidInput`` for a model or a tool that is not on offer."""
    models.check(options.model)
    chosen = options.tool_choice
    if chosen is not None and all(tool.id != chosen.id for tool in TOOLS):
        offered = ", ".join(tool.id for tool in TOOLS)
        raise InvalidInput(f"The tool “{chosen.id[:80]}” cannot be chosen. There are: {offered}.")


class Toggle(BaseModel):
    """Whether something is there."""

    enabled: bool


class AttachmentOptions(BaseModel):
    """What may be attached: ChatKit's ``composer.attachments``."""

    enabled: Literal[True] = True
    maxSize: int
    maxCount: int
    accept: dict[str, list[str]]


class UploadStrategy(BaseModel):
    """ChatKit's ``api.uploadStrategy``: files are sent to this address."""

    type: Literal["direct"] = "direct"
    uploadUrl: str


class ApiOptions(BaseModel):
    """As much of ChatKit's ``api`` as the server can say."""

    uploadStrategy: UploadStrategy


class ComposerOptions(BaseModel):
    """ChatKit's ``composer``."""

    placeholder: str
    models: list[ModelOption]
    tools: list[ToolOption]
    dictation: Toggle
    attachments: AttachmentOptions


class StartScreen(BaseModel):
    """ChatKit's ``startScreen``."""

    greeting: str
    prompts: list[StarterPrompt]


class Disclaimer(BaseModel):
    """ChatKit's ``disclaimer``."""

    text: str


class ItemActions(BaseModel):
    """ChatKit's ``threadItemActions``."""

    feedback: Literal[True] = True
    retry: Literal[True] = True


class FrontEndOptions(BaseModel):
    """What this server offers, in the fields of ``ChatKitOptions`` of `@openai/chatkit`."""

    api: ApiOptions
    composer: ComposerOptions
    startScreen: StartScreen
    disclaimer: Disclaimer
    threadItemActions: ItemActions


def front_end_options(
    models: ModelShelf, limits: Limits, base: str, words: Words, *, dictation: bool
) -> FrontEndOptions:
    """What a front end can offer; ``base`` is the address by which it reaches the server."""
    # What a prompt says is for the model, and the built-in one reads English.
    understood = words is ENGLISH or models.reads_any_language
    says = words if understood else ENGLISH
    prompts = [
        one.model_copy(update={"label": words(one.label), "prompt": says(one.prompt)})
        for one in STARTER_PROMPTS.prompts
    ]
    offered = [
        ModelOption(id=one.id, label=one.label, description=words(one.description), default=one.default)
        for one in models.choices
    ]
    return FrontEndOptions(
        api=ApiOptions(uploadStrategy=UploadStrategy(uploadUrl=f"{base}/chatkit/attachments")),
        composer=ComposerOptions(
            placeholder=words("Say what is to be done" if understood else "In English, such as: add milk tomorrow"),
            models=offered,
            tools=[_in_words(tool, words) for tool in TOOLS],
            dictation=Toggle(enabled=dictation),
            attachments=AttachmentOptions(maxSize=limits.size, maxCount=limits.per_message, accept=ACCEPTED),
        ),
        startScreen=StartScreen(greeting=words("What can I do for you?"), prompts=prompts),
        disclaimer=Disclaimer(text=words(_CAUTION if understood else _ENGLISH_ONLY)),
        threadItemActions=ItemActions(),
    )


def _in_words(tool: ToolOption, words: Words) -> ToolOption:
    said = {name: words(getattr(tool, name)) for name in ("label", "shortLabel", "placeholderOverride")}
    return tool.model_copy(update=said)
