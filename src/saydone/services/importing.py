"""Bringing everything in: lists, labels, filters and tasks of a file, in one operation that can be undone.

Lists, labels and filters that are there already, by their names, are used. So is a task that came in before
(``imported_before``): it is left as it is, and new subtasks go below it. Of those that come in, the report says how
many look like some that are there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.exchange.archive import Archive, ArchivedLabel, ArchivedList, ArchivedTask, FileRead, Note
from saydone.domain.label import LABELS_MAX, Label, clean_label
from saydone.domain.task import DEPTH_MAX, clean_description
from saydone.domain.task_list import ListChange, TaskList, clean_name
from saydone.domain.text import counted, folded, shown_text
from saydone.errors import AppError
from saydone.services import access, saved_filters, task_files
from saydone.services import labels as label_service
from saydone.services import lists as list_service
from saydone.services.imported_before import Before, found_before
from saydone.services.imported_task import Incoming, Placed, checked, keep
from saydone.store import journal, lists, order, task_uids
from saydone.store import labels as label_store
from saydone.store.order import GAP

Progress = Callable[[int, int], None]
"""Is told how many tasks of how many are in."""
Attached = Mapping[int, Sequence[str]]
"""The ids of the files of tasks, by their places in the archive."""
_AT_ONCE = 200
_FILES_NAMED = 5


@dataclass(slots=True)
class ImportReport:
    """What came in, and by line what did not, or not as it was. Of a ``dry_run``, what would.

    ``present`` counts tasks that came in before and were left alone, ``alike`` those that came in though there are some
    with their list, title and due."""

    dry_run: bool
    tasks: int = 0
    present: int = 0
    alike: int = 0
    files: int = 0
    lists: list[str] = field(default_factory=list[str])
    labels: list[str] = field(default_factory=list[str])
    filters: list[str] = field(default_factory=list[str])
    notes: list[Note] = field(default_factory=list[Note])

    @property
    def told(self) -> str:
        """What came in, in a sentence."""
        kinds = (("new list", self.lists), ("new label", self.labels), ("new filter", self.filters))
        made = [counted(len(names), kind) for kind, names in kinds if names]
        made += [counted(self.files, "file")] if self.files else []
        did = "Would bring in" if self.dry_run else "Brought in"
        before = f" {counted(self.present, 'task')} came in before." if self.present else ""
        alike = f" Tasks like {self.alike:,} of these were there already." if self.alike else ""
        return f"{did} {', '.join([counted(self.tasks, 'task'), *made])}.{before}{alike}"

    def note(self, line: int | None, item: str, kind: str, reason: str) -> None:
        """Put something into the report."""
        self.notes.append(Note(line, shown_text(item), "skipped" if kind == "skipped" else "changed", reason))


class _DryRun(Exception):  # nothing went wrong: it takes the transaction back
    pass


async def import_file(
    session: AsyncSession, actor: Actor, read: FileRead, *, dry_run: bool = False, again: bool = False, now: datetime,
    progress: Progress = lambda done, total: None, attached: Attached | None = None,
) -> ImportReport:  # fmt: skip
    """Bring in what was read from a file, ``again`` also what came in before and is still there. A dry run does all of
    it, and takes it back: its report is the truth.
    ``attached`` has the files that came with it, in a dry run their places only."""
    report = ImportReport(dry_run=dry_run, notes=list(read.notes))
    try:
        async with session.begin_nested():
            await _Import(session, actor, read.archive, report, now, attached or {}, again).run(progress)
            if dry_run:
                raise _DryRun
    except _DryRun:
        journal.forget(session, actor)
    report.notes.sort(key=lambda note: note.line or 0)
    return report


@dataclass(slots=True)
class _Import:
    session: AsyncSession
    actor: Actor
    archive: Archive
    report: ImportReport
    now: datetime
    attached: Attached
    again: bool
    labels: dict[str, Label] = field(default_factory=dict[str, Label])
    positions: dict[int, int] = field(default_factory=dict[int, int])
    placed: dict[int, Placed] = field(default_factory=dict[int, Placed])
    ids: dict[int, int] = field(default_factory=dict[int, int])
    made: set[int] = field(default_factory=set[int])
    before: Before = field(default_factory=Before)

    async def run(self, progress: Progress) -> None:
        self.labels = {folded(each.name): each for each in await label_service.listing(self.session, self.actor)}
        for label in self.archive.labels:
            await self._label(label, None, label.name)
        await self._filters()
        inbox = await lists.inbox_of(self.session, self.actor.user_id)
        into = [await self._list(each, inbox) for each in self.archive.lists]
        total = len(self.archive.tasks)
        self.before = await found_before(self.session, self.actor, self.archive, again=self.again)
        for start in range(0, total, _AT_ONCE):
            numbers = range(start, min(start + _AT_ONCE, total))
            incoming = {
                number: task
                for number in numbers
                if (task := await self._checked(number, self.archive.tasks[number], into, inbox)) is not None
            }
            await self._keep(incoming)
            progress(numbers.stop, total)

    async def _checked(self, number: int, task: ArchivedTask, into: Sequence[int], inbox: TaskList) -> Incoming | None:
        if (there := self.before.tasks.get(number)) is not None:
            self.placed[number], self.ids[number] = there, self.before.ids[number]
            self.report.present += 1
            self.report.note(task.line, task.title, "skipped", "It came in before, so it was left as it is now.")
            return None
        place = await self._place(task, into, inbox)
        names, ids = await self._labels_of(task)
        try:
            found = checked(
                self.actor, task, place, names, ids, exact=self.archive.exact, note=self.report.note, now=self.now
            )
        except AppError as error:
            self.report.note(task.line, task.title, "skipped", error.message)
            return None
        self.report.files += len(self.attached.get(number, ()))
        if task.files and number not in self.attached:
            named = ", ".join(f"“{shown_text(name)}”" for name in task.files[:_FILES_NAMED])
            more = f" and {len(task.files) - _FILES_NAMED} more" if len(task.files) > _FILES_NAMED else ""
            self.report.note(
                task.line, task.title, "changed", f"Files do not travel along: attach {named}{more} again."
            )
        self.placed[number] = place
        self.positions[place.list_id] = place.position
        self.report.tasks += 1
        self.report.alike += (place.list_id, found.task.title, found.task.due) in self.before.looks
        return found

    async def _keep(self, incoming: Mapping[int, Incoming]) -> None:
        """Level by level: a subtask is kept with the id of its parent."""
        for depth in range(DEPTH_MAX):
            level = [number for number in incoming if self.placed[number].depth == depth]
            tasks = [self._below_parent(number, incoming[number]) for number in level]
            if tasks:
                kept = await keep(self.session, self.actor, tasks, self.now)
                self.ids |= dict(zip(level, kept, strict=True))
                called = {self.ids[number]: self.before.names[number] for number in level}
                await task_uids.keep(self.session, self.actor.user_id, called)
                for number in () if self.report.dry_run else level:
                    await self._attach(number)

    async def _attach(self, number: int) -> None:
        for name, file in zip(self.archive.tasks[number].files, self.attached.get(number, ()), strict=False):
            await task_files.attach_new(self.session, self.actor, self.ids[number], file, name, now=self.now)

    def _below_parent(self, number: int, found: Incoming) -> Incoming:
        if self.placed[number].depth == 0:
            return found
        parent = self.ids[self.archive.tasks[number].parent or 0]
        return replace(found, task=replace(found.task, parent_id=parent))

    async def _filters(self) -> None:
        there = {folded(each.name): each for each in await saved_filters.listing(self.session, self.actor)}
        for each in self.archive.filters:
            known = there.get(folded(each.name))
            if known is not None and known.query == each.query:
                continue
            try:
                made = await saved_filters.create(self.session, self.actor, each.name, each.query, now=self.now)
            except AppError as error:
                self.report.note(None, each.name, "skipped", error.message)
            else:
                self.report.filters.append(made.name)

    async def _place(self, task: ArchivedTask, into: Sequence[int], inbox: TaskList) -> Placed:
        parent = None if task.parent is None else self.placed.get(task.parent)
        if parent is not None and parent.depth + 1 >= DEPTH_MAX:
            self.report.note(
                task.line, task.title, "changed", f"Subtasks go {DEPTH_MAX} levels deep; it is at the top."
            )
            parent = None
        elif task.parent is not None and parent is None:
            self.report.note(task.line, task.title, "changed", "The task above it did not come in; it is at the top.")
        if parent is not None:
            list_id = parent.list_id
        else:
            list_id = into[task.list] if task.list is not None and 0 <= task.list < len(into) else inbox.id
        if list_id not in self.positions:
            self.positions[list_id] = await order.last_position(self.session, list_id) - GAP
        position = self.positions[list_id] + GAP
        return Placed(list_id, 0 if parent is None else parent.depth + 1, position)

    async def _list(self, each: ArchivedList, inbox: TaskList) -> int:
        try:
            if each.is_inbox:
                return await self._inbox(each, inbox)
            name = clean_name(each.name, "a list")
            if (known := await self._known_list(each, name)) is not None:
                return known
            made = await self._make_list(each, name)
        except AppError as error:
            self.report.note(None, each.name, "changed", f"{error.message} Its tasks are in the Inbox.")
            return inbox.id
        self.report.lists.append(made.name)
        if each.archived_at is not None:
            self.made.add(made.id)
        return made.id

    async def _known_list(self, each: ArchivedList, name: str) -> int | None:
        state = "used" if each.archived_at is None else "archived"
        for one in await list_service.listing(self.session, self.actor, state=state):
            # Several that are archived may have one name: such as just came in are others.
            if one.owner_id == self.actor.user_id and folded(one.name) == folded(name) and one.id not in self.made:
                return (await access.the_list(self.session, self.actor, one.id, stays=True)).id
        return None

    async def _inbox(self, each: ArchivedList, inbox: TaskList) -> int:
        if (inbox.description, inbox.color) == ("", "gray") and (each.description, each.color) != ("", "gray"):
            change = ListChange(description=each.description, color=each.color)
            await list_service.change(self.session, self.actor, inbox.id, change, now=self.now)
        return inbox.id

    async def _make_list(self, each: ArchivedList, name: str) -> TaskList:
        moment = self.now.astimezone(UTC)
        new = TaskList(
            id=0,
            owner_id=self.actor.user_id,
            name=name,
            description=clean_description(each.description),
            color=each.color,
            position=await lists.last_position(self.session, self.actor.user_id),
            is_inbox=False,
            # Archived from the beginning: an archived list may have the name of one in use.
            archived_at=None
            if each.archived_at is None
            else moment
            if each.archived_at.tzinfo is None
            else each.archived_at,
            created_at=moment,
            updated_at=moment,
            deleted_at=None,
            version=1,
        )
        made = await lists.insert(self.session, new)
        await journal.record(self.session, self.actor, "add", None, made, self.now)
        return made

    async def _labels_of(self, task: ArchivedTask) -> tuple[tuple[str, ...], tuple[int, ...]]:
        found: dict[str, Label] = {}
        for name in task.labels[:LABELS_MAX]:
            label = await self._label(ArchivedLabel(name=name), task.line, task.title)
            if label is not None:
                found[folded(label.name)] = label
        if len(task.labels) > LABELS_MAX:
            self.report.note(task.line, task.title, "changed", f"A task has at most {LABELS_MAX} labels.")
        ordered = [found[key] for key in sorted(found)]
        return tuple(each.name for each in ordered), tuple(each.id for each in ordered)

    async def _label(self, wanted: ArchivedLabel, line: int | None, item: str) -> Label | None:
        try:
            name = clean_label(wanted.name)
        except AppError as error:
            self.report.note(line, item, "changed", error.message)
            return None
        if folded(name) not in self.labels:
            new = Label(id=0, owner_id=self.actor.user_id, name=name, color=wanted.color)
            self.labels[folded(name)] = await label_store.insert(self.session, new)
            await journal.record(self.session, self.actor, "add", None, self.labels[folded(name)], self.now)
            self.report.labels.append(name)
        return self.labels[folded(name)]
