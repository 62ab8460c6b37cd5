"""Reminders said with a new task: "with a reminder an hour before", "…, and remind me 2 days before"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from saydone.agent.offline.reading import Clause
from saydone.domain.when.duration import read_duration
from saydone.domain.when.lengths import LENGTH
from saydone.domain.when.pattern import Pattern

_ME = r"(?:and |then |also |please )*(?:remind|alert|notify) me(?: (?:of|about) (?:it|that|this))?(?: again)?"
_FURTHER = Pattern(rf"[\s,;.]+{_ME} (?P<long>{LENGTH} (?:before(?:hand)?|earlier|ahead))(?=$|[\s.,;!])(?! \w)", re.I)
_WITH = Pattern(
    rf"[\s,;]+(?:and |with |plus )+(?:a |an |the )?(?:reminders?|alerts?|alarms?) (?P<all>(?:{LENGTH} "
    rf"(?:before(?:hand)?|earlier|ahead)(?: it(?:'s| is) due)?(?:,? and |, )?)+)(?=$|[\s.,;])",
    re.I,
)
_EACH = Pattern(rf"{LENGTH}(?= (?:before|earlier|ahead))", re.I)


def drawn_in(text: str) -> str:
    """The text with "…, remind me an hour before" as a part of what is added before it, and no request of its own."""
    text = _FURTHER.sub(lambda match: f" with an alert {match['long']}", text)
    return _WITH.sub(lambda match: f" with an alert {match['all']}", text)


def find_alerts(words: str) -> tuple[tuple[str, ...], str]:
    """When to remind of a new task, as its tool takes it, and the words without that."""
    match = _WITH.search(words)
    if not match:
        return (), words
    alerts = tuple(f"{said} before" for said in _EACH.findall(match["all"]))
    return alerts, " ".join(f"{words[: match.start()]} {words[match.end() :]}".split())


def with_reminder(added: Clause, said: Clause) -> Clause | None:
    """The addition with the reminder said right behind it: "exam on the 20th, remind me the day before"."""
    of_it = said.intent == "remind" and all(target.kind == "pronoun" for target in said.targets)
    if not of_it or added.intent != "add" or not added.items or any(item.due is None for item in added.items):
        return None
    items = (replace(item, reminders=(*item.reminders, moment_of(said.text, str(item.due)))) for item in added.items)
    return replace(added, items=tuple(items))


_ON_A_DAY = Pattern(r"^(?P<long>.+) before at (?P<time>\d\d:\d\d)$")


def moment_of(alert: str, due: str | None) -> str:
    """When to remind, as the tool takes it: "a day before at 09:00" is a moment, as far as there is a due."""
    match = _ON_A_DAY.match(alert)
    if not match or not due:
        return alert
    days = timedelta(days=read_duration(match["long"]) // (24 * 60))
    return f"{date.fromisoformat(due[: len('2026-03-10')]) - days}T{match['time']}"
