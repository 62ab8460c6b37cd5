"""What ChatKit's server and store are told about a request."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from agents.items import TResponseInputItem
from agents.usage import Usage
from chatkit.types import ThreadItem, ThreadItemDoneEvent, ThreadItemReplacedEvent, ThreadStreamEvent, WorkflowItem

from saydone.chatkit.links import Links
from saydone.domain.actor import Actor
from saydone.domain.wording import Words, words_of


@dataclass(slots=True)
class RequestContext:
    """``actor`` asks: tasks, threads and items that are not theirs do not exist for this request.

    ``links`` makes links for the client, where one is there to follow them, and ``redraw`` makes of items what they
    show now, where somebody looks at them again. ``input_tokens`` and ``output_tokens`` are what the answer took, once
    it is there. ``held`` and ``noted`` are what has come of the answer and is still to be kept, for the user and for
    the model, ``workflow`` is the one that was held last; ``late`` are events that are told once that is done.
    ``hold_lost`` says that the conversation is no longer this turn's: another process took it for dead, and has
    told what became of it.
    """

    actor: Actor
    links: Links | None = None
    redraw: Callable[[Sequence[ThreadItem]], Awaitable[list[ThreadItem]]] | None = None
    input_tokens: int = 0
    output_tokens: int = 0
    hold_lost: bool = False
    held: list[ThreadItem] = field(default_factory=list[ThreadItem])
    noted: list[TResponseInputItem] = field(default_factory=list[TResponseInputItem])
    late: list[ThreadStreamEvent] = field(default_factory=list[ThreadStreamEvent])
    workflow: WorkflowItem | None = None

    def hold(self, item: ThreadItem) -> None:
        """Have an item kept with what is kept next, as it is now; a workflow unless it is kept or held like this
        already."""
        if isinstance(item, WorkflowItem):
            if item == self.workflow:
                return
            self.workflow = item
        for place, held in enumerate(self.held):
            if held.id == item.id:
                self.held[place] = item
                return
        self.held.append(item)

    def put_off(self, event: ThreadStreamEvent) -> None:
        """Have an event told late; what it says is done is held."""
        if isinstance(event, ThreadItemDoneEvent | ThreadItemReplacedEvent):
            self.hold(event.item)
        self.late.append(event)

    def count(self, usage: Usage) -> None:
        """Add what a run of the agent took."""
        self.input_tokens += usage.input_tokens
        self.output_tokens += usage.output_tokens

    @property
    def words(self) -> Words:
        """The words for the screen of who asks."""
        return words_of(self.actor.language)
