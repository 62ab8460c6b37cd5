"""A million tasks as rows: always the same ones, and as uneven as what people write.

Ada has nearly all of them, in forty lists of which the last is archived, and sees one list of Ben's. Two in five are
open; three years went by.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from saydone.domain.text import folded, sort_key
from saydone.store.task_rows import with_commas

NOW = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Berlin")
ADA, BEN = 1, 2
TEAM_LIST = 1  # Ben's, which Ada sees
LABELS = (
    "errand", "phone", "waiting", "computer", "home", "office", "urgent", "reading",
    "travel", "health", "money", "someday", "family", "garden", "later", "idea",
)  # fmt: skip
Row = dict[str, Any]

_YEARS = timedelta(days=3 * 365)
_NEVER = datetime(9999, 12, 31, tzinfo=UTC)
_LISTS = 40
_LIST_NAMES = ("Inbox", "Work", "Home", "Errands")
_VERBS = (
    "call", "write", "pay", "buy", "ask", "fix", "plan", "book", "read", "send", "check", "order", "clean",
    "review", "print", "find",
)  # fmt: skip
_THINGS = (
    "invoice", "report", "garden", "dentist", "passport", "offer", "contract", "bicycle", "kitchen", "budget",
    "letter", "tickets", "presentation", "window", "insurance", "calendar", "backup", "printer", "meeting",
    "birthday", "shelf", "roof", "car", "heating", "newsletter", "website", "agenda", "receipt", "lamp",
    "holiday", "school", "doctor", "paint", "keys", "battery", "laptop", "phone", "tax", "shoes", "coffee",
    "milk", "bread", "plants",
)  # fmt: skip
_SYLLABLES = (
    "ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "za", "dre", "fin", "gor", "hal", "jun", "kel", "lor",
    "mar", "nes", "pol",
)  # fmt: skip
_RULES = ("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=YEARLY")


def people(count: int) -> Iterator[tuple[str, Row]]:
    """The users with their lists and labels, as table and row; Ada's and Ben's first."""
    for user in range(1, count + 1):
        name = {ADA: "ada", BEN: "ben"}.get(user, f"person{user}")
        yield "users", {"id": user, "name": name, "time_zone": ZONE.key, "created_at": NOW - _YEARS}
    yield "lists", {**_list(TEAM_LIST, BEN, "Team", is_inbox=False), "archived_at": None}
    yield "memberships", {"list_id": TEAM_LIST, "user_id": ADA, "role": "editor"}
    for user in range(1, count + 1):
        for number in range(_LISTS if user == ADA else 1):
            name = _LIST_NAMES[number] if number < len(_LIST_NAMES) else f"Project {number}"
            row = _list(list_of(user, number), user, name, is_inbox=number == 0)
            yield "lists", {**row, "archived_at": NOW if number == _LISTS - 1 else None}
        for number, name in enumerate(LABELS if user == ADA else LABELS[:2]):
            yield (
                "labels",
                {"id": _label(user, number), "user_id": user, "name": name, "name_key": name, "color": "gray"},
            )


def tasks(mine: int, users: int, others: int) -> Iterator[tuple[str, Row]]:
    """Ada's tasks and ``others`` of everybody else's, mixed by age, with what belongs to them, as table and row."""
    chance = Random(4)
    total = mine + others
    for number in range(1, total + 1):
        # Evenly between the others': so are they in a table that grew over years.
        is_mine = number * mine // total > (number - 1) * mine // total
        user = ADA if is_mine else chance.randint(BEN, users)
        made = NOW - _YEARS * (1 - number / (total + 1))
        yield from _task(chance, number, user, made)


def list_of(user: int, number: int) -> int:
    """The id of a user's list of that number; the first is the inbox."""
    return 2 + number if user == ADA else _LISTS + 2 + user


