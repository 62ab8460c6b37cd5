"""What "that list" is: the list last spoken of, told by its name before the message is read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from saydone.agent.offline.headings import BULLET
from saydone.agent.offline.lexicon import REMIND
from saydone.agent.offline.patterns import any_of
from saydone.agent.offline.quotes import hide, restore
from saydone.agent.offline.spelling import normal
from saydone.agent.offline.transcript import Call, Done, Exchange
from saydone.domain.task_list import INBOX
from saydone.domain.when.pattern import Pattern

_BACK = 20
_COLOUR = r"(?:red|orange|yellow|green|blue|purple|violet|pink|gr[ae]y|brown|teal|turquoise)"
_TENDED = any_of(
    r"delete|remove|erase|get rid of|drop|scrap|un-?archive|archive|rename|retitle|restore|bring back|recover",
    rf"(?:make|paint|colou?r|turn)(?=(?: \w+){{1,3}} {_COLOUR}\b)",
    r"(?:move|put)(?=(?: \w+){1,3} (?:first|last|to the (?:top|bottom|end))\b)",
)
_ENDS = (
    r"(?=\s*(?:$|[,.;!?:])|\s+(?:to|into|and|then|on|by|as|at|please|now|again|back|away|p[1-4]|due|is|are|has|needs"
    rf"|{_COLOUR}|first|last|completely|entirely|today|tomorrow|tonight|next|this|every|urgent|high|low"
    r"|for (?:today|tomorrow|next|this))\b)"
)
_THAT_LIST = rf"(?:that|this|the)(?: same| new| very)? list{_ENDS}"
_LIST_TENDED = Pattern(rf"\b(?P<verb>{_TENDED}) {_THAT_LIST}", re.I)
_LIST_SAID = Pattern(rf"\b{_THAT_LIST}", re.I)
_NEW_ONE = Pattern(r"\b(?:make|create|start|add|new|set up|need|want|begin|build)\b.*\blists?\b.*\blist\b", re.I)
"""A message that makes a list, and may mean that one by what follows."""
_REMINDED = Pattern(rf"^(?:please )?{REMIND}\b", re.I)
_ADDED = Pattern(r"^(?:(?:please|can you|could you|also|and) )*(?:add|put|stick|pop|note|write|jot|include)\b", re.I)
_ONTO = Pattern(rf"(?P<onto>\b(?:to|onto|into|on|in|from|of)) {_THAT_LIST}", re.I)
"""In what is added, "that list" may be a part of the task's own words: "add print that list"."""
_A_PART = (
    r"(?:(?:an?|the|another|one|some|more) )*(?:notes?|comments?|sub-?tasks?|steps?|reminders?|labels?|tags?|due"
    r"|deadlines?|priority|descriptions?|alarms?|p[1-4]|@|#|\d+ (?:min|h|days?|weeks?))"
)
_ON_IT = Pattern(
    rf"^(?P<said>(?:(?:please|also|and|then|can you|could you) )*(?:add|put|stick|pop|throw|include|append|write"
    rf"|note)\b:? (?!{_A_PART}\b).+? (?:to|on|onto|in|into)|(?:.*\b)?(?:what(?:'s|s| is| else is| all is)?(?: left|"
    r" still| open)?|everything|anything|all|(?:tasks|items|things|stuff)(?: (?:are|that are|left))?)(?: that(?:'s|"
    r" is))? (?:on|in|from|of|off)) it\b",
    re.I,
)
_IT_TENDED = Pattern(
    rf"^(?:please )?(?P<verb>{_TENDED}|show(?: me)?|open|empty|clear|complete|finish|export) it{_ENDS}", re.I
)


