"""Which models see images, as far as their names tell."""

import re

from saydone.settings import Settings

# Families, most of whose members see; those that do not are named in the second pattern.
_SEE = re.compile(
    r"gpt-(?:4o|4\.[15]|4-(?:turbo|vision)|[5-9])|chatgpt-4o|\bo[134]\b|computer-use"
    r"|claude-(?:3|[a-z]+-[4-9]|[4-9])|gemini|gemma-?[34n]|llava|bakllava|moondream|minicpm-v|pixtral"
    r"|mistral-(?:small-?3\.[1-9]|medium-?3|large-?3)|magistral|llama-?3\.2-?(?:-vision|.*1?[19]0?b-vision)|llama-?4"
    r"|qwen[\d.]*-?(?:vl|omni)|qvq|internvl|phi-?(?:3\.5|4).*(?:vision|multimodal)|grok-(?:4|2-vision|vision)"
    r"|nova-(?:lite|pro|premier)|glm-4\.[5-9]v|kimi-(?:vl|k2\.5)|\bvision\b|-vl\b"
)
_BLIND = re.compile(
    r"claude-3-5-haiku|o1-mini|o1-preview|o3-mini|gpt-4o?-?\S*(?:audio|transcribe|tts|realtime)|gemma-?3:(?:1b|270m)"
)


def sight(settings: Settings, model: str) -> bool:
    """Whether images are shown to the model: as the settings say, or by its name."""
    if settings.model_vision != "auto":
        return settings.model_vision == "yes"
    name = model.lower()
    return _SEE.search(name) is not None and _BLIND.search(name) is None
