"""A user's world as REST exports it, and the difference between two of them in the words of docs/what-to-say.md."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from saydone.domain.exchange.archive import Archive, ArchivedReminder, ArchivedTask
from saydone.domain.exchange.json_file import read_json
from saydone.domain.recurrence.parse import parse_rule
from saydone.domain.recurrence.tell import tell
from saydone.domain.task import Due
from saydone.domain.when.duration import say_duration
from saydone.domain.when.read import say_due
from tests.flows.client import GuideClient, Json

BERLIN = ZoneInfo("Europe/Berlin")


@dataclass(frozen=True)
class World:
    """Everything that a user has, by name."""

    archive: Archive
    filters: dict[str, str]

    @property
    def tasks(self) -> dict[str, ArchivedTask]:
        """The tasks by their titles, in their order."""
        return {task.title: task for task in self.archive.tasks}

    def facts(self, task: ArchivedTask) -> dict[str, str]:
        """What a task has besides its title, told; what is nothing special is left out."""
        where = self.archive.lists[task.list].name if task.list is not None else "Inbox"
        said = {
            "due": f"due {_due(task.due)}" if task.due else "",
            "start": f"starts {_due(task.start)}" if task.start else "",
            "repeat": _repeat(task),
            "priority": f"p{task.priority}" if task.priority != 4 else "",
            "list": f"in {where}" if where != "Inbox" else "",
            "parent": f"below {self.archive.tasks[task.parent].title}" if task.parent is not None else "",
            "labels": f"labelled {', '.join(sorted(task.labels))}" if task.labels else "",
            "duration": f"takes {say_duration(task.duration_minutes)}" if task.duration_minutes else "",
            "reminders": " and ".join(map(_reminder, task.reminders)),
            "description": f"described as “{task.description}”" if task.description else "",
            "comments": " ".join(f"commented on with “{comment.text}”" for comment in task.comments),
            "status": "done" if task.status == "completed" else "",
        }
        return {name: fact for name, fact in said.items() if fact}


def world_of(client: GuideClient) -> World:
    """What the user has now."""
    archive = read_json(client.http.get("/api/v1/export", params={"format": "json"}).raise_for_status().text).archive
    kept: list[Json] = client.http.get("/api/v1/filters").raise_for_status().json()["filters"]
    return World(archive, {each["name"]: each["query"] for each in kept})


def difference(before: World, after: World, *, start: datetime) -> str:
    """What happened in between; empty when nothing did. What was made before ``start`` can only come back."""
    things = (*_lists(before, after), *_labels(before, after), *_filters(before, after))
    return "; ".join([*things, *_tasks(before, after, start)])


def _tasks(before: World, after: World, start: datetime) -> Iterator[str]:
    old, new = before.tasks, after.tasks
    made = {task.created_at: title for title, task in new.items() if title not in old}
    names = {title: made.pop(task.created_at) for title, task in old.items() if title not in new and _same(task, made)}
    yield from (f"Renames **{title}** to **{now}**" for title, now in names.items())
    gone = [title for title in old if title not in new and title not in names]
    yield from _each("Deletes", gone)
    fresh = [title for title in new if title not in old and title not in names.values()]
    back = [title for title in fresh if _when(new[title]) < start]
    yield from _each("Brings back", back)
    for title in [title for title in fresh if title not in back]:
        facts = after.facts(new[title]).values()
        yield f"Adds **{title}**" + (f": {', '.join(facts)}" if facts else "")
    kept = [(title, title) for title in old if title in new] + [*names.items()]
    yield from _each("Completes", [title for title, now in kept if _ends(old[title], new[now])])
    yield from _each("Opens again", [title for title, now in kept if _ends(new[now], old[title])])
    changes: dict[str, list[str]] = {}
    for title, now in kept:
        if change := _change(before.facts(old[title]), after.facts(new[now])):
            changes.setdefault(change, []).append(now)
    yield from (f"{_named(titles)}: {change}" for change, titles in changes.items())
    for place in range(len(after.archive.lists)):
        yield from _moved(
            [title for title in old if title in new and new[title].list == old[title].list == place],
            [title for title in new if title in old and new[title].list == old[title].list == place],
        )


def _when(task: ArchivedTask) -> datetime:
    assert task.created_at is not None
    return task.created_at


def _same(task: ArchivedTask, made: Mapping[datetime | None, str]) -> bool:
    return task.created_at in made


def _ends(earlier: ArchivedTask, later: ArchivedTask) -> bool:
    """Whether it was completed in between, for good or once more."""
    if earlier.status == "pending" and later.status == "completed":
        return True
    return len([each for each in later.completions if not each.skipped]) > len(
        [each for each in earlier.completions if not each.skipped]
    ) and bool(later.rrule)


def _change(old: dict[str, str], new: dict[str, str]) -> str:
    names = [name for name in dict.fromkeys((*old, *new)) if old.get(name) != new.get(name) and name != "status"]
    return ", ".join(new.get(name, f"no {name} any more") for name in names)


def _moved(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """The one task whose going elsewhere turns the old order into the new one."""
    if [*old] == [*new]:
        return
    for title in new:
        if [each for each in old if each != title] == [each for each in new if each != title]:
            place = [*new].index(title)
            yield f"Puts **{title}** {f'after **{new[place - 1]}**' if place else 'first'}"
            return


def _lists(before: World, after: World) -> Iterator[str]:
    old = {each.name: each for each in before.archive.lists}
    new = {each.name: each for each in after.archive.lists}
    made, gone = [name for name in new if name not in old], [name for name in old if name not in new]
    if len(made) == len(gone) == 1 and len(old) == len(new):
        yield f"Renames the list **{gone[0]}** to **{made[0]}**"
    else:
        yield from (f"Makes the list **{name}**" for name in made)
        yield from (f"Deletes the list **{name}**" for name in gone)
    for name in [name for name in new if name in old]:
        if new[name].color != old[name].color:
            yield f"Makes the list **{name}** {new[name].color}"
        if (new[name].archived_at is None) != (old[name].archived_at is None):
            yield f"{'Archives' if new[name].archived_at else 'Brings back'} the list **{name}**"
    if old.keys() == new.keys() and [*old] != [*new]:
        yield f"Puts the lists in the order {', '.join(new)}"


def _labels(before: World, after: World) -> Iterator[str]:
    old, new = ([label.name for label in world.archive.labels] for world in (before, after))
    used = {label for task in after.archive.tasks for label in task.labels}
    made, gone = [name for name in new if name not in old], [name for name in old if name not in new]
    if len(made) == len(gone) == 1 and len(old) == len(new):
        yield f"Renames the label **{gone[0]}** to **{made[0]}**"
        return
    yield from (f"Makes the label **{name}**" for name in made if name not in used)
    yield from (f"Deletes the label **{name}**" for name in gone)


def _filters(before: World, after: World) -> Iterator[str]:
    old, new = before.filters, after.filters
    made, gone = [name for name in new if name not in old], [name for name in old if name not in new]
    if len(made) == len(gone) == 1:
        yield f"Renames the filter **{gone[0]}** to **{made[0]}**"
        return
    for name in [name for name in new if old.get(name) != new[name]]:
        yield f"{'Changes' if name in old else 'Saves'} the filter **{name}**: `{new[name]}`"
    yield from (f"Deletes the filter **{name}**" for name in gone)


def _each(verb: str, titles: Sequence[str]) -> Iterator[str]:
    if titles:
        yield f"{verb} {_named(titles)}"


def _named(titles: Sequence[str]) -> str:
    return ", ".join(f"**{title}**" for title in titles)


def _due(due: Due) -> str:
    return say_due(due, BERLIN)


def _repeat(task: ArchivedTask) -> str:
    if task.rrule is None:
        return ""
    return tell(parse_rule(task.rrule)) + (" after it is done" if task.repeat_from == "completion" else "")


def _reminder(reminder: ArchivedReminder) -> str:
    if reminder.at is not None:
        return f"reminds {say_due(reminder.at.astimezone(UTC), BERLIN)}"
    return f"reminds {say_duration(reminder.minutes_before or 0)} before"
