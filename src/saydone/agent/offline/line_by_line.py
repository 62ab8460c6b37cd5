"""What a message of several lines asks for: nothing in it is passed over."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from saydone.agent.offline import replies
from saydone.agent.offline.lines import noted, one_more
from saydone.agent.offline.reading import Clause

Read = Callable[[str], tuple[Clause, ...]]


def line_by_line(messages: Sequence[str], read: Read) -> list[Clause]:
    """The clauses of all lines, as ``read`` reads one."""
    lines = _nothing_passed_over(messages, tuple(_with_later_lines(messages, read)))
    return [clause for line in lines for clause in line]


def together(clauses: list[Clause]) -> list[Clause]:
    """Additions one after the other as one."""
    found: list[Clause] = []
    for clause in clauses:
        last = found[-1] if found else None
        if last and last.items and clause.intent == "add" and clause.text:
            found[-1] = replace(last, items=(*last.items[:-1], noted(last.items[-1], clause.text)))
        elif last and last.items and clause.items and _alike(last, clause):
            found[-1] = replace(last, items=last.items + clause.items)
        else:
            found.append(clause)
    return found


def _alike(one: Clause, other: Clause) -> bool:
    return not (one.conditional or other.conditional) and one.named == other.named


def _with_later_lines(messages: Sequence[str], read: Read) -> Iterator[tuple[Clause, ...]]:
    """What each line asks for. A line below an addition that says nothing else belongs to it."""
    adding = False
    for message in messages:
        clauses = read(message)
        lost = all(clause.intent in ("other", "list") and not clause.answer for clause in clauses)
        if adding and lost and not message.endswith("?"):
            more = one_more(message)
            clauses = read(f"add {more}") if more else (Clause("add", text=message),)
        yield clauses
        adding = bool(clauses) and (bool(clauses[-1].items) or (adding and clauses[-1].intent == "add"))


def _nothing_passed_over(messages: Sequence[str], lines: Sequence[tuple[Clause, ...]]) -> Iterator[tuple[Clause, ...]]:
    """Of several lines those that were not understood are told beside those that were."""
    lost = [all(map(_is_lost, line)) for line in lines]
    for message, line, is_lost in zip(messages, lines, lost, strict=True):
        told = is_lost and not all(lost)
        yield (Clause("other", answer=replies.not_understood(message)),) if told else line


def _is_lost(clause: Clause) -> bool:
    """Whether it was not understood; what may be offered alone is not offered beside something else."""
    return clause.intent == "other" and not clause.answer and not (clause.perhaps and clause.perhaps.targets)
