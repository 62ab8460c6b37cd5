"""A user's tasks as a test speaks of them: by title, one operation a step."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from sqlalchemy.ext.asyncio import AsyncSession

from saydone.domain.actor import Actor
from saydone.domain.task import Task, TaskChange, TaskDraft
from saydone.services import completion, ordering, tasks, trash
from saydone.services.ordering import Spot
from saydone.services.outcome import Outcome
from saydone.store import tasks as store
from saydone.store.db import Database
from saydone.store.order import siblings
from saydone.store.visibility import visible_to
from tests.conftest import Clock


@dataclass
class World:
    """Each step is an operation of its own: ``op-1``, ``op-2`` and so on, each a minute after the one before."""

    db: Database
    actor: Actor
    clock: Clock
    steps: int = 0
    ids: dict[str, str] = field(default_factory=dict[str, str])

    def as_(self, actor: Actor) -> "World":
        """The same tasks, and another who acts."""
        return replace(self, actor=actor, ids=self.ids)

    @asynccontextmanager
    async def step(self) -> AsyncGenerator[tuple[AsyncSession, Actor]]:
        self.steps += 1
        self.clock.pass_(minutes=1)
        async with self.db.transaction() as session:
            yield session, replace(self.actor, operation=f"op-{self.steps}")

    async def add(self, *drafts: TaskDraft | str, below: str | None = None, to: int | None = None) -> list[Task]:
        parent = None if below is None else int(self.ids[below])
        wanted = [TaskDraft(draft) if isinstance(draft, str) else draft for draft in drafts]
        async with self.step() as (session, actor):
            placed = [replace(draft, parent_id=parent, list_id=draft.list_id or to) for draft in wanted]
            outcome = await tasks.add(session, actor, placed, now=self.clock())
        for failure in outcome.failed:
            raise failure.error
        self.ids |= {task.title: str(task.id) for task in outcome.changed}
        return outcome.changed

    async def change(self, title: str, change: TaskChange) -> Outcome:
        async with self.step() as (session, actor):
            return await tasks.update(session, actor, [(self.ids[title], change)], now=self.clock())

    async def complete(self, *titles: str, subtasks: completion.SubtaskRule = "with-parent") -> Outcome:
        async with self.step() as (session, actor):
            ids = [self.ids[title] for title in titles]
            return await completion.complete(session, actor, ids, subtasks=subtasks, now=self.clock())

    async def reopen(self, *titles: str) -> Outcome:
        async with self.step() as (session, actor):
            return await completion.reopen(session, actor, [self.ids[title] for title in titles], now=self.clock())

    async def delete(self, *titles: str) -> Outcome:
        async with self.step() as (session, actor):
            return await trash.delete(session, actor, [self.ids[title] for title in titles], now=self.clock())

    async def restore(self, *titles: str) -> Outcome:
        async with self.step() as (session, actor):
            return await trash.restore(session, actor, [self.ids[title] for title in titles], now=self.clock())

    async def move(self, *titles: str, side: str, of: str | None = None) -> Outcome:
        spot = Spot(side, None if of is None else self.ids[of])  # pyright: ignore[reportArgumentType] # a test's word
        async with self.step() as (session, actor):
            return await ordering.move(session, actor, [self.ids[title] for title in titles], spot, now=self.clock())

    async def task(self, title: str) -> Task:
        """The task as it is, in the trash or not."""
        number = int(self.ids[title])
        async with self.db.reading() as session:
            sees = await visible_to(session, self.actor.user_id)
            return (await store.find(session, sees, [number], where="anywhere"))[number]

    async def order(self, list_id: int, *, below: str | None = None) -> list[str]:
        """The titles in a list, or below a task, in their order."""
        titles = {int(number): title for title, number in self.ids.items()}
        parent = None if below is None else int(self.ids[below])
        async with self.db.reading() as session:
            return [titles[number] for number, _ in await siblings(session, list_id, parent, besides=[])]
