"""Offers to add something that were neither taken nor refused: they are told of once, and kept for "add them all"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from saydone.agent.offline import replies
from saydone.agent.offline.asking_back import offer_of
from saydone.agent.offline.mentions import said_in
from saydone.agent.offline.patterns import whole
from saydone.agent.offline.reading import Clause, Item, Reading
from saydone.agent.offline.spoken_list import told_by_name
from saydone.agent.offline.steps import Plan, Question, Reply, Scenery
from saydone.agent.offline.transcript import Exchange
from saydone.agent.offline.wording import quoted
from saydone.domain.text import folded
from saydone.domain.when.pattern import Pattern

_OFFERING = "I can add “"
_EVERY_ONE = whole(
    r"(?:(?:yes|yeah|yep|ok(?:ay)?|sure|please),? )*(?:yes )?(?:to (?:all|both|everything)(?: of (?:them|it))?"
    r"|(?:add|take) (?:them|those|these|all|both|everything)(?: (?:all|both|of (?:them|those|these)|too|now|then))*"
    r"|all of (?:them|those|these)|both(?: of them)?)(?:,? please)?"
)
_THE_ONE = whole(
    r"(?:(?:yes|yeah|yep|ok(?:ay)?|sure|please),? )*(?:add (?:it|that)(?: too| then| now)?)?(?:,? please)?"
)
_TOLD = Pattern(r"I did not add “.*” yet: say")
_HALF = 2


def agreed_to(said: str, asked: Sequence[Question], scenery: Scenery) -> Reading | None:
    """The addition of what was offered and left open, where the message says yes to it."""
    plain = said.strip(" .!,").replace("’", "'")
    if asked and not (_is_offer(asked[0]) or "add" in plain):
        return None
    items = _open(scenery) if plain else ()
    if not _EVERY_ONE.match(plain):
        told = _TOLD.search(said_in(scenery.before[-1])) if items and _THE_ONE.match(plain) else None
        asking = bool(asked) and _is_offer(asked[0])
        items = [item for item in items if quoted(item.title) in told[0]] if told and not asking else ()
    return Reading("", (Clause("add", items=tuple(items)),)) if items else None


def agrees_to_all(said: str) -> bool:
    """Whether the message only says yes to several things."""
    return said.lower().startswith("y") and _EVERY_ONE.match(said.strip(" .!,")) is not None


def with_offers_told(plan: Plan, said: str, scenery: Scenery) -> Plan:
    """The plan, and what was offered just before and is no part of it told as not added, this once."""
    reply = yield from plan
    asked = _offer_in(scenery.before[-1]) if scenery.before else ""
    return _told(reply, [item for item in _open(scenery) if quoted(item.title) in asked], said) if asked else reply


def beside_offer(plan: Plan, asked: Question, said: str) -> Plan:
    """The plan for words that were no answer to the question; what that offered is told as not added."""
    reply = yield from plan
    return _told(reply, asked.clause.items if asked.clause else (), said)


def _told(reply: Reply, offered: Sequence[Item], said: str) -> Reply:
    again = {item.title for question in reply.asks if question.clause for item in question.clause.items}
    left = [item.title for item in offered if item.title not in again and not _speaks_of(said, item.title)]
    if not left or replies.LEFT_ALONE in reply.text:
        return reply
    told = replies.not_added(left)
    return Reply(f"{told}\n\n{reply.text}" if reply.asks else f"{reply.text}\n\n{told}", reply.asks)


def _is_offer(question: Question) -> bool:
    return question.clause is not None and bool(question.clause.items)


def _open(scenery: Scenery) -> tuple[Item, ...]:
    """What was offered and is neither added nor refused, the oldest first."""
    found: dict[str, Item] = {}
    for exchange in scenery.before:
        gone = {title for title in found if _speaks_of(exchange.said, title)} | set(_added(exchange))
        found = {} if replies.LEFT_ALONE in exchange.answered else found
        found = {title: item for title, item in found.items() if title not in gone}
        found |= {item.title: item for item in _offered(exchange, scenery) if item.title not in gone}
    return tuple(found.values())


def _offered(exchange: Exchange, scenery: Scenery) -> tuple[Item, ...]:
    """What the answer to the message offered to add, by its very words."""
    asked = _offer_in(exchange)
    if not asked:
        return ()
    said = told_by_name(exchange.said, scenery.before[: scenery.before.index(exchange)])
    offers = (offer_of(clause) for clause in scenery.read(said, scenery.now).clauses)
    found = [item for offer in offers if offer for item in offer.items]
    return tuple(item for item in found if quoted(item.title) in asked)


def _offer_in(exchange: Exchange) -> str:
    """What the answer offered to add, in its words; empty where it offered nothing."""
    _, offering, asked = said_in(exchange).partition(_OFFERING)
    return f"“{asked}" if offering else ""


def _added(exchange: Exchange) -> Iterator[str]:
    """The titles of what was added in the exchange."""
    for done in exchange.done:
        tasks = done.call.arguments.get("tasks") if done.call.name == "add_task" else None
        for task in cast("list[object]", tasks) if isinstance(tasks, list) else ():
            yield str(cast("Mapping[str, object]", task).get("title", "")) if isinstance(task, Mapping) else ""


def _speaks_of(said: str, title: str) -> bool:
    """Whether the message has more than half of the title's words: it goes on about that very thing."""
    words = set(re.findall(r"\w+", folded(title)))
    return bool(words) and len(words & set(re.findall(r"\w+", folded(said)))) * _HALF > len(words)
