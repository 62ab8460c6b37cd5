"""What ChatKit's server and store are told about a request."""

from dataclasses import dataclass

from saydone.domain.actor import Actor


@dataclass(slots=True)
class RequestContext:
    """``actor`` asks: tasks, threads and items that are not theirs do not exist for this request.

    ``input_tokens`` and ``output_tokens`` are what the answer took, once it is there.
    """

    actor: Actor
    input_tokens: int = 0
    output_tokens: int = 0