def _list(number: int, user: int, name: str, *, is_inbox: bool) -> Row:
    return {
        "id": number, "user_id": user, "name": name, "name_key": folded(name), "description": "", "color": "gray",
        "position": number << 20, "is_inbox": is_inbox, "created_at": NOW - _YEARS, "updated_at": NOW - _YEARS,
        "version": 1,
    }  # fmt: skip


def _label(user: int, number: int) -> int:
    return number + 1 if user == ADA else len(LABELS) + user * 2 + number


def _task(chance: Random, number: int, user: int, made: datetime) -> Iterator[tuple[str, Row]]:
    title, description = _words(chance, number)
    is_open, repeats = chance.random() < 0.4, chance.random() < 0.03
    list_id = list_of(user, min(int(chance.expovariate(0.12)), _LISTS - 1) if user == ADA else 0)
    if user == BEN and chance.random() < 0.5:
        list_id = TEAM_LIST
    done = None if is_open else made + timedelta(days=chance.expovariate(0.1))
    is_open, done = (True, None) if done is None or done > NOW else (False, done)
    due = _due(chance, NOW if is_open else made)
    due_on, due_at = (None, due) if isinstance(due, datetime) else (due, None)
    row: Row = {
        "id": number, "user_id": user, "list_id": list_id, "position": number << 20, "title": title,
        "description": description, "status": "pending" if is_open else "completed",
        "priority": chance.choices((1, 2, 3, 4), (4, 8, 18, 70))[0], "due_on": due_on, "due_at": due_at,
        "due_sort": _due_sort(due), "rrule": chance.choice(_RULES) if repeats and due else None, "repeat_from": "due",
        "due_zone": ZONE.key if repeats and due else None, "search_text": folded(f"{title}\n{description}"),
        "title_sort": sort_key(title), "created_at": made, "updated_at": done or made, "completed_at": done,
        "version": 1,
    }  # fmt: skip
    names = range(len(LABELS) if user == ADA else 2)
    weights = [len(names) - name for name in names]
    labels = [_label(user, each) for each in sorted(set(chance.choices(names, weights, k=chance.randint(0, 2))))]
    yield "tasks", {**row, "label_ids": with_commas(labels)}
    for label in labels:
        yield "task_labels", {"task_id": number, "label_id": label}
    if chance.random() < 0.02:
        text = f"{_name(chance)} says: {chance.choice(_VERBS)} the {chance.choice(_THINGS)} first"
        yield "comments", {
            "task_id": number, "user_id": user, "text": text, "search_text": folded(text), "created_at": made,
            "updated_at": made, "version": 1,
        }  # fmt: skip
    times = [done] if done else [made + (NOW - made) * chance.random() for _ in range(8)] if repeats else []
    for at in times:
        yield "completions", {
            "task_id": number, "user_id": user, "by_user_id": user, "due_on": due_on, "due_at": due_at, "at": at,
            "skipped": repeats and chance.random() < 0.05,
        }  # fmt: skip


def _words(chance: Random, number: int) -> tuple[str, str]:
    verb, thing = chance.choice(_VERBS), _THINGS[min(int(chance.expovariate(0.1)), len(_THINGS) - 1)]
    title = f"{verb.capitalize()} {_name(chance)} about the {thing} {number}"
    if chance.random() > 0.2:
        return title, ""
    return (
        title,
        f"As {_name(chance)} asked: {chance.choice(_VERBS)} the {chance.choice(_THINGS)} before {_name(chance)} does",
    )


def _name(chance: Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 3))).capitalize()


def _due(chance: Random, about: datetime) -> date | datetime | None:
    kind = chance.random()
    if kind < 0.35:
        return None
    at = about + timedelta(days=chance.triangular(-90, 300, 0))
    return at.date() if kind < 0.85 else at.replace(minute=0, second=0, microsecond=0)


def _due_sort(due: date | datetime | None) -> datetime:
    if due is None:
        return _NEVER
    return due if isinstance(due, datetime) else datetime.combine(due, time(23, 59, 59), ZONE)
