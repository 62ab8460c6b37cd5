"""What goes to ChatKit's client."""

import pytest
from chatkit.types import AssistantMessageContentPartTextDelta, ThreadItemUpdatedEvent

from saydone.chatkit.protocol import event_json


@pytest.mark.parametrize("words", ["", "Milk", 'a "quoted"\\\n\t\x00 line', "Käse \u2028 🧀"])
def test_a_piece_of_an_answer_is_told_as_chatkit_has_it(words: str) -> None:
    piece = AssistantMessageContentPartTextDelta(content_index=0, delta=words)
    event = ThreadItemUpdatedEvent(item_id="msg_1", update=piece)
    usual = event.model_dump_json(by_alias=True, exclude_none=True, context={"exclude_metadata": True})
    assert event_json(event) == usual