def told_by_name(said: str, before: Sequence[Exchange]) -> str:
    """The message with the list last spoken of in place of "that list", and of "it" where a list alone can be meant."""
    spoken = _last_spoken(before)
    if not spoken.name or '"' in spoken.name:
        return said
    if "\n" in said.strip():
        told = [told_by_name(line, before) for line in said.splitlines()]
        return said if _NEW_ONE.search(normal(said)) else "\n".join(told)
    text, quotes = hide(normal(said))
    told = text if _NEW_ONE.search(text) else _told(text, spoken)
    return restore(f" {told}", quotes)[1:] if told != text else said


def under_heading(said: str, before: Sequence[Exchange]) -> str:
    """Lines with bullets, below the heading that was said before them or before other such lines."""
    if BULLET.match(said) is None:
        return said
    last = next((exchange for exchange in reversed(before) if BULLET.match(exchange.said) is None), None)
    if last is None or "\n" in last.said.strip() or not last.said.rstrip().endswith(":"):
        return said
    return f"{last.said.strip()}\n{said}"


def is_unnamed(said: str, before: Sequence[Exchange]) -> bool:
    """Whether something is to be done with "that list" itself, where no one list was spoken of."""
    return _LIST_TENDED.match(normal(said)) is not None and not _last_spoken(before).name


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A list, whether it is what was spoken of last of all (``newest``), and as a whole (``tended``)."""

    name: str = ""
    newest: bool = False
    tended: bool = False


def _told(text: str, spoken: _Spoken) -> str:
    name = spoken.name
    if _REMINDED.match(text):
        return text
    if _ADDED.match(text) and _LIST_SAID.search(text):
        return _ONTO.sub(lambda match: f'{match["onto"]} the "{name}" list', text)
    new = _LIST_TENDED.sub(lambda match: f'{match["verb"]} the list "{name}"', text)
    new = _LIST_SAID.sub(lambda _: f'the "{name}" list', new)
    if new == text and spoken.newest:
        new = _ON_IT.sub(lambda match: f'{match["said"]} the "{name}" list', text)
    if new == text and spoken.tended:
        new = _IT_TENDED.sub(lambda match: f"{match['verb']} {_as_tended(match['verb'], name)}", text)
    return new


def _as_tended(verb: str, name: str) -> str:
    return f'the list "{name}"' if re.match(_TENDED, verb, re.I) else f'the "{name}" list'


def _last_spoken(before: Sequence[Exchange]) -> _Spoken:
    """The one list that was spoken of last; none where it were several, or tasks of all lists were shown since."""
    newest = True
    for exchange in reversed(before[-_BACK:]):
        names = tuple(dict.fromkeys(name for done in exchange.done if done.answer.ok for name in _lists(done)))
        if names or _shows_all(exchange):
            tended = newest and all(done.call.name in ("organize", "show_lists") for done in exchange.done)
            return _Spoken(names[0], newest, tended) if len(names) == 1 else _Spoken()
        newest = newest and not exchange.done
    return _Spoken()


def _shows_all(exchange: Exchange) -> bool:
    last = exchange.done[-1].call if exchange.done else None
    return last is not None and last.name == "list_tasks" and not {"list", "search"} & set(last.arguments)


def _lists(done: Done) -> Iterator[str]:
    """The lists that a call was about."""
    call = done.call
    if call.name == "organize":
        for change in _entries(call, "lists"):
            yield str(change.get("to") if change.get("do") == "rename" else change.get("name"))
    elif call.name in ("list_tasks", "export_tasks") and call.arguments.get("list"):
        yield str(call.arguments["list"])
    elif call.name in ("add_task", "update_task"):
        field = "tasks" if call.name == "add_task" else "changes"
        yield from (str(entry["list"]) for entry in _entries(call, field) if entry.get("list") not in (None, "", INBOX))


def _entries(call: Call, field: str) -> Sequence[Mapping[str, object]]:
    entries = call.arguments.get(field)
    if not isinstance(entries, list):
        return ()
    return [cast("Mapping[str, object]", each) for each in cast("list[object]", entries) if isinstance(each, dict)]
