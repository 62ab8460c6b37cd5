"""How much one answer may do: a model that has lost its way is stopped before it has filled the lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from saydone.errors import TooManyRequests


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many ``calls`` of tools an answer, which add so many ``tasks`` at most."""

    calls: int = 100
    tasks: int = 500


@dataclass(slots=True)
class Spending:
    """What one answer has taken of its allowance."""

    allowance: Allowance
    calls: int = 0
    tasks: int = 0

    def take(self, tool: str, arguments: Mapping[str, object]) -> TooManyRequests | None:
        """Count a call; returns why it is not to be made when it goes too far."""
        self.calls += 1
        if self.calls > self.allowance.calls:
            return TooManyRequests(
                f"One answer may call tools {self.allowance.calls:,} times. Call no more: say what is done and what is "
                "not."
            )
        wanted = arguments.get("tasks") if tool == "add_task" else None
        tasks = len(cast("list[object]", wanted)) if isinstance(wanted, list) else 0
        if tasks and self.tasks + tasks > self.allowance.tasks:
            return TooManyRequests(
                f"One answer may add {self.allowance.tasks:,} tasks. Add no more: say how many are added, "
                "and that a file with all of them can be imported."
            )
        self.tasks += tasks
        return None
