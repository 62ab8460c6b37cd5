"""OpenAI's ``/audio/transcriptions``, as strict as the real one.

Source: https://platform.openai.com/docs/api-reference/audio/createTranscription
"""

from collections.abc import Collection

from starlette.datastructures import FormData, UploadFile

from tests.fakes.provider.openai_request import invalid

ENDINGS = {"flac", "m4a", "mp3", "mp4", "mpeg", "mpga", "oga", "ogg", "wav", "webm"}
_FIELDS = {"file", "model", "language", "prompt", "response_format", "temperature", "stream"}


async def read_audio(form: FormData, models: Collection[str]) -> tuple[str, bytes]:
    """The file's name and its bytes. Raises Refused for what OpenAI would refuse."""
    for field in form:
        if field not in _FIELDS:
            raise invalid(f"Unknown parameter: '{field}'.", field, "unknown_parameter")
    model, file = form.get("model"), form.get("file")
    if not isinstance(model, str):
        raise invalid("you must provide a model parameter", None)
    if model not in models:
        raise invalid(f"The model `{model}` does not exist.", None, "model_not_found", status=404)
    if not isinstance(file, UploadFile):
        raise invalid("Missing required parameter: 'file'.", "file", "missing_required_parameter")
    if (file.filename or "").rpartition(".")[2] not in ENDINGS:
        raise invalid(f"Unrecognized file format. Supported formats: {sorted(ENDINGS)}", "file")
    data = await file.read()
    if not data:
        raise invalid("Audio file is too short. Minimum audio length is 0.1 seconds.", "file", "audio_too_short")
    return file.filename or "", data
